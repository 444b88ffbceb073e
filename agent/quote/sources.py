"""Questions about the sources themselves: which one to rely on, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.question.events import speaks_of
from agent.question.types import Question, Shape
from agent.question.words import fold_word, match_terms
from agent.quote.draft import draft_sentences
from agent.quote.records import find_sentences
from agent.quote.shelf import Desk, label
from agent.quote.types import Composition
from agent.types import Gap, Outcome
from store.types import Document, Provenance, Region, Sentence

_GIVING_OUT: Final = tuple(fold_word(word) for word in ("issued", "signed", "announced"))
_MOST_WEIGHED: Final = 6
_DEPTH: Final = 40
_OFFICIAL: Final = frozenset({Provenance.P1, Provenance.P2})


def weigh_sources(
    desk: Desk, question: Question, documents: Sequence[Document]
) -> Composition | None:
    """Return the sentence by which the most official source says what it is, and what others lack.

    The order is that of the provenance classes; which source is right is not ours to say.
    """
    if question.shape is not Shape.SOURCES:
        return None
    asked = _keep_on_topic(desk, question, documents or desk.documents())
    if not asked:
        return None
    ordered = sorted(asked, key=lambda each: (_class(each), -_ticks(each)))
    best = [each for each in ordered if _class(each) == _class(ordered[0])]
    if best[0].card.provenance not in _OFFICIAL:
        gap = Gap(
            about="none of the documents is an official text or statement",
            searched=f"{len(asked)} documents",
            needed="the instrument itself, or its publication by the body that issued it",
        )
        return Composition(outcome=Outcome.DOCUMENTS_DO_NOT_SAY, gaps=(gap,))
    drafts = tuple(
        draft_sentences(desk, each, [found])
        for each in best
        if (found := _find_origin(desk, question, each)) is not None
    )
    notices = tuple(_describe(each) for each in ordered)
    return Composition(outcome=Outcome.ANSWER, drafts=drafts, notices=notices)


def _keep_on_topic(
    desk: Desk, question: Question, documents: Sequence[Document]
) -> Sequence[Document]:
    """Return the documents to weigh: all of a few, of many those that the search finds first."""
    if len(documents) <= _MOST_WEIGHED:
        return documents
    hits = desk.search(" ".join(question.surfaces), k=_DEPTH)
    known = {each.version for each in documents}
    found = {hit.document.version: hit.document for hit in hits if hit.document.version in known}
    return list(found.values())[:_MOST_WEIGHED]


def _find_origin(desk: Desk, question: Question, document: Document) -> Sentence | None:
    """Return the sentence that tells most about who issued the text."""
    sentences = [each for each in desk.sentences(document) if each.region is not Region.BOILERPLATE]
    asked = frozenset(question.terms)
    scored = [
        (
            2 * any(speaks_of(each.text, act) for act in _GIVING_OUT)
            + len({t for t in match_terms(each.text, asked) if t}),
            -each.ordinal,
            each,
        )
        for each in sentences
        if each.region is not Region.HEADING
    ]
    spans = [stated.span for stated in (document.card.issuer,) if stated and stated.span]
    stated = find_sentences(sentences, spans)
    best = max(scored, key=lambda entry: entry[:2], default=None)
    if best is not None and best[0] > 2:
        return best[2]
    return stated[0] if stated else None


def _describe(document: Document) -> str:
    card = document.card
    known = [
        name
        for name, value in (
            ("issuer", card.issuer), ("date", card.dates), ("signatories", card.signatories),
        )
        if value
    ]  # fmt: skip
    lacking = [name for name in ("issuer", "date", "signatories") if name not in known]
    says = f"names its {', '.join(known)}" if known else "names no issuer, date or signatory"
    rest = f"; no {', '.join(lacking)} found" if known and lacking else ""
    reason = f" ({card.provenance_reason})" if card.provenance_reason else ""
    kind = card.provenance.value if card.provenance else "unclassed"
    return f"“{label(document)}”: class {kind}{reason}; {says}{rest}."


def _class(document: Document) -> str:
    return (document.card.provenance or Provenance.P6).value


def _ticks(document: Document) -> int:
    return sum(tick.holds for tick in document.card.ticks)
