"""Find a degree that the source does not give a thing: "the safest" of what is called safe.

Also "less close" for "closer", and "slightly higher" for "far higher".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.checks.clauses import root, words_in
from agent.checks.fault import Fault
from agent.checks.headed import headed
from agent.checks.senses import is_told, senses_of
from agent.checks.words import listed

MOST: Final = re.compile(
    r"(?<!at )(?<!one of )(?<!among )\b(?:the|its|their|our|\w+'s) "
    r"(?:(?:very|single|world's|nation's|country's) )?"
    r"(?:most (?!of\b|part\b|recent)(?P<long>[a-z-]+)|"
    r"(?P<short>(?:saf|strong|fast|larg|bigg|high|low|small|long|short|wid|broad|deep|cheap|clos|"
    r"great|rich|poor|clean|simpl|easi|hard|strict|tough|bright|old|young|clear|smart|quick|slow|"
    r"heavi|light|near|fair|fin|bold|busi|earli)\w{0,2}est))\b",
    re.IGNORECASE,
)
"""A superlative; "leading" and "top" are as often mere praise, and "best" is "good" in talk."""
TOP_THERE: Final = re.compile(
    r"\b(?:most|least|best|worst|first|only|sole|top|leading|leader\w*|lead|premier|foremost|main|"
    r"prime|primary|chief|key|major|principal|central|paramount|ultimate|record|no other|any other|"
    r"anywhere|ever|never|un(?:precedented|paralleled|matched|rivall?ed|surpassed|equall?ed)|"
    r"unique\w*|number one|no\. ?1|pre-eminent|extreme\w*|highly|very|incredibl\w*|exceptional\w*|"
    r"supreme|maximum|minimum|max|min|state-of-the-art|cutting-edge|than|peak|"
    r"(?!interest|request|invest|test|west|suggest|forest|honest|modest|protest|contest|guest)"
    r"\w{3,}est)\b",
    re.IGNORECASE,
)
LESS: Final = headed(
    r"\b(?:less|least|not as|not so) (?:and less )?(?P<what>[a-z]{4,}(?: [a-z]{4,})?)",
    re.IGNORECASE,
)
MORE: Final = headed(
    r"\b(?:more|most|even more|ever more) (?:and more )?(?P<what>[a-z]{4,})", re.IGNORECASE
)
GRADED: Final = re.compile(r"\b(?P<stem>[a-z]{3,}?)(?:er|est)\b", re.IGNORECASE)
BIT: Final = headed(
    r"\b(?:slightly|marginally|a little|a bit|modestly|barely|narrowly|minimally|"
    r"fractionally|a touch|hardly any)\b",
    re.IGNORECASE,
)
LOT: Final = headed(
    r"\b(?:(?<!so )far|much|considerably|significantly|substantially|vastly|dramatically|sharply|"
    r"markedly|greatly|hugely|massively|drastically|enormously|well|radically|steeply|tremendously)\b"
    r"(?= (?:more|less|fewer|better|worse|[a-z]+er|above|below|beyond|over|under)\b)|"
    r"\b(?:sharply|dramatically|drastically|massively|vastly|hugely|enormously|steeply)\b",
    re.IGNORECASE,
)
NOT: Final = re.compile(
    r"\b(?:no|not(?! (?:only|just|merely|least)\b)|never|nor|neither|cannot|without)\b|n't\b",
    re.IGNORECASE,
)
THAN: Final = re.compile(r"\b(?:than|compared|unlike|versus|whereas|while)\b", re.IGNORECASE)
AGENTS: Final = listed("oth und ev nev numb memb ord pow pap us matt lett wat cent lay off ent cov")


def find_degrees(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for each degree that the source gives less of, or the other way round."""
    offered = " . ".join(quotes)
    yield from _topped(stated, offered)
    if bool(NOT.search(stated)) == bool(NOT.search(offered)):
        yield from _turned(stated, offered)
    for ours, theirs in ((BIT, LOT), (LOT, BIT)):
        said, there = ours.search(stated), theirs.search(offered)
        if said and there and not ours.search(offered) and not theirs.search(stated):
            yield Fault(words=said.group(), why=f"the source says {there.group()!r}")


def _topped(stated: str, offered: str) -> Iterator[Fault]:
    """Yield a superlative of what the source only calls so."""
    if not MOST.search(stated) or TOP_THERE.search(offered):
        return
    words = {word.text.casefold() for word in words_in(offered)}
    for match in MOST.finditer(stated):
        if match["long"]:
            base = {match["long"].casefold()}
        else:
            stem = match["short"].casefold().removesuffix("est")
            base = {stem, f"{stem}e", stem[:-1], f"{stem[:-1]}y"}
        called = sorted(base & words)
        if called:
            yield Fault(words=match.group(), why=f"the source says only {called[0]!r}")


def _turned(stated: str, offered: str) -> Iterator[Fault]:
    """Yield "less close" where the source says "closer", and "more" of what it has less of.

    With "than" the two sides may have changed places, which turns the degree honestly.
    """
    if THAN.search(stated) or THAN.search(offered):
        return
    for ours, theirs in ((LESS, MORE), (MORE, LESS)):
        if theirs.search(stated) or ours.search(offered):
            continue
        risen = {root(word) for m in theirs.finditer(offered) for word in m["what"].split()}
        verbs = _around_more(offered) if ours is LESS else set()
        graded = {m["stem"].casefold() for m in GRADED.finditer(offered)} - AGENTS
        for match in ours.finditer(stated):
            word = match["what"].split()[0].casefold()
            there = (
                is_told(senses_of(root(word)), frozenset(risen))
                or _begin(word) in verbs
                or (ours is LESS and bool({word, word.removesuffix("e"), f"{word[:-1]}i"} & graded))
            )
            if there:
                yield Fault(words=match.group(), why="the source says it the other way round")


def _around_more(offered: str) -> set[str]:
    """Return how verbs begin that a bare "even more" stands behind: "rely even more on"."""
    return {
        _begin(match[1].casefold())
        for match in re.finditer(
            r"\b([a-z]{4,}) (?:even |ever |still )?more (?:on|up|to|of)\b", offered
        )
    }


def _begin(word: str) -> str:
    """Return the letters by which "rely" and "reliant" are one."""
    return word[:4].replace("y", "i")
