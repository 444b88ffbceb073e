"""A verification reads as one block for each lost sentence; no text of a document is obeyed."""

from __future__ import annotations

import json

from agent.bundle.types import Checked, Found, Report, Standing
from agent.render.json import dump
from agent.render.verified import as_values, render
from agent.types import Kind
from tests.agent.render.build import evidence

HOSTILE = "The hub \x1b[2Jcosts\u202e 12 million."


def lost(number: int, text: str = HOSTILE, *, section: str = "Facts") -> Checked:
    found = Found(
        standing=Standing.CHANGED,
        reason=f"“{text}” has changed",
        instead=evidence("The hub costs 15 million.\x07"),
    )
    return Checked(
        number=number,
        section=section,
        text=text,
        kind=Kind.FACT,
        standing=Standing.CHANGED,
        reason=found.reason,
        found=(found,),
    )


def held(number: int, standing: Standing = Standing.HOLDS) -> Checked:
    now = evidence("It stands.")
    return Checked(
        number=number,
        section="Facts",
        text="It stands.",
        kind=Kind.FACT,
        standing=standing,
        found=(Found(standing=standing, now=now),),
    )


def report(*checked: Checked, notices: tuple[str, ...] = ()) -> Report:
    return Report(
        title="What \x1b]0;x\x07 costs?",
        as_at="2026-03-02",
        seal="ab" * 32,
        checked=checked,
        notices=notices,
    )


def test_a_lost_sentence_is_shown_with_what_happened_and_what_stands_there_now() -> None:
    told = render(report(held(1), lost(2)), name="b.json", width=200)
    assert "Statements: 2. Still proven: 1. Support lost: 1. Seal: abababababababab" in told
    block = told.split("\n\n")[1]
    assert block.startswith("Statement 2 (Facts): the document has changed\n  - The hub ")
    assert "nearest now: “The hub costs 15 million." in block


def test_the_same_loss_is_told_once_for_all_places() -> None:
    told = render(report(lost(1), lost(4, section="Dates")), name="b.json", width=200)
    assert "Statements 1, 4 (Facts; Dates): the document has changed" in told
    assert told.count("nearest now") == 1


def test_moved_words_are_counted_and_nothing_is_said_against_them() -> None:
    told = render(report(held(1), held(2, Standing.MOVED)), name="b.json", width=200)
    assert "Still proven: 2 (1 at a new place)." in told
    assert "Statement 2" not in told


def test_a_bundle_without_statements_has_nothing_to_check() -> None:
    assert "nothing to check" in render(report(), name="b.json", width=80)


def test_unseen_characters_are_spelled_out_and_lines_keep_within_the_width() -> None:
    told = render(report(lost(1), notices=("A \x1b note.",)), name="b\x1b.json", width=60)
    assert not any(c < " " and c != "\n" for c in told)
    assert "\u202e" not in told
    assert max(map(len, told.splitlines())) <= 60


def test_json_holds_every_statement_and_its_evidence() -> None:
    values = json.loads(dump(as_values(report(held(1), lost(2)))))
    assert values["outcome"] == "lost"
    assert [each["standing"] for each in values["statements"]] == ["holds", "changed"]
    assert values["statements"][0]["evidence"][0]["now"]["quote"] == "It stands."
    assert values["statements"][1]["evidence"][0]["nearest"]["quote"].startswith("The hub costs 15")
    assert as_values(report(held(1)))["outcome"] == "holds"
