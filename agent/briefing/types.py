"""A briefing as data: what was asked for, the form, and sections of statements with their proof.

An answer becomes a briefing of the form "answer" before it is exported, bundled or verified, so
that one type goes through every door.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from agent.types import Gap, Outcome, Statement, Trace, Usage
from store.filters import Filters
from store.types import Document


class Content(StrEnum):
    """Who fills a section: a composer (a model, or quotations), or a computation from the cards."""

    COMPOSED = "composed"
    COMPUTED = "computed"


class Only(StrEnum):
    """When a section stands in the briefing at all."""

    ALWAYS = "always"
    WITH_AIM = "with_aim"
    WITHOUT_AIM = "without_aim"
    WITH_SINCE = "with_since"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What the person at the desk gives; only the topic is needed.

    `reader` is for whom, `due` by when, both shown as given. `actors` and `documents` name what
    the briefing is about; `since` is the day from which something counts as new.
    """

    topic: str
    aim: str | None = None
    reader: str | None = None
    due: str | None = None
    since: date | None = None
    as_of: date | None = None
    actors: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSection:
    """One section of a form.

    `computed_by` names the computation of a computed section. `questions` are what a composed one
    answers, with {topic}, {aim}, {actor} and {since} to be put in; one with {actor} is asked for
    each actor; `labels` are the words in bold for what answers each of them, "" for none. `words`
    and `most` (statements) are limits, 0 for none. `empty` is what stands there when nothing was
    found; a section that `needs` content makes the briefing say so. What stands in an `annex` does
    not count to the length. `purpose` tells a model what the section is for, and a user who reads
    the form. What `sums_up` is composed last, from what is proven elsewhere on the page.
    """

    key: str
    title: str
    content: Content
    purpose: str
    questions: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    computed_by: str | None = None
    words: int = 0
    most: int = 0
    words_each: int = 0
    only: Only = Only.ALWAYS
    needed: bool = False
    annex: bool = False
    sums_up: bool = False
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A kind of briefing: its sections in order, and how long it may be.

    `words` counts the text without notes and source table; `pages` is what that amounts to.
    `hash` is the SHA-256 of the file, in hex.
    """

    name: str
    title: str
    purpose: str
    words: int
    pages: int
    sections: tuple[FormSection, ...]
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A line in our own voice: fixed words, counts, or what the user gave. It claims no fact of a
    document; what does is a statement.
    """

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A statement with its proof; `label` stands in front of it in bold ("Our reading", a date)."""

    statement: Statement
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table: our own words (a label, a date of a card), statements, or both.

    `level` is a level of the commitment ladder where the cell shows one, for colour.
    """

    text: str = ""
    statements: tuple[Statement, ...] = ()
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells under named columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Remark | Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section as drafted, in the order of the form; `key` is the form's."""

    key: str
    title: str
    blocks: tuple[Block, ...] = ()

    def statements(self) -> Iterator[Statement]:
        """Yield the statements in reading order, those in tables too."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.statement
            elif isinstance(block, Table):
                for row in block.rows:
                    for cell in row:
                        yield from cell.statements


@dataclass(frozen=True, slots=True, kw_only=True)
class FormHead:
    """Which form a briefing has."""

    name: str
    title: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A drafted briefing, or an answer in the same shape (form "answer", `question` set).

    `cut_short` says why the model that wrote it was asked no more before its end, "" where it was
    not: the rest is quotations. `as_at` is the day on which it was drafted or for which it holds,
    ISO; `filters` say which documents were allowed to speak; `sources` are the documents cited,
    each once; `searched` counts the documents that could have spoken. `gaps` are kept as values:
    the sections say them already, and `withheld` is shown as a list of reasons.
    """

    form: FormHead
    assignment: Assignment
    outcome: Outcome
    sections: tuple[Section, ...]
    as_at: str
    question: str | None = None
    filters: Filters = field(default_factory=Filters)
    withheld: tuple[Statement, ...] = ()
    gaps: tuple[Gap, ...] = ()
    sources: tuple[Document, ...] = ()
    searched: int = 0
    notices: tuple[str, ...] = ()
    usage: Usage = field(default_factory=Usage)
    model: str | None = None
    cut_short: str = ""
    fingerprint: str = ""
    trace: Trace = field(default_factory=Trace)

    def statements(self) -> Iterator[Statement]:
        """Yield every statement shown, in reading order."""
        for section in self.sections:
            yield from section.statements()
