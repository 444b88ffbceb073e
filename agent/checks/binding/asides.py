"""Tell the verbs that tell no act done: which ones are meant, what goes before, what they carry.

"The ports that have signed", "once it has been met" and "has been given the power to" stand in the
perfect, and yet what they tell about is ahead.
"""

from __future__ import annotations

import re
from typing import Final

from agent.checks.binding.ahead import BACKGROUND
from agent.checks.binding.ladder import RECITAL
from agent.checks.binding.tellings import CARRYING, NOUNS
from agent.checks.clauses import Clause
from agent.checks.senses import senses_in

LIGHT: Final = re.compile(r"\b(?:made|given?|gave|took|taken|received|got|issued)\b")
"""Verbs that only carry the act that the noun behind them names."""
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


def is_background(before: str, behind: str) -> bool:
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
    return not far or is_background(before[found.end() :], behind)


def is_aside(stated: str, clause: Clause, match: re.Match[str], ahead: frozenset[str]) -> bool:
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


def is_carried(clause: str, match: re.Match[str], highest: int) -> bool:
    """Say whether a verb carries a noun of force no higher than the source: "gave the power to"."""
    if not CARRYING.search(match["verb"]):
        return False
    before = RELATIVE.split(clause[: match.start()])[-1].lstrip()
    behind = clause[match.end() : match.end() + NEAR]
    # "The Harbour Plan has set out": a name, and no plan that was laid.
    before = f"{before[:1].lower()}{before[1:]}"[-2 * NEAR :]
    return any(
        height <= highest and (noun.search(before) or noun.search(behind))
        for height, noun in NOUNS
        if height > RECITAL
    )


def is_told_by_a_noun(match: re.Match[str], clause: str, told: frozenset[str]) -> bool:
    """Say whether the noun behind a verb names an act of the source: "received an invitation"."""
    behind = clause[match.end() :]
    noun = re.match(r"(?: ?(?:an?|the|its|their|his|her))?(?: \w+)??(?: [a-z]{5,}\b)", behind)
    light = LIGHT.search(match.group())
    return bool(light and noun and senses_in(noun.group()) & told)
