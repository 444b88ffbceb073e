"""A draft in, a ruling on each of its sentences out: read, find, try, decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Final

from agent.checks import ALL, Check
from agent.quote.shelf import Desk, Shelf
from agent.referee.checkable import JUDGEMENT, is_judgement, why_not
from agent.referee.conclude import NOTHING_FOUND
from agent.referee.context import Thread, quotes_of
from agent.referee.errors import NothingToCheck
from agent.referee.quotations import find_quoted, locate
from agent.referee.rule import fit_checks, rule
from agent.referee.types import DraftText, Review, Ruled, Ruling
from agent.referee.wording import advise
from store.errors import BadInput
from store.filters import Filters
from store.types import Status

Tell = Callable[[int, int], None]
"""Is told how many sentences are done, and of how many."""

_REMEMBERED: Final = 250
"""Sentences, some ten pages, for which the documents that were opened are kept."""
EVERY_STATUS: Final = tuple(Status)


def say_nothing(done: int, of: int) -> None:
    """Tell nobody."""
    del done, of


def referee(
    draft: DraftText,
    library: Shelf,
    *,
    filters: Filters | None = None,
    checks: Sequence[Check] = ALL,
    tell: Tell = say_nothing,
    clock: Callable[[], float] = perf_counter,
) -> Review:
    """Return what the library's documents make of each sentence of a draft.

    Withdrawn and superseded texts are looked into as well: a draft that rests on one is told so.

    Args:
        draft: as read.
        library: where to look.
        filters: which documents may speak; all of them when None.
        checks: what a sentence must pass beside its evidence.
        tell: is told the progress, sentence by sentence.
        clock: seconds, for the time it took.

    Raises:
        NothingToCheck: no sentence of the draft claims anything.
        BadInput: there are no documents to check it by.
    """
    started = clock()
    desk = Desk(shelf=library, filters=filters or Filters(statuses=EVERY_STATUS), clock=clock)
    documents = desk.documents()
    if not documents:
        raise BadInput("the library holds no documents to check a draft by; `brief add PATH` first")
    reasons = [why_not(claim) for claim in draft.claims]
    if all(reasons):
        raise NothingToCheck(
            f"{draft.name!r} holds nothing that can be checked: {len(reasons)} sentences, all of"
            " them headings, questions, asks or the writer's own views"
        )
    checked = [c for c, reason in zip(draft.claims, reasons, strict=True) if reason is None]
    standings = locate(desk, quotes_of(checked))
    fitted = fit_checks(checks)
    thread = Thread(documents=documents)
    ruled: list[Ruled] = []
    for claim, reason in zip(draft.claims, reasons, strict=True):
        if len(ruled) % _REMEMBERED == 0:
            # A long draft speaks of many documents; what was read for its beginning is let go.
            desk = Desk(shelf=library, filters=desk.filters, clock=clock)
        if reason is not None:
            each = Ruled(claim=claim, ruling=Ruling.NOT_CHECKABLE, remark=reason)
        else:
            stand = [s for quote in find_quoted(claim.text) for s in standings[quote]]
            each = _pass_over(advise(rule(desk, claim, thread.set_out(claim, stand), fitted)))
        thread.go_on(each)
        ruled.append(each)
        tell(len(ruled), len(draft.claims))
    return Review(
        name=draft.name,
        digest=draft.digest,
        media_type=draft.reading.media_type,
        ruled=tuple(ruled),
        documents=len(documents),
        fingerprint=library.fingerprint,
        seconds=clock() - started,
        notices=tuple(note.message for note in draft.reading.notes),
    )


def _pass_over(ruled: Ruled) -> Ruled:
    """Pass over advice and judgements that nothing in the library speaks of."""
    silent = any(each.check == NOTHING_FOUND for each in ruled.findings)
    if not silent or not is_judgement(ruled.claim.text):
        return ruled
    return Ruled(claim=ruled.claim, ruling=Ruling.NOT_CHECKABLE, remark=JUDGEMENT)
