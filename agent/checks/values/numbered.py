"""Tell whether a number that names ("Phase 2", "the second phase") stands so in the evidence."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from agent.checks.values.quantity import Quantity
from agent.checks.values.references import Reference, find_references
from agent.checks.values.spelled import CARDINALS, SMALL_ORDINALS
from agent.checks.words import Reach

COMPOSITE = re.compile(r"[A-Z]+[.-]\d[\w.-]*|\d+(?:\.\d+){2,}")
CODED = re.compile(r"(?P<letters>[a-z]{2,5})-?(?P<number>\d+)")
LONGEST_CODE = 4
ENUMERATED = re.compile(
    r"(?:^|[.;:] )(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?:ly)?,",
    re.IGNORECASE,
)
"""What counts off a point: "Third, the council will"."""
_ORDINALS = {value: word for word, value in SMALL_ORDINALS.items()}
_CALLING = re.compile(
    r"\b(?:minutes|report|record|summary|proceedings|agenda|notes|statement|transcript|communiqué|"
    r"conclusions|edition|volume) (?:of|on|from) (?:the|its) $",
    re.IGNORECASE,
)
"""In front of what a title counts off: "the minutes of the second meeting say"."""
_RULER = re.compile(r"([A-Z][\w-]+) the $")
"""In front of the number of a namesake: "Olaf the Second" is "Olaf II"."""
_COUNTED = "|".join((r"\d+(?:st|nd|rd|th)", *SMALL_ORDINALS))


def is_printed(place: Reference, source: Reach) -> bool:
    """Say whether a number stands in the evidence without its label.

    A composite one ("Bill C-27") may stand anywhere. A simple one is nothing without its label: the
    5 of "Article 5" is not the 5 of "5 days"; but a paragraph may be named by the number in front.
    """
    if place.until:
        return False
    texts = (*source.quotes, *source.labels)
    number = re.escape(place.number)
    if place.group in {"paragraph", "point", "section", "clause"} and any(
        re.match(rf"\(?{number}[.)]?(?:$| (?=[A-Z]))", text) for text in texts
    ):
        return True
    if COMPOSITE.fullmatch(place.number) is None:
        return False
    alone = re.compile(rf"(?<![\w.-]){number}(?![\w-]|\.\w)")
    return any(
        alone.search(text)
        and not any(each.number == place.number for each in find_references(text))
        for text in texts
    )


def is_coded(place: Reference, stated: str, codes: Collection[str]) -> bool:
    """Say whether the evidence has the initials and the number: "protection level 2" for "PL2"."""
    words = re.findall(r"[^\W\d_]+", stated[: place.start])[-LONGEST_CODE:]
    initials = "".join(word[0] for word in (*words, place.group)).casefold()
    return not place.until and any(
        match["number"] == place.number and initials.endswith(match["letters"])
        for match in map(CODED.fullmatch, codes)
        if match
    )


def is_in_order(place: Reference, known: Sequence[Quantity], quotes: Sequence[str]) -> bool:
    """Say whether the evidence has the ordinal for a numbered part: "phase 2", "second phase".

    "The first phase ends, the second begins": what is numbered may be said once.
    """
    points = place.group == "point" and any(ENUMERATED.search(quote) for quote in quotes)
    return (points or _are_ordered(place.group, quotes)) and any(
        each.ordinal and place.number == str(each.low) for each in known
    )


def is_ordered(
    quantity: Quantity, stated: str, known: Sequence[Quantity], quotes: Sequence[str]
) -> bool:
    """Say whether a bare number behind a noun has its ordinal in the evidence: "in band two"."""
    before = re.search(r"([^\W\d_]+) (?:(?:number|no\.?|#) ?)?$", stated[: quantity.start])
    return (
        before is not None
        and not quantity.unit
        and any(each.ordinal and each.low == quantity.low for each in known)
        and _are_ordered(before[1], quotes)
    )


def _are_ordered(noun: str, quotes: Sequence[str]) -> bool:
    if not any(noun.casefold() in quote.casefold() for quote in quotes):
        return False
    ordered = re.compile(
        rf"\b(?:{_COUNTED}|[a-z]+(?:-(?:{_COUNTED})|teenth|tieth)) "
        rf"(?:[\w-]+ )?{re.escape(noun)}s?\b|"
        # "In the year of ... the two hundred and tenth": the noun stands but once.
        rf"\b{re.escape(noun)} of .*(?:{_COUNTED}|teenth|tieth|hundredth)(?=[.,;]|$)",
        re.IGNORECASE,
    )
    return any(ordered.search(quote) is not None for quote in quotes)


def is_named(quantity: Quantity, offered: Sequence[str], stated: str) -> bool:
    """Say whether an ordinal of the statement belongs to a title or a numbered part.

    "First Minister" stands so in the evidence; "the second amendment" is "Amendment No. 2".
    """
    behind = re.match(r" [A-Z][\w'-]*", stated[quantity.end :])
    if behind is not None and quantity.words[0].isupper():
        pair = quantity.words + behind.group().removesuffix("'s")
        if any(re.search(rf"\b{re.escape(pair)}\b", text) is not None for text in offered):
            return True
    if quantity.low != int(quantity.low):
        return False
    value = int(quantity.low)
    if _is_titled(quantity, value, offered, stated):
        return True
    number = "|".join(filter(None, (str(value), CARDINALS.get(value), _roman(value))))
    ruler = _RULER.search(stated, 0, quantity.start)
    # "The fourth chapter sets out": the noun is the next word, whatever plural follows it.
    beside = re.match(r" ([a-z]+)", stated[quantity.end :])
    nouns = {quantity.noun, ruler[1] if ruler else "", beside[1] if beside else ""} - {""}
    if not nouns:
        return False
    part = re.compile(
        rf"\b(?:{'|'.join(map(re.escape, nouns))}) (?:no\.? ?|number |#)?(?:{number})\b",
        re.IGNORECASE,
    )
    return any(part.search(text) is not None for text in offered)


def _is_titled(quantity: Quantity, value: int, offered: Sequence[str], stated: str) -> bool:
    """Say whether this one alone is counted off: "minutes of the second meeting" in a title.

    Where the sentences speak of the first meeting too, they decide, but for what calls the text by
    its title.
    """
    what = re.match(r" ([\w-]+)", stated[quantity.end :])
    if what is None:
        return False
    before = _CALLING.search(stated[: quantity.start])
    if before is not None:
        name = f"{before.group()}{quantity.words} {what[1]}".casefold()
        if any(name in text.casefold() for text in offered):
            return True
    if not any(what[1].casefold() in text.casefold() for text in offered):
        # To compile the word takes longer than all the rest.
        return False
    forms = {f"{value}{ending}" for ending in ("st", "nd", "rd", "th")} | {_ORDINALS.get(value, "")}
    counted = re.compile(rf"\b({_COUNTED}) {re.escape(what[1])}\b", re.IGNORECASE)
    found = {match[1].casefold() for text in offered for match in counted.finditer(text)}
    return bool(found) and found <= forms


def _roman(value: int) -> str:
    return ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")[value * (value <= 10)]
