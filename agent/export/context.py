"""Cited places in their context: the sentences around them, as the library has them now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from agent.chat.passage import AROUND, Rechecked, Standing, list_versions, recheck
from agent.export.paper import Note, Reference
from agent.quote.shelf import Shelf
from agent.render import cite
from agent.render.passage import explain
from agent.render.safe import visible
from store.filters import Filters
from store.types import Document, Region, Sentence

_APART: Final = frozenset({Region.HEADING, Region.LIST, Region.TABLE, Region.FAQ})
"""Parts whose sentences stand on lines of their own; the others run on."""

Key = tuple[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence of the context; `apart` on its own line, `gap` where others are left out."""

    text: str
    cited: bool
    apart: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A place as the library has it; `remark` says what is wrong with it now, if anything is."""

    document: Document
    lines: tuple[Line, ...]
    remark: str = ""


def key(reference: Reference) -> Key:
    """Return what tells one place from another."""
    return (
        reference.evidence[0].document.version,
        tuple(item.start for item in reference.evidence),
    )


def open_places(notes: Iterable[Note], shelf: Shelf, filters: Filters) -> dict[Key, Context]:
    """Return every place of the notes in its context, each looked up once.

    A place that the library no longer holds is shown by its quotation, and said to be gone.
    """
    versions = list_versions(shelf, filters)
    sentences: dict[str, Sequence[Sentence]] = {}
    found: dict[Key, Context] = {}
    for note in notes:
        for reference in note.references:
            if key(reference) in found:
                continue
            place = cite.Citation(
                number=note.number,
                document=reference.evidence[0].document,
                evidence=reference.evidence,
            )
            checked = recheck(shelf, place, versions)
            if checked.standing in {Standing.REMOVED, Standing.CHANGED}:
                found[key(reference)] = _keep(checked)
                continue
            version = place.document.version
            if version not in sentences:
                sentences[version] = shelf.sentences(version)
            found[key(reference)] = _open(checked, sentences[version])
    return found


def _keep(checked: Rechecked) -> Context:
    lines = tuple(
        Line(text=visible(item.quote), cited=True, apart=True) for item in checked.place.evidence
    )
    return Context(document=checked.place.document, lines=lines, remark=explain(checked))


def _open(checked: Rechecked, sentences: Sequence[Sentence]) -> Context:
    cited = {item.ordinal for item in checked.place.evidence}
    near = {ordinal + step for ordinal in cited for step in range(-AROUND, AROUND + 1)}
    lines: list[Line] = []
    previous: int | None = None
    for each in sentences:
        if each.ordinal not in near:
            continue
        lines.append(
            Line(
                text=visible(each.text),
                cited=each.ordinal in cited,
                apart=each.region in _APART,
                gap=previous is not None and each.ordinal > previous + 1,
            )
        )
        previous = each.ordinal
    holds = checked.standing is Standing.HOLDS
    return Context(
        document=checked.place.document,
        lines=tuple(lines),
        remark="" if holds else explain(checked),
    )
