"""Check contraries: "unavailable" is not "available", and "not" twice in a clause is no denial.

Words with a prefix that denies them are the same word turned round; a paraphrase that uses the one
for the other needs a denial on one side. Near-verbatim statements are compared word by word in
`overlap`; here any statement is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Final

from agent.checks.binding.graded import find_graded
from agent.checks.clauses import root, words_in
from agent.checks.denying.denials import HARMLESS, IMPLIES, blank, has_denial
from agent.checks.denying.opposed import find_opposed
from agent.checks.headed import headed
from agent.checks.senses import senses_in, share_told
from agent.checks.words import is_quotation, listed, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "contrary"

PREFIXED: Final = re.compile(
    r"\b(?:non-?(?=[a-z]{4})|un(?=(?:able|accept|affect|author|avail|aware|certain|chang|clear|"
    r"complet|condition|constitution|controll|cover|disclos|encrypt|equal|expect|fair|fit|"
    r"fulfil|fund|healthy|help|import|intend|intention|known|law|licen|likely|limit|necess|official|"
    r"paid|plan|precedent|predict|protect|publish|reasonab|register|regulat|relat|reliab|resolv|"
    r"restrict|safe|satisf|secur|settl|sign|success|suitab|support|sustainab|test|usual|verif|"
    r"want|will))|il(?=(?:legal|legitimate))|ir(?=(?:regular|relevant|responsib|reversib|"
    r"revocab))|"
    r"im(?=(?:possib|practic|prob|proper|partial|permissib|perfect))|"
    r"in(?=(?:access|accura|active|adequa|admissib|appropria|capab|compati|complet|consist|"
    r"correct|direct|effect|effici|eligib|equit|formal|secure|security|sufficien|tolera|"
    r"valid|visib|volunt))|"
    r"dis(?=(?:advantag|allow|appear|approv|comfort|connect|courag|honest|own|proportion|"
    r"qualif|satisf|similar|trust)))(?P<base>[a-z]{3,})",
    re.IGNORECASE,
)
"""A word that its own prefix denies. "Under", "unit", "income" and "interest" are none of these."""
_BEHIND = (
    r" (?:the|its|their|an?|this|that) (?:[\w-]+ ){0,2}?(?P<thing>quota|limit|ceiling|cap|"
    r"threshold|budget|allowance|margin|scope|range|area|border|zone|territory|jurisdiction|deadline)s?\b"
)
INSIDE: Final = re.compile(rf"\b(?:within|inside|below|under|up to){_BEHIND}", re.IGNORECASE)
OUTSIDE: Final = re.compile(
    rf"\b(?:in excess of|beyond|outside|above|over|exceed(?:s|ed|ing)?){_BEHIND}", re.IGNORECASE
)
"""On which side of a bound something lies."""
SAME_START: Final = 5
"""Letters from the start by which "unavailable" meets "availability"."""
BEFORE: Final = 5
"""Words in front of a plain word among which a denial makes it the contrary."""
TWICE: Final = headed(
    r"\b(?:not|never|cannot)\b(?: (?!(?:is|are|was|were|has|have|and|or|but)\b)[\w'-]+){1,4}? "
    r"(?:no|none|nothing|nobody|never|not)\b"
    r"(?! (?:later|earlier|more|less|fewer|longer|higher|lower|sooner|only|one|just|merely|to|"
    r"doubt|yet|always|necessarily)\b)(?![,.;])",
    re.IGNORECASE,
)
DENIES: Final = listed(
    "not no never neither nor cannot without unless except lack lacks lacked lacking fail fails "
    "failed less hardly barely stop stops cease ceases prevent prevents avoid avoids none nothing "
    "until instead rather loses lost lose"
)


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each word whose contrary the evidence has in its place."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated, quotes = plain(text), reach(evidence).quotes
    return [
        *_prefixed(stated, quotes),
        *_lost(stated, quotes),
        *_twice(stated, quotes),
        *(
            _finding(ours, f"the source says {there!r}")
            for ours, there in find_graded(stated, quotes)
        ),
        *(
            _finding(ours, f"the source says {there!r} of it")
            for ours, there in find_opposed(stated, quotes)
        ),
        *_outside(stated, quotes),
    ]


def _outside(stated: str, quotes: Sequence[str]) -> Iterator[Finding]:
    """Yield "within the quota" where the source says "in excess of the quota", and back."""
    sides = (INSIDE, OUTSIDE)
    if has_denial(stated) or any(map(has_denial, quotes)):
        return
    for ours, theirs in (sides, sides[::-1]):
        said = {root(match["thing"]): match for match in ours.finditer(stated)}
        there = {root(m["thing"]): m for quote in quotes for m in theirs.finditer(quote)}
        both = {root(m["thing"]) for quote in quotes for m in ours.finditer(quote)}
        both |= {root(match["thing"]) for match in theirs.finditer(stated)}
        for thing in sorted((said.keys() & there.keys()) - both):
            yield _finding(said[thing].group(), f"the source says {there[thing].group()!r}")


def _prefixed(stated: str, quotes: Sequence[str]) -> Iterator[Finding]:
    """Yield words denied by their prefix where the source has them plain."""
    for word, base, start in turned(stated):
        if any(_meets(base, other) for quote in quotes for _, other, _ in turned(quote)):
            continue
        if _denied(stated, start):
            continue
        places = [(q, at) for q in quotes for at in _places(base, q)]
        if head := _next(stated, start):
            # "A legal form" is told as "an illegal form", whatever else is legal.
            same = [(q, at) for q, at in places if _next(q, at) == head]
            told = any(_next(stated, at) == head for at in _places(base, stated))
            if same and not told and not any(_denied(q, at, stated) for q, at in same):
                yield _finding(word, f"the source says {_word_at(*same[0])!r} of it")
                continue
        if _places(base, stated):
            continue
        if places and not any(_denied(quote, at) for quote, at in places):
            yield _finding(word, f"the source says {_word_at(*places[0])!r}")


def _lost(stated: str, quotes: Sequence[str]) -> Iterator[Finding]:
    """Yield words that the source denies by their prefix and the statement has plain."""
    if has_denial(stated) or IMPLIES.search(stated) or turned(stated):
        return
    for quote in quotes:
        for word, base, start in turned(quote):
            places = _places(base, stated)
            if not places or any(_places(base, other) for other in quotes):
                continue
            if not _denied(quote, start):
                yield _finding(_word_at(stated, places[0]), f"the source says {word!r}")


def _twice(stated: str, quotes: Sequence[str]) -> Iterator[Finding]:
    """Yield "not given no access": one of the two turns the sentence round."""
    match = TWICE.search(HARMLESS.sub(blank, stated))
    if match is not None and not any(TWICE.search(quote) for quote in quotes):
        yield _finding(match.group(), "a denial of a denial, which the source does not have")


@lru_cache(maxsize=1_000)
def turned(text: str) -> tuple[tuple[str, str, int], ...]:
    """Return the words of a text that their prefix denies: word, rest of it, place."""
    return tuple(
        (match.group(), match["base"].casefold(), match.start())
        for match in PREFIXED.finditer(text)
    )


def _places(base: str, text: str) -> list[int]:
    return [word.start for word in words_in(text) if _meets(base, word.text.casefold())]


def _meets(one: str, other: str) -> bool:
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
    return shared >= min(SAME_START, len(one)) and shared >= min(len(one), len(other)) - 3


def _next(text: str, start: int) -> str | None:
    """Return the stem of the content word right behind the one that starts there."""
    behind = words_in(text, start)[1:2]
    return next((word.stem for word in behind if word.content), None)


def _denied(text: str, start: int, other: str | None = None) -> bool:
    """Say whether a denial stands in front of a word; not one of a verb that `other` tells too.

    "Must not share personal data" denies the sharing: in "share non-personal data" it is told.
    """
    words = words_in(text, 0, start)[-BEFORE:]
    place = next(
        (
            place
            for place, word in reversed(list(enumerate(words)))
            if word.text.casefold() in DENIES or word.text.casefold().endswith("n't")
        ),
        None,
    )
    if place is None:
        return False
    between = tuple(word for word in words[place + 1 :] if word.content)
    return other is None or not share_told(between, senses_in(other))


def _word_at(text: str, start: int) -> str:
    return next(word.text for word in words_in(text) if word.start == start)


def _finding(words: str, why: str) -> Finding:
    return Finding(
        check=NAME, judgement=Judgement.CONTRADICTED, message=f"{words!r}: {why}", words=words
    )
