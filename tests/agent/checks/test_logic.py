"""Negation, exception, order, cause, comparison, quantifier, scope: sound and changed sentences.

`logic.json` holds invented policy sentences. The sound paraphrases of each stay as they are under
every check of logic; each wrong one has a single thing changed that one of these checks must see.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from agent.checks.denying import polarity
from agent.checks.relating import cause, comparison, order, quantifiers, scope
from agent.types import Evidence, Finding
from tests.agent.checks.build import FACT, evidence

CHECKS: Final = (polarity, order, cause, comparison, quantifiers, scope)
ROWS: Final = json.loads(Path(__file__).with_name("logic.json").read_text(encoding="utf-8"))
SOUND: Final = [(row["quotes"], text) for row in ROWS for text in row["sound"]]
WRONG: Final = [(row["kind"], row["quotes"], text) for row in ROWS for text in row["wrong"]]


def offered(quotes: list[str]) -> list[Evidence]:
    """Return each sentence as evidence."""
    return [evidence(quote, start=1_000 * place) for place, quote in enumerate(quotes)]


def found(text: str, quotes: list[str]) -> list[Finding]:
    """Return what the checks of logic find in a statement."""
    return [each for one in CHECKS for each in one.check(text, FACT, offered(quotes))]


@pytest.mark.parametrize(("quotes", "text"), SOUND, ids=[text[:60] for _, text in SOUND])
def test_a_paraphrase_that_changes_nothing_passes(quotes: list[str], text: str) -> None:
    """Other words, the same rule: nothing is found."""
    assert found(text, quotes) == []


@pytest.mark.parametrize(
    ("kind", "quotes", "text"), WRONG, ids=[f"{kind}: {text[:50]}" for kind, _, text in WRONG]
)
def test_one_changed_thing_is_found(kind: str, quotes: list[str], text: str) -> None:
    """A lost "not", a swapped order, another cause: one is enough."""
    assert found(text, quotes), kind


@pytest.mark.parametrize("row", ROWS, ids=[row["quotes"][0][:50] for row in ROWS])
def test_a_sentence_holds_against_itself(row: dict[str, list[str]]) -> None:
    """Read closely, behind an introduction, a sentence agrees with its own words."""
    for quote in row["quotes"]:
        assert found(f"The text says: {quote}", [quote]) == []
