"""A figure that the very next sentence corrects: neither may be shown without the other."""

from __future__ import annotations

import re
from typing import Final

from agent.question.types import Question
from agent.quote.draft import draft_sentences
from agent.quote.shelf import Desk
from agent.quote.values import VALUED, find_values
from agent.types import Draft
from store.types import Sentence

_CORRECTS: Final = re.compile(
    r"\b(?:true|actual|correct(?:ed)?|real|revised|restated)\s+"
    r"(?:figure|number|cost|sum|amount|value|total|date|period|spending|share)s?\b"
    r"|\bin (?:fact|reality)\b|\bshould have (?:been|read)\b"
    r"|\b(?:was|were|is|are) (?:wrong|incorrect|understated|overstated)\b",
    re.IGNORECASE,
)
_SAME_BLOCK: Final = 1
"""Sentences of one block are a space apart."""


def with_correction(desk: Desk, question: Question, draft: Draft) -> Draft:
    """Return the draft with the sentence that corrects its figure, if one follows at once."""
    last = draft.evidence[-1]
    if question.wanted not in VALUED or len(draft.evidence) != 1:
        return draft
    sentences = desk.sentences(last.document)
    after = sentences[last.ordinal + 1] if last.ordinal + 1 < len(sentences) else None
    if after is None or not _corrects(question, sentences[last.ordinal], after):
        return draft
    return draft_sentences(desk, last.document, [sentences[last.ordinal], after])


def _corrects(question: Question, sentence: Sentence, after: Sentence) -> bool:
    if after.start - sentence.end > _SAME_BLOCK or not _CORRECTS.search(after.text):
        return False
    given = set(find_values(sentence.text, question.wanted))
    return bool(set(find_values(after.text, question.wanted)) - given)
