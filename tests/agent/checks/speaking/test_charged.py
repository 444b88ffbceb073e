"""To whom a decision, a task or an invitation falls."""

from __future__ import annotations

import pytest

from agent.checks.speaking import attribution
from tests.agent.checks.build import FACT, evidence

LEAVE = (
    "It is up to the harbour master to decide whether a ship may leave; the captain only informs "
    "the pilot."
)
ROUTES = "The page lets captains post their routes and invites pilots to comment."
BUDGET = "Parliament debates the budget, but the choice of suppliers rests with the ministry."
LOGS = "Where a crew reports a leak, the inspector shall ask the owner to empty the tank."
SCHOOL = "Parents may visit the school, and teachers are encouraged to propose dates."


def refused(text: str, quote: str) -> bool:
    return bool(attribution.check(text, FACT, [evidence(quote)]))


@pytest.mark.parametrize(
    ("quote", "sound", "wrong"),
    [
        (
            LEAVE,
            (
                "Whether a ship may leave is a matter for the harbour master, to whom the "
                "captain is not bound; he informs the pilot."
            ),
            (
                "Whether a ship may leave is a matter for the captain; the harbour master merely "
                "informs the pilot."
            ),
        ),
        (
            ROUTES,
            "Pilots are invited to comment on the page, where captains can post their routes.",
            "Captains are invited to comment on the page, where pilots can post their routes.",
        ),
        (
            BUDGET,
            "The budget is debated by Parliament; choosing the suppliers is up to the ministry.",
            "The budget is debated by the ministry; choosing the suppliers is up to Parliament.",
        ),
        (
            LOGS,
            (
                "After a leak is reported by a crew, the owner is asked to empty the tank by the "
                "inspector."
            ),
            (
                "After a leak is reported by the owner, the crew is asked to empty the tank by the "
                "inspector."
            ),
        ),
        (
            SCHOOL,
            "Teachers are urged to put forward dates on which parents may visit the school.",
            "Parents are encouraged to put forward dates on which teachers may visit the school.",
        ),
    ],
)
def test_what_falls_to_one_is_not_given_to_another(quote: str, sound: str, wrong: str) -> None:
    """Two of the source may not exchange what each is asked, left or bound to do."""
    assert not refused(sound, quote)
    assert refused(wrong, quote)


def test_a_group_may_be_called_by_another_word() -> None:
    """Only one who is told on both sides, in another part, has been put in the place of another."""
    assert not refused("The responsible body is invited to comment.", ROUTES)
    premier = "The Premier invited Governor Brill to visit Lisk."
    assert not refused("Governor Brill was invited by the Premier to visit Lisk.", premier)
    assert refused("The Premier was invited by Governor Brill to visit Lisk.", premier)
    assert not refused("Whether a ship sails is up to the port.", LEAVE)
