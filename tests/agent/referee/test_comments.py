"""A Word draft with comments: each on its sentence, and no letter of the text changed."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from agent.referee.comments import WORD, comment, list_note_calls, require
from agent.referee.reading import split
from agent.referee.referee import referee
from agent.referee.types import Review
from evals.shelf import Shelf
from store.errors import BadInput
from store.readers import parse
from tests.agent.referee.shelves import check

if TYPE_CHECKING:
    from docx.document import Document

docx = pytest.importorskip("docx", reason="needs python-docx, of the extra 'export'")

SOUND = "The Office must keep the records of an inspection for seven years."
HARD = "The Office will open a second pilot station at Lorne."
WRONG = "The budget for 2021 was 41 million florins."


def make(*paragraphs: list[tuple[str, bool]]) -> bytes:
    """Return a Word file of paragraphs, each of runs that are bold or not; the last in a table."""
    draft = docx.Document()
    draft.add_heading("A draft", level=1)
    for runs in paragraphs:
        paragraph = draft.add_paragraph()
        for words, bold in runs:
            paragraph.add_run(words).bold = bold
    written = BytesIO()
    draft.save(written)
    return written.getvalue()


def review(raw: bytes, shelf: Shelf) -> Review:
    """Return the review of a Word file."""
    return referee(split(parse(raw, "draft.docx"), name="draft.docx", digest="0" * 64), shelf)


def open_word(raw: bytes) -> Document:
    """Return the file as the library opens it."""
    opened: Document = docx.Document(BytesIO(raw))
    return opened


def commented_words(draft: Document) -> list[str]:
    """Return the words that each comment hangs on."""
    found: list[str] = []
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for paragraph in draft.paragraphs:
        within: dict[str, str] = {}
        for element in paragraph._p.iter():
            number: Any = element.get(f"{name}id")
            if element.tag == f"{name}commentRangeStart":
                within[number] = ""
            elif element.tag == f"{name}commentRangeEnd":
                found.append(within.pop(number))
            elif element.tag == f"{name}t":
                within = {each: words + (element.text or "") for each, words in within.items()}
    return [each.strip() for each in found]


def test_a_comment_hangs_on_just_its_sentence(shelf: Shelf) -> None:
    """A run that holds several sentences is parted, so that each comment shows what it is about."""
    raw = make([(f"{SOUND} {HARD} {WRONG}", False)])
    draft = open_word(comment(raw, review(raw, shelf)).raw)
    assert commented_words(draft) == [HARD, WRONG]


def test_no_letter_and_no_style_is_changed(shelf: Shelf) -> None:
    """The text of the draft, and what is bold in it, stay as they were."""
    raw = make(
        [
            (f"{SOUND} The Office ", False),
            ("will open", True),
            (" a second pilot station at Lorne.", False),
        ],
        [(WRONG, True)],
    )
    before, after = open_word(raw), open_word(comment(raw, review(raw, shelf)).raw)
    assert [each.text for each in before.paragraphs] == [each.text for each in after.paragraphs]
    bold = ["".join(run.text for run in each.runs if run.bold) for each in after.paragraphs]
    assert bold == ["", "will open", WRONG]


def test_a_comment_says_why_where_and_what_would_hold(shelf: Shelf) -> None:
    """The person who reads it needs no other paper."""
    raw = make([(HARD, False)])
    texts = [each.text for each in open_word(comment(raw, review(raw, shelf)).raw).comments]
    assert len(texts) == 1
    assert texts[0].startswith("Overstated: ")
    assert "Charter of the Harbour Office" in texts[0]
    assert "Safe wording: " in texts[0]


def test_the_words_of_the_source_stand_in_a_comment_to_the_letter(shelf: Shelf) -> None:
    """Its dots, too: what is left out of a quotation is said by three of them."""
    raw = make([(HARD, False)])
    found = review(raw, shelf)
    ruled = found.ruled[-1]
    quoted = (replace(ruled.evidence[0], quote="The Office ... intends to open a station..."),)
    commented = comment(raw, replace(found, ruled=(replace(ruled, evidence=quoted),)))
    (text,) = (each.text for each in open_word(commented.raw).comments)
    assert "“The Office ... intends to open a station...”" in text
    assert ".." not in text.partition("\n")[0]


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
def test_a_file_that_word_itself_could_not_open_is_refused(shelf: Shelf, part: str) -> None:
    """Our reader needs less of it than the library that writes comments."""
    raw = make([(HARD, False)])
    broken = BytesIO()
    with ZipFile(BytesIO(raw)) as whole, ZipFile(broken, "w") as copy:
        for name in whole.namelist():
            copy.writestr(name, b"<w:broken" if name == part else whole.read(name))
    with pytest.raises(BadInput, match="cannot be opened for comments"):
        comment(broken.getvalue(), review(raw, shelf))
    assert list_note_calls(broken.getvalue()) == ()


def test_supported_sentences_get_no_comment(shelf: Shelf) -> None:
    """Only what asks for a change is marked."""
    raw = make([(SOUND, False)])
    commented = comment(raw, review(raw, shelf))
    assert (commented.placed, commented.unplaced) == (0, ())


def test_a_sentence_that_is_not_found_is_told(shelf: Shelf) -> None:
    """Nothing is dropped in silence."""
    raw = make([(HARD, False)])
    found = review(raw, shelf)
    moved = replace(found.ruled[-1], claim=replace(found.ruled[-1].claim, text="Elsewhere."))
    commented = comment(raw, replace(found, ruled=(moved,)))
    assert [each.claim.text for each in commented.unplaced] == ["Elsewhere."]


def test_other_formats_are_refused_with_what_to_write_instead(shelf: Shelf) -> None:
    """Comments exist only in Word."""
    with pytest.raises(BadInput, match=r"only be put into a \.docx draft"):
        require(check(shelf, SOUND).media_type)
    require(WORD)
