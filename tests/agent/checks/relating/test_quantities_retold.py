"""How much and how often is told in other words; what takes in more than the source is found."""

from __future__ import annotations

import pytest

from agent.checks.relating import quantifiers
from tests.agent.checks.build import FACT, evidence

# The source, an honest paraphrase, and one that takes in more, or less.
TOLD = (
    # Words for all that have "one of" or "of all" in them.
    ("Each diver carries a knife.", "Every one of the divers carries a knife.",
     "Few of the divers carry a knife."),
    ("Each diver carries a knife.", "Each and every one of the divers carries a knife.",
     "Most divers carry a knife."),
    ("Some of the oldest mills stand here, among them Rotmill and, above all, Blaumill.",
     "Rotmill and, best of all, Blaumill are among the oldest mills that stand here.",
     "All of the oldest mills stand here, Rotmill and Blaumill too."),
    ("Half the seats go to growers, the other half to buyers.",
     "Growers and buyers each get half the seats.", "Growers get all the seats."),
    # A denial in the sentence that does not touch the quantifier.
    ("Lack of a boat burdens some islanders.",
     "Some islanders lack a boat and are burdened by it.",
     "Most islanders lack a boat and are burdened by it."),
    ("Many of the posts don't require a diploma.",
     "For many of the posts no diploma is required.",
     "A diploma is no requirement for any of the posts."),
    ("Many storms are not foreseen by the station.",
     "Many storms are unforeseen by the station.",
     "All storms are unforeseen by the station."),
    ("Some wells are not dry.", "Not all wells are dry.", "All wells are not dry."),
    ("Few ferries run late.", "Most ferries do not run late.", "Most ferries run late."),
    ("Most public money goes to dykes.", "The bulk of public money goes to dykes.",
     "All public money goes to dykes."),
    ("One card opens multiple doors of the yard.", "One card opens several doors of the yard.",
     "One card opens all doors of the yard."),
    ("More and more ports use the code.", "A growing number of ports use the code.",
     "Most ports use the code."),
    ("Every port must name an officer.", "Each port must name an officer.",
     "Some ports must name an officer."),
    ("Both the mill and the yard were sold.", "The mill and the yard were sold.",
     "One of the two was sold."),
    ("None of the pumps worked.", "Not one of the pumps worked.",
     "Not all of the pumps worked."),
    ("More than half of the boats leak.", "Most boats leak.", "All boats leak."),
    ("All boats but two came home.", "Two boats did not come home.", "All boats came home."),
    ("Not one pilot met all five tests.", "No pilot met all of the five tests.",
     "No pilot met any of the five tests."),
    ("It is one of only two yards with a dock.", "Just one other yard has a dock.",
     "It is the only yard with a dock."),
    ("The second-largest payer is Sudmark.", "After the largest payer comes Sudmark.",
     "The largest payer is Sudmark."),
    # How often.
    ("The sluice often freezes.", "Frequently the sluice freezes.",
     "The sluice always freezes."),
    ("A pilot's log typically has 30 pages.", "As a rule, the log of a pilot has 30 pages.",
     "Invariably the log of a pilot has 30 pages."),
    ("Too often the tolls were not shared fairly.", "Often the sharing of tolls was unfair.",
     "The tolls were never shared fairly."),
    ("Charts cannot always be shared.", "Sharing charts is at times impossible.",
     "Sharing charts is always impossible."),
    ("The gate is always locked.", "The gate is locked at all times.",
     "The gate is usually locked."),
    # A list that is open.
    ("Main dangers include fog, ice and wrecks.", "Fog, ice and wrecks are among the dangers.",
     "Fog, ice and wrecks are the only main dangers."),
    ("See page 4 for a non-exhaustive list of safe ports.",
     "Page 4 has a list of safe ports.", "Page 4 has a list of all safe ports."),
    ("Tools such as nets and lines are lent.", "Nets and lines are tools that are lent.",
     "Nets and lines are the only tools that are lent."),
    # A count.
    ("Letters between two guilds are sealed.", "Letters that two guilds exchange are sealed.",
     "Letters that any number of guilds exchange are sealed."),
)  # fmt: skip


@pytest.mark.parametrize(("quote", "sound", "wrong"), TOLD)
def test_how_much_is_compared_where_both_say_it(quote: str, sound: str, wrong: str) -> None:
    """A quantifier is a fault where the source has a smaller one of the same thing."""
    offered = [evidence(quote)]
    assert quantifiers.check(sound, FACT, offered) == []
    assert quantifiers.check(wrong, FACT, offered) != []
