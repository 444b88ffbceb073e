"""What is ahead is not told as done, and what only looks like a verb tells nothing."""

from __future__ import annotations

import pytest

from agent.checks.binding.told import find_told, find_undone
from tests.agent.checks.build import evidence

AHEAD = "The council will open a second ferry line."


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        # A noun that has the form of a verb.
        ("A rumour can spread fast in small towns.", "A fast spread of rumours can be seen there."),
        # The comma cuts a verb off from its word of force.
        (
            "The club should name its mooring.",
            "The mooring should, by the club itself, be named.",
        ),
        # The plural of the source names the same things in the statement.
        ("It is vital to curb the harm that floods may do to meadows.",
         "It is vital to curb the harm with which floods, wherever, confront meadows."),
        # The future perfect is as far ahead as the future.
        ("The herd will grow to 90 goats by May.", "By May the herd will have reached 90 goats."),
        # What has been achieved "so far" is in the source, told by a noun.
        ("We want to review the harvest to date.",
         "A look at what has been harvested so far is wanted."),
        # "Recognition that" shows the stance of the source, though it opens the sentence.
        ("The charter recognises the worth of the old mills.",
         "Recognition of the worth of the old mills came with the charter."),
        # The passive of an invitation, told by its noun.
        ("The mayor invited both to come to the fair.",
         "Both received an invitation from the mayor to come to the fair."),
        ("I am here to discuss the bridge that may rise tomorrow.",
         "The mayor said that he had come to talk of the bridge that may rise."),
        # A participle that tells what kind of thing is required.
        ("Floods bring new threats that require coordinated work across valleys.",
         "Floods bring new threats requiring coordinated work across valleys."),
        # Those at work now are at work when it is said.
        ("Our goal is that this work will live on long after we leave.",
         "The goal is that this work will live on long after those now doing it leave."),
        # A word of force may itself be past.
        ("We committed more grain to the poor in our first year than in any other.",
         "The poor were given more grain in the first year than in any other."),
        # A reason in a recital is told as it stands there.
        ("The exclusion is justified by the special nature of the work of lock keepers.",
         "The exclusion is warranted by the special nature of what lock keepers do."),
        ("Users can reach the well with their own keys.",
         "Their own keys give users access to the well."),
        # A word of force in another of its forms.
        ("The club looks forward to hosting the fair.",
         "The club is looking forward to hosting the fair."),
    ],
)  # fmt: skip
def test_an_honest_retelling_of_what_is_ahead_passes(quote: str, told: str) -> None:
    """None of these tells anything as done."""
    assert find_told(told, (quote,), (evidence(quote),)) == []


@pytest.mark.parametrize(
    "told",
    [
        "The council has opened a second ferry line.",
        "A second ferry line was opened by the council.",
        "The council opened a second ferry line.",
    ],
)
def test_what_is_ahead_is_not_told_as_done(told: str) -> None:
    """The same act, told as over."""
    assert find_told(told, (AHEAD,), (evidence(AHEAD),)) != []


@pytest.mark.parametrize(
    ("quote", "over"),
    [
        ("The guild is taking steps to repair the lock, and its boats wait.",
         "The guild, whose boats wait, has repaired the lock."),
        ("This is a start, and we look to farmers to plant more oaks.",
         "Farmers, this start shows, have planted more oaks."),
    ],
)  # fmt: skip
def test_an_act_that_is_ahead_wherever_it_is_named_is_not_over(quote: str, over: str) -> None:
    """Its only mention is an infinitive, and nothing before it is past."""
    assert find_told(over, (quote,), (evidence(quote),)) != []


@pytest.mark.parametrize(
    ("quote", "over"),
    [
        ("The mayors will also talk about the weir.",
         "Talk about the weir was also on the list of the mayors."),
        ("It's going to bring work and open doors.", "Doors have been opened and work found."),
    ],
)  # fmt: skip
def test_a_source_that_only_looks_ahead_is_not_told_in_the_past(quote: str, over: str) -> None:
    """Nothing in the statement shows that it is still to come."""
    assert find_told(over, (quote,), (evidence(quote),)) != []


def test_the_purpose_of_what_was_done_may_be_told_as_done() -> None:
    """They met to discuss: so it was discussed."""
    quote = "The town hosted millers from both banks, bringing them together to discuss the weir."
    told = "The weir was discussed by millers from both banks, whom the town hosted."
    assert find_told(told, (quote,), (evidence(quote),)) == []


def test_what_a_condition_finds_done_may_be_told_as_to_do() -> None:
    """A part that is not recorded has not been recorded: "is to be" tells the order alone."""
    quote = "If the check shows parts that are not recorded, note this as a finding."
    assert find_undone("Where parts are missing, this is to be recorded.", (quote,)) == []


def test_what_is_still_to_be_done_may_be_told_as_ahead() -> None:
    """In the source, "the pump to be mended" is not mended."""
    quote = "A test of the pump to be mended should show that it holds."
    told = "A pump that is to be mended should, when tested, hold."
    assert find_undone(told, (quote,)) == []


def test_a_condition_tells_no_fact_beside_a_possibility() -> None:
    """A clause with "where" is no plain part of the source that would excuse the statement."""
    quote = "Where the board agrees, this may result in a common stamp."
    told = "A common stamp results where the board agrees."
    assert find_told(told, (quote,), (evidence(quote),)) != []


def test_what_is_done_is_not_told_as_ahead() -> None:
    """The act of the source is over."""
    assert find_undone("The mill is to be closed.", ("The mill was closed in May.",)) != []
