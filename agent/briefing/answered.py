"""An answer as a briefing, so that one type is exported, bundled and verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from agent.briefing.types import (
    Assignment,
    Block,
    Briefing,
    FormHead,
    Paragraph,
    Remark,
    Section,
)
from agent.gate import judge
from agent.prove import holds
from agent.quote.draft import find_kind
from agent.quote.shelf import label
from agent.render.text import write_opening
from agent.types import Answer, Conflict, Draft, Evidence, Gap, Kind, Outcome, Statement
from store.filters import Filters
from store.types import Document

FORM: Final = FormHead(name="answer", title="Answer", hash="")
"""What an answer has for a form; no file describes it."""

OUR_READING: Final = "Our reading"
NEAREST: Final = "Nearest passage, not an answer"


def as_briefing(
    answer: Answer, *, as_at: date, filters: Filters | None = None, searched: int = 0
) -> Briefing:
    """Return the answer as a briefing of the form "answer".

    Everything that is shown stands in the sections, in the order in which the terminal shows it:
    the answer, what the documents disagree about, what they do not say. Sections without a word
    are left out.

    Args:
        answer: as `ask` returned it.
        as_at: the day on which it was asked; the day of the filters goes before it.
        filters: what it was asked with.
        searched: the documents that could have spoken.
    """
    given = filters or Filters()
    asks_back = answer.outcome is Outcome.NEEDS_CLARIFICATION
    sections = (
        Section(key="answer", title="Answer", blocks=tuple(_answer(answer))),
        Section(
            key="conflicts",
            title="What the documents disagree about",
            blocks=tuple(_list_conflicts(answer.conflicts)),
        ),
        Section(
            key="silences",
            title="What the documents do not say",
            blocks=() if asks_back else tuple(_list_gaps(answer.gaps)),
        ),
    )
    return Briefing(
        form=FORM,
        assignment=Assignment(
            topic=answer.question,
            since=given.dated_from,
            as_of=given.as_of,
            documents=given.documents,
        ),
        outcome=answer.outcome,
        sections=tuple(each for each in sections if each.blocks),
        as_at=(given.as_of or as_at).isoformat(),
        question=answer.question,
        filters=given,
        withheld=answer.withheld,
        gaps=answer.gaps,
        sources=_list_sources(answer),
        searched=searched,
        notices=() if asks_back else answer.notices,
        usage=answer.usage,
        model=answer.model,
        fingerprint=answer.fingerprint,
        trace=answer.trace,
    )


def _answer(answer: Answer) -> Iterator[Block]:
    yield Remark(text=write_opening(answer))
    for statement in answer.statements:
        if statement.evidence:
            label = OUR_READING if statement.kind is Kind.INFERENCE else ""
            yield Paragraph(statement=statement, label=label)
    if answer.outcome is Outcome.NEEDS_CLARIFICATION:
        yield from (Remark(text=_ask_back(gap)) for gap in answer.gaps)
        yield from (Remark(text=notice) for notice in answer.notices)


def _list_conflicts(conflicts: Iterable[Conflict]) -> Iterator[Block]:
    """Yield what each conflict is about, then its sides, each under the name of its document."""
    for conflict in conflicts:
        sides = [side for side in conflict.sides if side.evidence]
        if len(sides) > 1:
            yield Remark(text=f"The documents disagree about {conflict.about}:")
            for side in sides:
                yield Paragraph(statement=side, label=label(side.evidence[0].document))


def _list_gaps(gaps: Iterable[Gap]) -> Iterator[Block]:
    for gap in gaps:
        parts = [f"Not in the documents: {gap.about.rstrip('.')}."]
        parts += [f"Searched: {gap.searched}."] if gap.searched else []
        parts += [f"What would say it: {gap.needed}."] if gap.needed else []
        yield Remark(text=" ".join(parts))
        nearest = _quote(gap.nearest) if gap.nearest is not None else None
        if nearest is not None:
            yield Paragraph(statement=nearest, label=NEAREST)


def _quote(evidence: Evidence) -> Statement | None:
    """Return a sentence as a statement in its own words, None if it cannot be cited.

    A menu or a footer may come nearest; it proves nothing, not even itself.
    """
    kind = find_kind(evidence.document, evidence)
    statement = judge(Draft(text=evidence.quote, kind=kind, evidence=(evidence,)))
    return statement if holds(statement) else None


def _ask_back(gap: Gap) -> str:
    about = gap.about[:1].upper() + gap.about[1:].rstrip(".")
    return f"{about}. Say {gap.needed}." if gap.needed else f"{about}."


def _list_sources(answer: Answer) -> tuple[Document, ...]:
    """Return every document that a section cites, those of the answer first."""
    sides = (side for conflict in answer.conflicts for side in conflict.sides)
    cited = (item.document for side in sides for item in side.evidence)
    every = (*answer.sources, *cited)
    return tuple({document.version: document for document in every}.values())
