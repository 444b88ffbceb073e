"""Find a bound that moved off its own step: "above level B" for "level B or higher".

Bounds of figures are for the checks of values; here a level, a grade or a class is the bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.checks.fault import Fault

_STEP: Final = r"(?P<what>(?:[a-z]+ )?(?![\d.,]+\b)[\w-]+)"
_UP: Final = r"(?:higher|above|greater|better|more|over|older|later|stronger|up(?:wards?)?)"
_DOWN: Final = r"(?:lower|below|less|worse|under|younger|earlier|weaker|down(?:wards?)?)"
WITH_STEP: Final = {
    True: re.compile(rf"\b{_STEP} (?:or|and) {_UP}\b(?! than\b)", re.IGNORECASE),
    False: re.compile(rf"\b{_STEP} (?:or|and) {_DOWN}\b(?! than\b)", re.IGNORECASE),
}
WITHOUT_STEP: Final = {
    True: re.compile(
        r"(?<!and )(?<!or )(?<!not )\b(?:above|beyond|exceed(?:s|ing)?|over|"
        rf"(?:higher|greater|better|more|older|stronger) than) (?:the |an? )?{_STEP}",
        re.IGNORECASE,
    ),
    False: re.compile(
        r"(?<!and )(?<!or )(?<!not )\b(?:below|under|beneath|"
        rf"(?:lower|less|worse|younger|weaker) than) (?:the |an? )?{_STEP}",
        re.IGNORECASE,
    ),
}
KEPT: Final = re.compile(
    r"\b(?:at (?:the very )?(?:least|most)|no (?:less|lower|higher|more)|minimum|maximum|from|"
    r"equal|not (?:below|above|under|over)|up to|includ\w*)\b",
    re.IGNORECASE,
)


def find_moved_bounds(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for each step that one side counts in and the other leaves out."""
    offered = " . ".join(quotes)
    for up in (True, False):
        for theirs, ours in (
            (WITH_STEP[up], WITHOUT_STEP[up]),
            (WITHOUT_STEP[up], WITH_STEP[up]),
        ):
            yield from _moved(stated, offered, ours, theirs)


def _moved(
    stated: str, offered: str, ours: re.Pattern[str], theirs: re.Pattern[str]
) -> Iterator[Fault]:
    mine = list(ours.finditer(stated))
    if not mine or theirs.search(stated) or ours.search(offered):
        return
    there = {_last(match): match.group() for match in theirs.finditer(offered)}
    for match in mine:
        if _last(match) in there and not KEPT.search(stated) and not KEPT.search(offered):
            yield Fault(words=match.group(), why=f"the source says {there[_last(match)]!r}")


def _last(match: re.Match[str]) -> str:
    return match["what"].split()[-1].casefold()
