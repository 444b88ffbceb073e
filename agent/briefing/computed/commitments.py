"""Who has undertaken what, and how firmly: a table by actor and force.

Levels 4 to 6 count for a party that speaks for itself; what others report stands apart, and what
a text gives as its reasons too. Source: BRIEFING_CRAFT section 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.computed.grading import Grade, grade
from agent.briefing.computed.limits import longest_words, most_rows
from agent.briefing.computed.material import Topical, gather_material
from agent.briefing.computed.particulars import count_particulars
from agent.briefing.computed.quoting import Quoted, pick
from agent.briefing.computed.subjects import is_ours
from agent.briefing.computed.who import actor_key, is_of, is_same_actor, name_actor
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Cell, Remark, Table
from agent.checks.binding.ladder import INTENTION, OBLIGATION, RECITAL
from store.types import Provenance

COLUMNS: Final = ("Actor", "Force", "In its words", "Date", "Document")
BESIDE_COLUMNS: Final = ("In its words", "Document")
LADDER: Final = (
    "Force is read from the wording (0 recital, 1 possibility, 2 aim, 3 expectation, 4 intention,"
    " 5 undertaking, 6 obligation); it says nothing about legal status."
)
REPORTED: Final = "Told by others than the actor: no commitment of the actor's own."
RECITALS: Final = "Reasons given, not undertakings (recitals)."
DENIED: Final = "What the text says that it does not commit to."
_MOST_BESIDE: Final = 2
"""Rows of each of the tables that stand apart from the commitments."""


_NEEDED: Final = re.compile(r"(?:need(?:s|ed)?|ha(?:s|ve|d)) to$", re.IGNORECASE)
"""What somebody finds necessary obliges nobody: "we need to learn"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A sentence with its force and who it binds."""

    topical: Topical
    grade: Grade

    @property
    def binds(self) -> bool:
        """Whether it intends, undertakes or obliges, and does not say that nothing does."""
        firm = INTENTION <= self.grade.height <= OBLIGATION and not self.grade.denied
        return firm and not _NEEDED.match(self.grade.words)

    @property
    def speaks(self) -> bool:
        """Whether it names who acts, or stands in an instrument, which binds in the passive too."""
        return bool(self.grade.subject) or (self.topical.document.card.provenance is Provenance.P1)

    @property
    def is_told(self) -> bool:
        """Whether another tells it than who acts.

        Official texts and statements speak for those they bind; of a document without a class
        only what it says of its issuer is its own.
        """
        document = self.topical.document
        if document.card.provenance is not None:
            return self.topical.is_report
        return not (is_ours(self.grade.subject) or is_same_actor(self.grade.subject, document))


def gather_bound(context: Context) -> tuple[Bound, ...]:
    """Return every sentence about the topic with its force, best first."""
    return context.memory.recall(
        "bound",
        lambda: tuple(
            Bound(topical=each, grade=grade(each.sentence, each.lead))
            for each in gather_material(context).sentences
        ),
    )


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return the commitments by actor, the firmest first; reports, denials and recitals apart."""
    every = _of_actors(context, gather_bound(context))
    own = [each for each in every if each.binds and not each.is_told and each.speaks]
    told = [each for each in every if each.binds and each.is_told]
    denied = [each for each in every if each.grade.denied and _is_force(each)]
    reasons = [each for each in every if each.grade.level == str(RECITAL)]
    most, longest = most_rows(planned), longest_words(planned)
    blocks: list[Block] = []
    for remark, group, rows in ((LADDER, own, most), (REPORTED, told, _MOST_BESIDE)):
        table = _tabulate(context, group, rows, longest)
        if table is not None:
            blocks += [Remark(text=remark), table]
    for remark, group in ((DENIED, denied), (RECITALS, reasons)):
        table = _list_plainly(context, group, longest)
        if table is not None:
            blocks += [Remark(text=remark), table]
    return blocks if own or told or denied else ()


def _list_plainly(context: Context, group: Sequence[Bound], longest: int) -> Table | None:
    """Return sentences that bind nobody: who would act and how firmly is beside the point."""
    chosen = pick(context, [each.topical for each in group], _MOST_BESIDE, longest=longest)
    rows = tuple(
        (
            Cell(statements=(each.statement,)),
            Cell(text=f"{cards.title(document)} ({cards.date_of(document)})"),
        )
        for each in chosen
        for document in (each.topical.document,)
    )
    return Table(columns=BESIDE_COLUMNS, rows=rows) if rows else None


def _of_actors(context: Context, every: Sequence[Bound]) -> Sequence[Bound]:
    """Return what concerns the actors that were asked for; everything where nobody was."""
    actors = context.assignment.actors
    if not actors:
        return every
    return [
        each for each in every if any(is_of(actor, each.topical, each.grade) for actor in actors)
    ]


def _is_force(each: Bound) -> bool:
    return INTENTION <= each.grade.height <= OBLIGATION


def _tabulate(context: Context, group: Sequence[Bound], most: int, longest: int) -> Table | None:
    """Return the best of a group as a table, an actor's sentences together, the firmest first."""
    grades = {each.topical.key: each.grade for each in group}
    telling = sorted(group, key=lambda each: -count_particulars(each.topical))
    chosen = pick(context, _spread(telling), most, longest=longest)
    if not chosen:
        return None
    order = _order_actors(chosen, grades)
    # Within an actor and a level the order of choice stays: what can be held to comes first.
    chosen.sort(key=lambda one: _rank(one, grades[one.topical.key], order))
    return Table(
        columns=COLUMNS, rows=tuple(_row(each, grades[each.topical.key]) for each in chosen)
    )


def _spread(group: Sequence[Bound]) -> Iterable[Topical]:
    """Yield the sentences so that each actor's best comes before anybody's second best.

    A sentence that names who acts comes before one that names nobody.
    """
    turns: dict[str, int] = {}
    placed = []
    for place, each in enumerate(group):
        key = actor_key(each.grade, each.topical.document)
        turn = turns[key] = turns.get(key, -1) + 1
        placed.append((not each.grade.subject, turn, place, each.topical))
    return (topical for *_, topical in sorted(placed, key=lambda entry: entry[:3]))


def _order_actors(chosen: Sequence[Quoted], grades: dict[tuple[str, int], Grade]) -> dict[str, int]:
    keys = [actor_key(grades[one.topical.key], one.topical.document) for one in chosen]
    return {key: place for place, key in enumerate(dict.fromkeys(keys))}


def _rank(one: Quoted, graded: Grade, order: dict[str, int]) -> tuple[int, int]:
    return order[actor_key(graded, one.topical.document)], -graded.height


def _row(each: Quoted, graded: Grade) -> tuple[Cell, ...]:
    document = each.topical.document
    return (
        Cell(text=name_actor(graded, document)),
        Cell(text=graded.label, level=graded.level),
        Cell(statements=(each.statement,)),
        Cell(text=cards.date_of(document)),
        Cell(text=cards.title(document)),
    )
