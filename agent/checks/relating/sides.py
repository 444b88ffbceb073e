"""Find a thing that a statement places elsewhere: "at the top" for "at the bottom"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agent.checks.clauses import FUNCTION, root
from agent.checks.headed import headed
from agent.checks.words import listed, words_of
from agent.types import Finding, Judgement

NAME = "swaps"
GRADES = (
    listed("international territorial domestic foreign national overseas coastal inland"),
    listed("federal state municipal"),
    listed("northern southern eastern western"),
    listed("urban rural"),
    listed("onshore offshore"),
)
"""Adjectives that place a thing: where two of a line change places, so does what they describe."""
ALIKE = {"domestic", "national"}
"""Of a country's own law or market both say the same."""
_SIDES = (("top", "bottom"), ("upper", "lower"), ("left", "right"), ("front", "rear"),
          ("front", "back"), ("inner", "outer"), ("horizontal", "vertical"))  # fmt: skip
OPPOSITE_SIDES = (*_SIDES, *((other, one) for one, other in _SIDES))
SIDES = headed(
    r"(?<=\bthe )(?:top|bottom|left|right|front|rear|back)"
    r"(?= (?:of|corner|side|hand|half|edge|pane|panel|column|menu|bar|margin|row)\b|-hand)|"
    r"(?<=\b(?:on|to|at) the )(?:top|bottom|left|right|front|rear|back)\b|"
    r"\b(?:upper|lower)(?=[ -](?:left|right|corner|half|part|edge|case|floor|deck|house|chamber))|"
    r"(?<=\b(?:upper|lower)[ -])(?:left|right)\b|"
    r"\b(?:top|bottom)(?=[ -](?:left|right|corner|of the (?:page|screen|table|form))\b)|"
    r"\b(?:inner|outer|horizontal|vertical)(?=ly\b|\b)",
    re.IGNORECASE,
)
"""Words that say on which side of a thing something is, where they say nothing else."""


def find_placed(stated: str, quotes: Sequence[str]) -> Iterator[Finding]:
    """Yield "at the top of the page" for "at the bottom of the page"."""
    ours = {match.group().casefold() for match in SIDES.finditer(stated)}
    theirs = {match.group().casefold() for quote in quotes for match in SIDES.finditer(quote)}
    for one, other in OPPOSITE_SIDES:
        if one in ours - theirs and other in theirs - ours:
            yield Finding(
                check=NAME,
                judgement=Judgement.CONTRADICTED,
                message=f"the source says {other!r} here, not {one!r}",
                words=one,
            )


def find_moved(stated: str, quotes: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each thing that the statement places elsewhere than the evidence."""
    ours, theirs = _graded(stated), [pair for quote in quotes for pair in _graded(quote)]
    offered = {word for quote in quotes for word in words_of(quote)}
    for line, grade, noun in ours:
        if grade in offered:
            continue
        other = next((g for own, g, n in theirs if own == line and n == noun), None)
        if other is not None and {grade, other} != ALIKE:
            yield Finding(
                check=NAME,
                judgement=Judgement.CONTRADICTED,
                message=f"the source says {other!r} here, not {grade!r}",
                words=grade,
            )


def _graded(text: str) -> list[tuple[int, str, str]]:
    """Return the adjectives that place a thing: their line, themselves, the root of the thing."""
    words = words_of(text)
    return [
        (line, word, root(noun))
        for at, word in enumerate(words)
        for line, grades in enumerate(GRADES)
        if word in grades
        for noun in words[at + 1 : at + 3]
        if noun not in FUNCTION
    ]
