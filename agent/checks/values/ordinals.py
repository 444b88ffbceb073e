"""Judge an ordinal: the evidence must number the same way, or tell the order in other words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.values.amounts import report
from agent.checks.values.quantity import Quantity
from agent.checks.values.spelled import CARDINALS
from agent.types import Finding, Judgement

# "Inaugural meeting" is the first one.
SOONER = re.compile(
    r"\b(?:priorit|before|prior to|initial|begin|began|begun|start|until|precede|once|lead|"
    r"ahead)"
)
# "Without having to enrol again" is "no second enrolment".
AGAIN = re.compile(
    r"\b(?:again|anew|once more|afresh|a further|another|repeat(?:s|ed|ing|edly)?|repetition|twice|"
    r"re-\w+|re(?:enrol|enter|submit|appl|authenticat|regist|verif|prov|new|test|assess|issu|check)"
    r"\w*)\b"
)
DENIED = re.compile(
    r"\b(?:no|not|without|never|neither|nor|avoids?|spar(?:es|ed|ing)|unnecessary)\b"
    r"(?: (?!\bthe\b)[\w-]+){0,6} $",
    re.IGNORECASE,
)
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "very"})
RANKED = re.compile(r"[ -](?:place|rank|position|spot|slot)\b")
"""Behind the ordinal of a rank: "in first place" is "the number one"."""
FIRST = ("inaugural", "initial", "maiden")


def judge_ordinal(
    quantity: Quantity, known: list[Quantity], quotes: Sequence[str], stated: str
) -> Finding | None:
    """Compare one ordinal with those of the evidence; None where it is told, or numbers nothing."""
    orders = [source for source in known if source.ordinal]
    if any(source.low == quantity.low for source in orders):
        return None
    folded = " ".join(quotes).casefold()
    if RANKED.match(stated, quantity.end) and _is_numbered(quantity, folded):
        return None
    if quantity.low == 2 and AGAIN.search(folded) and DENIED.search(stated, 0, quantity.start):
        return None
    if quantity.low == 1 and _comes_first(quantity, stated) and SOONER.search(folded):
        return None
    if any(word in folded for word in FIRST):
        if quantity.low == 1:
            return None
        return report(Judgement.CONTRADICTED, quantity.words, "the source says it was the first")
    if orders:
        why = f"the source says {orders[0].words!r}"
        return report(Judgement.CONTRADICTED, quantity.words, why)
    return report(Judgement.UNSUPPORTED, quantity.words, "not in the cited sentences")


def _is_numbered(quantity: Quantity, folded: str) -> bool:
    """Say whether the evidence ranks with a cardinal: "number one", "No. 2"."""
    value = int(quantity.low)
    ways = "|".join(filter(None, (str(value), CARDINALS.get(value))))
    return re.search(rf"\b(?:number|no\.?) (?:{ways})\b", folded) is not None


def _comes_first(quantity: Quantity, stated: str) -> bool:
    """Say whether "first" tells when something is done ("go first"), and numbers nothing."""
    before = stated[: quantity.start].split()[-1:]
    return not quantity.noun and bool(before) and before[0].casefold() not in DETERMINERS
