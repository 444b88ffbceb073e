"""Printed labels: "1.", "(a)", "(iv)", "(A)", alone or in a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

_LABEL = re.compile(
    r"(?:\((\d{1,3}|[a-z]{1,4}|[A-Z]{1,4})\)|(\d{1,3}|[a-z]{1,2}|[ivx]{1,5})[.)])\s*"
)
_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_MAX_STEP = 2
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class LabelKind(StrEnum):
    """How a label counts. A number in brackets and one with a stop are different levels."""

    NUMBER_STOP = "1."
    NUMBER_BRACKET = "(1)"
    LETTER = "(a)"
    CAPITAL = "(A)"
    ROMAN = "(i)"
    CAPITAL_ROMAN = "(I)"


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, without its brackets, and how it counts."""

    value: str
    kind: LabelKind

    @property
    def rank(self) -> int:
        """The place in its sequence, from 1; 0 where it has none."""
        if self.kind in {LabelKind.NUMBER_STOP, LabelKind.NUMBER_BRACKET}:
            return int(self.value)
        if self.kind in {LabelKind.ROMAN, LabelKind.CAPITAL_ROMAN}:
            return _read_roman(self.value.lower())
        return _read_letters(self.value.lower())

    @property
    def is_first(self) -> bool:
        """Whether the label opens a sequence."""
        return self.rank == 1

    @property
    def is_paragraph(self) -> bool:
        """Whether the label is one that a following unnumbered paragraph belongs to."""
        return self.kind in {LabelKind.NUMBER_STOP, LabelKind.NUMBER_BRACKET}

    def readings(self) -> list[Label]:
        """Return the ways to count this label: "(i)" is the ninth letter or the first roman."""
        if self.kind not in {LabelKind.LETTER, LabelKind.CAPITAL}:
            return [self]
        upper = self.kind is LabelKind.CAPITAL
        found = []
        if _ROMAN.fullmatch(self.value.lower()):
            found.append(Label(self.value, LabelKind.CAPITAL_ROMAN if upper else LabelKind.ROMAN))
        if _read_letters(self.value.lower()):
            # A lone letter other than "i" opens no roman sequence; it is read as a letter first.
            position = len(found) if self.value.lower() == "i" else 0
            found.insert(position, self)
        return found or [self]


def read_labels(text: str) -> list[Label]:
    """Return the labels that `text` begins with, outermost first."""
    labels: list[Label] = []
    at = 0
    while match := _LABEL.match(text, at):
        value = match.group(1) or match.group(2)
        stop = match.group(1) is None
        if not _counts(value) or (stop and labels):
            break
        after = text[match.end() - 1 : match.end()]
        if stop and not after.isspace() and match.end() < len(text):
            break
        labels.append(Label(value, _kind(value, stop=stop)))
        at = match.end()
    return labels


def place(label: Label, opened: Sequence[Label], peek: Label | None) -> tuple[Label, int]:
    """Return how to read an ambiguous label ("i", "v") and the depth at which it stands.

    A label goes on from the innermost open one it follows; a first label opens a new depth;
    anything else goes beside its kind, or beside the label whose rank it follows (people mix
    "(3)" and "(iv)"). `peek` is the label of the next block: "(i)" before "(ii)" is a number.
    """
    readings = label.readings()
    inward = range(len(opened) - 1, -1, -1)
    is_number = label.value == "i" and peek is not None and peek.value == "ii"
    following = () if is_number else _pairs(readings, inward, opened, _follows)
    for reading, depth in following:
        return reading, depth
    for reading in readings:
        if reading.is_first:
            beside = [d for d, other in enumerate(opened) if other.kind is reading.kind]
            return reading, beside[0] if beside else len(opened)
    for reading, depth in (
        *_pairs(readings, range(len(opened)), opened, lambda old, new: old.kind is new.kind),
        *_pairs(readings, inward, opened, lambda old, new: new.rank == old.rank + 1),
    ):
        return reading, depth
    return readings[0], len(opened)


def _pairs(
    readings: Sequence[Label],
    depths: Iterable[int],
    opened: Sequence[Label],
    fits: Callable[[Label, Label], bool],
) -> Iterator[tuple[Label, int]]:
    """Yield each reading with each depth at which it fits beside the open label."""
    for depth in depths:
        for reading in readings:
            if fits(opened[depth], reading):
                yield reading, depth


def _follows(before: Label, after: Label) -> bool:
    """Return whether `after` goes on the sequence of `before`; one label may be missing."""
    return before.kind is after.kind and 0 < after.rank - before.rank <= _MAX_STEP


def _kind(value: str, *, stop: bool) -> LabelKind:
    if value.isdigit():
        return LabelKind.NUMBER_STOP if stop else LabelKind.NUMBER_BRACKET
    return LabelKind.CAPITAL if value.isupper() else LabelKind.LETTER


def _counts(value: str) -> bool:
    """Return whether a value is a number, a letter (or the same one twice), or a roman number."""
    lower = value.lower()
    return value.isdigit() or _read_letters(lower) > 0 or _ROMAN.fullmatch(lower) is not None


def _read_letters(value: str) -> int:
    if len(value) == 1:
        return ord(value) - ord("a") + 1 if "a" <= value <= "z" else 0
    if len(set(value)) == 1 and len(value) == 2:
        return 26 + ord(value[0]) - ord("a") + 1
    return 0


def _read_roman(value: str) -> int:
    total = 0
    for index, letter in enumerate(value):
        amount = _ROMAN_VALUES.get(letter, 0)
        larger = index + 1 < len(value) and _ROMAN_VALUES.get(value[index + 1], 0) > amount
        total += -amount if larger else amount
    return total
