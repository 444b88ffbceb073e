"""Words that careful writers exchange in policy texts without changing what is said.

Each line of `exchanged.txt` is a group: in the place of one word of it another may stand in a
near-verbatim statement. Force, hedges, figures, dates, names and order are for their own checks:
words that differ in one of these may stand together there, words of contrary sense never do.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from agent.checks.clauses import root


def find_exchanged(key: str) -> frozenset[str]:
    """Return the stems that may stand in the place of a stem; none for one of no group."""
    return _alike().get(key, frozenset())


@cache
def _alike() -> dict[str, frozenset[str]]:
    text = (files("agent.checks.overlap") / "exchanged.txt").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        stems = {root(word) for word in line.split()}
        for each in stems:
            found.setdefault(each, set()).update(stems - {each})
    return {each: frozenset(others) for each, others in found.items()}
