"""Find "the largest" told of what is one of the largest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agent.checks.fault import Fault
from agent.checks.headed import headed

SUPERLATIVE = headed(
    r"\b(?P<part>(?:(?:one|some|two|three|several|many) of|among|amongst|arguably|probably|"
    r"perhaps) "
    r"(?:\w+'s |its |their |our )?(?:the |all )?(?:\w+'s )?)?"
    r"(?:(?:the|its|their|\w+'s) )?(?P<top>(?:most|least) [a-z][\w-]+|(?:larg|bigg|high|long|"
    r"strong|"
    r"low|small|fast|old|great|rich|poor|saf|clos|wid|deep|cheap|new|strict|short)est|"
    r"leading|best|worst|top|foremost|premier)\b",
    re.IGNORECASE,
)
# "After the largest comes Sudmark".
AFTER = re.compile(
    r"\b(?:after|behind|next to|second only to|following|but|except|below|exceeded by) $",
    re.IGNORECASE,
)
# "One of the sectors with the fastest growth".
AMONG = re.compile(
    r"\b(?:(?:one|some|two|three|several|many) of|among|amongst) "
    r"(?:the|those|these|its|their|our) [^.;:,]*$",
    re.IGNORECASE,
)


def find_topped(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield "the largest" where the source says "one of the largest"."""
    theirs = [match for quote in quotes for match in SUPERLATIVE.finditer(quote)]
    for ours in SUPERLATIVE.finditer(stated) if theirs else ():
        same = [each for each in theirs if each["top"].casefold() == ours["top"].casefold()]
        later = [f"{m.group()} {ours['top']}" for m in _ranked(ours["top"], quotes)]
        if AFTER.search(stated, 0, ours.start()):
            continue
        if later and not _ranked(ours["top"], [stated]) and len(later) == len(same):
            yield Fault(words=ours.group(), why=f"the source says {later[0]!r}")
            continue
        part = ours["part"] or AMONG.search(stated, 0, ours.start())
        if same and not part and all(each["part"] for each in same):
            yield Fault(words=ours.group(), why=f"the source says {same[0].group()!r}")


def _ranked(top: str, texts: Sequence[str]) -> list[re.Match[str]]:
    """Return the ordinals in front of a superlative: "the third largest", "second-best"."""
    form = re.compile(
        rf"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))"
        rf"(?=[ -]{re.escape(top)}\b)",
        re.IGNORECASE,
    )
    return [match for text in texts for match in form.finditer(text)]
