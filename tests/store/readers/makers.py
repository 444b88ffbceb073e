"""Small Word and PDF files, made to order for tests."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(targets: Mapping[str, str]) -> str:
    """Return a .rels part: kind to target."""
    items = "".join(
        f'<Relationship Id="r{i}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets.items())
    )
    return (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/'
        f'2006/relationships">{items}</Relationships>'
    )


def part(root: str, inner: str) -> str:
    """Return a WordprocessingML part."""
    spaces = (
        f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    return f'<?xml version="1.0"?><w:{root} {spaces}>{inner}</w:{root}>'


def paragraph(text: str, *, style: str = "", properties: str = "") -> str:
    """Return a paragraph with one run."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{style}{properties}</w:pPr>"
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def make_docx(body: str, **parts: str) -> bytes:
    """Return a Word file; `parts` are further parts by name ("styles", "footnotes", …)."""
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations({name: f"{name}.xml" for name in parts}),
        **{f"word/{name}.xml": text for name, text in parts.items()},
    }
    return make_zip({name: text.encode() for name, text in members.items()})


def make_zip(members: Mapping[str, bytes]) -> bytes:
    """Return a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def make_pdf(*pages: str, resources: str = "", objects: Sequence[str] = ()) -> bytes:
    """Return a PDF with a content stream per page; Helvetica is /F1, its bold /F2.

    `objects` follow as numbers 100, 101, …; `resources` is added to every page's resources.
    """
    kids = " ".join(f"{10 + 2 * i} 0 R" for i in range(len(pages)))
    bodies: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold "
        b"/Encoding /WinAnsiEncoding >>",
    }
    for index, content in enumerate(pages):
        packed = zlib.compress(content.encode("latin-1"))
        bodies[10 + 2 * index] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {11 + 2 * index} 0 R "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> {resources} >> >>"
        ).encode()
        bodies[11 + 2 * index] = (
            f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
            + packed
            + b"\nendstream"
        )
    for index, text in enumerate(objects):
        bodies[100 + index] = text.encode("latin-1")
    return _write_pdf(bodies)


def _write_pdf(bodies: Mapping[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets: dict[int, int] = {}
    for number, body in bodies.items():
        offsets[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n"
    out += b"0 1\n0000000000 65535 f \n"
    for number, offset in offsets.items():
        out += f"{number} 1\n{offset:010d} 00000 n \n".encode()
    size = max(bodies) + 1
    out += f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def show(x: float, y: float, text: str, *, size: float = 10, font: str = "F1") -> str:
    """Return the operators that show one line at a place."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"


def show_lines(x: float, y: float, *lines: str, size: float = 10, leading: float = 12) -> str:
    """Return the operators that show lines under each other."""
    return "".join(
        show(x, y - leading * index, line, size=size) for index, line in enumerate(lines)
    )
