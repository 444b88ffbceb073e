"""Tell what is weighed or talked about from what is done: neither stands for the other.

"Agreed to inaugurate a dialogue" is no "agreed to consider" one, and "agreed to discuss a plan" is
no "agreed to a plan". The force of both may be the same: the act in it is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from agent.checks.clauses import root, words_in
from agent.checks.fault import Fault
from agent.checks.headed import headed
from agent.checks.senses import is_told, sense_at, senses_in

PONDERED = headed(
    r"\b(?:(?:is|are|was|were|be|been) (?:\w+ )?(?:considering|contemplating|mulling|weighing|"
    r"pondering)|under (?:\w+ )?consideration|(?:to|will|would|may|could|should|shall|must) "
    r"(?:\w+ly )?(?:consider|contemplate|ponder|mull|think about)(?= (?:\w+ing|whether|if|an?|the "
    r"(?:possibility|idea|option|introduction|creation|adoption))\b|\s*[.,;:]|$)|"
    r"(?:considers?|considered|contemplates?|ponders?) (?:\w+ing|whether)\b|"
    r"(?:is|are|was|were|be|being) (?:considered|contemplated|weighed|mulled|pondered)"
    r"(?! (?:an?|as|to be|the)\b)|toy\w* with|worth considering)",
    re.IGNORECASE,
)
# By any of these a source shows that it weighs, or leaves open.
PONDERS = headed(
    r"\b(?:consider\w*|explor\w*|contemplat\w*|weigh\w*|mull\w*|think\w*|thought|look\w*|option\w*|"
    r"idea|possib\w+|whether|(?-i:may)|might|could|stud(?:y|ies|ied|ying)|examin\w*|discuss\w*|debat\w*|"
    r"ponder\w*|review\w*|assess\w*|talk\w*|envisag\w*|propos\w*|suggest\w*|account|deliberat\w*|"
    r"reflect\w*|mind|evaluat\w*|regard\w*|attention|viewed|seen|deem\w*|treat\w*|believ\w*|plan\w*|"
    r"investigat\w*|determin\w*|analy\w*|judg\w*|pending|decid\w*|decision)\b",
    re.IGNORECASE,
)
# What only prepares an act: talks about it, a look at it, a search for it.
PREPARES = headed(
    r"\b(?:(?:tak(?:e|es|ing)|giv(?:e|es|ing)) (?:it |them )?(?:into |under )?(?:\w+ )?"
    r"consideration|engag\w+ in (?:\w+ )?(?:discussions|talks|dialogue|negotiations|consultations)|"
    r"(?:begin|start|open|hold|continue|launch|enter(?: into)?) (?:\w+ )?(?:discussions|talks|"
    r"negotiations|consultations)|look(?:s|ing)? (?:to|into)(?= [a-z])|explor(?:e|es|ing)|"
    r"(?:consider|contemplate|examine|study|weigh)"
    r"(?=(?: (?:the )?(?!regarding|concerning|including)"
    r"\w{3,}ing\b| (?:the )?(?:possibility|option|idea|merits?|feasibility) of))|"
    r"(?:is|are|was|were) (?:\w+ly )?(?:considering|contemplating|weighing|mulling|exploring|"
    r"pondering)|seek(?:s|ing)?(?: out)? ways (?:to|of)|look(?:s|ing)? for ways (?:to|of)|"
    r"endeavou?rs? to|(?:try|tries|trying|attempts?|strives?|striving) to)\b",
    re.IGNORECASE,
)
# By any of these a statement shows that it tells of no more.
PREPARED = headed(
    r"\b(?:discuss\w*|talk\w*|dialogue\w*|negotiat\w*|consult\w*|consider\w*|account|explor\w*|"
    r"examin\w*|look\w*|debat\w*|conversation\w*|exchang\w*|confer\w*|deliberat\w*|weigh\w*|stud\w*|"
    r"contemplat\w*|mind|regard\w*|meet\w*|speak\w*|review\w*|possib\w*|investigat\w*|inquir\w*|"
    r"assess\w*|seek\w*|sought|search\w*|research\w*|aim\w*|try|trying|tries|want\w*|"
    r"scrutin\w*|ways|options?|potential\w*|(?-i:may)|might|could|hop\w*|"
    r"attention|thought|think\w*|discover\w*|find\w*|test\w*|learn\w*|experienc\w*|touch\w*|"
    r"identif\w*|interest\w*|experiment\w*|navigat\w*|brows\w*|view\w*|delv\w*|into|whether|"
    r"striv\w*|strove|endeavou?r\w*|attempt\w*|struggl\w*|efforts?|goals?|working|suggest\w*|"
    r"recommend\w*|advis\w*|tries|tried|bids?|ponder\w*|mull\w*|ambition\w*|agenda)\b",
    re.IGNORECASE,
)
BEHIND = 4
"""Content words behind a preparing act that are what it prepares."""
TOLD = 0.5
"""Share of them that a statement tells if it speaks of that act."""


def find_weighed(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Return a fault where a statement weighs what the source has decided."""
    match = PONDERED.search(stated)
    if match is None or any(map(PONDERS.search, quotes)):
        return []
    return [Fault(words=match.group(), why="the source weighs nothing, it decides")]


def find_unweighed(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Return a fault where a statement tells as done or decided what a source only prepares."""
    # What the source has beside its preparing act tells nothing of it: "a pact on research".
    beside = Counter(root(m.group()) for q in quotes for m in PREPARED.finditer(_acting(q)))
    if Counter(root(match.group()) for match in PREPARED.finditer(stated)) - beside:
        return []
    return list(_prepared(senses_in(stated), quotes))


def _acting(quote: str) -> str:
    """Return a cited sentence without what only prepares an act in it."""
    for match in reversed(list(PREPARES.finditer(quote))):
        quote = f"{quote[: match.start()]} {quote[match.end() :]}"
    return quote


def _prepared(told: frozenset[str], quotes: Sequence[str]) -> Iterator[Fault]:
    for quote in quotes:
        for match in PREPARES.finditer(quote):
            words = words_in(quote, match.end())
            wanted = [sense_at(words, n) for n, word in enumerate(words) if word.content][:BEHIND]
            met = sum(is_told(each, told) for each in wanted)
            if wanted and met >= TOLD * len(wanted):
                yield Fault(words=match.group(), why="the source only prepares it so")
