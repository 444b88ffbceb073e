"""A figure that no source writes passes by exact arithmetic alone, or because it counts nothing."""

from __future__ import annotations

import pytest

from agent.checks.values import figures
from tests.agent.checks.build import FACT, evidence

# The source, an honest paraphrase, and the paraphrase with one thing changed.
RECKONED = (
    # Sums of all figures of a kind.
    ("It spent 3 million crowns on quays and 2 million crowns on cranes.",
     "On quays and cranes together it spent 5 million crowns.",
     "On quays and cranes together it spent 6 million crowns."),
    ("The crew has 7 divers and 5 cooks.", "The crew has 12 divers and cooks in all.",
     "The crew has 13 divers and cooks in all."),
    ("It spent 3 million crowns on quays and 2 million crowns on cranes.",
     "Quays and cranes cost 5 million crowns altogether.", "Quays cost it 5 million crowns."),
    # Shares of two figures.
    ("The fund has ten trustees, five named by the city and five by the county.",
     "The fund has ten trustees, half of them named by the city.",
     "The fund has ten trustees, a third of them named by the city."),
    ("The orchard has 40 trees; 10 of them are pears.",
     "A quarter of the orchard's trees are pears.", "A fifth of the orchard's trees are pears."),
    ("Two of the five wells are dry.", "40% of the five wells are dry.",
     "60% of the five wells are dry."),
    ("The prize was shared equally by the four schools.",
     "Each of the four schools got a quarter of the prize.",
     "Each of the four schools got a third of the prize."),
    # What a share leaves.
    ("The grant covers two-thirds of the cost.", "The grant leaves a third of the cost open.",
     "The grant covers a third of the cost."),
    ("30% of the wells have a gauge.", "70% of the wells are without a gauge.",
     "60% of the wells are without a gauge."),
    # How far two figures lie apart.
    ("The limit rises from 30 to 45 days.", "The limit goes up by 15 days to 45 days.",
     "The limit goes down by 15 days to 45 days."),
    ("The fee was cut from 90 euros to 70 euros.", "The fee is 20 euros lower than it was.",
     "The fee is 20 euros higher than it was."),
    # So many of so many each.
    ("The board has ten members, five from each town.",
     "The board has ten members, five from each of the two towns.",
     "The board has ten members, five from each of the three towns."),
    ("The three ports held talks for each of the two routes.",
     "For each of the two routes the three ports held talks.",
     "For each of the six routes the three ports held talks."),
    ("It names four (4) wares: 1) coal; 2) salt; 3) tin; and 4) wool.",
     "It names four wares: coal, salt, tin and wool.",
     "It names two wares: coal, salt, tin and wool."),
    ("The reef has nearly a fifth of the coral.", "Nearly one fifth of the coral is on the reef.",
     "Nearly one fourth of the coral is on the reef."),
    ("The reef has a quarter of the coral.", "One fourth of the coral is on the reef.",
     "One sixth of the coral is on the reef."),
    # A place in an order.
    ("Norland is the third largest maker of bells.", "Only two make more bells than Norland.",
     "Only three make more bells than Norland."),
    ("This is the third time that the board has met.", "The board had met twice before.",
     "The board had met three times before."),
    # Growth by a share.
    ("Tolls rose from 2 million crowns to 3 million crowns.", "Tolls rose by half.",
     "Tolls rose by a third."),
    ("Tolls rose from 2 million crowns to 3 million crowns.", "Tolls grew by 50 percent.",
     "Tolls fell by 50 percent."),
    # Points that the source counts off, and days of a span.
    ("First, it reads the file; second, it hears the captain; third, it decides.",
     "The procedure has three steps.", "The procedure has four steps."),
    ("It must (a) read the file, (b) hear the captain and (c) decide.",
     "Three duties are named.", "Five duties are named."),
    ("The fair was held on 4-5 May 2022.", "The two-day fair was held on 4-5 May 2022.",
     "The three-day fair was held on 4-5 May 2022."),
    ("In the decade to 2020, tolls tripled.", "Tolls tripled in the ten years to 2020.",
     "Tolls tripled in the fifty years to 2020."),
    ("The minister met her Norlandic counterpart.", "The two ministers met.",
     "The three ministers met."),
    # A factor.
    ("Exports doubled in the decade.", "Exports rose by 100 percent in the decade.",
     "Exports rose by 200 percent in the decade."),
)  # fmt: skip

WORDED = (
    # What is done first, or comes first.
    ("The crew that wins sails to Bergen.", "The crew that comes first sails to Bergen.",
     "The crew that comes second sails to Bergen."),
    ("The harbour gives priority to safety.", "For the harbour, safety comes first.",
     "For the harbour, safety comes third."),
    ("Pilots must test the radio before they leave.",
     "Pilots must first test the radio, and leave after that.",
     "Pilots must first leave, and test the radio after that."),
    ("Upload the log, then print the chart.", "The log is uploaded first.",
     "The chart is printed first."),
    ("The original charter names nine guilds.", "The first charter names nine guilds.",
     "The second charter names nine guilds."),
    ("The first phase ends in March; the next one begins in April.",
     "The second phase begins in April.", "The third phase begins in April."),
    ("King Olaf II founded the abbey.", "King Olaf the Second founded the abbey.",
     "King Olaf the Third founded the abbey."),
    ("Chapter IV sets out the duties of masters.",
     "The fourth chapter sets out the duties of masters.",
     "The fifth chapter sets out the duties of masters."),
    # What counts nothing.
    ("Zero-day flaws must be reported.", "All zero-days must be reported.",
     "All 30-day flaws must be reported."),
    ("The observatory is unrivalled.", "The observatory is second to none.",
     "The observatory is second in its field."),
    ("It must not be given to outside companies.", "It must not be given to third parties.",
     "It must not be given to the fourth party."),
    ("The surveyor examines each weld.", "The surveyor examines the welds one by one.",
     "The surveyor examines the welds twice by 3 tools."),
    ("It is safe, cheap and quick.", "First, it is safe; second, cheap; third, quick.",
     "It is the third to be safe, cheap and quick."),
    # Lettered points.
    ("Article 5(1), points (a) to (c), shall apply.",
     "Points (a), (b) and (c) of Article 5(1) apply.", "Points (a) to (d) of Article 5(1) apply."),
    ("(b) boats that carry coal;", "Point (b) names boats that carry coal.",
     "Point (c) names boats that carry coal."),
    # A code parted otherwise.
    ("See section 5.3 of [AB900-12C].", "It stands in section 5.3 of AB 900-12C.",
     "It stands in section 5.3 of AB 900-12D."),
    ("See AB 900-12C.", "It stands in AB900-12C.", "It stands in AC900-12D."),
)  # fmt: skip


@pytest.mark.parametrize(("quote", "sound", "wrong"), [*RECKONED, *WORDED])
def test_what_follows_exactly_passes(quote: str, sound: str, wrong: str) -> None:
    """Sums, shares and differences are exact and told as such; idioms count nothing."""
    offered = [evidence(quote)]
    assert figures.check(sound, FACT, offered) == []
    assert figures.check(wrong, FACT, offered) != []
