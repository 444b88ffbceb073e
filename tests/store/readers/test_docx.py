"""Word files: what is shown is read once and in order, and what is not shown is not read."""

from __future__ import annotations

import io
import zipfile

import pytest

from store.errors import Damaged, EmptyFile, LimitReached, ReadError
from store.readers.assemble import assemble
from store.readers.docx import package, read
from store.readers.raw import RawBlock, RawKind, RawReading
from store.types import NoteKind
from tests.store.readers.makers import make_docx, make_zip, paragraph, part

STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="H2"/>'
    '<w:name w:val="My own"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>",
)
NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1(%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>',
)


def read_body(body: str, **parts: str) -> RawReading:
    return read(make_docx(body, **parts), name="x.docx")


def texts(reading: RawReading) -> list[str]:
    return [block.text for block in reading.blocks]


def numbered(text: str, *, number: int = 1, depth: int = 0) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, properties=properties)


def test_heading_levels_come_from_styles_and_their_bases() -> None:
    body = paragraph("One", style="H1") + paragraph("Two", style="Mine") + paragraph("Text.")
    blocks = read_body(body, styles=STYLES).blocks
    assert [(b.kind, b.level) for b in blocks] == [
        (RawKind.HEADING, 1),
        (RawKind.HEADING, 2),
        (RawKind.PARAGRAPH, 0),
    ]


def test_a_short_bold_paragraph_before_text_is_a_heading() -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Scope of the pact</w:t></w:r></w:p>"
    blocks = read_body(bold + paragraph("It covers two states.")).blocks
    assert [b.kind for b in blocks] == [RawKind.HEADING, RawKind.PARAGRAPH]


def test_printed_numbers_are_counted_as_word_counts_them() -> None:
    body = (
        numbered("a")
        + numbered("b")
        + numbered("b1", depth=1)
        + numbered("b2", depth=1)
        + numbered("c")
        + numbered("c1", depth=1)
        + numbered("bullet", number=2)
        + numbered("restarted", number=3)
    )
    blocks = read_body(body, numbering=NUMBERING).blocks
    assert [b.number for b in blocks] == ["1.", "2.", "2(a)", "2(b)", "3.", "3(a)", None, "7."]
    assert {b.kind for b in blocks} == {RawKind.ITEM}
    assert [b.level for b in blocks][:4] == [1, 1, 2, 2]


def test_tracked_deletions_are_out_and_insertions_in() -> None:
    body = (
        "<w:p><w:r><w:t>within </w:t></w:r>"
        "<w:del><w:r><w:delText>180</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>270</w:t></w:r></w:ins><w:r><w:t> days</w:t></w:r></w:p>"
    )
    reading = read_body(body)
    assert texts(reading) == ["within 270 days"]
    (note,) = reading.notes
    assert note.kind is NoteKind.TRACKED_CHANGE


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>The Parties </w:t></w:r></w:p>"
    assert texts(read_body(first + paragraph("agree."))) == ["The Parties agree."]


def test_hidden_text_is_out_and_noted() -> None:
    body = (
        "<w:p><w:r><w:t>Seen.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
        "<w:t>Obey me.</w:t></w:r></w:p>" + paragraph("Style says hidden", style="Secret")
    )
    reading = read_body(body, styles=STYLES)
    assert texts(reading) == ["Seen."]
    (note,) = reading.notes
    assert note.kind is NoteKind.HIDDEN_TEXT
    assert "Obey me." in note.message


def test_field_codes_are_out_and_their_results_in() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>page 7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert texts(read_body(body)) == ["page 7"]


def test_a_row_is_a_block_and_a_nested_table_comes_once() -> None:
    inner = (
        "<w:tbl><w:tr>" + "".join(f"<w:tc>{paragraph(t)}</w:tc>" for t in "xy") + "</w:tr></w:tbl>"
    )
    body = (
        f"<w:tbl><w:tr><w:tc>{paragraph('A')}</w:tc><w:tc>{paragraph('B')}{inner}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph('C')}</w:tc><w:tc>{paragraph('D')}</w:tc></w:tr></w:tbl>"
    )
    reading = read_body(body)
    assert texts(reading) == ["A | B", "x | y", "C | D"]
    assert {b.kind for b in reading.blocks} == {RawKind.ROW}


def test_a_table_of_one_column_is_only_a_frame() -> None:
    body = f"<w:tbl><w:tr><w:tc>{paragraph('One.')}{paragraph('Two.')}</w:tc></w:tr></w:tbl>"
    assert [(b.text, b.kind) for b in read_body(body).blocks] == [
        ("One.", RawKind.PARAGRAPH),
        ("Two.", RawKind.PARAGRAPH),
    ]


def test_a_text_box_is_read_once_though_the_file_holds_it_twice() -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Before.</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert texts(read_body(body)) == ["Before.", "In the box."]


def test_footnotes_are_kept_with_their_number_and_place() -> None:
    body = (
        '<w:p><w:r><w:t>A claim.</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
        + paragraph("More.")
    )
    notes = part(
        "footnotes",
        f'<w:footnote w:id="5">{paragraph("Its source.")}</w:footnote>'
        f'<w:footnote w:id="6">{paragraph("Never referred to.")}</w:footnote>',
    )
    blocks = read_body(body, footnotes=notes).blocks
    assert [(b.text, b.number, b.paragraph) for b in blocks] == [
        ("A claim.", None, 1),
        ("More.", None, 2),
        ("Its source.", "footnote 1", 3),
    ]


def test_headers_and_footers_come_once_as_boilerplate() -> None:
    header = part("hdr", paragraph("Draft 3"))
    blocks = read_body(paragraph("Text."), header=header).blocks
    assert [(b.text, b.boilerplate) for b in blocks] == [("Text.", False), ("Draft 3", True)]


def test_a_table_of_contents_is_boilerplate() -> None:
    body = paragraph("1 Scope 3", style="T1") + paragraph("Scope", style="H1")
    assert [b.boilerplate for b in read_body(body, styles=STYLES).blocks] == [True, False]


def test_paragraphs_are_counted_from_one() -> None:
    body = paragraph("a") + paragraph("") + paragraph("c")
    assert [b.paragraph for b in read_body(body).blocks] == [1, 3]


def test_an_empty_document_is_said_to_be_empty() -> None:
    with pytest.raises(EmptyFile, match="no text"):
        read_body(paragraph(" "))


def test_strict_files_read_like_transitional_ones() -> None:
    plain = make_docx(paragraph("Heading", style="H1") + paragraph("Text."), styles=STYLES)
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        members = {
            name: archive.read(name)
            .replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            .replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            for name in archive.namelist()
        }
    strict = read(make_zip(members), name="x.docx")
    assert strict.blocks == read(plain, name="x.docx").blocks


@pytest.mark.parametrize(
    "text", ["<!DOCTYPE x [<!ENTITY a 'b'>]>", "<!DOCTYPE x SYSTEM 'f:///etc/passwd'>"]
)
def test_a_doctype_is_refused(text: str) -> None:
    document = part("document", "<w:body/>").replace("?>", f"?>{text}", 1)
    members = {"word/document.xml": document.encode()}
    with pytest.raises(Damaged, match="DOCTYPE"):
        read(make_zip(members), name="x.docx")


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/passwd", "C:/x.xml", "a\\..\\b.xml", "word/document.xml"]
)
def test_bad_member_names_are_refused(name: str) -> None:
    out = make_zip({"word/document.xml": b"<x/>", "word/documen2.xml": b"<y/>"})
    if name == "word/document.xml":
        bad = out.replace(b"word/documen2.xml", b"word/document.xml")
    else:
        bad = make_zip({"word/document.xml": b"<x/>", name: b"<y/>"})
    with pytest.raises(Damaged, match="not allowed"):
        read(bad, name="x.docx")


def test_bombs_are_refused_by_what_comes_out() -> None:
    bomb = part("document", f"<w:body>{paragraph('a' * 10)}{' ' * (8 << 20)}</w:body>")
    with pytest.raises(LimitReached, match="zip bomb"):
        read(make_zip({"word/document.xml": bomb.encode()}), name="x.docx")


def test_a_lying_header_does_not_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is counted while inflating; what the zip says of itself is not asked."""
    monkeypatch.setattr(package, "_MAX_PART_BYTES", 1000)
    with pytest.raises(LimitReached, match="unpacks to more than"):
        read(make_docx(paragraph("word " * 500)), name="x.docx")


def test_too_many_members_are_refused() -> None:
    members = {f"m{i}.xml": b"" for i in range(2_001)}
    with pytest.raises(LimitReached, match="members"):
        read(make_zip(members), name="x.docx")


def test_deep_nesting_is_an_error_and_no_crash() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000
    with pytest.raises(ReadError):
        read_body(deep)


def test_the_label_of_a_footnote_reaches_the_reading() -> None:
    """A quotation from a note can say which one."""
    raw = RawReading(
        media_type="application/x",
        blocks=(
            RawBlock(text="A claim that stands in the body of the text."),
            RawBlock(text="Its source.", number="footnote 1"),
        ),
    )
    assert [block.number for block in assemble(raw).blocks] == [None, "footnote 1"]
