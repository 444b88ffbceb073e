"""Write a source card in full, and a document's text with its regions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agent.render.cite import name, write_date
from agent.render.layout import Style, wrap
from agent.render.safe import clip, visible
from store.types import Document, Provenance, Region, Sentence, Span, Stated, StatedDate, Tick

LABEL = 16
PLACE = 18
"""Columns of the names at the left."""
READ_FROM = 70
"""Characters of the words around a value that are shown."""
CLASSES = {
    Provenance.P1: "text of an official instrument, law, record or dataset",
    Provenance.P2: "official statement by a body about its own acts",
    Provenance.P3: "statement by a company, organisation or person about itself",
    Provenance.P4: "secondary report with author or outlet, date and attributed sources",
    Provenance.P5: "secondary report that lacks author, outlet, date or attribution",
    Provenance.P6: "issuer or subject cannot be identified",
}


def card(document: Document, text: str, width: int = 88, *, colour: bool = False) -> str:
    """Return a source card in full; each value with the words it was read from.

    Args:
        document: one version of a document with its card.
        text: the canonical text of that version; spans are shown from it.
        width: columns to stay within.
        colour: set the title off with ANSI.
    """
    described = document.card
    lines = head(document, width, colour=colour).splitlines()
    for label, value in (
        ("title", described.title), ("issuer", described.issuer), ("capacity", described.capacity),
        ("instrument", described.instrument),
    ):  # fmt: skip
        lines += _stated(label, value, text, width)
    lines += _row("language", described.language or "unknown", width)
    lines += _several("dates", [_date(date, text) for date in described.dates], width)
    lines += _several("signed by", [_value(v, text) for v in described.signatories], width)
    lines += _row("class", _provenance(document), width)
    lines += _ticks(described.ticks, text, width)
    lines += _several("unresolved", [_value(v, text) for v in described.unresolved], width, none="")
    if described.withdrawn is not None:
        lines += _stated("withdrawn", described.withdrawn, text, width)
    lines += _several("replaces", [_value(v, text) for v in described.replaces], width, none="")
    orders = [f"“{_words(span, text)}”" for span in described.instructions]
    lines += _several("model addressed", orders, width, none="")
    notes = [visible(note.message) for note in document.notes]
    lines += _several("reading notes", notes, width, none="")
    return "\n".join(lines) + "\n"


def head(document: Document, width: int = 88, *, colour: bool = False) -> str:
    """Return the title of a document, and which file, of what size and standing, it is."""
    style = Style(colour=colour)
    lines = [*map(style.strong, wrap(name(document), width)), ""]
    lines += _row("id", f"{document.id}, version {document.version[:12]}", width)
    lines += _row("file", f"{visible(document.origin)} ({document.media_type})", width)
    lines += _row("size", _size(document), width)
    lines += _row("status", _status(document), width)
    return "\n".join(lines) + "\n"


def text_with_regions(
    sentences: Iterable[Sentence], width: int = 88, *, colour: bool = False
) -> str:
    """Return a document sentence by sentence, each with its ordinal, page, number and region."""
    style = Style(colour=colour)
    lines: list[str] = []
    path: tuple[str, ...] = ()
    heading = ""
    for sentence in sentences:
        if sentence.heading_path != path:
            path = sentence.heading_path
            lines.append("")
            # Right under its heading the path would only say the same again.
            if path and path[-1] != heading:
                lines.append(style.faint(clip(" › ".join(map(visible, path)), width)))
        heading = sentence.text if sentence.region is Region.HEADING else ""
        mark = f"{sentence.ordinal:>5}  {clip(_place(sentence), PLACE):<{PLACE}}  "
        shown = wrap(visible(sentence.text), width, first=mark)
        if sentence.region is Region.HEADING:
            shown = [style.strong(line) for line in shown]
        lines += shown
    return ("\n".join(lines).strip("\n") or "The document has no sentences.") + "\n"


def _place(sentence: Sentence) -> str:
    parts = [sentence.role.value if sentence.role else sentence.region.value]
    if sentence.page is not None:
        parts.append(f"p. {sentence.page}")
    if sentence.number:
        parts.append(visible(sentence.number))
    return " ".join(parts)


def _row(label: str, value: str, width: int) -> list[str]:
    return wrap(value, width, first=f"{label:<{LABEL}}", rest=" " * LABEL)


def _stated(label: str, value: Stated | None, text: str, width: int) -> list[str]:
    return _row(label, "unknown" if value is None else _value(value, text), width)


def _several(label: str, values: Sequence[str], width: int, *, none: str = "unknown") -> list[str]:
    if not values:
        return _row(label, none, width) if none else []
    lines = _row(label, values[0], width)
    for value in values[1:]:
        lines += _row("", value, width)
    return lines


def _value(value: Stated, text: str) -> str:
    return f"{visible(value.value)}{_source(value.span, value.origin, visible(value.value), text)}"


def _date(date: StatedDate, text: str) -> str:
    written = write_date(date.value, date.precision)
    return f"{written}, {date.kind.value}{_source(date.span, date.origin, written, text)}"


def _source(span: Span | None, origin: str, value: str, text: str) -> str:
    """Return where a value was read: its words and offsets, or the field of the file."""
    if span is None:
        return f" (from {visible(origin)})" if origin != "text" else " (place not recorded)"
    words = _words(span, text)
    place = f"{span.start}–{span.end}"
    return f" (read at {place})" if words == value else f" (read at {place}: “{words}”)"


def _words(span: Span, text: str) -> str:
    return clip(visible(text[span.start : span.end]), READ_FROM)


def _size(document: Document) -> str:
    pages = f"{document.pages} pages, " if document.pages else ""
    return f"{pages}{document.words:,} words, {document.characters:,} characters"


def _status(document: Document) -> str:
    reason = visible(document.status_reason)
    return f"{document.status.value}: {reason}" if reason else document.status.value


def _provenance(document: Document) -> str:
    found = document.card.provenance
    if found is None:
        return "unknown"
    reason = visible(document.card.provenance_reason)
    return f"{found.value}, {CLASSES[found]}" + (f" ({reason})" if reason else "")


def _ticks(ticks: Sequence[Tick], text: str, width: int) -> list[str]:
    if not ticks:
        return []
    held = sum(tick.holds for tick in ticks)
    lines = _row("verifiability", f"{held} of {len(ticks)}", width)
    for tick in ticks:
        mark = "+" if tick.holds else "-"
        shown = f": “{_words(tick.span, text)}”" if tick.span is not None else ""
        lines += wrap(f"{visible(tick.name)}{shown}", width, first=" " * LABEL + f"{mark} ")
    return lines
