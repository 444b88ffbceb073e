"""Check dates: each must be in the evidence, and no more precise than it stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from agent.checks.clauses import is_past, root
from agent.checks.values.anchors import misplaced
from agent.checks.values.bounds import find_turned
from agent.checks.values.carried import carries, fields, worked_out
from agent.checks.values.moments import Moment, find_moments
from agent.checks.values.titled import is_titled
from agent.checks.words import Reach, is_quotation, plain, quoted_parts, reach, words_of
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "dates"
# These words mean another day to every reader; a document may say them, a statement may not.
RELATIVE = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|recently|lately|currently|nowadays|presently|"
    r"at present|at the moment(?! (?:of|when|that|it|they|the|an?)\b)|these days|so far|"
    # "Brought up to date" is no day.
    r"(?<!up )to date(?! (?:back|from)\b)|up to now|until now|as of now|"
    r"now(?! and (?:then|again)\b)|"
    r"(?:\d+|[a-z]+) (?:days?|weeks?|months?|years?|decades?) ago|"
    r"(?:last|next|this|past|coming|previous|the current) (?:day|week|month|quarter|year|decade|"
    r"spring|summer|autumn|fall|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|"
    r"(?:in|over) (?:the )?(?:recent|last|past|coming|next) (?:few |two |three |\d+ )?"
    r"(?:days|weeks|months|years|decades)|earlier this (?:week|month|year)|"
    r"later this (?:week|month|year)|recent)\b",
    re.IGNORECASE,
)
# Words for the time of the document. The evidence may say the same in another of them, or in its
# tense ("has not been evaluated" is "not evaluated so far"); a reader sees the document's date.
PRESENT = re.compile(
    r"\b(?:now|currently|presently|at present|at the moment|these days|nowadays|as of now|"
    r"no longer|for the time being|as (?:it|things|matters) stands?|to this day|today)\b",
    re.IGNORECASE,
)
# What the source has for "currently": also its progressive, "is building".
PRESENT_THERE = re.compile(
    rf"{PRESENT.pattern}|\b(?:current|existing|ongoing|present|prevailing|"
    r"at this (?:time|point|stage)|in (?:force|effect|place|use)|"
    r"(?:is|are|am)(?: \w+ly| also| still| not)? (?!going to\b)\w{2,}ing|continu\w+ to)\b",
    re.IGNORECASE,
)
UNTIL_NOW = re.compile(
    r"\b(?:so far|to date|up to now|until now|thus far|hitherto|yet|already|still)\b",
    re.IGNORECASE,
)
RECENT = re.compile(
    r"\b(?:recent|recently|lately|of late|(?:in|over) (?:the )?(?:recent|last few|past few) "
    r"(?:days|weeks|months|years|decades))\b",
    re.IGNORECASE,
)
RECENT_THERE = re.compile(
    rf"{RECENT.pattern}|\b(?:new|newly|newest|latest|freshly|just \w+(?:ed|en)|not long ago|"
    r"yesterday|this (?:week|month)|last (?:week|month)|earlier this (?:week|month|year)|"
    r"(?:few|\d+|two|three|four|five|six) (?:days|weeks|months) ago)\b",
    re.IGNORECASE,
)
# "The most recent issue" is the latest.
OF_ALL = re.compile(r"\b(?:most|more) $", re.IGNORECASE)
LATEST = re.compile(
    r"\b(?:latest|newest|newer|later|recent|last|current|up-to-date|new|updated?|fresh(?:est)?)\b",
    re.IGNORECASE,
)
# "For the first time since" is "not until now".
FIRST_TIME = re.compile(
    r"\b(?:first|ever|never before|unprecedented|since|up to this point|until this|over the years|"
    r"long|record|hitherto|previously)\b",
    re.IGNORECASE,
)
NOT_YET = re.compile(r"\b(?:yet|still|already|so far|to date)\b", re.IGNORECASE)
PERFECT = re.compile(
    r"\b(?:has|have)(?:n't)?(?: (?:not|never|also|only|now|since|thus))? (?P<verb>\w+)",
    re.IGNORECASE,
)
PARTICIPLES = frozenset({"been", "had", "put", "set", "cut", "read", "done", "made", "said"})
OVER = re.compile(
    r" (?:withdrawn|repealed|superseded|replaced|revoked|rescinded|expired|lapsed|defunct|"
    r"abolished|dissolved|cancelled|former)\b",
    re.IGNORECASE,
)
ENDED = re.compile(
    r" (?P<verb>begun|started|completed|ended|closed|finished|concluded|established|agreed)\b"
)
PRECEDING = re.compile(r"previous (?:day|week|month|quarter|year|decade)", re.IGNORECASE)
BEFORE_THAT = re.compile(
    r"\b(?:previous|preceding|prior|foregoing)\b|\b(?:day|week|month|quarter|year|decade)s? "
    r"(?:earlier|before)\b",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each date that the evidence does not carry as written."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated, source = plain(text), reach(evidence)
    known = [
        moment
        for offered in source.quotes
        for moment in chain.from_iterable(map(_spread, find_moments(offered)))
    ]
    spans = {(m.year, m.until) for quote in source.quotes for m in find_moments(quote) if m.until}
    findings = [
        finding
        for written in find_moments(stated)
        if not is_titled(stated, written, evidence) and not _is_span(written, spans)
        for moment in _spread(written)
        if (finding := _against(moment, known)) is not None
    ]
    if not findings:
        findings = [
            _finding(Judgement.CONTRADICTED, ours, f"the source gives {theirs.words!r} for this")
            for ours, theirs in misplaced(stated, source.quotes)
        ]
    findings += [
        _finding(Judgement.CONTRADICTED, moment, f"{theirs!r} in the source, {ours!r} here")
        for moment, ours, theirs in find_turned(stated, source.quotes)
    ]
    return findings + _relative(stated, source) + _weekdays(stated, source)


def _is_span(moment: Moment, spans: set[tuple[int | None, int]]) -> bool:
    """Say whether "2023-24" stands in the evidence, be it called a financial year there or not."""
    return moment.until is not None and not moment.fiscal and (moment.year, moment.until) in spans


def _spread(moment: Moment) -> list[Moment]:
    """Return the moments that a span stands for: both its ends."""
    if moment.until is not None:
        return [replace(moment, until=None), replace(moment, year=moment.until, until=None)]
    if moment.last is not None:
        return [replace(moment, last=None), replace(moment, day=moment.last, last=None)]
    return [moment]


def _against(moment: Moment, known: list[Moment]) -> Finding | None:
    """Compare one date with all dates of the evidence; None where one of them carries it."""
    if any(carries(source, moment) for source in known):
        return None
    years = {source.year for source in known if source.year is not None}
    if len(years) == 1:
        # "In 2020 ... on 25 September": one year only, so the day can belong to no other.
        year = years.pop()
        lent = [replace(source, year=year) for source in known if source.year is None]
        if any(carries(source, moment) for source in lent):
            return None
    vaguer = next((s for s in known if _agrees(s, moment) and not s.hour), None)
    if vaguer is not None:
        return _finding(
            Judgement.OVERSTATED, moment, f"the source says no more than {vaguer.words!r}"
        )
    other = next((source for source in known if _samefields(source, moment)), None)
    if other is not None:
        return _finding(Judgement.CONTRADICTED, moment, f"the source says {other.words!r}")
    return _finding(Judgement.UNSUPPORTED, moment, "no such date in the cited sentences")


def _agrees(source: Moment, moment: Moment) -> bool:
    """Say whether nothing in the two clashes, and they share a field."""
    ways = [fields(moment)]
    if moment.other is not None:
        ways.append(ways[0] | {"day": moment.other[0], "month": moment.other[1]})
    if source.fiscal != moment.fiscal:
        return False
    for way in ways:
        told = {name: worked_out(source, name, moment) for name in way}
        shared = [name for name, value in told.items() if value is not None]
        if shared and all(told[name] == way[name] for name in shared):
            return True
    return False


def _samefields(source: Moment, moment: Moment) -> bool:
    shared = fields(source).keys() & fields(moment).keys()
    return bool(shared) and (source.fiscal == moment.fiscal or "year" in shared)


def _relative(stated: str, source: Reach) -> list[Finding]:
    quoted = quoted_parts(stated)
    findings = []
    for match in RELATIVE.finditer(stated):
        if any(start <= match.start() and match.end() <= end for start, end in quoted):
            continue
        words = match.group()
        if _is_told(match, stated, source.quotes):
            continue
        there = any(words.casefold() in offered.casefold() for offered in source.quotes)
        findings.append(
            Finding(
                check=NAME,
                judgement=Judgement.OVERSTATED if there else Judgement.UNSUPPORTED,
                message=f"{words!r} depends on the day it is read: quote it, or give the date",
                words=words,
            )
        )
    return findings


def _is_told(match: re.Match[str], stated: str, quotes: Sequence[str]) -> bool:
    """Say whether a word for the document's own time stands for words or a tense of the evidence.

    "Last year" and "today" name a day that a reader would count from another: they never pass.
    """
    words = match.group()
    if PRECEDING.fullmatch(words):
        # Said of another date of the sentence, and not of the day of reading.
        return any(BEFORE_THAT.search(quote) for quote in quotes)
    perfect = any(_is_perfect(quote) for quote in quotes)
    if UNTIL_NOW.fullmatch(words):
        return perfect or any(
            form.search(quote) for form in (UNTIL_NOW, PRESENT, FIRST_TIME) for quote in quotes
        )
    if RECENT.fullmatch(words):
        of_all = OF_ALL.search(stated, 0, match.start())
        forms = (RECENT_THERE, LATEST) if of_all else (RECENT_THERE,)
        return any(form.search(quote) for form in forms for quote in quotes)
    if words.casefold() == "today" or PRESENT.fullmatch(words) is None:
        return False
    if any(PRESENT_THERE.search(quote) or NOT_YET.search(quote) for quote in quotes):
        return True
    if words.casefold() != "now":
        return False
    ended = ENDED.match(stated, match.end())
    return OVER.match(stated, match.end()) is not None or (
        ended is not None
        and perfect
        and any(root(ended["verb"]) in {root(w) for w in words_of(quote)} for quote in quotes)
    )


def _is_perfect(quote: str) -> bool:
    """Say whether a sentence tells what has been done up to its day."""
    verbs = [match["verb"].casefold() for match in PERFECT.finditer(quote)]
    return any(is_past(verb) or verb in PARTICIPLES for verb in verbs)


def _weekdays(stated: str, source: Reach) -> list[Finding]:
    offered = " ".join(source.quotes)
    return [
        Finding(
            check=NAME,
            judgement=Judgement.CONTRADICTED if WEEKDAY.search(offered) else Judgement.UNSUPPORTED,
            message=f"{match.group()!r} is not in the cited sentences",
            words=match.group(),
        )
        for match in WEEKDAY.finditer(stated)
        if match.group() not in offered
    ]


def _finding(judgement: Judgement, moment: Moment, why: str) -> Finding:
    return Finding(
        check=NAME, judgement=judgement, message=f"{moment.words!r}: {why}", words=moment.words
    )
