"""Find what a statement tells as done where the source has nothing done, only what is ahead.

A perfect or a past form alone proves nothing. What somebody said, what a thing is like, which one
of many is spoken of, and a force told by a noun ("the power has been given to") are no acts done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.checks.binding.ahead import (
    BACKGROUND,
    COMPLETED_THERE,
    FINISHED,
    PAST_PASSIVE,
    REPORTING,
)
from agent.checks.binding.governed import CONDITION, Governed
from agent.checks.binding.ladder import INTENTION, RECITAL
from agent.checks.binding.tellings import CARRYING, NOUNS, PARTICIPLES, SPOKEN, STATIVE
from agent.checks.binding.wordings import first_force
from agent.checks.clauses import Clause, clauses, is_past, root, words_in
from agent.checks.fault import Fault
from agent.checks.finite import acts_past, has_past, is_participle, without_forces
from agent.checks.senses import sense_at, senses_in, senses_of

MAKES: Final = re.compile(
    r"\b(?:will|shall|to|may|can|could|should|would|must|might)(?: \w+ly| also)? make\b(?! (?:"
    r"clear|it|sure|plans)\b)",
    re.IGNORECASE,
)
REPORTED: Final = re.compile(
    r"\b(?:said|told|noted|stated|explained|added|recalled|wrote)\b", re.IGNORECASE
)
"""Beside it, "had come to speak of" tells what "I am here to speak of" says."""
LIGHT: Final = re.compile(r"\b(?:made|given?|gave|took|taken|received|got|issued)\b")
"""Verbs that only carry the act that the noun behind them names."""
FORWARD: Final = re.compile(
    r"\b(?:will|would|shall|should|may|might|can|could|must|to|ahead|future|upcoming|forthcoming|"
    r"soon|next|later|if|yet|planned|expected|intend\w*|plans?|propos\w*|due|until|when|once|"
    r"coming|said|told|stated|noted|announced|called|asked|questions?)\b",
    re.IGNORECASE,
)
"""Any of these shows that a statement tells of what is ahead, or of words spoken in the past."""
WAS: Final = re.compile(r"\b(?:was|were|did)\b(?! (?:being|\w+ed to)\b)", re.IGNORECASE)
NEAR: Final = 40
"""Letters behind a verb within which the noun of force stands that it carries."""
RELATIVE: Final = re.compile(r"\b(?:that|which|who|whom|whose)\b")
WHICH_ONES: Final = re.compile(
    # "Those that have expired", "the ground on which it was laid": which ones, not that it was
    # done; ", which has been" tells it of something that is known already.
    r"(?:(?<![,;:]) that|(?<![,;:]) which|(?<![,;:]) who|"
    r"(?<![,;:]) that(?P<that>(?: [\w'-]+){1,4})|"
    r"\b(?:on|in|by|under|with|for|to|from|through|at|of|upon|into|over) (?:which|whom)"
    r"(?P<who>(?: [\w'-]+){1,6})| whose(?P<whose>(?: [\w'-]+){1,3})) $",
    re.IGNORECASE,
)
UNDONE: Final = re.compile(r"\b(?:nothing|nobody|none|no one|neither)\b", re.IGNORECASE)
"""In front of a verb that tells of nothing done: "see that nothing has been left out"."""
BARE: Final = re.compile(
    r"(?:put|made|given|taken|got|set|brought|kept|had|done|gone|come|held|left|let)$",
    re.IGNORECASE,
)
"""Verbs that tell an act by their object alone, and so meet others by chance."""
OF_WHOM: Final = re.compile(r"\b[a-z]{3,}(?:ed|en|wn|ght|ld|lt|un|ung) by (?=[a-zA-Z])")
"""A participle that describes: "jobs anchored by" tells of nothing over."""
TO_BE: Final = re.compile(
    r"\b(?:be|being|get|gets|getting)(?: \w+ly| also| not| then)* "
    r"[a-z]+(?:ed|en|wn|ght|ld|lt|id|un|pt)\b"
    r"(?:(?:,| and| or|, and|, or)(?: \w+ly)? [a-z]+ed\b)*"
)
"""What is still to be done, or always is: "will be reviewed and updated"."""
NUMBER: Final = re.compile(r"\b\d[\d.,]*\b")
WHO: Final = re.compile(r"(?P<who>who)$|what$|which$", re.IGNORECASE)
FAR_WHO: Final = 0
"""Words between "who" and a verb from which the verb is another's: "who work there have left"."""
FAR_WHAT: Final = 5
"""The same for "which" and "what", behind which a subject stands: "what the port has paid"."""
ADVERB: Final = re.compile(r"\w+ly$|(?:also|already|now|since|then|have|has|had|were|was)$")
CLEFT: Final = re.compile(r" (?:is|was)\b")
OPENING: Final = "and "
"""What may stand in front of the "what" that opens a cleft sentence."""
SAYING: Final = re.compile(
    r"\b(?:say|said|report|note|state|announce|claim|find|found|show|conclude|explain|add|confirm|"
    r"acknowledg|recogni|told|tell|maintain|argue|hold|held|believ|point|mean|indicat|suggest|agree|"
    r"decid|ensur|news|so|such|clear|aware|sure|plain|out|now|true|certain)\w*$",
    re.IGNORECASE,
)
"""In front of a "that" behind which stands what is told, and no relative clause."""
HAVING: Final = re.compile(r"having\b", re.IGNORECASE)


def find_completed(
    stated: str,
    quotes: Sequence[str],
    bodies: Sequence[str],
    theirs: Sequence[Governed],
    weak: Sequence[Governed],
) -> list[Fault]:
    """Return a fault where something is told as done and the source has nothing done.

    Args:
        stated: the statement.
        quotes: the cited sentences, each behind its lead.
        bodies: the cited sentences alone: what a lead tells as done is not what they tell.
        theirs: the words of force in them.
        weak: those of `theirs` that tell of nothing done, and of no condition.
    """
    plain_parts = [_without_passives(quote) for quote in bodies]
    if not weak or any(COMPLETED_THERE.search(each) or has_past(each) for each in plain_parts):
        return []
    highest = max(each.height for each in weak)
    was = WAS.search(stated)
    # "We committed more funds" is over, though it has a word of force.
    forward = highest >= INTENTION and not any(map(has_past, quotes))
    if was and forward and not FORWARD.search(stated):
        why = f"told as over; the source only says {weak[0].words!r}"
        return [Fault(words=was.group(), why=why)]
    # "Has been applied for" is the passive of the source's own "has applied for", and "was
    # invited" of "invited".
    plainly = told_plainly(quotes)
    asked = frozenset().union(
        *(senses_of(root(w)) for e in theirs for w in e.words.split() if is_past(w))
    )
    # "Needed a permit" tells of a rule that is over what it said then: "need a permit".
    plainly |= frozenset().union(*(senses_of(root(w)) for e in weak for w in e.words.split()))
    doers = frozenset().union(*(_read_doers(quote) for quote in quotes))
    acts = frozenset().union(*(each.senses | each.verb for each in weak)) - plainly
    # "Contributions that each has determined" for "determined contributions".
    verbs = frozenset().union(*(each.verb for each in weak))
    elsewhere = frozenset().union(*(senses_in(quote) for quote in quotes)) - verbs
    for clause in clauses(stated):
        if CONDITION.match(clause.text):
            continue
        for match in (
            *FINISHED.finditer(clause.text),
            *PAST_PASSIVE.finditer(clause.text),
            *acts_past(clause.text, plainly),
        ):
            senses = _read_senses(match, clause.text)
            if (
                not _tells_act(match["verb"], senses, acts, quotes)
                or senses & asked
                or (senses & elsewhere and not BARE.match(match["verb"]))
                or (not senses & acts and _is_aside(stated, clause, match, acts | doers))
                or _is_carried(clause.text, match, highest)
                or UNDONE.search(clause.text, 0, match.start())
                or _is_told_by_a_noun(match, clause.text, plainly | asked)
            ):
                continue
            behind = clause.text[match.end() :]
            if _is_background(clause.text[: match.start()], behind) or (
                match.group().casefold() == "had come" and REPORTED.search(stated)
            ):
                continue
            if match["verb"] == "set" and behind.startswith(" out") and highest < INTENTION:
                continue
            why = f"told as done; the source only says {weak[0].words!r}"
            return [Fault(words=match.group(), why=why)]
    return []


def told_plainly(quotes: Sequence[str]) -> frozenset[str]:
    """Return the senses that the source itself tells without a word of force before them."""
    senses: set[str] = set()
    for quote in quotes:
        for clause in clauses(quote):
            senses |= senses_in(clause.text[: first_force(clause.text)])
    return frozenset(senses)


def _read_doers(quote: str) -> frozenset[str]:
    """Return the senses in front of the words of force of a quote: who is to do it."""
    return frozenset().union(
        *(
            senses_in(clause.text[:first])
            for clause in clauses(quote)
            if (first := first_force(clause.text)) < len(clause.text)
        )
    )


def _tells_act(
    verb: str, senses: frozenset[str], acts: frozenset[str], quotes: Sequence[str]
) -> bool:
    """Say whether a verb tells an act that can be done with, and not only what was said."""
    if REPORTING.match(verb):
        return _is_made_ahead(verb, quotes)
    if not (is_participle(verb) or verb.casefold() in PARTICIPLES):
        return False
    # "Has been described" where the source is to describe: then it is the very act.
    return bool(senses & acts) or not (SPOKEN.match(verb) or STATIVE.match(verb))


def _read_senses(match: re.Match[str], clause: str) -> frozenset[str]:
    """Return the senses of a verb told as done, with its particle: "has worked out"."""
    words = words_in(clause, match.start("verb"))
    senses = senses_of(root(match["verb"])) | (sense_at(words, 0) if words else frozenset())
    # "Has acceded" and "its accession", "has divided" and "the division".
    return senses | {
        f"{each[:-1]}{ending}" for each in senses if each[-1] in "dt" for ending in ("s", "ss")
    }


def _without_passives(quote: str) -> str:
    """Return a quote without its forces, and without participles that tell nothing over."""
    bare = NUMBER.sub("some", without_forces(quote))
    return OF_WHOM.sub("", TO_BE.sub("be", bare))


def _is_background(before: str, behind: str) -> bool:
    """Say whether a verb only sets the scene: "once it has been met", "who have signed".

    "People who receive a pension have been told" tells it: the words behind "who" are over. So
    does "what the port has done is".
    """
    found = BACKGROUND.search(before)
    if found is None:
        return False
    asking = WHO.match(found.group())
    if asking is None:
        return True
    if CLEFT.match(behind) and found.start() < len(OPENING):
        return False
    between = [w for w in before[found.end() :].split() if not ADVERB.match(w)]
    far = len(between) > (FAR_WHO if asking["who"] else FAR_WHAT)
    # A second one may stand nearer.
    return not far or _is_background(before[found.end() :], behind)


def _is_aside(stated: str, clause: Clause, match: re.Match[str], ahead: frozenset[str]) -> bool:
    """Say whether a verb only tells which ones are meant, or what goes before: "having met".

    "The towns to which the fund's money has gone" is no aside where "the fund will pay": `ahead`
    holds what the source has ahead, and who is to do it.
    """
    if HAVING.match(match.group()):
        return True
    which = WHICH_ONES.search(stated, 0, clause.start + match.start())
    if which is None or (which["that"] and SAYING.search(stated, 0, which.start())):
        return False
    return not senses_in(" ".join(who for who in which.groups() if who)) & ahead


def _is_carried(clause: str, match: re.Match[str], highest: int) -> bool:
    """Say whether a verb carries a noun of force no higher than the source: "gave the power to"."""
    if not CARRYING.search(match["verb"]):
        return False
    before = RELATIVE.split(clause[: match.start()])[-1].lstrip()
    behind = clause[match.end() : match.end() + NEAR]
    # "The AI Action Plan has set out": a name, and no plan that was laid.
    before = f"{before[:1].lower()}{before[1:]}"[-2 * NEAR :]
    return any(
        height <= highest and (noun.search(before) or noun.search(behind))
        for height, noun in NOUNS
        if height > RECITAL
    )


def _is_told_by_a_noun(match: re.Match[str], clause: str, told: frozenset[str]) -> bool:
    """Say whether the noun behind a verb names an act of the source: "received an invitation"."""
    behind = clause[match.end() :]
    noun = re.match(r"(?: ?(?:an?|the|its|their|his|her))?(?: \w+)??(?: [a-z]{5,}\b)", behind)
    light = LIGHT.search(match.group())
    return bool(light and noun and senses_in(noun.group()) & told)


def _is_made_ahead(verb: str, quotes: Sequence[str]) -> bool:
    """Say whether "made" is what the source still has ahead: "will make a difference"."""
    return verb == "made" and any(MAKES.search(quote) for quote in quotes)
