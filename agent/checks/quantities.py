"""Find the figures of a text: value or range, unit, comparison, and what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from agent.checks.spelled import find_spelled
from agent.checks.units import (
    CURRENCIES,
    CURRENCY_WORDS,
    MAGNITUDES,
    ONLY_WITH_MONEY,
    measure_at,
)
from agent.checks.words import listed, singular

TAKEN = "\u241f"
_SYMBOLS = "|".join(re.escape(name) for name in sorted(CURRENCIES, key=len, reverse=True))
_DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)?|\.[0-9]+)"
)
NUMBER = re.compile(
    rf"(?P<currency>(?i:(?<![^\W\d_])(?:{_SYMBOLS})) ?)?(?P<sign>[-+](?=[0-9.])|minus )?"
    rf"(?P<digits>{_DIGITS})(?P<glyph>[½⅓⅔¼¾])?"
)
MAGNITUDE = re.compile(
    rf"[ -]?(?P<word>{'|'.join(sorted(MAGNITUDES, key=len, reverse=True))})\b", re.IGNORECASE
)
CURRENCY_AFTER = re.compile(
    r" ?(?P<word>(?:" + "|".join(sorted(CURRENCY_WORDS, key=len, reverse=True)) + r")s?"
    r"|(?-i:USD|EUR|GBP|AUD|CAD|CHF|JPY|INR|SEK|NOK|DKK|CNY|RMB|€|£|\$))(?!\w)",
    re.IGNORECASE,
)
GLYPHS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
}
SUFFIX = re.compile(r"(?:st|nd|rd|th)\b")
CHUNK = re.compile(r"[^\s|\u241f]*[^\W\D][^\s|\u241f]*|[^\s|\u241f]*[½⅓⅔¼¾²³][^\s|\u241f]*")
# The ends of "5-10" and "$5m-$10m"; in "M-24-10" and "1-2-3" a hyphen joins no range.
FIRST_END = re.compile(
    rf"(?:^|[\s(\[\"'|\u241f])(?:{_SYMBOLS})?(?P<digits>{_DIGITS})(?:%|[KMBTkmbt]|bn|mn|tn)?-$",
    re.IGNORECASE,
)
LAST_END = re.compile(rf"-(?:{_SYMBOLS})?(?P<digits>{_DIGITS})(?![\w-]*-\d)", re.IGNORECASE)
JOINT = re.compile(r" ?- ?| to | through | and | or ")
LONE_ONE = re.compile(r"\b(?:one|One|ONE)\b(?=[ -])")

COUNTED = re.compile(
    r"(?: ?\([^()]{1,12}\))?[ -]"
    r"(?P<run>[^\W\d_]+(?:['-][^\W\d_]+)*(?: [^\W\d_]+(?:['-][^\W\d_]+)*)*)"
)

LOWER, ABOVE, UPPER, BELOW, ABOUT = "at least", "more than", "at most", "less than", "about"
BEFORE = (
    (
        re.compile(
            r"(?:\bat least|\b(?:no|not) (?:less|fewer|lower) than|\bminimum(?: of)?|"
            r"\ba minimum|≥|>=) ?$",
            re.IGNORECASE,
        ),
        LOWER,
    ),
    (
        re.compile(
            r"(?:\b(?:no|not) (?:more|greater|higher|longer|later) than|\bup to|\bat most|"
            r"\bnot (?:to )?exceed(?:ing)?|\bmaximum(?: of)?|\bas (?:many|much) as|≤|<=) ?$",
            re.IGNORECASE,
        ),
        UPPER,
    ),
    (
        re.compile(
            r"(?:\b(?:more|greater|higher|longer|larger) than|\bexceed(?:s|ed|ing)?|\babove|"
            r"\bover|\bupwards of|\bin excess of|>) ?$",
            re.IGNORECASE,
        ),
        ABOVE,
    ),
    (
        re.compile(
            r"(?:\b(?:less|fewer|lower|shorter|smaller) than|\bunder|\bbelow|\bshort of|<) ?$",
            re.IGNORECASE,
        ),
        BELOW,
    ),
    (
        re.compile(
            r"(?:\babout|\baround|\bapproximately|\bapprox\.?|\broughly|\bnearly|\balmost|"
            r"\bsome|\bcirca|\bc\.|\bclose to|~|≈) ?$",
            re.IGNORECASE,
        ),
        ABOUT,
    ),
)
AFTER = (
    (re.compile(r" or (?:more|above|over|greater|longer|higher)\b|\+", re.IGNORECASE), LOWER),
    (re.compile(r" or (?:less|fewer|below|under|lower)\b", re.IGNORECASE), UPPER),
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
    return [_compared(text, quantity) for quantity in _join_ranges(text, ordered)]


def _take(taken: bytearray, quantity: Quantity) -> None:
    taken[quantity.start : quantity.end] = b"\x01" * (quantity.end - quantity.start)


def _numeral(text: str, match: re.Match[str]) -> Quantity | None:
    """Read one number in digits with everything that belongs to it, None if part of a code."""
    start, end = match.start(), match.end()
    currency = (match["currency"] or "").strip().casefold()
    sign = match["sign"] or ""
    digits = match["digits"]
    value = _value(digits)
    if sign == "-" and start > 0 and not text[start - 1].isspace() and text[start - 1] not in "([":
        start, sign = start + 1, ""
    if not _may_start(text, start) or not _ascends(text, start, end, value):
        return None
    step = _step(digits)
    if match["glyph"]:
        value += GLYPHS[match["glyph"]]
    suffix = SUFFIX.match(text, end)
    if suffix and not currency and digits.isdigit():
        return Quantity(
            start=start,
            end=suffix.end(),
            words=text[start : suffix.end()],
            low=value,
            high=value,
            ordinal=True,
        )
    unit, value, step, end = _unit(text, end, currency, value, step)
    if not _may_end(text, end):
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
        noun=_noun(text, end),
    )


def _unit(
    text: str, end: int, currency: str, value: Decimal, step: Decimal
) -> tuple[str, Decimal, Decimal, int]:
    """Read magnitude, currency and unit behind a number."""
    unit = CURRENCIES.get(currency, "")
    magnitude = MAGNITUDE.match(text, end)
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


def _may_start(text: str, start: int) -> bool:
    if start == 0:
        return True
    before = text[start - 1]
    if before == "-":
        first = FIRST_END.search(text, 0, start)
        return first is None if text[start - 2 : start - 1] == " " else first is not None
    if before in ".,/:" and start > 1:
        return not (text[start - 2].isalnum())
    return not (before.isalnum() or before in "_§#^@&*$£€¥=+")


def _ascends(text: str, start: int, end: int, value: Decimal) -> bool:
    """Say whether the far end of a range is the larger one: "800-53" is a code."""
    first = FIRST_END.search(text, 0, start) if text[start - 1 : start] == "-" else None
    last = LAST_END.match(text, end)
    return (first is None or _value(first["digits"]) < value) and (
        last is None or _value(last["digits"]) > value
    )


def _may_end(text: str, end: int) -> bool:
    rest = text[end : end + 2]
    if not rest:
        return True
    if rest[0].isalnum() or rest[0] in "_^½⅓⅔¼¾²³":
        return False
    if rest[0] in "/:.,(*=@" and len(rest) > 1 and rest[1].isalnum():
        return False
    if rest[0] == "-" and len(rest) > 1 and not rest[1].isspace():
        return not rest[1].isupper() and (
            rest[1].isalpha() or LAST_END.match(text, end) is not None
        )
    return True


def _value(digits: str) -> Decimal:
    packed = digits.replace(" ", "")
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", packed):
        packed = packed.replace(",", "")
    elif re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?", packed):
        packed = packed.replace(".", "")
    return Decimal(packed.replace(",", "."))


def _step(digits: str) -> Decimal:
    """Return the size of the last digit that carries meaning: 100 for "1,500", 0.1 for "1.5"."""
    value = _value(digits)
    if value == value.to_integral_value() and "." not in digits:
        whole = str(int(value))
        return Decimal(10) ** (len(whole) - len(whole.rstrip("0"))) if value else Decimal(1)
    return Decimal(1).scaleb(int(value.as_tuple().exponent))


def _in_words(text: str) -> list[Quantity]:
    found = []
    for spelled in find_spelled(text):
        start, end = spelled.start, spelled.end
        lone = text[start:end].casefold() == "one"
        unit, unit_end = ("", end)
        value, step = spelled.value, Decimal(1)
        if not spelled.ordinal:
            unit, value, step, unit_end = _unit(text, end, "", value, step)
            if spelled.fraction and not unit and (of := re.compile(r" an? ").match(text, end)):
                # "Half a million", "half an hour".
                unit, value, step, unit_end = _unit(text, of.end() - 1, "", value, step)
                unit_end = end if unit_end == of.end() - 1 else unit_end
        if lone and not unit and value == 1:
            continue
        found.append(
            Quantity(
                start=start,
                end=unit_end,
                words=text[start:unit_end],
                low=value,
                high=value,
                unit=unit,
                ordinal=spelled.ordinal,
                fraction=spelled.fraction and not unit,
                noun=_noun(text, unit_end),
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
            factor = _shared_magnitude(text, quantity) if not _has_magnitude(before) else 1
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
    if between == " or ":
        return False
    if between == " and ":
        return text[: first.start].rstrip().casefold().endswith("between")
    if between == " to " and text[: first.start].rstrip().casefold().endswith("from"):
        return first.low <= second.low and not first.unit
    return first.low * _shared_magnitude(text, second) < second.low or first.low < second.low


def _has_magnitude(quantity: Quantity) -> bool:
    return bool(re.search(r"[A-Za-z]", quantity.words)) and quantity.low >= 1000


def _shared_magnitude(text: str, quantity: Quantity) -> Decimal:
    del text
    match = re.search(r"\d[ -]?([A-Za-z]+)", quantity.words)
    return MAGNITUDES.get(match.group(1).casefold(), Decimal(1)) if match else Decimal(1)


def _compared(text: str, quantity: Quantity) -> Quantity:
    """Read the comparison that stands around a figure ("at least 15", "15 or more")."""
    before = text[max(0, quantity.start - 40) : quantity.start]
    for pattern, name in BEFORE:
        match = pattern.search(before)
        if match is None:
            continue
        # "Over five years" and "about two hours" are durations more often than comparisons.
        if (
            name == ABOVE
            and match.group().strip().casefold() == "over"
            and quantity.unit
            in {
                "day",
                "week",
                "month",
                "year",
                "decade",
            }
        ):
            continue
        return replace(quantity, comparison=name)
    for pattern, name in AFTER:
        if pattern.match(text, quantity.end):
            return replace(quantity, comparison=name)
    noun_end = text[quantity.end : quantity.end + 40]
    for pattern, name in AFTER:
        if re.match(rf" [^\W\d_]+{pattern.pattern}", noun_end, re.IGNORECASE):
            return replace(quantity, comparison=name)
    return quantity
