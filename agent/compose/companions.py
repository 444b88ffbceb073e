"""What must be read along with a passage: leads of lists, heads of tables, the document's date."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from agent.question.types import Question, Shape, Wanted
from agent.quote.shelf import Desk
from agent.render.cite import find_date
from store.types import Document, Hit, Region, Sentence, Span

_BEST: Final = 3
"""Passages that are offered with the sentence before and after: an answer may straddle the edge."""

_MOST_STATED: Final = 8
"""Places of one source card that are offered: four dates and an issuer leave three signatories."""

_FEWEST_WORDS: Final = 4

_RECORD: Final = frozenset({Wanted.DATE, Wanted.PERSON, Wanted.BODY})


def accompany(desk: Desk, hit: Hit, place: int) -> tuple[Sentence, ...]:
    """Return a passage's sentences with what leads into them; page furniture is left out.

    `place` is that of the hit, from 0: the best ones get their neighbours besides.
    """
    passage = list(desk.shelf.passage_sentences(hit.passage))
    sentences = [each for at, each in enumerate(passage) if _says_something(passage, at)]
    around: list[int] = [each.lead for each in sentences if each.lead is not None]
    if place < _BEST:
        around += [hit.passage.first - 1, hit.passage.last + 1]
    if sentences and sentences[0].region is Region.TABLE:
        around.append(_find_head(desk.sentences(hit.document), sentences[0].ordinal))
    here = {each.ordinal: each for each in sentences}
    absent = [at for at in dict.fromkeys(around) if at not in here]
    if absent:
        whole = desk.sentences(hit.document)
        here |= {at: whole[at] for at in absent if 0 <= at < len(whole) and is_speaking(whole[at])}
    return tuple(here[at] for at in sorted(here))


def find_stated(desk: Desk, question: Question, document: Document) -> tuple[Sentence, ...]:
    """Return the sentences that a document's source card was read from.

    Without them a model can read a date or a signatory, and cannot prove it. Asked for a record,
    or how good a source is, all of them are returned, else the one that dates the document.
    """
    card = document.card
    dated = find_date(card)
    spans = [dated.span] if dated is not None else []
    weighs = question.record is not None or question.shape is Shape.SOURCES
    if weighs or _RECORD.intersection(part.wanted for part in question.parts):
        spans += [each.span for each in card.dates]
        spans += [each.span for each in (card.issuer, *card.signatories) if each is not None]
    known = [span for span in dict.fromkeys(spans) if span is not None][:_MOST_STATED]
    if not known:
        return ()
    whole = desk.sentences(document)
    found = {each.ordinal: each for span in known for each in _find_over(whole, span)}
    return tuple(found[at] for at in sorted(found))


def is_speaking(sentence: Sentence) -> bool:
    """Say whether a sentence can be evidence at all: page furniture never is."""
    return sentence.region is not Region.BOILERPLATE


def _says_something(passage: Sequence[Sentence], at: int) -> bool:
    """Say whether a sentence is worth its tokens: "Thank you." is not, a "No." to a question is."""
    each = passage[at]
    if not is_speaking(each):
        return False
    if each.region is not Region.BODY or len(each.text.split()) >= _FEWEST_WORDS:
        return True
    asked = at > 0 and passage[at - 1].text.rstrip().endswith("?")
    return asked or any(character.isdigit() for character in each.text)


def _find_head(whole: Sequence[Sentence], ordinal: int) -> int:
    """Return the first row of the table that a sentence stands in: it names the columns."""
    while ordinal > 0 and whole[ordinal - 1].region is Region.TABLE:
        ordinal -= 1
    return ordinal


def _find_over(whole: Sequence[Sentence], span: Span) -> Iterator[Sentence]:
    """Yield the sentences that a span of the text touches."""
    at = max(0, bisect_right(whole, span.start, key=lambda each: each.start) - 1)
    while at < len(whole) and whole[at].start < span.end:
        if whole[at].end > span.start and is_speaking(whole[at]):
            yield whole[at]
        at += 1
