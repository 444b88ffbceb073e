"""A sentence about the topic as a statement that quotes it: shown only when every check holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agent.briefing.computed.context import Context
from agent.briefing.computed.material import Topical
from agent.prove import holds, prove
from agent.quote.draft import draft_sentences
from agent.types import Statement
from store.types import Document, Sentence


def quote(context: Context, each: Topical) -> Statement | None:
    """Return the sentence as a proven statement, behind the lead of a list item; else None."""
    sentences = [each.sentence]
    if each.sentence.lead is not None:
        sentences.insert(0, context.desk.sentences(each.document)[each.sentence.lead])
    return quote_sentences(context, each.document, sentences)


def quote_sentences(
    context: Context, document: Document, sentences: Sequence[Sentence]
) -> Statement | None:
    """Return sentences of one document, in order, as a proven statement; None if it fails."""
    key = ("quoted", document.version, *(each.ordinal for each in sentences))

    def work() -> Statement:
        draft = draft_sentences(context.desk, document, sentences)
        return prove(context.desk, draft, checks=context.checks)

    statement = context.memory.recall(key, work)
    return statement if holds(statement) else None


def quote_each(context: Context, found: Iterable[Topical], most: int) -> list[Statement]:
    """Return up to `most` of the sentences as statements, those that fail left out."""
    statements: list[Statement] = []
    for each in found:
        if len(statements) == most:
            break
        statement = quote(context, each)
        if statement is not None:
            statements.append(statement)
    return statements
