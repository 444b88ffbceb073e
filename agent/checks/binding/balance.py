"""Weigh the force of a statement against its source on the whole scale, however far the wording.

Words of force of one rung on both sides answer for one another, whatever they govern. What is left
over decides: a thought in the statement and an undertaking in the source, of one matter, are one
force told as another. No word proves a fault by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from agent.checks.binding.carriers import Carrier, answers, is_asked, is_shared, read_scale, stem_of
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
from agent.checks.binding.terms import is_term
from agent.checks.clauses import words_in
from agent.checks.fault import Fault
from agent.checks.senses import senses_in, senses_of

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
ONLY: Final = re.compile(
    r"\b(?:only|solely|exclusively|nobody|no one|none|unless|except)\b|^(?:no|neither)\b",
    re.IGNORECASE,
)
STRONG: Final = re.compile(
    r"oblig|duty|bound|compel|forced|compulsory|mandatory|binding|under (?:orders|an? )|guarant|"
    r"(?:sure|certain) to$",
    re.IGNORECASE,
)
"""Words that bind by law or order, or leave no doubt: an instruction to a reader does not."""
WILL: Final = re.compile(r"(?:will|won't|'ll|mak|made)", re.IGNORECASE)
WANTED: Final = re.compile(
    r"^(?:in order )?to [a-z]|"
    r"\b(?:who(?:ever)?|that|which|if|anyone|anybody|those|should)\b[^,;.]*?"
    r"\b(?:wish|want|choos|elect|opt|decid|intend|like|seek|apply|desir)\w*\b",
    re.IGNORECASE,
)
"""In front of a duty: it only binds those who want something."""
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


def find_unbalanced(stated: str, quotes: Sequence[str]) -> tuple[list[Fault], list[Fault]]:
    """Return what a statement raises above its source, and what it lowers."""
    raised: list[Fault] = []
    lowered: list[Fault] = []
    for ours in read_scale(stated):
        if ours.conditional or (ours.denied and ours.height not in {ADVISED, BOUND}):
            continue
        told = [
            quote
            for quote in quotes
            if not quote.endswith("?") and is_shared(ours, senses_in(quote))
        ]
        if told and any(is_answered(quote, stated, ours, again=True) for quote in quotes):
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
    if ours.height == BOUND and (
        WANTED.search(stated, 0, ours.start) or is_term(stated, ours.start, ours.end, quote)
    ):
        # "Drivers who wish to appeal must do so by May" obliges to no appeal.
        others -= {OPEN}
    if ours.height == GIVEN and not WILL.match(ours.words):
        # A plan may be told with "will", never with a word given.
        others |= {PLANNED}
    weak = [
        each
        for each in _about(stated, quote, others)
        # "May not" binds, and "must never" is no more than "should not" denied.
        if each.denied == ours.denied and not (each.height == OPEN and each.narrowed)
    ]
    if not weak and STRONG.search(ours.words) and not answers(quote, ours.height):
        return [Fault(words=ours.words, why=f"{NAMES[ours.height]}, of which the source has none")]
    return _unmet(ours, weak, stated, quote)


def _lowered(ours: Carrier, stated: str, quote: str) -> list[Fault]:
    """Find a force that a cited sentence has on a higher rung only."""
    others = LOWERED.get(ours.height)
    if others is None:
        return []
    if ours.words.casefold() == "can":
        # "Can" tells an ability as often as a permission.
        others = others & {BOUND}
    if ours.height == OPEN and (
        ours.narrowed or ONLY.search(stated) or _is_open(ours, stated, quote)
    ):
        return []
    firm = [each for each in _about(stated, quote, others) if each.denied or not ours.denied]
    return _unmet(ours, firm, stated, quote)


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
        if not is_answered(stated, quote, each)
    ][:1]


def _is_open(ours: Carrier, stated: str, quote: str) -> bool:
    """Say whether the source is as open in a word of another kind: "reversible", "potentially"."""
    if ABLE.search(quote) or PERMITTING.search(quote):
        return True
    before = stated[max(ours.start - NEXT, 0) : ours.start]
    doubled = DOUBT.match(stated, ours.end + 1) or DOUBT.search(before)
    return doubled is not None and DOUBT.search(quote) is not None


def is_answered(text: str, other: str, own: Carrier, *, again: bool = False) -> bool:
    """Say whether a text has a word that answers for one of the other text.

    Words that both texts have answer for each other; `own`, of the other text, is left out, and
    with `again` so is each time that it is said again: "must tell and share" is two times "must".
    """
    heights = ANSWERED.get(own.height, frozenset({own.height}))
    here = Counter(
        stem
        for start, stem in frozenset().union(*(answers(text, height) for height in heights))
        # "To consider whether it should": the question is no answer to "is encouraged to".
        if own.height == OPEN or not is_asked(text, start)
    )
    there = Counter(
        stem
        for start, stem in frozenset().union(*(answers(other, height) for height in heights))
        if not own.start <= start < own.end and not (again and stem in _stems(own.words))
    )
    here, there = here - there, there - here
    for stem in there.elements():
        met = next((one for one in here if senses_of(one) & senses_of(stem)), None)
        if met is not None:
            here -= Counter([met])
    return bool(here)


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem_of(word.stem) for word in words_in(words))
