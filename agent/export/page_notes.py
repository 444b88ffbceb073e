"""The notes of an HTML page: each source, the words, and the passage in its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from agent.export.annex import HASH_CHARACTERS
from agent.export.context import Context, Key, Line, key
from agent.export.paper import Note, Reference, Run
from agent.render import cite
from agent.render.card import CLASSES
from agent.render.names import tame
from agent.render.safe import visible
from store.types import Document, Status

_PATH_COLUMNS: Final = 160


def write_notes(notes: Iterable[Note], contexts: dict[Key, Context]) -> Iterator[str]:
    """Yield the notes as a section; each place is written in its context once, and closed."""
    places: dict[Key, int] = {}
    items = "".join(_write_note(note, contexts, places) for note in notes)
    if items:
        yield '<section class="notes annex" aria-labelledby="notes"><h2 id="notes">Notes</h2>'
        yield f"<ol>{items}</ol></section>"


def write_runs(runs: Iterable[Run]) -> str:
    """Return the words of a reference; the number of a note leads to it."""
    return "".join(map(_write_run, runs))


def _write_run(run: Run) -> str:
    text = escape(run.text)
    if run.note is not None:
        return f'<a href="#note-{run.note}">{text}</a>'
    return f"<i>{text}</i>" if run.slanted else text


def _write_note(note: Note, contexts: dict[Key, Context], places: dict[Key, int]) -> str:
    written = "; ".join(
        write_runs(each.runs) + _write_quotes(each.quotes) for each in note.references
    )
    written += note.end
    back = (
        f'<a class="back" href="#mark-{note.number}" '
        f'aria-label="Back to the sentence of note {note.number}">↩</a>'
    )
    passages = "".join(_write_place(each, contexts, places) for each in note.references)
    return (
        f'<li id="note-{note.number}"><div class="reference" dir="auto">{written} {back}</div>'
        f"{passages}</li>"
    )


def _write_quotes(quotes: tuple[str, ...]) -> str:
    return ": " + " … ".join(f"“{escape(quote)}”" for quote in quotes) if quotes else ""


def _write_place(reference: Reference, contexts: dict[Key, Context], places: dict[Key, int]) -> str:
    """Return the passage of a place, or where the page has it already."""
    place = key(reference)
    if place in places:
        return f'<span data-place="place-{places[place]}"></span>'
    places[place] = len(places) + 1
    name = f"place-{places[place]}"
    return (
        f'<details class="proof" id="{name}" data-place="{name}">'
        f"<summary>The passage in its context</summary>"
        f"{_write_context(reference, contexts[place])}</details>"
    )


def _write_context(reference: Reference, context: Context) -> str:
    remark = f'<p class="stale">{escape(context.remark)}</p>' if context.remark else ""
    path = cite.under(reference.evidence, _PATH_COLUMNS)
    under = f'<p class="under" dir="auto">{escape(path)}</p>' if path else ""
    facts = "".join(
        f'<dt>{name}</dt><dd dir="auto">{escape(value)}</dd>'
        for name, value in _describe(context.document, reference)
    )
    return (
        f'{remark}{under}<blockquote dir="auto">{_write_lines(context.lines)}</blockquote>'
        f'<dl class="card">{facts}</dl>'
    )


def _write_lines(lines: Iterable[Line]) -> str:
    """Return the sentences as paragraphs: what stands on a line of its own, and what runs on."""
    paragraphs: list[list[str]] = []
    running = False
    for line in lines:
        text = escape(line.text)
        shown = f"<mark>{text}</mark>" if line.cited else f'<span class="around">{text}</span>'
        if line.gap:
            paragraphs.append(['<span class="around">…</span>'])
        if line.apart or line.gap or not running:
            paragraphs.append([shown])
        else:
            paragraphs[-1].append(shown)
        running = not line.apart
    return "".join(f"<p>{' '.join(paragraph)}</p>" for paragraph in paragraphs)


def _describe(document: Document, reference: Reference) -> Iterator[tuple[str, str]]:
    card = document.card
    yield "Document", cite.name(document)
    if card.issuer is not None:
        yield "Issuer", tame(visible(card.issuer.value))
    if day := cite.main_date(card):
        yield "Date", day
    if card.provenance is not None:
        yield "Class", f"{card.provenance.value}, {CLASSES[card.provenance]}"
    yield "Status", cite.standing(document) or Status.CURRENT.value
    yield "Place", cite.locate(reference.evidence)
    yield "Version", document.version[:HASH_CHARACTERS]
