"""Tell whether a figure that no source writes follows from those it writes, by exact arithmetic.

Nothing is rounded, and nothing is tried out: each way wants a word of the statement or of the
source that says what was reckoned, and every figure of the source that the reckoning is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from agent.checks.relating.comparisons import ONLY
from agent.checks.values.quantity import Quantity
from agent.checks.values.units import FOLD, same_dimension, size

SUM: Final = re.compile(
    r"\b(?:together|in all|altogether|in total|totals?|totall?ed|totall?ing|combined|all told|"
    r"overall|the sum|sums? up to|add(?:s|ed|ing)? up to|between them|jointly|in sum|aggregate|"
    r"taken as a whole)\b",
    re.IGNORECASE,
)
GAP_BEFORE: Final = re.compile(
    r"\b(?:by|(?:increase|rise|growth|cut|reduction|decrease|drop|fall|difference|gap|extension|"
    r"gain|loss|addition) of|(?:an )?(?:extra|additional|further)) $",
    re.IGNORECASE,
)
GAP_BEHIND: Final = re.compile(
    r" (?:(?!and\b|or\b|of\b)[\w-]+ )?(?:more|fewer|less|longer|shorter|higher|lower|later|earlier|"
    r"extra|bigger|larger|smaller|dearer|cheaper)\b",
    re.IGNORECASE,
)
UP: Final = re.compile(
    r"\b(?:more|longer|higher|later|extra|additional|further|bigger|larger|dearer|increas\w*|"
    r"r[io]se[sn]?|rising|gr[eo]w\w*|growth|extend\w*|extension|lengthen\w*|rais\w+|gain\w*|up|"
    r"expand\w*|add\w*|climb\w*)\b",
    re.IGNORECASE,
)
DOWN: Final = re.compile(
    r"\b(?:fewer|less|shorter|lower|earlier|smaller|cheaper|cut\w*|reduc\w+|decreas\w+|drop\w*|"
    r"f[ae]ll\w*|shorten\w*|loss|los[et]\w*|down|shrink\w*|shrank|declin\w+|trim\w*)\b",
    re.IGNORECASE,
)
CHANGE: Final = re.compile(
    r"\b(?:r[io]se[sn]?|rising|rais\w+|f[ae]ll\w*|gr[eo]w\w*|increas\w+|drop\w*|cut\w*|reduc\w+|"
    r"decreas\w+|extend\w+|lengthen\w+|shorten\w+|chang\w+|mov\w+|go(?:es)?|went|up|down|climb\w*|"
    r"expand\w+|shrink\w*|shrank|declin\w+|lower\w*|widen\w*) (?:[\w'-]+ ){0,5}from $",
    re.IGNORECASE,
)
AT_END: Final = re.compile(r"\b(?:to|at|reach\w*|now|hits?|becomes?|stands? at) $", re.IGNORECASE)
APIECE: Final = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty))"
    r"(?: (?!(?:in|for|of)\b)[\w-]+){0,3} "
    r"(?:(?:from|by|for|in|to|on|of) )?(?:each|apiece)\b(?! of\b)",
    re.IGNORECASE,
)
"""Behind a figure that is that of each: "five from each", "two members apiece"."""
EQUALLY: Final = re.compile(
    r"\b(?:equally|evenly|fifty-fifty|in equal (?:parts|shares|measure)|(?:into )?equal (?:parts|"
    r"shares|portions|halves)|an equal (?:number|share|part))\b",
    re.IGNORECASE,
)
REST: Final = re.compile(
    r"\b(?:not|no|never|without|fail\w*|lack\w*|miss\w*|remain\w*|rest|others?|leav\w+|left|"
    r"exclud\w*|except|outside|exempt\w*|none|un(?!der|til|less|it|ion|ique)\w{3,}(?:ed|ing)?)\b|n't\b",
    re.IGNORECASE,
)
REMAINING: Final = re.compile(r"\b(?:remaining|other|rest,? (?:of )?(?:the )?) ?$", re.IGNORECASE)
ONLY_BEFORE: Final = re.compile(r"\b(?:only|just|no more than|but|none but) $", re.IGNORECASE)
OUTDONE: Final = re.compile(
    r"\b(?:larger|bigger|more|higher|greater|ahead|exceed\w*|surpass\w*|outrank\w*|outdo\w*|better|"
    r"above|faster|stronger|richer|older|longer|outstrip\w*|outsell\w*|outsize\w*)\b",
    re.IGNORECASE,
)
SUPERLATIVE: Final = re.compile(
    r"(?:st|nd|rd|th|second|third|first)[ -](?:most\b|best\b|\w+est\b)|\b(?:ranks?|ranked|placed?|"
    r"comes?|came) (?:\w+ )?(?:second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
BEFORE_THAT: Final = re.compile(
    r"(?: times)? (?:before|earlier|previously|already|until then)\b", re.IGNORECASE
)
TIMES: Final = re.compile(r"(?:twice|thrice|[\w-]+ times)\b", re.IGNORECASE)
FROM_TO: Final = re.compile(r"\bfrom\b.*\bto\b")
FEW: Final = 5
"""Figures of a source up to which a reader sees which two a share was taken of."""


def is_derived(
    quantity: Quantity, stated: str, known: Sequence[Quantity], quotes: Sequence[str]
) -> bool:
    """Say whether a figure of the statement follows exactly from the figures of the evidence.

    Args:
        quantity: a figure that the evidence does not carry.
        stated: the plain text of the statement.
        known: the figures of the evidence.
        quotes: its plain texts.
    """
    if quantity.code or quantity.ordinal or quantity.comparison not in {"", ONLY}:
        return False
    if quantity.low != quantity.high:
        return False
    offered = " . ".join(quotes)
    counts = [each for each in known if not (each.code or each.ordinal or each.comparison)]
    if quantity.fraction or quantity.unit == "percent":
        return _is_part(quantity, stated, counts, offered)
    alike = [each for each in counts if _meets(quantity, each)]
    return (
        _is_sum(quantity, stated, alike)
        or _is_gap(quantity, stated, alike, offered)
        or _is_changed_end(quantity, stated, known, quotes)
        or _is_by_each(quantity, alike, quotes)
        or _is_outranked(quantity, stated, known, offered)
    )


def _meets(one: Quantity, other: Quantity) -> bool:
    if one.fraction or other.fraction or FOLD in {one.unit, other.unit}:
        return False
    return one.unit == other.unit or same_dimension(one.unit, other.unit)


def _base(quantity: Quantity) -> Decimal:
    return quantity.low * size(quantity.unit)


def _is_sum(quantity: Quantity, stated: str, alike: Sequence[Quantity]) -> bool:
    """Say whether it is all figures of its kind together, and is called so."""
    parts = [each for each in alike if each.low == each.high]
    if len(parts) < 2 or len(parts) != len(alike) or not SUM.search(stated):
        return False
    return sum(map(_base, parts)) == _base(quantity)


def _is_gap(quantity: Quantity, stated: str, alike: Sequence[Quantity], offered: str) -> bool:
    """Say whether it is how far the only two figures of its kind lie apart, and the right way."""
    before = GAP_BEFORE.search(stated, 0, quantity.start)
    behind = GAP_BEHIND.match(stated, quantity.end)
    if before is None and behind is None:
        return False
    ends = [end * size(each.unit) for each in alike for end in sorted({each.low, each.high})]
    if len(ends) != 2 or abs(ends[1] - ends[0]) != _base(quantity):
        return False
    ours_up, ours_down = UP.search(stated) is not None, DOWN.search(stated) is not None
    up, down = UP.search(offered) is not None, DOWN.search(offered) is not None
    if ours_up == ours_down:
        return before is not None and re.search(r"difference|gap", before.group()) is not None
    if up != down:
        return ours_up == up
    ascending = re.search(r"\bfrom\b.*\bto\b", offered) is not None and ends[0] < ends[1]
    return ours_up and ascending


def _is_changed_end(
    quantity: Quantity, stated: str, known: Sequence[Quantity], quotes: Sequence[str]
) -> bool:
    """Say whether "from 30 to 45 days" tells a change, and this is where it ends."""
    if AT_END.search(stated, 0, quantity.start) is None:
        return False
    return any(
        each.high == quantity.low
        and each.low < each.high
        and quantity.unit in {each.unit, ""}
        and any(
            CHANGE.search(quote, 0, place)
            for quote in quotes
            for place in [quote.find(each.words)]
            if place >= 0
        )
        for each in known
    )


def _is_by_each(quantity: Quantity, alike: Sequence[Quantity], quotes: Sequence[str]) -> bool:
    """Say whether "ten members, five from each" makes two, or "two of five each" ten."""
    if quantity.unit or len(alike) != 2:
        return False
    (one, other) = sorted(each.low for each in alike)
    if one <= 0 or quantity.low not in {one * other, other / one}:
        return False
    return any(APIECE.search(quote) for quote in quotes)


def _is_outranked(quantity: Quantity, stated: str, known: Sequence[Quantity], offered: str) -> bool:
    """Say whether "only two are larger" tells of the third largest."""
    if BEFORE_THAT.match(stated, quantity.end) and TIMES.match(stated, quantity.start):
        return any(
            each.ordinal and each.low == quantity.low + 1 and each.noun == "time" for each in known
        )
    return (
        not quantity.unit
        and ONLY_BEFORE.search(stated, 0, quantity.start) is not None
        and OUTDONE.search(stated, quantity.end) is not None
        and SUPERLATIVE.search(offered) is not None
        and any(each.ordinal and each.low == quantity.low + 1 for each in known)
    )


def _is_part(quantity: Quantity, stated: str, counts: Sequence[Quantity], offered: str) -> bool:
    """Say whether a share is that of two figures of the evidence, or what another share leaves."""
    wanted = quantity.low if quantity.fraction else quantity.low / 100
    shares = [
        each.low if each.fraction else each.low / 100
        for each in counts
        if each.fraction or each.unit == "percent"
    ]
    if shares:
        rest = REMAINING.search(stated, 0, quantity.start) is not None
        turned = rest or (REST.search(stated) is None) != (REST.search(offered) is None)
        return len(set(shares)) == 1 and turned and shares[0] + wanted == 1
    if any(each.unit == FOLD for each in counts):
        # "Doubled" is a rise by 100 percent.
        risen = [each.low - 1 for each in counts if each.unit == FOLD]
        by = GAP_BEFORE.search(stated, 0, quantity.start)
        return by is not None and risen == [wanted] and not DOWN.search(stated)
    if _is_growth(wanted, quantity, stated, counts, offered):
        return True
    if EQUALLY.search(offered):
        whole = [each.low for each in counts if not each.unit] or [Decimal(2)]
        return len(whole) == 1 and wanted * whole[0] == 1
    figures = [each for each in counts if each.low == each.high and each.low > 0]
    if not 2 <= len(figures) <= FEW or len({each.unit for each in figures}) > 1:
        return False
    whole_ = max(figures, key=lambda each: each.low)
    parts = {each.low for each in figures if each is not whole_}
    return any(part == wanted * whole_.low for part in parts)


def _is_growth(
    wanted: Decimal, quantity: Quantity, stated: str, counts: Sequence[Quantity], offered: str
) -> bool:
    """Say whether "by half" tells how "from 2 billion to 3 billion" grew."""
    by = GAP_BEFORE.search(stated, 0, quantity.start)
    way = FROM_TO.search(offered)
    ends = [end for each in counts for end in sorted({each.low, each.high})]
    if by is None or way is None or len(ends) != 2 or not ends[0]:
        return False
    grown = (ends[1] - ends[0]) / ends[0]
    told = UP.search(stated) is not None, DOWN.search(stated) is not None
    return abs(grown) == wanted and told == (grown > 0, grown < 0)
