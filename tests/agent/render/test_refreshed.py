"""A refreshed briefing is shown as old against new; no text of a document is obeyed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from agent.briefing.answered import as_briefing
from agent.briefing.types import Briefing, Paragraph, Section
from agent.bundle.refresh import Refreshed
from agent.bundle.rewriting import Change
from agent.bundle.types import Checked, Report, Standing
from agent.render.json import dump
from agent.render.refreshed import as_values, render
from agent.types import Kind, Statement
from tests.agent.render.build import answer, evidence, quotation

OLD = quotation(evidence("The hub costs 12 million crowns a year.\x1b[2J"))
NEW = quotation(evidence("The hub costs 15 million crowns a year.\x1b[2J"))
OTHER = quotation(evidence("Fellowships last eighteen months."))


def brief(statement: Statement, *, day: date) -> Briefing:
    told = as_briefing(answer(statement), as_at=day)
    section = Section(key="answer", title="Facts", blocks=(Paragraph(statement=statement),))
    return replace(told, sections=(section,))


def refreshed(change: Change | None, after: Statement = NEW) -> Refreshed:
    checked = (change.lost,) if change else ()
    return Refreshed(
        briefing=brief(after, day=date(2026, 11, 20)),
        before=brief(OLD, day=date(2026, 3, 2)),
        report=Report(title="Costs", as_at="2026-03-02", seal="ab" * 32, checked=checked),
        changes=(change,) if change else (),
    )


def lost() -> Checked:
    return Checked(
        number=1,
        section="Facts",
        text=OLD.text,
        kind=Kind.FACT,
        standing=Standing.CHANGED,
        reason="“Memorandum” has changed\x07",
    )


def show(done: Refreshed, width: int = 200) -> str:
    told = render(done, name="b.json", width=width)
    assert not any(c < " " and c != "\n" for c in told)
    return told


def test_old_and_new_stand_against_each_other_and_what_differs_is_named() -> None:
    told = show(refreshed(Change(lost=lost(), after=NEW)))
    assert "as at 2026-03-02, now 2026-11-20" in told
    assert "Kept: 0. Redrafted: 1. Taken out: 0." in told
    assert "  - The hub costs 12 million crowns a year." in told
    assert "  + The hub costs 15 million crowns a year." in told
    assert "changed: “12” is now “15”" in told


def test_words_are_not_compared_where_little_is_the_same() -> None:
    told = show(refreshed(Change(lost=lost(), after=OTHER, drawn=True), OTHER))
    assert "need not say the same" in told
    assert "changed:" not in told


def test_what_was_taken_out_is_said_so() -> None:
    told = show(refreshed(Change(lost=lost())))
    assert "Taken out: 1." in told
    assert "taken out: nothing was found" in told


def test_a_section_made_anew_shows_what_went_and_what_came() -> None:
    told = show(refreshed(Change(lost=lost(), remade=True)))
    assert "Facts: made anew as a whole" in told
    assert "  - The hub costs 12 million" in told
    assert "  + The hub costs 15 million" in told
    assert "In sections made anew: 1." in told


def test_where_nothing_changed_that_is_said() -> None:
    assert "nothing was redrafted" in show(refreshed(None))


def test_json_tells_the_same() -> None:
    values = json.loads(dump(as_values(refreshed(Change(lost=lost(), after=NEW)))))
    (change,) = values["changes"]
    assert (change["before"], change["after"]["text"]) == (OLD.text, NEW.text)
    remade = as_values(refreshed(Change(lost=lost(), remade=True)))["sections_made_anew"]
    assert [(each["gone"], each["come"]) for each in remade] == [((OLD.text,), (NEW.text,))]
