"""Where the text of a parsed page stands in its source.

A parser gives a tree without offsets. The source is therefore scanned once for its words, with
tags and comments left out, and each block is looked up after the one before it.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from html import unescape

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style)\b[^>]*(?<!/)>.*?(?:</\1\s*>|\Z)"
    r"|</?[a-zA-Z](?:[^>\"']|\"[^\"<>]{0,20000}\"|'[^'<>]{0,20000}')*+>"
    r"|<[!?/a-zA-Z][^>]*(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_WORD = re.compile(r"\S+")
# How far behind the last block the next one may begin before a find is taken for chance: short
# words are found anywhere.
_REACH = 200_000
_WORD_REACH = 4_000
_MIN_SURE = 12


class Source:
    """The words of an HTML source with their offsets."""

    def __init__(self, source: str) -> None:
        self._starts = array("L")
        self._ends = array("L")
        self._at = array("L")
        self._length = len(source)
        words: list[str] = []
        size = at = 0
        for match in _MARKUP.finditer(source):
            size = self._scan(source, at, match.start(), words, size)
            at = match.end()
        self._scan(source, at, len(source), words, size)
        self._text = "".join(words)

    @property
    def size(self) -> int:
        """How many characters of text the source holds, without white space."""
        return len(self._text)

    def _scan(self, source: str, start: int, end: int, words: list[str], size: int) -> int:
        for match in _WORD.finditer(source, start, end):
            word = match.group()
            if "&" in word:
                word = "".join(unescape(word).split())
            if not word:
                continue
            self._starts.append(match.start())
            self._ends.append(match.end())
            self._at.append(size)
            words.append(word)
            size += len(word)
        return size

    def locate(self, blocks: Sequence[str]) -> list[tuple[int, int]]:
        """Return `start:end` in the source for each block, given in document order.

        A block that cannot be found in one piece or word by word gets the whole stretch between
        its neighbours, which holds it.
        """
        found: list[tuple[int, int] | None] = []
        cursor = 0
        for block in blocks:
            span = self._find(block, cursor)
            found.append(span)
            if span:
                cursor = span[1]
        return self._fill(found)

    def _find(self, block: str, cursor: int) -> tuple[int, int] | None:
        """Return the span of a block in the run of words, at or after `cursor`."""
        needle = "".join(block.split())
        if not needle:
            return None
        reach = _REACH if len(needle) >= _MIN_SURE else _WORD_REACH
        at = self._text.find(needle, cursor, cursor + reach + len(needle))
        if at < 0 and len(needle) >= _MIN_SURE:
            at = self._text.find(needle, cursor)
        if at >= 0:
            return at, at + len(needle)
        return self._find_words(block.split(), cursor)

    def _find_words(self, words: Sequence[str], cursor: int) -> tuple[int, int] | None:
        """Return the span from the first to the last word, each found after the one before."""
        start = end = -1
        at = cursor
        for word in words:
            hit = self._text.find(word, at, at + _WORD_REACH + len(word))
            if hit < 0:
                return None
            start = hit if start < 0 else start
            end = at = hit + len(word)
        return start, end

    def _fill(self, found: Sequence[tuple[int, int] | None]) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        following: list[int] = [len(self._text)] * len(found)
        ahead = len(self._text)
        for index in range(len(found) - 1, -1, -1):
            following[index] = ahead
            span = found[index]
            ahead = span[0] if span else ahead
        behind = 0
        for index, span in enumerate(found):
            start, end = span or (behind, following[index])
            behind = span[1] if span else behind
            spans.append(self._outward(start, end))
        return spans

    def _outward(self, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets of a span of the run of words, whole words outward."""
        if not self._at or end <= start:
            return 0, self._length
        first = bisect_right(self._at, start) - 1
        last = bisect_right(self._at, end - 1) - 1
        return self._starts[first], self._ends[last]
