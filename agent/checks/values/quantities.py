"""Find the figures of a text: value or range, unit, comparison, and what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from agent.checks.relating.comparisons import INSERTED, comparison
from agent.checks.values.ages import find_aged
from agent.checks.values.counting import counted_at
from agent.checks.values.currencies import (
    CURRENCIES,
    CURRENCY_WORDS,
    MAGNITUDES,
    ONLY_WITH_MONEY,
)
from agent.checks.values.halves import find_halved
from agent.checks.values.multiples import multiplied
from agent.checks.values.numerals import (
    GLYPHS,
    NUMBER,
    UNCLEAR,
    ascends,
    may_end,
    may_start,
    step_of,
    value_of,
)
from agent.checks.values.quantity import Quantity, join_ranges
from agent.checks.values.spelled import Spelled, cardinal, find_spelled
from agent.checks.values.units import FOLD, measure_at
from agent.checks.words import singular

MAGNITUDE = re.compile(
    rf"[ -]?(?P<word>{'|'.join(sorted(MAGNITUDES, key=len, reverse=True))})\b", re.IGNORECASE
)
CURRENCY_AFTER = re.compile(
    r" ?(?P<word>(?:" + "|".join(sorted(CURRENCY_WORDS, key=len, reverse=True)) + r")s?"
    r"|(?-i:USD|EUR|GBP|AUD|CAD|CHF|JPY|INR|SEK|NOK|DKK|CNY|RMB|€|£|\$))(?!\w)",
    re.IGNORECASE,
)
DOLLAR_AFTER = re.compile(r" ?(?:USD|AUD|CAD)\b")
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
A_WHOLE = re.compile(r" (?:of )?an? ")
SUFFIX = re.compile(r"(?:st|nd|rd|th)\b")
FIGURE = re.compile(r"[\d½⅓⅔¼¾²³]")
# It is tried where a run of letters begins, and nowhere within: that took twice as long.
CHUNK = re.compile(r"(?<![^\s|\u241f])[^\s|\u241f]*[\d½⅓⅔¼¾²³][^\s|\u241f]*")
# "Three (3) copies", "3 (three) copies": one figure, written twice.
TWICE_DIGITS = re.compile(r" ?\((?P<digits>\d[\d,]*)\)")
TWICE_WORDS = re.compile(r" ?\((?P<words>[a-z]+(?:[ -][a-z]+)*)\)", re.IGNORECASE)
CITED = re.compile(r" (?:U\.? ?S\.? ?C|C\.? ?F\.? ?R|Stat|Fed\. Reg)\b", re.IGNORECASE)
"""Behind the number of a title of a code of law."""
NO_ZERO = re.compile(r"[ -](?:trust|day|sum|knowledge|shot)\b", re.IGNORECASE)
"""Behind a "zero" that counts nothing: "zero-trust access"."""


def find_quantities(text: str) -> list[Quantity]:
    """Return the figures in a plain text whose dates and references are blanked out, in order."""
    taken = bytearray(len(text))
    found: list[Quantity] = []
    for read in (*find_halved(text), *find_aged(text)):
        found.append(read)
        _take(taken, read)
    spelled = list(find_spelled(text))
    again = {match.start("digits") for each in spelled if (match := _repeated(text, each))}
    for match in NUMBER.finditer(text):
        quantity = None if match.start("digits") in again else _numeral(text, match)
        if quantity is not None and not any(taken[quantity.start : quantity.end]):
            found.append(quantity)
            _take(taken, quantity)
    for written in _in_words(text, spelled):
        if not any(taken[written.start : written.end]):
            found.append(written)
            _take(taken, written)
    for match in CHUNK.finditer(text) if FIGURE.search(text) else ():
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
        if each.comparison or CITED.match(text, each.end)
        else replace(each, comparison=comparison(text, each.start, each.end, each.unit))
        for each in join_ranges(text, ordered)
    ]


def _take(taken: bytearray, quantity: Quantity) -> None:
    taken[quantity.start : quantity.end] = b"\x01" * (quantity.end - quantity.start)


def _repeated(text: str, spelled: Spelled) -> re.Match[str] | None:
    """Return the digits in brackets that say a number in words again, None if there are none."""
    if spelled.ordinal or spelled.fraction or spelled.multiple:
        return None
    match = TWICE_DIGITS.match(text, spelled.end)
    return match if match and value_of(match["digits"]) == spelled.value else None


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
        return _ordered(text, start, suffix.end(), value)
    if (words := TWICE_WORDS.match(text, end)) and cardinal(words["words"]) == value:
        end = words.end()
    multiple = None if currency else multiplied(text, start, end)
    if multiple is not None:
        unit, end, counted = FOLD, multiple, multiple
    else:
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
        noun=counted_at(text, counted),
    )


def _ordered(text: str, start: int, end: int, value: Decimal) -> Quantity:
    day = measure_at(text, end)[0] if DAY_AFTER.match(text, end) else ""
    return Quantity(
        start=start,
        end=end,
        words=text[start:end],
        low=value,
        high=value,
        unit=day,
        ordinal=not day,
        noun="" if day else counted_at(text, end),
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
    elif unit == "dollar" and (after := DOLLAR_AFTER.match(text, end)):
        return after.group().strip().casefold(), value, step, after.end()
    return unit, value, step, end


def _in_words(text: str, numbers: Sequence[Spelled]) -> list[Quantity]:
    found = []
    for number in numbers:
        start, end = number.start, number.end
        if text[start:end].casefold() == "zero" and NO_ZERO.match(text, end):
            continue
        spelled = number
        again = _repeated(text, number)
        end = again.end() if again else end
        multiple = (
            end
            if number.multiple
            else None
            if number.ordinal or number.fraction
            else multiplied(text, start, end)
        )
        if multiple is not None:
            unit, counted = FOLD, multiple
            value, step, unit_end = number.value, Decimal(1), multiple
        else:
            if number.ordinal and (
                EVERY.search(text, max(0, start - 8), start) or DAY_AFTER.match(text, end)
            ):
                spelled = replace(number, ordinal=not measure_at(text, end)[0])
            unit, value, step, unit_end = _measured(text, end, spelled)
            unit, counted = _parted(text, unit, start, unit_end)
            lone = text[start : number.end].casefold() == "one"
            if lone and not unit and value == 1 and not again:
                continue
        found.append(
            Quantity(
                start=start,
                end=unit_end,
                words=text[start:unit_end],
                low=value,
                high=value,
                unit="" if spelled.ordinal else unit,
                ordinal=spelled.ordinal,
                # "Half a dozen" is six.
                fraction=spelled.fraction and not unit and value == spelled.value,
                noun=counted_at(text, counted),
                step=step,
            )
        )
    return found


def _measured(text: str, end: int, spelled: Spelled) -> tuple[str, Decimal, Decimal, int]:
    """Read what stands behind a number in words: unit, value with its magnitude, step, end."""
    value, step = spelled.value, Decimal(1)
    if spelled.ordinal:
        return "", value, step, end
    unit, value, step, unit_end = _unit(text, end, "", value, step)
    if spelled.fraction and not unit and (of := A_WHOLE.match(text, end)):
        # "Half a million", "half an hour", "a quarter of a century".
        unit, value, step, unit_end = _unit(text, of.end() - 1, "", value, step)
        unit_end = end if unit_end == of.end() - 1 else unit_end
    return unit, value, step, unit_end


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "%)+½⅓⅔¼¾"):
        end -= 1
    while start < end and not (text[start].isalnum() or text[start] in "$£€§-"):
        start += 1
    while end > start and text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    return start, end
