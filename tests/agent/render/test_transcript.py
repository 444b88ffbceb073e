"""A conversation on paper: every label has its footnote, and nothing typed or cited is markup."""

from __future__ import annotations

import json
from dataclasses import replace

from agent.chat.labels import Labels
from agent.chat.passage import Passage, Rechecked, Standing
from agent.chat.types import Standalone, Turn, Way
from agent.render.json import dump
from agent.render.passage import explain, write_passage
from agent.render.transcript import as_markdown, as_values
from agent.types import Usage
from store.types import Status
from tests.agent.render.build import MEMO, PRESS, answer, evidence, quotation

FIRST = quotation(evidence("The hub has 400 accelerators."))
SECOND = quotation(evidence("See <b>[here](http://evil.example)</b> \x1b[2J.", PRESS, page=None))


def turns() -> list[Turn]:
    asked = "What of [this](http://evil.example) <script>?"
    return [
        Turn(number=1, asked=asked, standalone=Standalone(text=asked), answer=answer(FIRST)),
        Turn(
            number=2,
            asked="And it?",
            standalone=Standalone(text="And the hub?", way=Way.BY_RULES, notes=("unclear",)),
            answer=answer(SECOND, FIRST),
        ),
    ]


def test_labels_run_through_and_each_has_one_footnote() -> None:
    text = as_markdown(turns(), Labels(), Usage())
    assert text.count("[^1]:") == text.count("[^2]:") == 1
    assert "400 accelerators.”[^1]" in text
    assert f"version `{MEMO.version[:16]}`" in text
    assert "*Asked as (rewritten by rules): And the hub?*" in text
    assert "*Note: unclear*" in text


def test_nothing_typed_or_cited_is_markup() -> None:
    text = as_markdown(turns(), Labels(), Usage())
    assert "](http" not in text
    assert "<script" not in text.replace("\\<script", "")
    assert "\x1b" not in text


def test_the_values_are_json_with_labels() -> None:
    values = json.loads(dump(as_values(turns(), Labels(), Usage()), indent=None))
    assert [[each["number"] for each in turn["labels"]] for turn in values["turns"]] == [
        [1],
        [2, 1],
    ]


def test_what_became_of_a_place_is_said() -> None:
    labels = Labels()
    labels.number([FIRST])
    place = labels.places[0]
    old = replace(MEMO, status=Status.REPLACED, status_reason="a newer file")
    told = [
        explain(Rechecked(place=place, standing=standing, document=old, newer=newer))
        for standing, newer in (
            (Standing.HOLDS, None),
            (Standing.NO_LONGER_CURRENT, MEMO),
            (Standing.REMOVED, None),
            (Standing.REMOVED, MEMO),
            (Standing.CHANGED, None),
        )
    ]
    assert "letter for letter" in told[0]
    assert "replaced: a newer file" in told[1]
    assert "removed" in told[2]
    assert "replaced" in told[3]
    assert "any more" in told[4]


def test_a_passage_without_its_text_shows_what_was_cited() -> None:
    labels = Labels()
    labels.number([SECOND])
    checked = Rechecked(place=labels.places[0], standing=Standing.REMOVED)
    shown = write_passage(Passage(checked=checked), width=80)
    assert "It was cited as:" in shown
    assert "\x1b" not in shown
