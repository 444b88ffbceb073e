"""The work on a row: what is asked, and that nothing is made of two states of the library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from agent.batch.errors import LibraryChanged, RunHalted
from agent.batch.given import restore_row
from agent.batch.meter import Meter
from agent.batch.output import open_render
from agent.batch.types import Row
from agent.batch.work import Work
from agent.briefing.types import Briefing
from agent.errors import QuotaSpent
from agent.model.double import ScriptedModel
from agent.model.types import Request
from agent.quote.shelf import Shelf
from agent.types import Outcome, Usage
from store.embed.double import HashEmbedder
from store.errors import BadInput, LibraryMissing
from store.library import Library

TEXT = "# The Office\n\nThe Office employs 35 inspectors. It was founded in 2021.\n"
QUESTION = "How many inspectors does the Office employ?"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "office.md").write_text(TEXT)
    with Library.create(tmp_path / "library", embedder=HashEmbedder()) as made:
        made.add([tmp_path / "files"])
        yield made


def question(text: str = QUESTION, **more: object) -> Row:
    return restore_row("q", json.dumps({"question": text, **more}))


def read(content: bytes) -> Any:  # noqa: ANN401 - as JSON is
    return json.loads(content)


def test_a_question_becomes_a_bundle(library: Library) -> None:
    work = Work(
        library=library, formats=["json"], render=open_render(), today=lambda: date(2026, 1, 2)
    )
    result = work.do(question(), Meter())
    assert result.outcome is Outcome.ANSWER
    assert result.statements == 1
    assert result.fingerprint == library.fingerprint
    (output,) = result.outputs
    bundle = read(output.content)
    assert bundle["question"] == QUESTION
    assert bundle["as_at"] == "2026-01-02"
    assert "35 inspectors" in bundle["statements"][0]["text"]


def test_a_row_may_name_its_own_formats(library: Library) -> None:
    work = Work(library=library, formats=["md"], render=lambda _, form, __: form.encode())
    result = work.do(question(formats=["json", "html"]), Meter())
    assert [each.format for each in result.outputs] == ["json", "html"]


def test_a_silence_shows_no_statement_and_is_not_blank(library: Library) -> None:
    work = Work(library=library, formats=[], render=open_render())
    result = work.do(question("What is the price of bananas on Mars?"), Meter())
    assert result.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    assert result.statements == 0
    assert not result.blank


def test_filters_that_leave_no_document_fail_the_row(library: Library) -> None:
    work = Work(library=library, formats=["json"], render=open_render())
    with pytest.raises(BadInput, match="no document in the library fits"):
        work.do(question(issuers=["Nobody"]), Meter())


def test_another_library_than_the_runs_is_refused_before_anything_is_asked(
    library: Library,
) -> None:
    model = ScriptedModel(lambda _: "{}")
    work = Work(
        library=library, formats=[], render=open_render(), model=model, fingerprint="another"
    )
    with pytest.raises(LibraryChanged, match="--allow-drift"):
        work.do(question(), Meter())
    assert not model.requests


def test_a_library_that_changes_while_a_row_is_made_makes_no_row(
    library: Library, tmp_path: Path
) -> None:
    """Also where drift is allowed: a row is of one state of the library, whichever."""

    def change(_: Briefing, __: str, ___: Shelf) -> bytes:
        (tmp_path / "files" / "more.md").write_text("# More\n\nThe Office has a garden.\n")
        library.add([tmp_path / "files"])
        return b""

    work = Work(library=library, formats=["json"], render=change)
    with pytest.raises(LibraryChanged):
        work.do(question(), Meter())


def test_a_document_that_was_removed_meanwhile_is_a_change_of_the_library(
    library: Library,
) -> None:
    def remove(_: Briefing, __: str, ___: Shelf) -> bytes:
        library.remove([library.documents()[0].id])
        raise LibraryMissing("a document was removed meanwhile")

    work = Work(library=library, formats=["json"], render=remove)
    with pytest.raises(LibraryChanged):
        work.do(question(), Meter())


def test_a_checker_that_failed_makes_no_row(library: Library) -> None:
    work = Work(
        library=library, formats=[], render=open_render(), find_fault=lambda: "the checker ended"
    )
    with pytest.raises(RunHalted, match="the checker ended"):
        work.do(question(), Meter())


def refuse(_: Request) -> str:
    raise QuotaSpent("nothing left", usage=Usage(calls=1, input_tokens=7))


def test_what_a_failed_call_cost_is_counted_and_its_failure_kept(library: Library) -> None:
    meter = Meter()
    work = Work(library=library, formats=[], render=open_render(), model=ScriptedModel(refuse))
    with pytest.raises(QuotaSpent):
        work.do(question(), meter)
    assert meter.usage.calls == 1
    assert meter.usage.input_tokens == 7
    assert isinstance(meter.failures[0], QuotaSpent)
