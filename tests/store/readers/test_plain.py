"""Plain text files."""

from __future__ import annotations

from store.readers import parse
from store.readers.plain import read
from store.readers.raw import RawKind
from store.types import Region
from tests.store.readers.making import find_block, read_text, texts

WRAPPED = """The two governments will meet once a year to review what was done under
this memorandum. They will publish a short account of each meeting on their
websites.

The account names the projects that ended.
"""


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines that a machine broke at a column belong together."""
    assert len(texts(read_text(WRAPPED))) == 2


def test_one_line_may_be_one_paragraph() -> None:
    """Where lines end early, each is a paragraph of its own."""
    long = "The partnership covers research, skills and procurement in both countries. " * 5
    reading = read_text(f"{long}\nA second one follows at once.\n{long}\n")
    assert len(texts(reading)) == 3


def test_a_line_that_ends_no_sentence_goes_on_in_small_letters() -> None:
    """Even in a text that is not wrapped."""
    reading = read_text("The memorandum lasts\nfor five years.\n" + "A long line. " * 40)
    assert texts(reading)[0] == "The memorandum lasts for five years."


def test_names_under_each_other_stay_apart() -> None:
    """An address or a signature is not one sentence."""
    long = "The partnership covers research, skills and procurement. " * 6
    reading = read_text(f"{long}\n\nDr Ada Example\nMinister of Research\nThe Hague\n")
    assert texts(reading)[1:] == ["Dr Ada Example", "Minister of Research", "The Hague"]


def test_bullets_go_and_numbers_stay() -> None:
    """A bullet is drawn, a number is said; both begin an item."""
    reading = read_text("Aims:\n- more compute\n* better data\n1. first step\n(b) second step\n")
    items = texts(reading, Region.LIST)
    assert items == ["more compute", "better data", "1. first step", "(b) second step"]


def test_indented_items_are_deeper() -> None:
    """The level of an item is its depth, from 1."""
    reading = read_text("Aims:\n- compute\n    - chips\n")
    assert find_block(reading, "compute").level == 1
    assert find_block(reading, "chips").level == 2


def test_every_block_names_its_bytes() -> None:
    """Also behind letters of several bytes."""
    data = "Café für alle.\n\nZweiter Absatz.\n".encode()
    for block in read(data, name="x.txt").blocks:
        assert data[block.byte_start : block.byte_end].decode() == block.text


def test_bytes_are_those_of_the_file_in_utf16_too() -> None:
    """The byte-order mark counts."""
    data = b"\xff\xfe" + "Eins zwei.\n\nDrei vier.".encode("utf-16-le")
    last = read(data, name="x.txt").blocks[-1]
    assert last.byte_start is not None
    assert data[last.byte_start : last.byte_end].decode("utf-16-le") == "Drei vier."


def test_plain_text_makes_no_headings_by_itself() -> None:
    """The reader hands on paragraphs and items; what they are is decided later."""
    kinds = {block.kind for block in read(b"Title\n\nText here.\n- item", name="x.txt").blocks}
    assert kinds == {RawKind.PARAGRAPH, RawKind.ITEM}


def test_a_long_line_is_read_in_one_go() -> None:
    """Five megabytes without a break are one block."""
    data = b"The department shall report each year. " * 130_000
    assert len(parse(data, "x.txt").blocks) == 1
