"""Check dates: each must be in the evidence, and no more precise than it stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from agent.checks.anchors import misplaced
from agent.checks.bounds import find_turned
from agent.checks.clauses import is_past, root
from agent.checks.moments import Moment, find_moments
from agent.checks.words import Reach, is_quotation, plain, quoted_parts, reach, words_of
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "dates"
FIELDS = ("year", "month", "day", "quarter", "half", "season", "part", "decade", "hour", "minute")
# These words mean another day to every reader; a document may say them, a statement may not.
RELATIVE = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|recently|lately|currently|nowadays|presently|"
    r"at present|at the moment|these days|so far|to date|up to now|until now|as of now|now|"
    r"(?:a|\d+|[a-z]+|few|several) (?:days?|weeks?|months?|years?|decades?) ago|"
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
    r"\b(?:now|currently|presently|at present|at the moment|these days|nowadays|as of now|today's|"
    r"no longer|for the time being|as (?:it|things|matters) stands?|to this day|today)\b",
    re.IGNORECASE,
)
UNTIL_NOW = re.compile(
    r"\b(?:so far|to date|up to now|until now|thus far|hitherto|yet|as yet|already|still)\b",
    re.IGNORECASE,
)
RECENT = re.compile(
    r"\b(?:recent|recently|lately|of late|(?:in|over) (?:the )?(?:recent|last few|past few) "
    r"(?:days|weeks|months|years|decades))\b",
    re.IGNORECASE,
)
NOT_YET = re.compile(r"\b(?:not yet|yet|still|already|so far|to date)\b", re.IGNORECASE)
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
    titled = [m for label in source.labels for m in find_moments(label)]
    findings = [
        finding
        for written in find_moments(stated)
        if not _in_title(stated, written, source, titled) and not _is_span(written, spans)
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
    if any(_carries(source, moment) for source in known):
        return None
    years = {source.year for source in known if source.year is not None}
    if len(years) == 1:
        # "In 2020 ... on 25 September": one year only, so the day can belong to no other.
        year = years.pop()
        lent = [replace(source, year=year) for source in known if source.year is None]
        if any(_carries(source, moment) for source in lent):
            return None
    vaguer = next((s for s in known if _agrees(s, moment) and not s.hour), None)
    if vaguer is not None:
        return _finding(
            Judgement.OVERSTATED, moment, f"the source says no more than {vaguer.words!r}"
        )
    other = next((source for source in known if _same_fields(source, moment)), None)
    if other is not None:
        return _finding(Judgement.CONTRADICTED, moment, f"the source says {other.words!r}")
    return _finding(Judgement.UNSUPPORTED, moment, "no such date in the cited sentences")


def _carries(source: Moment, moment: Moment) -> bool:
    """Say whether the source is at least as precise, and agrees in every field."""
    if source.other is not None and (moment.day or moment.month):
        return moment.other is not None and _fields(source) == _fields(moment)
    if moment.other is not None or (moment.fiscal and not source.fiscal):
        return False
    if source.fiscal and not moment.fiscal:
        return False
    return all(_value(source, name, moment) == value for name, value in _fields(moment).items())


def _agrees(source: Moment, moment: Moment) -> bool:
    """Say whether nothing in the two clashes, and they share a field."""
    ways = [_fields(moment)]
    if moment.other is not None:
        ways.append(ways[0] | {"day": moment.other[0], "month": moment.other[1]})
    if source.fiscal != moment.fiscal:
        return False
    return any(
        {name: value for name, value in fields.items() if _value(source, name, moment) is not None}
        and all(_value(source, name, moment) in {None, value} for name, value in fields.items())
        for fields in ways
    )


def _same_fields(source: Moment, moment: Moment) -> bool:
    shared = _fields(source).keys() & _fields(moment).keys()
    return bool(shared) and (source.fiscal == moment.fiscal or "year" in shared)


def _fields(moment: Moment) -> dict[str, object]:
    return {name: value for name in FIELDS if (value := getattr(moment, name)) not in {None, ""}}


def _value(source: Moment, name: str, wanted: Moment) -> object:
    """Return a field of the source, worked out from its month or year where it is not written."""
    value = getattr(source, name)
    if value not in {None, ""}:
        return value
    month = source.month
    if month is not None and not source.fiscal:
        if name == "quarter":
            return (month + 2) // 3
        if name == "half":
            return 1 if month <= 6 else 2
        if name == "part" and wanted.month is not None and source.day is not None:
            return _part_of_month(source.day)
        if name == "part" and wanted.month is None:
            return "early" if month <= 4 else "late" if month >= 9 else "mid"
    if name == "half" and source.quarter is not None:
        return 1 if source.quarter <= 2 else 2
    if name == "decade" and source.year is not None:
        return source.year // 10 * 10
    return None


def _part_of_month(day: int) -> str:
    """Return the part of a month that a day surely lies in, "" where one might differ."""
    if day <= 7:
        return "early"
    if day >= 25:
        return "late"
    return "mid" if 11 <= day <= 20 else ""


def _in_title(stated: str, moment: Moment, source: Reach, titled: list[Moment]) -> bool:
    """Say whether the date is part of a title that the statement copies ("the 2018 Act")."""
    if not any(_carries(known, moment) for known in titled):
        return False
    before = stated[: moment.start].split()[-1:]
    after = stated[moment.end :].split()[:1]
    near = {
        " ".join([*before, moment.words]).casefold(),
        " ".join([moment.words, *after]).casefold(),
    }
    return any(
        len(words.split()) > 1 and words.strip(".,;:") in label.casefold()
        for words in near
        for label in source.labels
    )


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
        return perfect or any(UNTIL_NOW.search(q) or PRESENT.search(q) for q in quotes)
    if RECENT.fullmatch(words):
        return any(RECENT.search(quote) for quote in quotes)
    if words.casefold() == "today" or PRESENT.fullmatch(words) is None:
        return False
    if any(PRESENT.search(quote) or NOT_YET.search(quote) for quote in quotes):
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
