"""Question and library -> what to quote, or why nothing can be quoted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from agent.question.types import Force, Part, Question, Shape, Wanted
from agent.quote import confidence, gaps
from agent.quote.candidates import PASSAGES, gather
from agent.quote.copies import collapse
from agent.quote.draft import draft_group, draft_sentences, merge_items
from agent.quote.every import answer_for_each
from agent.quote.firmness import AGENTLESS, LEVELS, QUALIFIERS, asserts_done, falls_short, find_level
from agent.quote.premise import find_missing
from agent.quote.rank import Scored, rank, weigh_terms
from agent.quote.records import answer_from_card
from agent.quote.resolve import Named, find_titled, resolve
from agent.quote.select import Group, find_items, select
from agent.quote.shelf import Desk, label
from agent.quote.sources import weigh_sources
from agent.quote.types import Composition
from agent.question.events import find_kin
from agent.types import Draft, Gap, Outcome
from store.types import Document, Hit


def compose(desk: Desk, question: Question, *, clock: Callable[[], float]) -> Composition:
    """Return what answers the question in the documents' own words, or why nothing does."""
    started = clock()
    if not question.terms and not question.references:
        return _ask_back(question, "the question names no subject", ())
    hits = search(desk, question, ())
    named = resolve(desk, question, hits)
    unclear = next((each for each in named if len(each.documents) > 1 and not each.reference.plural), None)
    documents = tuple({each.version: each for found in named for each in found.documents}.values())
    if unclear is not None and question.shape is not Shape.SOURCES:
        options = unclear.documents[:5]
        return _ask_back(question, f"several documents fit “{unclear.reference.phrase}”", options)
    composition = _answer(desk, question, documents, hits)
    notices = (*composition.notices, *_note_unresolved(named))
    return replace(composition, notices=notices, search_seconds=clock() - started)


def search(desk: Desk, question: Question, documents: Sequence[Document]) -> list[Hit]:
    """Return the passages nearest to the question, in the named documents if there are any."""
    filters = desk.filters
    if documents:
        filters = replace(filters, documents=tuple(each.id for each in documents))
    return desk.shelf.search(question.text, k=PASSAGES, filters=filters)


def _answer(
    desk: Desk, question: Question, documents: Sequence[Document], hits: Sequence[Hit]
) -> Composition:
    special = (
        weigh_sources(desk, question, documents)
        or answer_for_each(desk, question, documents)
        or answer_from_card(desk, question, documents)
    )
    if special is not None:
        return special
    found = search(desk, question, documents) if documents else hits
    candidates = gather(desk, found)
    embedder = None if question.language else desk.shelf.embedder
    ranked = rank(question, candidates, embedder)
    missing = find_missing(desk, question, documents) if documents else []
    if missing and question.shape is not Shape.POLAR:
        nearest = gaps.pick_nearest(ranked)
        return Composition(
            outcome=Outcome.CORRECT_THE_PREMISE,
            gaps=tuple(gaps.not_there(desk, each, nearest) for each in missing),
        )
    signs = confidence.read_signs(question, ranked, weigh_terms(question, candidates))
    if not ranked or confidence.estimate(signs) < confidence.THRESHOLD:
        return _decline(desk, question, documents, ranked)
    return _quote(desk, question, documents, ranked)


def _quote(
    desk: Desk, question: Question, documents: Sequence[Document], ranked: list[Scored]
) -> Composition:
    groups = collapse(ranked)
    if question.shape is Shape.POLAR:
        return _quote_polar(desk, question, documents, groups, ranked)
    unanswered = [part for part in question.parts if not _is_answered(part, ranked)]
    if len(unanswered) == len(question.parts):
        return _decline(desk, question, documents, ranked)
    chosen = select(question, groups)
    drafts = _draft(desk, question, chosen, ranked)
    found = tuple(gaps.not_said(desk, question, part, documents, None) for part in unanswered)
    outcome = Outcome.PARTIAL_ANSWER if found else Outcome.ANSWER
    return Composition(outcome=outcome, drafts=drafts, gaps=found)


def _quote_polar(
    desk: Desk,
    question: Question,
    documents: Sequence[Document],
    groups: Sequence[Group],
    ranked: list[Scored],
) -> Composition:
    best = groups[0][0]
    sentence = best.candidate.sentence
    if question.force is Force.DONE and question.events:
        verbs = frozenset().union(*(find_kin(event) for event in question.events))
        if not any(asserts_done(each.candidate.sentence.text, verbs) for each in ranked[:5]):
            return _decline(desk, question, documents, ranked)
    level = find_level(sentence.text, best.candidate.lead, frozenset(question.terms))
    chosen = select(question, groups)
    drafts = _draft(desk, question, chosen, ranked)
    notices = _describe_force(question, sentence.text, level)
    if falls_short(question.force, level):
        return Composition(outcome=Outcome.PARTIAL_ANSWER, drafts=drafts, notices=notices)
    return Composition(outcome=Outcome.ANSWER, drafts=drafts)


def _is_answered(part: Part, ranked: Sequence[Scored]) -> bool:
    from agent.quote.holds import holds

    if part.wanted in {Wanted.ANYTHING, Wanted.REASON}:
        return True
    best = ranked[0].score
    return any(
        holds(each.candidate.sentence.text, part, frozenset()) >= 0.5 for each in ranked[:5] if each.score > 0.8 * best
    )


def _draft(
    desk: Desk, question: Question, chosen: Sequence[Group], ranked: Sequence[Scored]
) -> tuple[Draft, ...]:
    drafts = []
    for group in chosen:
        items = find_items(group[0], ranked) if group[0].candidate.opens else []
        if items:
            candidate = group[0].candidate
            sentences = [candidate.sentence, *(each.candidate.sentence for each in items)]
            drafts.append(draft_sentences(desk, candidate.document, sentences))
        else:
            drafts.append(draft_group(desk, group))
    return tuple(merge_items(drafts))


def _decline(
    desk: Desk, question: Question, documents: Sequence[Document], ranked: Sequence[Scored]
) -> Composition:
    gap = gaps.not_said(desk, question, question.parts[0], documents, gaps.pick_nearest(ranked))
    return Composition(outcome=Outcome.DOCUMENTS_DO_NOT_SAY, gaps=(gap,))


def _ask_back(question: Question, why: str, options: Sequence[Document]) -> Composition:
    notices = tuple(f"{label(each)} ({each.origin.rsplit('/', 1)[-1]})" for each in options)
    gap = Gap(about=why, searched="", needed="which one is meant" if options else "a subject")
    del question
    return Composition(outcome=Outcome.NEEDS_CLARIFICATION, gaps=(gap,), notices=notices)


def _describe_force(question: Question, sentence: str, level: int) -> tuple[str, ...]:
    notices = []
    if falls_short(question.force, level):
        notices.append(f"The text quoted speaks of {LEVELS[level]}, which is less than was asked.")
    if found := QUALIFIERS.search(sentence):
        notices.append(f"The text quoted is qualified: “{found[0]}”.")
    if found := AGENTLESS.search(sentence):
        notices.append(f"“{found[0]}”: the text does not say by whom.")
    return tuple(notices)


def _note_unresolved(named: Sequence[Named]) -> tuple[str, ...]:
    return tuple(
        f"No document of the library was recognised as “{each.reference.phrase}”; all were searched."
        for each in named
        if not each.documents
    )


_ = (find_titled, field, dataclass, Hit)
