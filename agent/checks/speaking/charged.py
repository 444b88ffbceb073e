"""Find a task, a decision or an invitation that the statement gives to another than the source.

"It is up to the harbour master to decide", "a matter for the captain"; "pilots are invited to
comment", "asks captains to comment": each says to whom something falls. Where both sides say it of
one act and name two, of whom the one is elsewhere on the other side, the two were exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from agent.checks.clauses import words_in
from agent.checks.headed import headed
from agent.checks.senses import is_told, sense_at, senses_in

_NP: Final = r"(?P<who>(?:(?!\bto\b|\bis\b|\bare\b|\bwas\b|\bwere\b)[^;:.()\"]){2,80}?)"
_STOP: Final = r"(?=[,;:.()\"]|$| (?:who|which|that|if|when|while|but|whether|as|in|on|at|under)\b)"
_LEFT: Final = headed(
    rf"\b(?:(?:is|are|was|were|be|remains?|being|left) (?:solely |only |entirely |then )?"
    rf"(?:up to|a (?:matter|question|task|decision) for|for|left to|incumbent (?:up)?on|"
    rf"(?:at )?the (?:responsibility|duty|task|job|business|prerogative|discretion) of)|"
    rf"falls? (?:to|on|upon)|fell to|lies? with|rests? with|resides? with|"
    rf"leaves? it to) (?P<who>(?:(?!\bto\b)[^,;:.()\"]){{2,60}}?)(?: to (?P<act>\w+)|{_STOP})",
    re.IGNORECASE,
)
"""To whom a decision or a task is left."""
_TO_DO: Final = re.compile(
    r"\b(?:decid\w+|determin\w+|judg\w+|choos\w+|choice|decision|whether|settl\w+|establish\w+)\b",
    re.IGNORECASE,
)
"""What is left to somebody; else "for" says much besides."""
_ASKS: Final = (
    r"invit|ask|urg|encourag|requir|oblig|order|direct|instruct|request|advis|remind|summon|"
    r"authori[sz]|entitl|permit|allow|enabl|forbid|compel|task|charg|challeng"
)
_ACTIVE: Final = headed(
    rf"\b(?P<verb>(?:{_ASKS})(?:e|es|s|ed|d|ing|ting|ted)?) (?!by\b){_NP} to (?P<act>[a-z-]+)\b",
    re.IGNORECASE,
)
_PASSIVE: Final = headed(
    r"(?P<who>[^,;:.()\"]{2,80}?) (?:is|are|was|were|be|been|being) (?:\w+ly |also )?"
    rf"(?P<verb>(?:{_ASKS})(?:ed|d|ted))(?: by [^,;:.]{{2,50}}?)? to "
    r"(?P<act>[a-z-]+(?: forward| out| up)?)\b",
    re.IGNORECASE,
)
_ASKED: Final = headed(rf"\b(?:{_ASKS})(?:ed|d|ted)\b", re.IGNORECASE)
"""Without one nobody is asked, and to look for whom takes long."""
PUT_FORWARD: Final = frozenset({"put forward", "come forward", "put"})
MOST: Final = 8
"""Words of those to whom something falls; more are a clause that was misread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """To whom something falls, by stems of the words with content, and the senses of the act."""

    who: str
    stems: frozenset[str]
    asks: frozenset[str]
    act: frozenset[str]


def find_recharged(stated: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield to whom the statement gives an act, and to whom the source gives it."""
    ours = find_charges(stated)
    theirs = [each for quote in quotes for each in find_charges(quote)] if ours else []
    if not theirs:
        return
    told = frozenset(word.stem for word in words_in(stated))
    offered = frozenset(word.stem for quote in quotes for word in words_in(quote))
    for one in ours:
        same = [each for each in theirs if _is_same_act(one, each)]
        if any(each.stems & one.stems for each in same):
            continue
        for each in same:
            # Exchanged: each of the two is told on both sides, in another part.
            if one.stems <= offered and each.stems <= told:
                yield one.who, each.who
                return


@lru_cache(maxsize=1_000)
def find_charges(text: str) -> tuple[Charge, ...]:
    """Return to whom a plain text leaves or asks what."""
    found = [
        _charge(match, "left", match["act"] or "decide")
        for match in _LEFT.finditer(text)
        if match["act"] or _TO_DO.search(text)
    ]
    for form in (_ACTIVE, _PASSIVE) if _ASKED.search(text) else (_ACTIVE,):
        found += [
            _charge(match, match["verb"], match["act"])
            for match in form.finditer(text)
            if match["verb"].islower()
        ]
    return tuple(each for each in found if each is not None)


def _charge(match: re.Match[str], verb: str, act: str) -> Charge | None:
    who = re.sub(r"^.*\b(?:that|which|and so|where|what|when)\b", "", match["who"]).strip(" ,")
    words = words_in(who)
    stems = frozenset(word.stem for word in words if word.content)
    if not stems or len(words) > MOST:
        return None
    act = "propose" if act in PUT_FORWARD else act
    return Charge(who=who, stems=stems, asks=_senses(verb), act=_senses(act))


def _senses(words: str) -> frozenset[str]:
    found = words_in(words)
    return sense_at(found, 0) | senses_in(words) if found else frozenset()


def _is_same_act(one: Charge, other: Charge) -> bool:
    return is_told(one.asks, other.asks) and is_told(one.act, other.act)
