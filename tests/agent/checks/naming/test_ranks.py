"""The rank of an office: a deputy is not the one he stands in for."""

from __future__ import annotations

import pytest

from agent.checks.naming import names
from tests.agent.checks.build import FACT, evidence


def refused(text: str, quote: str, title: str = "") -> bool:
    return bool(names.check(text, FACT, [evidence(quote, title=title)]))


@pytest.mark.parametrize(
    ("quote", "title", "sound", "wrong"),
    [
        (
            "I thank Governor Hale for the welcome.",
            "Remarks by Vice President Finch",
            "The Vice President thanked Governor Hale for the welcome.",
            "The President thanked Governor Hale for the welcome.",
        ),
        (
            "The next office to be filled is that of president of the union.",
            "",
            "What is to be filled next is the office of president of the union.",
            "What is to be filled next is the office of vice president of the union.",
        ),
        (
            "The deputy mayor opened the Elmstead bridge.",
            "",
            "Elmstead's bridge was opened by the deputy mayor.",
            "The Mayor opened Elmstead's bridge.",
        ),
        (
            "The director signs the licence.",
            "",
            "The licence is signed by the director.",
            "The licence is signed by the acting director.",
        ),
        (
            "The Secretary of Tides and the Assistant Secretary for Ports met.",
            "",
            "The Secretary of Tides met the Assistant Secretary for Ports.",
            "The Secretary of Tides met the Deputy Secretary for Ports.",
        ),
    ],
)
def test_an_office_keeps_its_rank(quote: str, title: str, sound: str, wrong: str) -> None:
    """Neither a rank that the source lacks nor the office without its rank passes."""
    assert not refused(sound, quote, title)
    assert refused(wrong, quote, title)


def test_what_only_looks_like_a_rank_is_none() -> None:
    """A preposition in front of an office, and a rank told on both sides."""
    assert not refused("Under President Lind, ports grew.", "President Lind saw ports grow.")
    assert not refused("Lind's vice-president spoke.", "Vice President Orr spoke for Lind.")
