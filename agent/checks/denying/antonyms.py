"""Read the list of contraries: `contraries.txt`, on each line the words of two sides."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from agent.checks.clauses import root

CONVERSE: Final = "~"
"""In front of a line: "before" and "after" say the same when what they join changes places."""
NONE: Final = frozenset[str]()


@cache
def _lines() -> tuple[tuple[bool, frozenset[str], frozenset[str]], ...]:
    """Return the two sides of each line, and whether the line begins with the mark of converses."""
    text = (files("agent.checks.denying") / "contraries.txt").read_text(encoding="utf-8")
    return tuple(
        (line.startswith(CONVERSE), _stems(left.removeprefix(CONVERSE)), _stems(right))
        for line in text.splitlines()
        for left, _, right in [line.partition("|")]
    )


def _stems(words: str) -> frozenset[str]:
    """Return the stems of words and of their forms: "receive" has another one than "received"."""
    forms = [
        form
        for word in words.split()
        for form in (word, f"{word.removesuffix('e')}ed", f"{word.removesuffix('e')}ing")
    ]
    return frozenset(map(root, forms))


@cache
def conversed() -> dict[str, frozenset[str]]:
    """Return the contraries that say the same where what they join has changed places."""
    found: dict[str, frozenset[str]] = {}
    for converse, left, right in _lines():
        for one, other in ((left, right), (right, left)):
            for stem in one if converse else ():
                found[stem] = found.get(stem, NONE) | other
    return found


@cache
def contraries() -> dict[str, frozenset[str]]:
    """Return by its stem the stems of the contraries of each word of the list."""
    found: dict[str, set[str]] = {}
    for one, other in (pair for _, a, b in _lines() for pair in ((a, b), (b, a))):
        for stem in one:
            found.setdefault(stem, set()).update(other)
    return {stem: frozenset(others) for stem, others in found.items()}


@cache
def kin() -> dict[str, frozenset[str]]:
    """Return by its stem the stems that stand on the same side of a line, its own among them."""
    found: dict[str, set[str]] = {}
    for one in (side for _, *sides in _lines() for side in sides):
        for stem in one:
            found.setdefault(stem, set()).update(one)
    return {stem: frozenset(others) for stem, others in found.items()}
