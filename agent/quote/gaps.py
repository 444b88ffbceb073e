"""What the documents do not say, in words that our code can vouch for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.question.types import Firmness, Part, Question, Shape, Wanted
from agent.quote.phrase import as_phrase, phrase_focus
from agent.quote.premise import Missing
from agent.quote.rank import Scored
from agent.quote.shelf import Desk, label
from agent.types import Evidence, Gap
from store.types import Document, Region

_ANYTHING: Final = "a document on this subject"
"""What would help where a question asks for nothing of a kind that we know."""

_NEEDED: Final = {
    Wanted.COUNT: "a document that gives the number, such as an annex or an annual report",
    Wanted.SHARE: "a document that gives the share, such as a statistical annex or an evaluation",
    Wanted.MONEY: "a document that gives the sum, such as a budget, a contract or a price list",
    Wanted.DATE: "a document that gives the date, such as the instrument or its announcement",
    Wanted.DURATION: "a document that gives the period, such as the instrument itself or its rules",
    Wanted.PERSON: "a document that names the persons, such as a list of participants",
    Wanted.BODY: "a document that names the body, such as terms of reference or a decision",
    Wanted.REASON: "a document that gives the reason, such as an explanatory memorandum",
    Wanted.DEFINITION: "a document that defines it, such as a glossary or the instrument itself",
    Wanted.ANYTHING: _ANYTHING,
}
_NEEDED_DONE: Final = "the issued text itself, or an announcement that it was issued"


def describe_search(desk: Desk, documents: Sequence[Document]) -> str:
    """Return what was searched: the named documents, or how many."""
    if 0 < len(documents) <= 3:
        return "; ".join(label(each) for each in documents)
    total = len(documents) or len(desk.documents())
    return f"{total} document{'s' if total != 1 else ''}"


def name_needed(wanted: Wanted) -> str:
    """Return what kind of document would close a gap of a kind."""
    return _NEEDED[wanted]


def tell_needed(gap: Gap) -> str:
    """Return what would close a gap, "" where we know nothing that would in particular."""
    return "" if gap.needed == _ANYTHING else gap.needed.rstrip(".")


def not_said(
    desk: Desk,
    question: Question,
    part: Part,
    documents: Sequence[Document],
    nearest: Scored | None,
) -> Gap:
    """Return the gap for a question, or part of one, that nothing answers."""
    about = as_phrase(part)
    if question.shape is Shape.POLAR and question.firmness is Firmness.DONE:
        about = f"nothing says that this has happened: {part.words.rstrip('?. ')}"
    elif question.shape is Shape.POLAR:
        about = f"nothing settles: {part.words.rstrip('?. ')}"
    spoken_of = ""
    if question.shape is Shape.TOPIC and question.focus:
        spoken_of = phrase_focus(question)
        about = f"anything about {spoken_of}"
    needed = f"a document that speaks of {spoken_of}" if spoken_of else _NEEDED[part.wanted]
    done = question.shape is Shape.POLAR and question.firmness is Firmness.DONE
    return Gap(
        about=about,
        searched=describe_search(desk, documents),
        nearest=show(desk, nearest) if nearest is not None else None,
        needed=_NEEDED_DONE if done else needed,
    )


def none_fits(question: Question) -> Gap:
    """Return the gap where the conditions leave no document: nothing was looked into."""
    return Gap(
        about=f"no document fits the conditions; “{question.text}” was not looked up",
        searched="0 documents",
        needed="other conditions, or documents that fit them",
    )


def not_there(desk: Desk, missing: Missing, nearest: Scored | None) -> Gap:
    """Return the gap for a name or term that a named document does not contain."""
    words = missing.surface.strip("\"'“”‘’ ")
    if missing.furniture is None:
        about = f"the words “{words}” do not occur in “{label(missing.document)}”"
        shown = show(desk, nearest) if nearest is not None else None
    else:
        about = (
            f"“{words}” stands in “{label(missing.document)}” only in the furniture of the page"
            f" (“{missing.furniture.text}”), not in the text"
        )
        shown = desk.show(missing.document, missing.furniture)
    return Gap(
        about=about,
        searched=label(missing.document),
        nearest=shown,
        needed=f"a document that speaks of {words}",
    )


def not_named(desk: Desk, phrase: str, nearest: Scored) -> Gap:
    """Return the gap for a phrase such as "our nation" that its document leaves open."""
    return Gap(
        about=f"“{label(nearest.candidate.document)}” never says who “{phrase}” is",
        searched=describe_search(desk, ()),
        nearest=show(desk, nearest),
        needed="a document whose issuer is known",
    )


def not_known(desk: Desk, names: Sequence[str], nearest: Scored | None) -> Gap:
    """Return the gap for names that occur nowhere in what was searched."""
    quoted = " and ".join(f"“{name}”" for name in names)
    verb = "occurs" if len(names) == 1 else "occur"
    return Gap(
        about=f"{quoted} {verb} in none of the documents",
        searched=describe_search(desk, ()),
        nearest=show(desk, nearest) if nearest is not None else None,
        needed=f"a document that speaks of {' and '.join(names)}",
    )


def not_held(desk: Desk, phrases: Sequence[str]) -> Gap:
    """Return the gap for texts that the question names and the library does not hold."""
    quoted = " and ".join(f"“{phrase}”" for phrase in phrases)
    return Gap(
        about=f"the text of {quoted}: no document was recognised as it",
        searched=describe_search(desk, ()),
        needed="the text itself, or its title as the library has it (`brief sources`)",
    )


def show(desk: Desk, scored: Scored) -> Evidence:
    """Return a scored sentence as evidence."""
    return desk.show(scored.candidate.document, scored.candidate.sentence)


def pick_nearest(ranked: Sequence[Scored]) -> Scored | None:
    """Return the best sentence that may be shown as the nearest passage."""
    speaking = (each for each in ranked if each.candidate.sentence.region is not Region.HEADING)
    return next(speaking, None)
