"""Read a Word document: body, then notes, then headers and footers once, as furniture."""

from __future__ import annotations

from dataclasses import replace

from store.errors import EmptyFile
from store.readers.docx.body import BodyReader
from store.readers.docx.names import Element, W, child
from store.readers.docx.numbers import Numbers
from store.readers.docx.package import Package
from store.readers.docx.spans import Seen
from store.readers.docx.styles import Styles
from store.readers.raw import RawBlock, RawKind, RawReading
from store.types import Note, NoteKind

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PROPERTIES = ("title", "subject", "creator", "description", "language", "created", "modified",
               "lastModifiedBy")  # fmt: skip
_EMBEDDED = ("word/embeddings/", "word/afchunk", "word/altchunk")
_MAX_METADATA = 2_000


def read(data: bytes, *, name: str) -> RawReading:
    """Return what a Word document says, paragraph by paragraph.

    Deleted and hidden text is out, inserted text is in, both are noted.

    Raises:
        Damaged: it is no Word document, or its XML is broken.
        LimitReached: it unpacks to more than the limits allow.
        EmptyFile: it has no text.
    """
    del name
    package = Package(data)
    main = package.main
    styles = Styles(_first(package, main, "styles"))
    numbers = Numbers(_first(package, main, "numbering"))
    seen = Seen()
    reader = BodyReader(styles, numbers, seen)
    root = package.read_xml(main)
    body = child(root, "body")
    if body is not None:
        reader.read(body)
    blocks = [*reader.finish(), *_read_notes(package, reader, styles, seen)]
    notes = [*_note_changes(seen), *_note_embedded(package)]
    if not any(block.text.strip() for block in blocks):
        if notes:
            reasons = "; ".join(note.message for note in notes)
            raise EmptyFile(f"no text: nothing is left to read ({reasons})")
        raise EmptyFile("no text: the document is empty")
    blocks += _read_furniture(package, styles)
    metadata = _read_properties(package)
    return RawReading(
        media_type=MEDIA_TYPE,
        blocks=tuple(blocks),
        title=reader.title or dict(metadata).get("title"),
        notes=tuple(notes),
        metadata=tuple(metadata),
    )


def _first(package: Package, main: str, kind: str) -> Element:
    for name in package.related(main, kind):
        root = package.read_xml(name)
        if root is not None:
            return root
    return None


def _read_notes(package: Package, body: BodyReader, styles: Styles, seen: Seen) -> list[RawBlock]:
    """Return the footnotes and endnotes that the body refers to, numbered as they are printed."""
    blocks: list[RawBlock] = []
    for kind in ("footnote", "endnote"):
        root = _first(package, package.main, f"{kind}s")
        if root is None:
            continue
        elements = {element.get(f"{W}id", ""): element for element in root.iter(f"{W}{kind}")}
        wanted = [identifier for found, identifier in body.notes if found == kind]
        for index, identifier in enumerate(dict.fromkeys(wanted), start=1):
            if identifier not in elements:
                continue
            reader = BodyReader(styles, Numbers(None), seen)
            reader.read(elements[identifier])
            text = "\n".join(block.text for block in reader.finish())
            if text.strip():
                blocks.append(RawBlock(text=text, kind=RawKind.PARAGRAPH, number=f"{kind} {index}"))
    last = max((block.paragraph or 0 for block in body.blocks), default=0)
    return [replace(block, paragraph=last + at) for at, block in enumerate(blocks, start=1)]


def _read_furniture(package: Package, styles: Styles) -> list[RawBlock]:
    """Return each distinct line of the headers and footers once."""
    blocks: list[RawBlock] = []
    seen: set[str] = set()
    for kind in ("header", "footer"):
        for name in package.related(package.main, kind):
            root = package.read_xml(name)
            if root is None:
                continue
            reader = BodyReader(styles, Numbers(None), Seen())
            reader.read(root, boilerplate=True)
            for block in reader.finish():
                key = " ".join(block.text.split())
                if key and key not in seen:
                    seen.add(key)
                    blocks.append(RawBlock(text=block.text, boilerplate=True))
    return blocks


def _note_changes(seen: Seen) -> list[Note]:
    notes: list[Note] = []
    if seen.insertions or seen.deletions:
        message = (
            f"tracked changes: {seen.insertions} insertions were kept, "
            f"{seen.deletions} deletions left out"
        )
        notes.append(Note(kind=NoteKind.TRACKED_CHANGE, message=message))
    if seen.hidden:
        message = f"hidden text was left out ({seen.hidden_quote!r})"
        notes.append(Note(kind=NoteKind.HIDDEN_TEXT, message=message))
    return notes


def _note_embedded(package: Package) -> list[Note]:
    names = [name for name in package.parts() if name.lower().startswith(_EMBEDDED)]
    if not names:
        return []
    shown = ", ".join(repr(name.rpartition("/")[2]) for name in names[:10])
    message = f"embedded files were not opened: {shown}"
    return [Note(kind=NoteKind.ATTACHMENT, message=message)]


def _read_properties(package: Package) -> list[tuple[str, str]]:
    entries: list[tuple[str, str]] = []
    names = [*package.related("", "core-properties"), "docProps/core.xml"]
    root = next((r for r in map(package.read_xml, names) if r is not None), None)
    for element in root if root is not None else ():
        if isinstance(element.tag, str) and element.text and element.text.strip():
            field = element.tag.rpartition("}")[2]
            if field in _PROPERTIES:
                entries.append((field, element.text.strip()[:_MAX_METADATA]))
    return entries
