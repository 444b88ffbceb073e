"""Sentences retold as analysts retell them: the whole gate passes them, and stops the changed one.

`retold.json` holds invented sentences. Each row stands for a class of honest paraphrase that the
checks refused on texts they had not seen, with a corrupted sister that they must go on refusing.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from agent.gate import judge
from agent.types import Draft, Finding, Judgement
from tests.agent.checks.build import FACT, evidence

Row = dict[str, str | list[str]]
ROWS: Final[list[Row]] = json.loads(
    Path(__file__).with_name("retold.json").read_text(encoding="utf-8")
)


def findings(row: Row, text: str) -> tuple[Finding, ...]:
    """Return what the gate finds in a statement on the row's sentence."""
    lead = row.get("lead")
    offered = evidence(
        str(row["quote"]), title=str(row.get("title", "")), lead=str(lead) if lead else None
    )
    verdict = judge(Draft(text=text, kind=FACT, evidence=(offered,))).verdict
    assert bool(verdict.findings) == (verdict.judgement is not Judgement.SUPPORTED)
    return verdict.findings


@pytest.mark.parametrize(
    ("row", "text"),
    [(row, text) for row in ROWS for text in row["sound"]],
    ids=lambda value: value[:60] if isinstance(value, str) else "",
)
def test_an_honest_retelling_passes(row: Row, text: str) -> None:
    """Other words, the same facts: nothing is found."""
    assert findings(row, text) == ()


@pytest.mark.parametrize(
    ("row", "text"),
    [(row, text) for row in ROWS for text in row["wrong"]],
    ids=lambda value: value[:60] if isinstance(value, str) else "",
)
def test_its_corrupted_sister_is_stopped(row: Row, text: str) -> None:
    """The same retelling with one thing changed is found out."""
    assert findings(row, text)
