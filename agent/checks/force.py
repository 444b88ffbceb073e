"""Check force: a statement may not bind harder, be surer or wider than its evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.clauses import FUNCTION, bridge, neighbours, root
from agent.checks.extent import find_widened
from agent.checks.governed import Governed, read_forces
from agent.checks.hedges import find_dropped
from agent.checks.ladder import (
    AIM,
    DONE,
    INTENTION,
    OBLIGATION,
    POSSIBLE,
    RECITAL,
    UNDERTAKING,
    find_forces,
)
from agent.checks.senses import senses_of
from agent.checks.told import find_told
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "force"
NAMES = ("a recital", "a possibility", "an aim", "an expectation", "an intention",
         "an undertaking", "an obligation", "a fact")  # fmt: skip
# "Should", "would" and "can" also stand for a condition, a reported "will" and an ability.
OPEN = re.compile(
    r"^(?:may|might|could|possibly|perhaps|optional|voluntary|.*\b(?:free|at liberty|left|up|open|"
    r"allowed|permitted)(?: it)? to|leav(?:es?|ing) it to|.*\b(?:decide|choose|opt))$",
    re.IGNORECASE,
)
WEIGHED = re.compile(
    r"consider|explor|\bhop|wish|seek|sought|\baim|\btr(?:y|ies)|striv|endeavou?r|look",
    re.IGNORECASE,
)
IS_TO = re.compile(r"(?:is|are) to$", re.IGNORECASE)
PONDERING = re.compile(
    r"consider|explor|look|review|examin|stud|assess|discuss|debat|weigh", re.IGNORECASE
)
CONSIDER = frozenset().union(
    *(senses_of(root(word)) for word in ("considered", "discussed", "weighed", "debated", "looked"))
)
# These name a topic as often as they weaken a "will".
TOPICAL = re.compile(
    r"risk|next|ahead|up to|option|potential|whether|due|target|estimat", re.IGNORECASE
)
PLANNED = re.compile(r" to$|^intend|^plan", re.IGNORECASE)
NARROWED = re.compile(
    r"\b(?:only|no|not|nobody|none|never|cannot|neither|nor|unless|except|until|most|than|"
    r"so that|in order)\b",
    re.IGNORECASE,
)
MARKER = re.compile(r"^(?:\(?\w{1,4}[.)]|[-*\u2022])\s+")
COMES_TO_APPLY = re.compile(
    r"\bshall (?:come|enter|be brought|take|be in|have|apply|be repealed|mean|expire|cease)\b",
    re.IGNORECASE,
)


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each raised force, dropped hedge and widened quantity."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated, quotes = plain(text), reach(evidence).quotes
    speaking = tuple(q for q in _joined(evidence) if not q.endswith("?")) or quotes
    theirs = tuple(governed for quote in speaking for governed in read_forces(quote))
    ours = read_forces(stated)
    findings = [
        finding
        for governed in ours
        if not (_is_attribute(governed) and any(_says(quote, governed.words) for quote in quotes))
        if (finding := _raised(governed, theirs, ours) or _lowered(governed, theirs, stated))
        is not None
    ]
    findings += [_finding(each.words, each.why) for each in find_told(stated, speaking, evidence)]
    if not findings:
        findings = _taken_out(stated, speaking)
    findings += [_finding(each.words, each.why) for each in find_dropped(stated, quotes)]
    findings += [_finding(each.words, each.why) for each in find_widened(stated, quotes)]
    return findings


def _joined(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Return each cited sentence behind its lead: "The office should:" governs what it lists."""
    return tuple(
        f"{plain(item.lead).rstrip(':')} {MARKER.sub('', plain(item.quote))}"
        if item.lead and item.lead.rstrip().endswith(":")
        else plain(item.quote)
        for item in evidence
    )


def _is_attribute(governed: Governed) -> bool:
    """Say whether a word of force may name what the source names: "agreed", "obligations"."""
    return governed.loose or governed.words.casefold() in {"agreed", "required", "committed"}


def _says(quote: str, words: str) -> bool:
    return words.casefold() in quote.casefold()


def _raised(
    ours: Governed, theirs: Sequence[Governed], beside: Sequence[Governed]
) -> Finding | None:
    """Compare one word of force with those of the evidence that govern the same."""
    if ours.height in {RECITAL, POSSIBLE} or (ours.loose and ours.height < OBLIGATION):
        return None
    firm = [each for each in theirs if each.height != RECITAL and not each.loose]
    same = [each for each in firm if ours.verb & each.senses]
    same += [each for each in firm if same and _is_same_word(ours, each)]
    same = same or [each for each in firm if ours.senses & each.senses]
    same = same or [each for each in theirs if each.height != RECITAL]
    if not same:
        if ours.height == OBLIGATION or (theirs and ours.height >= INTENTION):
            why = f"the source does not oblige, it says no {ours.words!r}"
            return _finding(ours.words, why)
        return None
    highest = max(each.height for each in same)
    if highest == UNDERTAKING and len(firm) == 1 and IS_TO.match(same[0].words):
        # "Retailers are to display prices" binds them, where nothing else weakens it.
        highest = OBLIGATION
    if ours.height == AIM and highest == POSSIBLE and not find_forces(ours.words):
        # Only the ladder's own aims stand above a possibility: "chooses to invite" does not.
        return None
    if (
        not firm
        and ours.height == UNDERTAKING
        and any(each.loose and each.height <= highest for each in beside)
    ):
        # "200 are to be trained; this is a target": the target is told beside it.
        return None
    if ours.height == UNDERTAKING and _is_softened(highest, beside, theirs):
        return None
    if any(PONDERING.match(each.words) for each in same) and ours.verb & CONSIDER:
        return None
    if ours.height > highest or _obliges_where_allowed(ours, theirs):
        source = max(same, key=lambda each: each.height)
        why = f"the source says {source.words!r}, {NAMES[source.height]}, not {NAMES[ours.height]}"
        return _finding(ours.words, why)
    return None


def _is_softened(highest: int, beside: Sequence[Governed], theirs: Sequence[Governed]) -> bool:
    """Say whether the statement shows the source's force beside a "will": "probably", "plans"."""
    named = {each.words.casefold() for each in theirs if each.loose}
    return any(
        RECITAL < each.height <= highest
        and each.words.casefold() not in named
        and not TOPICAL.match(each.words)
        and (each.words[:1].islower() or each.words.endswith("s"))
        for each in beside
        if each.loose
    )


def _obliges_where_allowed(ours: Governed, theirs: Sequence[Governed]) -> bool:
    """Say whether "would oblige" stands for "would allow"."""
    same = [each for each in theirs if each.verb & ours.verb]
    return (
        ours.own == OBLIGATION
        and ours.height < OBLIGATION
        and not ours.loose
        and all(each.own < UNDERTAKING for each in same)
        and any(each.own == POSSIBLE for each in same)
    )


def _is_same_word(ours: Governed, each: Governed) -> bool:
    """Say whether both are forms of one verb: "required" and "require", not two times "will"."""
    one, other = (force.words.casefold().split() for force in (ours, each))
    verbs = {root(word) for word in one if word not in FUNCTION} & {root(word) for word in other}
    return bool(verbs)


def _lowered(ours: Governed, theirs: Sequence[Governed], stated: str) -> Finding | None:
    """Find what the source obliges or has done told as an option or a plan."""
    firm = [each for each in theirs if each.height != RECITAL and not each.loose]
    lowest = min((each.height for each in firm), default=DONE)
    loosest = min((each.height for each in theirs if each.height != RECITAL), default=DONE)
    same = [each for each in firm if ours.verb & each.senses]
    if same and all(each.height == OBLIGATION and ours.verb & each.verb for each in same):
        lowered = not ours.loose and (
            ours.height == AIM or (ours.height == POSSIBLE and not ours.denied)
        )
        source = same[0].words
    else:
        optional = OPEN.match(ours.words) is not None and loosest > POSSIBLE
        weighed = ours.height == AIM and WEIGHED.search(ours.words) is not None
        weighed = weighed and any(ours.senses & each.senses for each in firm)
        planned = AIM < ours.height <= INTENTION and PLANNED.search(ours.words) is not None
        lowered = (optional and lowest >= UNDERTAKING) or (
            not ours.loose
            and ((planned and loosest > UNDERTAKING) or (weighed and loosest >= UNDERTAKING))
        )
        source = firm[0].words if firm else ""
    narrowed = ours.height == POSSIBLE and NARROWED.search(stated)
    if not lowered or narrowed or ours.conditional:
        return None
    said = f"the source says {source!r}" if source else "the source tells a fact"
    why = f"{ours.words!r}, {NAMES[ours.height]}: {said}"
    return Finding(check=NAME, judgement=Judgement.CONTRADICTED, message=why, words=ours.words)


def _taken_out(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find a word of force between two words that the statement puts side by side.

    It only counts where the statement has fewer words that are as weak: the word may have moved.
    """
    there = frozenset().union(*(neighbours(quote) for quote in quotes))
    here = neighbours(stated)
    ours = [each.height for each in read_forces(stated)]
    findings = []
    for quote in quotes:
        theirs = find_forces(quote)
        heights = [each.height for each in theirs]
        for force in theirs:
            pair = bridge(quote, force.start, force.end)
            if force.height == RECITAL or pair is None or pair not in here - there:
                continue
            if COMES_TO_APPLY.match(quote, force.start):
                # "Shall enter into force on 1 May" is told as "enters into force on 1 May".
                continue
            if _count_weak(ours, force.height) < _count_weak(heights, force.height):
                why = f"told without {force.words!r}, {NAMES[force.height]}"
                findings.append(_finding(force.words, why))
    return findings


def _count_weak(heights: Sequence[int], height: int) -> int:
    return sum(RECITAL < each <= height for each in heights)


def _finding(words: str, why: str) -> Finding:
    return Finding(
        check=NAME, judgement=Judgement.OVERSTATED, message=f"{words!r}: {why}", words=words
    )
