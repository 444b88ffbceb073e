"""The dated events of the topic: what happened and what is planned, never in one heap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from agent.briefing.computed.cards import date_of, issuer, title
from agent.briefing.computed.context import Context
from agent.briefing.computed.grading import PRESENT, Grade, grade
from agent.briefing.computed.material import Topical, gather_material, says_something
from agent.briefing.computed.moments import SIGNED, Event, find_event
from agent.briefing.computed.quoting import quote
from agent.briefing.computed.who import name_actor
from agent.briefing.types import Cell
from agent.checks.binding.ladder import DONE
from agent.quote.candidates import gather_dating
from agent.quote.likeness import says_nearly_the_same
from agent.types import Statement
from store.types import DateKind, Document, Precision

_EXACT: Final = {Precision.DAY: 0, Precision.MONTH: 1, Precision.YEAR: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A sentence with the event that it dates, and the statement that quotes it."""

    topical: Topical
    event: Event
    grade: Grade
    statement: Statement


def gather_events(context: Context) -> tuple[Dated, ...]:
    """Return the proven sentences that date an event, in the order of their days."""
    return context.memory.recall("events", lambda: _gather(context))


def pick_events(context: Context, most: int, *, planned: bool) -> list[Dated]:
    """Return the best of what happened, or of what is planned, in the order of the days."""
    fitting = [each for each in gather_events(context) if each.event.is_planned is planned]
    fitting = [each for each in fitting if not _is_told_closer(each, fitting)]
    fitting.sort(key=_worth)
    chosen: list[Dated] = []
    for each in fitting:
        text = each.topical.sentence.text
        if len(chosen) < most and not any(
            says_nearly_the_same(text, one.topical.sentence.text) for one in chosen
        ):
            chosen.append(each)
    return sorted(chosen, key=_day)


def _is_told_closer(each: Dated, every: Iterable[Dated]) -> bool:
    """Say whether a passing mention of an event stands beside a sentence that tells it."""
    if each.grade.level == str(DONE):
        return False
    return any(
        one.event.type == each.event.type
        and one.grade.level == str(DONE)
        and one.event.value.startswith(each.event.value)
        for one in every
    )


def row_cells(each: Dated) -> tuple[Cell, ...]:
    """Return date, type, actor, statement, force and document of an event."""
    document = each.topical.document
    return (
        Cell(text=each.event.written),
        Cell(text=each.event.type),
        Cell(text=_name(each)),
        Cell(statements=(each.statement,)),
        Cell(text=each.grade.short, level=each.grade.level),
        Cell(text=f"{title(document)} ({date_of(document)})"),
    )


def _name(each: Dated) -> str:
    """Return who acts; a text is signed by those whose text it is."""
    document = each.topical.document
    known = document.card.issuer is not None and each.event.type == SIGNED
    if known and not each.grade.subject and each.topical.is_signature:
        return issuer(document)
    return name_actor(each.grade, document)


def _gather(context: Context) -> tuple[Dated, ...]:
    material = gather_material(context)
    found: dict[tuple[str, int], Dated] = {}
    for each in (*material.sentences, *_find_own(context, material.core)):
        if each.key in found or each.is_recital or each.opens_list:
            continue
        dated = _date(context, each)
        if dated is not None:
            found[each.key] = dated
    return tuple(sorted(found.values(), key=_day))


def _date(context: Context, each: Topical) -> Dated | None:
    graded = grade(each.sentence, each.lead)
    event = find_event(each.sentence.text, graded, each.document, context.as_at)
    if event is None or (graded.level == PRESENT and each.is_self_told):
        return None
    statement = quote(context, each)
    if statement is None:
        return None
    return Dated(topical=each, event=event, grade=graded, statement=statement)


def _find_own(context: Context, core: Iterable[Document]) -> list[Topical]:
    """Return the sentences by which the topic's own documents date themselves.

    Their signature, effect and end: found on the card, and under headings on entry into force.
    """
    found: list[Topical] = []
    for document in core:
        spans = [
            each.span
            for each in document.card.dates
            if each.span is not None and each.kind is not DateKind.EVENT
        ]
        signed = [
            each.span
            for each in document.card.dates
            if each.span is not None and each.kind is DateKind.SIGNATURE
        ]
        sentences = [
            each
            for each in context.desk.sentences(document)
            if any(each.start <= span.start < each.end for span in signed)
            or (
                says_something(document, each)
                and any(each.start <= span.start < each.end for span in spans)
            )
        ]
        sentences += [
            each.sentence
            for each in gather_dating(context.desk, document)
            if says_something(document, each.sentence)
        ]
        found += [Topical(document=document, sentence=each, core=True) for each in sentences]
    return found


def _worth(each: Dated) -> tuple[bool, bool, int]:
    """The topic's own documents first, then what is told as done, then the exact dates."""
    told = each.grade.level == str(DONE) or each.event.is_planned
    return not each.topical.core, not told, _EXACT[each.event.precision]


def _day(each: Dated) -> tuple[str, str, int]:
    return each.event.value, each.topical.document.id, each.topical.sentence.ordinal
