"""What holds for every document that is read, however it is written."""

from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from store.readers import parse
from store.readers.assemble import assemble
from store.readers.clean import clean
from store.readers.raw import RawBlock, RawKind, RawReading
from store.types import NoteKind, Reading
from tests.store.readers.strategies import (
    Made,
    html_documents,
    markdown_documents,
    plain_documents,
)

NAMES = st.sampled_from(["note.txt", "note.md", "note.html"])


def squeeze(text: str) -> str:
    """Return `text` without white space."""
    return re.sub(r"\s+", "", text)


def check_shape(reading: Reading) -> None:
    """Blocks are ordered and apart, only white space is between them, places cover them."""
    at = 0
    for block in reading.blocks:
        assert block.start >= at
        assert not reading.text[at : block.start].strip()
        text = reading.text[block.start : block.end]
        assert text
        assert text == " ".join(text.split())
        at = block.end
    assert not reading.text[at:].strip()
    starts = [place.start for place in reading.places]
    assert starts == sorted(starts)
    covered = {i for place in reading.places for i in range(place.start, place.end)}
    for block in reading.blocks:
        solid = {i for i in range(block.start, block.end) if not reading.text[i].isspace()}
        assert solid <= covered


def check_nothing_lost(made: Made, reading: Reading) -> None:
    """Every word of the document is in its canonical text, in order."""
    rest = squeeze(reading.text)
    merged = any(note.kind is NoteKind.MERGED_REPEAT for note in reading.notes)
    for word in made.words:
        at = rest.find(squeeze(clean(word)))
        assert at >= 0 or merged, word
        rest = rest[max(at, 0) :]


def check_bytes(data: bytes, reading: Reading) -> None:
    """The bytes a block names hold its characters, in order, between markup."""
    for place in reading.places:
        assert place.byte_start is not None
        assert place.byte_end is not None
        original = squeeze(clean(html.unescape(data[place.byte_start : place.byte_end].decode())))
        at = 0
        for character in squeeze(reading.text[place.start : place.end]).replace("|", ""):
            at = original.find(character, at) + 1
            assert at > 0


@given(plain_documents())
@settings(deadline=None)
def test_plain_text_loses_no_word(made: Made) -> None:
    """Paragraphs may be joined or split, never dropped."""
    data = made.source.encode()
    reading = parse(data, "note.txt")
    check_shape(reading)
    check_nothing_lost(made, reading)
    check_bytes(data, reading)


@given(markdown_documents())
@settings(deadline=None)
def test_markdown_loses_no_word(made: Made) -> None:
    """Marks go, words stay."""
    data = made.source.encode()
    reading = parse(data, "note.md")
    check_shape(reading)
    check_nothing_lost(made, reading)
    check_bytes(data, reading)


@given(html_documents())
@settings(deadline=None)
def test_html_loses_no_word(made: Made) -> None:
    """Tags and scripts go, words stay, site furniture among them."""
    data = made.source.encode()
    reading = parse(data, "note.html")
    check_shape(reading)
    check_nothing_lost(made, reading)
    check_bytes(data, reading)
    assert "hidden()" not in reading.text


@given(
    st.lists(
        st.builds(
            RawBlock,
            text=st.text(max_size=60),
            kind=st.sampled_from(RawKind),
            level=st.integers(0, 6),
            boilerplate=st.booleans(),
            page=st.integers(1, 4),
        ),
        max_size=12,
    )
)
@settings(deadline=None)
def test_whatever_a_reader_hands_on_is_laid_out(blocks: list[RawBlock]) -> None:
    """Assembling never fails, keeps offsets right, and gives the same result twice."""
    raw = RawReading(media_type="text/plain", blocks=tuple(blocks))
    reading = assemble(raw)
    check_shape(reading)
    assert assemble(raw) == reading


@given(
    st.lists(
        st.builds(
            RawBlock, text=st.text(alphabet="abc .,;AB1()", max_size=40), kind=st.just(RawKind.ITEM)
        ),
        max_size=8,
    )
)
@settings(deadline=None)
def test_reading_canonical_text_again_changes_nothing(blocks: list[RawBlock]) -> None:
    """Canonical text is a fixed point: what is clean stays as it is."""
    reading = assemble(RawReading(media_type="text/plain", blocks=tuple(blocks)))
    again = tuple(
        RawBlock(text=reading.text[block.start : block.end], kind=RawKind.ITEM)
        for block in reading.blocks
    )
    assert assemble(RawReading(media_type="text/plain", blocks=again)).text == reading.text


@given(st.binary(max_size=400), NAMES)
@settings(deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    """Noise gives a reading with right offsets, or a read error; nothing else."""
    from store.errors import ReadError

    try:
        reading = parse(data, name)
    except ReadError:
        return
    check_shape(reading)
