"""Tell whether a "two" counts what the evidence names without counting it.

"The two labels" are a label and the one it is compared with; "two tables" are those whose titles
follow; "two forms: A or B" are counted by the statement itself. A source that counts or lists more
of the same proves no two.
"""

from __future__ import annotations

import re
from typing import Final

from agent.checks.clauses import is_past, root, words_in
from agent.checks.values.quantity import Quantity
from agent.checks.words import Reach

QUOTED: Final = re.compile(r'"[^"]+"')
POINTS: Final = re.compile(r"\b(?:the|these|those|its|their|both|such) $", re.IGNORECASE)
OF_THEM: Final = re.compile(r" of (?:them|these|those)\b", re.IGNORECASE)
MORE: Final = (
    r"(?:several|many|multiple|various|numerous|dozens of|a number of|countless|three|four|five|"
    r"six|seven|eight|nine|ten|\d+)"
)
COUPLED: Final = re.compile(
    r"\b(?:an?|the|its|their|his|her|our|each|one) (?:[\w'-]+ ){1,4}(?:and|or) "
    r"(?:an?|the|its|their|his|her|our|each|one) (?:[\w'-]+ ){0,3}[\w'-]+",
    re.IGNORECASE,
)
"""Two things that stand joined, each with its article: "the mayor and the bishop"."""
ONE_OTHER: Final = re.compile(
    r"\b(?:one|the first|the former)\b.*\b(?:the other|another|one|the second|the latter)\b",
    re.IGNORECASE,
)
_ITEM: Final = r"[\w'-]+(?: [\w'-]+){0,5}"
LIST: Final = re.compile(rf"{_ITEM}(?:[,;] {_ITEM})+[,;]? (?:and|or) {_ITEM}\.?")
SERIES: Final = re.compile(rf"{_ITEM}(?:, {_ITEM})+,? (?:and|or) ")
SPLIT: Final = re.compile(r",? (?:and|or) |, ")
RELATED: Final = re.compile(
    r"\b(?:differ\w*|match\w*|compar\w+|between|same as|versus|equal\w*|identical|correspond\w*|"
    r"agree\w*|consistent|similar|instead of|rather than|replac\w+|diverg\w+|conflict\w*|other)\b",
    re.IGNORECASE,
)
JOINED: Final = re.compile(r"\b(?:and|or|as well as|while|plus)\b|; ", re.IGNORECASE)
INTRODUCED: Final = re.compile(r"^[^.;:]{0,60}: (?P<items>.+)$")
OFF: Final = (
    re.compile(
        r"(?:^|[.;:,] (?:and )?)(?P<mark>first|second|third|fourth|fifth|sixth)(?:ly)?,? ",
        re.IGNORECASE,
    ),
    re.compile(r"(?:^|[\s;,])\(?(?P<mark>[a-f]|[1-6]|i{1,3}|iv|vi?)\) ", re.IGNORECASE),
)
ORDERS_OFF: Final = (
    ("first", "second", "third", "fourth", "fifth", "sixth"),
    tuple("abcdef"),
    tuple("123456"),
    ("i", "ii", "iii", "iv", "v", "vi"),
)
"""How a source counts its points off."""


def is_counted_off(number: int, source: Reach) -> bool:
    """Say whether the source counts so many points off: "First, ... second, ... third, ..."."""
    for quote in source.quotes:
        for form in OFF:
            marks = [match["mark"].casefold() for match in form.finditer(quote)]
            for order in ORDERS_OFF:
                if len(marks) == number > 1 and tuple(marks) == order[:number]:
                    return True
    return False


def is_couple(quantity: Quantity, stated: str, source: Reach) -> bool:
    """Say whether a "two" of the statement counts two things that the evidence names.

    Args:
        quantity: the "two", which no source writes.
        stated: the plain text of the statement.
        source: what the evidence offers.
    """
    # "The two signed it": what stands behind is a verb.
    noun = "" if is_past(quantity.noun) else quantity.noun
    behind = stated[quantity.end :]
    if noun and any(len(QUOTED.findall(quote)) == 2 and noun in quote for quote in source.quotes):
        return True
    points = POINTS.search(stated, 0, quantity.start) is not None
    if points and noun and _is_named_twice(noun, source):
        return True
    if (points or OF_THEM.match(behind)) and not noun:
        return _is_joined(source)
    if _longest(source) > _longest_in(stated):
        return False
    if ONE_OTHER.search(behind):
        return True
    listed = INTRODUCED.match(behind)
    return (
        listed is not None
        and JOINED.search(listed["items"]) is not None
        and LIST.fullmatch(listed["items"].strip()) is None
    )


def is_outnumbered(noun: str, source: Reach) -> bool:
    """Say whether the evidence has several of what is counted, or more than two."""
    more = re.compile(rf"\b{MORE} (?:[\w-]+ )?{re.escape(noun)}", re.IGNORECASE)
    return bool(noun) and any(more.search(quote) for quote in source.quotes)


def _is_named_twice(noun: str, source: Reach) -> bool:
    """Say whether the evidence relates one such thing to another."""
    stem = root(noun)
    return any(
        RELATED.search(quote) is not None
        and sum(word.stem == stem and word.text[-1:] != "s" for word in words_in(quote)) > 1
        for quote in source.quotes
    )


def _is_joined(source: Reach) -> bool:
    """Say whether the evidence joins two things once, and lists no three."""
    joined = [match for quote in source.quotes for match in COUPLED.finditer(quote)]
    return len(joined) == 1 and not _longest(source)


def _longest(source: Reach) -> int:
    return max((_longest_in(quote) for quote in source.quotes), default=0)


def _longest_in(text: str) -> int:
    """Return how many things the longest list of three or more in a text names, 0 if none."""
    return max((len(SPLIT.split(match.group())) for match in SERIES.finditer(text)), default=0)
