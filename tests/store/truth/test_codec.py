"""Our types as JSON and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.truth import codec
from store.types import Block, Note, Place, Reading, SourceCard


@given(st.builds(SourceCard))
def test_a_card_survives(card: SourceCard) -> None:
    assert codec.decode(SourceCard, codec.encode(card)) == card


@given(st.builds(Reading))
def test_a_reading_survives(reading: Reading) -> None:
    assert codec.decode(Reading, codec.encode(reading)) == reading


@given(st.lists(st.builds(Note)).map(tuple))
def test_notes_survive(notes: tuple[Note, ...]) -> None:
    assert codec.decode_all(Note, codec.encode(notes)) == notes


@given(st.builds(Block), st.builds(Place))
def test_defaults_take_no_room(block: Block, place: Place) -> None:
    for value in (block, place):
        assert "null" not in codec.encode(value)
