"""Check dates: each must be in the evidence, and no more precise than it stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from agent.checks.values.anchors import misplaced
from agent.checks.values.bounds import find_turned
from agent.checks.values.carried import carries, fields, worked_out
from agent.checks.values.moments import Moment, find_moments
from agent.checks.values.reckoned import is_reckoned
from agent.checks.values.relative import find_relative
from agent.checks.values.titled import is_titled
from agent.checks.words import Reach, is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "dates"
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
        if (finding := _against(moment, known, stated, source.quotes)) is not None
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
    return findings + find_relative(stated, source) + _weekdays(stated, source)


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


def _against(
    moment: Moment, known: list[Moment], stated: str, quotes: Sequence[str]
) -> Finding | None:
    """Compare one date with all dates of the evidence; None where one of them carries it."""
    if any(carries(source, moment) for source in known) or is_reckoned(moment, stated, quotes):
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
