"""A draft's file as sentences: numbers, footnotes, headings and tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.referee.reading import read_draft
from store.errors import BadInput, ReadError
from store.types import Region
from tests.agent.referee.shelves import make_draft

DRAFT = """\
# A title

1.1 The first sentence.[^1] The second one.

- An item of a list.

| Body | Year |
|---|---|
| Office | 2021 |

[^1]: The Charter, para 2.
"""


def test_printed_numbers_and_footnote_marks_are_no_words_of_a_sentence() -> None:
    """What is checked is what the sentence says."""
    texts = [each.text for each in make_draft(DRAFT).claims]
    assert "The first sentence." in texts
    assert "An item of a list." in texts


def test_a_footnote_goes_with_the_sentence_that_calls_it() -> None:
    """It is no sentence of its own."""
    claims = make_draft(DRAFT).claims
    noted = {each.text: each.notes for each in claims if each.notes}
    assert noted == {"The first sentence.": ("The Charter, para 2.",)}
    assert not any("The Charter" in each.text for each in claims)


def test_headings_and_rows_keep_their_region() -> None:
    """A heading is told from a sentence, and a row of a table is one unit."""
    regions = {each.text: each.region for each in make_draft(DRAFT).claims}
    assert regions["A title"] is Region.HEADING
    assert regions["Office | 2021"] is Region.TABLE


def test_offsets_give_back_the_sentence() -> None:
    """A place in the canonical text is where the words are."""
    draft = make_draft(DRAFT)
    for claim in draft.claims:
        assert claim.text.split()[-1].rstrip(".") in draft.reading.text[claim.start : claim.end]


def test_marks_count_from_one() -> None:
    """Sentences are numbered as a person counts."""
    claims = make_draft(DRAFT).claims
    assert [each.mark for each in claims] == list(range(1, len(claims) + 1))


def test_a_missing_file_is_bad_input(tmp_path: Path) -> None:
    """The message says what to name."""
    with pytest.raises(BadInput, match="is no file; name a draft"):
        read_draft(tmp_path / "none.md")


def test_a_damaged_file_is_the_readers_error(tmp_path: Path) -> None:
    """The reader says what is wrong with it."""
    path = tmp_path / "draft.docx"
    path.write_bytes(b"PK\x03\x04 not a zip at all")
    with pytest.raises(ReadError):
        read_draft(path)


def test_footnotes_of_a_word_draft_go_with_their_sentences(tmp_path: Path) -> None:
    """Its text shows no mark; the file says where each is called."""
    pypandoc = pytest.importorskip("pypandoc", reason="makes the Word file, of the extra 'export'")
    pytest.importorskip("docx", reason="needs python-docx, of the extra 'export'")
    path = tmp_path / "draft.docx"
    said = "# T[^0]\n\nOne is so.[^1] Two is.[^2]\n\n"
    text = said + "[^0]: Head.\n\n[^1]: The Charter.\n\n[^2]: B, p. 2."
    pypandoc.convert_text(text, "docx", format="markdown", outputfile=str(path))
    noted = {each.text: each.notes for each in read_draft(path).claims}
    assert noted == {"T": ("Head.",), "One is so.": ("The Charter.",), "Two is.": ("B, p. 2.",)}
