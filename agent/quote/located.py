"""Questions for the wording of a numbered place: "What does paragraph 3.2 provide?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.question.designators import Designation, find_designations, lies_at
from agent.question.types import Question, Shape
from agent.quote.draft import draft_sentences
from agent.quote.shelf import Desk
from agent.quote.types import Composition
from agent.types import Outcome
from store.types import Document, Region, Sentence

_ASKS_FOR_WORDING: Final = re.compile(
    r"^(?:what|how)\s+(?:does|do|is|are|did)\b.*?\b(?:say|says|said|provide|provides|state|require"
    r"|read|contain|cover|prohibit|regulate|lay down|set out|deal with|govern|about)"
    r"(?:\s+(?:for|down|out|about|of|in|under|from|,)|[\s,?.])*$"
    r"|^(?:quote|show(?: me)?|give(?: me)?|read)\b",
    re.IGNORECASE,
)
_OF_A_TEXT: Final = frozenset(
    {"article", "section", "para", "recital", "clause", "chapter", "annex", "part", "title", "item"}
)
_MOST: Final = 3
"""Sentences quoted of a place; a list that one of them leads into is quoted with it."""

_MOST_ITEMS: Final = 12


def answer_at(desk: Desk, question: Question, documents: Sequence[Document]) -> Composition | None:
    """Return the beginning of the numbered place asked for, where its wording is all that is asked.

    Only where a document is named: the first of those that fit in which the place is found.
    """
    asked = [each for each in question.designations if each.kind in _OF_A_TEXT]
    topic = " ".join(question.topic.split())
    if question.shape is Shape.POLAR or not documents or len(asked) != 1:
        return None
    if not _ASKS_FOR_WORDING.match(topic.replace(" ,", "")):
        return None
    places = (
        (document, [each for each in desk.sentences(document) if _stands_at(each, asked[0])])
        for document in documents
    )
    document, there = next((each for each in places if each[1]), (documents[0], []))
    if not there:
        return None
    chosen = _open(there)
    left = len(there) - len(chosen)
    noun = "sentence" if left == 1 else "sentences"
    notices = (f"The place has {left} more {noun}, not quoted here.",) if left else ()
    draft = draft_sentences(desk, document, chosen)
    return Composition(outcome=Outcome.ANSWER, drafts=(draft,), notices=notices)


def _stands_at(sentence: Sentence, asked: Designation) -> bool:
    if sentence.region in {Region.BOILERPLATE, Region.HEADING}:
        return False
    own = find_designations(sentence.number or "")
    if any(each.kind == asked.kind for each in own):
        return any(lies_at(each, asked) for each in own)
    above = (found for path in sentence.heading_path for found in find_designations(path))
    return any(lies_at(each, asked) for each in above)


def _open(there: Sequence[Sentence]) -> list[Sentence]:
    """Return the first sentences; once a list begins, the whole of it and nothing after it."""
    first = there[0]
    items = [each for each in there if each.lead == first.ordinal]
    if items:
        return [first, *items[:_MOST_ITEMS]]
    chosen: list[Sentence] = []
    for sentence in there[:_MOST]:
        if sentence.lead is not None:
            break
        chosen.append(sentence)
    return chosen or [first]
