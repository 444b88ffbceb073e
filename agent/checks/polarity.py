"""Check polarity: no negation and no exception may be lost or added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.checks.clauses import Clause, bridge, clauses, neighbours, root
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "polarity"
# These deny the whole clause they stand in.
DENIES = re.compile(
    r"\b(?:not|cannot|never|neither|nor|nothing|nobody|none|no one)\b|n't\b|"
    r"\b(?:prohibit(?:s|ed|ing)?|forbid(?:s|den|ding)?|ban(?:s|ned|ning)?|bar(?:s|red)|"
    r"exempt(?:s|ed|ion)?|refus(?:es?|ed|ing)|reject(?:s|ed|ing)?|den(?:y|ies|ied|ying)|"
    r"declin(?:es?|ed) to|rul(?:es?|ed) out|excepted|unlawful|illegal)\b",
    re.IGNORECASE,
)
# These deny what follows them; "no" at the head of a clause denies all of it.
DENIES_NEXT = re.compile(
    r"\b(?:no|without|lack(?:s|ed|ing)?(?: of)?|absence of|fail(?:s|ed|ing|ure)? to|"
    r"avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|non)\b|\bnon-",
    re.IGNORECASE,
)
# Comparisons and idioms that hold a negation without denying anything.
_FIGURE = (
    r"(?= (?:[a-z]+ )?(?:[\d$£€]|one|two|three|four|five|six|seven|eight|nine|ten|twelve|an? ))"
)
HARMLESS = re.compile(
    r"\b(?:not only|whether or not|if not|no doubt|not least|"
    rf"(?:no|not) (?:later|more|less|fewer|longer|higher|lower) than{_FIGURE}|"
    rf"not (?:to )?exceed(?:ing)?{_FIGURE}|"
    r"non-(?:profit|governmental|state)\w*|nos?\. ?(?=\d)|No (?=\d))",
    re.IGNORECASE,
)
# Verbs that deny by their meaning: what denies them affirms.
MEANS_NO = re.compile(
    r"\b(?:prevent|prohibit|forbid|exempt|refus|reject|deny|deni|declin|avoid|fail|lack|exclud|"
    r"withdr[ae]w|revok|cancel)\w*",
    re.IGNORECASE,
)
GRAMMAR = re.compile(
    r"\b(?:not|cannot|never|neither|nor|nothing|nobody|none|no one|no)\b|n't\b", re.IGNORECASE
)
EXCEPTION = re.compile(
    r"\b(?:except(?:ed|ing|ions?)?(?: for| where| that| when)?|unless|other than|excluding|"
    r"apart from|save (?:for|where|that)|with the exception of|provided that|only if|only where|"
    r"only when|if not|does not apply|do not apply)\b",
    re.IGNORECASE,
)
UNLESS = re.compile(r"\bwithout\b", re.IGNORECASE)
REACH = 4
"""Content words behind "no" or "without" that it denies."""
ABOUT = 0.5
"""Share of a clause's content words that a statement must hold to speak of the same matter. Below
it most of the clause is about something else; chosen on the tuning half of the paraphrases."""
COVERED = 0.6
"""The same for the main clause of an exception: it must be told nearly whole before the missing
exception counts. Chosen on the tuning half."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """What a negation denies: the word itself, the stems in its scope, and all of its clause."""

    words: str
    stems: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each negation or exception that was lost or added."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated = plain(text)
    quotes = reach(evidence).quotes
    ours = denials(stated)
    theirs = [denial for quote in quotes for denial in denials(quote)]
    told = [clause.stems for clause in clauses(stated) if clause.stems]
    offered = [clause.stems for quote in quotes for clause in clauses(quote)]
    findings = [_lost(each) for each in theirs if _is_lost(each, ours, told, offered)]
    findings += [_added(each) for each in ours if _is_added(each, theirs, offered)]
    findings += _turned(stated, quotes)
    if not findings:
        findings = _taken_out(stated, quotes)
    if not EXCEPTION.search(stated):
        whole = frozenset().union(*told)
        findings += [
            _left_out(words)
            for quote in quotes
            for words, stems in _exceptions(quote)
            if stems and len(stems & whole) >= COVERED * len(stems)
            and not (words.casefold() == "without" and UNLESS.search(stated))
        ]  # fmt: skip
    return findings


def denials(text: str) -> list[Denial]:
    """Return the negations of a plain text with what each denies."""
    bare = HARMLESS.sub(lambda match: " " * len(match.group()), text)
    found: list[Denial] = []
    for clause in clauses(bare):
        words = clause.text
        for match in DENIES.finditer(words):
            stems = clause.stems - _stems(clause, match, before=None)
            found.append(Denial(words=match.group(), stems=stems, clause=clause.stems))
        for match in DENIES_NEXT.finditer(words):
            opens = match.group().casefold() == "no" and not words[: match.start()].strip()
            stems = clause.stems if opens else _stems(clause, match, before=REACH)
            found.append(Denial(words=match.group(), stems=stems, clause=clause.stems))
    return [denial for denial in found if denial.stems]


def _stems(clause: Clause, match: re.Match[str], *, before: int | None) -> frozenset[str]:
    """Return the stems behind a match, the first `before` of them; the match's own when None."""
    start, end = clause.start + match.start(), clause.start + match.end()
    if before is None:
        return frozenset(w.stem for w in clause.words if start <= w.start < end and w.content)
    joined = match.group().endswith("-")
    behind = [w.stem for w in clause.words if w.content and (w.start >= end or
              (joined and w.start <= start < w.end))]  # fmt: skip
    return frozenset(behind[: 1 if joined else before])


def _is_lost(
    denial: Denial,
    ours: list[Denial],
    told: list[frozenset[str]],
    offered: list[frozenset[str]],
) -> bool:
    """Say whether a statement speaks of what the source denies, and denies nothing of it."""
    if any(other.stems & denial.stems for other in ours):
        return False
    whole = frozenset().union(*told)
    if len(denial.stems & whole) < ABOUT * len(denial.stems):
        return False
    # The clause of the denial must be the one that the statement is nearest to.
    return any(
        denial.stems & clause
        and _share(clause, denial.clause) >= max(_share(clause, other) for other in offered)
        for clause in told
    )


def _share(clause: frozenset[str], other: frozenset[str]) -> float:
    return len(clause & other) / len(other) if other else 0.0


def _turned(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find a verb like "prevent" that is denied on one side only."""
    offered = [use for quote in quotes for use in _uses(quote)]
    findings = []
    for ours in _uses(stated):
        same = [use for use in offered if use[0] == ours[0]]
        if same and all(use[1] != ours[1] for use in same):
            why = f"{ours[0]!r} is denied on one side only"
            findings.append(
                Finding(check=NAME, judgement=Judgement.CONTRADICTED, message=why, words=ours[0])
            )
    return findings


def _taken_out(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find a negation between two words that stand side by side on the other side.

    It only counts where that side has fewer negations: "no decision was taken" may well become
    "a decision was not taken".
    """
    there = frozenset().union(*(neighbours(quote) for quote in quotes))
    here = neighbours(stated)
    ours = _negations(stated)
    theirs = [each for quote in quotes for each in _negations(quote)]
    if len(ours) < len(theirs):
        return [_lost(Denial(words=w)) for w, pair in theirs if pair in here and pair not in there]
    if len(ours) > len(theirs):
        return [_added(Denial(words=w)) for w, pair in ours if pair in there and pair not in here]
    return []


def _negations(text: str) -> list[tuple[str, tuple[str, str] | None]]:
    """Return the negations of a text, each with the words it stands between."""
    bare = HARMLESS.sub(lambda match: " " * len(match.group()), text)
    return [
        (match.group(), bridge(text, match.start(), match.end()))
        for match in GRAMMAR.finditer(bare)
        if match.group().casefold() != "nor"
    ]


def _uses(text: str) -> list[tuple[str, bool]]:
    """Return the stems of verbs that deny by meaning, each with whether its clause denies it."""
    bare = HARMLESS.sub(lambda match: " " * len(match.group()), text)
    return [
        (root(match.group()), GRAMMAR.search(clause.text) is not None)
        for clause in clauses(bare)
        for match in MEANS_NO.finditer(clause.text)
    ]


def _is_added(denial: Denial, theirs: list[Denial], offered: list[frozenset[str]]) -> bool:
    shared = denial.stems & frozenset().union(*offered)
    return bool(shared) and not any(other.stems & denial.stems for other in theirs)


def _exceptions(quote: str) -> list[tuple[str, frozenset[str]]]:
    """Return each exception of a sentence with the stems of the rule that it is made from."""
    found = []
    for match in EXCEPTION.finditer(quote):
        rule = [*clauses(quote[: match.start()])][-1:] or [*clauses(quote[match.end() :])][1:2]
        found += [(match.group(), clause.stems) for clause in rule]
    denied = DENIES.search(quote) or re.search(r"\bno\b", quote, re.IGNORECASE)
    for match in UNLESS.finditer(quote):
        # "No operator shall ... without authorisation": an exception from a prohibition.
        if denied and denied.start() < match.start():
            rule = clauses(quote[: match.start()])[-1:]
            found += [(match.group(), clause.stems) for clause in rule]
    return found


def _lost(denial: Denial) -> Finding:
    return Finding(
        check=NAME,
        judgement=Judgement.CONTRADICTED,
        message=f"the source says {denial.words!r} here, the statement does not",
        words=denial.words,
    )


def _added(denial: Denial) -> Finding:
    return Finding(
        check=NAME,
        judgement=Judgement.CONTRADICTED,
        message=f"the statement says {denial.words!r} here, the source does not",
        words=denial.words,
    )


def _left_out(words: str) -> Finding:
    return Finding(
        check=NAME,
        judgement=Judgement.OVERSTATED,
        message=f"the source makes an exception ({words!r}) that the statement leaves out",
        words=words,
    )
