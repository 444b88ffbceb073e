"""Who is named in which office, as at the date of the document that names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.computed.limits import longest_words, most_rows
from agent.briefing.computed.material import gather_material
from agent.briefing.computed.quoting import quote, quote_sentences
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Cell, Remark, Table
from agent.render.safe import clip, visible
from agent.types import Statement
from store.types import Document

COLUMNS: Final = ("Name and office as printed", "As at", "Document", "Passage")
NOTE: Final = (
    "Offices are those of the day of the document; whether they are held today is not said here."
)
SIGNED: Final = "signed"
_LONGEST_NAME: Final = 140

_OFFICES: Final = (
    r"(?:President|Minister|Secretary|Chancellor|Commissioner|Ambassador|Director|Advis[eo]r|"
    r"Administrator|Governor|Senator|Chair(?:man|woman|person)?|Chief Executive|Attorney General)"
)
_OPENERS: Final = "The|Today|When|In|As|And|With|By|On|At|For|Of|From|But|While|After|Since|Then"
_OFFICE: Final = (
    rf"(?:(?!(?:{_OPENERS})\b)[A-Z][\w-]+ ){{0,3}}{_OFFICES}(?: General| of State)?"
    r"(?: (?:for|of|to) (?:the )?[A-Z]\w+(?:,? (?:and )?[A-Z]\w+){0,5}(?=,))?"
)
_NAME: Final = (
    rf"(?!{_OFFICES}\b)(?:[A-Z]\. ?)?[A-Z][a-z-]+(?: [A-Z]\.)?(?: (?:de|van|von|der))?"
    r"(?: [A-Z][\w-]+){1,2}(?!['’]s?\b)"
)
_HONORIFICS: Final = frozenset({
    "The", "Dr", "Mr", "Mrs", "Ms", "Sir", "Dame", "Lord", "Lady", "Rt", "Hon", "Right",
    "Honourable", "Honorable", "Professor", "Prof", "His", "Her", "Excellency", "Minister",
    "Secretary", "President", "Director",
})  # fmt: skip
_TITLED: Final = re.compile(rf"\b(?P<office>{_OFFICE}),? (?P<name>{_NAME})\b")
_NO_NAMES: Final = re.compile(
    r"\b(?:Order|Act|Office|Department|Administration|Institute|Council|Committee|House|Group|"
    r"Agency|State|States|Commission|Union|Kingdom|Security|General|Memorandum|Deal|Today)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody as a document names them, with the passage that does."""

    words: str
    key: str
    document: Document
    statement: Statement


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return who signed, then who is named with an office on the topic, each once."""
    longest = longest_words(planned)
    found: dict[str, Named] = {}
    for each in (*_find_signatories(context), *_find_titled(context)):
        if len(each.statement.text.split()) <= longest:
            found.setdefault(each.key, each)
    if not found:
        return ()
    rows = tuple(_row(each) for each in list(found.values())[: most_rows(planned)])
    return (Table(columns=COLUMNS, rows=rows), Remark(text=NOTE))


def _row(each: Named) -> tuple[Cell, ...]:
    return (
        Cell(text=each.words),
        Cell(text=cards.date_of(each.document)),
        Cell(text=cards.title(each.document)),
        Cell(statements=(each.statement,)),
    )


def _find_signatories(context: Context) -> Iterator[Named]:
    for document in gather_material(context).core:
        every = context.desk.sentences(document)
        for signed in document.card.signatories:
            span = signed.span
            if span is None:
                continue
            held = [each for each in every if each.start < span.end and span.start < each.end]
            statement = quote_sentences(context, document, held) if held else None
            if statement is not None:
                words = f"{clip(visible(signed.value), _LONGEST_NAME)} ({SIGNED})"
                yield Named(
                    words=words, key=_key(signed.value), document=document, statement=statement
                )


def _find_titled(context: Context) -> Iterator[Named]:
    """Yield the persons whom sentences on the topic name with an office."""
    for each in gather_material(context).sentences:
        for found in _TITLED.finditer(each.sentence.text):
            if _NO_NAMES.search(found["name"]):
                continue
            statement = quote(context, each)
            if statement is not None:
                yield Named(
                    words=visible(found[0]),
                    key=_key(found["name"]),
                    document=each.document,
                    statement=statement,
                )


def _key(name: str) -> str:
    """Return what tells a person from others: the first two words of the name, titles left out."""
    words = re.findall(r"[A-Z][\w’'-]+", name)
    return " ".join([each for each in words if each not in _HONORIFICS][:2]).casefold()
