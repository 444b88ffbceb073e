"""A form, an assignment and a library in; a briefing out: plan, gather, fill, lay out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from time import perf_counter
from typing import Final

from agent.briefing.bounds import BOUNDS, Bounds
from agent.briefing.composer import Composer
from agent.briefing.computed.context import Context
from agent.briefing.filling import LAST, Filling
from agent.briefing.plan import Planned, plan, write_inside
from agent.briefing.pool import Pool, gather_pool
from agent.briefing.quoted import Quoted
from agent.briefing.silent import find_silence, say_silence
from agent.briefing.types import Assignment, Briefing, Form, FormHead
from agent.briefing.work import Work
from agent.checks import ALL, Check
from agent.compose.teller import Listen, ignore
from agent.compose.types import Step
from agent.model.types import ChatModel
from agent.question.words import STOP_WORDS, split_words
from agent.quote.shelf import Desk, Shelf
from agent.render.safe import visible
from agent.types import Outcome, Usage
from store.errors import BadInput
from store.filters import Filters
from store.types import Document

LONGEST_TOPIC: Final = 300
"""Characters: three lines of a heading. What is longer says more than what it is about."""


def draft(
    library: Shelf,
    form: Form,
    assignment: Assignment,
    *,
    filters: Filters | None = None,
    model: ChatModel | None = None,
    second_look: ChatModel | None = None,
    research: Bounds | None = BOUNDS,
    checks: Sequence[Check] = ALL,
    listen: Listen = ignore,
    clock: Callable[[], float] = perf_counter,
    today: date | None = None,
) -> Briefing:
    """Return a briefing on a topic, every sentence of a document in it with its proof.

    Args:
        library: where to look.
        form: which sections, of what length.
        assignment: the topic, and what else the person at the desk gave.
        filters: which documents may speak; the current ones when None. The assignment's own
            documents and day narrow them further.
        model: who writes composed sections; they are quotations when None.
        second_look: who may refuse a statement of the model, beyond the checks.
        research: how far the model may look for passages itself, beside the planned searches; not
            at all when None.
        checks: what each statement must pass.
        listen: is told each section when it is begun.
        clock: seconds, for the usage.
        today: dates the briefing where the assignment names no day.

    Raises:
        BadInput: the topic holds no word, the days contradict each other, or a document is named
            that is not there.
        ModelError: nothing could be written at all, or a reply has yet to come.
    """
    started = clock()
    require_sense(assignment)
    desk = Desk(shelf=library, filters=_narrow(filters or Filters(), assignment), clock=clock)
    day = today or datetime.now().astimezone().date()
    listen(Step(text="looking for the topic in the library"))
    pool = gather_pool(desk, assignment)
    context = Context(desk=desk, assignment=assignment, today=day, checks=checks, hits=pool.hits)
    context.memory.recall("pool", lambda: pool)
    composer = Quoted(desk, assignment, checks, pool=pool, today=day)
    planned = plan(form, assignment)
    silence = find_silence(desk, pool)
    work = Work(plan=planned) if silence is None else say_silence(desk, planned, silence, checks)
    filling = Filling(
        form=form,
        work=work,
        context=context,
        composer=_open_composer(
            context,
            form,
            composer,
            pool,
            model=model,
            second_look=second_look,
            research=research,
            listen=listen,
        ),
        listen=listen,
        turn=composer.find_turn if model is None else _find_turn,
    )
    if silence is None:
        filling.fill()
    filling.fill_annexes()
    searched = Usage(search_seconds=desk.search_seconds, total_seconds=clock() - started)
    return Briefing(
        form=FormHead(name=form.name, title=form.title, hash=form.hash),
        assignment=assignment,
        outcome=Outcome.DOCUMENTS_DO_NOT_SAY if silence is not None else _settle(work),
        sections=work.sections,
        as_at=context.as_at.isoformat(),
        filters=desk.filters,
        withheld=work.withheld,
        gaps=work.gaps,
        sources=tuple(_list_sources(work)),
        searched=len(desk.documents()),
        notices=work.notices,
        usage=work.usage + searched,
        model=work.model,
        cut_short=work.cut_short,
        fingerprint=library.fingerprint,
        trace=work.trace,
    )


def require_sense(assignment: Assignment) -> None:
    """Refuse an assignment that nothing can be drafted on.

    Raises:
        BadInput: the topic holds no word, or the days contradict each other.
    """
    topic, since, as_of = assignment.topic, assignment.since, assignment.as_of
    if not any(word not in STOP_WORDS for word in split_words(topic)):
        raise BadInput(
            f"the topic {visible(topic)!r} holds no word that says what it is about; name it as "
            "you would in a heading"
        )
    if len(write_inside(topic)) > LONGEST_TOPIC:
        raise BadInput(
            f"the topic has {len(topic):,} characters; name it in at most {LONGEST_TOPIC} (a long "
            "text belongs into the library: `brief add FILE`)"
        )
    if since is not None and as_of is not None and since > as_of:
        raise BadInput(f"--since {since} is later than --as-of {as_of}: no day lies between")


def _narrow(filters: Filters, assignment: Assignment) -> Filters:
    return replace(
        filters,
        documents=(*filters.documents, *assignment.documents),
        as_of=assignment.as_of or filters.as_of,
    )


def _open_composer(
    context: Context,
    form: Form,
    quoted: Quoted,
    pool: Pool,
    *,
    model: ChatModel | None,
    second_look: ChatModel | None,
    research: Bounds | None,
    listen: Listen,
) -> Composer:
    if model is None:
        return quoted
    # With it come pydantic and the prompts, which a briefing without a model never needs.
    from agent.briefing.written import Written

    return Written(
        context.desk,
        context.assignment,
        form,
        model,
        second_look=second_look,
        checks=context.checks,
        listen=listen,
        fallback=quoted,
        pool=pool,
        bounds=research,
    )


def _find_turn(planned: Planned) -> int:
    """Return the turn of a section that a model writes: what sums up comes last."""
    return LAST if planned.section.sums_up else 0


def _settle(work: Work) -> Outcome:
    """Return how the briefing ended: with nothing shown it is none, with gaps it is a part."""
    if not any(True for section in work.sections for _ in section.statements()):
        return Outcome.DOCUMENTS_DO_NOT_SAY
    return Outcome.PARTIAL_ANSWER if work.gaps else Outcome.ANSWER


def _list_sources(work: Work) -> Iterator[Document]:
    """Yield the documents cited, in the order of the page, then those of the nearest passages."""
    evidence = [
        item
        for section in work.sections
        for statement in section.statements()
        for item in statement.evidence
    ]
    evidence += [gap.nearest for gap in work.gaps if gap.nearest is not None]
    yield from {item.document.version: item.document for item in evidence}.values()
