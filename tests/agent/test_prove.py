"""A statement holds only if every check does, and every quotation stands in the store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.prove import blame, holds, prove
from agent.quote.shelf import Desk
from agent.types import Draft, Finding, Judgement, Kind
from evals.shelf import Shelf, build
from store.embed import open_embedder
from store.filters import Filters
from store.readers import parse

TEXT = "# Note\n\nThe office opens on 3 May 2024.\n\nIt has twelve rooms.\n"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return build([("note.md", parse(TEXT.encode(), "note.md"))], embedder=open_embedder())


@pytest.fixture
def desk(shelf: Shelf) -> Desk:
    return Desk(shelf=shelf, filters=Filters())


def quoted(desk: Desk, words: str) -> Draft:
    """Return a draft that quotes the sentence with these words."""
    document = desk.documents()[0]
    sentence = next(each for each in desk.sentences(document) if words in each.text)
    return Draft(text=sentence.text, kind=Kind.FACT, evidence=(desk.show(document, sentence),))


def test_a_quotation_from_the_store_holds(desk: Desk) -> None:
    assert holds(prove(desk, quoted(desk, "twelve")))


def test_a_quotation_that_the_store_does_not_have_is_found(desk: Desk) -> None:
    """The statement and its evidence agree, and both are wrong."""
    draft = quoted(desk, "twelve")
    forged = draft.evidence[0].quote.replace("twelve", "eleven")
    draft = replace(draft, text=forged, evidence=(replace(draft.evidence[0], quote=forged),))
    statement = prove(desk, draft)
    assert not holds(statement)
    assert [each.check for each in statement.verdict.findings] == ["pointer"]


def test_a_draft_without_evidence_never_holds(desk: Desk) -> None:
    draft = Draft(text="It has twelve rooms.", kind=Kind.FACT, evidence=())
    assert not holds(prove(desk, draft, checks=()))


def test_the_worst_finding_decides(desk: Desk) -> None:
    statement = prove(desk, quoted(desk, "twelve"))
    harmless = Finding(check="a", judgement=Judgement.SUPPORTED, message="fine")
    bad = Finding(check="b", judgement=Judgement.OVERSTATED, message="too much")
    assert holds(blame(statement, [harmless]))
    assert blame(statement, [harmless, bad]).verdict.judgement is Judgement.OVERSTATED
    assert blame(statement, []) is statement
