"""Check that what belongs to two figures is not crossed: "1 billion for A, 200 million for B".

Each figure of the source has words about it. Where there are two of one unit, a statement that
gives one the words of the other says what no document says, though every word of it stands there.
Names were tried the same way: they change their places in honest sentences too often.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from agent.checks.clauses import words_in
from agent.checks.naming.coupled import find_crossed_couples
from agent.checks.senses import is_told, sense_at
from agent.checks.values.figures import read_figures
from agent.checks.values.units import dimension, size
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "crossed"
JOINT = re.compile(r",|;|\b(?:and|but|while|whereas|then|followed)\b", re.IGNORECASE)
STEP = 12
"""Letters that a comma or an "and" between a word and a thing counts for: about two words."""
TURNED = re.compile(
    r"\b(?:respectively|former|latter|vice versa|conversely|the reverse|instead of|rather than|"
    r"replac\w+|than|from [\d$£€][^.;]{1,20} to|not|no|both|each other)\b"
)
"""Words by which things change their places in honest ways; such sentences are left alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A figure with its span; `kind` is what it measures, and what it can be crossed with."""

    kind: str
    key: str
    start: int
    end: int


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding where two things of the source have changed what is said of them."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated = plain(text)
    quotes = reach(evidence).quotes
    coupled = find_crossed_couples(stated, quotes)
    if coupled is not None and not TURNED.search(stated):
        return [_finding(" / ".join(coupled), coupled[0])]
    ours = {(each.kind, each.key): each for each in find_things(stated)}
    if len(ours) < 2:
        return []
    source = " ".join(quotes)
    if TURNED.search(stated) or TURNED.search(source):
        return []
    theirs = _once(find_things(source))
    both = [key for key in ours if key in theirs]
    for one, other in combinations(both, 2):
        if one[0] == other[0] and _is_crossed(
            stated, (ours[one], ours[other]), source, (theirs[one], theirs[other])
        ):
            cut = stated[ours[one].start : ours[one].end]
            return [_finding(f"{one[1]} / {other[1]}", cut)]
    return []


def _finding(both: str, words: str) -> Finding:
    return Finding(
        check=NAME,
        judgement=Judgement.CONTRADICTED,
        message=f"{both!r}: the source says of the one what the statement says of the other",
        words=words,
    )


@lru_cache(maxsize=1_000)
def find_things(text: str) -> tuple[Thing, ...]:
    """Return the figures with a unit of a plain text, in order."""
    things = [
        Thing(
            kind=dimension(each.unit),
            key=f"{(each.low * size(each.unit)).normalize():f}",
            start=each.start,
            end=each.end,
        )
        for each in read_figures(text).quantities
        if each.unit and not each.code and each.low == each.high
    ]
    return tuple(sorted(things, key=lambda each: each.start))


def _once(things: Sequence[Thing]) -> dict[tuple[str, str], Thing]:
    """Return the things that stand once: of what stands twice, it is not known which is meant."""
    keys = [(each.kind, each.key) for each in things]
    return {
        (each.kind, each.key): each for each in things if keys.count((each.kind, each.key)) == 1
    }


def _is_crossed(
    stated: str, ours: tuple[Thing, Thing], source: str, theirs: tuple[Thing, Thing]
) -> bool:
    """Say whether each of two things has words of the other, and fewer of its own.

    The first of them is near the subject of the sentence, which is told of both.
    """
    near = _share_out(source, theirs)
    found = _share_out(stated, ours)
    own = [
        [each for each in part if not _tells(each, other)]
        for part, other in ((near[0], near[1]), (near[1], near[0]))
    ]
    straight = [_count(found[place], own[place]) for place in (0, 1)]
    crossed = [_count(found[place], own[1 - place]) for place in (0, 1)]
    return all(crossed) and sum(crossed) > sum(straight)


def _share_out(text: str, things: tuple[Thing, Thing]) -> tuple[list[frozenset[str]], ...]:
    """Return the senses of the content words around, each given to the thing that it is nearer."""
    parts: tuple[list[frozenset[str]], list[frozenset[str]]] = ([], [])
    words = words_in(text)
    for place, word in enumerate(words):
        if not word.content or any(t.start <= word.start < t.end for t in things):
            continue
        far = [_distance(text, word.start, word.end, thing) for thing in things]
        if far[0] != far[1]:
            parts[far[1] < far[0]].append(sense_at(words, place))
    return parts


def _distance(text: str, start: int, end: int, thing: Thing) -> int:
    between = text[end : thing.start] if end <= thing.start else text[thing.end : start]
    return len(between) + STEP * len(JOINT.findall(between))


def _count(found: Sequence[frozenset[str]], own: Sequence[frozenset[str]]) -> int:
    told = frozenset().union(*found)
    return sum(is_told(each, told) for each in own)


def _tells(senses: frozenset[str], others: Sequence[frozenset[str]]) -> bool:
    return any(senses & other for other in others)
