"""All, only and a part of the whole in far paraphrases: invented twins."""

from __future__ import annotations

import pytest

from agent.checks.binding.extent import find_widened

TWINS = (
    (
        "Noise, dust and heat, which the kiln causes, harm the trees.",
        "Noise, dust and heat from the kiln are all harmful to the trees.",
        "Noise, dust and heat from all kilns harm the trees.",
    ),
    (
        "The work was shared by the three villages.",
        "All three villages had a share in the work.",
        "All villages had a share in the work.",
    ),
    (
        "He thought of the miners while bells rang.",
        "With bells ringing all around, he thought of the miners.",
        "With bells ringing, he thought of all miners.",
    ),
    (
        "The newly opened lock lets barges pass.",
        "The lock, only recently opened, lets barges pass.",
        "The lock lets only barges pass.",
    ),
    (
        "The valley has many old mills.",
        "Old mills are numerous in the valley.",
        "All old mills stand in the valley.",
    ),
    (
        "As part of this survey, the guild shall visit young smiths.",
        "As one element of this survey, the guild has to visit young smiths.",
        "The guild has to visit all young smiths.",
    ),
    (
        "One of the region's most fragile dunes is fenced.",
        "Among the most fragile dunes in the region, one is fenced.",
        "All fragile dunes in the region are fenced.",
    ),
    (
        "Other dyes exist, but these two are more common.",
        "These two are not the only dyes, though they are more common.",
        "All dyes are like these two.",
    ),
    (
        "A claim must contain a receipt to be paid.",
        "A claim can only be paid with a receipt.",
        "Claims are always paid.",
    ),
)


@pytest.mark.parametrize(("quote", "sound", "wrong"), TWINS)
def test_all_and_only_widen_where_they_take_in_more(quote: str, sound: str, wrong: str) -> None:
    """A list, a number or an adverb widens nothing; "all" of a thing does."""
    assert find_widened(sound, (quote,)) == []
    assert find_widened(wrong, (quote,)) != []
