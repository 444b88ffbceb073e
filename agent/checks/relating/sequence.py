"""Read which of two acts comes first, in any wording, and find the two that changed places.

"Select A, then B", "B after A", "only when A has been selected", "A must come first for B to work":
each is read as an earlier and a later act. Two acts are told apart by the words that only one of
them has, those nearest to the mark first; labels in quotation marks stand for the whole act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from agent.checks.clauses import words_in
from agent.checks.denying.denials import has_denial
from agent.checks.fault import Fault
from agent.checks.headed import headed
from agent.checks.senses import is_told, sense_at, without_told
from agent.checks.words import QUOTED, listed

_PERFECT: Final = r"(?=[^,.;]{3,80}? (?:has|have|had) (?:been |fully |duly )?\w+\b)"
_LATER: Final = r"(?:later|subsequently|afterwards|thereafter|thereupon|next)"
_BE: Final = r"(?:is|are|was|were)"
_NOT_BE: Final = r"(?<!the )(?<!is )(?<!are )(?<!was )(?<!were )(?<!only )"
_ONCE: Final = r"(?<!at )once(?! (?:a|per|every|again|more|or|and|only)\b)"
MARK: Final = headed(
    r"\b(?:(?P<before>(?<!or )before|prior to|ahead of|in advance of|until|till|precedes?|"
    r"preceded(?! by)|(?:comes?|came|happens?|takes? place) before)|"
    rf"(?P<after>(?:only )?(?:after(?! (?:all|which|that|this)\b)|{_ONCE}|as soon as|"
    rf"when {_PERFECT})|subsequent to|only (?:when|where|if|upon|following)|{_BE} preceded by|"
    rf"{_NOT_BE}following (?=(?:an?|the|its|their)\b)|"
    rf"(?:which )?(?:{_BE} to follow|follow(?:s|ed))(?! by\b)(?= (?:the|an?|its|their)\b))|"
    rf"(?P<then>and then|{_NOT_BE}(?<!be )then|after which|whereupon|(?:{_BE} )?followed by|"
    rf"(?:and|but) (?:(?:{_BE}|has|have|will|must|may|shall) )?{_LATER}))\b",
    re.IGNORECASE,
)
HAVING: Final = re.compile(
    r"(?:^|(?<=[.;] ))(?:(?:having|once|when|after) (?P<x>[^,.;]{4,120})|(?P<done>\w+ed)), "
    r"(?P<y>[^.;]+)",
    re.IGNORECASE,
)
"""At the head of a sentence: what stands there comes first."""
INNER_THEN: Final = re.compile(
    r"(?P<x>[^.;]{4,160})(?:; |, and |\. )(?P<y>[^.;]{3,100}? "
    rf"(?:(?:{_BE}|be|will|must|may|can|has|have) )?"
    rf"(?:then|{_LATER}|follows?|followed(?! by))\b[^.;,]{{0,80}})",
    re.IGNORECASE,
)
"""Two clauses of which the second says that it comes second."""
LATER: Final = headed(rf"\b(?:then|{_LATER}|follows?|followed)\b", re.IGNORECASE)
FIRSTLY: Final = headed(r"\bfirst\b", re.IGNORECASE)
"""Without these the patterns that read any first part are not tried: they look at each letter."""
_DUTY: Final = r"(?:must|shall|should|needs? to|ha(?:s|ve|d) to|will|ought to|can only)"
FIRST: Final = re.compile(
    rf"\b{_DUTY} first (?P<x>[^,.;]{{3,120}}?)"
    r"(?= (?:in order|so (?:that|as)|before|if|for)\b|[,.;]|$)|"
    rf"(?P<y>[^,.;]{{3,120}}?) {_DUTY} \w+(?: [\w'-]+){{0,4}}? "
    r"first\b(?! (?!if\b|in\b|so\b|for\b|before\b)[a-z]+)",
    re.IGNORECASE,
)
"""What has to be done first for something else to follow."""
AIM: Final = re.compile(
    r"(?:^|, |\b)(?:in order (?:to|for)|so as to|so that|(?:^|(?<=, )|(?<=; ))to|if|before|for)"
    r" (?P<aim>[^,.;]{3,120})",
    re.IGNORECASE,
)
PHASES: Final = re.compile(
    r"\b(?:the )?first (?:phase|step|stage|part|round|task)?\b(?P<x>[^.;]{4,120}?)(?:[;,.] |, and |"
    r" and )(?:in |as )?(?:the )?second (?:phase|step|stage|part|round|task)?\b(?P<y>[^.;]{4,120})",
    re.IGNORECASE,
)
WAITS: Final = re.compile(
    r"\b(?:not|never|cannot|nor|wait\w*|await\w*|h[eo]ld(?:s|ing)? (?:off|back)|put off|delay\w*|"
    r"postpon\w*|defer\w*|suspend\w*|paus\w*|on hold|adjourn\w*|pending)\b|n't\b",
    re.IGNORECASE,
)
"""In front of "before" and "until": what stands behind them comes first."""
DATED: Final = re.compile(
    r" ?(?:the )?(?:\d|(?:early |mid-|late )?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday)\b)|"
    r" ?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|a few|the) "
    r"(?:business |working |calendar )?(?:second|minute|hour|day|week|fortnight|month|quarter|year|"
    r"decade)s?\b",
    re.IGNORECASE,
)
"""A point in time or a span, which is no act."""
UNTIL: Final = re.compile(r"until|till", re.IGNORECASE)
OF_THING: Final = re.compile(
    r"\b(?!be\b|been\b|is\b|are\b|was\b|were\b|being\b|\w+ly\b)[\w'-]+ "
    r"(?:[a-z]+(?:ed|wn|ept|ought)|made|born|put|set|left|sold|held|built|begun|given|taken) $"
)
"""In front of "before": it tells which things, "costs incurred before", and is not denied."""
EDGE: Final = re.compile(r"[;:.!?](?=\s|$)")
MARKING: Final = listed(
    "first second next then later last come comes coming came follow follows followed take takes "
    "took place happen happens happened occur occurs step phase stage immediately directly shortly"
)
"""Words that only say which act comes when."""
NEAR: Final = 5
"""Content words nearest to the mark that say what an act is."""
CROSSED: Final = 0.5
"""Share of each act's own words that stand in the place of the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InTurn:
    """Two acts by the senses of their words, the earlier one first."""

    words: str
    early: tuple[frozenset[str], ...]
    late: tuple[frozenset[str], ...]


def find_out_of_sequence(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for each pair of acts that every pair of the source has the other way."""
    theirs = [each for quote in quotes for each in read_sequences(quote)]
    for ours in read_sequences(stated) if theirs else ():
        ways = {_is_turned(ours, each) for each in theirs} - {None}
        if ways == {True}:
            yield Fault(words=ours.words, why="the source has the two acts the other way round")
            return


@lru_cache(maxsize=1_000)
def read_sequences(text: str) -> tuple[InTurn, ...]:
    """Return the pairs of acts of a plain text of which one comes first."""
    found = list(_read_marks(text))
    forms = [HAVING]
    if LATER.search(text):
        forms.append(INNER_THEN)
    if FIRSTLY.search(text):
        forms.append(PHASES)
    for form in forms:
        for match in form.finditer(text):
            x = match["x"] or match.groupdict().get("done") or ""
            if not has_denial(match.group()):
                found.append(_pair(match.group(), x, match["y"], ahead=False))
    for match in FIRST.finditer(text) if FIRSTLY.search(text) else ():
        aims = [each["aim"] for each in AIM.finditer(text) if not _overlap(each, match)]
        if aims and not has_denial(text):
            x = match["x"] or match.group().removesuffix("first")
            found.append(_pair("first", x, aims[0], ahead=False))
    return tuple(each for each in found if each.early and each.late)


def _read_marks(text: str) -> Iterator[InTurn]:
    for match in MARK.finditer(text):
        pair = _around(text, match)
        if pair is None or DATED.match(text, match.end()):
            continue
        near, far = pair
        denied, waits = has_denial(near), WAITS.search(near) is not None
        if UNTIL.match(match.group()) and not waits:
            # "Closed until Y" may be told as "open only after Y".
            continue
        if match["before"] and denied and OF_THING.search(near):
            continue
        if denied and not (match["before"] and waits):
            continue
        # "Not X before Y", "not X until Y": Y comes first.
        early_first = match["after"] is None and not (match["before"] and waits)
        x, y = (near, far) if early_first else (far, near)
        yield _pair(match.group(), x, y, ahead=early_first)


def _overlap(aim: re.Match[str], first: re.Match[str]) -> bool:
    return aim.start("aim") < first.end() and first.start() < aim.start("aim")


def _around(text: str, match: re.Match[str]) -> tuple[str, str] | None:
    """Return what stands in front of a mark, and behind it; at its head the next clause first."""
    edges = [edge.end() for form in (EDGE, MARK) for edge in form.finditer(text, 0, match.start())]
    start = max(edges, default=0)
    stops = (EDGE.search(text, match.end()), MARK.search(text, match.end()))
    end = min((stop.start() for stop in stops if stop), default=len(text))
    before, behind = text[start : match.start()], text[match.end() : end]
    if not re.search(r"\w{2}", before):
        comma = behind.find(", ")
        if comma < 0:
            return None
        return behind[comma + 2 :], behind[:comma]
    comma = behind.find(", ")
    return before, behind[:comma] if comma > 0 else behind


def _pair(words: str, early: str, late: str, *, ahead: bool) -> InTurn:
    """Return two acts; `ahead`: the earlier stands in front, so its last words are nearest."""
    one, other = _labels(early), _labels(late)
    if one and other:
        return InTurn(words=words, early=one, late=other)
    one, other = _senses(early), _senses(late)
    apart = without_told(one, other), without_told(other, one)
    if ahead:
        return InTurn(words=words, early=apart[0][-NEAR:], late=apart[1][:NEAR])
    return InTurn(words=words, early=apart[0][:NEAR], late=apart[1][-NEAR:])


def _labels(text: str) -> tuple[frozenset[str], ...]:
    return _senses(" ".join(match.group() for match in QUOTED.finditer(text)))


def _is_turned(ours: InTurn, theirs: InTurn) -> bool | None:
    """Say whether the acts changed places, None where they are not plainly the same acts."""
    straight = _meet(ours.early, theirs.early), _meet(ours.late, theirs.late)
    crossed = _meet(ours.early, theirs.late), _meet(ours.late, theirs.early)
    if min(crossed) >= CROSSED and crossed[0] > straight[0] and crossed[1] > straight[1]:
        return True
    if max(straight) >= CROSSED:
        return False
    return None


def _meet(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> float:
    """Return the share of the shorter act that the other has: verbs are told once for both."""
    wanted, held = sorted((one, other), key=len)
    told = frozenset().union(*held)
    return sum(is_told(each, told) for each in wanted) / len(wanted)


def _senses(text: str) -> tuple[frozenset[str], ...]:
    words = words_in(text)
    return tuple(
        sense_at(words, place)
        for place, word in enumerate(words)
        if word.content and word.text.casefold() not in MARKING
    )
