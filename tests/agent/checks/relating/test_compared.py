"""Comparisons and quantifiers far from the wording of the source: sound ones pass, others fail."""

from __future__ import annotations

import pytest

from agent.checks.relating import comparison, quantifiers
from agent.checks.values import frequency
from tests.agent.checks.build import FACT, evidence

# The source, an honest paraphrase, and the paraphrase with its comparison changed.
COMPARED = (
    # Nothing is compared in the source, or with something else.
    ("The ferry crosses the sound quickly.", "Crossing the sound by ferry is quick.",
     "The ferry crosses the sound faster than the bridge traffic."),
    ("The ferry crosses the sound quickly and improves trade.",
     "Trade is improved by the ferry, which crosses the sound quickly.",
     "The ferry crosses the sound more quickly than rival lines and improves trade."),
    ("The ferry crosses the sound faster than the old steamer.",
     "The ferry is quicker than the old steamer.",
     "The ferry crosses the sound faster than the hovercraft."),
    ("This is not so much about the price as about the wait.",
     "The wait matters more than the price.",
     "Neither the wait nor the price is as high as the toll, which is higher than the fare."),
    ("There is no finer harbour on the coast.", "No harbour on the coast is finer.",
     "The harbour is just as fine as any other on the coast."),
    # One level, or one above the other.
    ("Bakers get the same rebate as millers.", "The rebate of bakers equals that of millers.",
     "The rebate of bakers is higher than that of millers."),
    ("Lock keepers are best placed to judge the level.",
     "Nobody is better placed to judge the level than lock keepers.",
     "Anglers are just as well placed to judge the level as lock keepers."),
    # Sides that change places.
    ("The guild would rather mend the old sails than order new ones.",
     "Mending the old sails is preferable to ordering new ones.",
     "Ordering new sails is preferable to mending the old ones."),
    ("The gains of the dam outweigh its harm to fishing.",
     "The harm to fishing weighs less than the gains of the dam.",
     "The gains of the dam weigh less than the harm to fishing."),
    ("Tickets cost 40 crowns rather than 35.", "Instead of 35 crowns, tickets cost 40.",
     "Tickets cost 35 crowns rather than 40."),
    ("Repairs are more likely in winter, though some are done in summer.",
     "Some repairs are done in summer, but winter is when they are more likely.",
     "Some repairs are done in winter, but summer is when they are more likely."),
    ("Tickets may be bought on board, but are more often bought online.",
     "Although tickets may be bought on board, online is where this is done more often.",
     "On board is where tickets are bought more often, although online purchase is possible."),
)  # fmt: skip
# The degree itself.
DEGREES = (
    ("The quay is a safe and wide place to land.", "It is safe to land at the wide quay.",
     "The quay is the safest place to land."),
    ("The towns are good neighbours, and they are even closer today.",
     "The towns, good neighbours, have grown closer.",
     "The towns, good neighbours, have grown less close."),
    ("Boats of the future will rely even more on batteries.",
     "Future boats will be more reliant on batteries.",
     "Future boats will be somewhat less reliant on batteries."),
    ("Tolls rose sharply.", "A steep rise in tolls was seen.", "Tolls rose slightly."),
    ("Dredging needs faster rounds than the current round of one year.",
     "Dredging calls for shorter rounds than the current one of one year.",
     "Dredging calls for longer rounds than the current round of one year."),
    ("The crane lifts crates more safely.", "Crates are lifted more safely by the crane.",
     "The crane lifts crates more safely than dockers do."),
)  # fmt: skip
# How much is spoken of, with other words behind the quantifier.
QUANTIFIED = (
    ("We can prevent the vast majority of drownings by wearing vests.",
     "Most deaths in the water can be prevented if vests are worn.",
     "All deaths in the water can be prevented if vests are worn."),
    ("The mill spent more on grain than almost any other mill.",
     "Nearly every other mill spent less on grain than this mill did.",
     "Every other mill spent less on grain than this mill did."),
    ("I called this meeting for a few reasons.", "There were a few reasons for the meeting.",
     "There was only one reason for the meeting."),
    ("The town does not need to own all the boats it uses.",
     "Ownership of all the boats it uses is not needed by the town.",
     "Ownership of any of the boats it uses is not needed by the town."),
    ("Ours is the only harbour without a toll.", "No other harbour is without a toll.",
     "Few other harbours are without a toll."),
    ("The guild will work in several trades, including but not limited to the following.",
     "The trades in which the guild will work are not limited to those listed.",
     "The trades in which the guild will work are limited to those listed."),
    ("The clerk checks each letter by one of the following.",
     "For every letter, the clerk uses one of the methods listed.",
     "For every letter, the clerk uses all of the methods listed."),
    ("Answer only if the tide is consistently high.",
     "An answer is due only where the tide is always high.",
     "An answer is due only where the tide is mostly high."),
    ("The list does not cover all the trades.", "The list leaves out some of the trades.",
     "The list covers every one of the trades, and none of the harbours is left out at all."),
    ("The port is one of the fastest growing harbours.",
     "The port is one of the harbours with the fastest growth.",
     "The port has the fastest growth."),
)  # fmt: skip
# Bounds of a period that is told without a figure.
SPANS = (
    ("It should take no more than a week.", "It should take a week at most.",
     "It should take a week at least."),
    ("The pilot gives at least one hour of notice.",
     "An hour's notice at the least is given by the pilot.",
     "An hour's notice at the most is given by the pilot."),
    # How often, bounded or counted.
    ("The list is renewed at least every three (3) years.",
     "Renewal of the list takes place no less often than once every three years.",
     "Renewal of the list takes place no more often than once every three years."),
    ("The guild gives more than ten yearly talks to schools.",
     "The guild gives schools over ten talks a year.",
     "The guild gives schools over ten talks a month."),
)  # fmt: skip


@pytest.mark.parametrize(("quote", "honest", "changed"), [*COMPARED, *DEGREES])
def test_a_comparison_is_the_source_s(quote: str, honest: str, changed: str) -> None:
    """What is compared, with what, and which way round, must be as in the source."""
    assert comparison.check(honest, FACT, [evidence(quote)]) == []
    assert comparison.check(changed, FACT, [evidence(quote)]) != []


@pytest.mark.parametrize(("quote", "honest", "changed"), SPANS)
def test_a_single_period_keeps_its_bound(quote: str, honest: str, changed: str) -> None:
    """A week at most is not a week at least, though neither has a figure."""
    assert frequency.check(honest, FACT, [evidence(quote)]) == []
    assert frequency.check(changed, FACT, [evidence(quote)]) != []


@pytest.mark.parametrize(("quote", "honest", "changed"), QUANTIFIED)
def test_a_portion_is_the_source_s(quote: str, honest: str, changed: str) -> None:
    """How much is spoken of must be as in the source, whatever it is called."""
    assert quantifiers.check(honest, FACT, [evidence(quote)]) == []
    assert quantifiers.check(changed, FACT, [evidence(quote)]) != []
