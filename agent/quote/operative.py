"""What binds comes before why: an operative sentence in the place of a recital that says the same.

A recital gives the reasons for a rule, often with its figures; the rule itself, with what it
excepts, stands in the articles. Two rules in the same words with other figures are both shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from agent.question.types import Question, Wanted
from agent.question.words import match_terms, split_words
from agent.quote.answered import answers
from agent.quote.holds import NO, holds
from agent.quote.rank import Scored
from agent.quote.shelf import Desk, label
from agent.quote.values import VALUED, find_values
from agent.types import Draft, Evidence
from store.types import Document, Region, Role, Sentence

_EXCEPTS: Final = re.compile(r"(?:However|Notwithstanding|By way of derogation)\b", re.IGNORECASE)
_SPEAKING: Final = frozenset({Region.BODY, Region.LIST, Region.TABLE})
_MARKER: Final = re.compile(r"^\W*(?:\(?\w{1,4}[.)]\s+)+")
_SAME_OPENING: Final = 10
"""Words that two sentences share at the beginning to count as one rule for two cases."""

_MOST: Final = 12
_SURE: Final = 0.5
_LOOKED_AT: Final = 20


def prefer_operative(
    desk: Desk, question: Question, ranked: Sequence[Scored], answering: Sequence[Scored]
) -> list[Scored]:
    """Return what answers without the recitals, where operative words hold what is asked."""
    if question.wanted not in VALUED or not answering:
        return list(answering)
    best = answering[0]
    if best.candidate.sentence.role is not Role.RECITAL:
        return [each for each in answering if each.candidate.sentence.role is not Role.RECITAL]
    same = _find_same_value(desk, question, best)
    if same is not None:
        return [same]
    part = question.parts[0]
    title = best.candidate.document.title
    operative = [
        each
        for each in ranked[:_LOOKED_AT]
        if each.candidate.sentence.role is Role.OPERATIVE
        and each.candidate.document.title == title
        and each.own >= max(_SURE, best.own)
        and answers(question, part, each)
    ]
    return operative or list(answering)


def _find_same_value(desk: Desk, question: Question, recital: Scored) -> Scored | None:
    """Return the shortest operative sentence with the recital's value and its question words."""
    document = recital.candidate.document
    text = recital.candidate.sentence.text
    terms = frozenset(question.terms)
    values = {*find_values(text, question.wanted), *find_values(text, Wanted.DURATION)}
    held = {term for term in match_terms(text, terms) if term}
    fitting = [
        each
        for each in desk.sentences(document)
        if each.role is Role.OPERATIVE
        and each.region in _SPEAKING
        and values & {*find_values(each.text, question.wanted)}
        and held <= {term for term in match_terms(each.text, terms) if term}
    ]
    if not fitting:
        return None
    found = min(fitting, key=lambda each: len(each.text))
    lead = desk.sentences(document)[found.lead].text if found.lead is not None else ""
    return replace(recital, candidate=replace(recital.candidate, sentence=found, lead=lead))


def find_exceptions(desk: Desk, document: Document, sentence: Sentence) -> list[Sentence]:
    """Return the sentence with "However" that follows in the same article, and its items."""
    after = desk.sentences(document)[sentence.ordinal + 1 : sentence.ordinal + 2]
    if not after or not _EXCEPTS.match(after[0].text) or not _in_one_place(sentence, after[0]):
        return []
    items = [each for each in desk.sentences(document) if each.lead == after[0].ordinal]
    return [after[0], *items[:_MOST]]


def find_twins(desk: Desk, question: Question, scored: Scored) -> list[Scored]:
    """Return the sentences of the same document that open in the same words and give another value.

    A regulation fines operators in one article and public bodies in another, word for word alike.
    """
    if question.wanted not in VALUED:
        return []
    sentence = scored.candidate.sentence
    opening = _open(sentence.text)
    if len(opening) < _SAME_OPENING:
        return []
    values = set(find_values(sentence.text, question.wanted))
    twins = [
        each
        for each in desk.sentences(scored.candidate.document)
        if each.ordinal != sentence.ordinal
        and each.region in _SPEAKING
        and _open(each.text) == opening
        and set(find_values(each.text, question.wanted)) - values
    ]
    return [
        replace(scored, candidate=replace(scored.candidate, sentence=each, copies=()))
        for each in twins[:1]
    ]


def find_like_items(
    desk: Desk, question: Question, document: Document, item: Sentence
) -> list[Sentence]:
    """Return a list item with those beside it that give a value for the same, in order.

    "(a) … within 24 hours; (b) … within 72 hours": one without the other is half an answer.
    """
    if question.wanted not in VALUED:
        return [item]
    part, terms = question.parts[0], frozenset(question.terms)
    held = {term for term in match_terms(item.text, terms) if term}
    # "within 24 hours" is not the day that was asked for, and no less so than "within 72 hours".
    least = holds(item.text, part, terms)
    if least == NO:
        return [item]
    beside = [
        each
        for each in desk.sentences(document)
        if each.lead == item.lead
        and held <= {term for term in match_terms(each.text, terms) if term}
        and holds(each.text, part, terms) >= least
    ]
    return beside[:_MOST] if item in beside[:_MOST] else [item]


def note_cut_lists(desk: Desk, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Return a remark for every list of which only a part is quoted."""
    notes = []
    for draft in drafts:
        quoted = {(each.document.version, each.ordinal) for each in draft.evidence}
        for lead in draft.evidence:
            version = lead.document.version
            items = [each for each in desk.sentences(lead.document) if each.lead == lead.ordinal]
            left = sum((version, each.ordinal) not in quoted for each in items)
            if left and left < len(items):
                notes.append(_note_more(left, lead))
    return tuple(dict.fromkeys(notes))


def _note_more(left: int, lead: Evidence) -> str:
    where = f"at {lead.number} of" if lead.number else "in the list quoted from"
    more = "1 more item stands" if left == 1 else f"{left} more items stand"
    return f"{more} {where} “{label(lead.document)}”, not quoted here."


def _open(text: str) -> tuple[str, ...]:
    return split_words(_MARKER.sub("", text))[:_SAME_OPENING]


def _in_one_place(one: Sentence, other: Sentence) -> bool:
    return one.heading_path == other.heading_path
