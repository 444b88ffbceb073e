"""The Word file as a package: the reference document that pandoc takes styles from, and the last
hand on what it makes.
"""

from __future__ import annotations

import io
import re
from html import escape
from importlib import resources
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from agent.export.paper import Paper
from agent.render.safe import clip

RUNNING_COLUMNS: Final = 70
EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The first time that a ZIP can hold: the same in all, so that the same paper is the same bytes."""
_FILLS: Final = {
    "0": ("ECEAE4", "1A1C20"), "1": ("E2E9EC", "1A1C20"), "2": ("D0E2EA", "1A1C20"),
    "3": ("B9D6E3", "1A1C20"), "4": ("97C3D8", "1A1C20"), "5": ("79B1CC", "1A1C20"),
    "6": ("2B6C93", "FFFFFF"), "7": ("17405F", "FFFFFF"), "p": ("E6DCEF", "1A1C20"),
}  # fmt: skip
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"


def make_reference(paper: Paper) -> bytes:
    """Return the document whose styles, page, header and footer the paper gets."""
    left = clip(paper.title, RUNNING_COLUMNS)
    parts = {
        "[Content_Types].xml": _write_types(),
        "_rels/.rels": _write_relations(("rId1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _write_relations(
            ("rId20", "styles", "styles.xml"),
            ("rId21", "header", "header1.xml"),
            ("rId22", "footer", "footer1.xml"),
        ),
        "word/document.xml": _read("document.xml"),
        "word/styles.xml": _read("styles.xml").replace("</w:styles>", _write_forces()),
        "word/header1.xml": _fill("header.xml", left, paper.status),
        "word/footer1.xml": _fill("footer.xml", f"{paper.form}, as at {paper.day}"),
    }
    return _pack({name: text.encode() for name, text in parts.items()})


def finish(made: bytes, paper: Paper) -> bytes:
    """Return pandoc's file with the paper's title and day, and our indents of numbered paragraphs.

    Pandoc's sandbox knows no time, and a title in its metadata would be printed once more.
    """
    with ZipFile(io.BytesIO(made)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    # A row that is torn over two pages is misread.
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:tr><w:tc>", b"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>"
    )
    numbering = parts["word/numbering.xml"].decode()
    parts["word/numbering.xml"] = _INDENT.sub(_set_indent, numbering).encode()
    parts["docProps/core.xml"] = _write_core(paper).encode()
    return _pack(parts)


_INDENT: Final = re.compile(r'<w:ind w:left="(\d+)" w:hanging="\d+" ?/>')
_STEP: Final = 567
"""Twentieths of a point: 10 mm from the number to the text, on each level."""


def _set_indent(found: re.Match[str]) -> str:
    level = round(int(found[1]) / 720)
    return f'<w:ind w:left="{_STEP * level}" w:hanging="{_STEP}"/>'


def _pack(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    # Word wants the content types first; the order of the others is free, and fixed here.
    names = sorted(parts, key=lambda name: (name != "[Content_Types].xml", name))
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name in names:
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, parts[name])
    return target.getvalue()


def _read(name: str) -> str:
    return resources.files("agent.export").joinpath("word", name).read_text(encoding="utf-8")


def _fill(name: str, left: str, right: str = "") -> str:
    return _read(name).replace("{left}", escape(left)).replace("{right}", escape(right))


def _write_forces() -> str:
    """Return a character style for each level of force, and the end of the style sheet."""
    styles = "".join(
        f'<w:style w:type="character" w:customStyle="1" w:styleId="Force{slug}">'
        f'<w:name w:val="Force {slug}"/><w:rPr><w:b/><w:color w:val="{ink}"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:rPr></w:style>'
        for slug, (fill, ink) in _FILLS.items()
    )
    return f"{styles}</w:styles>"


def _write_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("header1", "header"),
            ("footer1", "footer"),
        )
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def _write_relations(*relations: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for name, kind, target in relations
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
    )


def _write_core(paper: Paper) -> str:
    moment = f"{paper.as_at[:10]}T00:00:00Z"
    dates = "".join(
        f'<dcterms:{kind} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{kind}>'
        for kind in ("created", "modified")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(paper.title)}</dc:title>"
        f"<dc:description>{escape(paper.made)}</dc:description>"
        f"<dc:language>en-GB</dc:language>{dates}</cp:coreProperties>"
    )
