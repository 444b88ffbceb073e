"""The figures of a sentence, with what they are figures of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from agent.briefing.computed.material import Topical
from agent.checks.values.moments import blank, find_moments
from agent.question.types import Wanted
from agent.question.words import STOP_WORDS, fold_word, split_words
from agent.quote.values import find_values, leave_counts

OF: Final = 4
"""Content words behind a figure that say what it counts: "per cent of the node hours of"."""

_KINDS: Final = (Wanted.MONEY, Wanted.SHARE, Wanted.DURATION, Wanted.COUNT)
_DIGIT: Final = re.compile(r"\d")
_MARKER: Final = re.compile(r"^\W*(?:\(?[\w.]{1,5}[.)]\s+|\d+(?:\.\d+)*\s+)+")
_REFERENCES: Final = re.compile(
    r"\b(?:Articles?|Art\.|paragraphs?|paras?\.?|points?|Sections?|Secs?\.|§+|Annex(?:es)?|Chapters?|"
    r"Recitals?|Parts?|Titles?|Nos?\.|numbers?|pages?|pp?\.|Phases?|Tables?|Figures?|Revisions?|"
    r"versions?|Publications?|E\.?O\.?|Orders?|Laws?)\s*\(?\d[\w.()/-]*"
    r"(?:(?:\s*,\s*|\s*(?:,\s*)?(?:and|or|to)\s+)\(?\d[\w.()/-]*)*"
    r"|\b\d{2,4}/\d+\b|\b[A-Z]+[-\u2010]?\d[\w-]*",
    re.IGNORECASE,
)
"""Numbers that name a place in a text, an act or a version, and count nothing."""
_SPELLED: Final = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty|thirty|sixty|ninety)"
    r"[ -](?:\w+ )?(?:hours?|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
"""Periods are written out in instruments: "within six months"."""
_SPACE: Final = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as it is written, its kind, and the stems of what it is a figure of."""

    words: str
    kind: Wanted
    of: frozenset[str]

    @property
    def value(self) -> str:
        """The figure without spaces and commas, for comparison."""
        return _SPACE.sub("", self.words.lower())


def find_figures(each: Topical) -> tuple[Figure, ...]:
    """Return the sums, shares, periods and counts written in digits, none of them twice.

    Dates, and the numbers of articles and list items, are no figures here.
    """
    text = _MARKER.sub("", each.sentence.text)
    text = _REFERENCES.sub(" , ", blank(text, find_moments(text)))
    found: dict[str, Figure] = {}
    passed: list[str] = []
    for kind in _KINDS:
        for words in find_values(text, kind):
            figure = words.strip(" .,;")
            if any(figure in one for one in (*found, *passed)):
                continue
            if kind is Wanted.DURATION and _is_ago(text, figure):
                passed.append(figure)
            elif _is_stated(text, figure, kind) and figure in leave_counts(text):
                found[figure] = Figure(words=figure, kind=kind, of=_find_of(text, figure))
    return tuple(found.values())


def _is_stated(text: str, figure: str, kind: Wanted) -> bool:
    """Say whether a figure is written in digits, or is a period; a bare one must count a thing."""
    if kind is Wanted.COUNT and not _is_counting(text, figure):
        return False
    spelled = kind is Wanted.DURATION and _SPELLED.match(figure) is not None
    return spelled or _DIGIT.search(figure) is not None


def _is_ago(text: str, figure: str) -> bool:
    """Say whether a period only tells when, seen from the day of the text: "two years ago"."""
    words = re.escape(figure)
    return re.search(rf"(?:\b(?:last|past|next) {words})|{words} ago\b", text) is not None


def _is_counting(text: str, figure: str) -> bool:
    """Say whether a bare figure stands in front of what it counts, and is no mark of a note."""
    return (
        re.search(rf"(?:^|[\s(]){re.escape(figure)}\s+(?!or\b|and\b|of\b)[A-Za-z]", text)
        is not None
    )


def _find_of(text: str, words: str) -> frozenset[str]:
    """Return the first content stems behind a figure, of the same clause."""
    behind = re.split(r"[;:.](?:\s|$)", text.partition(words)[2], maxsplit=1)[0]
    content = [each for each in split_words(behind) if each not in STOP_WORDS]
    return frozenset(map(fold_word, content[:OF]))
