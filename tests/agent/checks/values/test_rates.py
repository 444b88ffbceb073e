"""A figure keeps the stretch of time that it is told for; a "two" counts what is named."""

from __future__ import annotations

import pytest

from agent.checks.values import figures, frequency
from tests.agent.checks.build import FACT, evidence

RATES = (
    ("Up to 90 million euros is there for dykes.", "As much as 90 million euros is for dykes.",
     "As much as 90 million euros a year is for dykes."),
    ("The mill makes 40 tonnes of flour a day.", "Daily output of flour is 40 tonnes.",
     "The mill makes 40 tonnes of flour a week."),
    ("The mill makes 40 tonnes of flour a day.", "Every day the mill makes 40 tonnes.",
     "In all, the mill makes 40 tonnes of flour."),
    ("Pilots earn 70,000 crowns a year.", "An annual 70,000 crowns is what pilots earn.",
     "Pilots earn 70,000 crowns a month."),
    ("A berth costs 5 euros per month.", "The monthly fee for a berth is 5 euros.",
     "A berth costs 5 euros."),
    ("The fund had 5 million euros in 2024.", "In 2024 the fund had 5 million euros.",
     "The fund had 5 million euros a year."),
    ("Each year 30 boats are lost.", "30 boats a year are lost.", "30 boats a month are lost."),
    ("The pump moves 9 litres per minute.", "Each minute 9 litres are moved.",
     "The pump moves 9 litres an hour."),
)  # fmt: skip


@pytest.mark.parametrize(("quote", "sound", "wrong"), RATES)
def test_a_rate_is_neither_added_nor_changed(quote: str, sound: str, wrong: str) -> None:
    """The same figure by the year, by the day or once is not the same."""
    offered = [evidence(quote)]
    assert frequency.check(sound, FACT, offered) == []
    assert frequency.check(wrong, FACT, offered) != []


COUPLES = (
    ("The label should match the label on the lid unless the jar is open.",
     "The two labels should match unless the jar is open.",
     "The three labels should match unless the jar is open."),
    ('The audit covers the tables "Pumps and Valves" and "Pipes".',
     "The audit covers two tables.", "The audit covers three tables."),
    ('Data stand in "Signed Berths" and "Cranes, Nets, and Lines Not Signed".',
     "They stand in two tables: one has signed berths, the other cranes, nets and lines.",
     "They stand in four tables: one has signed berths, the other cranes, nets and lines."),
    ("Choose one or more: written exam; oral exam.",
     "One or more of two forms may be chosen: a written exam or an oral one.",
     "One or more of three forms may be chosen: a written exam or an oral one."),
    ("The town must guard the dyke while keeping the mill open.",
     "Two things are asked of the town: it must guard the dyke and keep the mill open.",
     "Three things are asked of the town: it must guard the dyke and keep the mill open."),
    ("The mayor and the bishop signed the deed.", "The two signed the deed.",
     "The four signed the deed."),
    ("Several mills and the yard were sold.", "Mills and the yard were sold.",
     "Two mills were sold, one after the other."),
    ("Fog, ice and wrecks are dangers.", "Fog, ice and wrecks are three dangers.",
     "There are two dangers: fog, ice and wrecks."),
)  # fmt: skip


@pytest.mark.parametrize(("quote", "sound", "wrong"), COUPLES)
def test_what_is_named_may_be_counted(quote: str, sound: str, wrong: str) -> None:
    """Two things that the source names, relates or lists are two, and no other number."""
    offered = [evidence(quote)]
    assert figures.check(sound, FACT, offered) == []
    assert figures.check(wrong, FACT, offered) != []
