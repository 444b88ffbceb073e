"""A briefing laid out once for all formats: numbered paragraphs, tables, lists, and its notes.

All texts are visible (`agent.render.safe`) and plain: whatever a format reads as markup, it has to
escape by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from agent.types import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some words of a note; `note` is the number of the note that they name, where they do."""

    text: str
    slanted: bool = False
    note: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One place of one document as a note gives it.

    `quotes` are the cited words, in order; empty where the note `same` has them already.
    """

    runs: tuple[Run, ...]
    evidence: tuple[Evidence, ...]
    quotes: tuple[str, ...] = ()
    same: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: one place, or several where a sentence would carry too many notes."""

    number: int
    references: tuple[Reference, ...]

    @property
    def end(self) -> str:
        """What closes the note: a full stop, where its last words do not close it."""
        last = self.references[-1]
        return "" if last.quotes or last.runs[-1].text.endswith((".", "]")) else "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement as it is shown: its words, who speaks, and the numbers of its notes.

    `quoted` words stand in quotation marks. `lead` stands in front: that it is our reading, which
    recital it is. `why` tells why a quotation stands where a model had worded something.
    """

    words: str
    notes: tuple[int, ...]
    quoted: bool = False
    lead: str = ""
    speaker: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """A level of the commitment ladder as it is shown; `slug` names its colour."""

    slug: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A value with its name."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A cell or an item, in this order: a level of force, our own words, statements, and the
    cells of columns that the table has no room for.
    """

    text: str = ""
    said: tuple[Said, ...] = ()
    force: Force | None = None
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A paragraph that comments can refer to by number: a statement, or our own words. The `label`
    in front of it comes with its colon.
    """

    number: int
    text: str = ""
    label: str = ""
    said: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table under a row of heads; all rows are as long as that."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Box, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list without numbers."""

    items: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A paragraph of ours without a number."""

    text: str


Piece = Numbered | Grid | Listing | Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section. `key` is the form's, or that of a part which every paper has."""

    key: str
    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole briefing, ready for any format. `made` is the line that says how and from what.

    `as_at` is the ISO day, `day` the same as people write it; `works` is the list of sources in
    the user's citation style, empty without one.
    """

    title: str
    form: str
    status: str
    as_at: str
    day: str
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    made: str
    works: tuple[tuple[Run, ...], ...] = ()

    def texts(self) -> Iterator[str]:
        """Yield every text of the paper, for whoever asks which letters it needs."""
        yield from (self.title, self.form, self.status, self.made)
        for fact in self.facts:
            yield from (fact.name, fact.value)
        for part in self.parts:
            yield part.title
            for piece in part.pieces:
                yield from _texts(piece)
        for note in self.notes:
            for reference in note.references:
                yield from (run.text for run in reference.runs)
                yield from reference.quotes
        for work in self.works:
            yield from (run.text for run in work)


def _texts(piece: Piece) -> Iterator[str]:
    match piece:
        case Plain():
            yield piece.text
        case Numbered():
            yield from (piece.label, piece.text)
            if piece.said is not None:
                yield from _said(piece.said)
        case Grid():
            yield from piece.columns
            for row in piece.rows:
                yield from _boxes(row)
        case Listing():
            yield from _boxes(piece.items)


def _boxes(boxes: tuple[Box, ...]) -> Iterator[str]:
    for box in boxes:
        yield box.text
        if box.force is not None:
            yield box.force.label
        for fact in box.facts:
            yield from (fact.name, fact.value)
        for said in box.said:
            yield from _said(said)


def _said(said: Said) -> tuple[str, ...]:
    return (said.lead, said.words, said.speaker, said.why)
