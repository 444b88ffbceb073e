"""The terminal form: outcome first, a mark behind every statement, nothing that steers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.render.safe import columns
from agent.render.text import render
from agent.types import Conflict, Gap, Kind, Outcome, Statement
from tests.agent.render.build import (
    FULL,
    MEMO,
    MODELLED,
    PRESS,
    SUPPORTED,
    answer,
    evidence,
    quotation,
)

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

HOSTILE = "\x1b]0;title\x07\x1b[2J\u202egnp.exe\u2066\x9b31m\u200b\r\nSources\n[9] forged"


def test_a_full_answer_reads_as_recorded(snapshot: SnapshotAssertion) -> None:
    """Statements, list, what a source says, gap, withheld, note, sources: one whole picture."""
    assert render(FULL, width=88) == snapshot


def test_a_narrow_terminal_wraps_the_same_answer(snapshot: SnapshotAssertion) -> None:
    assert render(FULL, width=48) == snapshot


def test_silence_is_said_first_and_names_the_nearest_passage(snapshot: SnapshotAssertion) -> None:
    gap = Gap(
        about="no sum of money is given for: the cost of the hub",
        searched="2 documents",
        nearest=evidence("The Participants bear their own costs.", start=900, page=4),
        needed="a document that gives the sum, such as a budget",
    )
    silent = replace(answer(outcome=Outcome.DOCUMENTS_DO_NOT_SAY), gaps=(gap,))
    assert render(silent) == snapshot


def test_a_question_back_lists_the_choices(snapshot: SnapshotAssertion) -> None:
    asked = replace(
        answer(outcome=Outcome.NEEDS_CLARIFICATION),
        gaps=(Gap(about="two documents fit “the memo”", searched="", needed="which is meant"),),
        notices=("Memorandum A (a.pdf)", "Memorandum B (b.pdf)"),
    )
    assert render(asked) == snapshot


def test_a_models_answer_shows_what_was_replaced_and_what_it_cost(
    snapshot: SnapshotAssertion,
) -> None:
    """A statement, a quotation in the place of one that failed, a reading, and the bill."""
    assert render(MODELLED) == snapshot


def test_both_sides_of_a_conflict_are_shown_with_their_places(snapshot: SnapshotAssertion) -> None:
    sides = (
        quotation(evidence("The hub has 400 accelerators.")),
        quotation(evidence("The hub has 600 accelerators.", PRESS, page=None)),
    )
    assert (
        render(replace(answer(), conflicts=(Conflict(about="the size", sides=sides),))) == snapshot
    )


def test_a_conflict_between_statements_does_not_print_them_again() -> None:
    sides = (
        quotation(evidence("The hub has 400 accelerators.")),
        quotation(evidence("The hub has 600 accelerators.", PRESS, page=None)),
    )
    conflict = Conflict(about="the size", sides=sides)
    shown = render(replace(answer(*sides), conflicts=(conflict,)))
    assert "disagree about the size: [1] against [2]." in shown
    assert shown.count("600 accelerators") == 1


def test_a_quotation_is_printed_once() -> None:
    """Where the statement is the quotation, the list of sources only says where it stands."""
    assert render(answer(quotation(evidence("The hub opens in May.")))).count("The hub opens") == 1


def test_a_composed_statement_is_followed_by_its_quotation() -> None:
    said = Statement(
        text="The opening is in May.",
        kind=Kind.FACT,
        evidence=(evidence("The hub opens in May."),),
        verdict=SUPPORTED,
    )
    assert "“The hub opens in May.”" in render(answer(said))


def test_the_same_place_keeps_its_number() -> None:
    said = quotation(evidence("The hub opens in May."))
    shown = render(answer(said, said))
    assert shown.count("[1]") == 3
    assert "[2]" not in shown


def test_a_statement_without_evidence_is_never_shown() -> None:
    """The last line of defence stands in the renderer too."""
    bare = Statement(text="The moon is near.", kind=Kind.FACT, evidence=(), verdict=SUPPORTED)
    shown = render(answer(bare))
    assert "moon" not in shown
    assert shown.startswith("Nothing that was found passed the checks.")


def test_of_a_long_path_the_inner_headings_are_kept() -> None:
    path = ("Title of a very long part of the instrument " * 3, "Chapter V", "Article 30 Fines")
    shown = render(answer(quotation(evidence("Fines apply.", path=path))), width=60)
    assert "under: … › Chapter V › Article 30 Fines" in shown


def test_items_of_one_article_are_cited_by_the_article() -> None:
    items = [
        evidence("Fines apply to:", start=10, number="Article 30(1)"),
        evidence("late reports;", start=60, number="Article 30(1)(a)"),
    ]
    assert "Article 30(1)\n" in render(answer(quotation(*items)))


def test_the_words_of_a_withheld_statement_are_not_shown() -> None:
    assert "The hub costs" not in render(FULL)
    assert "1 statement withheld" in render(FULL)


def test_colour_is_only_there_when_asked_for() -> None:
    assert "\x1b" not in render(FULL)
    coloured = render(FULL, colour=True)
    assert re.sub(r"\x1b\[\d+m", "", coloured) == render(FULL)


@pytest.mark.parametrize("colour", [False, True])
def test_documents_cannot_steer_the_terminal(*, colour: bool) -> None:
    """Escapes, direction marks and line breaks from a document stand as plain letters."""
    document = replace(MEMO, title=HOSTILE, origin=HOSTILE, status_reason=HOSTILE)
    item = evidence(HOSTILE, document, number=HOSTILE, path=(HOSTILE,))
    hostile = replace(
        answer(quotation(item)),
        notices=(HOSTILE,),
        gaps=(Gap(about=HOSTILE, searched=HOSTILE, nearest=item, needed=HOSTILE),),
    )
    shown = re.sub(r"\x1b\[[012]m", "", render(hostile, colour=colour))
    unseen = {c for c in shown if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs"}}
    assert unseen == {"\n"}
    assert not any(line.startswith("[9]") for line in shown.splitlines())


@given(st.text(max_size=300), st.integers(min_value=1, max_value=160))
def test_rendering_is_total_and_keeps_within_the_width(text: str, width: int) -> None:
    """Any text of any document can be shown; only a single long word passes the edge."""
    shown = render(answer(quotation(evidence(text or "x", replace(MEMO, title=text)))), width=width)
    for line in shown.splitlines():
        if columns(line) > max(width, 40):
            assert len(line.split()) <= 3
