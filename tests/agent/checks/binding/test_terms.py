"""A term of what a source permits is told as a duty; the act permitted is not: twins."""

from __future__ import annotations

import pytest

from agent.checks.binding import force
from tests.agent.checks.build import FACT, evidence

TWINS = (
    (
        "Towns can leave the union by informing its board.",
        (
            "Towns that want to leave the union must inform its board.",
            "Leaving the union requires informing its board.",
            "To leave the union, towns have to inform its board.",
        ),
        "Towns must leave the union by informing its board.",
    ),
    (
        "A guest may stay a second week if the warden has agreed in writing.",
        (
            "For a guest to stay a second week, the warden must have agreed in writing.",
            "A second week for a guest requires the warden's written agreement.",
            "The warden's written agreement is required for a guest to stay a second week.",
        ),
        "A guest must stay a second week if the warden has agreed in writing.",
    ),
    (
        "Pictures of the vault may be shown once the auction has ended.",
        ("Once the auction has ended, showing pictures of the vault is allowed.",),
        "Showing pictures of the vault is compulsory once the auction has ended.",
    ),
    (
        "Traders are entitled to a refund and may claim it with the stamped receipt.",
        ("To claim the refund, traders must have the stamped receipt.",),
        "Traders entitled to a refund must claim it with the stamped receipt.",
    ),
    (
        "The crew may discard the flares, but only after a full inspection.",
        ("Only after a full inspection may the crew discard the flares.",),
        "The crew have to discard the flares, though not before a full inspection.",
    ),
)


@pytest.mark.parametrize(("source", "sound", "wrong"), TWINS)
def test_a_term_binds_and_a_permission_does_not(
    source: str, sound: tuple[str, ...], wrong: str
) -> None:
    """Who does what is allowed has to meet its terms, and nobody has to do it."""
    for text in sound:
        assert force.check(text, FACT, [evidence(source)]) == []
    assert force.check(wrong, FACT, [evidence(source)]) != []
