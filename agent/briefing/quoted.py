"""A section without a model: the sentences that answer its questions, quoted and proven."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from agent.briefing.choosing import Choice, Chosen
from agent.briefing.composer import Composed
from agent.briefing.computed import cards
from agent.briefing.picking import Picker
from agent.briefing.plan import Planned, tell_empty, write_inside
from agent.briefing.pool import Pool, gather_pool
from agent.briefing.types import Assignment, Block, Only, Paragraph, Remark, Section
from agent.checks import ALL, Check
from agent.question.analyse import analyse
from agent.question.types import Shape, Wanted
from agent.quote.gaps import not_said
from agent.quote.gist import UNANCHORED
from agent.quote.prose import INSTRUMENTS
from agent.quote.shelf import Desk, label
from agent.quote.values import find_values
from agent.render.cite import main_date
from agent.types import Gap, Trace
from store.types import Region

TO_NOTE: Final = (
    "What the documents hold on the aim given, nearest first, to be noted. Whether to agree or to"
    " approve anything is for whoever puts this forward to say: no model took part."
)
NOT_THERE: Final = "not in the documents."
STANDS_ELSEWHERE: Final = "what was found stands elsewhere on this page, or has no room here."

_NAMELESS: Final = re.compile(
    rf"\bthis (?:{INSTRUMENTS}|moc\b)|\bthe (?:participants|parties|signatories|sides)\b",
    re.IGNORECASE,
)
"""What only the title of a text names: "the purpose of this Memorandum", "the Participants"."""

_BENDS_BADLY: Final = ("the matter asked", "the sum asked", "the person asked", "nothing settles")


class Quoted:
    """Fills composed sections with quotations, one after the other; nothing is said twice.

    Args:
        desk: the library as this briefing sees it.
        assignment: what the person at the desk gave.
        checks: what each statement must pass.
        pool: what the library has on the topic; looked up here when None.
        today: the day after which something is still to come; the assignment's own goes before.

    """

    def __init__(
        self,
        desk: Desk,
        assignment: Assignment,
        checks: Sequence[Check] = ALL,
        *,
        pool: Pool | None = None,
        today: date | None = None,
    ) -> None:
        self._desk = desk
        self._assignment = assignment
        self._checks = checks
        pool = pool or gather_pool(desk, assignment)
        self._several = len(pool.documents) > 1
        as_at = assignment.as_of or today
        self._picker = Picker(desk=desk, assignment=assignment, pool=pool, as_at=as_at)

    def compose(self, planned: Planned, so_far: Sequence[Section]) -> Composed:
        """Return the section; what stands in `so_far` is not quoted again."""
        asked = list(zip(planned.questions, planned.labels, strict=True))
        sums_up = planned.section.sums_up
        picks = [self._picker.pick(each, label, sums_up=sums_up) for each, label in asked]
        choice = Choice(
            desk=self._desk,
            checks=self._checks,
            section=planned.section,
            said=[statement for section in so_far for statement in section.statements()],
        )
        is_open = any(map(self._picker.is_open, planned.questions))
        fills = planned.section.needed and is_open
        queues = [*picks, self._picker.pick_general()] if fills else picks
        chosen = choice.choose(queues)
        blocks: list[Block] = [
            Paragraph(statement=each.statement, label=each.pick.label or self._anchor(each))
            for each in chosen
        ]
        if blocks and planned.section.only is Only.WITH_AIM:
            blocks.insert(0, Remark(text=TO_NOTE))
        if blocks:
            filled = {each.pick.label for each in chosen}
            blocks += [
                Remark(text=tell_empty(label, STANDS_ELSEWHERE if found else NOT_THERE))
                for label, found in zip(planned.labels, picks, strict=True)
                if label and label not in filled
            ]
        return Composed(
            section=Section(
                key=planned.section.key, title=planned.section.title, blocks=tuple(blocks)
            ),
            withheld=tuple(choice.withheld),
            gaps=tuple(
                self._miss(question)
                for question, found in zip(planned.questions, picks, strict=True)
                if not found
            ),
            trace=Trace(searches=(*planned.questions, *self._picker.take_searches())),
        )

    def find_turn(self, planned: Planned) -> int:
        """Return when a section gets its turn: what sums up takes the strongest sentence, what asks
        for something in particular comes before what takes anything on the topic.
        """
        if planned.section.sums_up:
            return 0
        return 2 if any(map(self._picker.is_open, planned.questions)) else 1

    def _miss(self, question: str) -> Gap:
        """Return the gap for a question that no sentence on the topic answers."""
        asked = analyse(question)
        gap = not_said(self._desk, asked, asked.parts[0], (), None)
        topic = write_inside(self._assignment.topic)
        actor = self._picker.find_actor(question)
        if actor:
            needed = f"a document in which {actor} speaks of {topic}"
            return replace(gap, about=f"what {actor} says about {topic}", needed=needed)
        if asked.shape is Shape.TOPIC:
            needed = f"a document that speaks of {topic}"
            return replace(gap, about=f"anything about {topic}", needed=needed)
        polar = re.fullmatch(rf"(Is|Are|Does|Do|Has|Have) ({re.escape(topic)}) (.+?)\??", question)
        if polar is not None:
            return replace(gap, about=f"whether {polar[2]} {polar[1].lower()} {polar[3]}")
        if gap.about.startswith(_BENDS_BADLY):
            return replace(gap, about=f"an answer to “{question}”")
        return gap

    def _anchor(self, chosen: Chosen) -> str:
        """Return what is put before a quotation that is read alone, "" where it needs nothing."""
        anchor = _date(chosen)
        nameless = self._several and _NAMELESS.search(chosen.statement.text) is not None
        if anchor or not nameless:
            return anchor
        return cards.title(chosen.pick.topical.document)


def _date(chosen: Chosen) -> str:
    """Return the day on which words such as "today" were said, a plan was made, or an event told
    without its date, or what was signed where only "Signed in …" is quoted; else "".
    """
    document = chosen.pick.topical.document
    said = main_date(document.card)
    if all(each.region is Region.SIGNATURE for each in chosen.statement.evidence):
        kind = document.card.instrument
        return kind.value.capitalize() if kind is not None else label(document)
    text = chosen.statement.text
    undated = chosen.pick.dated and not find_values(text, Wanted.DATE)
    looser = chosen.pick.ahead or undated or UNANCHORED.search(text)
    return f"As of {said}" if said and looser else ""
