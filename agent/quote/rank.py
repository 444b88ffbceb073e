"""Candidates -> scored sentences: words covered, nearness in meaning, the right sort of content."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from agent.question.events import speaks_of
from agent.question.types import Question, Shape, Wanted
from agent.question.words import find_related, match_terms
from agent.quote.candidates import Candidate, is_at
from agent.quote.holds import holds, is_asking
from agent.quote.shelf import file_words
from store.ports import Embedder
from store.types import Provenance, Region

EMBEDDED: Final = 32
"""Sentences whose nearness in meaning is measured: the best by words. 32 sentences cost about
80 ms on two cores, most of what an answer takes."""

_IN_LEAD, _ASKED, _IN_CONTEXT, _IN_TITLE, _NEARBY = 0.9, 0.85, 0.6, 0.4, 0.35
"""What a question word counts where it stands not in the sentence but around it."""

_OWN: Final = 4
"""The first places above are the sentence's own: itself, its lead, the question it answers."""

_KIN: Final = 0.8
"""What another verb for the same act counts ("released" for "issued")."""

WEIGHTS: Final = {
    "covered": 0.25, "pairs": 0.03, "nearness": 0.50, "holds": 0.05, "passage": 0.17,
}  # fmt: skip
"""Chosen on half of the answerable questions of clapnq_dev and a sixth of conditionalqa_train: the
best sentence is one that answers for .54 of them, one of the best three for .78; on the other half
.50 and .78. Words alone reach .39 and .66 there, nearness alone .48 and .72."""

_HALF_RANK: Final = 10
"""A passage at this place of the search counts half of what the first one does."""


_REGIONS: Final = {
    Region.BODY: 1.0,
    Region.LIST: 1.0,
    Region.TABLE: 0.95,
    Region.SIGNATURE: 0.9,
    Region.FAQ: 0.85,
    Region.SUMMARY: 0.85,
    Region.HEADING: 0.4,
    Region.BOILERPLATE: 0.0,
}
"""The body speaks; a summary or FAQ of the same document repeats it, a headline announces it."""

_OFFICIAL: Final = {
    Provenance.P1: 1.0, Provenance.P2: 0.98, Provenance.P3: 0.96, Provenance.P4: 0.96,
    Provenance.P5: 0.94, Provenance.P6: 0.92,
}  # fmt: skip
_UNGRADED: Final = 0.96
"""Of two sentences that fit alike the more official one is quoted; relevance weighs far more."""

_ASKING: Final = 0.3
_TITLED: Final = 1.1
_OPENS: Final = 1.05
_ACTLESS: Final = 0.88
"""What a yes-or-no question asks is in its verb ("will the code be reviewed?")."""

_FRAGMENT: Final = 0.7
_FEWEST_WORDS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A candidate with what speaks for it, each from 0 to 1, and the score made of them.

    `own` counts only words in the sentence itself and its lead; `events` is the share of the
    question's verbs of doing that it holds, `focus` that of the words it cannot do without.
    """

    candidate: Candidate
    score: float
    covered: float
    own: float
    nearness: float
    holds: float
    events: float
    focus: float
    matched: frozenset[str]


def rank(
    question: Question,
    candidates: Sequence[Candidate],
    embedder: Embedder | None,
    *,
    weights: Mapping[str, float],
    titled: frozenset[str] = frozenset(),
) -> list[Scored]:
    """Return the candidates with their scores, best first; ties keep reading order.

    Without an embedder (a question in another language) words decide alone. `weights`
    are those of `weigh_terms`, `titled` versions of documents whose titles hold a name of the
    question.
    """
    rough = [_score(question, each, weights, titled) for each in candidates]
    rough.sort(key=_order)
    if embedder is None or not rough:
        return rough
    nearness = _measure(question, rough[:EMBEDDED], embedder)
    fine = [
        _score(question, each.candidate, weights, titled, near)
        for each, near in zip(rough, nearness, strict=False)
    ]
    return sorted(fine, key=_order)


def weigh_terms(question: Question, candidates: Sequence[Candidate]) -> dict[str, float]:
    """Return each term's rarity among the candidates: what all of them hold tells them least.

    Source: the idf of Robertson and Spärck Jones in Lucene's form, over sentences.
    """
    asked = frozenset(question.terms)
    spread: Counter[str] = Counter()
    for each in candidates:
        spread.update({term for term in match_terms(each.sentence.text, asked) if term})
    total = len(candidates)
    return {
        term: math.log(1 + (total - spread[term] + 0.5) / (spread[term] + 0.5)) + 0.2
        for term in question.terms
    }


def _order(scored: Scored) -> tuple[float, int, int]:
    return -scored.score, scored.candidate.rank, scored.candidate.sentence.ordinal


def _score(
    question: Question,
    candidate: Candidate,
    weights: Mapping[str, float],
    titled: frozenset[str],
    near: float | None = None,
) -> Scored:
    sentence = candidate.sentence
    asked = frozenset(question.terms)
    inside = match_terms(sentence.text, asked)
    held_in = {term for term in inside if term}
    if sentence.version in titled:
        held_in |= _find_all(
            question, f"{candidate.document.title} {file_words(candidate.document)}"
        )
    own, covered, matched = _cover(question, candidate, weights, held_in)
    held = max((holds(sentence.text, part, asked) for part in question.parts), default=1.0)
    events = _share_events(question, sentence.text)
    nearness = max(0.0, near or 0.0)
    parts = {
        "covered": covered,
        "pairs": _share_pairs(question, inside),
        "nearness": nearness if near is not None else covered,
        "holds": held,
        "passage": 1 / (1 + candidate.rank / _HALF_RANK),
    }
    score = sum(WEIGHTS[name] * value for name, value in parts.items())
    return Scored(
        candidate=candidate,
        score=score * _fit(question, candidate, titled),
        covered=covered,
        own=own,
        nearness=nearness,
        holds=held,
        events=events,
        focus=_share_focus(question, weights, matched),
        matched=matched,
    )


def _cover(
    question: Question, candidate: Candidate, weights: Mapping[str, float], inside: set[str]
) -> tuple[float, float, frozenset[str]]:
    """Return the weight covered by the sentence itself, with its surroundings, and the terms."""
    around = (
        (1.0, inside),
        (_KIN, _find_kin(question, candidate.sentence.text)),
        (_IN_LEAD, _find_all(question, candidate.lead)),
        (_ASKED, _find_all(question, candidate.asked)),
        (_IN_CONTEXT, _find_all(question, candidate.context)),
        (_IN_TITLE, _find_all(question, candidate.document.title)),
        (_NEARBY, _find_all(question, candidate.near)),
    )
    total = sum(weights.values()) or 1.0
    own = covered = 0.0
    matched = set(inside)
    for term, weight in weights.items():
        worths = [worth if term in terms else 0.0 for worth, terms in around]
        own += weight * max(worths[:_OWN])
        covered += weight * max(worths)
        if max(worths) >= _IN_CONTEXT:
            matched.add(term)
    return own / total, covered / total, frozenset(matched)


def _find_all(question: Question, text: str) -> set[str]:
    if not text:
        return set()
    found = {term for term in match_terms(text, frozenset(question.terms)) if term}
    return found | _find_kin(question, text)


def _find_kin(question: Question, text: str) -> set[str]:
    kin = {event for event in question.events if speaks_of(text, event)}
    return kin | find_related(text, question.terms)


def _share_events(question: Question, text: str) -> float:
    if not question.events:
        return 1.0
    held = sum(speaks_of(text, event) for event in question.events)
    return held / len(question.events)


def _share_focus(
    question: Question, weights: Mapping[str, float], matched: frozenset[str]
) -> float:
    total = sum(weights.get(term, 0.0) for term in question.focus)
    held = sum(weights.get(term, 0.0) for term in question.focus if term in matched)
    return held / total if total else 1.0


def _share_pairs(question: Question, inside: Sequence[str | None]) -> float:
    if not question.pairs:
        return 0.0
    beside = {
        (left, right)
        for place, left in enumerate(inside)
        for right in inside[place + 1 : place + 3]
        if left and right
    }
    return sum(pair in beside for pair in question.pairs) / len(question.pairs)


def _fit(question: Question, candidate: Candidate, titled: frozenset[str]) -> float:
    """Return the factor for where the sentence stands and what it looks like."""
    sentence = candidate.sentence
    if question.region and sentence.region.value == question.region:
        factor = 1.1
    else:
        factor = _REGIONS[sentence.region]
    provenance = candidate.document.card.provenance
    factor *= _UNGRADED if provenance is None else _OFFICIAL[provenance]
    text = sentence.text.rstrip()
    if is_asking(text):
        factor *= _ASKING
    if len(text.split()) < _FEWEST_WORDS and sentence.lead is None:
        factor *= _FRAGMENT
    if candidate.opens and question.wanted is Wanted.ANYTHING:
        factor *= _OPENS
    if sentence.version in titled:
        factor *= _TITLED
    if _is_instruction(candidate):
        factor *= _ASKING
    if question.shape is Shape.POLAR and question.past:
        factor *= 1.0 if any(match_terms(sentence.text, frozenset(question.past))) else _ACTLESS
    if question.locators:
        factor *= 1.15 if _is_located(question, candidate) else 0.75
    return factor


def _is_instruction(candidate: Candidate) -> bool:
    sentence = candidate.sentence
    spans = candidate.document.card.instructions
    return any(span.start < sentence.end and sentence.start < span.end for span in spans)


def _is_located(question: Question, candidate: Candidate) -> bool:
    return any(is_at(candidate.sentence, locator) for locator in question.locators)


def tidy(topic: str) -> str:
    """Return a topic as a plain text: without the marks left where phrases were taken out."""
    return " ".join(re.sub(r"\s,(?=\s|$)", " ", topic).split()).strip(" ,")


def _measure(question: Question, scored: Sequence[Scored], embedder: Embedder) -> list[float]:
    texts = [
        " ".join(
            text
            for text in (each.candidate.asked, each.candidate.lead, each.candidate.sentence.text)
            if text
        )
        for each in scored
    ]
    vectors = embedder.embed([tidy(question.topic), *texts])
    return [float(value) for value in vectors[1:] @ vectors[0]]
