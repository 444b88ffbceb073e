"""Two questions in one sentence: "Who signed the Act, and when does it take effect?"."""

from __future__ import annotations

import re
from typing import Final

from agent.question.names import find_references
from agent.question.words import find_content, split_words

_WH: Final = r"(?:who|whom|when|where|why|how|what|which|whose)"
_JOINT: Final = re.compile(
    rf",?\s+and\s+(?:also\s+)?(?=(?:(?:by|in|on|at|for|to|from|under|with|since) )?{_WH}\b)",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    rf"^(?:(?:by|in|on|at|for|to|from|under|with|since) )?{_WH}\b.*?\s(?:is|are|was|were|does|do|"
    r"did|has|have|had|will|would|can|could|may|must|shall|should)\s+(?P<subject>\S+)|"
    r"^who\s+(?P<act>[a-z]+)\s+\S+",
    re.IGNORECASE,
)
"""A question of its own: a word that asks, a verb, and what it is asked of."""
_PRONOUN: Final = re.compile(r"\b(?:it|they|them)\b(?=\W|$)", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"\b(?:its|their|he|she|him|her|his)\b", re.IGNORECASE)
_CUT_SHORT: Final = re.compile(
    r"(?:the )?(?:first|second|third|fourth|last|next|other|others|latter|former|each|one|ones|two|"
    r"both|all|same|any|none|some)\b(?! of the\b)",
    re.IGNORECASE,
)
"""A subject whose noun stands in the first half: "when is the third planned"."""


def split_halves(text: str) -> tuple[str, ...]:
    """Return the questions that a sentence asks, each to be read alone; the text itself if one.

    A pronoun of the second stands for the only text that the first names. Where that is not plain,
    or a half is no question of its own ("in how many originals and in which language"), nothing is
    split: a question that is half understood is worse than a long one.
    """
    joints = list(_JOINT.finditer(text))
    if len(joints) != 1:
        return (text,)
    first, second = text[: joints[0].start()].strip(" ,"), text[joints[0].end() :].strip()
    if not (_ASKS.match(first) and _ASKS.match(second)):
        return (text,)
    read = _read_alone(second, first)
    if read is None or not all(_has_subject(each) for each in (first, read)):
        return (text,)
    return f"{first}?", f"{read[:1].upper()}{read[1:]}"


def _read_alone(second: str, first: str) -> str | None:
    """Return the second half with what it says of the first in full, None where that is unclear."""
    asks = _ASKS.match(second)
    if _POSSESSIVE.search(second) or asks is None or _is_cut_short(second, asks):
        return None
    named = list({each.phrase: each for each in find_references(first)}.values())
    if _PRONOUN.search(second):
        return _PRONOUN.sub(named[0].phrase, second, count=1) if len(named) == 1 else None
    for each in find_references(second):
        full = [one for one in named if one.head == each.head and one.modifiers]
        if not each.modifiers and len(full) == 1:
            second = second.replace(each.phrase, full[0].phrase)
    return second


def _is_cut_short(second: str, asks: re.Match[str]) -> bool:
    return (
        asks["subject"] is not None and _CUT_SHORT.match(second, asks.start("subject")) is not None
    )


def _has_subject(half: str) -> bool:
    return bool(find_references(half)) or len(find_content(split_words(half))) > 1
