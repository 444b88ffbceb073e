"""Search -> candidate sentences, with the words around them that a reader would read along."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from agent.quote.shelf import Desk
from store.types import Document, Hit, Region, Sentence

_MOST_LOCATED: Final = 60
_MOST_DATING: Final = 20
_DATING: Final = re.compile(
    r"\b(?:entry into force|commencement|effective date|date of application)\b", re.IGNORECASE
)
PASSAGES: Final = 20
"""Passages looked at for one question: about 100 sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that might answer, its surroundings, and the place of its passage in the search.

    `lead` introduces a list item; `asked` is the question that the sentence answers (an FAQ);
    `context` the headings above, with the names of a table's columns (`names_columns` marks the
    row that gives them); `near` the sentences before and after.
    """

    document: Document
    sentence: Sentence
    rank: int
    lead: str = ""
    asked: str = ""
    context: str = ""
    near: str = ""
    opens: bool = False
    names_columns: bool = False
    copies: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, int]:
        """The sentence's place: version and ordinal."""
        return self.sentence.version, self.sentence.ordinal


def gather(desk: Desk, hits: Iterable[Hit]) -> list[Candidate]:
    """Return the sentences of the hits, best passage first, each once, page furniture left out."""
    found: dict[tuple[str, int], Candidate] = {}
    for rank, hit in enumerate(hits):
        sentences = list(desk.shelf.passage_sentences(hit.passage))
        for place, sentence in enumerate(sentences):
            key = sentence.version, sentence.ordinal
            if key in found or sentence.region is Region.BOILERPLATE:
                continue
            found[key] = _place(desk, hit, rank, sentences, place)
    return list(found.values())


def gather_located(desk: Desk, document: Document, locators: Sequence[str]) -> list[Candidate]:
    """Return the sentences that stand at a printed number of a document, "article 5"."""
    sentences = list(desk.sentences(document))
    hits = [
        place
        for place, each in enumerate(sentences)
        if each.region is not Region.BOILERPLATE and any(is_at(each, name) for name in locators)
    ]
    return [_place_in(desk, document, 0, sentences, place) for place in hits[:_MOST_LOCATED]]


def gather_dating(desk: Desk, document: Document) -> list[Candidate]:
    """Return the sentences under a heading on entry into force, where a text dates itself."""
    sentences = list(desk.sentences(document))
    hits = [
        place
        for place, each in enumerate(sentences)
        if each.region not in {Region.BOILERPLATE, Region.HEADING}
        and any(_DATING.search(heading) for heading in each.heading_path[-2:])
    ]
    return [_place_in(desk, document, 0, sentences, place) for place in hits[:_MOST_DATING]]


def place_all(desk: Desk, document: Document) -> list[Candidate]:
    """Return all sentences of a document, in order, page furniture left out."""
    sentences = list(desk.sentences(document))
    return [
        _place_in(desk, document, 0, sentences, place)
        for place, each in enumerate(sentences)
        if each.region is not Region.BOILERPLATE
    ]


def is_at(sentence: Sentence, locator: str) -> bool:
    """Say whether a sentence stands at a printed number, or below it."""
    printed = [(sentence.number or ""), *sentence.heading_path]
    return any(re.match(rf"{re.escape(locator)}(?![\d.])", each.lower()) for each in printed)


def _place(desk: Desk, hit: Hit, rank: int, sentences: Sequence[Sentence], place: int) -> Candidate:
    candidate = _place_in(desk, hit.document, rank, sentences, place)
    return replace(candidate, copies=hit.copies)


def _place_in(
    desk: Desk, document: Document, rank: int, sentences: Sequence[Sentence], place: int
) -> Candidate:
    sentence = sentences[place]
    before = sentences[place - 1] if place else None
    after = sentences[place + 1] if place + 1 < len(sentences) else None
    lead = ""
    if sentence.lead is not None:
        lead = desk.sentences(document)[sentence.lead].text
    columns = _find_columns(sentences, place)
    asked = before.text if before is not None and before.text.rstrip().endswith("?") else ""
    return Candidate(
        document=document,
        sentence=sentence,
        rank=rank,
        lead=lead,
        asked=asked,
        context=" ".join((*sentence.heading_path[-2:], columns)),
        names_columns=bool(columns) and columns == sentence.text,
        near=" ".join(each.text for each in (before, after) if each is not None),
        opens=after is not None and after.lead == sentence.ordinal,
    )


def _find_columns(sentences: Sequence[Sentence], place: int) -> str:
    """Return the first row of the table that a sentence stands in, "" outside tables."""
    first = place
    while first >= 0 and sentences[first].region is Region.TABLE:
        first -= 1
    return "" if first == place else sentences[first + 1].text
