"""Find two sides that changed places: what is preferred, what outweighs, what stands instead.

"Rather repair than replace" may not become "replacing is preferable to repairing", nor "the risks
outweigh the gains" "the risks weigh less than the gains".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from agent.checks.clauses import BREAK, words_in
from agent.checks.fault import Fault
from agent.checks.senses import is_told, sense_at

CHOSEN, ABOVE, INSTEAD = "chosen", "above", "instead"
_SIDE: Final = r"(?:(?! than\b| to\b| over\b)[^.;:])+?"
# What stands in front of the mark is chosen, or above what stands behind it.
BETWEEN: Final = (
    (
        CHOSEN,
        True,
        (
            r"(?<!so )(?:rather than|instead of|in preference to|as opposed to|in place of|"
            r"(?:is|are|was|were|be|as|seems?) preferable to|preferable to|in lieu of)"
        ),
    ),
    (
        ABOVE,
        True,
        (
            r"(?:out(?:weigh|pac|strip|perform|number|rank|do|grow|last|sell|match)\w{0,3}|"
            r"exceed(?:s|ed|ing)?|"
            r"surpass(?:es|ed|ing)?|eclips(?:es|ed|ing)|dwarf(?:s|ed|ing)|overtak(?:es|ing)|overtook|"
            r"(?:is|are|was|were|stays?|runs?|keeps?) ahead of|tak(?:es|e|ing) precedence over|"
            r"prevails? over|(?:weighs?|counts?|matters?) (?:for )?more (?:heavily )?than|"
            r"(?:carr(?:y|ies)|ha(?:s|ve)|deserves?) (?:more|greater|heavier|the greater) "
            r"(?:weight|importance|significance|influence|force) than|"
            r"(?:is|are|was|were) (?:more important|greater|heavier|higher|larger|stronger) than)"
            r"(?! by\b)"
        ),
    ),
    (
        ABOVE,
        False,
        (
            r"(?:lags? behind|lagged behind|lagging behind|trails?|trailed|falls? short of|"
            r"fell short of|"
            r"(?:is|are|was|were) (?:outweighed|outpaced|outstripped|outperformed|outnumbered|"
            r"exceeded|"
            r"surpassed|eclipsed|dwarfed|overtaken|outranked) by|gives? way to|"
            r"(?:weighs?|counts?|matters?) (?:for )?less (?:heavily )?than|"
            r"(?:carr(?:y|ies)|ha(?:s|ve)|deserves?) (?:less|lesser|lighter) "
            r"(?:weight|importance|significance|influence|force) than|(?:is|are|was|were) behind|"
            r"(?:is|are|was|were) (?:less important|smaller|lower|lighter|weaker) than)"
        ),
    ),
)
_REPLACED: Final = r"(?:replaced|superseded|succeeded|supplanted) by"
# What stands in front is the new one, or the old.
INSTEADS: Final = (
    (
        INSTEAD,
        True,
        (
            r"(?:(?:replac|supersed|supplant)(?:es?|s|ed|ing)(?! by\b)|takes? the place of|"
            r"took the place of|stands? in (?:the )?place of|takes? over from|took over from)"
        ),
    ),
    (INSTEAD, False, rf"(?:(?:is|are|was|were|be|been|being) {_REPLACED}|gave way to)"),
)
MARKS: Final = tuple(
    (kind, leads, re.compile(rf"\b{form}\b", re.IGNORECASE))
    for kind, leads, form in (*BETWEEN, *INSTEADS)
)
AROUND: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\brather (?!than\b)(?P<one>{_SIDE}) than (?P<other>[^.;:,]+)",
        (
            rf"\b(?:prefer(?:s|red|ring)?|favou?r(?:s|ed|ing)?|choos(?:es?|ing)|chose|"
            r"opt(?:s|ed|ing)? for|"
            rf"puts?|plac(?:es?|ed|ing)|prioriti[sz](?:es?|ed|ing)) (?P<one>{_SIDE}) "
            r"(?:to|over|rather than|above|before|ahead of|instead of) (?P<other>[^.;:,]+)"
        ),
        r"\bnot so much (?:about )?(?P<other>[^.;:,]+?) (?:as|but)(?: about)? (?P<one>[^.;:,]+)",
        (
            rf"(?P<one>(?:^|(?<=[.;:] )){_SIDE})(?: is| are)?(?: \w+){{0,3}}, more(?: so)? than "
            r"(?P<other>[^.;:,]+)"
        ),
        (
            rf"(?P<one>(?:^|(?<=[.;:] )){_SIDE}) (?:is|are|was|were|seems?)(?: \w+){{0,2}} better"
            r"(?:, [^,.;:]{3,40},)? than (?P<other>[^.;:,]+)"
        ),
        r"(?:^|[.;:,] )(?:rather than|instead of) (?P<other>[^.;:,]+), (?P<one>[^.;:]+)",
    )
)
NUMBER: Final = re.compile(r"\d[\d,.]*\d|\d")
NOT: Final = re.compile(
    r"\b(?:not|never|cannot|neither|nor|no)\b(?! so much\b)|n't\b", re.IGNORECASE
)
NEAR: Final = 6
"""Content words on each side of a mark that name the side."""
HALF: Final = 0.5
"""Share of a side that stands where the other stood when the two have changed places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Two sides of which the first is chosen or stands above, by the senses of their words."""

    words: str
    kind: str
    first: tuple[frozenset[str], ...]
    second: tuple[frozenset[str], ...]


def find_swapped(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for each pair of sides that stands the other way round in the source."""
    ours = ranked(stated)
    if not ours or bool(NOT.search(stated)) != any(map(NOT.search, quotes)):
        return
    theirs = [each for quote in quotes for each in ranked(quote)]
    for one in ours:
        same = [each for each in theirs if each.kind == one.kind]
        if same and all(_is_swapped(one, each) for each in same):
            yield Fault(words=one.words, why=f"the other way round in {same[0].words!r}")


@lru_cache(maxsize=1_000)
def ranked(text: str) -> tuple[Ranked, ...]:
    """Return the pairs of a plain text of which one side is put before the other."""
    found = []
    for form in AROUND:
        for match in form.finditer(text):
            one, other = _senses(match["one"])[:NEAR], _senses(match["other"])[:NEAR]
            found.append(Ranked(words=match.group(), kind=CHOSEN, first=one, second=other))
    for kind, leads, form in MARKS:
        for match in form.finditer(text):
            before, behind = text[: match.start()], text[match.end() :]
            first = max((each.end() for each in BREAK.finditer(before)), default=0)
            stop = BREAK.search(behind)
            sides = (
                _senses(before[first:])[-NEAR:],
                _senses(behind[: stop.start()] if stop else behind)[:NEAR],
            )
            one, other = sides if leads else sides[::-1]
            found.append(Ranked(words=match.group(), kind=kind, first=one, second=other))
    # "It has been replaced by Rule 9": what "it" is stands elsewhere.
    return tuple(each for each in found if each.first and (each.second or each.kind == INSTEAD))


def _is_swapped(ours: Ranked, theirs: Ranked) -> bool:
    if not theirs.second or not ours.second:
        # The new one of the source is the old one here: a number tells two rules apart.
        own = [each for each in ours.first if each not in ours.second]
        new = [each for each in ours.second if each not in ours.first]
        return bool(own and new and theirs.first) and (
            _share(new, theirs.first) > HALF > _share(own, theirs.first)
        )
    if _is_crossed(ours, theirs):
        return True
    straight = _share(ours.first, theirs.first), _share(ours.second, theirs.second)
    crossed = _share(ours.first, theirs.second), _share(ours.second, theirs.first)
    if min(crossed[1], _share(theirs.second, ours.first)) >= HALF > straight[1]:
        # "35 crowns rather than 40" for "40 crowns rather than 35": the crowns stay where they are.
        return _share(theirs.second, ours.second) < HALF
    return (
        max(crossed) >= HALF
        and max(straight) < HALF
        and crossed[0] >= straight[0]
        and crossed[1] >= straight[1]
    )


def _is_crossed(ours: Ranked, theirs: Ranked) -> bool:
    """Say whether what only one side has stands on the other: "clause 2" and "clause 4"."""
    mine = _apart(ours.first, ours.second), _apart(ours.second, ours.first)
    other = _apart(theirs.first, theirs.second), _apart(theirs.second, theirs.first)
    return (
        all((*mine, *other))
        and min(_share(mine[0], other[1]), _share(mine[1], other[0])) > HALF
        and max(_share(mine[0], other[0]), _share(mine[1], other[1])) == 0
    )


def _apart(
    senses: Sequence[frozenset[str]], others: Sequence[frozenset[str]]
) -> list[frozenset[str]]:
    return [each for each in senses if each not in others]


def _share(wanted: Sequence[frozenset[str]], held: Sequence[frozenset[str]]) -> float:
    told = frozenset().union(*held)
    return sum(is_told(each, told) for each in wanted) / len(wanted)


def _senses(text: str) -> tuple[frozenset[str], ...]:
    words = words_in(text)
    return (
        *(sense_at(words, place) for place, word in enumerate(words) if word.content),
        *(frozenset({number}) for number in NUMBER.findall(text)),
    )
