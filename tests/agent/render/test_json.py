"""The JSON form: exactly the agreed keys, and safe to print."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from agent.render.json import dump, render
from tests.agent.render.build import FULL, answer, evidence, quotation

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

KEYS = {
    "schema_version", "question", "outcome", "statements", "conflicts", "withheld", "gaps",
    "sources", "notices", "usage", "model", "trace", "library",
}  # fmt: skip
EVIDENCE_KEYS = {
    "document", "version", "title", "origin", "page", "start", "end", "quote", "number", "region",
    "role",
}  # fmt: skip


def test_a_full_answer_reads_as_recorded(snapshot: SnapshotAssertion) -> None:
    assert dump(render(FULL)) == snapshot


def test_the_keys_are_those_of_the_contract() -> None:
    """A reader of one answer can read them all."""
    shown = render(FULL)
    assert set(shown) == KEYS
    assert shown["schema_version"] == "1"
    for statement in [*shown["statements"], *shown["withheld"]]:
        assert set(statement) == {"text", "kind", "verdict", "findings", "evidence"}
        for item in statement["evidence"]:
            assert set(item) == EVIDENCE_KEYS


def test_anchors_are_w3c_selectors() -> None:
    item = evidence("The hub opens in May.", start=40)
    shown = render(answer(quotation(item)), anchors=True)
    assert shown["statements"][0]["evidence"][0]["selectors"] == [
        {"type": "TextQuoteSelector", "exact": "The hub opens in May."},
        {"type": "TextPositionSelector", "start": 40, "end": 61},
    ]


@given(st.text(max_size=200))
def test_the_dump_reads_back_and_holds_nothing_unseen(text: str) -> None:
    """Escaping changes how characters are written, never what they are."""
    values = render(replace(answer(quotation(evidence(text or "x"))), question=text))
    dumped = dump(values)
    assert json.loads(dumped)["question"] == text
    assert {c for c in dumped if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs"}} <= {"\n"}
