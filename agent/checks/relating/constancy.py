"""Find how often told as more, or less: "often" may not become "always", nor "always" "often"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.checks.fault import Fault
from agent.checks.headed import headed

ALWAYS: Final = headed(
    r"\b(?:always|invariably|in every case|in all cases|every time|each time|at all times|"
    r"all the time|without fail|without exception|constantly|unfailingly|on every occasion|"
    r"in each case|never|not once|at no time|on no occasion|under no circumstances|in no case)\b",
    re.IGNORECASE,
)
MOSTLY: Final = headed(
    r"\b(?:often|oftentimes|frequently|sometimes|typically|usually|generally|normally|commonly|"
    r"in many cases|in most cases|in some cases|in certain cases|at times|occasionally|"
    r"from time to time|now and then|on occasion|rarely|seldom|hardly ever|tends? to|tended to|"
    r"as a rule|by and large|for the most part|more often than not|ordinarily|customarily|"
    r"regularly|periodically|repeatedly|many times)\b",
    re.IGNORECASE,
)
NOT_ALWAYS: Final = re.compile(
    r"\b(?:not|cannot|never|nor|hardly|\w+n't)(?: (?!but\b)[\w'-]+){0,4} "
    r"(?:always|invariably|in (?:every|all|each) cases?|(?:every|each) time|at all times|"
    r"all the time|constantly|on every occasion)\b",
    re.IGNORECASE,
)
WHOLE: Final = headed(
    r"\b(?:all|every|each|any|whenever|universal(?:ly)?|entire(?:ly)?|permanent(?:ly)?|"
    r"continual(?:ly)?|continuous(?:ly)?|consistent(?:ly)?|routine(?:ly)?|both|no|none)\b",
    re.IGNORECASE,
)
"""What may stand for "always" in a source that also has an "often"."""


def find_steadied(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield "always" where the source says "often" alone, and "often" where it says "always".

    Both texts say how often: that is the proof. A source that says it in both ways proves nothing.
    """
    stated = NOT_ALWAYS.sub(" sometimes ", stated)
    ours, ours_loose = ALWAYS.search(stated), MOSTLY.search(stated)
    if (ours is None) == (ours_loose is None):
        return
    offered = NOT_ALWAYS.sub(" sometimes ", " . ".join(quotes))
    theirs, theirs_loose = ALWAYS.search(offered), MOSTLY.search(offered)
    if (theirs is None) == (theirs_loose is None):
        return
    if ours and theirs_loose and not WHOLE.search(offered):
        yield Fault(words=ours.group(), why=f"the source says {theirs_loose.group()!r}")
    if ours_loose and theirs:
        yield Fault(words=ours_loose.group(), why=f"the source says {theirs.group()!r}")
