"""Tell whether a small number counts what the evidence or the statement itself lists.

"Both countries" are "the two countries"; "A and B are the two uses" counts two things that are
named. Such a number is no figure of its own: it fails only where the evidence lists another number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.naming.places import A_PLACE, OTHER_NAMES
from agent.checks.values.couples import is_counted_off, is_couple, is_outnumbered
from agent.checks.values.quantity import Quantity
from agent.checks.words import Reach, listed, singular

PARTIES = listed(
    "country nation government side party state participant partner signatory institute "
    "institution body office agency leader minister president ally economy member people capital "
    "jurisdiction regulator authority owner counterpart organisation organization company firm "
    "ministry department administration team researcher founder chamber court bank university"
)
MOST_COUNTED = 9
DEFINITE = re.compile(
    r"\b(?:the|these|those|their|our|its|all|between|among)(?: other)? $", re.IGNORECASE
)
PAIR_BEFORE = re.compile(r"\b(?:and|or) [^.;]*\b(?:the|these|those) $")
"""In front of a "two" that points back: "the one and the other, and a link between the two"."""
SHARED = re.compile(
    r"\b(?:both|either|neither|the two)(?: of)?(?: the| our| their)? (?P<noun>[^\W\d_]+)|"
    r"\b(?P<pair>bilateral(?:ly)?|mutual(?:ly)?|each other|counterpart)\b",
    re.IGNORECASE,
)
_NAME = (
    r"(?:[A-Z][\w.'&]*(?: (?:(?:of|for) (?:the )?|the )?[A-Z][\w.'&]*)*"
    r"|[Oo]ur (?:nation|country|government))"
)
COUPLE = re.compile(rf"(?P<one>{_NAME})(?: and (?:the |our )?| ?- ?|/){_NAME}")
MANY = re.compile(
    r"\b(?:trilateral|quadrilateral|multilateral|"
    r"(?:all |the )?(?:three|four|five|six|seven|eight|\d+) (?:[\w-]+ )?(?P<noun>[a-z]+))\b",
    re.IGNORECASE,
)
PLACE = re.compile(rf"\b(?:Northern Ireland|{A_PLACE})(?!\w)")
PAIRED = re.compile(
    r"\b(?:both [^.;]+ and|neither [^.;]+ nor|either [^.;]+ or|the first [^.;]+ the second) |"
    r"\bboth\b",
    re.IGNORECASE,
)
"""What says that there are two: "both Lund and Malmo", "neither the first nor the second"."""
BETWEEN = re.compile(r"\bbetween (?:[^\W\d][\w'-]* ){1,4}and [^,.;]+")
_ITEM = r"[\w'-]+(?: [\w'-]+){0,4}"
SERIES = re.compile(rf"{_ITEM}(?:, {_ITEM})+,? (?:and|or) ")
NUMBERED = re.compile(r"\b(?:one|another|the other|the second|the third)\b", re.IGNORECASE)
JOIN = re.compile(r",? (?:and|or|as well as) |[,;] ", re.IGNORECASE)
LISTED = re.compile(rf"{_ITEM}(?:, {_ITEM})+,? (?:and|or) [\w'-]+")
"""A list of three things and more, of short items: "fishing, shipping and tourism"."""
APPOSED = re.compile(
    rf"(?: [\w-]+){{1,2}}, (?P<items>{_ITEM}(?:, {_ITEM})*?,? (?:and|or) {_ITEM})(?:,|\.?$)"
)
ASIDE = re.compile(
    r"(?:in|on|at|for|from|of|with|by|to|such|including|especially|notably|where|when|if|as|that|"
    r"which|who|it|they|we|he|she)\b",
    re.IGNORECASE,
)
"""What opens a member that is none: "systems, in particular, models"."""
LAST_JOIN = re.compile(r", (?:and |or |as well as )?|; (?:and |or )?")
"""Between members of which one has an "and": "rules and tests for A, B, and C"."""
BROAD_JOIN = re.compile(r", (?:and|or|as well as) |; (?:and |or )?", re.IGNORECASE)
NAMED_BEFORE = re.compile(
    r"\b(?:and|or)\b[^.;]*?(?:[^.;\w]|\b(?:are|were|as|make up|form)\b[^.;]*?)"
    r"\b(?:these|those|the|all|both) $|"
    r"\b(?:and|or) [^.;]+ (?:are|were|as|make up|form)(?: among)? $",
    re.IGNORECASE,
)
WHOLE_NAME = re.compile(
    r'"[^"]*"|\([^()]*\)|\b[A-Z][a-z]+ \d{1,2}, \d{4}|\d,\d|'
    r"\b(?:[A-Z][\w-]+ )+(?:and|for|of) (?:[A-Z][\w-]+ ?)+(?=,)"
)
"""What has a comma or an "and" of its own and is one member: a date, a quotation."""
WORDED = {
    2: "pair|couple|duo|twins?|dual|bilateral(?:ly)?|two-way|double",
    3: "trilateral(?:ly)?|trio|tripartite|triple|threefold|three-way|triads?|triplets?|triplicate",
    4: "quadrilateral(?:ly)?|quartet|quad|quadripartite|quadruple|fourfold|four-way|quadruplicate",
    5: "quintet|quintuple|fivefold|five-way|pentagon(?:al)?",
    6: "sextet|sixfold|six-way|hexagon(?:al)?",
    7: "septet|sevenfold",
    8: "octet|eightfold|octagon(?:al)?",
}
"""Words that hold a number: what is done trilaterally is done by three."""
WE = re.compile(
    r"\b(?:we|our|us|they|their|them|both|each|the (?:\w+ )?(?P<noun>[a-z]+))\b", re.IGNORECASE
)


def is_tally(quantity: Quantity, stated: str, source: Reach) -> bool:
    """Say whether a bare whole number counts parties or things that are named, as many as it says.

    Args:
        quantity: a figure of the statement that the evidence does not carry.
        stated: the plain text of the statement.
        source: what the evidence offers.
    """
    if (
        quantity.unit
        or quantity.ordinal
        or quantity.fraction
        or quantity.code
        or quantity.comparison
    ):
        return False
    if quantity.low != quantity.high or not 2 <= quantity.low <= MOST_COUNTED:
        return False
    number = int(quantity.low)
    if is_counted_off(number, source):
        return True
    if _is_worded(number, source) or _is_in_title(number, quantity.noun, source):
        return True
    if number != 2:
        return not _is_shared(quantity, source) and _is_listed(quantity, number, stated, source)
    return not is_outnumbered(quantity.noun, source) and _is_two(quantity, stated, source)


def _is_two(quantity: Quantity, stated: str, source: Reach) -> bool:
    """Say whether two things or parties are named, or paired, of which no source has more."""
    if any(PAIRED.search(quote) for quote in source.quotes) and not _has_more(quantity, source):
        return True
    if not quantity.noun and PAIR_BEFORE.search(stated, 0, quantity.start):
        return True
    if quantity.noun in PARTIES and _is_pair(quantity, source):
        definite = DEFINITE.search(stated, 0, quantity.start) is not None
        return definite or _is_shared(quantity, source)
    return _is_listed(quantity, 2, stated, source) or is_couple(quantity, stated, source)


def _is_worded(number: int, source: Reach) -> bool:
    """Say whether the evidence has a word that holds the number, and no word for another."""
    said = {
        value
        for quote in source.quotes
        for value, form in WORDED.items()
        if re.search(rf"\b(?:{form})\b", quote, re.IGNORECASE)
    }
    return said == {number}


def _is_in_title(number: int, noun: str, source: Reach) -> bool:
    """Say whether the title names so many parties, and the cited sentence speaks of them."""
    if noun not in PARTIES:
        return False
    named = _places(source.labels)
    return len(named) == number and any(
        match["noun"] is None or singular(match["noun"]) == noun
        for quote in source.quotes
        for match in WE.finditer(quote)
    )


def _is_shared(quantity: Quantity, source: Reach) -> bool:
    """Say whether a source says "both" or "either" of what is counted."""
    return any(
        match["noun"] and singular(match["noun"]) == quantity.noun
        for quote in source.quotes
        for match in SHARED.finditer(quote)
    )


def _is_pair(quantity: Quantity, source: Reach) -> bool:
    """Say whether the evidence and its card speak of two parties, and of no third."""
    texts = (*source.quotes, *source.labels)
    if _has_more(quantity, source):
        return False
    said = [match for text in texts for match in SHARED.finditer(text)]
    if any(match["pair"] or singular(match["noun"]) in PARTIES for match in said):
        return True
    places = _places(texts)
    if len(places) > 2:
        return False
    return len(places) == 2 or any(_couple(text) or BETWEEN.search(text) for text in texts)


def _has_more(quantity: Quantity, source: Reach) -> bool:
    """Say whether a source counts three or more of what is counted, or of parties."""
    nouns = {quantity.noun, "party", "side", "participant"}
    return any(
        match["noun"] is None or singular(match["noun"]) in nouns
        for quote in source.quotes
        for match in MANY.finditer(quote)
    )


def _places(texts: Sequence[str]) -> set[frozenset[tuple[str, ...]]]:
    """Return the countries and unions that the texts name, each once."""
    return {
        frozenset(OTHER_NAMES[tuple(match.group().replace(".", "").split())])
        for text in texts
        for match in PLACE.finditer(text)
        if match.group() != "Northern Ireland"
    }


def _couple(text: str) -> bool:
    """Say whether two names stand joined, and are not the end of a longer list."""
    return any(
        not text[: match.start()].removesuffix("the ").rstrip().endswith((",", " and", " or"))
        and not re.match(r", |,? and (?:the )?[A-Z]", text[match.end() :])
        for match in COUPLE.finditer(text)
    )


def _is_listed(quantity: Quantity, number: int, stated: str, source: Reach) -> bool:
    """Say whether the statement itself names the things: "two reviews: one of ..., one of ..."."""
    series = [match.group() for quote in source.quotes for match in SERIES.finditer(quote)]
    # The last member stands behind the "and" that ends the match.
    if any(_count_members(each) > number for each in series):
        return False
    before, behind = stated[: quantity.start], stated[quantity.end :]
    colon, items = _told_behind(behind)
    if colon:
        items = re.split(r"[.;](?: |$)", items, maxsplit=1)[0] if ";" not in items else items
        marks = NUMBERED.findall(items)
        if len(marks) > 1:
            return len(marks) == number
        return _has_members(items.strip(" ."), number)
    if number > 2 and quantity.noun in PARTIES and len(_places(source.quotes)) == number:
        return True
    if quantity.noun and quantity.noun not in PARTIES and _is_what_is_listed(number, source):
        return True
    clause = re.split(r"[.;] ", before)[-1]
    if NAMED_BEFORE.search(clause) is None:
        return False
    return _length(re.split(r"\b(?:are|were|make up|form|:)\b", clause)[0]) == number


def _count_members(series: str) -> int:
    """Return how many things a list names up to its last "and"; "tests and rules for A" is one."""
    whole = re.sub(r",? (?:and|or) $", ", ", series)
    return min(len(JOIN.split(series)), len(LAST_JOIN.split(whole)))


def _has_members(items: str, number: int) -> bool:
    """Say whether a list has so many members, one of which may have an "and" of its own."""
    whole = WHOLE_NAME.sub("X", items)
    return any(
        len(joint.split(each)) == number
        for joint in (JOIN, BROAD_JOIN, LAST_JOIN)
        for each in (items, whole)
    )


def _told_behind(behind: str) -> tuple[str, str]:
    """Return the mark that opens a list behind a figure, and the list; ("", "") if none."""
    clause = re.split(r"[.;] |, (?!namely|that is|i\.e\.)", behind, maxsplit=1)[0]
    for mark in (":", " -- ", ", namely ", " namely ", ", that is, ", ", i.e. ", " are ", " were "):
        if mark in {" are ", " were "} and mark not in clause:
            # "The four lists easier to use; they were": what is said later is no list of them.
            continue
        _, found, items = behind.partition(mark)
        if found:
            return found, items
    # "One of two cities, Bergen or Oslo, will host it": the things stand in apposition.
    apposed = APPOSED.match(behind)
    return (",", apposed["items"]) if apposed else ("", "")


def _is_what_is_listed(number: int, source: Reach) -> bool:
    """Say whether the cited sentences list so many things, in the only list that they hold."""
    listed_there = [match for quote in source.quotes for match in LISTED.finditer(quote)]
    if len(listed_there) != 1 or number <= 2:
        return False
    items = JOIN.split(listed_there[0].group())
    return len(items) == number and not any(ASIDE.match(item) for item in items[1:])


def _length(series: str) -> int:
    """Return how many things a plain list names."""
    return sum(bool(part.strip()) for part in JOIN.split(WHOLE_NAME.sub("X", series)))
