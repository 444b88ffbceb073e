"""What a document is once it has been read: text, blocks, sentences, passages, a card.

All offsets count code points of the canonical text of one document version, and are half open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Region(StrEnum):
    """The part of a document that a stretch of text belongs to."""

    BODY = "body"
    HEADING = "heading"
    LIST = "list"
    TABLE = "table"
    FAQ = "faq"
    SUMMARY = "summary"
    SIGNATURE = "signature"
    BOILERPLATE = "boilerplate"


class Role(StrEnum):
    """What a sentence does inside an instrument."""

    RECITAL = "recital"
    OPERATIVE = "operative"


class Status(StrEnum):
    """Whether a document version still speaks.

    `REPLACED`: the user gave a newer file of the same path. `SUPERSEDED` and `WITHDRAWN`: a
    document says so.
    """

    CURRENT = "current"
    REPLACED = "replaced"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class NoteKind(StrEnum):
    """What a reader noticed about a file, and a user should know."""

    MERGED_REPEAT = "merged_repeat"
    HIDDEN_TEXT = "hidden_text"
    TRACKED_CHANGE = "tracked_change"
    NO_TEXT_LAYER = "no_text_layer"
    UNREADABLE_TEXT = "unreadable_text"
    ENCODING_GUESSED = "encoding_guessed"
    ATTACHMENT = "attachment"
    RESTRICTED = "restricted"
    DAMAGED = "damaged"
    TRUNCATED = "truncated"
    DIRECTION = "direction"
    INSTRUCTION = "instruction"
    REPEATED_PAGE = "repeated_page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing a reader noticed, in a sentence, with the pages it concerns (1-based)."""

    kind: NoteKind
    message: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stretch of canonical text stands in the original.

    `page` is 1-based (PDF); `byte_start`/`byte_end` are a range of the original bytes (HTML,
    Markdown, text); `paragraph` is 1-based in document order (DOCX).
    """

    start: int
    end: int
    page: int | None = None
    byte_start: int | None = None
    byte_end: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item, table row or the like: the unit a reader finds.

    `heading_path` holds the headings above the block, outermost first. `number` is the printed
    number in the field's form ("para 3.14", "Article 5(1)", "recital 12"), never computed.
    `level` is 1-6 for a heading, the nesting depth for a list item, else 0.
    """

    start: int
    end: int
    region: Region
    role: Role | None = None
    heading_path: tuple[str, ...] = ()
    number: str | None = None
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file as read: the canonical text, its blocks in order, and the map to the original.

    Blocks do not overlap; the text between two blocks is white space. `places` are ordered and
    cover every block. `title` is None when the file itself does not say.
    """

    media_type: str
    text: str
    blocks: tuple[Block, ...]
    places: tuple[Place, ...]
    title: str | None = None
    pages: int | None = None
    notes: tuple[Note, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The unit of evidence. `lead` is the ordinal of the sentence that introduces a list item."""

    document: str
    version: str
    ordinal: int
    start: int
    end: int
    text: str
    region: Region
    role: Role | None = None
    heading_path: tuple[str, ...] = ()
    number: str | None = None
    page: int | None = None
    lead: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of sentences `first..last` (ordinals, both included) of one section.

    `indexed` is what the indexes see: title and heading path in front of the text.
    """

    id: str
    document: str
    version: str
    ordinal: int
    first: int
    last: int
    start: int
    end: int
    text: str
    indexed: str
    region: Region
    heading_path: tuple[str, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of canonical text."""

    start: int
    end: int


class Precision(StrEnum):
    """How exactly a source gives a date."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class DateKind(StrEnum):
    """What a date in a source is the date of."""

    SIGNATURE = "signature"
    PUBLICATION = "publication"
    UPDATE = "update"
    EFFECTIVE = "effective"
    EXPIRY = "expiry"
    EVENT = "event"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A value as the document states it, with the span it was read from.

    `span` is None only for what came from file metadata; `origin` then names the field.
    """

    value: str
    span: Span | None = None
    origin: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """A date in ISO form cut at its precision ("2017-09"), typed, with its span."""

    value: str
    precision: Precision
    kind: DateKind
    span: Span | None = None
    origin: str = "text"


class Provenance(StrEnum):
    """Who speaks, from official text (P1) to unidentifiable (P6). Source: BRIEFING_CRAFT axis 1."""

    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    P4 = "P4"
    P5 = "P5"
    P6 = "P6"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One point of verifiability: its name, whether it holds, and the span that shows it."""

    name: str
    holds: bool
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCard:
    """What can be said of a source from its own text. Unknown stays None or empty."""

    title: Stated | None = None
    issuer: Stated | None = None
    capacity: Stated | None = None
    instrument: Stated | None = None
    language: str | None = None
    dates: tuple[StatedDate, ...] = ()
    signatories: tuple[Stated, ...] = ()
    provenance: Provenance | None = None
    provenance_reason: str = ""
    ticks: tuple[Tick, ...] = ()
    unresolved: tuple[Stated, ...] = ()
    withdrawn: Stated | None = None
    replaces: tuple[Stated, ...] = ()
    instructions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of one document, without its sentences and passages.

    `id` stays when the file changes; `version` is the SHA-256 of the bytes, in hex. `origin` is
    the path (or address) it was added from; `added` is UTC in ISO form.
    """

    id: str
    version: str
    title: str
    media_type: str
    origin: str
    added: str
    status: Status = Status.CURRENT
    pages: int | None = None
    characters: int = 0
    words: int = 0
    card: SourceCard = field(default_factory=SourceCard)
    notes: tuple[Note, ...] = ()
    status_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that was found, best first. Every score is higher-is-better.

    `score` orders the hits; `lexical` is BM25 and `similarity` the cosine, each None when that
    side did not return the passage. `copies` names documents with near-identical passages that
    this hit stands for.
    """

    passage: Passage
    document: Document
    score: float
    lexical: float | None = None
    similarity: float | None = None
    copies: tuple[str, ...] = ()
