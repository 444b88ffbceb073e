"""Compare codes: what has digits in it and is no number, "2024/1689", "SP800-63C", "3PAOs"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Final

from agent.checks.values.amounts import report
from agent.checks.values.quantity import Quantity
from agent.checks.values.spelled import CARDINALS
from agent.types import Finding, Judgement

PLURAL_CODE: Final = re.compile(r"(?<=[a-z])s$|'s?$")
MILLIONS: Final = re.compile(r"(?P<digits>\d+(?:\.\d+)?)m")
FACTORED: Final = re.compile(r"(?P<digit>[2-9])(?P<initials>[a-z]{2,3})")
LETTERS: Final = re.compile(r"[a-z]{2,8}[ -]?(?=\d)")
"""In front of the digits of a code, from which one may part them: "SP800-63C", "SP 800-63C"."""


def judge_code(
    quantity: Quantity,
    codes: Collection[str],
    stated: str,
    counted: Sequence[Quantity],
    quotes: Sequence[str],
) -> Finding | None:
    """Compare a code of the statement with those of the evidence, letter for letter.

    "1.5m" may be metres; where the evidence counts 1.5 million of something it is these.
    """
    millions = MILLIONS.fullmatch(quantity.code)
    if millions:
        value = Decimal(millions["digits"]) * 10**6
        if any(each.low == each.high == value and not each.unit for each in counted):
            return None
    if any(_is_short_for(quantity.code, quote) for quote in quotes):
        return None
    before = stated[: quantity.start].split()[-1:]
    joined = f"{before[0].strip('([')}{quantity.code}".casefold() if before else ""
    for code in codes:
        for known in (code, *code.split(","), *code.split(";")):
            bare = known.strip("[]")
            if _is_code(quantity.code, bare) or (joined and _is_code(joined, bare)):
                return None
            parted = LETTERS.match(quantity.code)
            if parted and quantity.code[parted.end() :] == bare:
                return None
    return report(Judgement.UNSUPPORTED, quantity.words, "not in the cited sentences")


def _is_short_for(code: str, quote: str) -> bool:
    """Say whether a code is made of a number and initials: "2FA" is two-factor authentication."""
    made = FACTORED.fullmatch(code)
    if made is None:
        return False
    words = r"[\w]*[ -]".join(made["initials"])
    number = rf"(?:{made['digit']}|{CARDINALS[int(made['digit'])]})"
    return re.search(rf"\b{number}[ -]{words}", quote, re.IGNORECASE) is not None


def _is_code(code: str, known: str) -> bool:
    """Compare codes letter for letter, but for a plural or an owner's ending: "3PAOs"."""
    return code == known or PLURAL_CODE.sub("", code) == PLURAL_CODE.sub("", known)
