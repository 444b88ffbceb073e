"""Find what small words tell in other words: "requires" for "must", "allowed" for "may"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from agent.checks.binding.imperative import is_imperative

TOLD_OTHERWISE: Final = {
    "no": re.compile(
        r"\b(?:other than|rather than|instead of|apart from|un(?!i|der|til|less)\w{4,}|free of|"
        r"lack\w*|absen\w+|fail\w*|refus\w+|exclud\w+|exempt\w*)\b",
        re.IGNORECASE,
    ),
    "must": re.compile(
        r"\b(?:requir\w*|oblig\w*|mandat\w*|compulsory|ha(?:s|ve|d) to|needs? to|bound to|"
        r"dut(?:y|ies)|(?:is|are) to)\b",
        re.IGNORECASE,
    ),
    "should": re.compile(r"\b(?:recommend|advis|encourag|urg)\w*", re.IGNORECASE),
    "may": re.compile(
        r"\b(?:allow|permit|enabl|entitl|potential|possib|able to|abilit|let|option|likel|free)\w*|"
        r"\b(?:how|ways?) to\b",
        re.IGNORECASE,
    ),
    "only": re.compile(
        r"\b(?:subject to|limited|alone|just|nothing but|no other|restrict\w*)\b", re.IGNORECASE
    ),
    "if": re.compile(
        r"\b(?:where|when\w*|provided|in case|in the event|once|subject to|should|unless|"
        r"whether|condition\w*)\b",
        re.IGNORECASE,
    ),
    "unless": re.compile(
        r"\b(?:only|other than|apart from|but for|excluding|if|save)\b", re.IGNORECASE
    ),
    "before": re.compile(r"\b(?:prior|ahead|earlier|until|previous\w*|advance)\b", re.IGNORECASE),
    "after": re.compile(
        r"\b(?:following|once|since|later|subsequent\w*|when|upon|from)\b", re.IGNORECASE
    ),
    "all": re.compile(
        r"\b(?:whole|entire\w*|per|throughout|across|an? (?:year|month|week|day|quarter|hour)|"
        r"annual\w*|yearly|monthly|weekly|daily|quarterly|whatever|whichever)\b",
        re.IGNORECASE,
    ),
    "some": re.compile(
        r"\b(?:at least|or (?:less|fewer|more)|number of|various|majority|frequent\w*|common\w*|"
        r"typical\w*|among|one of)\b",
        re.IGNORECASE,
    ),
    "more": re.compile(
        r"\b(?:at least|at minimum|not? (?:less|fewer|under) than|or over|upwards?|"
        r"exce(?:ed|ss)\w*|beyond|past|surpass\w*|outnumber\w*|minimum)\b",
        re.IGNORECASE,
    ),
    "less": re.compile(
        r"\b(?:at (?:most|maximum)|up to|not? more than|within|maximum|short of|"
        r"or under)\b",
        re.IGNORECASE,
    ),
    "near": re.compile(r"\b(?:about|around|some|close to|roughly)\b", re.IGNORECASE),
}
"""Other ways to tell what a small word tells. What they govern is for the checks of force, order
and scope; here they only show that the small word is no invention and was not dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise:
    """The senses of small words that each side also tells in other words."""

    ours: frozenset[str]
    theirs: frozenset[str]


@lru_cache(maxsize=1_000)
def tell_otherwise(texts: tuple[str, ...]) -> frozenset[str]:
    """Return the senses, as in `lists.SENSES`, that one of the plain texts tells in other words."""
    found = {sense for sense, form in TOLD_OTHERWISE.items() if any(map(form.search, texts))}
    if any(map(is_imperative, texts)):
        found |= {"must", "should"}
    return frozenset(found)
