"""Find hedges, conditions and qualifiers of the source that a statement leaves out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from agent.checks.binding.narrowing import ANY_NARROWING, NARROWING
from agent.checks.binding.qualifiers import CONDITIONS, ENDS, FAMILIES, KEEPS, SENTENCE_END, Family
from agent.checks.clauses import words_in
from agent.checks.fault import Fault
from agent.checks.senses import is_told, sense_at, senses_in

NEAR = 4
"""Content words on either side by which the statement shows that it speaks of the same."""
NOUN = 2
"""Content words behind "some" among which its noun stands: "some smaller ports"."""
QUANTITY = re.compile(r"(?:some|most|many|certain)\b", re.IGNORECASE)
# "(Preliminary data)" speaks of the whole sentence; "(mainly ports)" of one word in it.
PARENTHESIS = re.compile(
    r"\((?:primarily|mainly|mostly|largely|especially|particularly|notably|typically|usually|"
    r"some|e\.g\.|such as|including|for example)\b[^()]*\)",
    re.IGNORECASE,
)
FURTHER = re.compile(
    # "Only when asked and when a guard is near": each condition counts.
    r"(?:(?<=[a-z] )and (?:only )?(?:when|if|where|provided|once|as long as)"
    r"(?! (?:possible|appropriate|necessary|needed|applicable|feasible|required|relevant)\b)|"
    # "With enough rain, the crop will double": a condition without an "if".
    r"(?:^|(?<=[.;] ))(?:with|given|under) (?=(?:the |a )?(?:right|proper|necessary|appropriate|"
    r"adequate|sufficient|enough|good|sound|strong|full|due|correct|suitable|favou?rable|normal|"
    r"ideal|continued|sustained|careful)\b)|"
    r"(?:^|(?<=[,.;] ))(?:assuming|barring|failing|short of|in the absence of|save for|"
    r"on the (?:assumption|basis|understanding) that|granted that|supposing)\b)"
    r"(?P<rest>[^.;:,]*)",
    re.IGNORECASE,
)
"""Conditions beside another, and those that no "if" opens: a word kept elsewhere keeps none."""
PHRASE_END = re.compile(
    r"[,;:.]|\b(?:that|who|which|whose|whom|where|is|are|was|were|has|have|had|will|may|can|must|"
    r"shall|should)\b"
)
EITHER = re.compile(
    r"\beither (?:being |been |be |to )?(?P<one>[a-z]+) or "
    r"(?:being |been |be |to )?(?P<other>[a-z]+)\b|"
    r"\b(?P<one2>[a-z]{3,}ed) or (?P<other2>[a-z]{3,}ed)\b"
)
BOTH = re.compile(r"\b(?:or|and|casualt\w+|harm\w*|victims?|one of|among)\b", re.IGNORECASE)
"""By any of these a statement may keep both."""
ANOTHER = re.compile(
    r"[,;] (?:and|while|whereas|but) (?:the|an?|its|their|our|this|that|these|those|it|they|each|"
    r"both|all|no|some|most|many|[A-Z][\w-]+)\b[^,;.]{1,60}? (?:is|are|was|were|will|shall|must|"
    r"should|may|can|has|have|had)\b"
)
"""Behind a condition: another sentence begins, with a subject of its own."""
JOINED = re.compile(r"\b(?:and|or),? $")
PREDICATED = re.compile(r"\b(?:be|been|being|is|are|was|were)(?: \w+ly)? $")
"""In front of a participle that is a verb."""
COVERED = 0.5
"""Share of the words around a qualifier that a statement tells if it speaks of that place."""
KEPT = 0.34
"""Share of a condition's own words that shows that the statement still has the condition."""


def find_dropped(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Return a fault for each qualifier of the source that the statement should have kept."""
    told = senses_in(stated)
    faults = []
    quotes = [PARENTHESIS.sub(lambda match: _kept_aside(match, told), each) for each in quotes]
    for number, quote in enumerate(quotes):
        others = tuple(each for place, each in enumerate(quotes) if place != number)
        faults += _families(stated, told, quote)
        faults += _conditions(stated, told, quote, others)
        faults += _adjectives(stated, quote)
        faults += _alternatives(stated, told, quote)
    return faults


def _kept_aside(match: re.Match[str], told: frozenset[str]) -> str:
    """Return what stands in brackets, or spaces if the statement says nothing of it."""
    inside = _content(match.group(), 0, len(match.group()))
    if not inside or any(is_told(each, told) for each in inside):
        return match.group()
    return " " * len(match.group())


def _families(stated: str, told: frozenset[str], quote: str) -> list[Fault]:
    return [
        _left_out(match.group())
        for family in FAMILIES
        for match in family.source.finditer(quote)
        # "As appropriate" that the source says twice is told once.
        if not (" " in match.group() and match.group().casefold() in stated.casefold())
        and not _is_kept(family, stated, f"{quote[: match.start()]} {quote[match.end() :]}")
        and _covers(
            told,
            _around(
                quote,
                match.start(),
                match.end(),
                # "Of the map and, if need be, of a sketch": it speaks of the sketch alone.
                behind=family.behind or JOINED.search(quote, 0, match.start()) is not None,
            ),
        )
        and not (QUANTITY.match(match.group()) and _speaks_past(told, quote, match.end()))
    ]


def _speaks_past(told: frozenset[str], quote: str, end: int) -> bool:
    """Say whether a statement is silent on the very thing that "some" stands before."""
    stop = PHRASE_END.search(quote, end)
    following = _content(quote, end, stop.start() if stop else len(quote))[:NOUN]
    return bool(following) and not any(is_told(each, told) for each in following)


def _is_kept(family: Family, stated: str, rest: str) -> bool:
    """Say whether the statement has a word of the family that is not there for something else."""
    ours, theirs = (
        Counter(match.group().casefold() for match in family.kept.finditer(text))
        for text in (stated, rest)
    )
    return any(count > theirs[word] for word, count in ours.items())


def _conditions(
    stated: str, told: frozenset[str], quote: str, others: tuple[str, ...]
) -> list[Fault]:
    """Find a condition none of whose own words the statement has, though it tells the rest."""
    faults: list[Fault] = []
    found = list(FURTHER.finditer(quote))
    if not KEEPS.search(stated):
        found += CONDITIONS.finditer(quote)
    for match in found:
        start, end = _extent(match)
        elsewhere = _senses_of((f"{quote[: match.start()]} . {quote[end:]}", *others))
        inside = words_in(quote, start, end)
        own = [
            sense_at(inside, place)
            for place, word in enumerate(inside)
            if word.content and not is_told(sense_at(inside, place), elsewhere)
        ]
        figures = set(re.findall(r"\d[\d.,]*", quote[start:end]))
        if not own or (figures and figures & set(re.findall(r"\d[\d.,]*", stated))):
            continue
        if sum(is_told(senses, told) for senses in own) / len(own) >= KEPT:
            continue
        first, last = _sentence(quote, match.start(), end)
        outside = _content(quote, first, match.start())
        if not (outside and ANOTHER.match(quote, end)):
            # "Work could begin in May, subject to a permit, and the hall is due in June": the
            # condition is none of the hall's.
            outside += _content(quote, end, last)
        # Where another cited sentence says as much without the condition, that one is told.
        if _covers(told, outside) and not _covers(_senses_of(others) & told, outside):
            faults.append(_left_out(match.group()[:60].strip()))
    return faults


def _senses_of(texts: Sequence[str]) -> frozenset[str]:
    """Return the senses of several texts, each read once however many quotes there are."""
    return frozenset().union(*map(senses_in, texts))


def _extent(match: re.Match[str]) -> tuple[int, int]:
    """Return where the words of a condition stand, up to the comma or the verb of the rule."""
    start = match.start("rest")
    end = ENDS.search(match["rest"], 2)
    return start, match.end() if end is None else start + end.start()


def _adjectives(stated: str, quote: str) -> list[Fault]:
    """Find a narrowing adjective whose noun the statement has without it."""
    if not ANY_NARROWING.search(quote):
        return []
    faults = []
    # By its own name: "record" may be told where the source has "log" for something else.
    named = {word.stem for word in words_in(stated)}
    for form, kept in NARROWING:
        if kept.search(stated):
            continue
        for match in form.finditer(quote):
            behind = words_in(quote, match.end())[:1]
            if not behind or not behind[0].content or quote[match.end() : match.end() + 1] != " ":
                continue
            if PREDICATED.search(quote, 0, match.start()) and behind[0].text.endswith("ly"):
                # "It can be perceived directly": a verb.
                continue
            again = len(re.findall(rf"\b{re.escape(behind[0].text)}\b", quote, re.IGNORECASE)) > 1
            if not again and behind[0].stem in named:
                faults.append(_left_out(f"{match.group()} {behind[0].text}"))
    return faults


def _alternatives(stated: str, told: frozenset[str], quote: str) -> list[Fault]:
    """Find one of two outcomes told as the only one: "killed" for "killed or wounded"."""
    if BOTH.search(stated):
        return []
    faults = []
    for match in EITHER.finditer(quote):
        pair = match["one"] or match["one2"], match["other"] or match["other2"]
        one, other = map(senses_in, pair)
        if one and other and not one & other and is_told(one, told) != is_told(other, told):
            faults.append(_left_out(match.group()))
    return faults


@lru_cache(maxsize=1_000)
def _content(quote: str, start: int, end: int) -> tuple[frozenset[str], ...]:
    words = words_in(quote, start, end)
    return tuple(sense_at(words, place) for place, word in enumerate(words) if word.content)


def _around(
    quote: str, start: int, end: int, *, behind: bool = False
) -> tuple[frozenset[str], ...]:
    first, last = _sentence(quote, start, end)
    following = _content(quote, end, last)[:NEAR]
    return following if behind and following else _content(quote, first, start)[-NEAR:] + following


def _sentence(quote: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence that holds a stretch: a quote may hold several."""
    edges = [match.end() for match in SENTENCE_END.finditer(quote)]
    return (
        max((edge for edge in edges if edge <= start), default=0),
        min((edge for edge in edges if edge >= end), default=len(quote)),
    )


def _covers(told: frozenset[str], wanted: tuple[frozenset[str], ...]) -> bool:
    """Say whether the statement speaks of the place that these words stand in."""
    return bool(wanted) and sum(is_told(each, told) for each in wanted) >= COVERED * len(wanted)


def _left_out(words: str) -> Fault:
    return Fault(words=words, why="this qualifier of the source is left out")
