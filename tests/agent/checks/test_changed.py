"""Frequencies, contraries, details and more: in other words they pass, changed they are found.

`changed.json` holds invented sentences. Each sound paraphrase passes every check of this group;
each wrong one has a single thing changed, and the gate as a whole must hold it back.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from agent.checks import plain
from agent.checks.binding import talk
from agent.checks.denying import contrary, directions
from agent.checks.relating import details, quantifiers
from agent.checks.values import counted, factors, frequency
from agent.gate import judge
from agent.types import Draft, Judgement
from tests.agent.checks.build import FACT, evidence

CHECKS: Final = (
    frequency,
    contrary,
    counted,
    details,
    directions,
    factors,
    plain,
    quantifiers,
    talk,
)
ROWS: Final = json.loads(Path(__file__).with_name("changed.json").read_text(encoding="utf-8"))
SOUND: Final = [(row["quotes"], text) for row in ROWS for text in row["sound"]]
WRONG: Final = [(row["quotes"], text) for row in ROWS for text in row["wrong"]]


@pytest.mark.parametrize(("quotes", "text"), SOUND, ids=[text[:60] for _, text in SOUND])
def test_a_paraphrase_that_changes_nothing_passes(quotes: list[str], text: str) -> None:
    offered = [evidence(quote, start=1_000 * place) for place, quote in enumerate(quotes)]
    assert [found for one in CHECKS for found in one.check(text, FACT, offered)] == []


@pytest.mark.parametrize(("quotes", "text"), WRONG, ids=[text[:60] for _, text in WRONG])
def test_one_changed_thing_is_held_back(quotes: list[str], text: str) -> None:
    offered = tuple(evidence(quote, start=1_000 * place) for place, quote in enumerate(quotes))
    verdict = judge(Draft(text=text, kind=FACT, evidence=offered)).verdict
    assert verdict.judgement is not Judgement.SUPPORTED
