"""Find what a source leaves open with "whether" told as settled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.clauses import words_in
from agent.checks.fault import Fault
from agent.checks.headed import headed
from agent.checks.senses import is_told, sense_at, senses_in

WHETHER = re.compile(r"\bwhether(?: or not)?(?: to)? (?P<asked>[^,;.:?]+)", re.IGNORECASE)
# By any of these a statement shows that the matter is open, or who settles it.
OPEN = headed(
    r"\b(?:whether|if|(?-i:may)|might|could|can|possib\w*|potential\w*|question\w*|decid\w*|"
    r"decision\w*|consider\w*|assess\w*|examin\w*|determin\w*|unclear|uncertain\w*|unknown|known|"
    r"review\w*|stud(?:y|ies|ied|ying)|explor\w*|investigat\w*|inquir\w*|enquir\w*|look\w*|asks?|"
    r"asked|doubt\w*|open|any|discuss\w*|debat\w*|not|no|nor|yet|checks?|checked|checking|test\w*|"
    r"verif\w*|evaluat\w*|judg\w*|how|what|which|choice\w*|choos\w*|option\w*|discretion\w*|left|"
    r"up to|find out|sees?|seen|depend\w*|regardless|irrespective|either|or|weigh\w*|ponder\w*|"
    r"deliberat\w*|analy\w+|measur\w*|estimat\w*|monitor\w*|track\w*|identif\w*|confirm\w*|"
    r"establish\w*|without|indicat\w*|reveal\w*|shows?|shown|tells?|learn\w*|clarif\w*|research\w*)\b",
    re.IGNORECASE,
)
FEWEST = 2
"""Words of the question below which it is too short to be known again."""
MOST = 8
"""Words behind "whether" that are the question."""
TOLD = 0.7
"""Share of the question's words that a statement tells if it speaks of it."""


def find_decided(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Return a fault for each open question of the source that the statement tells as settled."""
    if OPEN.search(stated):
        return []
    told = senses_in(stated)
    faults = []
    for quote in quotes:
        for match in WHETHER.finditer(quote):
            words = words_in(match["asked"])
            wanted = [sense_at(words, n) for n, word in enumerate(words) if word.content][:MOST]
            met = sum(is_told(each, told) for each in wanted)
            if len(wanted) >= FEWEST and met >= TOLD * len(wanted):
                why = "told as settled; the source leaves it open"
                faults.append(Fault(words=match.group()[:60], why=why))
    return faults
