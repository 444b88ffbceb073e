"""Tell whether what a statement has done first is what the source has done later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.checks.clauses import words_in

# What stands in front of these comes first ...
THEN: Final = re.compile(
    r"(?:[,;.] |\b)(?:and then|then|later|next|subsequently|afterwards?|after (?:that|which)|"
    r"followed by|in turn|before|prior to|until|thereafter)\b",
    re.IGNORECASE,
)
# ... and what stands behind these.
ONCE: Final = re.compile(r"\b(?:after|once|following|subsequent to)\b", re.IGNORECASE)
FRONTED: Final = re.compile(
    r"^(?:(?P<late>before|prior to|until)|(?P<early>after|once|following|subsequent to)) "
    r"(?P<front>[^,]+), ",
    re.IGNORECASE,
)
EDGE: Final = re.compile(r"[.;:,]|\b(?:and|then|before|after|while|but|later)\b", re.IGNORECASE)


def is_told_late(stated: str, place: int, quotes: Sequence[str]) -> bool:
    """Say whether the clause with a "first" at `place` tells more of what the source puts later."""
    start = max((edge.end() for edge in EDGE.finditer(stated, 0, place)), default=0)
    edge = EDGE.search(stated, place)
    # "Pilots must first test it": the act stands behind; "the log is uploaded first": in front.
    told = _stems(stated[place : edge.start() if edge else len(stated)]) - {"first"}
    told = told or _stems(stated[start:place]) or _stems(stated[:place])
    for quote in quotes:
        parts = _part(quote)
        if parts is not None:
            early, late = (_stems(part) for part in parts)
            if len(told & (late - early)) > len(told & (early - late)):
                return True
    return False


def _part(quote: str) -> tuple[str, str] | None:
    """Return what a sentence puts first and what it puts later, None if it does not say."""
    front = FRONTED.match(quote)
    if front is not None:
        rest = quote[front.end() :]
        return (rest, front["front"]) if front["late"] else (front["front"], rest)
    mark = THEN.search(quote, 1)
    if mark is not None:
        return quote[: mark.start()], quote[mark.end() :]
    mark = ONCE.search(quote, 1)
    return (quote[mark.end() :], quote[: mark.start()]) if mark is not None else None


def _stems(text: str) -> set[str]:
    return {word.stem for word in words_in(text) if word.content}
