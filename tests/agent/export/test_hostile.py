"""Five hundred files of hostile texts: each opens, and each holds every sentence whole."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from zipfile import ZipFile

import pytest
from lxml import etree
from markdown_it import MarkdownIt
from pypdf import PdfReader

from agent.briefing.types import Briefing, Cell, Paragraph, Remark, Section, Table
from agent.export.assemble import assemble
from agent.export.write import export
from agent.render.safe import visible
from agent.types import Gap, Outcome
from evals.shelf import Shelf
from tests.agent.export.scene import brief, fail, find, quote, say, section, shelve, show

FILES = 500
PARTS = 5
FORMATS = ("md", "html", "docx", "pdf")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PIECES = (
    "<script>alert(1)</script>",
    "</style>",
    "]]>",
    "<!--",
    "&amp;",
    "&#x202e;",
    "](http://x.example)",
    "![a](b)",
    "$x$",
    "$$",
    '#eval("1")',
    "#{",
    "\\input{x}",
    "{{x}}",
    "%s",
    "{0}",
    "| a | b |",
    "\u202eturned\u202c",
    "\u200bzero",
    "\ufeffmark",
    "\u2028line",
    "\x0bfeed",
    "\x1b[31mred",
    "\x00",
    "w" * 300,
    "ſhort",
    "éé́",
    "Ελλάδα",
    "Россия",
    "协议",
    "اتفاق",
    "שלום",
    "ไทย",
    "🎉👩‍👩‍👧",
    "\U000e0041tag",
    "1. one",
    "- two",
    "+ three",
    "> four",
    "#five",
    "~~~",
    "```",
    "***",
    "___",
    "---",
    "[^1]",
    "[^9]:",
    "“quoted”",
    "‘half",
    "``",
    "''",
    "<<",
    ">>",
    "@label",
    "www.x.example",
    "a@x.example",
    ":smile:",
    "http://x.example/?a=b&c=d",
    "javascript:alert(1)",
    "NOTEREF",
    "\\h",
    "w:r",
    "…",
    "p. 3",
    "(note 4)",
)


def _squeeze(text: str) -> str:
    """Return the text without white space, and without the marks of where a word may break."""
    return re.sub(r"[\s\u200b\u00ad\u00a0]+", "", text)


def _invent(chance: random.Random) -> tuple[Briefing, Shelf, list[str]]:
    """Return a briefing of hostile texts, its library, and the sentences that it shows."""

    def words() -> str:
        return " ".join(chance.choices(PIECES, k=chance.randint(1, 7)))

    texts = [f"Sentence {place} says {words()} at its end." for place in range(4)]
    shelf = shelve(texts, title=words(), origin="note.txt")
    document = find(shelf, "note.txt")
    places = [
        show(shelf, document, each.text)
        for each in shelf.sentences(document.version)
        if any(letter.isalnum() for letter in each.text)
    ]
    said = [quote(place) for place in places]
    said.append(say(f"In our words {words()}.", *places[:3]))
    table = Table(
        columns=("One | two", words(), "Three"),
        rows=tuple(
            (Cell(text=words()), Cell(text=words(), level=chance.choice("01234567P?")),
             Cell(statements=(each,)))
            for each in said[:2]
        ),
    )  # fmt: skip
    parts: list[Section] = [
        section(*(Paragraph(statement=each, label=words()) for each in said), title=words()),
        section(Remark(text=words()), table, key="more", title=words()),
    ]
    made = brief(
        *parts,
        outcome=chance.choice(list(Outcome)),
        question=words(),
        withheld=(fail(words(), places[0]),),
        gaps=(Gap(about=words(), searched=words(), nearest=places[0], needed=words()),),
        notices=(words(),),
        model=words(),
        fingerprint=words(),
    )
    return made, shelf, [visible(each.text) for each in said]


def _check_markdown(raw: bytes, sentences: list[str], notes: int) -> None:
    written = raw.decode()
    tokens = MarkdownIt("commonmark").parse(written)
    leaves = [leaf for token in tokens for leaf in token.children or ()]
    assert {leaf.type for leaf in leaves} <= {
        "text", "softbreak", "strong_open", "strong_close", "em_open", "em_close",
    }  # fmt: skip
    shown = _squeeze("".join(leaf.content for leaf in leaves))
    assert all(_squeeze(sentence) in shown for sentence in sentences)
    assert len(re.findall(r"^\[\^\d+\]: ", written, re.MULTILINE)) == notes


def _check_page(raw: bytes, sentences: list[str], notes: int) -> None:
    bare = re.sub(rb"(?s)<(style|script)>.*?</\1>", b"", raw)
    root = etree.fromstring(bare, etree.XMLParser(resolve_entities=False))
    shown = {_squeeze("".join(each.itertext())) for each in root.iterfind(".//span[@data-notes]")}
    for sentence in sentences:
        assert shown & {_squeeze(sentence), _squeeze(f"“{sentence}”")}
    assert len(root.findall(".//li[@id]")) == notes
    assert raw.count(b"<script>") == 1


def _check_word(raw: bytes, sentences: list[str], notes: int) -> None:
    with ZipFile(io.BytesIO(raw)) as package:
        assert package.testzip() is None
        body = etree.fromstring(package.read("word/document.xml"))
        foot = etree.fromstring(package.read("word/footnotes.xml"))
    shown = _squeeze("".join(each.text or "" for each in body.iter(f"{W}t")))
    assert all(_squeeze(sentence) in shown for sentence in sentences)
    own = [each for each in foot.findall(f"{W}footnote") if each.get(f"{W}type") is None]
    assert len(own) == notes


def _check_pdf(raw: bytes, sentences: list[str], notes: int) -> None:
    reader = PdfReader(io.BytesIO(raw), strict=True)
    shown = _squeeze("".join(page.extract_text() for page in reader.pages))
    assert "Draft,notyetreferenced" in shown
    # Scripts that run from right to left come out of any PDF in another order.
    for sentence in sentences:
        if re.fullmatch(r"[\x20-\x7e\u0370-\u04ff…“”‘’]+", sentence):
            assert _squeeze(sentence) in shown
    assert notes


CHECKS: dict[str, Callable[[bytes, list[str], int], None]] = {
    "md": _check_markdown,
    "html": _check_page,
    "docx": _check_word,
    "pdf": _check_pdf,
}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_none_of_five_hundred_files_is_damaged(part: int) -> None:
    """0 of 500: four formats of 125 briefings, seeded."""
    for seed in range(part, FILES // len(FORMATS), PARTS):
        briefing, shelf, sentences = _invent(random.Random(seed))
        notes = len(assemble(briefing).notes)
        for form in FORMATS:
            raw = export(briefing, form, shelf=shelf)
            try:
                CHECKS[form](raw, sentences, notes)
            except Exception as error:
                error.add_note(f"seed {seed}, {form}")
                raise
