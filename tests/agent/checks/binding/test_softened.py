"""A reserve that a statement adds takes back what its source says: invented twins."""

from __future__ import annotations

import pytest

from agent.checks.binding.softened import find_softened

TWINS = (
    (
        "The ferry will comply in full with the safety code.",
        "Full compliance of the ferry with the safety code is promised.",
        "The ferry will comply with the safety code as far as practicable.",
    ),
    (
        "The archive reads every file before it is sealed.",
        "Before a file is sealed, the archive reads it.",
        "The archive reads every file to some extent before it is sealed.",
    ),
    (
        "The bakery pays its apprentices on the first of the month.",
        "On the first of the month the bakery pays its apprentices.",
        "As a rule the bakery pays its apprentices on the first of the month.",
    ),
    (
        "The spill was caused by a cracked valve.",
        "It was a cracked valve that caused the spill.",
        "The spill was partly caused by a cracked valve.",
    ),
    (
        "The guards shall close the lock at dusk.",
        "At dusk the lock has to be closed by the guards.",
        "The guards shall, within reason, close the lock at dusk.",
    ),
    (
        "The mill will replace its pumps and, where a pump is new, test it.",
        "The mill will replace its pumps and test a pump where it is new.",
        "The mill will on a best-efforts basis replace its pumps and test a pump where it is new.",
    ),
)
GROUNDED = (
    (
        "Where feasible, the school shall use rain water.",
        "The school shall use rain water as far as it can be done, and wherever practicable.",
    ),
    ("Most harbours close in winter.", "Harbours generally close in winter."),
    ("The board meets every two weeks.", "How often the board meets: every two weeks."),
    ("The fog was one of the causes of the crash.", "The crash was caused in part by the fog."),
)


@pytest.mark.parametrize(("source", "sound", "wrong"), TWINS)
def test_a_reserve_needs_a_ground(source: str, sound: str, wrong: str) -> None:
    """What the source says without reserve is not told with one."""
    assert find_softened(sound, (source,)) == []
    assert find_softened(wrong, (source,)) != []


@pytest.mark.parametrize(("source", "text"), GROUNDED)
def test_a_reserve_of_the_source_may_be_told_in_other_words(source: str, text: str) -> None:
    """Any word that takes back as much is its ground."""
    assert find_softened(text, (source,)) == []
