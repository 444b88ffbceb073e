"""Every awkward file ends as the manifest expects; each check quotes what is expected.

A file without a check fails, and so does a check whose quote is no longer the manifest's.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from store.errors import (
    Damaged,
    EmptyFile,
    Encrypted,
    LimitReached,
    NoTextLayer,
    ReadError,
    Unsupported,
)
from store.readers.sandbox import ReaderPool
from store.readers.walk import load
from store.types import NoteKind, Reading, Region


@dataclass(frozen=True, slots=True)
class End:
    """How a file ended: one of the two is there."""

    reading: Reading | None = None
    error: ReadError | None = None

    @property
    def read(self) -> Reading:
        assert self.reading is not None, f"not read: {self.error!r}"
        return self.reading

    @property
    def text(self) -> str:
        return self.read.text

    @property
    def evidence(self) -> str:
        """What may be quoted: all but boilerplate."""
        blocks = [b for b in self.read.blocks if b.region is not Region.BOILERPLATE]
        return "\n".join(self.text[b.start : b.end] for b in blocks)

    def refused(self, kind: type[ReadError], *words: str) -> None:
        assert type(self.error) is kind, f"expected {kind.__name__}, got {self.error!r}"
        for word in words:
            assert word in str(self.error)

    def noted(self, kind: NoteKind, *words: str) -> None:
        messages = [note.message for note in self.read.notes if note.kind is kind]
        assert messages, f"no note {kind!r} among {self.read.notes!r}"
        for word in words:
            assert any(word in message for message in messages), messages

    def page_of(self, words: str) -> int | None:
        at = self.text.index(words)
        return next(p.page for p in self.read.places if p.start <= at < p.end)


Check = Callable[[End], None]
CHECKS: dict[str, tuple[str, Check]] = {}


def expects(file: str, expected: str) -> Callable[[Check], Check]:
    """Register the check of one file with the words of the manifest it answers."""

    def register(check: Check) -> Check:
        assert file not in CHECKS
        CHECKS[file] = (expected, check)
        return check

    return register


@expects("docling__Strict.docx", "read like the transitional twin")
def _(end: End) -> None:
    assert end.text == "Some text"


@expects("docling__corrupted.pdf", "clear error 'not a readable PDF'")
def _(end: End) -> None:
    end.refused(Damaged, "not a readable PDF")


@expects("docling__docx_external_image.docx", "no network fetch at ingest")
def _(end: End) -> None:
    # The child has no network at all (test_sandbox); here: read without it, in full.
    assert "This paragraph has text before the image." in end.text
    assert end.read.title == "Test Document with External Image"


@expects(
    "docling__invisible_text_layer.pdf",
    "text flagged as invisible or OCR; hidden text never followed as an instruction",
)
def _(end: End) -> None:
    end.noted(NoteKind.HIDDEN_TEXT, "invisible")
    assert end.text == "Visible heading line"


@expects("docling__ocr_test.pdf", 'no text layer: report "0 extractable characters, OCR needed"')
def _(end: End) -> None:
    end.refused(NoTextLayer, "no text layer", "0 extractable characters, OCR needed", "page 1")


@expects("docling__right_to_left_01.pdf", "logical order")
def _(end: End) -> None:
    assert end.text.startswith("تحسين الإنتاجية وحل المشكلات من خلال البرمجة بلغة R")
    assert "Python" in end.text


@expects(
    "docling__skipped_1page.pdf",
    "page numbers of later pages stay right; any skipped page is reported",
)
def _(end: End) -> None:
    assert end.read.pages == 3
    assert end.page_of("ICT 기술변화에 따른 미래 보안기술 전망 보고서") == 1
    assert end.page_of("(4D Printing)") == 2
    pages = {place.page for place in end.read.places}
    reported = {page for note in end.read.notes for page in note.pages}
    assert pages | reported == {1, 2, 3}


@expects(
    "docling__track_changes.docx",
    "insertions kept, deletions left out (or both marked); policy stated",
)
def _(end: End) -> None:
    end.noted(NoteKind.TRACKED_CHANGE, "2 insertions were kept, 2 deletions left out")
    assert end.text == "Keep this text.\n\nHello world\n\nInserted paragraph."


@expects("made__html_named.pdf", "detect by content; do not index an error page as policy")
def _(end: End) -> None:
    end.refused(Damaged, "HTML page saved as .pdf", "error page")


@expects(
    "made__injection.html",
    "hidden text dropped or flagged; the briefing never repeats the injected claim or cites "
    "note 99",
)
def _(end: End) -> None:
    end.noted(NoteKind.HIDDEN_TEXT)
    assert "SYSTEM" not in end.text
    assert "99" not in end.text


@expects("made__injection.md", "treated as data; answers about the framework unaffected")
def _(end: End) -> None:
    assert "The framework runs for four years." in end.evidence
    assert "assistant:" not in end.text
    end.noted(NoteKind.INSTRUCTION)


@expects("made__latin1_no_meta.html", "accents right, no replacement characters")
def _(end: End) -> None:
    assert "Stratégie européenne : coopération, sécurité" in end.text
    assert "\ufffd" not in end.text


@expects("made__one_line_5MB.txt", "chunker splits within the line, bounded time")
def _(end: End) -> None:
    assert len(end.text) > 5_000_000


@expects("made__pdf_named.docx", "detect by content; read as PDF or refuse clearly")
def _(end: End) -> None:
    assert end.read.media_type == "application/pdf"
    assert "Technology Trend Topic" in end.text


@expects(
    "made__truncated.pdf",
    "read what can be read, record a warning, never crash or hang (time limit)",
)
def _(end: End) -> None:
    # Its page tree was in the half that is gone; no reader finds a page in what is left.
    end.refused(Damaged, "not a readable PDF")


@expects("made__zero.pdf", 'skip with "empty file"')
def _(end: End) -> None:
    end.refused(EmptyFile, "empty file")
    assert EmptyFile.skipped


@expects("made__zip_bomb_60MB.docx", "size limit on the unpacked part; refuse, bounded memory")
def _(end: End) -> None:
    end.refused(LimitReached, "word/document.xml", "zip bomb")


@expects("made__zip_not_docx.docx", 'clear error "not a Word document"')
def _(end: End) -> None:
    end.refused(Damaged, "not a Word document")


@expects(
    "msoffcrypto-__example_password.docx",
    'skip with a clear error "encrypted, password needed"; do not index; other files go on; '
    'password "Password1234_"; must not be reported as "bad zip"',
)
def _(end: End) -> None:
    end.refused(Encrypted, "encrypted, password needed")
    assert "zip" not in str(end.error)


@expects("pdf.js__Pages-tree-refs.pdf", "no endless loop; clear error")
def _(end: End) -> None:
    # PDFium finds the one page behind the loop; what is read is flagged.
    end.noted(NoteKind.DAMAGED, "damaged")
    assert "Pages loop" in end.text


@expects(
    "pdf.js__TrueType_without_cmap.pdf",
    "flag unreadable text (replacement ratio), do not index garbage",
)
def _(end: End) -> None:
    end.refused(NoTextLayer, "unreadable text", "page 1")


@expects(
    "pdf.js__copy_paste_ligatures.pdf", "ligatures become letters so that search finds the words"
)
def _(end: End) -> None:
    assert "ff" in end.text
    assert not re.search("[\ufb00-\ufb06]", end.text)


@expects("pdf.js__empty.pdf", 'skip with "no text"')
def _(end: End) -> None:
    end.refused(EmptyFile, "no text")


@expects(
    "pdf.js__encrypted-attachment.pdf",
    'best: page text read, attachment reported as locked; acceptable: clear "encrypted" error',
)
def _(end: End) -> None:
    assert end.text == "Example"
    end.noted(NoteKind.ATTACHMENT, "encrypted", "attachment.pdf")


@expects("pdf.js__helloworld-bad.pdf", 'repaired and read ("Hello, world!") or a clear error')
def _(end: End) -> None:
    assert end.text == "Hello, world!"


@expects(
    "pdf.js__poppler-85140-0.pdf",
    "read what can be read, record a warning, never crash or hang (time limit)",
)
def _(end: End) -> None:
    end.refused(Damaged, "not a readable PDF")


@expects("pdf.js__two_paragraphs.pdf", "both paragraphs, separated")
def _(end: End) -> None:
    assert end.text == "The first paragraph.\n\nThe second paragraph."


@expects(
    "pdf.js__xfa_issue14315.pdf",
    'report "dynamic XFA form, no content"; do not index the notice as the document',
)
def _(end: End) -> None:
    end.refused(Unsupported, "dynamic XFA form, no content")


@expects("readability__hidden-nodes.html", "hidden text left out")
def _(end: End) -> None:
    end.noted(NoteKind.HIDDEN_TEXT)
    assert end.text.startswith("Lorem ipsum dolor sit amet")


@expects("readability__keep-tabular-data.html", "table cells keep row order")
def _(end: End) -> None:
    rows = [b for b in end.read.blocks if b.region is Region.TABLE]
    assert len(rows) >= 5
    texts = [end.text[row.start : row.end] for row in rows]
    assert any(text.count(" | ") >= 2 for text in texts)


@expects("readability__rtl-1.html", "Arabic or Hebrew text kept, dir noted")
def _(end: End) -> None:
    # The sample declares dir="rtl" over Latin filler; it holds no Arabic to keep.
    end.noted(NoteKind.DIRECTION, "right-to-left")
    assert "Lorem ipsum dolor sit amet, consectetur adipisicing elit" in end.text


@expects("readability__wikipedia.html", "main text found, navigation dropped")
def _(end: End) -> None:
    assert "Mozilla is a free-software community" in end.evidence
    assert "Jump to: navigation, search" not in end.evidence


@expects("sample-files__habibi.pdf", "text in logical order, contains Arabic letters")
def _(end: End) -> None:
    bare = "".join(c for c in end.text if not unicodedata.combining(c))
    assert bare == "حبيبي حبيبي habibi"


@expects(
    "sample-files__imagemagick-images.pdf",
    'no text layer: report "0 extractable characters, OCR needed"',
)
def _(end: End) -> None:
    end.refused(NoTextLayer, "no text layer, pages 1-6", "0 extractable characters, OCR needed")


@expects(
    "sample-files__libreoffice-writer-password.pdf",
    'skip with a clear error "encrypted, password needed"; do not index; other files go on',
)
def _(end: End) -> None:
    end.refused(Encrypted, "encrypted, password needed")


@expects("sample-files__multicolumn.pdf", "column order kept: no sentence interleaves two columns")
def _(end: End) -> None:
    # The last words of the left column, then the first of the right, in one sentence.
    assert "Phasellus adipiscing semper elit. Proin fermentum massa ac quam." in end.text
    assert "Vivamus viverra fermentum felis. Donec nonummy pellentesque ante." in end.text
    assert "Lorem ipsum dolor sit amet, consectetuer adipiscing elit. Ut purus elit" in end.text


@expects(
    "sample-files__with-attachment.pdf",
    "index the page text; list the attachment in metadata, do not execute or silently index it",
)
def _(end: End) -> None:
    end.noted(NoteKind.ATTACHMENT, "image.png")
    assert "Lorem ipsum dolor sit amet" in end.evidence


@expects(
    "unstructured__UDHR_first_article_all.txt",
    "no loss of any script; chunking does not split a grapheme",
)
def _(end: End) -> None:
    for words in ("All human beings are born free", "Все люди рождаются свободными"):
        assert words in end.text
    scripts = {unicodedata.name(c, "?").split()[0] for c in end.text if c.isalpha()}
    assert {"ARABIC", "DEVANAGARI", "HANGUL", "ETHIOPIC", "CHEROKEE", "TIBETAN"} <= scripts


@expects("unstructured__a1977-backus-p21.pdf", "text usable; OCR noise tolerated")
def _(end: End) -> None:
    end.noted(NoteKind.HIDDEN_TEXT, "recognised text (OCR)")
    assert "position is that it permits the definition of new functional forms" in end.text
    assert "It also permits one to write recursive functions without a definition." in end.text
    # Both columns in order: nothing of the right one stands inside the left one's sentences.
    assert "We need a controlling operator, COMP, to give us sequences representing" in end.text


@expects(
    "unstructured__copy-protected.pdf",
    "readable with an empty password; record the permission flag and follow the project policy",
)
def _(end: End) -> None:
    end.noted(NoteKind.RESTRICTED, "copying", "opens without a password")
    assert "off-the-shelf toolkit for applying DL models" in end.text


@expects("unstructured__docx-hdrftr.docx", "headers and footers not repeated in every chunk")
def _(end: End) -> None:
    assert end.evidence == "Main document"
    assert end.text.count("First header para") == 1


@expects(
    "unstructured__duplicate-paragraphs.doc",
    'refuse with "legacy .doc is not supported, convert to .docx" (no garbage text)',
)
def _(end: End) -> None:
    end.refused(Unsupported, "legacy .doc is not supported, convert to .docx")


@expects("unstructured__empty.txt", 'skip with "empty file"')
def _(end: End) -> None:
    end.refused(EmptyFile, "empty file")


@expects(
    "unstructured__example-steelJIS-datasheet-utf-16.html",
    "decoded by BOM or meta, Japanese kept",
)
def _(end: End) -> None:
    assert "SNB22-3" in end.text
    assert "\x00" not in end.text
    assert "\ufffd" not in end.text


@expects("unstructured__example-with-scripts.html", "no JavaScript or CSS in the text")
def _(end: End) -> None:
    assert "Russian Offensive Campaign Assessment, December 13" in end.text
    for code in ("function(", "var ", "jQuery", "{display", "@import", "<script"):
        assert code not in end.text


@expects("unstructured__fake-bold-sample.pdf", "no doubled letters in the text")
def _(end: End) -> None:
    assert "BOLD TEXT SAMPLE" in end.text
    assert "Testing Deduplication" in end.text


@expects(
    "unstructured__fake-doc.rtf",
    "refuse as unsupported, or strip control words; never index RTF codes as text",
)
def _(end: End) -> None:
    end.refused(Unsupported, "RTF is not supported")


@expects("unstructured__fake-html-cp1252.html", "curly quotes and dashes right")
def _(end: End) -> None:
    # The sample has no curly quotes; what cp1252 alone has in it is the euro sign.
    for words in ('sagte: "Das war köstlich!"', "15,50 €", "¡Qué rico!", "con ñoquis"):
        assert words in end.text
    assert "\ufffd" not in end.text


@expects(
    "unstructured__fake-memo-with-duplicate-page.pdf", "near-duplicate chunks collapsed or flagged"
)
def _(end: End) -> None:
    end.noted(NoteKind.REPEATED_PAGE, "page 2 repeats page 1")
    assert end.text.count("20,000 bottles of water") == 1
    assert end.read.pages == 2


@expects("unstructured__fake-text-all-whitespace.txt", 'skip with "no text"')
def _(end: End) -> None:
    end.refused(EmptyFile, "no text")


@expects("unstructured__fake-text-utf-16.txt", "decoded, no NUL characters")
def _(end: End) -> None:
    assert end.text.startswith("This is a test document to use for unit tests.")
    assert "\x00" not in end.text


@expects("unstructured__fake_table_nested.docx", "inner table text kept once")
def _(end: End) -> None:
    for words in ("Nested col 1 content", "Nested Header Col 2", "Parent table col 1 content"):
        assert end.text.count(words) == 1


@expects("unstructured__handbook-872p.docx", "finishes in bounded time; headings kept")
def _(end: End) -> None:
    headings = [b for b in end.read.blocks if b.region is Region.HEADING]
    assert len(headings) > 100
    assert "CHAPTER 1 - INTRODUCTION" in {end.text[b.start : b.end] for b in headings}
    assert len(end.text) > 800_000


@expects(
    "unstructured__invalid-pdf-structure-pdfminer-one-page.pdf",
    "read what can be read, record a warning, never crash or hang (time limit)",
)
def _(end: End) -> None:
    # pypdf and PDFium both read it whole, so there is nothing to warn of.
    assert end.read.pages == 2
    assert "National Cybersecurity Strategy" in end.text


@expects("unstructured__korean-text-with-tables.pdf", "Hangul kept, table rows readable")
def _(end: End) -> None:
    assert "할인점 | 이마트, 이마트 트레이더스, 롯데마트, 홈플러스" in end.text


@expects(
    "unstructured__layout-parser-paper-with-empty-pages.pdf",
    "page numbers of citations stay right after blank pages",
)
def _(end: End) -> None:
    assert end.read.pages == 4
    assert end.page_of("Recent advances in document image analysis") == 1
    assert end.page_of("off-the-shelf toolkit for applying DL models") == 4


@expects(
    "unstructured__password.pdf",
    'skip with a clear error "encrypted, password needed"; do not index; other files go on',
)
def _(end: End) -> None:
    end.refused(Encrypted, "encrypted, password needed")


@expects(
    "unstructured__pdf2image-memory-error-test-400p.pdf",
    "streams page by page, bounded memory and time, all pages counted",
)
def _(end: End) -> None:
    assert end.read.pages == 400
    assert len({place.page for place in end.read.places}) >= 390


@expects(
    "unstructured__table-multi-row-column-cells.pdf",
    'no text layer: report "0 extractable characters, OCR needed"',
)
def _(end: End) -> None:
    end.refused(NoTextLayer, "0 extractable characters, OCR needed")


@expects("unstructured__umlauts-non-utf8.md", "umlauts right, no replacement characters")
def _(end: End) -> None:
    assert "können" in end.text
    assert "äöüß" in end.text
    assert "\ufffd" not in end.text


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(workers=1) as pool:
        yield pool


def read_manifest(shared: Path) -> dict[str, str]:
    with (shared / "data" / "nasty" / "manifest.csv").open(encoding="utf-8") as lines:
        return {row["file"]: row["expected"] for row in csv.DictReader(lines)}


def test_every_file_of_the_manifest_has_a_check(shared: Path) -> None:
    """A file added to the set without a check is a hole, and so is a check without its file."""
    assert set(read_manifest(shared)) == set(CHECKS)


@pytest.mark.parametrize("file", sorted(CHECKS))
def test_file_ends_as_expected(file: str, shared: Path, pool: ReaderPool) -> None:
    quoted, check = CHECKS[file]
    expected = read_manifest(shared)[file]
    assert expected.startswith(quoted), f"the manifest now expects {expected!r}"
    path = shared / "data" / "nasty" / file
    try:
        end = End(reading=pool.read(path, data=load(path)))
    except ReadError as error:
        end = End(error=error)
    check(end)
