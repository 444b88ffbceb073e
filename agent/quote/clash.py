"""Two documents that give different figures for the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.checks.binding.ladder import UNDERTAKING
from agent.question.types import Question, Shape, Wanted
from agent.question.words import find_related, match_terms
from agent.quote.firmness import find_governing
from agent.quote.phrase import as_phrase
from agent.quote.types import Clash
from agent.quote.values import VALUED, find_values
from agent.types import Draft, Evidence
from store.types import Document

_LIMIT: Final = re.compile(
    r"\b(?:up to|at most|no more than|not more than|at least|a maximum of|targets?|goal)\b",
    re.IGNORECASE,
)
_CHANGES: Final = re.compile(r"\bamend(?:ment|ing|ed|s)\b", re.IGNORECASE)
_ABOUT_IT: Final = 0.5
"""Share of the question's words that each side of a clash must hold."""

_NUMBER: Final = re.compile(r"\b\d{2,4}/\d+\b|\b\d{2,3}-\d{2,3}\b|\b\d{4,}\b(?<!19\d\d)(?<!20\d\d)")
"""The number of an act: 2024/1689, 117-167, 14110; a year is none."""

_SPACE: Final = re.compile(r"[\s,]+")


def find_clashes(question: Question, drafts: Sequence[Draft]) -> tuple[Clash, ...]:
    """Return the clash between drafts of different documents that share no value.

    Only where one figure was asked for: two sums in answer to "what do they say" are no conflict.
    """
    wanted = question.wanted
    if question.shape is not Shape.LOOKUP or wanted not in VALUED or len(drafts) < 2:
        return ()
    mains = [_main(draft) for draft in drafts]
    values = [frozenset(map(_plain, find_values(main.quote, wanted))) for main in mains]
    stated = [
        _is_stated(question, main) and _is_about_it(question, draft)
        for main, draft in zip(mains, drafts, strict=True)
    ]
    sides = [place for place, held in enumerate(values) if held and stated[place]]
    differing = [
        place
        for place in sides
        if any(
            not values[place] & values[other] and not _are_of_one_text(drafts[place], drafts[other])
            for other in sides
        )
    ]
    if len(differing) < 2:
        return ()
    return (Clash(about=as_phrase(question.parts[0]), sides=tuple(differing)),)


def _main(draft: Draft) -> Evidence:
    """Return the sentence that answers: the last of its document, after what introduces it."""
    version = draft.evidence[0].document.version
    return [each for each in draft.evidence if each.document.version == version][-1]


def _are_of_one_text(one: Draft, other: Draft) -> bool:
    """Say whether two drafts quote one text, or two places of two copies of one instrument.

    Articles 99 and 100 of an act are two rules, in however many copies of the act they stand.
    """
    left, right = _main(one), _main(other)
    documents = [{item.document.id for item in draft.evidence} for draft in (one, other)]
    if documents[0] & documents[1]:
        return True
    apart = bool(left.number and right.number) and left.number != right.number
    return apart and _are_of_one_instrument(left.document, right.document)


def _are_of_one_instrument(one: Document, other: Document) -> bool:
    """Say whether two titles share the number of an act, or one begins the other."""
    numbers = [set(_NUMBER.findall(each.title)) for each in (one, other)]
    titles = sorted((" ".join(each.title.casefold().split()) for each in (one, other)), key=len)
    return bool(numbers[0] & numbers[1]) or titles[1].startswith(titles[0])


def _is_stated(question: Question, evidence: Evidence) -> bool:
    """Say whether the value is given as a fact or a duty, not as a plan, a hope or a limit.

    What an amendment changes is no contradiction: both hold, one after the other.
    """
    force = find_governing(evidence.quote, evidence.lead or "", frozenset(question.terms))
    limited = question.wanted is Wanted.COUNT and _LIMIT.search(evidence.quote)
    changes = _CHANGES.search(evidence.document.title) or _CHANGES.search(evidence.quote)
    return (force is None or force.height >= UNDERTAKING) and not limited and not changes


def _is_about_it(question: Question, draft: Draft) -> bool:
    """Say whether a draft speaks of what was asked: two figures for two things do not clash."""
    terms = frozenset(question.terms)
    text = f"{draft.evidence[0].lead or ''} {draft.text}"
    held = {term for term in match_terms(text, terms) if term} | find_related(text, terms)
    return len(held) >= _ABOUT_IT * len(terms)


def _plain(value: str) -> str:
    return _SPACE.sub("", value.lower())
