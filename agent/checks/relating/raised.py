"""Find a degree that was raised: "even more necessary" of what the source calls "also necessary".

And "the largest" of what is one of the largest, "more than anything else" of what is a factor, and
"matters more" of what is less relevant. Each rests on the source calling the thing by the same
measure in another degree, and ranking nothing itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.checks.denying.denials import has_denial
from agent.checks.fault import Fault
from agent.checks.headed import headed
from agent.checks.relating.grades import find_base, find_called, find_graded, find_measure

THAN: Final = re.compile(r"\b(?:than|compared|unlike|versus|whereas|while)\b", re.IGNORECASE)
RANKS: Final = headed(
    r"\b(?:than|most|least|best|worst|first|only|sole|top|leading|premier|(?-i:lead(?:s|er\w*)?)|"
    r"foremost|main(?:ly)?|prim(?:e|ary)|chief(?:ly)?|principal\w*|paramount|ultimate|record|ever|"
    r"never|no (?:other|one|\w+ (?:is|are|was|were))|any other|anywhere|unique\w*|number one|"
    r"un(?:precedented|paralleled|matched|rivall?ed|surpassed|equall?ed)|supreme|max\w*|"
    r"min(?:imum|imal)?|state-of-the-art|cutting-edge|peak|above all|especially|particularly|"
    r"more|outweigh\w*|exceed\w*|surpass\w*|prefer\w*|priorit\w*|"
    r"(?!(?:interest|request|invest|test|west|suggest|forest|honest|modest|protest|contest|"
    r"guest|manifest|harvest|digest|attest|arrest|rest|latest|vest|zest|quest|conquest)\b)"
    r"\w{3,}est)\b",
    re.IGNORECASE,
)
"""What may stand for the highest degree in a source: with none of it, it puts nothing first."""
GROWS: Final = headed(
    r"\b(?:less|fewer|better|worse|increas\w*|grow\w*|ris(?:es?|en|ing)|over|again|further|extra|"
    r"enhanc\w*|improv\w*|strengthen\w*|additional\w*|even|still)\b",
    re.IGNORECASE,
)
"""What may stand for a higher degree in a source, though not for the highest."""
COMPARES: Final = headed(
    r"\b(?:than|more|less|fewer|even|ever|still|further|better|worse|exceed\w*|surpass\w*|"
    r"out\w{4,}|prefer\w*|priorit\w*|increas\w*|grow\w*|rather|above|beyond|over|too|also)\b",
    re.IGNORECASE,
)
"""What sets one thing above another, as "the greatest" of two things does not."""
RAISES: Final = re.compile(
    r"\b(?:ever|even|still|all the|so much the|far|much) (?:more|less) (?P<even>[a-z]{3,})|"
    r"\b(?P<short>[a-z]{3,}er) still\b|\bmore (?P<still>[a-z]{3,}) still\b|"
    r"\b(?:even|still|ever) (?P<evener>[a-z]{3,}er|worse)\b",
    re.IGNORECASE,
)
"""A comparison that is said outright to go beyond something."""
TOPS: Final = re.compile(
    r"\b(?:the|its|their|our|his|her|\w+'s) (?:very |single |one |world's |country's )?"
    r"(?:most (?!of\b|part\b|recent)(?P<long>[a-z-]+)|(?P<short>[a-z]{3,}est|best|worst))\b",
    re.IGNORECASE,
)
PART_OF: Final = re.compile(
    r"\b(?:one|some|several|many|any|few|two|three|four|five|six|pair|couple|number|half|share|"
    r"among\w*|part|members?|rank\w*|count\w*)\b[^.;]{0,100}$",
    re.IGNORECASE,
)
"""In front of a superlative: others are as high."""
ONE_OF: Final = re.compile(
    r"\b(?:one|some|several|many|two|three|four|five|among\w*|part)(?: of)?(?: [\w'-]+){0,2} ?$",
    re.IGNORECASE,
)
"""Right in front of it: the source says so outright."""
ABOVE_ALL: Final = headed(
    r"\b(?:more|better|greater|higher|larger|stronger|\w{3,}er)\b(?:[^.;]{0,60}?) than (?:by |in |"
    r"on |to |for |with |at )?(?:any|every)(?:thing|one|body)(?: else)?\b|"
    r"\b(?:nothing|no one|nobody|no other \w+)(?: [a-z]+){1,5}? (?:more|better|greater|"
    r"as (?:much|important|good))\b|\babove (?:all else|everything else|anything else)\b",
    re.IGNORECASE,
)


def find_raised(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for each degree of the statement that goes beyond the source's."""
    offered = " . ".join(quotes)
    yield from _made_one(stated, offered)
    yield from _made_two(stated, offered)
    if not RANKS.search(offered) and not _comparatives(offered):
        yield from _put_first(stated, offered)
        if not GROWS.search(offered):
            yield from _gone_beyond(stated, offered)
    if THAN.search(stated) is None and THAN.search(offered) is None:
        yield from _turned(stated, offered)


def _made_one(stated: str, offered: str) -> Iterator[Fault]:
    """Yield "the largest" where the source has only "one of the largest"."""
    there = [match for match in TOPS.finditer(offered) if _measure(match) is not None]
    if not there or not all(ONE_OF.search(offered, 0, match.start()) for match in there):
        return
    measures = {_measure(match) for match in there}
    for match in TOPS.finditer(stated):
        if _measure(match) in measures and not PART_OF.search(stated, 0, match.start()):
            yield Fault(words=match.group(), why="in the source it is one of several")


def _made_two(stated: str, offered: str) -> Iterator[Fault]:
    """Yield "and an even greater" where the source calls both "the greatest"."""
    measures = {_measure(match) for match in TOPS.finditer(offered)}
    if COMPARES.search(offered) or _comparatives(offered):
        return
    for match in RAISES.finditer(stated):
        base = _base_raised(match)
        if base and find_measure(base) in measures:
            yield Fault(words=match.group(), why="the source sets both on one level")


def _put_first(stated: str, offered: str) -> Iterator[Fault]:
    """Yield the highest degree of what a source that ranks nothing only calls so."""
    above = ABOVE_ALL.search(stated)
    if above is not None:
        yield Fault(words=above.group(), why="the source puts it above nothing")
    called = find_called(offered)
    for match in TOPS.finditer(stated):
        if _measure(match) in called and not PART_OF.search(stated, 0, match.start()):
            yield Fault(words=match.group(), why="the source gives it no highest degree")


def _gone_beyond(stated: str, offered: str) -> Iterator[Fault]:
    """Yield "even more necessary" of what the source only calls so."""
    called = find_called(offered)
    for match in RAISES.finditer(stated):
        base = _base_raised(match)
        if base and find_measure(base) in called:
            yield Fault(words=match.group(), why="the source sets it above nothing")


def _turned(stated: str, offered: str) -> Iterator[Fault]:
    """Yield "matters more" where the source says "less relevant"."""
    theirs, ours = find_graded(offered), find_graded(stated)
    if not theirs or not ours or has_denial(stated) != has_denial(offered):
        return
    for measure, up, words in ours:
        same = {one for number, one, _ in theirs if number == measure}
        mine = {one for number, one, _ in ours if number == measure}
        if same == {not up} and mine == {up}:
            yield Fault(words=words, why="the source says it the other way round")


def _base_raised(match: re.Match[str]) -> str:
    return match["even"] or match["still"] or find_base(match["short"] or match["evener"])


def _comparatives(text: str) -> bool:
    return any(find_base(word) for word in re.findall(r"\b[a-z]{3,}er\b", text))


def _measure(match: re.Match[str]) -> int | None:
    base = match["long"] or find_base(match["short"])
    return find_measure(base) if base else None
