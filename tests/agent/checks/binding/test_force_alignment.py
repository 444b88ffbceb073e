"""Which word of force tells which, and which words of force tell none: invented twins."""

from __future__ import annotations

import pytest

from agent.checks.binding import force
from agent.checks.binding.governed import read_carriers, read_forces
from agent.checks.binding.ladder import OBLIGATION
from tests.agent.checks.build import FACT, evidence

# The source, a sound retelling in other words, and one with a force raised or lowered.
TWINS = (
    # Two forces of the source, each told by its own, in another order.
    (
        "Harbours must log each arrival, and they should weigh the cargo.",
        "Weighing the cargo is advisable for harbours, while a log of each arrival is compulsory.",
        "Weighing the cargo is compulsory for harbours, while a log of each arrival is advisable.",
    ),
    # A duty to try.
    (
        "The council shall endeavour to find a site for the camp.",
        "Trying to find a site for the camp is what the council must do.",
        "The council must find a site for the camp.",
    ),
    # A need that carries an ability.
    (
        "Nurses need the ability to read the charts at night.",
        "Nurses must be able to read the charts at night.",
        "Nurses should ideally be able to read the charts at night.",
    ),
    # A thing's use is no duty.
    (
        "The museum will explore loans to give pupils the means to build a model.",
        "The museum will look into loans that give pupils the means needed to build a model.",
        "The museum will grant loans that give pupils the means needed to build a model.",
    ),
    # A noun of the source told as a verb.
    (
        "Both mayors spoke of their commitments to the lake.",
        "What they had committed to for the lake was what both mayors spoke of.",
        "Both mayors spoke of their obligations, and must clean the lake.",
    ),
    # A later duty keeps its height, and so does one told in the past.
    (
        "From May, shops will have to weigh their waste.",
        "From May, the weighing of waste is obligatory for shops.",
        "From May, shops will be able to weigh their waste.",
    ),
    (
        "The minister promised that the pier would reopen.",
        "The pier will reopen, as the minister promised.",
        "The minister hoped that the pier would reopen.",
    ),
    # Only one kind of person is allowed: it has to be done by him.
    (
        "Only a trained diver is allowed to inspect the hull.",
        "The hull must be inspected by a trained diver.",
        "It would be preferable for the hull to be inspected by a trained diver.",
    ),
    # What an order says stands behind who tells of it.
    (
        "The governor wishes that mills would measure their noise.",
        "It is the governor's wish, the paper says, that mills measure their noise.",
        "The governor orders, the paper says, that mills measure their noise.",
    ),
    # An appeal to all is neither a permission nor a promise.
    (
        "Let us restore the old canal before it dries up.",
        "The old canal should be restored before it dries up, the speaker urged.",
        "The old canal will be restored before it dries up, the speaker promised.",
    ),
    # A condition that is not the only way in obliges nobody.
    (
        "The club plans to buy a boat, subject to a vote of its members.",
        "If its members vote for it, the club means to buy a boat.",
        "If its members vote for it, the club has to buy a boat.",
    ),
    # "Apply" is no adverb.
    (
        "The tariff will apply from June.",
        "From June the tariff is to apply.",
        "From June the tariff may apply.",
    ),
    # A denial far behind a permission does not narrow it.
    (
        "We will go on telling growers that seed is not what the levy is for.",
        "Telling growers that seed is not what the levy is for will go on.",
        "We may go on telling growers that seed is not what the levy is for.",
    ),
)
# Words of force that tell none where they stand.
IDLE = (
    "The pond is to the north of the mill.",
    "How the money is to be spent is not told.",
    "The keeper fed the birds as a visitor would.",
    "The mayor agrees with the report.",
    "Six hours are allowed for the crossing.",
    "They rowed with all the strength they could.",
    "Members of the group Firms Commit To Clean Rivers met in Ulm.",
)


@pytest.mark.parametrize(("quote", "sound", "wrong"), TWINS)
def test_a_force_is_measured_against_the_one_it_tells(quote: str, sound: str, wrong: str) -> None:
    """Other words and another order keep it; another force in its place is found."""
    assert force.check(sound, FACT, [evidence(quote)]) == []
    assert force.check(wrong, FACT, [evidence(quote)]) != []


@pytest.mark.parametrize("text", IDLE)
def test_a_word_of_force_may_tell_none(text: str) -> None:
    """Places, questions within, ellipses, opinions and names bind nobody."""
    assert [each.words for each in read_forces(text) if not each.loose] == []


def test_a_force_that_only_carries_another_is_kept_beside_it() -> None:
    """To "strive to" is no more than an aim, and yet a duty to strive."""
    text = "The board shall strive to settle claims."
    assert [each.words for each in read_forces(text)] == ["strive to"]
    assert [(each.words, each.height) for each in read_carriers(text)] == [("shall", OBLIGATION)]


def test_a_later_duty_is_a_duty() -> None:
    """A "will" before "have to" says when it begins."""
    found = read_forces("Shops will have to weigh their waste.")
    assert [(each.words, each.height) for each in found] == [("have to", OBLIGATION)]
