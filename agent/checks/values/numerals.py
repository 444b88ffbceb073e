"""Read numbers in digits, and tell them from codes that only hold digits."""

from __future__ import annotations

import re
from decimal import Decimal

from agent.checks.values.currencies import CURRENCIES

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
# "1.000" is a thousand on one side of the Channel and one on the other.
UNCLEAR = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
NEAR = 40
"""Characters in front of a number that can belong to it as the near end of a range."""
# The ends of "5-10" and "$5m-$10m"; in "M-24-10" and "1-2-3" a hyphen joins no range.
FIRST_END = re.compile(
    rf"(?:^|[\s(\[\"'|\u241f])(?:{_SYMBOLS})?(?P<digits>{_DIGITS})(?:%|[KMBTkmbt]|bn|mn|tn)?-$",
    re.IGNORECASE,
)
LAST_END = re.compile(rf"-(?:{_SYMBOLS})?(?P<digits>{_DIGITS})(?![\w-]*-\d)", re.IGNORECASE)
GLYPHS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
}


def may_start(text: str, start: int) -> bool:
    """Say whether a number can begin here, and not inside a word or a code."""
    if start == 0:
        return True
    before = text[start - 1]
    if before == "-":
        first = FIRST_END.search(text, max(0, start - NEAR), start)
        return first is None if text[start - 2 : start - 1] == " " else first is not None
    if before == "(" and start > 1 and (text[start - 2].isdigit() or text[start - 2] == ")"):
        return False
    if before in ".,/:" and start > 1:
        return not (text[start - 2].isalnum())
    return not (before.isalnum() or before in "_§#^@&*$£€¥=+")


def ascends(text: str, start: int, end: int, value: Decimal) -> bool:
    """Say whether the far end of a range is the larger one: "800-53" is a code."""
    first = (
        FIRST_END.search(text, max(0, start - NEAR), start)
        if text[start - 1 : start] == "-"
        else None
    )
    last = LAST_END.match(text, end)
    return (first is None or value_of(first["digits"]) < value) and (
        last is None or value_of(last["digits"]) > value
    )


def may_end(text: str, end: int) -> bool:
    """Say whether a number with its unit can end here, and is not the head of a code."""
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


def value_of(digits: str) -> Decimal:
    """Return the value of a number in digits, thousands parted by comma, space or dots."""
    packed = digits.replace(" ", "")
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", packed):
        packed = packed.replace(",", "")
    elif re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?", packed):
        packed = packed.replace(".", "")
    return Decimal(packed.replace(",", "."))


def step_of(digits: str) -> Decimal:
    """Return the size of the last digit that carries meaning: 100 for "1,500", 0.1 for "1.5"."""
    value = value_of(digits)
    if value == value.to_integral_value() and "." not in digits:
        whole = str(int(value))
        return Decimal(10) ** (len(whole) - len(whole.rstrip("0"))) if value else Decimal(1)
    return Decimal(1).scaleb(int(value.as_tuple().exponent))
