"""Check force: a statement may not bind harder, be surer or wider than its evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.checks.clauses import (
    Clause,
    Word,
    bridge,
    clauses,
    is_past,
    neighbours,
    words_in,
)
from agent.checks.ladder import (
    AIM,
    DONE,
    OBLIGATION,
    POSSIBLE,
    RECITAL,
    Force,
    find_forces,
)
from agent.checks.words import is_quotation, listed, plain, reach, singular
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "force"
NAMES = ("a recital", "a possibility", "an aim", "an expectation", "an intention",
         "an undertaking", "an obligation", "a fact")  # fmt: skip
REACH = 4
"""Content words behind a word of force among which the verb it governs stands."""
HEDGES = re.compile(
    r"\b(?:(?:as|where|when|if|wherever) (?:appropriate|applicable|possible|feasible|necessary|"
    r"needed|required|practicable|relevant|available)|subject to|to the extent \w+|in principle|"
    r"in (?:some|many|certain|most) cases|as far as (?:is )?\w+|insofar as|potentially|generally|"
    r"typically|usually|often|sometimes|reportedly|allegedly|provisionally)\b",
    re.IGNORECASE,
)
FAMILY = (
    (re.compile(r"\bpossibl|\bfeasibl|\bpracticabl", re.IGNORECASE), "possible"),
    (re.compile(r"\bappropriat|\bapplicab|\brelevant|\bnecessary|\bneeded|\brequired|\bavailab",
                re.IGNORECASE), "appropriate"),
    (re.compile(r"\bsubject to|\bdepend|\bconditional", re.IGNORECASE), "subject"),
    (re.compile(r"\bgenerally|\btypically|\busually|\boften|\bsometimes|\bcases|\bas a rule",
                re.IGNORECASE), "mostly"),
    (re.compile(r"\breported|\ballege", re.IGNORECASE), "reported"),
)  # fmt: skip
PARTS = re.compile(
    r"\b(?:most|some|many|several|few|a few|a majority|the majority|a minority|a number|part|"
    r"parts|half|certain|a third|a quarter|two-thirds|three-quarters)(?: of(?: the)?)?\b",
    re.IGNORECASE,
)
WHOLE = re.compile(r"\b(?:all|every|always|entirely|fully|completely|everyone|everybody)\b",
                   re.IGNORECASE)  # fmt: skip
WHOLE_THERE = re.compile(r"\b(?:all|every|each|any|always|entire\w*|full\w*|complete\w*|whole|"
                         r"everyone|everybody|both)\b", re.IGNORECASE)  # fmt: skip
ONLY = re.compile(r"(?<!not )\b(?:only|solely|exclusively)\b", re.IGNORECASE)
ONLY_THERE = re.compile(r"\b(?:only|sole|solely|exclusive\w*|just|merely|nothing but|no other|"
                        r"alone|unless|limited to)\b", re.IGNORECASE)  # fmt: skip
CONDITION = re.compile(r"^\W*(?:if|where|when|unless|in case|provided)\b", re.IGNORECASE)
FINISHED = re.compile(
    r"\b(?:has|have|had|was|were)(?: \w+ly| also| already| now| since)?(?: been)? (?P<verb>\w+)\b",
    re.IGNORECASE,
)
COMPLETED = listed(
    "achieve adopt agree approve award complete conclude create deliver enact enter establish "
    "finalise finalize implement launch publish ratify reach secure sign"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Governed:
    """A word of force with the stems it governs; its height is that of the chain it stands in."""

    words: str
    height: int
    stems: frozenset[str]
    verb: str
    conditional: bool


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each raised force, dropped hedge and widened quantity."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated, quotes = plain(text), reach(evidence).quotes
    theirs = [governed for quote in quotes for governed in read_forces(quote)]
    findings = [
        finding
        for governed in read_forces(stated)
        if (finding := _raised(governed, theirs)) is not None
    ]
    findings += _asserted(stated, theirs, quotes)
    if not findings:
        findings = _taken_out(stated, quotes)
    findings += _hedges(stated, quotes)
    return findings + _widened(stated, quotes)


def read_forces(text: str) -> list[Governed]:
    """Return the words of force of a plain text with what they govern."""
    found: list[Governed] = []
    for clause in clauses(text):
        forces = find_forces(clause.text)
        for place, force in enumerate(forces):
            behind = [
                w for w in words_in(clause.text, force.end) if w.content and not _is_adverb(w)
            ][:REACH]
            if not behind:
                # "... is expected": what is spoken of stands in front.
                behind = [w for w in words_in(clause.text, 0, force.start) if w.content][-REACH:]
            found.append(
                Governed(
                    words=force.words,
                    height=_height(clause, forces, place),
                    stems=frozenset(word.stem for word in behind),
                    verb=behind[0].stem if behind else "",
                    conditional=CONDITION.match(clause.text) is not None,
                )
            )
    return found


def _height(clause: Clause, forces: list[Force], place: int) -> int:
    """Return the height of a force; one that another governs is no higher than that one."""
    force = forces[place]
    height = force.height
    denied = re.search(
        r"\b(?:no|neither|nor|nobody|none)\b", clause.text[: force.start], re.IGNORECASE
    )
    if height == POSSIBLE and (denied or clause.text[force.end :].startswith(" not")):
        # "No operator may" forbids: that is an obligation.
        height = OBLIGATION
    if place:
        before = forces[place - 1]
        between = clause.text[before.end : force.start].split()
        # "Would require", and "intend that the committee will meet".
        chained = len(between) <= 2 or between[0] == "that"
        if chained and before.height != RECITAL:
            height = min(height, _height(clause, forces, place - 1))
    return height


def _raised(ours: Governed, theirs: list[Governed]) -> Finding | None:
    """Compare one word of force with those of the evidence that govern the same."""
    if ours.height == RECITAL:
        return None
    same = [each for each in theirs if ours.verb and ours.verb in each.stems]
    same = same or [each for each in theirs if ours.stems & each.stems] or theirs
    highest = max((each.height for each in same), default=DONE)
    if not theirs:
        if ours.height == OBLIGATION:
            return _finding(ours.words, f"the source does not oblige, it says no {ours.words!r}")
        return None
    if ours.height > highest:
        source = max(same, key=lambda each: each.height)
        why = f"the source says {source.words!r}, {NAMES[source.height]}, not {NAMES[ours.height]}"
        return _finding(ours.words, why)
    lowered = highest == OBLIGATION and ours.height in {POSSIBLE, AIM}
    if lowered and all(each.height == OBLIGATION and ours.verb in each.stems for each in same):
        source = same[0]
        why = f"{ours.words!r}: the source says {source.words!r}, {NAMES[OBLIGATION]}"
        return Finding(check=NAME, judgement=Judgement.CONTRADICTED, message=why, words=ours.words)
    return None


def _asserted(stated: str, theirs: list[Governed], quotes: Sequence[str]) -> list[Finding]:
    """Find acts that the statement tells as done and the source only as intended or possible."""
    weak = [each for each in theirs if not each.conditional and RECITAL < each.height < DONE]
    if not weak:
        return []
    plainly = _told_plainly(quotes)
    offered = {word.stem for quote in quotes for word in words_in(quote)}
    findings = []
    for clause in clauses(stated):
        if CONDITION.match(clause.text):
            continue
        governed = {
            word.stem
            for force in find_forces(clause.text)
            for word in words_in(clause.text, force.start)
        }
        for word in clause.words:
            if word.stem in governed or word.stem in plainly or not _is_finite(clause, word):
                continue
            source = next((each for each in weak if each.verb == word.stem), None)
            new = source is None and word.stem not in offered and _is_completed(clause, word)
            if new and len(weak) == len(theirs) and not find_forces(stated):
                source = weak[0]
            if source is not None:
                why = f"told as a fact; the source says {source.words!r}, {NAMES[source.height]}"
                findings.append(_finding(word.text, why))
    return findings


def _taken_out(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find a word of force between two words that the statement puts side by side.

    It only counts where the statement has fewer words that are as weak: the word may have moved.
    """
    there = frozenset().union(*(neighbours(quote) for quote in quotes))
    here = neighbours(stated)
    ours = find_forces(stated)
    findings = []
    for quote in quotes:
        theirs = find_forces(quote)
        for force in theirs:
            pair = bridge(quote, force.start, force.end)
            if force.height == RECITAL or pair is None or pair not in here - there:
                continue
            if _count_weak(ours, force.height) < _count_weak(theirs, force.height):
                why = f"told without {force.words!r}, {NAMES[force.height]}"
                findings.append(_finding(force.words, why))
    return findings


def _count_weak(forces: list[Force], height: int) -> int:
    return sum(RECITAL < force.height <= height for force in forces)


def _told_plainly(quotes: Sequence[str]) -> frozenset[str]:
    """Return the stems that the source itself tells without a word of force before them."""
    stems: set[str] = set()
    for quote in quotes:
        for clause in clauses(quote):
            forces = find_forces(clause.text)
            first = min((force.start for force in forces), default=len(clause.text))
            stems |= {w.stem for w in words_in(clause.text, 0, first) if w.content}
    return frozenset(stems)


def _is_finite(clause: Clause, word: Word) -> bool:
    """Say whether a word looks like a verb that tells: "signed", "reduces", "is reducing"."""
    if not word.content or word.text[:1].isupper():
        return False
    small = word.text.casefold()
    before = clause.text[: word.start - clause.start].split()[-1:]
    if small.endswith("ing"):
        return bool(before) and before[0].casefold() in {"is", "are", "was", "were", "been"}
    noun_like = bool(before) and before[0].casefold() in {"the", "a", "an", "of", "its", "their",
                                                          "and", "in", "for", "on"}  # fmt: skip
    return is_past(small) or (singular(small) != small and not noun_like)


def _is_completed(clause: Clause, word: Word) -> bool:
    if not any(match["verb"] == word.text for match in FINISHED.finditer(clause.text)):
        return False
    return any(word.stem == each.stem for verb in COMPLETED for each in words_in(verb))


def _hedges(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find qualifiers of the source that the statement leaves out."""
    told = {word.stem for word in words_in(stated) if word.content}
    findings = []
    for quote in quotes:
        for match in HEDGES.finditer(quote):
            family = _family(match.group())
            if any(pattern.search(stated) for pattern, name in FAMILY if name == family):
                continue
            if not family and match.group().casefold() in stated.casefold():
                continue
            near = [w.stem for w in words_in(quote, 0, match.start()) if w.content][-REACH:]
            near += [w.stem for w in words_in(quote, match.end()) if w.content][:REACH]
            if near and sum(stem in told for stem in near) * 2 >= len(near):
                findings.append(_finding(match.group(), "this qualifier of the source is left out"))
    return findings


def _family(words: str) -> str:
    return next((name for pattern, name in FAMILY if pattern.search(words)), "")


def _widened(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find a part told as the whole, and "all" or "only" that the source does not say."""
    findings = []
    offered = " ".join(quotes)
    told = [word.stem for word in words_in(stated) if word.content]
    pairs = set(pairwise(told))
    for match in PARTS.finditer(offered):
        behind = [w.stem for w in words_in(offered, match.end()) if w.content][:2]
        if tuple(behind) in pairs and not PARTS.search(stated):
            why = "the source speaks of a part, the statement of the whole"
            findings.append(_finding(match.group(), why))
    for ours, there in ((WHOLE, WHOLE_THERE), (ONLY, ONLY_THERE)):
        added = ours.search(stated)
        if added is not None and not there.search(offered):
            findings.append(_finding(added.group(), "the source does not say so"))
    return findings


def _is_adverb(word: Word) -> bool:
    return word.text.casefold().endswith("ly")


def _finding(words: str, why: str) -> Finding:
    return Finding(
        check=NAME, judgement=Judgement.OVERSTATED, message=f"{words!r}: {why}", words=words
    )
