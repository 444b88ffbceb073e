"""A question in, an answer out: clean, analyse, compose, judge, admit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Final

from agent.gate import admit, quotes_hold
from agent.question.analyse import analyse
from agent.question.types import Question
from agent.question.words import clean_question
from agent.quote.compose import compose
from agent.quote.shelf import Desk, Shelf, label
from agent.quote.types import Composition
from agent.types import Answer, Conflict, Outcome, Statement, Usage
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
    clock: Callable[[], float] = perf_counter,
) -> Answer:
    """Return what the library's documents say to a question, each sentence with its proof.

    Args:
        library: where to look.
        question: in English; in another language words alone decide, and the answer says so.
        filters: which documents may speak; the current ones when None.
        clock: seconds, for the usage.

    Raises:
        BadInput: the question is empty, holds no word, or is too long.
    """
    started = clock()
    asked = analyse(read_question(question))
    desk = Desk(shelf=library, filters=filters or Filters(), clock=clock)
    composition = compose(desk, asked)
    shown, withheld = _admit(library, composition)
    return Answer(
        question=asked.text,
        outcome=_settle(composition, shown),
        statements=shown,
        conflicts=_find_conflicts(composition, shown),
        withheld=withheld,
        gaps=composition.gaps,
        sources=_list_sources(composition, shown),
        notices=(
            *_note_language(asked),
            *composition.notices,
            *_note_undated(desk.filters, shown),
        ),
        usage=Usage(search_seconds=desk.search_seconds, total_seconds=clock() - started),
        fingerprint=library.fingerprint,
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


def _admit(
    library: Shelf, composition: Composition
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Let the gate judge, and look each quotation up in the stored text once more."""
    admitted = admit(composition.drafts)
    found = [_stands(library, statement) for statement in admitted.shown]
    shown = tuple(each for each, holds in zip(admitted.shown, found, strict=True) if holds)
    lost = tuple(each for each, holds in zip(admitted.shown, found, strict=True) if not holds)
    return shown, (*admitted.withheld, *lost)


def _stands(library: Shelf, statement: Statement) -> bool:
    versions = {item.document.version for item in statement.evidence}
    return all(
        quotes_hold(
            [item for item in statement.evidence if item.document.version == version],
            library.text(version),
        )
        for version in versions
    )


def _find_conflicts(composition: Composition, shown: Sequence[Statement]) -> tuple[Conflict, ...]:
    """Return the clashes whose sides the gate has let through."""
    by_text = {(each.text, each.evidence[0].document.version): each for each in shown}
    conflicts = []
    for clash in composition.clashes:
        drafts = [composition.drafts[place] for place in clash.sides]
        keys = [(draft.text, draft.evidence[0].document.version) for draft in drafts]
        sides = tuple(by_text[key] for key in keys if key in by_text)
        if len(sides) > 1:
            conflicts.append(Conflict(about=clash.about, sides=sides))
    return tuple(conflicts)


def _settle(composition: Composition, shown: Sequence[Statement]) -> Outcome:
    """Return how the question ended once the gate has spoken: nothing shown is no answer."""
    answered = {Outcome.ANSWER, Outcome.PARTIAL_ANSWER}
    if composition.outcome in answered and not shown:
        return Outcome.DOCUMENTS_DO_NOT_SAY
    return composition.outcome


def _list_sources(composition: Composition, shown: Sequence[Statement]) -> tuple[Document, ...]:
    evidence = [item for statement in shown for item in statement.evidence]
    evidence += [gap.nearest for gap in composition.gaps if gap.nearest is not None]
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
