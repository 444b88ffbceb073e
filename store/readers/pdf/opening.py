"""Open a PDF, or say why not: passwords, permissions, forms, attachments, metadata."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field

from store.errors import Damaged, Encrypted, Unsupported
from store.readers.pdf.vendor import PdfValue
from store.types import Note, NoteKind

_MAX_SHOWN = 10
_MAX_METADATA = 2_000
_MAX_PAGES = 20_000
_XFA_NOTICE = re.compile(
    r"please wait|adobe reader|acrobat|pdf viewer|upgrade to the latest version", re.IGNORECASE
)
_PERMISSIONS = (("PRINT", "printing"), ("EXTRACT", "copying"), ("MODIFY", "changing"))
_FIELDS = ("/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer",
           "/CreationDate", "/ModDate")  # fmt: skip
# Titles that programs put in by themselves and that name no document.
_EMPTY_TITLE = re.compile(
    r"^\s*(?:untitled.*|title|document\d*|microsoft word - .*|powerpoint.*|slide \d+|"
    r".*\.(?:docx?|pdf|pptx?|indd|xlsx?|html?))?\s*$",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class Opened:
    """An open document and what opening it showed."""

    reader: PdfValue
    notes: list[Note] = field(default_factory=list)
    metadata: list[tuple[str, str]] = field(default_factory=list)
    title: str | None = None
    xfa: bool = False


def open_pdf(data: bytes) -> Opened:
    """Return the document, opened with pypdf and an empty password.

    Raises:
        Encrypted: a password is needed.
        Damaged: pypdf cannot open it (another reader may).
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        opened = Opened(reader=reader)
        if reader.is_encrypted:
            opened.notes += _unlock(reader)
        pages = len(reader.pages)
    except (Encrypted, MemoryError):
        raise
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError,
            AssertionError, OSError, RecursionError, NotImplementedError) as error:  # fmt: skip
        raise Damaged(f"not a readable PDF: {error}") from error
    if pages > _MAX_PAGES:
        raise Unsupported(f"{pages:,} pages are more than the limit of {_MAX_PAGES:,}")
    opened.notes += _list_attachments(reader)
    opened.metadata = _read_metadata(reader)
    title = dict(opened.metadata).get("title", "")
    opened.title = None if _EMPTY_TITLE.match(title) else title
    opened.xfa = _has_dynamic_form(reader)
    return opened


def is_form_notice(text: str) -> bool:
    """Return whether the text is what a dynamic form shows to readers that cannot open it."""
    return len(text) < 3_000 and _XFA_NOTICE.search(text) is not None


def _unlock(reader: PdfValue) -> list[Note]:
    from pypdf import PasswordType
    from pypdf.constants import UserAccessPermissions

    if _locks_only_attachments(reader):
        # The pages are in clear; without this pypdf refuses every object of the file.
        reader._encryption = None  # noqa: SLF001 - pypdf has no public switch for this case
        message = "its attachments are encrypted and were not opened"
        return [Note(kind=NoteKind.ATTACHMENT, message=message)]
    kind = reader.decrypt("")
    if kind == PasswordType.NOT_DECRYPTED:
        raise Encrypted("encrypted, password needed: remove the password and add it again")
    allowed = reader.user_access_permissions
    denied = [
        word
        for name, word in _PERMISSIONS
        if allowed is not None and UserAccessPermissions[name] not in allowed
    ]
    if kind == PasswordType.OWNER_PASSWORD or not denied:
        return []
    message = f"its owner restricts {', '.join(denied)}; it opens without a password and was read"
    return [Note(kind=NoteKind.RESTRICTED, message=message)]


def _locks_only_attachments(reader: PdfValue) -> bool:
    """Source: ISO 32000-1, 7.6.5: StmF and StrF "Identity" leave streams and strings in clear."""
    try:
        rules = reader.trailer["/Encrypt"].get_object()
        return bool(
            rules.get("/StmF", "/Identity") == "/Identity"
            and rules.get("/StrF", "/Identity") == "/Identity"
            and int(rules.get("/V", 0)) >= 4
        )
    except (KeyError, AttributeError, TypeError, ValueError):
        return False


def _list_attachments(reader: PdfValue) -> list[Note]:
    try:
        names = [str(item.name) for item in reader.attachment_list]
    except Exception:  # noqa: BLE001 - a broken name tree must not cost the pages
        return []
    if not names:
        return []
    shown = ", ".join(repr(name) for name in names[:_MAX_SHOWN])
    more = f" and {len(names) - _MAX_SHOWN} more" if len(names) > _MAX_SHOWN else ""
    message = f"attachments were not opened: {shown}{more}"
    return [Note(kind=NoteKind.ATTACHMENT, message=message)]


def _read_metadata(reader: PdfValue) -> list[tuple[str, str]]:
    entries: list[tuple[str, str]] = []
    try:
        info = reader.metadata or {}
        for name in _FIELDS:
            value = info.get(name)
            if value is not None and str(value).strip():
                entries.append((name[1:].lower(), str(value)[:_MAX_METADATA]))
        language = reader.root_object.get("/Lang")
        if language:
            entries.append(("language", str(language)[:100]))
    except Exception:  # noqa: BLE001 - broken metadata must not cost the pages
        return entries
    return entries


def _has_dynamic_form(reader: PdfValue) -> bool:
    try:
        form = reader.root_object["/AcroForm"].get_object()
    except (KeyError, AttributeError, TypeError):
        return False
    return "/XFA" in form
