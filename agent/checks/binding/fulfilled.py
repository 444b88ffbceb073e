"""Find an act told as done where the source has only a force for it, and the statement none.

A perfect form proves nothing by itself: what was said, or which thing is meant, is told with one,
too. It counts where the source tells nothing done, or has that very act ahead, and where nothing in
the statement answers for the force of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.checks.binding.ahead import COMPLETED_THERE
from agent.checks.binding.balance import is_answered
from agent.checks.binding.carriers import Carrier, is_shared, read_scale
from agent.checks.binding.scale import BOUND, NAMES
from agent.checks.clauses import words_in
from agent.checks.fault import Fault
from agent.checks.finite import has_past, without_forces
from agent.checks.senses import sense_at, senses_in

_BETWEEN: Final = (
    r"(?:, [^,]{3,60},)?(?: (?:\w+ly|also|already|now|since|both|all|just|long|then|at last))*"
)
_PARTICIPLE: Final = (
    r"(?!to\b|a\b|an\b|the\b|no\b)\w+(?:ed|en|wn|ght|pt|ld|ne|de|ut|et|lt|nt|ft|ng|un|id|me|ot)\b"
)
DONE: Final = re.compile(
    rf"\b(?:(?:has|have|had|having){_BETWEEN} (?:been )?{_PARTICIPLE}|"
    rf"(?:was|were){_BETWEEN} {_PARTICIPLE}|"
    r"(?:is|are)(?: \w+ly| now| already)* (?:in place|in force|under ?way|operational|"
    r"up and running|law))",
    re.IGNORECASE,
)
BACKGROUND: Final = re.compile(
    r"\b(?:that|which|who|whose|as|where|when|if|once|after|until|before|because|since|will|would|"
    r"shall|may|might|could|should|must|can|to)(?: [\w'-]+){0,3}\s*$",
    re.IGNORECASE,
)
"""In front of what is only said in passing, or has a force of its own: "that has expired"."""
DENIED: Final = re.compile(r"\b(?:not|never|no|nobody|none|neither)\b", re.IGNORECASE)
BEFORE: Final = 40
"""Letters in front of an act among which it is denied."""
BREAK: Final = re.compile(r"[,;:]")
STATED: Final = re.compile(
    r"(?:said|told|stated|announced|noted|added|explained|called|described|asked|voiced|expressed|"
    r"stressed|written|given|made clear|welcomed|praised|based|founded|known|named|concerned|"
    r"agreed|committed|pledged|promised|planned|intended|proposed|expected|required|recommended|"
    r"advised|urged|warned|ordered|directed|instructed|decided|designed|meant|mentioned)$",
    re.IGNORECASE,
)
"""What was said, or tells a force itself."""
ACT: Final = 2
"""Content words behind a force among which its act stands: "will help develop"."""


def find_fulfilled(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Return a fault for each act told as done whose force in the source is not told."""
    for match in DONE.finditer(stated):
        before = BREAK.split(stated[max(match.start() - BEFORE, 0) : match.start()])[-1]
        if STATED.search(match.group()) or BACKGROUND.search(before):
            continue
        if DENIED.search(before) or DENIED.search(match.group()):
            continue
        for quote in quotes:
            ahead = list(_ahead(stated, quote, _act_of(stated, match.end()), quotes))
            if ahead and not any(is_answered(stated, quote, each) for each in ahead):
                why = f"told as done; the source says {ahead[0].words!r}, {NAMES[ahead[0].height]}"
                return [Fault(words=match.group(), why=why)]
    return []


def _ahead(
    stated: str, quote: str, act: frozenset[str], quotes: Sequence[str]
) -> Iterator[Carrier]:
    """Yield what carries a force of a cited sentence that may govern the act told as done."""
    told = senses_in(stated)
    over = any(_has_done(each) for each in quotes)
    for each in read_scale(quote):
        if each.height > BOUND or each.conditional or not is_shared(each, told):
            continue
        if not over or act & _acts_behind(quote, each.end):
            yield each


def _has_done(quote: str) -> bool:
    bare = without_forces(quote)
    return COMPLETED_THERE.search(bare) is not None or has_past(bare)


def _act_of(text: str, end: int) -> frozenset[str]:
    """Return the senses of the word that ends there."""
    words = words_in(text)
    return next(
        (sense_at(words, place) for place, word in enumerate(words) if word.end == end), frozenset()
    )


def _acts_behind(quote: str, end: int) -> frozenset[str]:
    words = words_in(quote, end)
    content = [place for place, word in enumerate(words) if word.content][:ACT]
    return frozenset().union(*(sense_at(words, place) for place in content))
