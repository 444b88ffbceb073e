"""Read factors: "doubled", "twice as many", "three times the size", "20x", "by a factor of four".

A factor is compared with factors: "quadrupled" is "four times as high", in words or in digits.
"""

from __future__ import annotations

import re
from typing import Final

from agent.checks.headed import headed

WORDS: Final = {
    form: value
    for base, value in (
        ("doubl", 2),
        ("tripl", 3),
        ("trebl", 3),
        ("quadrupl", 4),
        ("quintupl", 5),
        ("sextupl", 6),
        ("septupl", 7),
        ("octupl", 8),
        ("decupl", 10),
    )
    for form in (f"{base}e", f"{base}es", f"{base}ed", f"{base}ing")
}
# "Double-check", "dual-use" and "a double major" multiply nothing.
WORD: Final = headed(
    rf"\b(?P<word>{'|'.join(sorted(WORDS, key=len, reverse=True))})\b"
    r"(?![ -](?:check|blind|edged|sided|click|standard|digits?|figures?|jeopardy|glaz\w+)\w*\b)"
    r"(?! as an? )",
    re.IGNORECASE,
)
_MORE: Final = (
    r"as|more|less|fewer|higher|lower|larger|smaller|greater|bigger|longer|shorter|faster|slower|"
    r"quicker|cheaper|better|stronger|worse|wider|safer|richer|heavier|costlier|dearer|"
    r"the (?:size|number|amount|rate|average|level|costs?|price|figure|share|value|volume|total|"
    r"capacity|speed|length|height|weight|area|power|output|demand|sum|current|previous|original|"
    r"usual|normal|national|present)|that of|what|its|their|his|her|those of"
)
TIMES: Final = re.compile(rf"(?:x|-?fold)\b| times(?= (?:{_MORE})\b)", re.IGNORECASE)
"""Behind a number: "20x", "20-fold" and "20 times as much" are factors; "20 times a year" not."""
TWICE: Final = headed(rf"\b(?P<word>twice|thrice)(?= (?:{_MORE})\b)", re.IGNORECASE)
FACTOR: Final = re.compile(r"\bfactors? of $", re.IGNORECASE)


def multiplied(text: str, start: int, end: int) -> int | None:
    """Return where the factor ends whose number stands at `start`-`end`, None if it is none."""
    if times := TIMES.match(text, end):
        return times.end()
    return end if FACTOR.search(text, max(0, start - 12), start) else None
