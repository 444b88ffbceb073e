"""What is worth checking: in doubt, everything."""

from __future__ import annotations

import pytest

from evals.metrics.worth import is_worth_checking


@pytest.mark.parametrize(
    "text",
    [
        "The port has twelve piers.",
        "Fees fell.",
        "It opened in 1902.",
        "The documents show that fees fell.",
        "Please note: the fee is 40 euros, and it is due in March.",
        "The information available to the Board was incomplete.",
    ],
)
def test_claims_are(text: str) -> None:
    assert is_worth_checking(text)


@pytest.mark.parametrize(
    "text",
    [
        "What does the fee cover?",
        "Here is what the documents say.",
        "The main points are:",
        "Sure, let me look.",
        "I hope this helps!",
        "The provided documents do not mention a fee.",
        "The sources are silent on fees.",
        "No information is available on the fee.",
        "Overall,",
        "",
    ],
)
def test_talk_is_not(text: str) -> None:
    assert not is_worth_checking(text)
