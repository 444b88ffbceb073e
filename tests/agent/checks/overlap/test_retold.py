"""Far paraphrases that share few words with their source, and near ones with a light word more."""

from __future__ import annotations

import pytest

from agent.checks.overlap import check
from tests.agent.checks.build import FACT, evidence

SOUND = (
    (
        "It will not only protect jobs, but create jobs, opening market access.",
        "Entry to markets will open, and employment will be generated and safeguarded as well.",
    ),
    (
        "The port is home to nearly a fifth of the fleet and its most urgent repairs.",
        "The port is home to nearly a fifth of the fleet and its most pressing repairs.",
    ),
    (
        "The guild has released new advice for pilots of small harbour craft.",
        "The guild has put out new advice for pilots of small harbour craft.",
    ),
    (
        "The deal commits the town to achieve freedom from foreign coal by spring.",
        "The deal commits the town to becoming free from foreign coal by spring.",
    ),
    (
        "The name of the owner behind the account may not be known to the clerk.",
        "The name of the owner behind the account may be unknown to the clerk.",
    ),
    (
        "The board spoke of its new rule that bans hidden fees and lures.",
        "The board spoke of its new rule under which hidden fees and lures are banned.",
    ),
)
WRONG = (
    (
        "It will not only protect jobs, but create jobs, opening market access.",
        "Harbour pilots were trained in night sailing by the coastal guild.",
    ),
    (
        "The port is home to nearly a fifth of the fleet and its most urgent repairs.",
        "The port is home to nearly a fifth of the fleet and its most costly repairs.",
    ),
    (
        "The guild has released new advice for pilots of small harbour craft.",
        "The guild has withdrawn new advice for pilots of small harbour craft.",
    ),
    (
        "The name of the owner behind the account may be known to the clerk.",
        "The name of the owner behind the account may be unknown to the clerk.",
    ),
)


@pytest.mark.parametrize(("quote", "told"), SOUND)
def test_other_words_for_the_same_are_met(quote: str, told: str) -> None:
    assert check.check(told, FACT, [evidence(quote)]) == []


@pytest.mark.parametrize(("quote", "told"), WRONG)
def test_something_else_is_found(quote: str, told: str) -> None:
    assert check.check(told, FACT, [evidence(quote)]) != []
