"""Denials told in other words, and what looks like one of these and is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from agent.checks.denying import directions, polarity
from agent.types import Finding
from tests.agent.checks.build import FACT, evidence

SOUND: Final = (
    # A superlative, told by denying that anything is as much.
    ("It is the largest fleet that the port has ever handled.", "No larger fleet has used it."),
    (
        "The visit marks the first summit of the second term.",
        "Until this visit, the second term had not seen a summit.",
    ),
    (
        "The reform is the most ambitious part of the harbour plan.",
        "No other part of the harbour plan matches the ambition of the reform.",
    ),
    ("The charter was revised for the first time since 2011.", "It was not revised since 2011."),
    # How often at the least.
    ("The plan is reviewed at least yearly.", "The plan is reviewed no less often than yearly."),
    ("Ferries report no less than quarterly.", "Ferries report at least once a quarter."),
    ("Checks take place at least every two years.", "Checks happen not less than every two years."),
    # A verb of the same family; a prefix; a noun for the verb.
    ("The dikes will prevent floods in the delta.", "The dikes will avert floods in the delta."),
    ("The fund buys assets that states did not issue.", "The fund buys non-state assets."),
    ("The fund buys non-state assets.", "The fund buys assets not issued by a state."),
    ("The act does not apply to hobby fishing.", "The act has no application to hobby fishing."),
    ("It is run by a not-for-profit board.", "The board that runs it is a non-profit."),
    # "Unless" for "if not".
    (
        "Permits could be withdrawn if care and good faith cannot be proven.",
        "Unless proof can be given of care and good faith, permits could be withdrawn.",
    ),
    ("Entry requires a written permit.", "Nobody may enter unless they have a written permit."),
    ("Yards that hold a licence may draw charts.", "Only if licensed may yards draw charts."),
    ("Those who hold a pass may enter.", "Entry is possible only if one holds a pass."),
    # Not only; from nothing; is and is not; never ceases.
    ("The code does not simply ask for care.", "Care is not all that the code asks for."),
    ("Towns may start from scratch.", "Towns may build from nothing."),
    ("Labels show what foods are.", "Labels show what foods are and are not."),
    (
        "The mayor will always stand by the ferry workers.",
        "The mayor's support for the ferry workers will never cease.",
    ),
    ("Maps are not final and should not be sold.", "Not final, the maps should not be sold."),
    # A part of a sentence that is denied and left out.
    (
        "The office uses tools and services not on the register, and may owe 30 marks.",
        "The office may owe 30 marks.",
    ),
    ("Where non-compliance is found, berths close.", "Where rules are not met, berths close."),
    (
        "Ports ensure that swells and poor charts do not undermine their efforts.",
        "Ports keep swells and the poor charts of the coast from undermining their efforts.",
    ),
    ("A no-cost tool checks hulls.", "Checking hulls is what a tool available at no cost does."),
    # "Without" as an exception on both sides.
    (
        "Rivals may spend sums that local yards cannot match without fair loans.",
        "Rivals may spend sums that local yards cannot match unless they have fair loans.",
    ),
    (
        "Kinds of berth include but are not limited to piers, quays and slips.",
        "Piers, quays and slips are kinds of berth, and the list is not exhaustive.",
    ),
    # Other forms of a verb that denies; "anything but"; a limit told as one.
    ("The chief aims include avoiding delays.", "Among the chief aims is the avoidance of delays."),
    ("The tide tables are not static.", "The tide tables are anything but static."),
    ("The pier is lent for training purposes only.", "The pier is lent for nothing but training."),
    # The contrary of what is denied.
    ("Pilots and mates are not the same trade.", "Pilots and mates are two different trades."),
    ("The berth is vacant in winter.", "In winter the berth is not occupied."),
    (
        "Their strong warning did not end the raids.",
        "Despite a strong warning, the raids continued.",
    ),
    # An idiom that holds a denial, and a verb that denies the same.
    (
        "The fee is without prejudice to the rights of anglers.",
        "The rights of anglers are not prejudiced by the fee.",
    ),
    (
        "I can say, without a doubt, that the tide helped.",
        "It was said with certainty: the tide helped.",
    ),
    # What is lacked, by somebody of whom nothing is told.
    (
        "The loan lets towns deepen their harbours and assist villages without these means.",
        "The loan lets towns deepen their harbours.",
    ),
    # The subject is cut off from its verb; a slip is put right.
    (
        "Nets must not be dried on soft ground such as dunes.",
        "Soft ground, of which dunes are one kind, must not hold drying nets.",
    ),
    (
        "The yard has 40 jobs right here in Lund -- not here, but near Lund.",
        "The yard has 40 jobs near Lund.",
    ),
    # A denial in another part of speech, a prefix, an ellipsis on both sides.
    (
        "It is important to avoid buying used rope.",
        "Used rope is something that it is important to steer clear of buying.",
    ),
    (
        "Owners answer for all acts and omissions of crews.",
        "Owners answer for all that crews do or fail to do.",
    ),
    (
        "See the annex for a non-exhaustive list of berths.",
        "The annex has a list of berths, which is not exhaustive.",
    ),
    (
        "Anna wanted to sail today, but she is ill and she couldn't.",
        "Anna wanted to sail that day, but could not, being ill.",
    ),
    (
        "Sister yards are not held to be third persons.",
        "Between sister yards third-person status does not arise.",
    ),
    # A comparison with all others.
    ("We are better placed than any port to grow.", "No port is in as good a place to grow."),
    # Freedom to choose is no condition.
    (
        "Visits shall continue as the towns deem appropriate.",
        "Visits shall continue for as long as the towns see fit.",
    ),
)
WRONG: Final = (
    # One denial is the source's, the other is new.
    ("Test the berth without signing a lease.", "The berth cannot be tested without a lease."),
    (
        "Critics hold that long leases protect firms rather than the public.",
        "Critics hold that firms rather than the public are not protected by long leases.",
    ),
    ("The harbour is to meet once a year.", "It is not the harbour's intention to meet yearly."),
    ("It is the largest fleet of the port.", "It is not the largest fleet of the port."),
    ("The plan is reviewed at least yearly.", "The plan is not reviewed yearly."),
    ("The dikes will prevent floods in the delta.", "The dikes will cause floods in the delta."),
    ("The act does not apply to hobby fishing.", "The act applies to hobby fishing."),
    ("The council will never abandon the ferry.", "The council will abandon the ferry."),
    (
        "Permits could be withdrawn if care cannot be proven.",
        "Permits could be withdrawn if care can be proven.",
    ),
    # "Not just" is no "merely".
    ("The march was not just a protest.", "The march was merely a protest."),
    ("The levy is only a stopgap.", "The levy is not only a stopgap."),
    # An exception from what the source speaks of together with the rest.
    ("The rule covers rail, sea or air freight.", "The rule covers freight except by air."),
    ("It cuts fares without lowering comfort.", "It cuts fares and lowers nothing except comfort."),
    (
        "We must also watch all wrecks, from ships lost at sea to boats sunk in ports.",
        "All wrecks, except for boats sunk in ports, must also be watched.",
    ),
    # A condition where the source has none.
    ("Yards may use open charts or draw charts.", "Yards may draw charts only if none are open."),
    # "Even with" takes the condition away.
    (
        "Crews must not sail without written consent.",
        "Crews must not sail even with written consent.",
    ),
    (
        "The duty binds ports to the extent allowed by treaty.",
        "The duty binds ports whether or not a treaty allows it.",
    ),
    ("Fees are due in May, absent hardship.", "Fees are due in May."),
    # What denies in other words; a limit behind what it limits; a phrase for the verb denied.
    ("The tide tables remain fairly static.", "The tide tables are anything but static."),
    (
        "The pier is lent for training purposes only.",
        "The pier is lent, and its use is not confined to training.",
    ),
    (
        "The charts add to, but do not replace, the tables of the pilots.",
        "The charts take the place of the tables of the pilots.",
    ),
    (
        "The act would impose a fine for nonpayment of berth fees.",
        "The act would impose no fine for the non-payment of berth fees.",
    ),
    (
        "The plan does not expressly treat of ferries, although its words leave open the matter.",
        "The plan expressly treats of ferries, and the matter is left open by its words.",
    ),
    # An open list is no closed one.
    (
        "Kinds of berth include but are not limited to piers, quays and slips.",
        "Piers, quays and slips are the kinds of berth, and the list is complete.",
    ),
    ("The annex has an exhaustive list of berths.", "The annex lists, among others, berths."),
    # The twins of those that pass.
    ("Pilots and mates are not the same trade.", "Pilots and mates are the same trade."),
    (
        "Towns deepen harbours by hand without the use of powered dredgers.",
        "Towns deepen harbours with the use of powered dredgers.",
    ),
    (
        "New piers will have no impact on existing beaches.",
        "Existing beaches will be affected by new piers.",
    ),
    ("It is important to avoid buying used rope.", "It is important to buy used rope."),
    (
        "We are better placed than any port to grow.",
        "We are not better placed than any port to grow.",
    ),
    (
        "See the annex for a non-exhaustive list of berths.",
        "The annex has an exhaustive list of berths.",
    ),
)


def found(text: str, quote: str) -> list[Finding]:
    """Return what both checks of denials find."""
    given = [evidence(quote)]
    return [*polarity.check(text, FACT, given), *directions.check(text, FACT, given)]


@pytest.mark.parametrize(("quote", "text"), SOUND)
def test_a_denial_told_otherwise_passes(quote: str, text: str) -> None:
    """The same is denied, or nothing is."""
    assert found(text, quote) == []


@pytest.mark.parametrize(("quote", "text"), WRONG)
def test_what_was_turned_round_is_found(quote: str, text: str) -> None:
    """One small word makes it the contrary."""
    assert found(text, quote)


def test_a_verb_of_the_title_denies_nothing() -> None:
    """A document may be named by what it prevents."""
    item = evidence("This order helps to meet that duty.")
    titled = replace(item, heading_path=("Preventing Reckless Dredging",))
    stated = "The order on preventing reckless dredging helps to meet that duty."
    assert polarity.check(stated, FACT, [titled]) == []


def test_the_no_of_another_language_denies_nothing() -> None:
    """In Portuguese and Italian it is an article or a contraction."""
    quote = "Fica criada a Autoridade Nacional dos Portos, com sede e foro no Distrito Federal."
    stated = "The National Ports Authority is founded, with its seat in the Federal District."
    assert polarity.check(stated, FACT, [evidence(quote)]) == []
