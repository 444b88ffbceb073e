"""Join lines into the text of a paragraph; hyphens at line ends are weighed by the document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u00ad\u2010]$")
_BEGINNING = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)")
_SOFT_HYPHEN = "\u00ad"
# First parts that keep their hyphen in English prose ("self-\nassessment"), used only when the
# document itself shows neither spelling.
_KEEPING = {
    "all", "anti", "co", "cross", "ex", "full", "high", "inter", "long", "low", "mid", "multi",
    "near", "non", "off", "on", "one", "post", "pre", "quasi", "real", "risk", "self", "semi",
    "short", "small", "third", "two", "well", "e",
}  # fmt: skip


def collect_words(texts: Iterable[str]) -> set[str]:
    """Return the words that stand whole inside lines, in lower case."""
    words: set[str] = set()
    for text in texts:
        found = _WORD.findall(text.lower())
        words.update(found[:-1] if _BROKEN.search(text) else found)
    return words


def join_lines(lines: Sequence[str], words: set[str]) -> str:
    """Return one text of the lines of a paragraph."""
    text = ""
    for line in lines:
        text = _join_two(text, line.strip(), words) if text else line.strip()
    return text


def _join_two(above: str, below: str, words: set[str]) -> str:
    broken = _BROKEN.search(above)
    start = _BEGINNING.match(below)
    if broken is None or start is None:
        # A dash or slash that ends a line keeps its word together: "2025-\n26", "and/\nor".
        glued = above[-1:] in "-/\u2010" and above[-2:-1].strip() != "" and below[:1].isalnum()
        return above + below if glued else f"{above} {below}"
    first, second = broken.group(1).lower(), start.group(1).lower()
    stem = above[:-1]
    if above.endswith(_SOFT_HYPHEN) or first + second in words:
        return stem + below
    keeps = (
        f"{first}-{second}" in words
        or not start.group(1)[0].islower()
        or first in _KEEPING
        or (first in words and second in words and len(first) > 3 and len(second) > 3)
    )
    return above + below if keeps else stem + below
