"""Notes: one for a citation, the source in full once, what is not known left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.export.notes import MOST_NOTES, Notebook
from agent.export.paper import Note
from evals.shelf import Shelf
from store.types import SourceCard, Status
from tests.agent.export.scene import find, quote, say, show


def _read(note: Note) -> str:
    written = "; ".join("".join(run.text for run in each.runs) for each in note.references)
    return written + note.end


@pytest.fixture
def book() -> Notebook:
    return Notebook()


def test_the_first_citation_names_issuer_title_type_date_pinpoint_and_day_of_adding(
    shelf: Shelf, book: Notebook
) -> None:
    """OSCOLA-light: issuer, 'Title' (type, date), pinpoint, day."""
    memorandum = find(shelf, "memorandum-shared-compute.docx")
    assert book.cite(quote(show(shelf, memorandum, "cooperate on shared compute"))) == (1,)
    written = _read(book.notes[0])
    assert written.startswith("Verania Institute for Trustworthy AI and the Aldmere AI")
    assert "‘Memorandum of Understanding between" in written
    assert "(memorandum of understanding, 3 February 2025), para 1.1" in written
    assert written.endswith("added 1 January 2026")


def test_another_place_of_the_document_refers_to_the_first_note(
    shelf: Shelf, book: Notebook
) -> None:
    memorandum = find(shelf, "memorandum-shared-compute.docx")
    book.cite(quote(show(shelf, memorandum, "cooperate on shared compute")))
    assert book.cite(quote(show(shelf, memorandum, "free of charge"))) == (2,)
    second = book.notes[1]
    assert "(note 1), para 2.3" in _read(second)
    assert "‘Memorandum" not in _read(second)
    assert second.references[0].runs[1].note == 1


def test_the_same_place_again_is_see_note(shelf: Shelf, book: Notebook) -> None:
    """It has a number of its own, for every mark in the text is one note."""
    place = show(shelf, find(shelf, "annual-report-2025.pdf"), "calendar year")
    assert [book.cite(quote(place)), book.cite(quote(place))] == [(1,), (2,)]
    again = book.notes[1].references[0]
    assert _read(book.notes[1]) == "See note 1."
    assert again.same == 1
    assert again.quotes == ()


def test_a_statement_in_other_words_has_the_whole_quotation_in_its_note(
    shelf: Shelf, book: Notebook
) -> None:
    place = show(shelf, find(shelf, "annual-report-2025.pdf"), "calendar year")
    book.cite(say("It covers one year.", place))
    assert book.notes[0].references[0].quotes == (place.quote,)


def test_a_quotation_has_only_its_opening_words_in_its_note(shelf: Shelf, book: Notebook) -> None:
    """The whole of it stands in the text already."""
    place = show(shelf, find(shelf, "annual-report-2025.pdf"), "calendar year")
    book.cite(quote(place))
    opening = book.notes[0].references[0].quotes[0]
    assert opening.endswith("…")
    assert place.quote.startswith(opening[:-1])


def test_words_of_ours_get_the_whole_quotation_though_the_place_was_cited(
    shelf: Shelf, book: Notebook
) -> None:
    """Once: after that the note that has it is enough."""
    place = show(shelf, find(shelf, "annual-report-2025.pdf"), "calendar year")
    book.cite(quote(place))
    book.cite(say("It covers one year.", place))
    book.cite(say("One year is covered.", place))
    first, second, third = (note.references[0] for note in book.notes)
    assert first.quotes != (place.quote,)
    assert second.quotes == (place.quote,)
    assert (second.same, third.same) == (None, 2)


def test_no_sentence_has_more_notes_than_can_be_refereed(shelf: Shelf, book: Notebook) -> None:
    """The last note carries the other documents; none is dropped."""
    names = [
        "annual-report-2025.pdf", "memorandum-shared-compute.docx", "our-nation-article.txt",
        "declaration-ai-cooperation.html",
    ]  # fmt: skip
    places = [show(shelf, find(shelf, name), " ") for name in names]
    assert book.cite(say("All four.", *places)) == (1, 2, 3)
    assert len(book.notes) == MOST_NOTES
    assert [len(note.references) for note in book.notes] == [1, 1, 2]


def test_what_a_card_does_not_know_is_left_out(shelf: Shelf, book: Notebook) -> None:
    """Nothing is guessed, and nothing stands for it: no "n.d.", no empty brackets."""
    known = show(shelf, find(shelf, "our-nation-article.txt"), "underway")
    bare = replace(known.document, card=SourceCard(), added="")
    book.cite(quote(replace(known, document=bare)))
    written = _read(book.notes[0])
    assert written.startswith(f"‘{bare.title}’, sentence ")
    for guess in ("()", "n.d.", "None", "unknown", "added", ", ,"):
        assert guess not in written


def test_a_withdrawn_source_is_said_to_be(shelf: Shelf, book: Notebook) -> None:
    document = find(shelf, "guidance-note-7-withdrawn.md")
    assert document.status is Status.WITHDRAWN
    book.cite(quote(show(shelf, document)))
    assert "[withdrawn" in _read(book.notes[0])
