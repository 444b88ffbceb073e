"""What reports harden stands beside the original; what was held back stands with its reason."""

from __future__ import annotations

from dataclasses import replace

from agent.types import Evidence, Finding, Judgement, Kind, Statement, Verdict
from evals.shelf import Shelf
from tests.agent.briefing.computed.conftest import MakeShelf
from tests.agent.briefing.computed.scene import MEMORANDUM, ask_for, list_rows, open_context, tell


def test_a_release_that_hardens_the_memorandum_is_shown_with_the_safe_wording(
    laboratory: Shelf,
) -> None:
    rows = list(list_rows(ask_for("do_not_say", open_context(laboratory))))
    assert len(rows) == 1
    assert tell(rows[0]["Do not say"]).startswith("The two countries will open a second site")
    assert tell(rows[0]["Safe wording"]).startswith("1.3 The Participants plan to open")
    assert "5 undertaking (“will”)" in rows[0]["Why"].text
    assert "4 intention (“plan to”)" in rows[0]["Why"].text


def write_release(sentence: str, day: str) -> str:
    return (
        f"---\ntitle: News of the laboratory\nissuer: Ministry of Research of Norland\n"
        f"date: {day}\n---\n\n# News of the joint ocean laboratory\n\n"
        f"Ministry of Research of Norland\n\nPress release, {day}\n\n{sentence}\n"
    )


def count(make_shelf: MakeShelf, sentence: str, day: str) -> int:
    shelf = make_shelf(memorandum=MEMORANDUM, release=write_release(sentence, day))
    return len(list(list_rows(ask_for("do_not_say", open_context(shelf)))))


def test_what_came_of_a_plan_later_is_no_hardened_plan(make_shelf: MakeShelf) -> None:
    done = "The Participants opened a second site of the joint ocean laboratory."
    assert count(make_shelf, done, "2027-04-01") == 0


def test_a_wording_no_firmer_than_the_original_may_be_said(make_shelf: MakeShelf) -> None:
    same = "The Participants plan to open a second site of the joint ocean laboratory soon."
    assert count(make_shelf, same, "2025-05-04") == 0


def test_a_wording_that_keeps_its_condition_may_be_said(make_shelf: MakeShelf) -> None:
    bound = "A second site of the joint ocean laboratory will be subject to the budget."
    assert count(make_shelf, bound, "2025-05-04") == 0


def test_another_matter_is_not_compared(make_shelf: MakeShelf) -> None:
    other = "The joint ocean laboratory will sell tickets to visitors in the summer."
    assert count(make_shelf, other, "2025-05-04") == 0


def withhold(evidence: tuple[Evidence, ...]) -> Statement:
    finding = Finding(check="force", judgement=Judgement.OVERSTATED, message="not so firm")
    return Statement(
        text="The Participants must run the laboratory.",
        kind=Kind.FACT,
        evidence=evidence,
        verdict=Verdict(judgement=Judgement.OVERSTATED, findings=(finding,)),
    )


def test_what_was_held_back_is_shown_as_that_beside_the_source(laboratory: Shelf) -> None:
    context = open_context(laboratory)
    document = context.desk.documents()[0]
    sentence = next(each for each in context.desk.sentences(document) if "1.1" in each.text)
    held = withhold((context.desk.show(document, sentence),))
    rows = list(list_rows(ask_for("do_not_say", replace(context, withheld=(held,)))))
    last = rows[-1]
    assert last["Do not say"].text == "The Participants must run the laboratory."
    assert not last["Do not say"].statements
    assert last["Why"].text == "proposed for this briefing and held back: not so firm"
    assert tell(last["Safe wording"]).startswith("1.1 The Participants intend")


def test_what_was_held_back_without_a_passage_has_no_safe_wording_and_is_left_out(
    laboratory: Shelf,
) -> None:
    context = replace(open_context(laboratory), withheld=(withhold(()),))
    assert len(list(list_rows(ask_for("do_not_say", context)))) == 1
