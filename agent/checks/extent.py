"""Find a part told as the whole, and "all" or "only" that the source does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agent.checks.clauses import words_in
from agent.checks.fault import Fault

PARTS = re.compile(
    r"\b(?:(?<!the )(?<!your )(?<!our )(?<!its )(?<!their )most|most of|some|many|"
    r"several|few|a few|a majority|the majority|a minority|a number|"
    # "A five-part case" and "part 2" count the parts.
    r"(?<!-)parts?(?! \d)|half|certain|a third|a quarter|two-thirds|three-quarters)"
    r"(?: of(?: the)?)?\b",
    re.IGNORECASE,
)
DEGREE = re.compile(r"\bby (?:about |around |nearly |almost |over |more than )?$", re.IGNORECASE)
NEAR = 30
"""Letters between a word for a part and what it is a part of: "most of the very large cities"."""
MAJORITY = re.compile(r"(?:a |the )?(?:majority|most|minority|number|part|half)\b", re.IGNORECASE)
WHOLE_NEAR = 9
"""Letters in front of a word that hold "all the" or "every"."""
# "Above all" and "9 million in all" widen nothing; "every year" is how often, not how many.
WHOLE = re.compile(
    r"(?<!above )(?<!after )(?<!at )\b(?:all(?!\s*(?:[,.;:)]|$))|"
    r"every(?! (?:year|month|week|day|quarter|hour|decade|term|session)\b)|always|entirely|fully|"
    r"completely|"
    r"everyone|everybody)\b(?! (?:in all|appearances|accounts|likelihood|means)\b)",
    re.IGNORECASE,
)
WHOLE_THERE = re.compile(
    r"\b(?:all|every|each|any|always|entire\w*|full\w*|complete\w*|whole|everyone|everybody|both|"
    r"no|none|total|throughout|across)\b|\b100 ?(?:%|percent\b)",
    re.IGNORECASE,
)
ONLY = re.compile(
    # "Only limited insight" says no more than "limited insight".
    r"(?<!not )\b(?:only|solely|exclusively)\b(?! (?:limited|partial|partly|a few|few)\b)",
    re.IGNORECASE,
)
ONLY_THERE = re.compile(
    r"\b(?:only|sole|solely|exclusive\w*|just|merely|nothing but|no other|alone|unless|"
    r"limited to|restrict\w*|except|until|no more|at most|no one else|but|few|little|hardly|"
    r"scarcely|barely|rarely)\b",
    re.IGNORECASE,
)
# What depends on a condition is so only on that condition.
ONLY_ON = re.compile(
    r"\bonly (?:as far as|if|when|where|once|after|with|to the extent|insofar|in so far|provided|"
    r"on|upon|for as long|as long|in the case|in cases?|subject to)\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"\b(?:subject to|provided|if|where|when|once|depend\w*|conditional|contingent|condition|"
    r"after|upon|as long as|requires?|must|shall|with|"
    r"before|until|prior|ha(?:s|ve) to|need|precondition|may not)\b",
    re.IGNORECASE,
)


def _is_whole(text: str, stem: str) -> bool:
    """Say whether "all" or "every" stands right in front of the word."""
    return any(
        WHOLE.search(text[max(0, word.start - WHOLE_NEAR) : word.end]) is not None
        for word in words_in(text)
        if word.content and word.stem == stem
    )


def _is_part(stated: str, stem: str) -> bool:
    """Say whether a word for a part stands in front of the word, or alone behind the verb."""
    places = [word.start for word in words_in(stated) if word.content and word.stem == stem]
    parts = list(PARTS.finditer(stated))
    near = any(0 <= start - match.end() <= NEAR for match in parts for start in places)
    return near or (
        len(parts) == 1
        and parts[0].start() > places[0]
        and MAJORITY.match(stated, parts[0].start()) is not None
    )


def find_widened(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Return a fault for each part told as the whole, and each "all" or "only" of our own."""
    faults = []
    offered = " ".join(quotes)
    pairs = set(pairwise(word.stem for word in words_in(stated) if word.content))
    for match in PARTS.finditer(offered):
        if DEGREE.search(offered, 0, match.start()):
            # "Cut by a third": by how much, not of what.
            continue
        behind = [w.stem for w in words_in(offered, match.end()) if w.content][:2]
        if tuple(behind) in pairs and not _is_part(stated, behind[0]):
            why = "the source speaks of a part, the statement of the whole"
            faults.append(Fault(words=match.group(), why=why))
        elif behind and _is_whole(stated, behind[0]) and not _is_whole(offered, behind[0]):
            why = f"the source says {match.group()!r}"
            faults.append(Fault(words=f"all of {match.group()}", why=why))
    whole, only = WHOLE.search(stated), ONLY.search(stated)
    if whole is not None and not WHOLE_THERE.search(offered):
        faults.append(Fault(words=whole.group(), why="the source does not say so"))
    if only is not None and not ONLY_THERE.search(offered):
        on_condition = ONLY_ON.match(stated, only.start()) and CONDITION.search(offered)
        if not on_condition:
            faults.append(Fault(words=only.group(), why="the source does not say so"))
    return faults
