"""Find the figures of a text: value or range, unit, comparison, and what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from agent.checks.comparisons import INSERTED, comparison
from agent.checks.numerals import (
    GLYPHS,
    NUMBER,
    TIMES,
    UNCLEAR,
    ascends,
    may_end,
    may_start,
    step_of,
    value_of,
)
from agent.checks.spelled import find_spelled
from agent.checks.units import (
    CURRENCIES,
    CURRENCY_WORDS,
    MAGNITUDES,
    MEASURES,
    ONLY_WITH_MONEY,
    measure_at,
)
from agent.checks.words import listed, singular

MAGNITUDE = re.compile(
    rf"[ -]?(?P<word>{'|'.join(sorted(MAGNITUDES, key=len, reverse=True))})\b", re.IGNORECASE
)
CURRENCY_AFTER = re.compile(
    r" ?(?P<word>(?:" + "|".join(sorted(CURRENCY_WORDS, key=len, reverse=True)) + r")s?"
    r"|(?-i:USD|EUR|GBP|AUD|CAD|CHF|JPY|INR|SEK|NOK|DKK|CNY|RMB|€|£|\$))(?!\w)",
    re.IGNORECASE,
)
# "An age below 16" is 16 years.
AGE = re.compile(
    r"\b(?:age|ages|aged)(?: (?:of|below|under|over|above|from|between|at least|at|limit of))? $",
    re.IGNORECASE,
)
OLDER = re.compile(r" (?:or|and) (?:older|younger)\b", re.IGNORECASE)
# "The twentieth day following its publication" is 20 days after it.
DAY_AFTER = re.compile(
    r" (?:(?:working|calendar|business) )?day (?:following|after)\b", re.IGNORECASE
)
# "Every second year" is every two years.
EVERY = re.compile(r"\bevery $", re.IGNORECASE)
SUFFIX = re.compile(r"(?:st|nd|rd|th)\b")
CHUNK = re.compile(r"[^\s|\u241f]*[^\W\D][^\s|\u241f]*|[^\s|\u241f]*[½⅓⅔¼¾²³][^\s|\u241f]*")
CITED = re.compile(r" (?:U\.? ?S\.? ?C|C\.? ?F\.? ?R|Stat|Fed\. Reg)\b", re.IGNORECASE)
"""Behind the number of a title of a code of law."""
NO_ZERO = re.compile(r"[ -](?:trust|day|sum|knowledge|shot)\b", re.IGNORECASE)
"""Behind a "zero" that counts nothing: "zero-trust access"."""
JOINT = re.compile(r" ?- ?| to | through | and | or ")

COUNTED = re.compile(
    r"(?: ?\([^()]{1,12}\))?[ -]"
    r"(?P<run>[^\W\d_]+(?:['-][^\W\d_]+)*(?: [^\W\d_]+(?:['-][^\W\d_]+)*)*)"
)

STOP = listed(
    "a about after all also an and any are as at be been before being between but by can could did "
    "do does during each for from had has have he her his how if in into is it its may might must "
    "no nor not of off on or our out over per shall she should since so than that the their them "
    "then there these they this those to under until up upon was we were what when where which "
    "while who whom whose will with within without would you your ago later earlier old long "
    "following prior total only"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure as it is written.

    `low` equals `high` unless it is a range. `unit` is "" for a bare count, else a name from
    `units` or a currency. `step` is the size of the last digit written, for rounding. `code` holds
    what is no number but has digits in it ("2024/1689"): it is compared letter for letter.
    """

    start: int
    end: int
    words: str
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    unit: str = ""
    ordinal: bool = False
    fraction: bool = False
    comparison: str = ""
    noun: str = ""
    step: Decimal = Decimal(1)
    code: str = ""


def find_quantities(text: str) -> list[Quantity]:
    """Return the figures in a plain text whose dates and references are blanked out, in order."""
    taken = bytearray(len(text))
    found: list[Quantity] = []
    for match in NUMBER.finditer(text):
        quantity = _numeral(text, match)
        if quantity is not None and not any(taken[quantity.start : quantity.end]):
            found.append(quantity)
            _take(taken, quantity)
    for quantity in _in_words(text):
        if not any(taken[quantity.start : quantity.end]):
            found.append(quantity)
            _take(taken, quantity)
    for match in CHUNK.finditer(text):
        start, end = _strip(text, match.start(), match.end())
        free = "".join(text[i] if not taken[i] else " " for i in range(start, end))
        if any(c.isnumeric() for c in free):
            found.append(
                Quantity(
                    start=start, end=end, words=text[start:end], code=text[start:end].casefold()
                )
            )
            _take(taken, found[-1])
    ordered = sorted(found, key=lambda quantity: (quantity.start, quantity.end))
    return [
        # "Under 31 U.S.C. 3324" stands under a title, not below a number.
        each
        if CITED.match(text, each.end)
        else replace(each, comparison=comparison(text, each.start, each.end, each.unit))
        for each in _join_ranges(text, ordered)
    ]


def _take(taken: bytearray, quantity: Quantity) -> None:
    taken[quantity.start : quantity.end] = b"\x01" * (quantity.end - quantity.start)


def _numeral(text: str, match: re.Match[str]) -> Quantity | None:
    """Read one number in digits with everything that belongs to it, None if part of a code."""
    start, end = match.start(), match.end()
    currency = (match["currency"] or "").strip().casefold()
    sign = match["sign"] or ""
    digits = match["digits"]
    value = value_of(digits)
    if sign == "-" and start > 0 and not text[start - 1].isspace() and text[start - 1] not in "([":
        start, sign = start + 1, ""
    if not may_start(text, start) or not ascends(text, start, end, value):
        return None
    step = step_of(digits)
    if match["glyph"]:
        value += GLYPHS[match["glyph"]]
    suffix = SUFFIX.match(text, end)
    if suffix and not currency and digits.isdigit():
        day = measure_at(text, suffix.end())[0] if DAY_AFTER.match(text, suffix.end()) else ""
        return Quantity(
            start=start,
            end=suffix.end(),
            words=text[start : suffix.end()],
            low=value,
            high=value,
            unit=day,
            ordinal=not day,
        )
    if not currency and (times := TIMES.match(text, end)):
        end = times.end()
    unit, value, step, end = _unit(text, end, currency, value, step)
    unit, counted = _parted(text, unit, start, end)
    if UNCLEAR.fullmatch(digits) and value == value_of(digits) and unit != "percent":
        return None
    if not may_end(text, end):
        return None
    if sign in {"-", "minus "}:
        value = -value
    return Quantity(
        start=start,
        end=end,
        words=text[start:end],
        low=value,
        high=value,
        unit=unit,
        step=step,
        noun=_noun(text, counted),
    )


def _parted(text: str, unit: str, start: int, end: int) -> tuple[str, int]:
    """Return the unit behind "or more" or "consecutive", and where what is counted is named."""
    if not unit and (AGE.search(text, max(0, start - 30), start) or OLDER.match(text, end)):
        return "year", end
    while not unit and (inserted := INSERTED.match(text, end)):
        end = inserted.end()
        unit, end = measure_at(text, end)
    return unit, end


def _unit(
    text: str, end: int, currency: str, value: Decimal, step: Decimal
) -> tuple[str, Decimal, Decimal, int]:
    """Read magnitude, currency and unit behind a number."""
    unit = CURRENCIES.get(currency, "")
    # "$100+ billion" is 100 billion and more.
    plus = text.startswith("+ ", end) and MAGNITUDE.match(text, end + 1)
    magnitude = plus or MAGNITUDE.match(text, end)
    if magnitude:
        word = magnitude["word"]
        attached = magnitude.start("word") == end
        letter = len(word) == 1
        following = CURRENCY_AFTER.match(text, magnitude.end())
        allowed = not letter or unit or (attached and (word.isupper() or word == "k"))
        if letter and not unit and word.casefold() in ONLY_WITH_MONEY:
            allowed = bool(following) or (attached and word.isupper())
        if allowed:
            value *= MAGNITUDES[word.casefold()]
            step *= MAGNITUDES[word.casefold()]
            end = magnitude.end()
    if not unit:
        after = CURRENCY_AFTER.match(text, end)
        if after:
            word = after["word"].casefold()
            unit = (
                CURRENCIES.get(word) or CURRENCY_WORDS.get(word) or CURRENCY_WORDS[singular(word)]
            )
            return unit, value, step, after.end()
        named, unit_end = measure_at(text, end)
        if named:
            return named, value, step, unit_end
    elif unit == "dollar" and (after := re.compile(r" ?(?:USD|AUD|CAD)\b").match(text, end)):
        return after.group().strip().casefold(), value, step, after.end()
    return unit, value, step, end


def _in_words(text: str) -> list[Quantity]:
    found = []
    for number in find_spelled(text):
        start, end = number.start, number.end
        spelled = number
        lone = text[start:end].casefold() == "one"
        if text[start:end].casefold() == "zero" and NO_ZERO.match(text, end):
            continue
        if spelled.ordinal and (
            EVERY.search(text, max(0, start - 8), start) or DAY_AFTER.match(text, end)
        ):
            spelled = replace(number, ordinal=not measure_at(text, end)[0])
        unit, unit_end = ("", end)
        value, step = spelled.value, Decimal(1)
        if not spelled.ordinal:
            unit, value, step, unit_end = _unit(text, end, "", value, step)
            if spelled.fraction and not unit and (of := re.compile(r" an? ").match(text, end)):
                # "Half a million", "half an hour".
                unit, value, step, unit_end = _unit(text, of.end() - 1, "", value, step)
                unit_end = end if unit_end == of.end() - 1 else unit_end
        behind, counted = _parted(text, unit, start, unit_end)
        if lone and not behind and value == 1:
            continue
        found.append(
            Quantity(
                start=start,
                end=unit_end,
                words=text[start:unit_end],
                low=value,
                high=value,
                unit="" if spelled.ordinal else behind,
                ordinal=spelled.ordinal,
                fraction=spelled.fraction and not unit,
                noun=_noun(text, counted),
                step=step,
            )
        )
    return found


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "%)+½⅓⅔¼¾"):
        end -= 1
    while start < end and not (text[start].isalnum() or text[start] in "$£€§-"):
        start += 1
    while end > start and text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    return start, end


def _noun(text: str, end: int) -> str:
    """Return what is counted: the first plural behind the figure, else the last plain word."""
    match = COUNTED.match(text, end)
    noun = ""
    for word in match["run"].split()[:4] if match else ():
        if word.casefold() in STOP or (noun and word.endswith("ed")):
            break
        noun = singular(word)
        if noun != word.casefold():
            break
    return noun


def _join_ranges(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Join "5-10 percent" and "between 5 and 10": the ends share unit and magnitude."""
    joined: list[Quantity] = []
    for quantity in quantities:
        before = joined[-1] if joined else None
        if before is not None and _is_range(text, before, quantity):
            low, unit = before.low, before.unit or quantity.unit
            factor = _shared_magnitude(quantity) if not _has_magnitude(before) else 1
            joined[-1] = replace(
                quantity,
                start=before.start,
                words=text[before.start : quantity.end],
                low=low * factor,
                high=quantity.high,
                unit=unit,
                step=min(before.step, quantity.step),
            )
        else:
            joined.append(quantity)
    return joined


def _is_range(text: str, first: Quantity, second: Quantity) -> bool:
    between = text[first.end : second.start]
    if not JOINT.fullmatch(between) or first.code or second.code or first.low != first.high:
        return False
    if (first.ordinal, first.fraction) != (second.ordinal, second.fraction) or second.ordinal:
        return False
    if first.unit and second.unit and first.unit != second.unit:
        return False
    if first.unit in MEASURES and not second.unit:
        # "It fell by 4% to 2.3 million".
        return False
    if between == " or ":
        return False
    if between == " and ":
        return text[: first.start].rstrip().casefold().endswith("between")
    if between == " to " and text[: first.start].rstrip().casefold().endswith("from"):
        return first.low <= second.low and not first.unit
    return first.low * _shared_magnitude(second) < second.low or first.low < second.low


def _has_magnitude(quantity: Quantity) -> bool:
    return bool(re.search(r"[A-Za-z]", quantity.words)) and quantity.low >= 1000


def _shared_magnitude(quantity: Quantity) -> Decimal:
    match = re.search(r"\d[ -]?([A-Za-z]+)", quantity.words)
    return MAGNITUDES.get(match.group(1).casefold(), Decimal(1)) if match else Decimal(1)
