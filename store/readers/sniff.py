"""Tell what a file is from its bytes; its suffix is only a hint among kinds of plain text."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from store.errors import Damaged, EmptyFile, Encrypted, ReadError, Unsupported


class MediaType(StrEnum):
    """The kinds of file that are read."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    TEXT = "text/plain"


SUFFIXES: dict[str, MediaType] = {
    ".pdf": MediaType.PDF,
    ".docx": MediaType.DOCX,
    ".docm": MediaType.DOCX,
    ".html": MediaType.HTML,
    ".htm": MediaType.HTML,
    ".xhtml": MediaType.HTML,
    ".md": MediaType.MARKDOWN,
    ".markdown": MediaType.MARKDOWN,
    ".txt": MediaType.TEXT,
    ".text": MediaType.TEXT,
}

ADVICE: dict[str, str] = {
    ".doc": "legacy .doc is not supported, convert to .docx",
    ".rtf": "RTF is not supported, convert to .docx",
    ".odt": "OpenDocument text is not supported, convert to .docx",
    ".pages": "Pages documents are not supported, export as .pdf or .docx",
    ".epub": "EPUB is not supported, convert to .html or .docx",
    ".eml": "e-mail is not supported, save the text as .txt or .html",
    ".msg": "Outlook messages are not supported, save as .html or .txt",
    ".pptx": "slides are not supported, export as .pdf",
    ".ppt": "slides are not supported, export as .pdf",
    ".xlsx": "spreadsheets are not supported, export the text as .pdf or .docx",
    ".xls": "spreadsheets are not supported, export the text as .pdf or .docx",
    ".csv": "tables of data are not supported",
    ".zip": "archives are not opened, unpack it first",
}

# The PDF standard lets junk stand before the header; readers look at the first kilobyte.
# Source: ISO 32000-1, Annex H, implementation note 13.
_PDF_HEADER_WINDOW = 1024
_TEXT_WINDOW = 4096
# More than this share of control characters is no text in any encoding (1 in 20; prose has none).
_CONTROL_SHARE = 0.05

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY_HEADS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "a database"),
    (b"%!PS", "PostScript"),
)
_ZIP_KINDS: tuple[tuple[str, str], ...] = (
    ("xl/workbook.xml", ADVICE[".xlsx"]),
    ("ppt/presentation.xml", ADVICE[".pptx"]),
    ("META-INF/container.xml", ADVICE[".epub"]),
    ("Index/Document.iwa", ADVICE[".pages"]),
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])",
    re.IGNORECASE | re.DOTALL,
)


def sniff(data: bytes, *, name: str) -> MediaType:
    """Return the kind of file that `data` is.

    Raises:
        EmptyFile: there are no bytes.
        Encrypted: an office file under a password.
        Unsupported: recognised, and not read here.
        Damaged: the suffix promises a kind that the content is not.
    """
    if not data:
        raise EmptyFile("empty file: it has no bytes")
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in data[:_PDF_HEADER_WINDOW] and not _is_html(data):
        return MediaType.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(data, suffix)
    if data.startswith(_OLE):
        raise _judge_ole(data)
    if data.lstrip()[:5] == b"{\\rtf":
        raise Unsupported(ADVICE[".rtf"])
    for head, kind in _BINARY_HEADS:
        if data.startswith(head):
            raise Unsupported(f"this is {kind}, which is not supported")
    return _sniff_text(data, suffix)


def _sniff_zip(data: bytes, suffix: str) -> MediaType:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            types = b""
            if "[Content_Types].xml" in names:
                with archive.open("[Content_Types].xml") as part:
                    types = part.read(200_000)
            kind = archive.open("mimetype").read(100) if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise Damaged(f"a broken zip file ({error}), not a Word document") from error
    if "word/document.xml" in names or b"wordprocessingml.document.main+xml" in types:
        return MediaType.DOCX
    if b"wordprocessingml" in types or b"ms-word.document" in types:
        return MediaType.DOCX
    if b"opendocument" in kind:
        raise Unsupported(ADVICE[".odt"])
    for member, advice in _ZIP_KINDS:
        if member in names:
            raise Unsupported(advice)
    if SUFFIXES.get(suffix) is MediaType.DOCX:
        raise Damaged("not a Word document: a zip file without word/document.xml")
    raise Unsupported(ADVICE[".zip"])


def _judge_ole(data: bytes) -> ReadError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Encrypted("encrypted, password needed: remove the password and add it again")
    if "WordDocument".encode("utf-16-le") in data:
        return Unsupported(ADVICE[".doc"])
    return Unsupported("a legacy office file (.xls, .ppt, .msg), convert to .pdf or .docx")


def _sniff_text(data: bytes, suffix: str) -> MediaType:
    promised = SUFFIXES.get(suffix)
    if _is_html(data):
        if promised in {MediaType.PDF, MediaType.DOCX}:
            raise Damaged(
                f"an HTML page saved as {suffix}, probably an error page and not the document: "
                "download it again"
            )
        return MediaType.HTML
    if promised is MediaType.PDF:
        raise Damaged("not a readable PDF: the file has no PDF header")
    if promised is MediaType.DOCX:
        raise Damaged("not a Word document: the file is not a zip package")
    if _is_binary(data):
        raise Unsupported("binary data of an unknown kind")
    if promised is None and suffix in ADVICE:
        raise Unsupported(ADVICE[suffix])
    return promised or MediaType.TEXT


def _is_html(data: bytes) -> bool:
    return _HTML_START.match(_peek(data)) is not None


def _peek(data: bytes) -> str:
    head = data[:_TEXT_WINDOW]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").lstrip("\ufeff")
    if head[1:2] == b"\x00" and head[:1] == b"<":
        return head.decode("utf-16-le", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _is_binary(data: bytes) -> bool:
    head = data[:_TEXT_WINDOW]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    zeros = head.count(0)
    # UTF-16 without a mark has a zero in about every other byte, all on one side.
    if zeros and max(head[::2].count(0), head[1::2].count(0)) > 0.9 * zeros > 0.3 * len(head):
        return False
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0c\x1b" for byte in head)
    return controls > _CONTROL_SHARE * len(head)
