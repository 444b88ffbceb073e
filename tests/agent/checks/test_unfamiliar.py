"""Sentences of laws, minutes, memoranda and answers, each told anew and each told wrong.

`unfamiliar.json` holds invented sentences that were written before any check had seen them, the
sound and the changed retelling together. A row stands for its classes of wording, not for itself.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from agent.gate import judge
from agent.types import Draft, Finding
from tests.agent.checks.build import FACT, evidence

ROWS: Final = json.loads(Path(__file__).with_name("unfamiliar.json").read_text(encoding="utf-8"))
CAREFUL: Final = (
    "By what the authors were told, the lift had not worked since",
    "The strike did not interrupt the service.",
)
"""Sound, and refused on purpose: the source denies nothing, so "not" is taken for an error. One in
twenty more of the denials put into paraphrases is caught so, at no cost on 900 labelled pairs."""

SOUND: Final = [
    (row["quote"], text) for row in ROWS for text in row["sound"] if not text.startswith(CAREFUL)
]
REFUSED: Final = [
    (row["quote"], text) for row in ROWS for text in row["sound"] if text.startswith(CAREFUL)
]
assert len(REFUSED) == len(CAREFUL), "a row was reworded"
WRONG: Final = [(row["quote"], *each) for row in ROWS for each in row["wrong"]]


def findings(text: str, quote: str) -> tuple[Finding, ...]:
    """Return what the gate finds in a statement on one sentence."""
    draft = Draft(text=text, kind=FACT, evidence=(evidence(quote),))
    return judge(draft).verdict.findings


@pytest.mark.parametrize(("quote", "text"), SOUND, ids=[text[:60] for _, text in SOUND])
def test_an_honest_retelling_passes(quote: str, text: str) -> None:
    """Other words, the same rule: nothing is found."""
    assert findings(text, quote) == ()


@pytest.mark.parametrize(("quote", "text"), REFUSED)
def test_a_denial_of_what_the_source_affirms_in_other_words_is_quoted(
    quote: str, text: str
) -> None:
    """A lost or added "not" turns the sense round; a quotation in its place does no harm."""
    assert [each.check for each in findings(text, quote)] == ["directions"]


@pytest.mark.parametrize(
    ("quote", "kind", "text"), WRONG, ids=[f"{kind}: {text[:50]}" for _, kind, text in WRONG]
)
def test_a_changed_retelling_is_stopped(quote: str, kind: str, text: str) -> None:
    """One thing is told otherwise: the statement is not shown."""
    assert findings(text, quote), kind
