"""Find what a statement tells as done, and the source only as ahead; or the other way round."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.binding.accomplished import find_accomplished
from agent.checks.binding.ahead import (
    find_ahead_alone,
)
from agent.checks.binding.completed import find_completed, told_plainly
from agent.checks.binding.governed import CONDITION, Governed, read_forces
from agent.checks.binding.ladder import DONE, EXPECTED, RECITAL, UNDERTAKING
from agent.checks.binding.stances import WORKING, find_endorsed, find_hardened
from agent.checks.binding.wordings import first_force, wordings
from agent.checks.clauses import clauses
from agent.checks.fault import Fault
from agent.checks.finite import (
    NOUN_MARKS,
    has_auxiliary,
    has_done,
    is_act_done,
    is_finite,
    is_noun_there,
    precedes,
)
from agent.checks.senses import sense_at
from agent.checks.words import plain
from agent.types import Evidence

AHEAD = re.compile(r"^(?:will|won't|'ll)\b| to$", re.IGNORECASE)
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
# "Shall lapse" is what the rule itself brings about: "lapses" tells the same.
TAKES_EFFECT = re.compile(
    r"^(?:appl|laps|expir|ceas|end|terminat|enter|come|tak|remain|continu|consist|compris|includ|"
    r"mean|prevail|start|begin|bind|bound|run|deemed|count|constitut|stand|exist|fall|cover)\w*$",
    re.IGNORECASE,
)
# "Each report will include a map" says what a report is made of, whenever it comes.
CONSISTS = re.compile(
    r"(?:includes?|consists?|comprises?|contains?|encompass(?:es)?)$", re.IGNORECASE
)
RULE = re.compile(
    r"\b(?:when|whenever|if|once|until|unless|as soon as|each time|every time|after|upon|"
    r"on \w+ing)\b",
    re.IGNORECASE,
)
TIMED = re.compile(r"\b(?:\d{4}|next (?:year|month|week|spring|summer|autumn|winter))\b")
"""A time that comes once: what "will begin" then is no rule."""
ACTED = re.compile(
    r"\b(?:have|has|had|having|be|been|being|is|are|was|were|it|they|he|she|we|who|which)"
    r"(?: \w+ly| also| not)? $",
    re.IGNORECASE,
)
"""In front of a participle by which an act is told."""
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
    bodies = tuple(SPOKEN.sub(" is going to", plain(item.quote)) for item in evidence)
    weak = [
        each
        for each in theirs
        if not each.conditional and not each.loose and RECITAL < each.height < DONE
    ]
    return (
        _asserted(stated, weak, quotes)
        or find_ahead_alone(stated, quotes)
        or find_completed(stated, quotes, bodies, theirs, weak)
        or _already(stated, quotes)
        or find_hardened(stated, quotes, theirs, weak, evidence)
        or find_accomplished(stated, quotes)
    )


def _asserted(stated: str, weak: Sequence[Governed], quotes: Sequence[str]) -> list[Fault]:
    """Find acts that the statement tells as done and the source only as intended or possible."""
    plainly = told_plainly(quotes)
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
            if is_noun_there(word, quotes) or _describes_there(word.text, clause.text, quotes):
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


def _describes_there(verb: str, text: str, quotes: Sequence[str]) -> bool:
    """Say whether a participle stands in front of the same noun in the source.

    "Records that need audited accounts" tells of no audit, where the source speaks of "audited
    accounts" too: behind a word of force the verb would have no "ed".
    """
    if not verb.endswith("ed"):
        return False
    noun = re.search(rf"\b{re.escape(verb)} (?P<noun>[A-Za-z][\w-]+)", text)
    return (
        noun is not None
        and noun["noun"].casefold() not in NOUN_MARKS
        and any(
            # "May have discouraged honest claims" is an act in the source too.
            not ACTED.search(quote, 0, match.start())
            for quote in quotes
            for match in re.finditer(re.escape(noun.group()), quote, re.IGNORECASE)
        )
    )


def _is_rule(source: Governed, verb: str, stated: str, quotes: Sequence[str]) -> bool:
    """Say whether the present tense tells a rule: "is deleted when" for "will be deleted when"."""
    if source.words[:5].casefold() == "shall" and TAKES_EFFECT.match(verb):
        return True
    if source.words[:4].casefold() == "will" and CONSISTS.match(verb):
        return True
    if source.words[:4].casefold() not in {"will", "'ll"}:
        return False
    ruled = RULE.search(stated) is not None and any(RULE.search(quote) for quote in quotes)
    if ruled and TAKES_EFFECT.match(verb):
        # "Once it is paid, the loan will begin": it begins after the payment, whenever that is.
        return not any(TIMED.search(quote) for quote in quotes)
    return (
        source.words[:4].casefold() == "will"
        and ruled
        and re.search(rf"\b(?:is|are) (?:\w+ly )?{re.escape(verb)}\b", stated) is not None
    )


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
