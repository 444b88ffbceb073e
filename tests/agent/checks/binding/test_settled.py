"""Words that settle, stretch or soften need a ground in the source."""

from __future__ import annotations

import pytest

from agent.checks.binding.settled import find_firmer, find_softer


@pytest.mark.parametrize(
    ("quote", "grounded", "added"),
    [
        (
            "Barges longer than the lock shall pay a toll.",
            "A toll shall be paid by barges that are longer than the lock.",
            "A toll shall be paid by barges, whatever their length.",
        ),
        (
            "The miller must weigh sacks that come from the upper valley.",
            "Sacks from the upper valley have to be weighed by the miller.",
            "Sacks have to be weighed, whether or not they come from the upper valley.",
        ),
        (
            "Any visitor, of age or not, may use the baths.",
            "Visitors may use the baths, whatever their age.",
            "Visitors of any sort may use the baths, regardless of age, without fail.",
        ),
        (
            "The village has no licensed baker.",
            "There is no baker with a licence in the village.",
            "There is no baker of any kind in the village.",
        ),
        (
            "The new dyke is expected to hold for ten years.",
            "For ten years the new dyke is expected to hold.",
            "For ten years the new dyke is certain to hold.",
        ),
        (
            "The tests suggest that the pump wears out sooner.",
            "That the pump wears out sooner is suggested by the tests.",
            "That the pump wears out sooner is proven by the tests.",
        ),
    ],
)
def test_a_word_that_settles_or_stretches_needs_a_ground(
    quote: str, grounded: str, added: str
) -> None:
    """The same sentence passes without the word, and with it is found."""
    assert find_firmer(grounded, (quote,)) == []
    assert find_firmer(added, (quote,)) != []


def test_a_free_relative_names_a_thing() -> None:
    """In "whatever is left" nothing is said of every case."""
    quote = "Bread that is left at night goes to the shelter."
    assert find_firmer("Whatever is left at night goes to the shelter.", (quote,)) == []


@pytest.mark.parametrize(
    ("quote", "kept", "softened"),
    [
        (
            "The ferry must carry a life vest for each guest.",
            "A life vest for each guest is compulsory on the ferry.",
            "A life vest for each guest is recommended on the ferry.",
        ),
        (
            "The guild directs its members to store grain in dry lofts.",
            "Under a direction of the guild, members are to store grain in dry lofts.",
            "Under a suggestion of the guild, members are to store grain in dry lofts.",
        ),
        (
            "Both bakers undertook to keep the ovens lit.",
            "That the ovens are kept lit is what both bakers undertook.",
            "Both bakers said that they would consider keeping the ovens lit.",
        ),
    ],
)
def test_what_binds_is_not_left_open(quote: str, kept: str, softened: str) -> None:
    """A word of advice is found where the source only binds."""
    assert find_softer(kept, (quote,)) == []
    assert find_softer(softened, (quote,)) != []


def test_advice_in_the_source_may_be_told_in_other_words_of_advice() -> None:
    """Where the source softens anything, other checks compare the two."""
    quote = "Walkers should wear boots and must keep to the path."
    told = "Boots are recommended to walkers, who must keep to the path."
    assert find_softer(told, (quote,)) == []


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("The union encourages helmets.", "Helmets are made compulsory by the union."),
        ("The mayor knows that mills lead the trade and that towns should help millers.",
         "The mayor orders that towns help millers."),
    ],
)  # fmt: skip
def test_what_only_counsels_is_not_told_as_binding(quote: str, told: str) -> None:
    """No word of the source binds anybody."""
    assert find_firmer(told, (quote,)) != []


def test_what_is_over_is_not_told_as_under_discussion() -> None:
    """The contract stands; nothing in the source weighs it."""
    quote = "The two dairies close a contract on milk churns."
    assert find_softer("A contract on churns is under discussion by the dairies.", (quote,)) != []
    assert find_softer("The dairies' contract on milk churns is closed.", (quote,)) == []


@pytest.mark.parametrize(
    ("quote", "kept", "hedged"),
    [
        ("The mint is casting coins in shapes never seen.",
         "Coins in shapes never seen are being cast by the mint.",
         "Coins in shapes never seen might be cast by the mint."),
        ("The guild will continue checking the scales.",
         "The guild will go on checking the scales.",
         "The guild will probably go on checking the scales."),
    ],
)  # fmt: skip
def test_what_is_told_plainly_is_not_hedged(quote: str, kept: str, hedged: str) -> None:
    """A hedge needs something unsure in the source."""
    assert find_softer(kept, (quote,)) == []
    assert find_softer(hedged, (quote,)) != []


def test_what_is_old_is_not_told_as_new() -> None:
    """The bond was there before the meeting."""
    quote = "The meeting reaffirmed the close bond between the valleys."
    assert find_firmer("A close bond of the valleys was newly tied at the meeting.", (quote,))
    assert not find_firmer("The meeting affirmed again how close the valleys are.", (quote,))


def test_a_hedge_may_tell_what_a_source_holds_possible() -> None:
    """The "may" of the source is told as "perhaps"."""
    quote = "The guild may check the scales."
    assert find_softer("Perhaps the guild checks the scales.", (quote,)) == []


def test_what_may_follow_does_not_follow_of_itself() -> None:
    """What comes by default comes always."""
    quote = "Where the council agrees, this may lead to a common stamp."
    assert find_firmer("Where the council agrees, a common stamp follows by default.", (quote,))
    assert not find_firmer("Where the council agrees, a common stamp may follow.", (quote,))
