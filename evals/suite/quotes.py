"""Listed quotations: found again in a document's text, by their words or by place and hash."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from evals.suite.types import HASH_LENGTH, GoldQuote
from store.types import Span

_WORD = re.compile(r"\S+")


def locate_quote(gold: GoldQuote, text: str) -> Span | None:
    """Return where a listed quotation stands in a canonical text; None where it does not.

    Runs of white space count as one space. The place of a quotation given by hash is where the
    words were when the suite was made; if the text has changed since, every place is tried.
    """
    if gold.quote is not None:
        return locate_words(gold.quote, text)
    assert gold.at is not None, "a quotation has words or a place"
    assert gold.words is not None, "a quotation has words or a place"
    spans = [each.span() for each in _WORD.finditer(text)]
    words = [text[start:end] for start, end in spans]
    for at in (gold.at, *range(len(words) - gold.words + 1)):
        stretch = words[at : at + gold.words]
        if len(stretch) == gold.words and hash_words(" ".join(stretch)) == gold.sha256:
            return Span(start=spans[at][0], end=spans[at + gold.words - 1][1])
    return None


def locate_words(quote: str, text: str) -> Span | None:
    """Return where the words first stand in the text, however they are spaced."""
    return next(find_words(quote, text), None)


def find_words(quote: str, text: str) -> Iterator[Span]:
    """Yield every place where the words stand in the text, however they are spaced."""
    words = quote.split()
    if not words:
        return
    for found in re.finditer(r"\s+".join(map(re.escape, words)), text):
        yield Span(start=found.start(), end=found.end())


def find_quote(gold: GoldQuote, text: str) -> str | None:
    """Return the words of a listed quotation as the text has them, single spaces between them."""
    span = locate_quote(gold, text)
    return None if span is None else normalise(text[span.start : span.end])


def point_to(quote: str, text: str) -> tuple[int, int, str] | None:
    """Return place, number of words and hash of the first run of words that holds the quote."""
    wanted, words = normalise(quote), text.split()
    joined = " ".join(words)
    start = joined.find(wanted)
    if start < 0:
        return None
    first = joined[:start].count(" ")
    count = joined[: start + len(wanted)].count(" ") - first + 1
    return first, count, hash_words(" ".join(words[first : first + count]))


def hash_words(stretch: str) -> str:
    """Return the hash that stands for a stretch of words."""
    return hashlib.sha256(stretch.encode()).hexdigest()[:HASH_LENGTH]


def normalise(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())
