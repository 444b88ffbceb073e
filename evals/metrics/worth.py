"""Is a statement worth checking, and does it then cite anything?

Rules, and strict ones: in doubt a statement is worth it. Only what asks, announces, talks about the
answer itself or declines is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from agent.checks.clauses import words_in
from agent.checks.words import plain
from agent.types import Answer
from evals.judges.types import Judge
from evals.metrics.types import Mark, Metric, skip
from evals.types import CaseRun

FEWEST_WORDS: Final = 2
"""Content words that a claim needs: "Piers collapsed" says something, "Overall:" does not."""

MOST_TALK: Final = 6
"""Content words of talk about the answer itself: "Here is what the two documents say on the fee"
has five. What is longer mostly says something besides."""

_ASKS: Final = re.compile(r"[?:]\W*$")
_ENDS_WITHIN: Final = re.compile(r"[.!?]\s+\S|\n")
_EXCLAIMS: Final = re.compile(
    r"^\W*(?:(?:sure|certainly|of course|great question|thanks|thank you|in summary|"
    r"to summari[sz]e|overall)\b\W*)+",
    re.IGNORECASE,
)
_TALKS: Final = re.compile(
    r"^\W*(?:let me|let us|let's|i (?:hope|can|could|cannot|can't|will|do not know|don't know|"
    r"am (?:sorry|unable|happy|glad))|i'm (?:sorry|unable|happy|glad)|as an ai|"
    r"here (?:is|are)|here's|below (?:is|are)|hope this)\b",
    re.IGNORECASE,
)
_DECLINES: Final = re.compile(
    r"^\W*(?:(?:the|these|those|your|provided|given|available|retrieved|cited|none of the|no|"
    r"neither of the)\s+)*(?:documents?|sources?|passages?|context|texts?|excerpts?|evidence|"
    r"information|library|search results?)\b(?:\s+(?:provided|given|available|above|here))*\s+"
    r"(?:do not|does not|don't|doesn't|did not|cannot|says? nothing|(?:is|are|was|were)\s+"
    r"(?:not|silent|available|given|provided))\b",
    re.IGNORECASE,
)


def is_worth_checking(text: str) -> bool:
    """Say whether a statement claims something that a reader would want proven."""
    if _ASKS.search(text) and not _ENDS_WITHIN.search(text.strip()):
        return False
    stated = _EXCLAIMS.sub("", plain(text))
    if _DECLINES.match(stated):
        return False
    figured = any(map(str.isdigit, stated))
    content = sum(each.content for each in words_in(stated))
    if _TALKS.match(stated) and not figured and content <= MOST_TALK:
        return False
    return content >= FEWEST_WORDS or (content > 0 and figured)


def read_uncited(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield a mark for each statement that is worth checking: does it cite nothing?"""
    del run, judge
    for place, statement in enumerate(answer.statements):
        if not is_worth_checking(statement.text):
            yield skip("it claims nothing that needs proof", place)
        else:
            cites = bool(statement.evidence)
            why = "" if cites else "it claims something and cites nothing"
            yield Mark(value=float(not cites), place=place, why=why)


METRICS: tuple[Metric, ...] = (
    Metric(
        name="uncited_claims",
        definition=(
            "Of the statements that are worth checking: share without any citation. Not worth it "
            "is what asks, announces, talks about the answer, or says that the documents do not "
            "say."
        ),
        source=(
            "Check-worthiness after Hassan et al. 2017, ClaimBuster, and Wang et al. 2024, "
            "Factcheck-Bench; the rules are ours."
        ),
        better="lower",
        level="statement",
        gates=True,
        read=read_uncited,
    ),
)
