"""Check order: what comes before something may not be told as coming after it, nor swapped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from agent.checks.clauses import BREAK, words_in
from agent.checks.denials import IMPLIES, has_denial
from agent.checks.senses import is_told, sense_at
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "order"
CONNECTIVE = re.compile(
    r"\b(?:(?P<after>(?:no|not) (?:earlier|sooner) than|not before|on or after|after(?! all\b)|"
    r"(?<!at )once(?! (?:a|per|every|again|more|or)\b)|(?<!the )following(?= \w)|subsequent to|"
    r"upon|"
    r"as soon as|in the wake of|(?<!no )(?<!not )later than|in the aftermath of)|"
    r"(?P<before>(?:no|not) later than|not after|on or before|before|prior to|ahead of|"
    r"in advance of|until|till|preceding|in the run-up to|pending|"
    r"(?<!no )(?<!not )(?:earlier|sooner) than))\b",
    re.IGNORECASE,
)
# "X, then Y", "X is followed by Y", "X and Y afterwards": X comes first.
THEN = re.compile(
    r"(?P<x>[^.;:]{4,120}?)(?:,? (?P<mark>and then|then|(?:(?:is|are|was|were|be) )?followed by|"
    r"precedes?|preceded(?! by))\b(?P<y>[^.;:,]{4,120})|"
    r",? (?:and|but)(?P<y2>[^.;:,]{4,120}?) (?P<late>afterwards|thereafter|subsequently|later)\b)",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d[\d.,]*(?<![.,])")
# An anchor that stands elsewhere, and where an anchor ends.
VAGUE = re.compile(r" ?(?:that|this|then|it|these|those|the same|doing so)\b", re.IGNORECASE)
STOP = re.compile(
    rf"{BREAK.pattern}|\b(?:when|where|if|unless|once|after|before|until|by)\b", re.IGNORECASE
)
UNTIL = re.compile(r"until|till", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z])")
ANCHOR = 5
"""Content words behind "before" or "after" that say what the order refers to."""
SAME = 0.5
"""Share of the shorter anchor that must meet for two anchors to be one."""
SWAPPED = 0.6
"""Share of each part that stands in the other's place when two events are swapped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One "X before Y": `anchor` holds the senses of Y, `rest` those of the other words."""

    words: str
    before: bool
    anchor: tuple[frozenset[str], ...]
    numbers: frozenset[str]
    rest: tuple[frozenset[str], ...]
    vague: bool
    denied: frozenset[bool]


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each order of events that the evidence has the other way round."""
    del kind
    if is_quotation(text, evidence):
        return []
    theirs = [each for quote in reach(evidence).quotes for each in orders(quote)]
    if not theirs:
        return []
    findings = []
    for ours in orders(plain(text)):
        alike = [each for each in theirs if each.denied & ours.denied]
        near = [_meet(ours, each) for each in alike]
        best = max(near, default=0.0)
        same = [each for each, share in zip(alike, near, strict=True) if share >= best > 0]
        told = [each for each in theirs if each.before == ours.before and each.vague]
        turned = bool(same) and not told and all(each.before != ours.before for each in same)
        swapped = not same and not told and any(_are_swapped(ours, each) for each in alike)
        if turned or swapped:
            findings.append(
                Finding(
                    check=NAME,
                    judgement=Judgement.CONTRADICTED,
                    message=f"the source has the order of {ours.words!r} the other way round",
                    words=ours.words,
                )
            )
    return findings


@lru_cache(maxsize=4_000)
def orders(text: str) -> tuple[Order, ...]:
    """Return the orders of events that a plain text tells."""
    found = []
    for match in CONNECTIVE.finditer(text):
        first, last = _sentence(text, match.start(), match.end())
        stop = STOP.search(text, match.end() + 1, last)
        end = stop.start() if stop else last
        anchor = _senses(text[match.end() : end])[:ANCHOR]
        numbers = frozenset(NUMBER.findall(text[match.end() : end]))
        if not anchor and not numbers:
            continue
        outside = f"{text[first : match.start()]} . {text[end:last]}"
        found.append(
            Order(
                words=match.group(),
                before=match["before"] is not None,
                anchor=anchor,
                numbers=numbers,
                rest=_senses(outside),
                vague=VAGUE.match(text, match.end()) is not None,
                denied=_denied(CONNECTIVE.sub(" ", text[first:last])),
            )
        )
        if UNTIL.match(match.group()) and has_denial(text[first : match.start()]):
            # "Not X until Y" says as much as "X after Y".
            found.append(replace(found[-1], before=False, denied=frozenset({False})))
    for match in THEN.finditer(text):
        sooner = _senses(match["x"])[-ANCHOR:]
        after = _senses(match["y"] or match["y2"])[-ANCHOR:]
        if sooner and after:
            told = Order(
                words=match["mark"] or match["late"],
                before=False,
                anchor=sooner,
                numbers=frozenset(),
                rest=after,
                vague=False,
                denied=_denied(match.group()),
            )
            found += [told, replace(told, before=True, anchor=after, rest=sooner)]
    return tuple(found)


def _denied(text: str) -> frozenset[bool]:
    """Return whether a sentence denies something; both where it may: "leaves untouched"."""
    if has_denial(text):
        return frozenset({True})
    return frozenset({True, False}) if IMPLIES.search(text) else frozenset({False})


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    edges = [match.end() for match in SENTENCE_END.finditer(text)]
    return (
        max((edge for edge in edges if edge <= start), default=0),
        min((edge for edge in edges if edge >= end), default=len(text)),
    )


def _senses(text: str) -> tuple[frozenset[str], ...]:
    words = words_in(text)
    return tuple(sense_at(words, place) for place, word in enumerate(words) if word.content)


def _meet(one: Order, other: Order) -> float:
    """Return how surely both speak of before or after the same thing, 0 to 1."""
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return 0.0
    if one.numbers and one.numbers == other.numbers:
        return 1.0
    few, many = sorted((one.anchor, other.anchor), key=len)
    share = _share(few, many)
    return share if share >= SAME else 0.0


def _are_swapped(one: Order, other: Order) -> bool:
    """Say whether two events have changed places around the same word."""
    return (
        one.before == other.before
        and _share(one.anchor, other.rest) >= SWAPPED
        and _share(other.anchor, one.rest) >= SWAPPED
    )


def _share(wanted: Sequence[frozenset[str]], held: Sequence[frozenset[str]]) -> float:
    if not wanted:
        return 0.0
    told = frozenset().union(*held)
    return sum(is_told(senses, told) for senses in wanted) / len(wanted)
