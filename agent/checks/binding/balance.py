"""Weigh the force of a statement against its source on the whole scale, however far the wording.

Words of force of one rung on both sides answer for one another, whatever they govern. What is left
over decides: a thought in the statement and an undertaking in the source, of one matter, are one
force told as another. No word proves a fault by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from agent.checks.binding.imperative import is_imperative
from agent.checks.binding.scale import (
    ACHIEVED,
    ADVISED,
    ASSURED,
    BOUND,
    FORESEEN,
    GIVEN,
    HOPED,
    NAMES,
    OPEN,
    PLANNED,
    WEIGHED,
)
from agent.checks.binding.scale_answers import SCALE
from agent.checks.clauses import Clause, clauses, words_in
from agent.checks.fault import Fault
from agent.checks.senses import is_told, sense_at, senses_in, senses_of
from agent.checks.words import listed

LOWERED: Final = {
    OPEN: frozenset({ADVISED, PLANNED, FORESEEN, GIVEN, BOUND}),
    WEIGHED: frozenset({ADVISED, PLANNED, GIVEN, BOUND}),
    HOPED: frozenset({GIVEN, BOUND}),
    ADVISED: frozenset({BOUND}),
    PLANNED: frozenset({BOUND}),
}
"""The rungs of a source that a rung of a statement falls short of.

Advice and an undertaking do not compare: one asks of others what the other gives."""
RAISED: Final = {
    ADVISED: frozenset({OPEN}),
    PLANNED: frozenset({OPEN, WEIGHED, HOPED}),
    FORESEEN: frozenset({OPEN}),
    GIVEN: frozenset({OPEN, WEIGHED, HOPED, ADVISED}),
    BOUND: frozenset({OPEN, WEIGHED, HOPED, ADVISED, PLANNED}),
    ASSURED: frozenset({OPEN, WEIGHED, HOPED, ADVISED, PLANNED}),
    ACHIEVED: frozenset({OPEN, WEIGHED, HOPED, ADVISED, PLANNED, GIVEN}),
}
"""The rungs of a source above which a rung of a statement stands."""
ANSWERED: Final = {
    WEIGHED: frozenset({OPEN, WEIGHED}),
    HOPED: frozenset({WEIGHED, HOPED, PLANNED}),
}
"""The rungs whose words answer for one of this rung, where others than itself do."""
COVERED: Final = 0.5
"""Share of the words of a clause that the other side tells if it speaks of that clause."""
WHOLE: Final = 0.6
"""The same for a sentence: a clause may be too short to be known again."""
BESIDE: Final = 30
"""Letters on either side of a permission among which a word narrows it."""
NARROWED: Final = re.compile(
    r"\b(?:only|no|not|nobody|none|neither|nor|never|unless|except|until|without|most|least)\b",
    re.IGNORECASE,
)
ONLY: Final = re.compile(
    r"\b(?:only|solely|exclusively|nobody|no one|none|unless|except)\b|^(?:no|neither)\b",
    re.IGNORECASE,
)
CASE: Final = re.compile(
    r"\b(?:if|when|unless|whether|in case|provided|once|until|so that|whenever|wherever|whatever|"
    r"whoever)\b[^,;]*$|\b(?:where|how)(?: [\w'-]+){0,5}\s*$|"
    r"\b(?:as|while|after|before)(?: [\w'-]+){0,2}\s*$",
    re.IGNORECASE,
)
"""In front of a word of force that only tells when, or asks."""
STRONG: Final = re.compile(
    r"oblig|duty|bound|compel|forced|compulsory|binding|under (?:orders|an? )", re.IGNORECASE
)
"""Words that bind by law or order: an instruction to a reader does not."""
DENIED: Final = re.compile(r" (?:not|never)\b", re.IGNORECASE)
DENYING: Final = re.compile(r"\bnot\b|n't\b|\bno\b|\bnever\b", re.IGNORECASE)
PERMITTING: Final = re.compile(
    r"\b(?:authori[sz]|permit|allow|entitl|enabl|let\b|empower)|\b(?:limit|restrict|confin)",
    re.IGNORECASE,
)
"""By these a source permits, or permits no more: "may" tells both."""
DOUBT: Final = re.compile(
    r"\b(?:potential|possib|perhaps|probab|likel|conceivab)\w*", re.IGNORECASE
)
NEXT: Final = 14
"""Letters in front of a "could" among which a second word of doubt stands: "potentially could"."""
ABLE: Final = re.compile(
    r"\b(?!(?:reli|respons|sustain|cap|avail|applic|consider|vi|suit|comfort|li|account|not|"
    r"remark|valu|sens|feas|reason|st|t|c|en|profit|afford|equit|vis|tang|cred|flex|compat|elig|"
    r"charit|renew|desir|remov|predict|veget|honou?r|memor|terr|horr|un\w+|in\w+|im\w+|ir\w+)"
    r"[ai]bl)\w{3,}[ai]ble\b",
    re.IGNORECASE,
)
"""What can be done to a thing, in its adjective: "reversible"."""
LIGHT: Final = listed(
    "is are was were be been being to the a an of for that it has have had by in with under on its "
    "their and or also not so if they he she you"
)
"""Words of a wording that tell nothing of its rung."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """What carries a force in a text: `matter` is what its clause says beside it."""

    words: str
    height: int
    start: int
    end: int
    matter: tuple[frozenset[str], ...]
    whole: tuple[frozenset[str], ...]
    conditional: bool
    denied: bool
    narrowed: bool


def find_unbalanced(stated: str, quotes: Sequence[str]) -> tuple[list[Fault], list[Fault]]:
    """Return what a statement raises above its source, and what it lowers."""
    raised: list[Fault] = []
    lowered: list[Fault] = []
    for ours in read_scale(stated):
        if ours.conditional or ours.denied:
            continue
        told = [
            quote
            for quote in quotes
            if not quote.endswith("?") and is_shared(ours, senses_in(quote))
        ]
        if told and any(_is_answered(quote, stated, ours) for quote in quotes):
            continue
        for quote in told:
            raised += _raised(ours, stated, quote)
            lowered += _lowered(ours, stated, quote)
    return raised, lowered


def _raised(ours: Carrier, stated: str, quote: str) -> list[Fault]:
    """Find a force that a cited sentence has on a lower rung only."""
    others = RAISED.get(ours.height)
    if others is None or (is_imperative(quote) and not STRONG.search(ours.words)):
        return []
    weak = [each for each in _about(stated, quote, others) if not each.denied and not each.narrowed]
    strong = ours.height == BOUND and STRONG.search(ours.words) is not None
    if not weak and strong and not answers(quote, BOUND):
        return [Fault(words=ours.words, why="the source obliges nobody")]
    return _unmet(ours, weak, stated, quote)


def _lowered(ours: Carrier, stated: str, quote: str) -> list[Fault]:
    """Find a force that a cited sentence has on a higher rung only."""
    others = LOWERED.get(ours.height)
    if others is None:
        return []
    if ours.height == OPEN and (
        ours.narrowed or ONLY.search(stated) or _is_open(ours, stated, quote)
    ):
        return []
    return _unmet(ours, _about(stated, quote, others), stated, quote)


def _about(stated: str, quote: str, heights: frozenset[int]) -> list[Carrier]:
    """Return what carries a force of these heights in a cited sentence that a statement tells."""
    told = senses_in(stated)
    return [
        each
        for each in read_scale(quote)
        if each.height in heights and not each.conditional and is_shared(each, told)
    ]


def _unmet(ours: Carrier, theirs: Sequence[Carrier], stated: str, quote: str) -> list[Fault]:
    """Return a fault for the first force of a cited sentence that a statement tells as ours."""
    return [
        Fault(
            words=ours.words,
            why=f"{NAMES[ours.height]}; the source says {each.words!r}, {NAMES[each.height]}",
        )
        for each in theirs
        if not _is_answered(stated, quote, each)
    ][:1]


def _is_open(ours: Carrier, stated: str, quote: str) -> bool:
    """Say whether the source is as open in a word of another kind: "reversible", "potentially"."""
    if ABLE.search(quote) or PERMITTING.search(quote):
        return True
    before = stated[max(ours.start - NEXT, 0) : ours.start]
    doubled = DOUBT.match(stated, ours.end + 1) or DOUBT.search(before)
    return doubled is not None and DOUBT.search(quote) is not None


def _is_answered(text: str, other: str, own: Carrier) -> bool:
    """Say whether a text has a word that answers for one of the other text.

    Words that both texts have answer for each other; `own`, of the other text, is left out.
    """
    heights = ANSWERED.get(own.height, frozenset({own.height}))
    here = Counter(
        stem
        for start, stem in frozenset().union(*(answers(text, height) for height in heights))
        # "To consider whether it should": the question is no answer to "is encouraged to".
        if own.height == OPEN or not _is_asked(text, start)
    )
    there = Counter(
        stem
        for start, stem in frozenset().union(*(answers(other, height) for height in heights))
        if not own.start <= start < own.end
    )
    here, there = here - there, there - here
    for stem in there.elements():
        met = next((one for one in here if senses_of(one) & senses_of(stem)), None)
        if met is not None:
            here -= Counter([met])
    return bool(here)


def _is_asked(text: str, start: int) -> bool:
    """Say whether a word only tells when, or asks: "if it is to last", "whether it should"."""
    comma = max(text.rfind(mark, 0, start) for mark in ",;:")
    return CASE.search(text, comma + 1, start) is not None


def is_shared(carrier: Carrier, told: frozenset[str]) -> bool:
    """Say whether most of what a force is about is told: by its clause, or by its sentence."""
    return _share(carrier.matter, told) >= COVERED or _share(carrier.whole, told) >= WHOLE


def _share(wanted: Sequence[frozenset[str]], told: frozenset[str]) -> float:
    return sum(is_told(each, told) for each in wanted) / len(wanted) if wanted else 0.0


@lru_cache(maxsize=1_000)
def read_scale(text: str) -> tuple[Carrier, ...]:
    """Return what carries a force in a plain text, in order; the longest reading wins."""
    found = [
        (match.start(), -match.end(), rung.height)
        for rung in SCALE
        if rung.carries
        for match in rung.form.finditer(text)
    ]
    parts = clauses(text)
    carriers = []
    reached = 0
    for start, behind, height in sorted(found):
        clause = next((each for each in parts if each.start <= start < each.end), None)
        if start < reached or clause is None or _is_in_name(text, start):
            continue
        reached = -behind
        carriers.append(_carrier(text, clause, start, reached, height))
    return tuple(carriers)


def _carrier(text: str, clause: Clause, start: int, end: int, height: int) -> Carrier:
    last = max(clause.end, end)
    near = NARROWED.search(text, max(start - BESIDE, clause.start), min(end + BESIDE, last))
    return Carrier(
        words=text[start:end],
        height=height,
        start=start,
        end=end,
        matter=(*_content(text, clause.start, start), *_content(text, end, last)),
        whole=(*_content(text, 0, start), *_content(text, end, len(text))),
        conditional=CASE.search(text[clause.start : start]) is not None,
        denied=DENIED.match(text, end) is not None or DENYING.search(text, start, end) is not None,
        narrowed=near is not None,
    )


@lru_cache(maxsize=4_000)
def answers(text: str, height: int) -> frozenset[tuple[int, str]]:
    """Return the words of a rung in a plain text: where each stands, and its stem."""
    found: set[tuple[int, str]] = set()
    for each in SCALE:
        for match in each.form.finditer(text) if each.height == height else ():
            words = words_in(text, match.start(), match.end())
            heavy = [word for word in words if word.text.casefold() not in LIGHT]
            # "Has to" is made of light words alone.
            found.update((word.start, word.stem) for word in heavy or words[:1])
    return frozenset(each for each in found if not _is_in_name(text, each[0]))


def _is_in_name(text: str, start: int) -> bool:
    """Say whether a word is capitalised within a sentence: "the Executive Order"."""
    word = text[start:].split(maxsplit=1)[0]
    return start > 0 and word[:1].isupper() and not word.isupper()


def _content(text: str, start: int, end: int) -> tuple[frozenset[str], ...]:
    words = words_in(text, start, end)
    return tuple(sense_at(words, place) for place, word in enumerate(words) if word.content)
