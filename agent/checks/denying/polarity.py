"""Check polarity: no negation may be lost, added or turned round."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agent.checks.clauses import BREAK, bridge, clauses, neighbours, root, words_in
from agent.checks.denying.denials import (
    DENIES,
    GRAMMAR,
    HARMLESS,
    Denial,
    blank,
    denials,
    without_idioms,
)
from agent.checks.denying.exceptions import (
    find_conceded,
    find_left_out,
    find_turned,
    is_told_as_condition,
)
from agent.checks.denying.excused import denies_otherwise, is_english, without_named
from agent.checks.denying.firsts import tells_superlative
from agent.checks.denying.flips import (
    find_closed,
    find_conditioned,
    find_flipped,
    find_limited,
)
from agent.checks.denying.one_sided import (
    BOUND,
    BOUNDED,
    RELEASE,
    covers,
    is_added,
    is_lost,
)
from agent.checks.headed import headed
from agent.checks.senses import senses_in, senses_of, share_told
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "polarity"
# Verbs that deny by their meaning: what denies them affirms.
MEANS_NO = headed(
    r"\b(?:prevent|prohibit|forbid|exempt|refus|reject|deny|deni|declin|avoid|fail|lack|exclud|"
    r"withdr[ae]w|revok|cancel|avert|forestall|thwart|ceas|halt|laps|waver|falter|relent|abandon|"
    r"forg[eo]t|neglect|overlook|ignor|disregard|oppos|hesitat|stopp|suspend|suspens|supersed|replac|"
    r"remov|delet|terminat|discontinu|dismiss|rescind|rescission|repeal|annul|abolish|dissol[uv]|"
    r"expir|interrupt|postpon|omit)\w*",
    re.IGNORECASE,
)
# Words between a negation and the verb that it denies.
_LIGHT = (
    r"(?: (?:be|been|being|to|have|had|\w+ly|deemed|considered|regarded|treated|held|taken|as|an?|"
    r"the|any|required|expected|allowed|permitted|entitled|obliged|found|said|seen|meant|"
    r"followed|accompanied|preceded|met|subject|by|with|single|any))*\s*$"
)
# "A plan for withdrawal" names the act: whether there is such a plan is another denial.
NOUN = re.compile(r"(?:al|ions?|ance|ure)$", re.IGNORECASE)
NAMED = re.compile(r"\b(?:for|of|on|about|from|against)(?: (?:an?|the|its|their|any|full))? $")
DENIED_VERB = re.compile(
    rf"(?:\b(?:not|never|cannot|no|nor|neither|without|rather than|instead of)|n't){_LIGHT}|"
    r"^\W*(?:nothing|nobody|no one|none|neither|no)\b(?:(?! to ).)*$",
    re.IGNORECASE,
)
OVER = re.compile(
    r"\b(?:no longer|not any ?more|(?:has|have|had) (?:ceased|stopped)(?: to)?|ceas(?:es?|ed) to|"
    r"stop(?:s|ped)(?= \w+ing\b)|"
    r"(?:is|are|was|were|been) (?:ended|terminated|discontinued|lifted|revoked))\b",
    re.IGNORECASE,
)
PASSIVE = re.compile(r"(?:is|are|was|were|been)\b", re.IGNORECASE)
SUBJECT = 3
"""Content words in front of "is ended" that say what is."""
ONGOING = re.compile(
    r"\b(?:continu(?:es?|ed|ing)(?: to)?|still|ke(?:eps?|pt)(?= \w+ing\b)|carr(?:y|ies|ied) on|"
    r"go(?:es)? on(?= \w+ing\b))\b(?! (?:if|unless|until|only))",
    re.IGNORECASE,
)
QUESTION_NUMBER = re.compile(r"^(?:Q\.? ?)?\d*[.:)]\s*", re.IGNORECASE)
NO = re.compile(r"(?:no|not (?:yet|necessarily|always|quite)|never)(?=[.,;:!])", re.IGNORECASE)


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each negation or exception that was lost or added."""
    del kind
    if is_quotation(text, evidence):
        return []
    offered = reach(evidence)
    stated = without_named(plain(text), offered.labels)
    quotes = [quote for quote in offered.quotes if is_english(quote)]
    theirs = [(quote, each) for quote in quotes for each in denials(quote)]
    theirs += [("", each) for each in _answered(quotes)]
    findings = [
        _lost(each)
        for quote, each in theirs
        if is_lost(each, stated, quotes)
        and not is_told_as_condition(quote, stated)
        and not (covers(BOUND, quote, each.start) and BOUNDED.search(stated))
        and not (covers(RELEASE, quote, each.start) and RELEASE.search(stated))
    ]
    findings += [
        _added(each)
        for each in denials(stated)
        if is_added(each, [denial for _, denial in theirs], stated, quotes)
    ]
    # "Not ... unless" and "only if" trade a denial for a condition: words alone do not show it.
    traded = any(
        is_told_as_condition(quote, stated) or is_told_as_condition(stated, quote)
        for quote in quotes
    )
    if not traded:
        findings += _turned(stated, quotes)
    if not traded and not findings:
        findings = _taken_out(stated, quotes)
    findings += [_left_out(words) for words in find_left_out(stated, quotes)]
    findings += _ended(stated, quotes)
    changed = [
        *find_turned(stated, quotes),
        *find_conceded(stated, quotes),
        *find_flipped(stated, quotes),
        *find_limited(stated, quotes),
        *find_closed(stated, quotes),
        *find_conditioned(stated, quotes),
    ]
    return findings + [_contradicted(words, why) for words, why in changed]


def _answered(quotes: Sequence[str]) -> list[Denial]:
    """Return the denials of questions that the next sentence answers with "No"."""
    found = []
    for question, answer in pairwise(quotes):
        no = NO.match(answer)
        if question.endswith("?") and no is not None:
            asked = QUESTION_NUMBER.sub("", question)
            words = tuple(word for word in words_in(asked) if word.content)
            stems = frozenset(word.stem for word in words)
            found.append(Denial(words=no.group(), stems=stems, clause=stems, focus=words))
    return found


def _turned(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find a verb like "prevent" that is denied on one side only."""
    offered = [use for quote in quotes for use in _uses(quote)]
    findings = []
    for ours in _uses(stated):
        same = [use for use in offered if senses_of(use[0]) & senses_of(ours[0])]
        if same and all(use[1] != ours[1] for use in same):
            findings.append(_contradicted(ours[0], f"{ours[0]!r} is denied on one side only"))
    return findings


def _uses(text: str) -> list[tuple[str, bool]]:
    """Return the stems of verbs that deny by meaning, each with whether it is itself denied."""
    return [
        (
            root(match.group()).replace("suspens", "suspend"),
            DENIED_VERB.search(clause.text[: match.start()]) is not None,
        )
        for clause in clauses(HARMLESS.sub(blank, text))
        for match in MEANS_NO.finditer(clause.text)
        if not (NOUN.search(match.group()) and NAMED.search(clause.text[: match.start()]))
    ]


def _taken_out(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find a negation between two words that stand side by side on the other side.

    It only counts where that side has fewer negations: "no decision was taken" may well become
    "a decision was not taken".
    """
    there = frozenset().union(*(neighbours(quote) for quote in quotes))
    here = neighbours(stated)
    ours = _negations(stated)
    theirs = [each for quote in quotes for each in _negations(quote)]
    if len(ours) < len(theirs) and not denies_otherwise(without_idioms(stated), quotes):
        return [_lost(Denial(words=w)) for w, pair in theirs if pair in here and pair not in there]
    if any(tells_superlative(stated, quote) for quote in quotes):
        return []
    if len(ours) > len(theirs) and not denies_otherwise(" . ".join(quotes), [stated]):
        return [_added(Denial(words=w)) for w, pair in ours if pair in there and pair not in here]
    return []


def _negations(text: str) -> list[tuple[str, tuple[str, str] | None]]:
    """Return the negations of a text, each with the words it stands between."""
    return [
        (match.group(), bridge(text, match.start(), match.end()))
        for match in GRAMMAR.finditer(HARMLESS.sub(blank, text))
        if match.group().casefold() != "nor"
    ]


def _lost(denial: Denial) -> Finding:
    why = f"the source says {denial.words!r} here, the statement does not"
    return _contradicted(denial.words, why)


def _added(denial: Denial) -> Finding:
    why = f"the statement says {denial.words!r} here, the source does not"
    return _contradicted(denial.words, why)


def _contradicted(words: str, why: str) -> Finding:
    return Finding(check=NAME, judgement=Judgement.CONTRADICTED, message=why, words=words)


def _ended(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find "no longer does" where the source says "continues to", and the other way round."""
    findings = []
    source = " . ".join(quotes)
    for ours, there in ((OVER, ONGOING), (ONGOING, OVER)):
        said, other = ours.search(stated), there.search(source)
        if said is None or other is None or ours.search(source) or there.search(stated):
            continue
        if DENIES.search(stated.replace(said.group(), " ")) or DENIES.search(
            source.replace(other.group(), " ")
        ):
            continue
        behind = [word for word in words_in(stated, said.end()) if word.content]
        ahead = [word for word in words_in(stated, 0, said.start()) if word.content]
        verb = (ahead[-SUBJECT:] if PASSIVE.match(said.group()) else behind)[:1]
        told = senses_in(BREAK.split(source[other.end() :], maxsplit=1)[0])
        if verb and share_told(tuple(verb), told):
            why = f"the source says {other.group()!r}"
            findings.append(_contradicted(said.group(), why))
    return findings


def _left_out(words: str) -> Finding:
    return Finding(
        check=NAME,
        judgement=Judgement.OVERSTATED,
        message=f"the source makes an exception ({words!r}) that the statement leaves out",
        words=words,
    )
