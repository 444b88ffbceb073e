"""Check scope: a rule or finding may not be told of more, or of other things, than the source's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from agent.checks.clauses import words_in
from agent.checks.relating.joined import LIGHT, find_joined, find_uses
from agent.checks.relating.parties import find_exchanged_parties
from agent.checks.relating.widened import find_widened
from agent.checks.senses import is_told, sense_at, senses_in
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "scope"
# Adjectives that say which things a rule covers: without them it covers more.
NARROWS = {
    "critical": "critical\\w*|vital|essential|key",
    "sensitive": "sensitiv\\w*|confidential",
    "local": "local\\w*|municipal\\w*|town\\w*|area|nearby|neighbour\\w*",
    "regional": "region\\w*",
    "domestic": "domestic\\w*|home|national\\w*|internal",
    "foreign": "foreign\\w*|abroad|overseas|other countr\\w*|non-\\w+",
    "private": "privat\\w*",
    "military": "militar\\w*|defen[cs]e|armed",
    "civilian": "civil\\w*",
    "commercial": "commerc\\w*|business\\w*|profit\\w*|trade",
    "non-commercial": "non-commercial|not for profit",
    "small": "small\\w*|little|minor",
    "large": "large\\w*|big\\w*|major",
    "minor": "minor\\w*|small\\w*",
    "high-risk": "high-risk|high risk|risk\\w*",
    "rural": "rural|country\\w*",
    "urban": "urban|cit(?:y|ies)",
    "adult": "adult\\w*|18|grown\\w*",
    "young": "young\\w*|youth\\w*|junior",
    "elderly": "elder\\w*|old\\w*|senior\\w*",
    "primary": "primar\\w*|elementary|main\\w*|principal\\w*|chief\\w*|core|key|leading|central|"
    "foremost|fundamental\\w*|major|first\\w*|basic",
    "secondary": "secondar\\w*|high school\\w*|second\\w*|subordinate|subsidiary|lesser|auxiliary",
    "federal": "fed\\w*|national\\w*",
    "central": "central\\w*|national\\w*",
    "coastal": "coast\\w*|sea\\w*",
    "offshore": "offshore|at sea|sea\\w*",
    "nuclear": "nuclear|atomic",
    "renewable": "renewabl\\w*|wind|solar",
    "digital": "digital\\w*|electronic\\w*|online",
    "automated": "automat\\w*|machine\\w*",
    "generative": "generat\\w*",
}
_WHICH = "|".join(sorted(NARROWS, key=len, reverse=True))
_NARROW = re.compile(
    rf"(?<![\w-])(?P<which>{_WHICH}) (?P<noun>[a-z][\w-]+)",
    re.IGNORECASE,
)
_KEPT = {which: re.compile(rf"\b(?:{form})\b", re.IGNORECASE) for which, form in NARROWS.items()}
# "Standards for AI", "spending on computing": what a noun is about.
TOPIC = re.compile(
    r"\b(?P<head>[a-z][\w-]{3,}) (?P<link>on|for|about|against) (?P<rest>[^.,;:()]+)",
    re.IGNORECASE,
)
TOPIC_END = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|will|shall|must|may|can|could|should|would|from|between|"
    r"until|by|with|which|that|who|including|in|on|at|to|for|of|and|or|as|during|under|before|"
    r"after|"
    r"through|within|into|over|than|since|when|where|if|but|because|so|while)\b(?!-)",
    re.IGNORECASE,
)
TOPIC_WORDS = 3
"""Content words behind "of", "on" or "for" that name a topic."""


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each thing that a statement adds, swaps or no longer narrows."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated, offered = plain(text), reach(evidence)
    told = frozenset().union(*(senses_in(quote) for quote in offered.quotes))
    placed = frozenset().union(*(senses_in(label) for label in offered.labels))
    return [
        *(_finding(e.words, e.why) for e in find_joined(stated, offered.quotes, told)),
        *_widened(stated, offered.quotes),
        *_swapped(stated, offered.quotes, told, placed),
        *(_finding(each.words, each.why) for each in find_widened(stated, offered.quotes)),
        *(
            _finding(ours, f"the source speaks of {there!r}")
            for ours, there in find_exchanged_parties(stated, offered.quotes, told | placed)
        ),
    ]


def _widened(stated: str, quotes: Sequence[str]) -> Iterator[Finding]:
    """Yield the adjectives that narrow a noun of the source and are gone from the statement."""
    for quote in quotes:
        for match in _NARROW.finditer(quote):
            which, noun = match["which"].casefold(), words_in(match["noun"])[:1]
            if not noun or not noun[0].content or _KEPT[which].search(stated):
                continue
            words = words_in(stated)
            uses = [
                word
                for before, word in pairwise(words)
                # "Domestic yards" may be told as "Danish yards".
                if word.stem == noun[0].stem and not before.text[:1].isupper()
            ]
            uses += [word for word in words[:1] if word.stem == noun[0].stem]
            if uses and len(find_uses(" ".join(quotes), noun[0].stem)) == 1:
                yield _finding(match.group(), "the source narrows it, the statement does not")


def _swapped(
    stated: str, quotes: Sequence[str], told: frozenset[str], placed: frozenset[str]
) -> Iterator[Finding]:
    """Yield a topic that stands behind the same noun and preposition as another in the source."""
    ours = senses_in(stated)
    theirs = [topic for quote in quotes for topic in topics(quote)]
    for head, link, rest in topics(stated):
        if any(is_told(senses, told) for senses in rest):
            continue
        if all(is_told(senses, placed) for senses in rest):
            # A title or heading names the topic: "the Programme on Clean Heat".
            continue
        same = [each for each in theirs if each[:2] == (head, link)]
        if same and not any(is_told(senses, ours) for each in same for senses in each[2]):
            words = f"{head} {link}"
            yield _finding(words, "the source speaks of something else here")


@lru_cache(maxsize=1_000)
def topics(text: str) -> tuple[tuple[str, str, tuple[frozenset[str], ...]], ...]:
    """Return each noun with its preposition and the senses of what stands behind them."""
    found = []
    start = 0
    while (match := TOPIC.search(text, start)) is not None:
        start = match.end("link")
        rest = match["rest"]
        end = TOPIC_END.search(rest)
        words = words_in(rest, 0, end.start() if end else len(rest))
        senses = [sense_at(words, n) for n, word in enumerate(words) if word.content][:TOPIC_WORDS]
        head = words_in(match["head"])
        if senses and head and head[0].content and head[0].text.casefold() not in LIGHT:
            found.append((head[0].stem, match["link"].casefold(), tuple(senses)))
    return tuple(found)


def _finding(words: str, why: str) -> Finding:
    return Finding(
        check=NAME, judgement=Judgement.OVERSTATED, message=f"{words!r}: {why}", words=words
    )
