"""Questions about a document as such (its date, signatories, issuer), answered from its card."""

from __future__ import annotations

from collections.abc import Sequence

from agent.question.types import Question, RecordField, Shape
from agent.question.words import match_terms
from agent.quote.draft import draft_sentences
from agent.quote.shelf import Desk
from agent.quote.types import Composition
from agent.types import Outcome
from store.types import DateKind, Document, Sentence, SourceCard, Span

_KINDS = {
    RecordField.PUBLICATION_DATE: (DateKind.PUBLICATION, DateKind.UPDATE),
    RecordField.DATE: (DateKind.SIGNATURE,),
}


def answer_from_card(
    desk: Desk, question: Question, documents: Sequence[Document]
) -> Composition | None:
    """Return the sentences that the card's entries were read from, or None if it has none.

    Only for a question about one document that is named.
    """
    if question.record is None or len(documents) != 1 or question.shape is Shape.POLAR:
        return None
    document = documents[0]
    spans = _find_spans(document.card, question.record)
    sentences = find_sentences(desk.sentences(document), spans)
    if question.record is RecordField.SIGNATORIES:
        sentences = _keep_party(question, desk.sentences(document), sentences)
    if not sentences:
        return None
    draft = draft_sentences(desk, document, sentences)
    return Composition(outcome=Outcome.ANSWER, drafts=(draft,))


def _find_spans(card: SourceCard, record: RecordField) -> list[Span]:
    if record is RecordField.SIGNATORIES:
        stated = list(card.signatories)
    elif record is RecordField.ISSUER:
        stated = [card.issuer] if card.issuer else []
    else:
        dates = [each for kind in _KINDS[record] for each in card.dates if each.kind is kind]
        return [each.span for each in dates[:1] if each.span]
    return [each.span for each in stated if each.span]


def find_sentences(sentences: Sequence[Sentence], spans: Sequence[Span]) -> list[Sentence]:
    """Return the sentences that the spans lie in."""
    return [
        each
        for each in sentences
        if any(each.start < span.end and span.start < each.end for span in spans)
    ]


def _keep_party(
    question: Question, everything: Sequence[Sentence], signed: Sequence[Sentence]
) -> list[Sentence]:
    """Keep, where the question names a party, those who signed under a line that names it."""
    asked = frozenset(stem for name in question.names for stem in name.stems)
    if not asked:
        return list(signed)
    kept = []
    for each in signed:
        above = [
            line for line in everything[: each.ordinal + 1] if line.text.lower().startswith("for ")
        ]
        if above and any(match_terms(above[-1].text, asked)):
            kept.append(each)
    return kept or list(signed)
