"""Check lettered points: "points (a) to (d)" may not be told of "points (a) to (c)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.checks.fault import Fault

_MARK: Final = r"\((?:[a-z]|[ivx]{1,4})\)"
POINTS: Final = re.compile(
    rf"\b(?P<label>(?:sub-?)?(?:points?|paragraphs?|letters?|items?|clauses?|paras?\.?|indents?)) "
    rf"(?P<first>{_MARK})(?P<more>(?:(?:, (?:and |or )?| and | or | to | through | ?- ?){_MARK})*)",
    re.IGNORECASE,
)
MARK: Final = re.compile(r"\((?P<mark>[a-z]|[ivx]{1,4})\)")
RANGE: Final = re.compile(r"\((?P<low>[a-z])\)(?: to | through | ?- ?)\((?P<high>[a-z])\)")
OPENS: Final = re.compile(r"^\(?(?P<mark>[a-z]|[ivx]{1,4})[).] ")
"""A sentence that is such a point itself."""


def find_lettered(stated: str, sources: Sequence[str]) -> Iterator[Fault]:
    """Yield a point of the statement that the evidence does not have, where it has others.

    Args:
        stated: the plain text of a statement.
        sources: the plain texts of the evidence, and of what places it.
    """
    told = list(POINTS.finditer(stated))
    if not told:
        return
    known = frozenset().union(*map(_marks, sources))
    opened = {match["mark"] for source in sources if (match := OPENS.match(source))}
    if not known and not opened:
        return
    for match in told:
        lost = sorted(_marks(match.group()) - known - opened)
        if lost:
            yield Fault(words=match.group(), why=f"the source has no point ({lost[0]})")


def _marks(text: str) -> frozenset[str]:
    """Return the letters in brackets of a text, those within a range too."""
    found = {match["mark"] for match in MARK.finditer(text)}
    for match in RANGE.finditer(text):
        found |= {chr(code) for code in range(ord(match["low"]), ord(match["high"]) + 1)}
    return frozenset(found)
