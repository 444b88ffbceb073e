"""Read what carries a force in a text, on the whole scale, and what may answer for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from agent.checks.binding.scale_answers import SCALE
from agent.checks.clauses import Clause, clauses, words_in
from agent.checks.senses import is_told, sense_at
from agent.checks.words import listed

COVERED: Final = 0.34
"""Share of the words of a clause that the other side tells if it speaks of that clause."""
WHOLE: Final = 0.4
"""The same for a sentence: a clause may be too short to be known again."""
BESIDE: Final = 30
"""Letters on either side of a permission among which a word narrows it."""
NARROWED: Final = re.compile(
    r"\b(?:only|no|not|nobody|none|neither|nor|never|unless|except|until|without|most|least)\b",
    re.IGNORECASE,
)
CASE: Final = re.compile(
    r"\b(?:if|when|unless|whether|in case|provided|once|until|so that|whenever|wherever|whatever|"
    r"whoever)\b[^,;]*$|\b(?:where|how)(?: [\w'-]+){0,5}\s*$|"
    r"\b(?:as|while|after|before)(?: [\w'-]+){0,2}\s*$",
    re.IGNORECASE,
)
"""In front of a word of force that only tells when, or asks."""
DENIED: Final = re.compile(r" (?:not|never)\b", re.IGNORECASE)
DENYING: Final = re.compile(r"\bnot\b|n't\b|\bno\b|\bnever\b", re.IGNORECASE)
BINDING: Final = frozenset({"must", "shall", "have", "has", "had"})
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


def is_asked(text: str, start: int) -> bool:
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


def stem_of(stem: str) -> str:
    """Return a stem, that of "must" for each auxiliary that binds as it does."""
    return "must" if stem in BINDING else stem


@lru_cache(maxsize=4_000)
def answers(text: str, height: int) -> frozenset[tuple[int, str]]:
    """Return the words of a rung in a plain text: where each stands, and its stem."""
    found: set[tuple[int, str]] = set()
    for each in SCALE:
        for match in each.form.finditer(text) if each.height == height else ():
            words = words_in(text, match.start(), match.end())
            heavy = [word for word in words if word.text.casefold() not in LIGHT]
            # "Has to" is made of light words alone.
            found.update((word.start, stem_of(word.stem)) for word in heavy or words[:1])
    return frozenset(each for each in found if not _is_in_name(text, each[0]))


def _is_in_name(text: str, start: int) -> bool:
    """Say whether a word is capitalised within a sentence: "the Executive Order"."""
    word = text[start:].split(maxsplit=1)[0]
    return start > 0 and word[:1].isupper() and not word.isupper()


def _content(text: str, start: int, end: int) -> tuple[frozenset[str], ...]:
    words = words_in(text, start, end)
    return tuple(sense_at(words, place) for place, word in enumerate(words) if word.content)
