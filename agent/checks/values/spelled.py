"""Read numbers that are written in words: "one hundred and eighty", "two-thirds", "a dozen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from agent.checks.headed import headed
from agent.checks.values.multiples import TWICE, WORD, WORDS


def _in_order(words: str) -> list[str]:
    return words.split()


UNITS = {
    word: value
    for value, word in enumerate(
        _in_order(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
CARDINALS = {value: word for word, value in UNITS.items()}
"""The words of the small numbers, by value."""
TENS = {
    word: 10 * value
    for value, word in enumerate(
        _in_order("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
}
SMALL_ORDINALS = {
    word: value
    for value, word in enumerate(
        _in_order(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
        ),
        start=1,
    )
}
TENS_ORDINALS = {
    word: 10 * value
    for value, word in enumerate(
        _in_order("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"),
        start=2,
    )
}
FRACTIONS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
}

_CARDINAL = "|".join(sorted([*UNITS, *TENS, "hundred", *SCALES], key=len, reverse=True))
_ORDINAL = "|".join(sorted([*SMALL_ORDINALS, *TENS_ORDINALS, "hundredth"], key=len, reverse=True))
_JOIN = r"(?:[ -]| and )"
CARDINAL = headed(
    rf"\b(?:an? (?=hundred|thousand|million|billion|trillion))?(?:{_CARDINAL})"
    rf"(?:{_JOIN}(?:{_CARDINAL}))*(?:s\b)?(?!\w)",
    re.IGNORECASE,
)
ORDINAL = headed(rf"\b(?:(?:{_CARDINAL}){_JOIN})*(?:{_ORDINAL})\b(?!s\b)", re.IGNORECASE)
FRACTION = headed(
    rf"\b(?:(?P<whole>{_CARDINAL}) and )?"
    r"(?:(?P<top>one|two|three|four|five|six|seven|eight|nine|an?)[ -]|"
    r"(?<= and )(?=half\b(?!-| (?:of|the|an?|its))))"
    r"(?P<bottom>hal(?:f|ves)|thirds?|quarters?|fifths?|tenths?|"
    # "A fourth meeting" is one more; "one fourth of the coast" divides.
    r"(?:four|six|seven|eigh|nin|twelf|twentie)th"
    r"(?:s|(?= (?:of|more|less|fewer|higher|lower)\b)))\b"
    r"(?! (?:of (?:the )?(?:fiscal |financial )?(?:year )?\d{4}|country|countries|part(?:y|ies)))"
    # "A third concern" is one more; "a third of them", "a third less" divides.
    r"(?<!\ba third(?= (?!(?:of|more|less|fewer|higher|lower|larger|smaller|and|or|to|in|by|from|"
    r"on|since|over|than|as|is|are|was|were|will|who|that|which)\b)[a-z]))",
    re.IGNORECASE,
)
HALF = headed(r"\bhalf(?= (?:of|the|a|an|its|their|all)\b)", re.IGNORECASE)
OTHERS = {"dozen": 12, "twice": 2, "thrice": 3}
# "Several dozen" is no number.
OTHER = headed(
    rf"(?<!several )(?<!few )(?<!some )(?<!many )\b(?:{'|'.join(OTHERS)})\b", re.IGNORECASE
)
DIGITS = headed(r"\b(?P<word>single|double|triple)(?=[ -]digits?\b)", re.IGNORECASE)
"""Of "double-digit growth": how many digits a figure has."""
_DIGITS = {"single": 1, "double": 2, "triple": 3}
# "Twentyfold" and "20-fold" are 20 times; "20x" is read with the figures in digits.
FOLD = headed(rf"\b(?P<times>(?:{_CARDINAL})(?:{_JOIN}(?:{_CARDINAL}))*)[ -]?fold\b", re.IGNORECASE)
# "One in five" is a fifth. "One in 2020" has lost its year before it comes here.
RATIO = headed(
    r"\b(?P<top>one|two|three|four|five|six|seven|eight|nine|[1-9])"
    r"(?: (?:in|out of)(?: every)?| of every| [a-z]+ (?:out of|(?:in|of) every)) "
    r"(?P<bottom>two|three|four|five|six|seven|eight|nine|ten|twenty|[1-9]0?|100)\b"
    r"(?![-.,]?\d| (?:percent|days?|weeks?|months?|years?|hours?)\b)",
    re.IGNORECASE,
)


# "1/3 of the rise"; "1/3" alone may be a date.
SLASHED = re.compile(
    r"(?<![\w/.,$-])(?P<top>[1-9])/(?P<bottom>[2-9]|10|100)(?= (?:of|the|less|more|higher|lower)\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """A number in words: its value, and whether it counts, orders, divides or multiplies."""

    start: int
    end: int
    value: Decimal
    ordinal: bool = False
    fraction: bool = False
    multiple: bool = False


def cardinal(words: str) -> Decimal | None:
    """Return the value of a cardinal in words ("two hundred and five"), None if it is none."""
    total, group, seen, last = 0, 0, False, 0
    for word in re.split(r"[ -]+", words.casefold()):
        if word in {"and", "a", "an"}:
            continue
        bare = word[:-1] if word.endswith("s") and word[:-1] in {*SCALES, "hundred"} else word
        if bare in UNITS or bare in TENS:
            value = UNITS.get(bare, TENS.get(bare, 0))
            # "two three" is a list and not a number; "twenty three" is a number.
            if seen and last and not (last >= 20 and value < last and value < 10) and last < 100:
                return None
            group += value
            last = value
        elif bare == "hundred":
            group = (group or 1) * 100
            last = 100
        elif bare in SCALES:
            total += (group or 1) * SCALES[bare]
            group, last = 0, SCALES[bare]
        else:
            return None
        seen = True
    return Decimal(total + group) if seen else None


def ordinal(words: str) -> Decimal | None:
    """Return the value of an ordinal in words ("twenty-fifth"), None if it is none."""
    *front, last = re.split(r"[ -]+", words.casefold())
    value = SMALL_ORDINALS.get(last) or TENS_ORDINALS.get(last)
    if last == "hundredth":
        value = 100
    if value is None:
        return None
    front = [word for word in front if word != "and"]
    if not front:
        return Decimal(value)
    base = cardinal(" ".join(front))
    # "Twenty-second" orders; "three-second" is a length of time.
    if base is None or base % (10 if value < 10 else 100):
        return None
    return base + value


def _small(written: str) -> int:
    return int(written) if written.isdigit() else int(cardinal(written) or 0)


def find_spelled(text: str) -> Iterator[Spelled]:
    """Yield the numbers in words of a plain text, those of one kind in order.

    A lone "one" is left out: it is a pronoun far more often than a figure. The caller looks at it
    where a unit follows.
    """
    yield from _parts(text)
    for match in FOLD.finditer(text):
        times = cardinal(match["times"])
        if times is not None:
            yield Spelled(start=match.start(), end=match.end(), value=times, multiple=True)
    for form, values in ((WORD, WORDS), (TWICE, OTHERS), (DIGITS, _DIGITS)):
        for match in form.finditer(text):
            value = Decimal(values[match["word"].casefold()])
            multiple = form is not DIGITS
            yield Spelled(start=match.start(), end=match.end(), value=value, multiple=multiple)
    for match in ORDINAL.finditer(text):
        found = ordinal(match.group())
        if found is not None:
            yield Spelled(start=match.start(), end=match.end(), value=found, ordinal=True)
    for match in CARDINAL.finditer(text):
        yield from _cardinals(match)
    for match in OTHER.finditer(text):
        word = match.group().casefold()
        yield Spelled(start=match.start(), end=match.end(), value=Decimal(OTHERS[word]))


def _cardinals(match: re.Match[str]) -> Iterator[Spelled]:
    """Yield the number of a run of number words; of "five and ten", which is none, both."""
    words = list(re.finditer(r"[^ -]+", match.group()))
    first = 0
    while first < len(words):
        for last in range(len(words), first, -1):
            start, end = words[first].start(), words[last - 1].end()
            value = cardinal(match.group()[start:end])
            edges = {words[first].group().casefold(), words[last - 1].group().casefold()}
            if value is not None and "and" not in edges:
                yield Spelled(start=match.start() + start, end=match.start() + end, value=value)
                first = last
                break
        else:
            first += 1


def _parts(text: str) -> Iterator[Spelled]:
    """Yield the parts of a whole: "two thirds", "one in five", "half of"."""
    for match in FRACTION.finditer(text):
        top = (match["top"] or "a").casefold()
        bottom = match["bottom"].casefold().rstrip("s").replace("halve", "half")
        value = Decimal(1 if top in {"a", "an"} else UNITS[top]) / FRACTIONS[bottom]
        whole = _small(match["whole"]) if match["whole"] else 0
        yield Spelled(start=match.start(), end=match.end(), value=whole + value, fraction=not whole)
    for match in RATIO.finditer(text):
        share, whole = (_small(match[name]) for name in ("top", "bottom"))
        if share < whole:
            yield Spelled(
                start=match.start(), end=match.end(), value=Decimal(share) / whole, fraction=True
            )
    for match in SLASHED.finditer(text):
        if int(match["top"]) < int(match["bottom"]):
            value = Decimal(match["top"]) / Decimal(match["bottom"])
            yield Spelled(start=match.start(), end=match.end(), value=value, fraction=True)
    for match in HALF.finditer(text):
        yield Spelled(start=match.start(), end=match.end(), value=Decimal("0.5"), fraction=True)
