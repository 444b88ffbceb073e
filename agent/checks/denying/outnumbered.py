"""Find a denial too many: a statement that denies more often than all the words of its source can.

`one_sided` weighs a denial against those that deny something like it, and so a second "not" hides
behind the first. Here they are counted: each word of the source that denies, limits or opposes
may have become one denial of the statement, and no more than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from agent.checks.clauses import Clause, Word, clauses, root, words_in
from agent.checks.denying.bounds import BOUNDS, LIMITS, TOLD_BOUND
from agent.checks.denying.denials import (
    ASIDE,
    DENIES,
    DENIES_NEXT,
    GRAMMAR,
    IMPLIES,
    denials,
    without_idioms,
)
from agent.checks.denying.excused import is_told_as_need, is_told_by_prefix
from agent.checks.denying.firsts import tells_superlative
from agent.checks.denying.opposed import is_told_by_contrary
from agent.checks.headed import headed
from agent.checks.senses import is_told, sense_at, senses_in

NON: Final = re.compile(r"\bnon(?=-)", re.IGNORECASE)
PREFIXED: Final = headed(
    r"\b(?:impossible|unable|incapable|unnecessary|unavailable|inaccessible|inappropriate|"
    r"insufficient|inadequate|unlikely|unlawful|illegal|ineligible|inconsistent|incompatible|"
    r"unreasonable|unsuccessful|unacceptable|invalid|ineffective|inapplicable|unsuitable|"
    r"unsupported|unaffected|uncertain|unclear|unknown|unrelated|unrestricted|unlimited|"
    r"unconditional|unsafe|unsustainable|unfit|unwilling|inadmissible|irrelevant)\b",
    re.IGNORECASE,
)
"""Words that deny by their prefix: what they deny must be denied by the source as well."""
PLAINLY: Final = re.compile(rf"not|cannot|never|n't|{PREFIXED.pattern}", re.IGNORECASE)
PAIRED: Final = re.compile(
    r"\b(?:nor|neither)\b|\b(?:and|or) no\b|"
    r"\bor (?:do|does|did|is|are|was|were|has|have|had|will|can) not\b",
    re.IGNORECASE,
)
"""One denial of two things."""
ELLIPTIC: Final = re.compile(
    r"\b(?:or|whether|if|but|and) not\b|\bnot (?:the (?:only|sole)|just|only|merely|simply|"
    r"all|every\w*|necessarily|always|yet|even|so|as|too|more|less|later|earlier|until|before|unless|without)\b",
    re.IGNORECASE,
)
"""Denials that a paraphrase puts in and takes out without another on the other side."""
TOLD: Final = 0.7
"""Share of the content words of the denying clause that the source must tell."""
FINITE: Final = re.compile(
    r"must|shall|will|may|can|should|would|could|is|are|was|were|has|have|had", re.IGNORECASE
)
BOUND: Final = re.compile(r"(?:no|nothing|not) (?:more|beyond|further|else)\b", re.IGNORECASE)
NEAR: Final = 4
"""Content words on each side of a denial that say what is denied, and of what."""
CLOSE: Final = 0.75
"""Share of them that one clause of the source must tell to be the one where it is not denied."""
HEADS: Final = re.compile(
    r"(?:^|[.;:] )\W*(?:\d+\.\d* )?"
    r"((?:No|None|Nothing|Nobody|Neither|Never|Nor|Not|Without)\b[^.;]*)"
)
"""Sentences that a word at their head denies."""
FEWEST: Final = 3
"""Content words of it; with fewer, it is a turn of speech."""


def find_outnumbered(stated: str, offered: str) -> str | None:
    """Return the denial of a statement that no word of its source can have become, if any."""
    bare = without_idioms(stated)
    known = {word.stem for word in words_in(offered)}
    ours = [match for match in GRAMMAR.finditer(bare) if not PAIRED.fullmatch(match.group())]
    ours += [match for match in PREFIXED.finditer(bare) if root(match.group()) not in known]
    stated_denials = denials(stated)
    if tells_superlative(stated, offered) or any(
        is_told_by_prefix(each, [offered])
        or is_told_as_need(stated, each.start, [offered])
        or is_told_by_contrary(stated, each, offered)
        for each in stated_denials
    ):
        return None
    if not ours or PAIRED.search(bare) or ELLIPTIC.search(bare):
        return None
    told = senses_in(offered)
    for match in ours:
        own = next((c for c in clauses(bare) if c.start <= match.start() < c.end), None)
        if own is None:
            continue
        own = _inner(own, match)
        beside = sum(own.start <= each.start() < own.end for each in ours)
        if _is_denied_there(own, match, offered) or BOUND.match(bare, match.start()):
            continue
        if (
            len(ours) > count_denying(stated, offered, own) and _share(own.words, told) >= TOLD
        ) or (
            PLAINLY.fullmatch(match.group())
            and beside > count_denying(stated, _beside(own, match, offered), own)
        ):
            return match.group()
    return None


def _inner(own: Clause, denial: re.Match[str]) -> Clause:
    """Return a clause from its last "that" in front of a denial: who says it is not denied."""
    said = [word for word in own.words if word.text == "that" and word.end <= denial.start()]
    if not said:
        return own
    words = tuple(word for word in own.words if word.start > said[-1].start)
    if sum(word.content for word in words) < FEWEST:
        return own
    return replace(own, words=words)


def _beside(own: Clause, denial: re.Match[str], offered: str) -> str:
    """Return the part of the source that tells what a denial of the statement denies.

    All of it where no part does.
    """
    behind = _behind(own, denial)
    ahead = [word for word in own.words if word.content and word.end <= denial.start()]
    near = (*ahead[-NEAR:], *behind[:NEAR]) if len(behind) < FEWEST else tuple(behind[:NEAR])
    parts = clauses(ASIDE.sub(lambda match: match.group().replace(",", " "), offered))
    shares = [_share(near, senses_in(part.text)) for part in parts]
    best = max(shares, default=0.0)
    if len(near) < FEWEST or best < CLOSE or _share(own.words, senses_in(offered)) < TOLD:
        return offered
    found = [
        " ".join(each.text for each in parts[max(0, place - 1) : place + 2])
        if len(part.stems) < FEWEST
        else part.text
        for place, (part, share) in enumerate(zip(parts, shares, strict=True))
        if share == best
    ]
    return " . ".join((*found, *HEADS.findall(offered)))


def _behind(own: Clause, denial: re.Match[str]) -> list[Word]:
    """Return the content words that a denial denies: those in front of the next finite verb."""
    words = [word for word in own.words if word.start >= denial.end()]
    stop = next((n for n, word in enumerate(words) if n and FINITE.fullmatch(word.text)), None)
    return [word for word in words[:stop] if word.content]


def _is_denied_there(own: Clause, denial: re.Match[str], offered: str) -> bool:
    """Say whether the source denies the same verb."""
    verb = tuple(_behind(own, denial)[:1])
    return bool(verb) and any(
        is_told(sense_at(verb, 0), senses_in(" ".join(word.text for word in each.focus[:2])))
        for each in denials(offered)
    )


def _share(words: tuple[Word, ...], told: frozenset[str]) -> float:
    places = [place for place, word in enumerate(words) if word.content]
    if len(places) < FEWEST:
        return 0.0
    return sum(is_told(sense_at(words, place), told) for place in places) / len(places)


def count_denying(stated: str, offered: str, own: Clause) -> int:
    """Return how many words of a source may have become a denial of the statement."""
    limits = {match.group().casefold() for match in TOLD_BOUND.finditer(stated)}
    # What denies and is told again has not become a denial; behind one it may only explain it:
    # "cannot be visited on Mondays, when it is closed".
    kept = {word.stem for word in words_in(stated) if word.end <= own.end}
    words = {word.text.casefold() for word in words_in(stated)}
    return sum(
        1
        for each in _ways(offered)
        if GRAMMAR.fullmatch(each)
        or (
            bool(limits) and not frozenset(each.split()) <= words
            if LIMITS.fullmatch(each)
            else root(each) not in kept
        )
    )


@lru_cache(maxsize=1_000)
def _ways(offered: str) -> tuple[str, ...]:
    """Return the words of a source that deny, limit or oppose, small, one for each place."""
    found: dict[int, str] = {}
    for match in _all(offered):
        found.setdefault(match.start(), match.group().casefold())
    return tuple(found.values())


def _all(text: str) -> Iterable[re.Match[str]]:
    for pattern in (GRAMMAR, DENIES, DENIES_NEXT, NON, BOUNDS, IMPLIES):
        yield from pattern.finditer(text)
