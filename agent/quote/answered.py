"""Does one of the sentences found hold what was asked for?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.checks.binding.ladder import OBLIGATION
from agent.question.events import speaks_of
from agent.question.types import Part, Question, Shape, Wanted
from agent.question.words import find_related, fold_word, match_terms, split_words
from agent.quote.candidates import Candidate
from agent.quote.firmness import find_governing
from agent.quote.holds import NO, YES, holds, is_asking
from agent.quote.rank import Scored
from agent.quote.today import find_today
from agent.quote.values import VALUED

_OF_AN_ACT: Final = frozenset({Wanted.PERSON, Wanted.BODY, Wanted.DATE})
_OPEN: Final = frozenset({Wanted.ANYTHING, Wanted.REASON, Wanted.DEFINITION})
_FOCUS: Final = {Shape.TOPIC: 0.6, Shape.LISTING: 0.3}
"""Share of the focus, by rarity, that a sentence must hold: most of what is spoken about, some of
what is listed (a list may be called by another name)."""

_SURE: Final = 0.5
"""Share of the question's words that a sentence must hold where it only may hold the answer."""

_ASKS_DONE: Final = re.compile(r"\b(?:has|have|had)\b.*\bbeen\b|\bdid\b", re.IGNORECASE)
_DID: Final = re.compile(r"\bdid\b", re.IGNORECASE)
_MODAL: Final = re.compile(
    r"\b(?:is|are|will|would|may|can|could|must|shall|should|do|does)\b", re.IGNORECASE
)
_GROUP: Final = re.compile(
    r"\b(?:is|are|was|were)\s+(?:the\s+|an?\s+)?(members?|part(?:y|ies)|signator(?:y|ies)|participants?"
    r"|partners?|observers?)\b",
    re.IGNORECASE,
)
_REFERRING: Final = frozenset({"each", "every", "any", "all", "other", "another"})
_COPULAR: Final = frozenset({"becom", "becam", "held", "made", "given", "taken", "set"})
"""Past forms that say little by themselves."""

_LOOKED_AT: Final = 5
_DEFINED_AT: Final = 40
"""Places looked at for a definition: its form speaks for it however near other sentences stand."""

_NEAR_BEST: Final = 0.8
"""What answers stands among the five best sentences, at 80 % of the best score or more."""


def is_answered(question: Question, part: Part, ranked: Sequence[Scored]) -> bool:
    """Say whether one of the best sentences holds what the part asks for.

    What only may be it (a role where a person is asked) counts where the act asked about is there.
    """
    if part.wanted in _OPEN:
        return bool(keep_answering(question, ranked))
    return any(answers(question, part, each) for each in near_best(ranked))


def keep_answering(question: Question, ranked: Sequence[Scored]) -> list[Scored]:
    """Return, best first, the sentences that hold what one of the parts asks for.

    Parts that ask for nothing in particular are answered by any sentence.
    """
    if any(part.wanted is Wanted.DEFINITION for part in question.parts):
        near = near_best(ranked)
        if any(each.holds == YES for each in near):
            return [each for each in near if each.holds == YES]
        further = [each for each in ranked[:_DEFINED_AT] if each.holds == YES]
        return further or [each for each in near if each.holds > NO]
    if any(part.wanted in _OPEN for part in question.parts):
        floor = _FOCUS.get(question.shape, 0.0)
        return [
            each
            for each in ranked
            if each.focus >= floor
            and not each.candidate.names_columns
            and holds_core(question, each)
            and not _is_only_planned(question, question.parts[0], each)
        ]
    return [
        each
        for each in near_best(ranked)
        if any(answers(question, part, each) for part in question.parts)
    ]


def answers(question: Question, part: Part, scored: Scored) -> bool:
    """Say whether the sentence holds what the part asks for.

    Who did a thing, and when, is told by a sentence that speaks of the act; so is a thing that
    only may be what was asked for (a role where a person is asked).
    """
    candidate = scored.candidate
    if part.wanted in {Wanted.PERSON, Wanted.BODY} and _only_refers(question, candidate):
        return False
    if candidate.names_columns:
        return False
    if is_asking(candidate.sentence.text) or not holds_core(question, scored):
        return False
    if part.wanted in VALUED and _is_only_planned(question, part, scored):
        return False
    held = holds(candidate.sentence.text, part, frozenset(question.terms))
    if part.wanted is Wanted.DATE and find_today(candidate) is not None:
        held = YES
    if held == NO or (held == YES and part.wanted not in _OF_AN_ACT):
        return held == YES
    if held < YES and scored.own < _SURE:
        return False
    around = f"{candidate.lead} {candidate.asked} {candidate.sentence.text}"
    return not question.act or speaks_of(around, question.act)


def _only_refers(question: Question, candidate: Candidate) -> bool:
    """Say whether a sentence speaks of "each member" where the members are asked for: it takes
    for granted who they are, and the names in it are others.
    """
    group = _GROUP.search(question.text)
    if group is None:
        return False
    noun = fold_word(group[1].lower())
    words = split_words(candidate.sentence.text)
    places = [at for at, word in enumerate(words) if fold_word(word) == noun]
    return bool(places) and all(
        _REFERRING.intersection(words[max(0, at - 2) : at]) for at in places
    )


def _is_only_planned(question: Question, part: Part, scored: Scored) -> bool:
    """Say whether a sentence plans or permits what the question asks as done."""
    told = question.past and part.wanted not in VALUED and not _MODAL.search(part.words)
    if question.shape not in {Shape.LOOKUP, Shape.LISTING}:
        return False
    if not told and not _ASKS_DONE.search(part.words):
        return False
    candidate = scored.candidate
    terms = frozenset(question.terms)
    force = find_governing(candidate.sentence.text, candidate.lead, terms)
    return force is not None and force.height < OBLIGATION


def holds_core(question: Question, scored: Scored) -> bool:
    """Say whether a sentence speaks of the thing asked for ("which supplier") or of the act asked
    about ("has been selected"): one that does neither answers nothing, however near it stands.
    """
    if question.shape is not Shape.LOOKUP:
        return True
    acts = [each for each in (*question.past, question.act) if each and each not in _COPULAR]
    if not acts and not question.focus:
        return True
    if question.wanted in VALUED and (scored.covered >= _SURE or question.wanted is Wanted.MONEY):
        return True
    if scored.matched.intersection(question.focus):
        return True
    candidate = scored.candidate
    around = f"{candidate.lead} {candidate.asked} {candidate.sentence.text}"
    if any(speaks_of(around, act) for act in acts) or any(match_terms(around, frozenset(acts))):
        return True
    # "What did the Board decide?" is not told by who takes part in decisions.
    asks_deed = any(_DID.search(part.words) for part in question.parts)
    return not asks_deed and bool(find_related(around, acts))


def near_best(ranked: Sequence[Scored]) -> list[Scored]:
    """Return the best sentences: what is far behind the first is about something else."""
    return [each for each in ranked[:_LOOKED_AT] if each.score >= _NEAR_BEST * ranked[0].score]
