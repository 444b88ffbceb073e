"""Find the sides of "than" turned round, though another word compares them.

"The old gives more freedom than the new" is what "less freedom under the new than under the old"
says. The sides are told apart by the words that only one of them has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from agent.checks.clauses import words_in
from agent.checks.denying.denials import has_denial
from agent.checks.fault import Fault
from agent.checks.relating.grades import find_base, find_measure
from agent.checks.senses import is_told, sense_at, without_told

UP: Final = frozenset({"more", "greater", "higher", "larger", "bigger", "heavier"})
DOWN: Final = frozenset({"less", "fewer", "lower", "smaller", "lesser", "lighter"})
THAN: Final = re.compile(
    r"\b(?<!no )(?<!not )(?P<degree>more|less|fewer|lesser|[a-z]{3,}er|worse)\b"
    r"(?P<between>(?:,? (?!than\b|more\b|less\b)[\w'-]+){0,9}?),? than "
    r"(?!(?:before|ever|expected|planned|usual|once|half|double|twice|just|merely|simply|"
    r"[\d$£€]\S*|a (?:year|month|week|day|decade|third|quarter|dozen|hundred|thousand|million))\b)"
    r"(?P<other>(?:(?! (?:but|and|though|while|whereas) )[^.;:,])+)",
    re.IGNORECASE,
)
EDGE: Final = re.compile(r"[.;:]|,(?! in \w+ \w+ ?\w*,)| (?:but|while|whereas|though|although) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sided:
    """One "A more of M than B": `up` whether A has more; the senses of the words of each."""

    words: str
    up: bool
    measure: int | None
    thing: frozenset[str]
    first: tuple[frozenset[str], ...]
    other: tuple[frozenset[str], ...]
    denied: bool


def find_turned_sides(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for each comparison whose sides all of the source's have the other way."""
    theirs = [each for quote in quotes for each in read_sided(quote)]
    for ours in read_sided(stated) if theirs else ():
        same = [each for each in theirs if _is_of_one(ours, each)]
        ways = {_is_turned(ours, each) for each in same}
        if ways == {True}:
            yield Fault(words=ours.words, why="the two sides have changed places in it")


@lru_cache(maxsize=1_000)
def read_sided(text: str) -> tuple[Sided, ...]:
    """Return what a plain text compares with "than", a figure aside."""
    found = []
    for match in THAN.finditer(text):
        degree = match["degree"].casefold()
        edges = [edge.end() for edge in EDGE.finditer(text, 0, match.start())]
        start = edges[-1] if edges else 0
        between = _content(match["between"])
        base = find_base(degree)
        adjective = bool(between) and degree in {"more", "less"}
        measure = find_measure(between[0][0]) if adjective else None
        if measure is None and degree not in UP | DOWN:
            measure = find_measure(base) if base else None
            if measure is None:
                continue
        ahead = text[start : match.start()]
        first = _content(ahead)
        if not between and not first:
            continue
        thing = between[0][1] if between else first[-1][1]
        found.append(
            Sided(
                words=match.group()[: match.start("other") - match.start()].strip(),
                up=degree not in DOWN,
                measure=measure,
                thing=thing if measure is None else frozenset(),
                first=tuple(sense for _, sense in (*first, *between)),
                other=tuple(sense for _, sense in _content(match["other"])),
                denied=has_denial(text[start : match.end()]),
            )
        )
    return tuple(found)


def _content(text: str) -> list[tuple[str, frozenset[str]]]:
    words = words_in(text)
    return [
        (word.text.casefold(), sense_at(words, place))
        for place, word in enumerate(words)
        if word.content
    ]


def _is_of_one(ours: Sided, theirs: Sided) -> bool:
    """Say whether two comparisons are of one measure, or of how much there is of one thing."""
    if ours.denied or theirs.denied or ours.measure != theirs.measure:
        return False
    return ours.measure is not None or is_told(ours.thing, theirs.thing)


def _is_turned(ours: Sided, theirs: Sided) -> bool | None:
    """Say whether the sides stand the wrong way for their degrees, None where it is not plain."""
    only_other = without_told(theirs.other, theirs.first)
    only_first = without_told(theirs.first, theirs.other)
    mine_other = without_told(ours.other, ours.first)
    mine_first = without_told(ours.first, ours.other)
    straight = _meet(mine_other, only_other), _meet(mine_first, only_first)
    crossed = _meet(mine_other, only_first), _meet(only_other, mine_first)
    if straight[0] and not any(crossed):
        return ours.up != theirs.up
    if all(crossed) and not straight[0]:
        return ours.up == theirs.up
    return None


def _meet(wanted: Sequence[frozenset[str]], held: Sequence[frozenset[str]]) -> bool:
    told = frozenset().union(*held)
    return any(is_told(each, told) for each in wanted)
