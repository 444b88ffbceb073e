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
        "In summary, the best way is to raise the fee.",
        "Of course, the port is deep.",
        "Is the port deep? It has piers of stone:",
        "* Elements are pure\n* Compounds are not:",
        "I think the port is deep.",
        "Here are the cheapest ports of the northern coast, Velm and Arland, which charge nothing.",
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
        "Based on the given passages, the main differences are:",
        "1.",
        "Sure!",
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
