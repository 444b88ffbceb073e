"""What a question asks for, read from its words alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent.question.designators import Designation


class Shape(StrEnum):
    """How the question is built, which decides how it can be answered."""

    LOOKUP = "lookup"
    POLAR = "polar"
    LISTING = "listing"
    REASON = "reason"
    COMPARISON = "comparison"
    TOPIC = "topic"
    EVERY_DOCUMENT = "every_document"
    SOURCES = "sources"
    RECORD = "record"


class Wanted(StrEnum):
    """What a sentence must hold to answer the question."""

    ANYTHING = "anything"
    COUNT = "count"
    SHARE = "share"
    MONEY = "money"
    DATE = "date"
    DURATION = "duration"
    PERSON = "person"
    BODY = "body"
    DEFINITION = "definition"
    REASON = "reason"


class RecordField(StrEnum):
    """What a question about a document as such asks: answered from its source card."""

    PUBLICATION_DATE = "publication_date"
    DATE = "date"
    SIGNATORIES = "signatories"
    ISSUER = "issuer"


class Firmness(StrEnum):
    """How firmly the question asks: may it, will it, must it, has it happened, is it so."""

    NONE = "none"
    POSSIBLE = "possible"
    FUTURE = "future"
    OBLIGATION = "obligation"
    DONE = "done"
    PRESENT = "present"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name, acronym, quoted phrase or figure in the question, and the stems it is made of.

    `also` holds the stems of its other form: "freedom of information (FOIA)" is one name.
    """

    surface: str
    stems: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A phrase that names a document: "the trade-news article".

    `head` is the noun ("article"), `modifiers` are stems of the words that narrow it down, `proper`
    says that it is written as a name ("the Cyber Resilience Act").
    """

    phrase: str
    head: str
    modifiers: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    proper: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the things asked: its type, and the stem of the noun that is counted or dated."""

    words: str
    wanted: Wanted
    noun: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question taken apart.

    `topic` is its text without the phrases of `references`.
    `terms` are the stems of its topic, in order, without those of `references`; `focus` those that
    an answer cannot do without; `events` those of its verbs of doing, `act` that of the one asked
    about, `past` those of words in a past form ("achieved"); `locators` are printed numbers
    ("article 5(1)"); `designations`, `ordinals` and `years` are the numbered things ("Part 2"),
    what is counted off ("the second meeting") and the years it is about, those in the names of
    documents left out; `subject` holds the stems of the name of who acts ("the Director" of "must
    the Director review"), `predicate` that of what they do; `region` is a part of a document that
    is named ("faq"); `language` is named
    only where the question is plainly not English.
    """

    text: str
    topic: str
    shape: Shape
    parts: tuple[Part, ...]
    terms: tuple[str, ...]
    surfaces: tuple[str, ...]
    focus: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    names: tuple[Name, ...] = ()
    events: tuple[str, ...] = ()
    act: str = ""
    past: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    firmness: Firmness = Firmness.NONE
    record: RecordField | None = None
    locators: tuple[str, ...] = ()
    designations: frozenset[Designation] = frozenset()
    ordinals: frozenset[Designation] = frozenset()
    years: frozenset[str] = frozenset()
    subject: tuple[str, ...] = ()
    predicate: str = ""
    region: str = ""
    language: str | None = None

    @property
    def wanted(self) -> Wanted:
        """What the first part asks for."""
        return self.parts[0].wanted if self.parts else Wanted.ANYTHING
