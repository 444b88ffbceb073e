"""Read the comparison that stands around a figure: "at least 15", "15 or more", "about 15"."""

from __future__ import annotations

import re

LOWER, ABOVE, UPPER, BELOW, ABOUT = "at least", "more than", "at most", "less than", "about"
BEFORE = (
    (
        re.compile(
            r"(?:\bat least|\b(?:no|not) (?:less|fewer|lower) than|\bminimum(?: of)?|"
            r"\ba minimum|≥|>=) ?$",
            re.IGNORECASE,
        ),
        LOWER,
    ),
    (
        re.compile(
            r"(?:\b(?:no|not) (?:more|greater|higher|longer|later) than|\bup to|\bat most|"
            r"\bnot (?:to )?exceed(?:ing)?|\bmaximum(?: of)?|\bas (?:many|much) as|≤|<=) ?$",
            re.IGNORECASE,
        ),
        UPPER,
    ),
    (
        re.compile(
            r"(?:\b(?:more|greater|higher|longer|larger) than|\bexceed(?:s|ed|ing)?|\babove|"
            r"\bover|\bupwards of|\bin excess of|>) ?$",
            re.IGNORECASE,
        ),
        ABOVE,
    ),
    (
        re.compile(
            r"(?:\b(?:less|fewer|lower|shorter|smaller) than|\bunder|\bbelow|\bshort of|<) ?$",
            re.IGNORECASE,
        ),
        BELOW,
    ),
    (
        re.compile(
            r"(?:\babout|\baround|\bapproximately|\bapprox\.?|\broughly|\bnearly|\balmost|"
            r"\bsome|\bcirca|\bc\.|\bclose to|~|≈) ?$",
            re.IGNORECASE,
        ),
        ABOUT,
    ),
)
AFTER = (
    (re.compile(r" or (?:more|above|over|greater|longer|higher)\b|\+", re.IGNORECASE), LOWER),
    (re.compile(r" or (?:less|fewer|below|under|lower)\b", re.IGNORECASE), UPPER),
)
OVER = "over"
"""Said of a span of time, which may mean "more than" and may mean "for the length of"."""
SPANS = frozenset({"day", "week", "month", "year", "decade"})


def comparison(text: str, start: int, end: int, unit: str) -> str:
    """Return the comparison around the figure at `start`-`end` of a plain text, "" if none."""
    before = text[max(0, start - 40) : start]
    for pattern, name in BEFORE:
        match = pattern.search(before)
        if match is not None:
            over = match.group().strip().casefold() == "over" and unit in SPANS
            return OVER if over else name
    behind = text[end : end + 40]
    for pattern, name in AFTER:
        if pattern.match(behind) or re.match(
            rf" [^\W\d_]+{pattern.pattern}", behind, re.IGNORECASE
        ):
            return name
    return ""
