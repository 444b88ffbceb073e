"""A label is looked up in the library again before it is opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from agent.chat.passage import Standing, list_versions, open_passage, recheck
from agent.chat.session import Session
from agent.render.cite import Citation
from store.filters import Filters
from store.library import Library
from tests.agent.chat.conftest import TEXTS


def cite(library: Library) -> Citation:
    """Return the place of the hub's costs."""
    session = Session(library)
    session.answer(session.understand("How much does the hub cost?"))
    place = session.labels.find(1)
    assert place is not None
    assert "12 million crowns" in place.evidence[0].quote
    return place


def test_a_passage_shows_the_sentences_around_the_cited_one(library: Library) -> None:
    passage = open_passage(library, cite(library), Filters())
    assert passage.checked.standing is Standing.HOLDS
    texts = [each.text for each in passage.sentences]
    assert "Each participant bears its own costs." in texts
    assert "Costs are reviewed every two years." in texts
    (cited,) = [each for each in passage.sentences if each.ordinal in passage.cited]
    assert "12 million crowns" in cited.text


def test_a_replaced_file_is_named_as_such(own_library: Library, documents: Path) -> None:
    place = cite(own_library)
    changed = TEXTS["memorandum.md"].replace("12 million", "15 million")
    (documents / "memorandum.md").write_text(changed, encoding="utf-8")
    own_library.add([documents])
    checked = recheck(own_library, place, list_versions(own_library, Filters()))
    assert checked.standing is Standing.NO_LONGER_CURRENT
    assert checked.newer is not None
    assert open_passage(own_library, place, Filters()).sentences


def test_a_removed_document_proves_nothing_more(own_library: Library) -> None:
    place = cite(own_library)
    own_library.remove([place.document.id])
    passage = open_passage(own_library, place, Filters())
    assert passage.checked.standing is Standing.REMOVED
    assert passage.sentences == ()


def test_words_that_are_not_there_letter_for_letter_are_found_out(library: Library) -> None:
    place = cite(library)
    item = replace(place.evidence[0], quote=place.evidence[0].quote.replace("12", "13"))
    false = replace(place, evidence=(item,))
    assert recheck(library, false, list_versions(library, Filters())).standing is Standing.CHANGED
    assert open_passage(library, false, Filters()).sentences == ()
