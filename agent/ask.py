"""A question in, an answer out: clean, analyse, compose, prove, settle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Final

from agent.checks import ALL, Check
from agent.compose.settle import Settled
from agent.compose.teller import Listen, ignore
from agent.model.types import ChatModel
from agent.prove import holds, prove
from agent.question.analyse import analyse
from agent.question.types import Question
from agent.question.words import clean_question
from agent.quote.compose import compose
from agent.quote.shelf import Desk, Shelf, label
from agent.quote.types import Composition
from agent.types import Answer, Conflict, Outcome, Statement, Trace, Usage
from store.errors import BadInput
from store.filters import DATING, Filters
from store.types import Document

LONGEST_QUESTION: Final = 4_000
"""Characters: about 600 words, three times the longest question of any evaluation set. A longer
one is refused, never cut: the half that is left out may say "not"."""


def ask(
    library: Shelf,
    question: str,
    *,
    filters: Filters | None = None,
    model: ChatModel | None = None,
    second_look: ChatModel | None = None,
    checks: Sequence[Check] = ALL,
    listen: Listen = ignore,
    clock: Callable[[], float] = perf_counter,
) -> Answer:
    """Return what the library's documents say to a question, each sentence with its proof.

    Args:
        library: where to look.
        question: in English; in another language words alone decide, and the answer says so.
        filters: which documents may speak; the current ones when None.
        model: who writes the statements; the documents' own words when None.
        second_look: who may refuse a statement of the model, beyond the checks.
        checks: what each statement must pass.
        listen: is told each statement of a model as soon as it has passed.
        clock: seconds, for the usage.

    Raises:
        BadInput: the question is empty, holds no word, or is too long.
        ModelError: the model gave no usable reply; nothing of it is shown.
    """
    started = clock()
    asked = analyse(read_question(question))
    desk = Desk(shelf=library, filters=filters or Filters(), clock=clock)
    if model is None:
        settled = _quote(desk, asked, checks)
    else:
        # With it come pydantic and the prompts, which an answer without a model never needs.
        from agent.compose.compose import compose_with_model

        settled = compose_with_model(
            desk, asked, model, second_look=second_look, checks=checks, listen=listen
        )
    searched = Usage(search_seconds=desk.search_seconds, total_seconds=clock() - started)
    return Answer(
        question=asked.text,
        outcome=settled.outcome,
        statements=settled.statements,
        conflicts=settled.conflicts,
        withheld=settled.withheld,
        gaps=settled.gaps,
        sources=_list_sources(settled),
        notices=(
            *_note_language(asked),
            *settled.notices,
            *_note_undated(desk.filters, settled.statements),
        ),
        options=settled.options,
        usage=settled.usage + searched,
        model=settled.model,
        fingerprint=library.fingerprint,
        trace=settled.trace,
    )


def _quote(desk: Desk, question: Question, checks: Sequence[Check]) -> Settled:
    """Return what the documents say in their own words, as far as the checks let it through."""
    composition = compose(desk, question)
    judged = [prove(desk, draft, checks=checks) for draft in composition.drafts]
    shown = tuple(each for each in judged if holds(each))
    return Settled(
        outcome=_settle(composition, shown),
        statements=shown,
        withheld=tuple(each for each in judged if not holds(each)),
        conflicts=_find_conflicts(composition, judged),
        gaps=composition.gaps,
        notices=composition.notices,
        options=composition.options,
        trace=Trace(searches=(question.text,)),
    )


def read_question(text: str) -> str:
    """Return the question on one line without control characters.

    Raises:
        BadInput: it is empty, holds no word, or is too long.
    """
    if len(text) > LONGEST_QUESTION:
        raise BadInput(
            f"the question has {len(text):,} characters; ask one of at most {LONGEST_QUESTION:,}"
            " (a long text belongs into the library: `brief add FILE`)"
        )
    cleaned = clean_question(text)
    if not any(letter.isalnum() for letter in cleaned):
        raise BadInput(f"the question {cleaned!r} holds no word; ask in a sentence")
    return cleaned


def _find_conflicts(composition: Composition, judged: Sequence[Statement]) -> tuple[Conflict, ...]:
    """Return the clashes of which the gate has let two sides through."""
    conflicts = []
    for clash in composition.clashes:
        sides = tuple(judged[place] for place in clash.sides if holds(judged[place]))
        if len(sides) > 1:
            conflicts.append(Conflict(about=clash.about, sides=sides))
    return tuple(conflicts)


def _settle(composition: Composition, shown: Sequence[Statement]) -> Outcome:
    """Return how the question ended once the gate has spoken: nothing shown is no answer."""
    answered = {Outcome.ANSWER, Outcome.PARTIAL_ANSWER}
    if composition.outcome in answered and not shown:
        return Outcome.DOCUMENTS_DO_NOT_SAY
    return composition.outcome


def _list_sources(settled: Settled) -> tuple[Document, ...]:
    evidence = [item for statement in settled.statements for item in statement.evidence]
    evidence += [gap.nearest for gap in settled.gaps if gap.nearest is not None]
    return tuple({item.document.version: item.document for item in evidence}.values())


def _note_undated(filters: Filters, shown: Sequence[Statement]) -> tuple[str, ...]:
    """Return the remark that documents without a date may not have been there on the day asked."""
    if filters.as_of is None:
        return ()
    cited = {item.document.version: item.document for each in shown for item in each.evidence}
    undated = [each for each in cited.values() if not _is_dated(each)]
    if not undated:
        return ()
    names = "; ".join(f"“{label(each)}”" for each in undated)
    day = filters.as_of.isoformat()
    return (f"Undated, so that it is not known whether they were there on {day}: {names}.",)


def _is_dated(document: Document) -> bool:
    return any(each.kind in DATING for each in document.card.dates)


def _note_language(question: Question) -> tuple[str, ...]:
    if question.language is None:
        return ()
    note = (
        f"The question seems to be in {question.language}. The built-in embedder reads English"
        " only, so the documents were searched by words alone."
    )
    return (note,)
