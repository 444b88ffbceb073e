"""What a question is about, or what has to be asked back before anything is looked up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.question.overview import find_overview
from agent.question.types import Question, Shape
from agent.quote import gaps
from agent.quote.candidates import PASSAGES
from agent.quote.find import Aim, find_meant, take_aim
from agent.quote.resolve import SMALL, Named
from agent.quote.shelf import Desk, label
from agent.quote.types import Composition
from agent.types import Gap, Outcome
from store.types import Document

_MOST_OPTIONS: Final = 5
_SHORT: Final = 8
"""Characters of a document's id that are shown, and that `--document` takes."""


def approach(desk: Desk, question: Question, *, passages: int = PASSAGES) -> Aim | Composition:
    """Return what the question is about, narrowed to the documents meant.

    A composition instead where the question has to be asked back, or no document may speak: then
    nothing is composed, with a model or without.
    """
    if not question.terms and not question.references and not question.locators:
        return ask_back("the question names no subject", ())
    if not desk.documents():
        return Composition(outcome=Outcome.DOCUMENTS_DO_NOT_SAY, gaps=(gaps.none_fits(question),))
    aim = take_aim(desk, question, passages=passages)
    question = aim.question
    particular = question.terms and find_overview(question) is None
    vague = not particular and len(desk.documents()) > SMALL
    unclear = next((each for each in aim.named if _is_unclear(each, vague=vague)), None)
    if unclear is None or question.shape is Shape.SOURCES:
        return aim
    # Every memorandum was signed once: nothing in such a question tells them apart.
    alike = question.record is not None or not particular
    meant = None if alike else find_meant(desk, question, aim)
    if meant is None:
        why = f"several documents fit “{unclear.reference.phrase}”"
        return ask_back(why, unclear.documents)
    return aim.narrow(meant)


def ask_back(why: str, options: Sequence[Document]) -> Composition:
    """Return the question back, with the documents that could be meant."""
    names = [
        f"{label(each)} ({each.origin.rsplit('/', 1)[-1]}, ID {each.id[:_SHORT]})"
        for each in options
    ]
    notices = tuple(f"It could be: {name}" for name in names[:_MOST_OPTIONS])
    if len(names) > _MOST_OPTIONS:
        notices = (*notices, f"… or one of {len(names) - _MOST_OPTIONS} others")
    gap = Gap(about=why, searched="", needed="the name of the document" if options else "a subject")
    return Composition(
        outcome=Outcome.NEEDS_CLARIFICATION, gaps=(gap,), notices=notices, options=tuple(options)
    )


def note_unknown(aim: Aim) -> tuple[str, ...]:
    """Return a remark for each phrase that was to name a document and names none."""
    return tuple(
        f"No document was recognised as “{phrase}”: all were searched." for phrase in aim.unknown
    )


def _is_unclear(named: Named, *, vague: bool) -> bool:
    """Say whether a bare phrase ("the agreement") fits several documents alike.

    A phrase with words of its own that fits several names them all. `vague`: nothing else in the
    question says which one is meant, and the library is large.
    """
    bare = not named.reference.modifiers and not named.reference.quoted
    return bare and (vague or len(named.documents) > 1) and not named.reference.plural
