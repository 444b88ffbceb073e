"""Tell whether a word is an everyday one: among the commonest of English, and no name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from agent.checks.clauses import root
from agent.checks.overlap.vocabulary import is_listed

LEAST: int = 4
"""Letters. The stems of shorter words are those of too many names: "Kay", "Lin", "Rio"."""


def is_everyday(word: str) -> bool:
    """Say whether a word that opens a sentence alone is likelier a common word than a name.

    Of the commonest stems of English, those that name a person, a place, a body or a make stand
    in `names.txt`; "Emphasis", "Tags" and "Conventional" are among the others.
    """
    small = word.casefold()
    stem = root(small)
    return len(small) >= LEAST and small.isalpha() and is_listed(stem) and stem not in _names()


@cache
def _names() -> frozenset[str]:
    text = (files("agent.checks.overlap") / "names.txt").read_text(encoding="utf-8")
    return frozenset(root(word) for word in text.split())
