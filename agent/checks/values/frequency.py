"""Check how often and how long: "once a year" is not "once a month", nor "in a year" "in a day"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from agent.checks.headed import headed
from agent.checks.relating.comparisons import comparison
from agent.checks.values.amounts import DOWNWARD, UPWARD
from agent.checks.values.rates import find_rates
from agent.checks.values.spelled import cardinal
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "frequency"

# A period as a number of hours or of months; those two do not convert.
_PERIODS: Final = {
    "hour": "1 hours",
    "day": "24 hours",
    "week": "168 hours",
    "fortnight": "336 hours",
    "month": "1 months",
    "quarter": "3 months",
    "half-year": "6 months",
    "year": "12 months",
    "decade": "120 months",
    "century": "1200 months",
}
_ADVERBS: Final = {
    "hourly": "1 hours",
    "daily": "24 hours",
    "weekly": "168 hours",
    "fortnightly": "336 hours",
    "monthly": "1 months",
    "quarterly": "3 months",
    "half-yearly": "6 months",
    "six-monthly": "6 months",
    "yearly": "12 months",
    "annually": "12 months",
    "annual": "12 months",
    "biennial": "24 months",
    "biennially": "24 months",
}
_PERIOD = "|".join(_PERIODS)
_COUNT = (
    r"once|twice|thrice|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3}) times"
)
TIMES: Final = headed(
    rf"\b(?P<count>{_COUNT}) (?:in )?(?:an?|per|each|every) (?:calendar |financial |fiscal )?"
    rf"(?P<period>{_PERIOD})\b|\b(?P<often>{_COUNT}) (?P<adverb>yearly|annually|monthly|weekly|"
    r"daily|quarterly)\b",
    re.IGNORECASE,
)
EVERY: Final = headed(
    r"\b(?:every|each)(?: (?P<number>second|other|third|\d{1,3}|[a-z]+)(?: \(\w+\))?)? "
    rf"(?P<period>{_PERIOD})s?\b|"
    rf"\bat (?P<interval>\d{{1,3}}|[a-z]+)-(?P<unit>{_PERIOD}) intervals\b|"
    rf"\b(?:a|per|each) (?P<rate>{_PERIOD})\b"
    r"(?! (?:ago|later|earlier|before|after|from|of|or|and)\b)",
    re.IGNORECASE,
)
# "Ten talks a month": a figure and what it counts stand in front.
COUNTED: Final = headed(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|"
    r"forty|fifty|hundred|thousand|million|billion))%?(?: (?!(?:in|for|within|than|after|of|to|is|"
    r"are|was|were|that|which|and|or|with|by|from|on|at)\b)[\w'-]+){1,5} $",
    re.IGNORECASE,
)
OFTENER: Final = headed(
    r"\b(?:at least|no less(?: often| frequently)? than|not less(?: often| frequently)? than|"
    r"no fewer than|at a minimum|a minimum of|no rarer than) (?:once |twice )?$",
    re.IGNORECASE,
)
RARER: Final = headed(
    r"\b(?:at most|no more(?: often| frequently)? than|not more(?: often| frequently)? than|"
    r"at a maximum|a maximum of|no oftener than|up to) (?:once |twice )?$",
    re.IGNORECASE,
)
ADVERB: Final = headed(rf"\b(?:{'|'.join(_ADVERBS)})\b", re.IGNORECASE)
# "Within a month": a lone article is no figure, and yet it says how long.
SPAN: Final = headed(
    rf"\b(?:within|in|for|after|under|over|than|about|another|lasts?|lasted|takes?|took) "
    rf"(?:an?|one) (?P<period>{_PERIOD})\b(?! (?:when|where|in which)\b|[ -]and[ -]a\b)",
    re.IGNORECASE,
)
SINGLE: Final = re.compile(
    rf"\b(?:an?|one|single)(?: (?:full|whole|single))? (?P<period>minute|{_PERIOD})(?:'s)?\b",
    re.IGNORECASE,
)
SHOWN: Final = 14
"""Characters around a period that show how it is bounded."""
LENGTH: Final = re.compile(
    rf"\b(?P<number>an?|\d{{1,3}}|[a-z]+)[ -](?P<period>{_PERIOD})s?\b", re.IGNORECASE
)
_ORDER: Final = {"second": 2, "other": 2, "third": 3}
_SMALL: Final = {"once": 1, "twice": 2, "thrice": 3}


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each frequency where the evidence has only others."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated, offered = plain(text), " . ".join(reach(evidence).quotes)
    ours = find_frequencies(stated)
    theirs = find_frequencies(offered) if ours else {}
    findings = [*_spans(stated, offered), *_bounds(stated, offered), *_paces(stated, offered)]
    for period, (count, words) in ours.items() if theirs else ():
        if period not in theirs:
            other = next(iter(theirs.values()))[1]
            findings.append(_finding(words, other))
        elif count and theirs[period][0] and count != theirs[period][0]:
            findings.append(_finding(words, theirs[period][1]))
    if not findings:
        findings = [
            Finding(
                check=NAME,
                judgement=Judgement.OVERSTATED,
                message=f"{fault.words!r}: {fault.why}",
                words=fault.words,
            )
            for fault in find_rates(stated, reach(evidence).quotes)
        ]
    return findings


def _spans(stated: str, offered: str) -> list[Finding]:
    """Find "within a year" where the source only has other lengths of time."""
    spans = list(SPAN.finditer(stated))
    lengths = {
        _lengthen(_PERIODS[each["period"].casefold()], number): each.group()
        for each in (LENGTH.finditer(offered) if spans else ())
        if (number := _number(each["number"].casefold()))
    }
    return [
        _finding(match.group(), next(iter(lengths.values())))
        for match in spans
        if lengths and _PERIODS[match["period"].casefold()] not in lengths
    ]


def _paces(stated: str, offered: str) -> list[Finding]:
    """Find "no more often than yearly" where the source says "at least yearly"."""
    ours, theirs = _paced(stated), _paced(offered)
    return [
        _finding(ours[side], other)
        for side, against in (("up", "down"), ("down", "up"))
        if side in ours and side not in theirs and (other := theirs.get(against))
    ]


def _paced(text: str) -> dict[str, str]:
    """Return what bounds how often something is done, and in which words."""
    found: dict[str, str] = {}
    for form in (TIMES, EVERY, ADVERB):
        for match in form.finditer(text):
            for side, bound in (("up", OFTENER), ("down", RARER)):
                said = bound.search(text, 0, match.start())
                if said:
                    found.setdefault(side, said.group() + match.group())
    return found


def _bounds(stated: str, offered: str) -> list[Finding]:
    """Find "a week at most" where the source says "at least a week": no figure stands in either."""
    findings = []
    theirs = _bounded(offered)
    for words, period, bound in _bounded(stated):
        same = {side: said for said, other, side in theirs if other == period}
        if same and bound and all(side not in {"", bound} for side in same):
            findings.append(_finding(words, next(iter(same.values()))))
    return findings


@lru_cache(maxsize=1_000)
def _bounded(text: str) -> tuple[tuple[str, str, str], ...]:
    """Return the single periods of a plain text: the words, the period, and which way it ends."""
    found = []
    for match in SINGLE.finditer(text):
        period = match["period"].casefold()
        said = comparison(text, match.start(), match.end(), period)
        side = "up" if said in UPWARD else "down" if said in DOWNWARD else ""
        start = max(0, match.start() - SHOWN)
        words = f"{text[start : match.start()]}{match.group()}{text[match.end() :][:SHOWN]}"
        found.append((words.strip(), period, side))
    return tuple(found)


@lru_cache(maxsize=1_000)
def find_frequencies(text: str) -> dict[str, tuple[int, str]]:
    """Return each period of a plain text with how many times in it (0: not said) and the words."""
    found: dict[str, tuple[int, str]] = {}
    for match in TIMES.finditer(text):
        count = (match["count"] or match["often"]).casefold()
        name = match["period"] or match["adverb"]
        period = _PERIODS.get(name.casefold()) or _ADVERBS[name.casefold()]
        found[period] = (_number(count.removesuffix(" times")), match.group())
    for match in EVERY.finditer(text):
        if match["rate"]:
            if text[: match.start()].casefold().endswith((" in", " for", " within", " than")):
                continue  # "In a year" and "within a month" tell how long, not how often.
            if match.group().casefold().startswith("a ") and not COUNTED.search(
                text, 0, match.start()
            ):
                continue
        name = (match["period"] or match["unit"] or match["rate"]).casefold()
        number = _number((match["number"] or match["interval"] or "one").casefold())
        if number:
            found.setdefault(_lengthen(_PERIODS[name], number), (0, match.group()))
    for match in ADVERB.finditer(text):
        found.setdefault(_ADVERBS[match.group().casefold()], (0, match.group()))
    return found


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    if word in {"a", "an"}:
        return 1
    if word in _ORDER:
        return _ORDER[word]
    return _SMALL.get(word) or int(cardinal(word) or 0)


def _lengthen(period: str, number: int) -> str:
    size, _, unit = period.partition(" ")
    return f"{int(size) * number} {unit}"


def _finding(words: str, other: str) -> Finding:
    return Finding(
        check=NAME,
        judgement=Judgement.CONTRADICTED,
        message=f"{words!r}: the source says {other!r}",
        words=words,
    )
