"""Read the pointers of a statement: numbers of offered sentences, however they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_LONGEST: Final = 80
"""Characters of an unreadable pointer that are kept for the reader."""

_MOST: Final = 100
"""Pointers of one statement that are read: more is no reply but a runaway list."""

_DIGITS: Final = 6
_BETWEEN: Final = r"(?:\s*(?:,|;|and|&)\s*|\s+)"
_LISTED: Final = rf"[0-9]+(?:{_BETWEEN}[0-9]+)*"
_BRACKETED: Final = rf"(?:\[\s*{_LISTED}\s*\]|\(\s*{_LISTED}\s*\))"
_WRITTEN: Final = re.compile(
    rf"(?:{_BRACKETED}|{_LISTED})(?:{_BETWEEN}?{_BRACKETED}|{_BETWEEN}[0-9]+)*"
)
_AT_THE_END: Final = re.compile(r"\s*((?:\[\s*[0-9]+(?:\s*,\s*[0-9]+)*\s*\]\s*)+)([.!?]?)\s*$")


def read_pointers(value: object, noise: list[str]) -> tuple[int | str, ...]:
    """Return the pointers in order, each once; one that is no number stays as it was written.

    Takes a list of numbers, a single number, and numbers written as text: "3", "[3]", "3, 4".
    What differs from a list of numbers is named in `noise`. "3-5" may mean a range, or two: it is
    kept as text, and so points at nothing.

    Raises:
        ValueError: the value is no pointer and no list of pointers.
    """
    if value is None:
        noise.append("no evidence")
        return ()
    if isinstance(value, (str, int, float)):
        noise.append("evidence not in a list")
        value = [value]
    if not isinstance(value, (list, tuple)):
        raise ValueError("give a list of sentence numbers, such as [3, 7]")  # noqa: TRY004
    if len(value) > _MOST:
        raise ValueError(f"{len(value):,} pointers; cite the few sentences that prove it")
    found = [pointer for item in value for pointer in _read(item, noise)]
    kept = tuple(dict.fromkeys(found))
    if len(kept) < len(found):
        noise.append("a number twice")
    return kept


def drop_trailing(text: str, evidence: Sequence[int | str], noise: list[str]) -> str:
    """Return the text without numbers in brackets at its end that its evidence names anyway."""
    found = _AT_THE_END.search(text)
    if found is None:
        return text
    if not {int(number) for number in re.findall("[0-9]+", found[1])} <= set(evidence):
        return text
    noise.append("numbers in the text")
    return text[: found.start()] + found[2]


def _read(item: object, noise: list[str]) -> Sequence[int | str]:
    if isinstance(item, bool) or item is None:
        raise ValueError("true, false and null are no sentence numbers")
    if isinstance(item, int):
        return [item] if abs(item) < 10**_DIGITS else [str(item)[:_LONGEST]]
    if isinstance(item, float):
        if not item.is_integer() or abs(item) >= 10**_DIGITS:
            return [repr(item)]
        noise.append("a number with a decimal point")
        return [int(item)]
    if not isinstance(item, str):
        raise ValueError("give sentence numbers, such as [3, 7]")  # noqa: TRY004
    written = item.strip()
    if len(written) > _LONGEST or not _WRITTEN.fullmatch(written):
        return [written[:_LONGEST] or '""']
    noise.append("a number as text")
    numbers = re.findall("[0-9]+", written)
    return [int(each) if len(each) <= _DIGITS else each for each in numbers]
