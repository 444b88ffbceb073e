"""Documents that do not agree: figures or days of one thing that differ, both sides cited."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.computed.events import gather_events
from agent.briefing.computed.figures import Figure, find_figures
from agent.briefing.computed.grading import grade
from agent.briefing.computed.limits import most_rows
from agent.briefing.computed.material import Topical, gather_material
from agent.briefing.computed.quoting import quote
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Cell, Remark, Table
from agent.checks.binding.ladder import DONE, UNDERTAKING
from agent.checks.values.moments import blank, find_moments
from agent.prove import holds
from agent.question.words import find_terms
from agent.render.safe import visible
from agent.types import Statement
from store.types import Precision

COLUMNS: Final = ("About", "One side", "Document", "The other side", "Document")
NOTE: Final = (
    "Both sides are shown and neither is preferred. They may hold for different times or scopes:"
    " compare the passages."
)
MOST: Final = 6
ALIKE: Final = 0.6
"""Share of the words of the shorter of two sentences, figures left out, that the other has too
when they are about one thing: the three pairs of the sample library have .67 to 1."""
ALIKE_DATED: Final = 0.8
"""The same share for two sentences that date one event: meetings of one group differ by little."""
SAME_THING: Final = 2
"""Words behind a figure that must be the same: "per cent of the node hours"."""

_DIGITS: Final = re.compile(r"\d[\d,.]*")
_NAME: Final = re.compile(r"(?<=[a-z,;] )[A-Z][\w-]+")
_MONTHS: Final = frozenset(month_name)
_MARKER: Final = re.compile(r"^\W*(?:\(?[\w.]{1,5}[.)]\s+|\d+(?:\.\d+)*\s+)+")
_CHANGES: Final = re.compile(
    r"\bamend\w*|\breplac\w+|\binstead of\b|\braised? from\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two sentences of two documents that give two figures for one thing, or two days."""

    about: str
    sides: tuple[Topical, Topical]


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return the conflicts that composing found, then those between figures and days."""
    rows = []
    for conflict in context.conflicts:
        sides = [each for each in conflict.sides if holds(each)]
        rows += [_row(conflict.about, sides[0], other) for other in sides[1:]]
    for clash in find_clashes(context):
        one, other = (quote(context, side) for side in clash.sides)
        if one is not None and other is not None:
            rows.append(_row(clash.about, one, other))
    if not rows:
        return ()
    kept = tuple(rows[: most_rows(planned, MOST)])
    return (Table(columns=COLUMNS, rows=kept), Remark(text=NOTE))


def find_clashes(context: Context) -> tuple[Clash, ...]:
    """Return the pairs of sentences on the topic with two figures, or days, for one thing."""
    return context.memory.recall(
        "clashes", lambda: (*_find_figures(context), *_find_dates(context))
    )


def _find_dates(context: Context) -> Iterator[Clash]:
    """Yield two documents' different days for one event; a day within a month told is no other."""
    told = [
        each
        for each in gather_events(context)
        if each.grade.level == str(DONE) and each.event.precision is not Precision.YEAR
    ]
    for one, other in combinations(told, 2):
        left, right = one.event.value, other.event.value
        if one.topical.document.id == other.topical.document.id or left == right:
            continue
        if left.startswith(right) or right.startswith(left) or one.event.type != other.event.type:
            continue
        text, another = (each.topical.sentence.text for each in (one, other))
        if _are_alike(text, another, ALIKE_DATED):
            about = f"{one.event.written} or {other.event.written}"
            yield Clash(about=about, sides=(one.topical, other.topical))


def _find_figures(context: Context) -> Iterator[Clash]:
    stated = [
        (each, figures)
        for each in gather_material(context).sentences
        if (figures := find_figures(each)) and _is_stated(each)
    ]
    seen: set[tuple[str, str]] = set()
    for (one, its), (other, theirs) in combinations(stated, 2):
        if one.document.id == other.document.id:
            continue
        pair = _differ(one, its, other, theirs)
        if pair is not None:
            names = (pair[0].value, pair[1].value)
            if names not in seen and names[::-1] not in seen:
                seen.add(names)
                about = f"{visible(pair[0].words)} or {visible(pair[1].words)}"
                yield Clash(about=about, sides=(one, other))


def _is_stated(each: Topical) -> bool:
    """Say whether a sentence gives its figure as a fact or a duty and changes no other text."""
    firm = grade(each.sentence, each.lead).height >= UNDERTAKING
    return firm and not each.is_recital and not _CHANGES.search(each.sentence.text)


def _differ(
    one: Topical, its: Sequence[Figure], other: Topical, theirs: Sequence[Figure]
) -> tuple[Figure, Figure] | None:
    """Return the two figures by which two sentences about one thing differ, if they do."""
    if {each.value for each in its} & {each.value for each in theirs}:
        return None
    if not _are_alike(one.sentence.text, other.sentence.text, ALIKE):
        return None
    return next(
        (
            (left, right)
            for left in its
            for right in theirs
            if left.kind is right.kind
            and (len(left.of & right.of) >= SAME_THING or left.of == right.of)
        ),
        None,
    )


def _are_alike(one: str, other: str, share: float) -> bool:
    left, right = (set(find_terms(_DIGITS.sub(" ", _strip(text)))) for text in (one, other))
    names, others = _find_names(one), _find_names(other)
    if not (names <= others or others <= names):
        return False  # "By the institute on Selwyn-2" and "by the office on the Harrow Cluster".
    return bool(left and right) and len(left & right) >= share * min(len(left), len(right))


def _find_names(text: str) -> set[str]:
    """Return the words with a capital that do not open the sentence; months are none."""
    return set(_NAME.findall(_strip(text))) - _MONTHS


def _strip(text: str) -> str:
    """Return a sentence without its number and without its dates."""
    return blank(_MARKER.sub("", text), find_moments(_MARKER.sub("", text)))


def _row(about: str, one: Statement, other: Statement) -> tuple[Cell, ...]:
    return (
        Cell(text=visible(about)),
        Cell(statements=(one,)),
        Cell(text=_name(one)),
        Cell(statements=(other,)),
        Cell(text=_name(other)),
    )


def _name(statement: Statement) -> str:
    document = statement.evidence[0].document
    return f"{cards.title(document)} ({cards.date_of(document)})"
