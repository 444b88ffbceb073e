"""The PDF: its text can be read out, it is tagged, and nothing in it is markup."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from agent.briefing.types import Paragraph, Remark
from agent.export import typeset
from agent.export.assemble import assemble
from agent.export.paper import Paper
from store.readers import parse
from tests.agent.export.scene import brief, find, list_said, quote, section, shelve, show


@pytest.fixture(scope="module")
def made(paper: Paper) -> bytes:
    return typeset.write(paper)


def _read(made: bytes) -> str:
    return re.sub(r"[\s\u200b\u00ad-]+", "", parse(made, "briefing.pdf").text)


def _squeeze(text: str) -> str:
    return re.sub(r"[\s-]+", "", text)


def test_every_sentence_and_every_note_can_be_read_out(made: bytes, paper: Paper) -> None:
    text = _read(made)
    for said in list_said(paper):
        assert _squeeze(said.words) in text
    for note in paper.notes:
        for reference in note.references:
            assert _squeeze("".join(run.text for run in reference.runs)) in text


def test_it_is_tagged_and_made_to_last(made: bytes) -> None:
    """PDF/UA-1 and PDF/A-2a, as its own metadata claims; typst refuses to claim it wrongly."""
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"/MarkInfo" in made


def test_the_same_paper_is_the_same_bytes(paper: Paper, made: bytes) -> None:
    assert typeset.write(paper) == made


def test_the_time_in_it_is_that_of_the_paper(made: bytes) -> None:
    assert b"D:20260302" in made


def test_words_of_documents_are_words() -> None:
    """What typst would run or set as mathematics is printed as it stands."""
    texts = (
        'A call #eval("1+1") and #import "x.typ" and #panic() stay.',
        "Maths $x^2$ and _emphasis_ and *bold* and `code` stay too.",
        "= A heading, - an item, + a number, / a term, @label, <label> and // a comment stay.",
        "A backslash \\ and \\u{1F600} and ~ and -- and --- and ... stay.",
    )
    shelf = shelve(texts, title="#title $x$ <t>")
    document = find(shelf, "note.txt")
    said = [
        Paragraph(statement=quote(show(shelf, document, each.text)))
        for each in shelf.sentences(document.version)
    ]
    text = _read(typeset.write(assemble(brief(section(*said, *(Remark(text=t) for t in texts))))))
    for words in (*texts, "#title $x$ <t>"):
        assert text.count(_squeeze(words)) >= 1
    assert "evalx" not in text


@pytest.mark.parametrize(
    "words",
    ["Η συμφωνία υπεγράφη.", "Соглашение подписано.", "协议已签署。", "تم التوقيع", "🎉 signed ☃"],
)
def test_letters_of_other_scripts_do_not_break_it(words: str) -> None:
    made = typeset.write(assemble(brief(section(Remark(text=words)))))
    assert made.startswith(b"%PDF-")
    assert "Keyfacts" in _read(made)


def test_scripts_of_its_own_fonts_keep_the_claim() -> None:
    """Greek and Cyrillic are in the fonts that come with typst."""
    made = typeset.write(assemble(brief(section(Remark(text="Ελλάδα и Россия")))))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert "Ελλάδα" in parse(made, "a.pdf").text


def test_a_word_longer_than_a_line_is_broken_not_lost() -> None:
    word = "".join(chr(97 + place % 26) for place in range(700))
    made = typeset.write(assemble(brief(section(Remark(text=word)))))
    assert word in _read(made)


def test_a_briefing_of_nothing_is_a_page() -> None:
    paper = assemble(replace(brief(), sources=()))
    assert "Nostatementwaswithheld." in _read(typeset.write(paper))
