"""Sentences that a page end cut, and those it printed twice."""

from __future__ import annotations

from store.readers.raw import RawBlock, RawKind
from store.types import NoteKind
from tests.store.readers.making import put_together, read_text, texts

CUT = "The partners intend to renew the programme every two years and to review"
REPEATED = "to renew the programme every two years and to review its results in public."


def test_a_repeated_tail_is_merged_once_and_noted() -> None:
    """The words that stand twice stand once afterwards, and the note quotes them."""
    reading = read_text(f"{CUT}\n\n{REPEATED}\n\nA new paragraph.")
    assert texts(reading)[0] == f"{CUT} its results in public."
    notes = [note for note in reading.notes if note.kind is NoteKind.MERGED_REPEAT]
    assert len(notes) == 1
    assert "to renew the programme" in notes[0].message


def test_a_merged_block_remembers_both_pages() -> None:
    """Each part of the sentence is found on its own page; the note names both."""
    reading = put_together(RawBlock(text=CUT, page=3), RawBlock(text=REPEATED, page=4))
    assert [place.page for place in reading.places] == [3, 4]
    first, second = reading.places
    assert reading.text[first.start : first.end] == CUT
    assert reading.text[second.start : second.end] == "its results in public."
    assert reading.notes[0].pages == (3, 4)


def test_running_headers_between_the_halves_are_looked_over() -> None:
    """Footer and header stay, as furniture, behind the joined sentence."""
    reading = put_together(
        RawBlock(text=CUT, page=3),
        RawBlock(text="Page 3", page=3, boilerplate=True),
        RawBlock(text="Annual report", page=4, boilerplate=True),
        RawBlock(text=REPEATED, page=4),
    )
    assert texts(reading) == [f"{CUT} its results in public.", "Page 3", "Annual report"]


def test_a_sentence_cut_by_a_page_is_joined() -> None:
    """No final stop before the page end and a small letter after it."""
    reading = put_together(
        RawBlock(text="Each side will name a contact who", page=1),
        RawBlock(text="answers within ten days.", page=2),
    )
    assert texts(reading) == ["Each side will name a contact who answers within ten days."]


def test_a_hyphen_at_the_page_end_goes_only_if_the_word_is_used_whole() -> None:
    """A "long-term" keeps its hyphen, an "infor-mation" does not."""
    reading = put_together(
        RawBlock(text="The information is public.", page=1),
        RawBlock(text="The office collects infor-", page=1),
        RawBlock(text="mation on a long-", page=2),
        RawBlock(text="term basis.", page=3),
    )
    assert texts(reading)[1] == "The office collects information on a long-term basis."


def test_finished_sentences_are_left_alone() -> None:
    """A refrain is no misprint."""
    reading = read_text("We will act together today.\n\nWe will act together today. And soon.")
    assert len(texts(reading)) == 2
    assert not reading.notes


def test_a_title_under_its_breadcrumb_is_left_alone() -> None:
    """What is repeated whole, in capitals, is a headline and not the rest of a sentence."""
    title = "Joint Declaration on Research Cooperation and Shared Standards"
    reading = read_text(f"Home > Releases > {title}\n\n{title}\n\nThe text follows here today.")
    assert title in texts(reading)


def test_items_and_headings_are_never_merged() -> None:
    """Two items may share words; a heading may open the sentence under it."""
    tail = "access to the national research cloud"
    reading = put_together(
        RawBlock(text=f"Wider {tail}", kind=RawKind.ITEM, level=1),
        RawBlock(text=f"{tail} for schools", kind=RawKind.ITEM, level=1),
        RawBlock(text=tail, kind=RawKind.HEADING, level=2),
        RawBlock(text=f"{tail} is free of charge."),
    )
    assert len(texts(reading)) == 4


def test_three_words_in_common_are_chance() -> None:
    """A merge needs four words."""
    reading = read_text("They spoke at the end of the\n\nend of the road was near.")
    assert not reading.notes
