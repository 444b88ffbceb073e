"""How close a sentence is to a claim."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent.checks.senses import is_told
from agent.referee.relevance import closeness, cover, meets, units

CLAIM = "The Office must keep the records of an inspection for seven years."
STEMS = st.frozensets(st.text("abcdef", min_size=1, max_size=9), max_size=6)


@given(STEMS, STEMS)
def test_the_quick_comparison_says_what_the_slow_one_says(
    senses: frozenset[str], told: frozenset[str]
) -> None:
    """It is only faster."""
    assert meets(senses, told) == is_told(senses, told)


def test_a_sentence_is_closest_to_itself() -> None:
    """All of it is met, both ways."""
    other = "Records of fishing boats are kept by the council."
    assert closeness(CLAIM, CLAIM) > closeness(CLAIM, other) > 0


def test_a_short_line_is_not_close_by_being_met_whole() -> None:
    """Two words that both stand in a claim say little of it."""
    assert closeness(CLAIM, "The Office, records") < 0.5 * closeness(CLAIM, CLAIM)


def test_words_of_a_heading_count_for_less() -> None:
    """A title places a sentence, it does not say it."""
    told, over = units("It keeps records."), units("Inspection Office")
    assert cover(CLAIM, told) < cover(CLAIM, told, over) < cover(CLAIM, told | over)
