"""Provenance class and the ten points of verifiability.

Both say how checkable a document is, not whether it is true. Source: the project's source-grading
axes 1 and 2; ten points are a convention, not a calibrated measure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.card.issuer import is_host, is_official, is_private, read_host
from store.card.notices import REFERENCE
from store.card.source import Source
from store.types import (
    DateKind,
    NoteKind,
    Precision,
    Provenance,
    Region,
    Span,
    Stated,
    StatedDate,
    Tick,
)

_TEXTS_OF_RECORD = frozenset(
    {
        "executive order", "proclamation", "act", "regulation", "directive", "declaration",
        "memorandum of understanding", "agreement", "amendment", "deal", "memorandum", "notice",
        "presidential determination", "bill", "joint statement", "message",
    }
)  # fmt: skip
_TWO_SIDED = frozenset({"declaration", "memorandum of understanding", "agreement", "amendment"})
_ATTRIBUTED = re.compile(r"\b(?:said|told|according to)\b")
_LINK = re.compile(r"https?://[^\s)>\]]+|\bdoi:? ?10\.\d{4,}/\S+", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:President|Prime Minister|Minister|Secretary|Director|Administrator|Commissioner"
    r"|Chair(?:man"
    r"|woman|person)?|Governor|Ambassador|Dr\.|Mr\.|Ms\.|Mrs\.|Sir|Lord|Senator|Representative"
    r"|CEO|Professor|General)(?: of [A-Z]\w+| for [A-Z]\w+)? [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*"
)
_OFFICE = re.compile(
    r"\b(?:Secretary of (?:State|Defense|Commerce|Energy|the Treasury)|Minister (?:of|for) [A-Z]\w+"
    r"|Attorney General|Director of (?:the )?[A-Z]\w+|Chief [A-Z]\w+ Officer|Prime Minister)\b"
)
_FIGURE = re.compile(
    r"(?:[$£€]\s?\d[\d,.]*(?: (?:thousand|million|billion|trillion|m|bn))?"
    r"|\b\d[\d,.]*(?: ?%| per ?cent| percent| (?:million|billion|days?|months?|years?|hours?|people"
    r"|jobs|MW|GW|tonnes|km|hospitals|agencies|employees)\b))"
)
_ACTS = re.compile(
    r"\b(?:Executive Order \d+|Regulation \(E[UC]\)|Directive \d+|\d+ U\.S\.C\.|Public Law \d+"
    r"|[A-Z]\w+(?: [A-Z]\w+){0,6} Act(?: of \d{4}| \d{4})?|Memorandum of Understanding between)"
)
_IDENTIFIER = re.compile(
    rf"{REFERENCE.pattern}|\b(?:ISBN|ISSN|DOI|FR Doc\.|RIN)[: ]\S+|\b\d{{4}}-\d{{5}}\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the card has found so far."""

    issuer: Stated | None
    instrument: Stated | None
    signatories: tuple[Stated, ...]
    dates: tuple[StatedDate, ...]
    unresolved: tuple[Stated, ...]


def grade(source: Source, known: Known) -> tuple[Provenance | None, str]:
    """Return the class with its reason in a sentence; (None, "") where features do not decide."""
    kind = known.instrument.value if known.instrument else ""
    official = is_official(known.issuer, source)
    name = known.issuer.value if known.issuer else ""
    if kind in _TWO_SIDED and known.signatories:
        return Provenance.P1, f"Text of a signed {kind}."
    if kind in _TEXTS_OF_RECORD and official:
        return Provenance.P1, f"Text or record ({kind}) from a public body, {name}."
    if official:
        if _OFFICE.search(name) or _PERSON.search(name):
            return Provenance.P2, f"A holder of public office, {name}, speaks."
        return Provenance.P2, f"A public body, {name}, speaks of its own acts or policy."
    if is_private(known.issuer):
        return Provenance.P3, f"{name} speaks about itself; an interest is declared by that."
    actors = [
        one.value for one in known.unresolved if one.value.lower().startswith(("our ", "the "))
    ]
    if known.issuer is None and not known.signatories and actors:
        who = actors[0]
        return Provenance.P6, f"No issuer is named, and nobody says who “{who}” is."
    if _is_report(source, known):
        return Provenance.P5, "A report of what others said, without a named issuer or outlet."
    return None, ""


def _is_report(source: Source, known: Known) -> bool:
    """Whether it retells what others said: twice at least, and no kind of instrument itself."""
    if known.issuer is not None or known.instrument is not None or known.signatories:
        return False
    return sum(bool(_ATTRIBUTED.search(one.text)) for one in source.spoken[:40]) > 1


def _own_date(dates: tuple[StatedDate, ...]) -> StatedDate | None:
    own = (date for date in dates if date.kind is not DateKind.EVENT)
    return next((date for date in own if date.precision is Precision.DAY), None)


def tick_off(source: Source, known: Known) -> tuple[Tick, ...]:
    """Return the ten points in their fixed order, each with the span that shows it."""
    own = _own_date(known.dates)
    event = next((date for date in known.dates if date.kind is DateKind.EVENT), None)
    author = known.signatories[0].span if known.signatories else None
    person = author or _first(source, _PERSON) or _first(source, _OFFICE)
    named = bool(known.signatories) or bool(source.fields.get("author"))
    identifier = _first(source, _IDENTIFIER, blocks=True)
    cited = _first(source, _LINK) or _first(source, _ACTS)
    complete = not {NoteKind.TRUNCATED, NoteKind.DAMAGED, NoteKind.NO_TEXT_LAYER}.intersection(
        note.kind for note in source.reading.notes
    )
    issuer = known.issuer
    return (
        Tick(name="issuer named", holds=_is_named(issuer), span=issuer.span if issuer else None),
        Tick(name="author or signatory named", holds=named, span=author),
        Tick(name="full date", holds=own is not None, span=own.span if own else None),
        Tick(
            name="stable identifier or address",
            holds=identifier is not None or bool(read_host(source)),
            span=identifier,
        ),
        Tick(name="retrieval date and hash stored", holds=True),
        Tick(name="primary documents cited or linked", holds=cited is not None, span=cited),
        Tick(name="dated event", holds=event is not None, span=event.span if event else None),
        Tick(name="person or office named", holds=person is not None, span=person),
        _tick_figure(source),
        Tick(name="complete text", holds=complete),
    )


def _is_named(issuer: Stated | None) -> bool:
    """Whether the document names its issuer; the host it was found on is no name."""
    return issuer is not None and not is_host(issuer)


def _tick_figure(source: Source) -> Tick:
    """A figure with its unit in a sentence that names an instrument or a source."""
    for sentence in source.spoken:
        figure = _FIGURE.search(sentence.text)
        if figure and (
            _ACTS.search(sentence.text)
            or REFERENCE.search(sentence.text)
            or _ATTRIBUTED.search(sentence.text)
        ):
            start = sentence.start + figure.start()
            span = Span(start=start, end=start + len(figure.group()))
            return Tick(name="figure with unit and source", holds=True, span=span)
    return Tick(name="figure with unit and source", holds=False)


def _first(source: Source, pattern: re.Pattern[str], *, blocks: bool = False) -> Span | None:
    """Return the first match; with `blocks`, in the opening only, where a text names itself."""
    end = source.opening[-1].end if source.opening else 0
    for sentence in source.spoken:
        if blocks and sentence.start >= end:
            return None
        if sentence.region is Region.HEADING and not blocks:
            continue
        found = pattern.search(sentence.text)
        if found:
            start = sentence.start + found.start()
            return Span(start=start, end=start + len(found.group()))
    return None
