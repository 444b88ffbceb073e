"""A cited place looked up again: whether it still stands there, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from agent.gate import quotes_hold
from agent.quote.shelf import Shelf
from agent.render.cite import Citation
from store.filters import Filters
from store.types import Document, Sentence, Status

AROUND: Final = 2
"""Sentences before and after the cited ones: what one needs to see who is speaking of what."""


class Standing(StrEnum):
    """What has become of a cited place."""

    HOLDS = "holds"
    NO_LONGER_CURRENT = "no_longer_current"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechecked:
    """A place with its standing now; `document` is as the library has it now, None if removed."""

    place: Citation
    standing: Standing
    document: Document | None = None
    newer: Document | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A place in its context: the sentences from before it to behind it, in order.

    `cited` holds the ordinals of the cited ones. Both are empty where the text is gone.
    """

    checked: Rechecked
    sentences: tuple[Sentence, ...] = ()
    cited: frozenset[int] = frozenset()


def list_versions(library: Shelf, filters: Filters) -> Sequence[Document]:
    """Return every version that the library holds, with its status as of the day asked for."""
    return library.documents(Filters(statuses=tuple(Status), as_of=filters.as_of))


def recheck(library: Shelf, place: Citation, versions: Sequence[Document]) -> Rechecked:
    """Return whether the place still holds, letter for letter, in a document that still speaks.

    Args:
        library: where the text is looked up.
        place: what was cited.
        versions: as `list_versions` returns them.
    """
    document = next((each for each in versions if each.version == place.document.version), None)
    same = [each for each in versions if each.id == place.document.id]
    newer = next((each for each in same if each.status is Status.CURRENT), None)
    if document is None:
        return Rechecked(place=place, standing=Standing.REMOVED, newer=newer)
    if not quotes_hold(place.evidence, library.text(document.version)):
        return Rechecked(place=place, standing=Standing.CHANGED, document=document)
    # A withdrawn text that was cited as such is what it was.
    if document.status not in {Status.CURRENT, place.document.status}:
        standing = Standing.NO_LONGER_CURRENT
        return Rechecked(place=place, standing=standing, document=document, newer=newer)
    return Rechecked(place=place, standing=Standing.HOLDS, document=document)


def open_passage(library: Shelf, place: Citation, filters: Filters) -> Passage:
    """Return the place in its context, checked against the library first."""
    checked = recheck(library, place, list_versions(library, filters))
    if checked.standing in {Standing.REMOVED, Standing.CHANGED}:
        return Passage(checked=checked)
    sentences = library.sentences(place.document.version)
    cited = frozenset(item.ordinal for item in place.evidence)
    near = {ordinal + step for ordinal in cited for step in range(-AROUND, AROUND + 1)}
    shown = tuple(each for each in sentences if each.ordinal in near)
    return Passage(checked=checked, sentences=shown, cited=cited)
