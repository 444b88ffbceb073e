"""Questions about every document ("Do all three raise data privacy?"), answered one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.question.types import Question, Shape
from agent.question.words import match_terms
from agent.quote.draft import draft_sentences
from agent.quote.phrase import find_phrase
from agent.quote.shelf import Desk, label
from agent.quote.types import Composition
from agent.types import Draft, Gap, Outcome
from store.types import Document, Region, Sentence

MOST: Final = 40
"""Documents that are gone through one by one; beyond that the question is an ordinary search."""

_FEWEST: Final = 2
_DEPTH: Final = 60
_MOST_SHOWN: Final = 8
"""In a larger library the passages found stand for it, and so many documents are quoted."""

_REACH: Final = 3
_PREFERRED: Final = {
    Region.BODY: 0,
    Region.LIST: 0,
    Region.TABLE: 1,
    Region.FAQ: 2,
    Region.SUMMARY: 2,
}


def answer_for_each(
    desk: Desk, question: Question, documents: Sequence[Document]
) -> Composition | None:
    """Return for each document the first sentence with the terms, or a gap."""
    if question.shape is not Shape.EVERY_DOCUMENT or not question.terms:
        return None
    asked = documents or desk.documents()
    if len(asked) > MOST:
        return _answer_for_many(desk, question)
    if len(asked) < _FEWEST:
        return None
    drafts: list[Draft] = []
    silent: list[Document] = []
    for document in asked:
        found = _find(question, desk.sentences(document))
        if found is not None:
            drafts.append(draft_sentences(desk, document, [found]))
        else:
            silent.append(document)
    words = find_phrase(question, question.surfaces)
    count = f"{len(drafts)} of {len(asked)} documents contain “{words}”."
    outcome = Outcome.ANSWER if drafts else Outcome.DOCUMENTS_DO_NOT_SAY
    return Composition(
        outcome=outcome,
        drafts=tuple(drafts),
        gaps=_find_gaps(desk, question, silent),
        notices=(count,),
    )


def _answer_for_many(desk: Desk, question: Question) -> Composition | None:
    """Return one sentence for each of the documents that the search finds the words in."""
    words = find_phrase(question, question.surfaces)
    hits = desk.search(words, k=_DEPTH)
    documents = {hit.document.version: hit.document for hit in hits}
    found = [
        (document, sentence)
        for document in documents.values()
        if (sentence := _find(question, desk.sentences(document))) is not None
    ]
    if not found:
        return None
    drafts = tuple(
        draft_sentences(desk, document, [sentence]) for document, sentence in found[:_MOST_SHOWN]
    )
    names = "; ".join(label(document) for document, _ in found[_MOST_SHOWN:])
    notices = [f"At least {len(found)} documents contain “{words}”."]
    if names:
        notices.append(f"Not quoted here: {names}")
    return Composition(outcome=Outcome.ANSWER, drafts=drafts, notices=tuple(notices))


def _find(question: Question, sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the first sentence with all terms close together, the body before the rest."""
    fitting = [each for each in sentences if _is_said(question, each)]
    return min(fitting, key=lambda each: (_PREFERRED[each.region], each.ordinal), default=None)


def _is_said(question: Question, sentence: Sentence) -> bool:
    if sentence.region not in _PREFERRED or sentence.text.rstrip().endswith("?"):
        return False
    matched = match_terms(sentence.text, frozenset(question.terms))
    places = [place for place, term in enumerate(matched) if term]
    if {term for term in matched if term} < set(question.terms):
        return False
    span = _REACH * len(question.terms)
    return any(
        {term for term in matched[place : place + span] if term} == set(question.terms)
        for place in places
    )


def _find_gaps(desk: Desk, question: Question, silent: Sequence[Document]) -> tuple[Gap, ...]:
    """Return one gap for all documents without the words; page furniture that has them is named."""
    if not silent:
        return ()
    words = find_phrase(question, question.surfaces)
    about = f"“{words}” does not occur in {'; '.join(f'“{label(each)}”' for each in silent)}"
    terms = frozenset(question.terms)
    furniture = [
        sentence.text
        for document in silent
        for sentence in desk.sentences(document)
        if sentence.region is Region.BOILERPLATE and any(match_terms(sentence.text, terms))
    ]
    if furniture:
        about += f" (outside the text, in the furniture of the page: “{furniture[0]}”)"
    searched = "; ".join(label(each) for each in silent)
    return (Gap(about=about, searched=searched, needed=f"a document that speaks of {words}"),)
