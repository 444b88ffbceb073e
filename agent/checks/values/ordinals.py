"""Judge an ordinal: the evidence must number the same way, or tell the order in other words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.values.amounts import report
from agent.checks.values.quantity import Quantity
from agent.checks.values.sequences import is_told_late
from agent.checks.values.spelled import CARDINALS
from agent.checks.words import listed
from agent.types import Finding, Judgement

# What is told to "come first", or to be done first: an order, a preference, a victory.
SOONER = re.compile(
    r"\b(?:priorit|before|prior to|initial|begin|began|begun|start|until|preced|once|lead|ahead|"
    r"earl(?:y|ier|iest)\b|advance|original|then\b|later\b|next\b|"
    r"subsequent|after|follow|in turn\b|"
    r"wins?\b|winn|won\b|victor|champion|gold\b|top\b|best\b|beat|foremost|paramount|overriding|"
    r"primar|chief|above all|most important|number one|no\. 1\b|outrank|precedence)"
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
EARLIEST = re.compile(
    r"\b(?:earliest|original|debut|pioneer\w*|introductory|never (?:before|previously)|thereafter|"
    r"not (?:previously|before)|unprecedented|hitherto un\w+|number one|no\. 1|"
    r"opening (?!of\b|up\b|to\b|in\b)[a-z]+)\b"
)
ANOTHER = re.compile(
    r"\banother\b|\bthe (?:other|next|latter)\b|\bone\b.*\b(?:and|,|;) (?:the )?(?:one|other)\b|"
    r"\ba (?:further|follow-up|subsequent|renewed)\b"
)
"""What is the second where one stands in front: "one held by the clerk and one by the bursar"."""
AIDS = listed(
    "to must shall should will would can could may might be is are was were been being have has "
    "had do does did who which that it they he she we you i then not always comes come came "
    "coming put puts putting place places placed rank ranks ranked ranking finish finished "
    "finishes go goes went arrive arrived arrives stand stands stood act acted move moved"
)
"""In front of a "first" that tells when something is done: "must first test"."""
FUNCTION = listed(
    "the a an in by on at and or to of for with its their his her our when where if as then"
)
"""Behind a "first" that numbers nothing: "test first the radio"."""


def judge_ordinal(
    quantity: Quantity, known: list[Quantity], quotes: Sequence[str], stated: str
) -> Finding | None:
    """Compare one ordinal with those of the evidence; None where it is told, or numbers nothing."""
    orders = [source for source in known if source.ordinal]
    if any(source.low == quantity.low for source in orders):
        return None
    folded = " ".join(quotes).casefold()
    if _is_told_so(quantity, orders, quotes, stated):
        return None
    if any(word in folded for word in FIRST):
        return report(Judgement.CONTRADICTED, quantity.words, "the source says it was the first")
    if orders:
        why = f"the source says {orders[0].words!r}"
        return report(Judgement.CONTRADICTED, quantity.words, why)
    return report(Judgement.UNSUPPORTED, quantity.words, "not in the cited sentences")


def _is_told_so(
    quantity: Quantity, orders: Sequence[Quantity], quotes: Sequence[str], stated: str
) -> bool:
    """Say whether the evidence tells the order in other words."""
    folded = " ".join(quotes).casefold()
    if RANKED.match(stated, quantity.end) and _is_numbered(quantity, folded):
        return True
    if quantity.low == 1:
        if any(word in folded for word in FIRST) or EARLIEST.search(folded):
            return True
        return (
            _comes_first(quantity, stated)
            and SOONER.search(folded) is not None
            and not is_told_late(stated, quantity.start, quotes)
        )
    if quantity.low != 2:
        return False
    if AGAIN.search(folded) and DENIED.search(stated, 0, quantity.start):
        return True
    if orders:
        # "The first phase ends in March; the next one begins in April."
        first = all(each.low == 1 for each in orders)
        return first and re.search(_next_one(quantity), folded) is not None
    return ANOTHER.search(folded) is not None


def _next_one(quantity: Quantity) -> str:
    noun = re.escape(quantity.noun) if quantity.noun else "one"
    return rf"\b(?:the (?:next|other|latter)|another)(?: one| {noun}|(?= (?:a|in|on|by)\b|[.,;]|$))"


def _is_numbered(quantity: Quantity, folded: str) -> bool:
    """Say whether the evidence ranks with a cardinal: "number one", "No. 2"."""
    value = int(quantity.low)
    ways = "|".join(filter(None, (str(value), CARDINALS.get(value))))
    return re.search(rf"\b(?:number|no\.?) (?:{ways})\b", folded) is not None


def _comes_first(quantity: Quantity, stated: str) -> bool:
    """Say whether "first" tells when something is done ("go first"), and numbers nothing."""
    before = next(iter(stated[: quantity.start].split()[-1:]), "").casefold()
    behind = next(iter(stated[quantity.end :].split()[:1]), "").casefold()
    if RANKED.match(stated, quantity.end):
        return True
    if not before or before in DETERMINERS or before.endswith(("'s", "s'")):
        return not before and (not behind or behind in FUNCTION or stated[quantity.end] in ",:")
    if before in AIDS or not behind or behind in FUNCTION or stated[quantity.end] in ",.;:":
        return True
    return not quantity.noun
