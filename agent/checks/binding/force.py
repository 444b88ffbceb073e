"""Check force: a statement may not bind harder, be surer or wider than its evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.binding.balance import find_unbalanced
from agent.checks.binding.carriers import read_scale
from agent.checks.binding.duties import AGREES, PAUSE, is_bound, is_gated, is_named
from agent.checks.binding.extent import find_widened
from agent.checks.binding.fulfilled import find_fulfilled
from agent.checks.binding.governed import Governed, read_carriers, read_forces
from agent.checks.binding.hedges import find_dropped
from agent.checks.binding.heights import NAMES, find_raised
from agent.checks.binding.imperative import is_imperative
from agent.checks.binding.ladder import AIM, OBLIGATION, POSSIBLE, RECITAL, Force, find_forces
from agent.checks.binding.lowered import find_lowered, is_empowered
from agent.checks.binding.settled import find_firmer, find_softer
from agent.checks.binding.softened import find_softened
from agent.checks.binding.terms import tells_term
from agent.checks.binding.told import find_told, find_undone
from agent.checks.binding.undecided import find_decided
from agent.checks.binding.weighed import find_unweighed, find_weighed
from agent.checks.clauses import FUNCTION, bridge, neighbours
from agent.checks.senses import senses_in
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "force"
IS_TO = re.compile(r"(?:is|are) to\b", re.IGNORECASE)
IF_TO = re.compile(r"\bif [^,;.:]+(?:, [^,;.:]+)*? (?:is|are) to [a-z]+[^.;:]*[.]?$", re.IGNORECASE)
"""At the end of a statement, "if the port is to thrive": what is wanted, and no undertaking."""
UNLESS = re.compile(r"\b(?:unless|except|only|other than|without)\b", re.IGNORECASE)
TO_GET = re.compile(
    r"(?:To|In order to) (?:get|claim|receive|obtain|qualify|use|enter|join|benefit|apply|be)\b"
)
OFFERED = re.compile(r"\b(?:available|open|eligible|entitled|granted|paid) (?:to|for|if)\b|\bif\b")
ABLE = re.compile(r"(?:can|could|may|might|will|would)$", re.IGNORECASE)
SO_THAT = re.compile(r"\bso(?: that)?(?: [\w-]+){1,4} $")
PURPOSE = re.compile(r"\b(?:intended|meant|designed|aimed|supposed|conceived) to$", re.IGNORECASE)
BY_WHICH = re.compile(
    r"\b(?:(?:by|through|with|under|via|from|in|on) (?:which|whom)|whereby|so that|in order that|"
    r"for (?:\w+ )?to)\b[^,;.:]{1,60}$",
    re.IGNORECASE,
)
TO_ACT = re.compile(r"\b(?:to|for) (?:\w+ly )?(?P<verb>[a-z]{3,})", re.IGNORECASE)
NEED = re.compile(r"(?:needs? to|needed to|must|ha(?:s|ve|d) to|required? to)$", re.IGNORECASE)
NEED_THERE = re.compile(
    r"\b(?:the need (?:to|for)|necessary (?:to|for|that)|necessity (?:to|of)|"
    r"imperative (?:to|that|for))\b",
    re.IGNORECASE,
)
WE_NEED = re.compile(rf"{NEED_THERE.pattern}|\bneeds?\b(?! to\b)", re.IGNORECASE)
"""In front of what "is needed to" tells: "we need joint action to"."""
DUTY = re.compile(
    r"\b(?:must|shall|(?:ha(?:s|ve|d)|needs?|required|obliged|bound|ordered|directed|told) to)"
    r"(?: \w+ly| also| then| therefore| be| remain| stay)* $",
    re.IGNORECASE,
)
"""In front of a weaker form that it governs."""
STATE = re.compile(r"\b(?:able|free|allowed|permitted|entitled|ready|prepared|willing)\b")
NEXT = 2
"""Words behind "the need to" among which the act stands."""
MARKER = re.compile(r"^(?:\(?\w{1,4}[.)]|[-*\u2022])\s+")
BE_DONE = re.compile(r"\bto be \w+(?:ed|en|wn|ght|pt|ld)\b")
DOUBLED = re.compile(
    r"\b(?:can|could|may|might) (?:potentially|possibly|perhaps)$|"
    r"\b(?:potentially|possibly|perhaps) (?:can|could|may|might)$",
    re.IGNORECASE,
)
WILL = re.compile(r"\bwill\b", re.IGNORECASE)
REQUIRES = re.compile(r"requir(?:es?|ed|ing)$", re.IGNORECASE)
NEEDED = re.compile(r"\b(?:needed|necessary|needs?|called for|calls for|takes)\b", re.IGNORECASE)
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
    compared = [
        each
        for each in read_forces(stated)
        if not (_is_attribute(each) and any(_says(quote, each.words) for quote in quotes))
        and not (IS_TO.match(each.words) and IF_TO.search(stated))
    ]
    findings = _raised(compared, stated, quotes, speaking)
    findings += _lowered(compared, stated, quotes, speaking)
    findings += [_finding(each.words, each.why) for each in find_told(stated, speaking, evidence)]
    findings += [_finding(each.words, each.why) for each in find_firmer(stated, quotes)]
    findings += [_finding(each.words, each.why) for each in find_decided(stated, quotes)]
    findings += [_finding(each.words, each.why) for each in find_unweighed(stated, speaking)]
    findings += [_contradicted(each.words, each.why) for each in find_weighed(stated, speaking)]
    findings += [_contradicted(each.words, each.why) for each in find_undone(stated, speaking)]
    findings += [_contradicted(each.words, each.why) for each in find_softer(stated, quotes)]
    if not findings:
        findings = _taken_out(stated, speaking) or _unbalanced(stated, evidence)
    findings += [_finding(each.words, each.why) for each in find_dropped(stated, quotes)]
    findings += [_finding(each.words, each.why) for each in find_widened(stated, quotes)]
    return findings


def _raised(
    compared: Sequence[Governed], stated: str, quotes: Sequence[str], speaking: Sequence[str]
) -> list[Finding]:
    """Find words of force that stand higher than those of the source that they may tell."""
    # "May not, unless" and "may only where" are one rule.
    excepted = UNLESS.search(stated) and any(map(UNLESS.search, quotes))
    # "To claim it, a firm has to invest": the condition on which it is offered.
    offered = TO_GET.match(stated) and any(map(OFFERED.search, quotes))
    # "Ensure that the log is kept" is told as "the log must be kept".
    ordered = any(map(is_imperative, speaking))
    theirs = [each for quote in speaking for each in read_forces(quote)]
    carriers = [each for quote in speaking for each in read_carriers(quote)]
    faults = (
        find_raised(
            each,
            theirs,
            read_forces(stated),
            carriers=carriers,
            bound=is_bound(each, stated, speaking)
            or (not AGREES.match(each.words) and is_named(each, speaking)),
        )
        for each in compared
        if not (each.forbids and excepted)
        and not (each.own == OBLIGATION and (offered or is_gated(each, quotes)))
        and not (ordered and each.height in {OBLIGATION, AIM})
        and not _is_needed(each, quotes)
        and not (each.own == OBLIGATION and tells_term(each.words, stated, quotes))
    )
    return [_finding(fault.words, fault.why) for fault in faults if fault]


def _lowered(
    compared: Sequence[Governed], stated: str, quotes: Sequence[str], speaking: Sequence[str]
) -> list[Finding]:
    """Find words of force that leave open what the source binds to or has done."""
    theirs = [
        *(each for quote in speaking for each in read_forces(quote)),
        *(each for quote in speaking for each in read_carriers(quote)),
    ]
    faults = (
        find_lowered(each, theirs, read_forces(stated), stated)
        for each in compared
        if not _is_purpose(each, stated, quotes)
        and not _is_under_duty(each, stated, quotes)
        and not is_empowered(each, theirs, quotes)
    )
    return [_contradicted(fault.words, fault.why) for fault in faults if fault]


def _unbalanced(stated: str, evidence: Sequence[Evidence]) -> list[Finding]:
    """Compare on the whole scale of force; a lead counts where the sentence has none of its own."""
    quotes = [
        quote if read_scale(quote := plain(item.quote)) else joined
        for item, joined in zip(evidence, _joined(evidence), strict=True)
    ]
    raised, lowered = find_unbalanced(stated, quotes)
    raised = raised or find_fulfilled(stated, quotes)
    lowered = lowered or find_softened(stated, quotes)
    return [_finding(each.words, each.why) for each in raised] + [
        _contradicted(each.words, each.why) for each in lowered
    ]


def _is_under_duty(governed: Governed, stated: str, quotes: Sequence[str]) -> bool:
    """Say whether a duty governs a weaker form: "have to be able to", "must study whether".

    "Must study whether to" is less than "must", unless the source has them study it as well.
    """
    place = stated.find(governed.words)
    return (
        governed.height < OBLIGATION
        and DUTY.search(stated, 0, max(place, 0)) is not None
        and (
            STATE.search(governed.words) is not None
            or any(senses_in(governed.words) & senses_in(quote) for quote in quotes)
        )
    )


def _is_needed(governed: Governed, quotes: Sequence[str]) -> bool:
    """Say whether "needs to" tells "the need to" or "necessary to" of the source."""
    if NEED.match(governed.words) is None:
        return False
    needing = WE_NEED if governed.words.casefold().startswith("need") else NEED_THERE
    return any(
        governed.verb & senses_in(PAUSE.split(quote[match.end() :], maxsplit=1)[0])
        # "Has to be kept safe" for "the need to safeguard": the act is near behind on both sides.
        or governed.senses & senses_in(" ".join(quote[match.end() :].split()[:NEXT]))
        for quote in quotes
        for match in needing.finditer(quote)
    )


def _is_purpose(governed: Governed, stated: str, quotes: Sequence[str]) -> bool:
    """Say whether "is meant to ensure" tells the purpose of an act: "signed an order to ensure".

    So does "a way by which a buyer can appeal" for "a way for a buyer to appeal".
    """
    enabled = governed.height == POSSIBLE and any(
        BY_WHICH.search(stated, 0, match.start())
        for match in re.finditer(rf"\b{re.escape(governed.words)}\b", stated)
    )
    return (enabled or PURPOSE.search(governed.words) is not None) and any(
        governed.verb & senses_in(match["verb"])
        for quote in quotes
        for match in TO_ACT.finditer(quote)
    )


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
            if _is_moved(stated, quote, force, pair, ours):
                continue
            if _count_weak(ours, force.height) < _count_weak(heights, force.height):
                why = f"told without {force.words!r}, {NAMES[force.height]}"
                findings.append(_finding(force.words, why))
    return findings


def _is_moved(
    stated: str, quote: str, force: Force, pair: tuple[str, str], ours: Sequence[int]
) -> bool:
    """Say whether a word of force that is not there was told in another way."""
    word = re.compile(rf"\b{re.escape(force.words)}\b", re.IGNORECASE)
    return (
        # "The order directs the ..." and "under the order, the ...": no word was taken out.
        pair[1] in FUNCTION
        # "A set of required fields" is told as "a set of fields that are required".
        or len(word.findall(stated)) >= len(word.findall(quote))
        # "To be able to offer" is told as "to be offered": another "be".
        or (pair[0] == "be" and BE_DONE.search(stated) is not None)
        # "So that users can avoid" is told as "to help users avoid".
        or (
            ABLE.match(force.words) is not None and SO_THAT.search(quote[: force.start]) is not None
        )
        # "Requires new tools" is told as "new tools are needed".
        or (REQUIRES.match(force.words) is not None and NEEDED.search(stated) is not None)
        # "Shall enter into force on 1 May" is told as "enters into force on 1 May".
        or COMES_TO_APPLY.match(quote, force.start) is not None
        # "Could potentially double" hedges once: "could" tells it.
        or (DOUBLED.search(quote, 0, force.end) is not None and POSSIBLE in ours)
        # "AI will write while people check": one "will" reaches both.
        or (force.words.casefold() == "will" and WILL.search(stated) is not None)
    )


def _count_weak(heights: Sequence[int], height: int) -> int:
    return sum(RECITAL < each <= height for each in heights)


def _contradicted(words: str, why: str) -> Finding:
    return Finding(
        check=NAME, judgement=Judgement.CONTRADICTED, message=f"{words!r}: {why}", words=words
    )


def _finding(words: str, why: str) -> Finding:
    return Finding(
        check=NAME, judgement=Judgement.OVERSTATED, message=f"{words!r}: {why}", words=words
    )
