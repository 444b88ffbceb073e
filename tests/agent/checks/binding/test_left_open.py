"""What is open, weighed or prepared is not told as settled, and the reverse: invented twins."""

from __future__ import annotations

import pytest

from agent.checks.binding.undecided import find_decided
from agent.checks.binding.weighed import find_unweighed, find_weighed

OPEN = (
    (
        "The board must decide by May whether to close the northern ferry.",
        "By May the board has to reach a decision on closing the northern ferry.",
        "The board must close the northern ferry by May.",
    ),
    (
        "It is too early to say whether the orchard tax will be repealed.",
        "Whether the orchard tax is to be repealed cannot be said yet.",
        "The orchard tax will be repealed.",
    ),
)
WEIGHED = (
    (
        "The two towns agreed to found a joint fire school.",
        "Founding a joint fire school is what the two towns agreed on.",
        "A joint fire school is something the two towns agreed to consider.",
    ),
    (
        "The ministry must protect the seed bank from floods.",
        "Protection of the seed bank from floods is a duty of the ministry.",
        "The ministry should consider protecting the seed bank from floods.",
    ),
    (
        "The ports have signed a pact on dredging.",
        "A pact on dredging bears the ports' signatures.",
        "A pact on dredging is under consideration between the ports.",
    ),
)
PREPARED = (
    (
        "The two towns agreed to engage in talks on a joint fire school.",
        "Talks about a joint fire school are what the two towns agreed to hold.",
        "The two towns agreed on a joint fire school.",
    ),
    (
        "The museum will explore free tickets for pupils.",
        "Whether pupils could get free tickets is something the museum will study.",
        "The museum will hand out free tickets to pupils.",
    ),
    (
        "The union intends to take into consideration the growers' request for lower fees.",
        "The union means to consider the request of the growers for lower fees.",
        "The union intends to grant the growers' request for lower fees.",
    ),
    # A word of weighing that the source has beside its preparing act answers for nothing.
    (
        "After the talks on research, the port will consider lowering its mooring fees.",
        "After the talks on research, lower mooring fees will be considered by the port.",
        "After the talks on research, the port will lower its mooring fees.",
    ),
    (
        "The clinics will seek ways to shorten the queues for eye tests.",
        "The clinics will look for means of shortening the queues for eye tests.",
        "The clinics will succeed in shortening the queues for eye tests.",
    ),
    (
        "Local leaders are considering further steps against street racing.",
        "Further steps against street racing are under consideration by local leaders.",
        "Further steps against street racing have been enacted by local leaders.",
    ),
    (
        "The bank shall endeavour to answer each complaint in a week.",
        "The bank must make efforts to answer each complaint in a week.",
        "The bank must answer each complaint in a week.",
    ),
)


@pytest.mark.parametrize(("quote", "sound", "wrong"), OPEN)
def test_an_open_question_is_not_told_as_settled(quote: str, sound: str, wrong: str) -> None:
    """To decide whether to act is not the act itself."""
    assert find_decided(sound, (quote,)) == []
    assert find_decided(wrong, (quote,)) != []


@pytest.mark.parametrize(("quote", "sound", "wrong"), WEIGHED)
def test_what_is_decided_is_not_told_as_weighed(quote: str, sound: str, wrong: str) -> None:
    """To have agreed to consider a thing needs a source that weighs it."""
    assert find_weighed(sound, (quote,)) == []
    assert find_weighed(wrong, (quote,)) != []


@pytest.mark.parametrize(("quote", "sound", "wrong"), PREPARED)
def test_what_is_prepared_is_not_told_as_done(quote: str, sound: str, wrong: str) -> None:
    """Talks, a look and a search are not yet what they are about."""
    assert find_unweighed(sound, (quote,)) == []
    assert find_unweighed(wrong, (quote,)) != []
