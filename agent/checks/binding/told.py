"""Find what a statement tells as done, and the source only as ahead; or the other way round."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.binding.accomplished import find_accomplished
from agent.checks.binding.ahead import (
    BACKGROUND,
    COMPLETED_THERE,
    FINISHED,
    PAST_PASSIVE,
    REPORTING,
    find_ahead_alone,
)
from agent.checks.binding.governed import CONDITION, Governed, read_forces
from agent.checks.binding.ladder import DONE, EXPECTED, INTENTION, RECITAL, UNDERTAKING
from agent.checks.binding.stances import WORKING, find_endorsed, find_hardened
from agent.checks.binding.wordings import first_force, wordings
from agent.checks.clauses import clauses, is_past, root
from agent.checks.fault import Fault
from agent.checks.finite import (
    acts_past,
    has_auxiliary,
    has_done,
    has_past,
    is_act_done,
    is_finite,
    is_noun_there,
    is_participle,
    precedes,
    without_forces,
)
from agent.checks.senses import sense_at, senses_in, senses_of
from agent.types import Evidence

AHEAD = re.compile(r"^(?:will|won't|'ll)\b| to$", re.IGNORECASE)
MAKES = re.compile(
    r"\b(?:will|shall|to|may|can|could|should|would|must|might)(?: \w+ly| also)? make\b(?! (?:"
    r"clear|it|sure|plans)\b)",
    re.IGNORECASE,
)
REPORTED = re.compile(
    r"\b(?:said|told|noted|stated|explained|added|recalled|wrote)\b", re.IGNORECASE
)
"""Beside it, "had come to speak of" tells what "I am here to speak of" says."""
LIGHT = re.compile(r"\b(?:made|given?|gave|took|taken|received|got|issued)\b")
"""Verbs that only carry the act that the noun behind them names."""
ALREADY = re.compile(
    # "Those now working on it" are at work when it is said.
    r"\b(?:already|now(?! and (?:then|again)\b))\b(?! \w+(?:ed|n|ing)\b)",
    re.IGNORECASE,
)
ALREADY_THERE = re.compile(
    r"\b(?:already|existing|exist|has|have|had|since|now|currently|was|were|been|today|still|"
    r"are \w+ing|is \w+ing|previous\w*|earlier|before|current|working|running|pre-\w+)\b",
    re.IGNORECASE,
)
SPOKEN = re.compile(r"'(?:s|re|m) going to(?= [a-z])")
"""As it is spoken: "it's going to create jobs"."""
FORWARD = re.compile(
    r"\b(?:will|would|shall|should|may|might|can|could|must|to|ahead|future|upcoming|forthcoming|"
    r"soon|next|later|if|yet|planned|expected|intend\w*|plans?|propos\w*|due|until|when|once|"
    r"coming|said|told|stated|noted|announced|called|asked|questions?)\b",
    re.IGNORECASE,
)
"""Any of these shows that a statement tells of what is ahead, or of words spoken in the past."""
WAS = re.compile(r"\b(?:was|were|did)\b(?! (?:being|\w+ed to)\b)", re.IGNORECASE)
# "Shall lapse" is what the rule itself brings about: "lapses" tells the same.
TAKES_EFFECT = re.compile(
    r"^(?:appl|laps|expir|ceas|end|terminat|enter|come|tak|remain|continu|consist|compris|includ|"
    r"mean|prevail|start|begin|bind|bound|run|deemed|count|constitut|stand|exist|fall|cover)\w*$",
    re.IGNORECASE,
)
RULE = re.compile(r"\b(?:when|whenever|if|once|until|unless|as soon as|each time)\b", re.IGNORECASE)
BY_WHICH = re.compile(r"(?<![,;:]) (?:by|through|with|under|from|for|on) which\s*$")
"""In front of a clause that says what a thing does: "should be the means by which it is met"."""


def find_told(stated: str, quotes: Sequence[str], evidence: Sequence[Evidence]) -> list[Fault]:
    """Return a fault for each thing told as done or true that the source does not tell so."""
    quotes = tuple(SPOKEN.sub(" is going to", quote) for quote in quotes)
    theirs = tuple(governed for quote in quotes for governed in read_forces(quote))
    if not theirs:
        return (
            find_endorsed(stated, quotes)
            or find_ahead_alone(stated, quotes)
            or find_accomplished(stated, quotes)
        )
    weak = [
        each
        for each in theirs
        if not each.conditional and not each.loose and RECITAL < each.height < DONE
    ]
    return (
        _asserted(stated, weak, quotes)
        or find_ahead_alone(stated, quotes)
        or _completed(stated, weak, quotes)
        or _already(stated, quotes)
        or find_hardened(stated, quotes, theirs, weak, evidence)
        or find_accomplished(stated, quotes)
    )


def _asserted(stated: str, weak: Sequence[Governed], quotes: Sequence[str]) -> list[Fault]:
    """Find acts that the statement tells as done and the source only as intended or possible."""
    plainly = _told_plainly(quotes)
    faults = []
    for clause in clauses(stated):
        if CONDITION.match(clause.text) or BY_WHICH.search(stated, 0, clause.start):
            continue
        forces = wordings(clause.text)
        # "Must be logged, and the log kept": the word of force reaches over the comma.
        reaching = clause.start > 0 and clause.text.split()[0].casefold() in {"and", "or"}
        for place, word in enumerate(clause.words):
            if any(precedes(force, word, clause) for force in forces):
                break
            if not is_finite(clause, word) and not has_done(clause, word):
                continue
            if reaching and not has_auxiliary(clause, word):
                continue
            if is_noun_there(word, quotes):
                continue
            senses = sense_at(clause.words, place)
            if senses & plainly:
                continue
            source = next((each for each in weak if each.verb & senses), None)
            going_on = word.text.endswith("ing") and source and WORKING.search(source.words)
            by_rule = source is not None and _is_rule(source, word.text, stated, quotes)
            if source is not None and not going_on and not by_rule:
                faults.append(
                    Fault(words=word.text, why=f"told as a fact; the source says {source.words!r}")
                )
    return faults


def _is_rule(source: Governed, verb: str, stated: str, quotes: Sequence[str]) -> bool:
    """Say whether the present tense tells a rule: "is deleted when" for "will be deleted when"."""
    if source.words[:5].casefold() == "shall" and TAKES_EFFECT.match(verb):
        return True
    return (
        source.words[:4].casefold() == "will"
        and RULE.search(stated) is not None
        and re.search(rf"\b(?:is|are) (?:\w+ly )?{re.escape(verb)}\b", stated) is not None
        and any(RULE.search(quote) for quote in quotes)
    )


def _completed(stated: str, weak: Sequence[Governed], quotes: Sequence[str]) -> list[Fault]:
    """Find something told as done where the source tells of nothing done, only of what is ahead."""
    plain_parts = [without_forces(quote) for quote in quotes]
    if not weak or any(COMPLETED_THERE.search(each) or has_past(each) for each in plain_parts):
        return []
    was = WAS.search(stated)
    # "We committed more funds" is over, though it has a word of force.
    forward = max(each.height for each in weak) >= INTENTION and not any(map(has_past, quotes))
    if was and forward and not FORWARD.search(stated):
        why = f"told as over; the source only says {weak[0].words!r}"
        return [Fault(words=was.group(), why=why)]
    # "Has been applied for" is the passive of the source's own "has applied for", and "was
    # invited" of "invited".
    plainly = _told_plainly(quotes)
    asked = frozenset().union(
        *(senses_of(root(w)) for e in weak for w in e.words.split() if is_past(w))
    )
    # "Needed a permit" tells of a rule that is over what it said then: "need a permit".
    plainly |= frozenset().union(*(senses_of(root(w)) for e in weak for w in e.words.split()))
    for clause in clauses(stated):
        if CONDITION.match(clause.text):
            continue
        for match in (
            *FINISHED.finditer(clause.text),
            *PAST_PASSIVE.finditer(clause.text),
            *acts_past(clause.text, plainly),
        ):
            verb = match["verb"]
            if (
                (REPORTING.match(verb) and not _is_made_ahead(verb, quotes))
                or not is_participle(verb)
                or senses_of(root(verb)) & asked
            ):
                continue
            before, behind = clause.text[: match.start()], clause.text[match.end() :]
            if BACKGROUND.search(before) or (
                match.group().casefold() == "had come" and REPORTED.search(stated)
            ):
                continue
            if _is_told_by_a_noun(match.group(), behind, plainly | asked):
                continue
            if verb == "set" and behind.startswith(" out") and weak[0].height < INTENTION:
                continue
            why = f"told as done; the source only says {weak[0].words!r}"
            return [Fault(words=match.group(), why=why)]
    return []


def _is_told_by_a_noun(words: str, behind: str, told: frozenset[str]) -> bool:
    """Say whether the noun behind a verb names an act of the source: "received an invitation"."""
    noun = re.match(r"(?: ?(?:an?|the|its|their|his|her))?(?: \w+)??(?: [a-z]{5,}\b)", behind)
    light = LIGHT.search(words)
    return bool(light and noun and senses_in(noun.group()) & told)


def _is_made_ahead(verb: str, quotes: Sequence[str]) -> bool:
    """Say whether "made" is what the source still has ahead: "will make a difference"."""
    return verb == "made" and any(MAKES.search(quote) for quote in quotes)


def _already(stated: str, quotes: Sequence[str]) -> list[Fault]:
    match = ALREADY.search(stated)
    if match is None or any(ALREADY_THERE.search(quote) for quote in quotes):
        return []
    return [Fault(words=match.group(), why="the source does not say that it is so already")]


def find_undone(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Return a fault for each act told as to come that the source only tells as done."""
    done: set[str] = set()
    for quote in quotes:
        for clause in clauses(quote):
            if CONDITION.match(clause.text):
                # "If it finds parts that are not recorded" tells of nothing done.
                continue
            first = first_force(clause.text)
            for place, word in enumerate(clause.words):
                if word.start - clause.start <= first and is_act_done(clause, word):
                    done |= sense_at(clause.words, place)
    ahead = frozenset().union(*(each.verb for quote in quotes for each in read_forces(quote)))
    return [
        Fault(words=each.words, why="told as still to come; the source tells it as done")
        for each in read_forces(stated)
        if not each.loose
        and not each.conditional
        and EXPECTED <= each.height <= UNDERTAKING
        and AHEAD.search(each.words)
        and each.verb & done
        and not each.verb & ahead
    ]


def _told_plainly(quotes: Sequence[str]) -> frozenset[str]:
    """Return the senses that the source itself tells without a word of force before them."""
    senses: set[str] = set()
    for quote in quotes:
        for clause in clauses(quote):
            senses |= senses_in(clause.text[: first_force(clause.text)])
    return frozenset(senses)
