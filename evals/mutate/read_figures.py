"""Figures in a sentence: digits, number words, ordinals, fractions, with what they count.

Numbers that name something (an article, a date, `Selwyn-2`) are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from evals.mutate.read_dates import find_dates
from evals.mutate.words import list_words, measure_label

_UNITS: Final = list_words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS: Final = list_words("twenty thirty forty fifty sixty seventy eighty ninety")
WORDS: Final = {
    **{word: at for at, word in enumerate(_UNITS)},
    **{word: at * 10 for at, word in enumerate(_TENS, 2)},
    **{
        f"{ten}-{unit}": at * 10 + number
        for at, ten in enumerate(_TENS, 2)
        for number, unit in enumerate(_UNITS[1:10], 1)
    },
}
ORDINALS: Final = list_words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
)
FRACTIONS: Final = (
    "one third",
    "two thirds",
    "one half",
    "one quarter",
    "three quarters",
    "two fifths",
    "three fifths",
    "one fifth",
)
SCALES: Final = {
    "thousand": 3,
    "k": 3,
    "million": 6,
    "mn": 6,
    "m": 6,
    "billion": 9,
    "bn": 9,
    "trillion": 12,
}

NUMBERED_THING: Final = re.compile(
    r"\b(?:(?:sub-?)?(?:article|section|paragraph|regulation|clause|rule)s?|art\.?|sec\.?|paras?\.?"
    r"|parts?|chapters?|titles?|annex(?:es)?|appendix|schedules?|recitals?|nos?\.?|nr\.?|note|"
    r"amendment|item|point|step|page|pages|p\.|level|goal|target|sdg|indicator|pillar|table|"
    r"figure|box|tier|class|category|phase|version|resolution|decision|directive|communication|"
    r"hc|com|res|protocol|lot|stage|q|cop|iso|©|\(e[uc]\)(?: no\.?)?|horizon|agenda|page \d+ of)"
    r"\s*\(?(?:\d+(?:\.\d+)*(?:\(\w+\))*(?:,| and| or| to|–|-) ?\(?)*"
    r"(?:\d+(?:\.\d+)*(?:\(\w+\))*\()?$",
    re.IGNORECASE,
)
"""What stands before a number that names rather than counts, lists of such numbers included."""

_DIGITS: Final = re.compile(
    r"(?<![\w.,/’'–-])(?<!\d[ \u00a0\u202f])"
    r"(\d{1,3}(?:(?:,|[ \u00a0\u202f])\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?!\d|[/:]\d|,\d{3}|\.\d|\(|(?:st|nd|rd|th)\b)"
)
_JOINED: Final = re.compile(r"(?<=[€$£])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d|,\d{3})")
_WORD: Final = re.compile(
    r"(?<![\w-])(" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")(?![\w])", re.IGNORECASE
)
_FRACTION: Final = re.compile(
    r"\b(?:" + "|".join(each.replace(" ", "[ -]") for each in FRACTIONS) + r")\b", re.IGNORECASE
)
_ORDINAL: Final = re.compile(
    r"(?<![\w-])(" + "|".join(ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th))(?![\w-])", re.IGNORECASE
)
_UNIT: Final = re.compile(r"[\s-]?(%|[^\W\d_]+)(?:\s+([^\W\d_]+))?(?:\s+([^\W\d_]+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as it stands. `form` is digits, word, ordinal or fraction; `unit` is the word that
    says what is counted, `%` for every spelling of per cent, and empty where none follows.
    """

    start: int
    end: int
    text: str
    form: str
    value: Decimal
    scale: int
    unit: str

    @property
    def full_value(self) -> Decimal:
        """The value with million and billion multiplied in."""
        return self.value.scaleb(self.scale)


@lru_cache(maxsize=4096)
def find_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a sentence in their order."""
    taken = [(each.start, each.end) for each in find_dates(text)] + [(0, measure_label(text))]
    figures: list[Figure] = []
    for form, pattern in (
        ("fraction", _FRACTION),
        ("ordinal", _ORDINAL),
        ("digits", _JOINED),
        ("digits", _DIGITS),
        ("word", _WORD),
    ):
        for found in pattern.finditer(text):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            taken.append(found.span())
            if not _names_a_thing(text, found):
                figures.append(_read(text, form, found))
    return tuple(sorted(figures, key=lambda each: each.start))


def list_values(texts: Iterable[str]) -> set[Decimal]:
    """Return every value in the texts, with and without its scale, names and dates included: a
    number that occurs anywhere in the evidence is not put in as a wrong one.
    """
    values: set[Decimal] = set()
    for text in texts:
        for figure in find_figures(text):
            values |= {figure.value, figure.full_value}
        values |= {
            to_decimal(each)
            for each in re.findall(r"\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?", text)
        }
    return values


def find_all(texts: Iterable[str]) -> Iterator[Figure]:
    """Return the figures of several sentences."""
    for text in texts:
        yield from find_figures(text)


def _names_a_thing(text: str, found: re.Match[str]) -> bool:
    before = text[: found.start()]
    if NUMBERED_THING.search(before) or re.search(r"[A-Z]\w*[-–]$", before):
        return True
    return bool(re.match(r"\s*(?:[-–]\s*)?(?:[A-Z]\d|\d)", text[found.end() :]))


def _read(text: str, form: str, found: re.Match[str]) -> Figure:
    unit = _UNIT.match(text, found.end())
    words = [each.casefold() for each in unit.groups() if each] if unit else []
    scale = SCALES[words[0]] if words and words[0] in SCALES else 0
    words = words[1:] if scale else words
    counted = words[0] if words else ""
    if words[:2] == ["per", "cent"] or counted in ("%", "percent", "percentage"):
        counted = "%"
    return Figure(
        start=found.start(),
        end=found.end(),
        text=found[0],
        form=form,
        value=_evaluate(found[0], form),
        scale=scale,
        unit=counted,
    )


def _evaluate(text: str, form: str) -> Decimal:
    low = text.casefold()
    if form == "digits":
        return to_decimal(text)
    if form == "word":
        return Decimal(WORDS[low])
    if form == "ordinal":
        return Decimal(ORDINALS.index(low) + 1 if low in ORDINALS else int(low[:-2]))
    return Decimal(-1 - FRACTIONS.index(low.replace("-", " ")))


def to_decimal(text: str) -> Decimal:
    """Return the value of digits, with commas or spaces between thousands."""
    return Decimal(re.sub(r"[,\s]", "", text).rstrip(".") or "0")
