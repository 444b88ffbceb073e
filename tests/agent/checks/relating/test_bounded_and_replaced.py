"""What replaces what, and on which side of a day a rule begins."""

from __future__ import annotations

import pytest

from agent.checks.relating import comparison, order, scope
from agent.types import Finding
from tests.agent.checks.build import FACT, evidence

# The source, an honest paraphrase, and one with its sides turned.
TURNED = (
    (
        "It has been replaced by Rule 11.",
        "Rule 11 now stands in place of Rule 7.",
        "Rule 7 now stands in place of Rule 11.",
    ),
    (
        "Trams replaced the buses on the hill.",
        "The buses on the hill were replaced by trams.",
        "The buses on the hill took the place of trams.",
    ),
    (
        "Clause 4 supersedes clause 2.",
        "Clause 2 has been superseded by clause 4.",
        "Clause 2 supersedes clause 4.",
    ),
    (
        "The steamer was succeeded by the ferry.",
        "The ferry took over from the steamer.",
        "The steamer took over from the ferry.",
    ),
    (
        "The new fee applies to boats landed on or after 1 May 2031.",
        "The new fee covers boats landed on 1 May 2031 or later.",
        "The new fee covers boats landed on 1 May 2031 or earlier.",
    ),
    (
        "Boats built before 1990 are exempt.",
        "Exempt are boats built before 1990.",
        "Boats built in 1990 or later are exempt.",
    ),
    (
        "The crew spoke with engineers of the northern line about pay.",
        "Pay was discussed by the crew with engineers of the northern line.",
        "The crew spoke with students of the northern line about pay.",
    ),
    (
        "The fund works with mooring teachers and helps them teach mooring.",
        "The fund works with teachers of mooring, whom it helps to teach it.",
        "The fund works with students of mooring and helps them teach it.",
    ),
    (
        "Across the coast, ports open their docks to researchers from partner countries.",
        "Researchers from partner countries may use the docks of ports along the coast.",
        "Companies from partner countries may use the docks of ports along the coast.",
    ),
)
# Praise above all that the source gives in other words, and one of several at the top.
SOUND = (
    (
        "And we are better placed than any port in the world to own the coast.",
        "No port in the world is in as good a place as ours to own the coast.",
    ),
    (
        "In fact, trade will be the largest source of growth -- and I won't be surprised.",
        "No source of growth, she says, will be larger than trade.",
    ),
    (
        "It is one of the fastest growing ports.",
        "It is one of the ports on the coast with the fastest growth.",
    ),
    (
        "Rafts and skiffs are two of the most common boats.",
        "They are a pair of the commonest boats.",
    ),
    ("No further check is required.", "Nothing more by way of checks is needed."),
)


def _find(text: str, quote: str) -> list[Finding]:
    checks = (comparison.check, order.check, scope.check)
    return [found for check in checks for found in check(text, FACT, [evidence(quote)])]


@pytest.mark.parametrize(("quote", "honest", "turned"), TURNED)
def test_what_stands_for_what_is_not_turned(quote: str, honest: str, turned: str) -> None:
    """The new one stays the new one, the day a bound, and a party itself."""
    assert _find(honest, quote) == []
    assert _find(turned, quote) != []


@pytest.mark.parametrize(("quote", "honest"), SOUND)
def test_the_top_of_a_rank_may_be_told_in_other_words(quote: str, honest: str) -> None:
    """A denied comparison tells the highest degree, and a part of the top is no more than it."""
    assert _find(honest, quote) == []
