"""Find a hedge of reach that a statement adds: "as far as possible", "partly", "as a rule".

A source that says a thing without reserve is told as less when it is told with one. What softens in
the source is its own ground, whatever the word; a word that both sides have for something else is
none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from agent.checks.binding.qualifiers import any_of
from agent.checks.clauses import root
from agent.checks.fault import Fault
from agent.checks.headed import Headed

_AS_FAR: Final = r"(?:as|so|in so) (?:far|much|often|widely|soon|fully|well|long) as"
SOFTENED: Final[tuple[tuple[Headed, Headed], ...]] = (
    (
        any_of(
            rf"(?:{_AS_FAR}|insofar as|where(?:ver)?|when(?:ever)?|if|to the (?:\w+ )?extent)"
            r"(?: (?:it|this|that) is)?(?: \w+ly)?(?: at all)? (?:possible|practicable|feasible|"
            r"practical|workable|manageable|convenient|reasonable|appropriate)|"
            r"as best (?:it|they|he|she|we|you) can|within reason|(?:on a )?best[- ]efforts(?: "
            r"basis)?|to the best of (?:its|their|his|her|our) abilit(?:y|ies)|"
            r"(?:time|funds|resources|circumstances|conditions) permitting|"
            r"within the (?:limits|bounds) of (?:the possible|what is possible)"
        ),
        any_of(
            r"\w*possib\w*|feasib\w*|practic\w*|appropriat\w*|reasonabl\w*|extent|insofar|far as|"
            r"best|efforts?|permit\w*|avail\w*|applicab\w*|relevan\w*|necessary|needed|suitabl\w*|"
            r"viable|abilit\w*|able|capab\w*|capacit\w*|maximum|optim\w*|convenien\w*|workable|"
            r"soon as|where|when|if|may|can|could|might|try|tries|seek\w*|aim\w*|limit\w*|subject|"
            r"fit|discretion|desir\w*"
        ),
    ),
    (
        any_of(
            r"partly|partially|in part|to (?:some|a certain|a limited|a degree|a modest) "
            r"(?:extent|degree)|up to a point|in some (?:respects|measure|ways)|somewhat|"
            r"more or less|half-heartedly|with some reservations?|within limits"
        ),
        any_of(
            r"part\w*|some\w*|extent|degree|limit\w*|certain|among|one of|not|most\w*|large\w*|"
            r"main\w*|relative\w*|compar\w*|fair\w*|rather|more|less|half|reserv\w*|also|"
            r"contribut\w*|help\w*|slight\w*|modest\w*|factor\w*|mix\w*|due|both|element\w*|"
            r"a (?:bit|little)|several|many|few|increas\w*|along with|other\w*|includ\w*|"
            r"semi-?\w*|partial\w*|may|can|could|might|percent|third|quarter|approach\w*"
        ),
    ),
    (
        any_of(
            r"as a rule|generally|usually|normally|typically|in general|by and large|"
            r"for the most part|(?<!how )(?<!less )(?<!more )(?<!as )often|sometimes|"
            r"in principle|in most cases|in many cases|"
            r"in some cases|on the whole|occasionally|frequently|now and then|at times|"
            r"more often than not|with (?:some|few) exceptions"
        ),
        any_of(
            r"general\w*|usual\w*|typical\w*|common\w*|most\w*|often|frequent\w*|tend\w*|"
            r"normal\w*|principle|may|can|could|might|some\w*|many|large\w*|main\w*|prim\w*|"
            r"predomin\w*|regular\w*|routine\w*|average|rule|broad\w*|customar\w*|habit\w*|"
            r"tradition\w*|convention\w*|standard|default|ordinar\w*|overall|whole|rare\w*|seldom|"
            r"occasion\w*|times?|cases?|instances?|numerous|several|various|widely|popular|"
            r"daily|weekly|ever|repeated\w*|again|exception\w*|except|unless|majority|"
            r"nearly|almost|largely|likel\w*|probab\w*|chiefly|prone|would|used to|"
            r"constant\w*|always|every\w*|each|when\w*|where\w*|if|recurr\w*|continu\w*|"
            r"multiple|considerable|high|increas\w*|so many|number|lot|lots|plenty|familiar"
        ),
    ),
)
"""Words that take back part of what is said, with what in a source may stand behind them."""


def find_softened(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Return a fault for each reserve of a statement for which its source has no ground."""
    faults = []
    for said, ground in SOFTENED:
        match = said.search(stated)
        if match is None:
            continue
        rest = f"{stated[: match.start()]} {stated[match.end() :]}"
        theirs = Counter(root(each.group()) for q in quotes for each in ground.finditer(q))
        if not theirs - Counter(root(each.group()) for each in ground.finditer(rest)):
            why = "the source says it without this reserve"
            faults.append(Fault(words=match.group(), why=why))
    return faults
