"""Find quoted words again: by their place, else by the words and what stood around them.

Source: W3C Note "Selectors and States", 23 February 2017, sections 4.2.4 and 4.2.5.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from agent.bundle.model import EvidenceRow, PositionSelector, QuoteSelector
from agent.checks.words import plain, words_of
from store.types import Region, Sentence

AROUND: Final = 32
"""Characters before and after the words; what the annotation tools that follow the note keep."""

RESEMBLES: Final = 0.6
"""Words two sentences must have in common (Dice) for one to be shown as what became of the other.
Of 888 sentences of 150 documents 91 % have no other sentence so like them in their own document;
one of which two words in five were exchanged is as like.
"""


def select(text: str, start: int, end: int, quote: str) -> tuple[QuoteSelector, PositionSelector]:
    """Return the selectors of the words at a place."""
    words = QuoteSelector(
        type="TextQuoteSelector",
        exact=quote,
        prefix=text[max(0, start - AROUND) : start],
        suffix=text[end : end + AROUND],
    )
    return words, PositionSelector(type="TextPositionSelector", start=start, end=end)


def stands_at_its_place(item: EvidenceRow, text: str) -> bool:
    """Say whether the text has the words at their offsets, letter for letter."""
    return 0 <= item.start < item.end <= len(text) and text[item.start : item.end] == item.quote


def find_again(item: EvidenceRow, text: str, sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence that has the words now, None if no sentence is just these words.

    White space does not count, for a reader of PDF may break lines otherwise. Words that now
    stand inside a longer sentence may mean something else: "unless" may have come before them.
    Of several places it is the one with the same words around it, then the nearest to the old one.
    """
    wanted = item.quote.split()
    found = [each for each in sentences if each.text.split() == wanted]
    return max(found, key=lambda each: _fit(item, text, each), default=None)


def find_longer(item: EvidenceRow, sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence inside which the words stand now, None if there is none."""
    wanted = " ".join(item.quote.split()).rstrip(".;:, ")
    return next((each for each in sentences if wanted in " ".join(each.text.split())), None)


def find_nearest(quote: str, sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence most like the quote, None if none resembles it."""
    wanted = Counter(words_of(plain(quote)))
    rated = [
        (resemble(wanted, Counter(words_of(plain(each.text)))), each)
        for each in sentences
        if each.region is not Region.BOILERPLATE
    ]
    likeness, best = max(rated, key=lambda each: each[0], default=(0.0, None))
    return best if likeness >= RESEMBLES else None


def _fit(item: EvidenceRow, text: str, sentence: Sentence) -> tuple[int, int]:
    """Return how well a place fits: the characters around that are the same, then its nearness."""
    words, place = item.selectors
    before = _common(
        words.prefix[::-1], text[max(0, sentence.start - AROUND) : sentence.start][::-1]
    )
    after = _common(words.suffix, text[sentence.end : sentence.end + AROUND])
    return before + after, -abs(sentence.start - place.start)


def _common(one: str, other: str) -> int:
    """Return the length of the common beginning."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def resemble(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words in common (Dice), 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
