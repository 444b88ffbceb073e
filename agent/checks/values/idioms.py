"""Blank out number words that count nothing: "zero-days", "second to none", "third parties".

Only what no reader takes for a figure stands here. "Second-class" and "zero emissions" are claims,
and are read as such.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.checks.headed import headed

IDIOM: Final = headed(
    r"\b(?:zero[ -](?:trust|day|sum|knowledge|shot|tolerance|hour|rated|rating|in on|base[ds]?)|"
    r"zero-days|ground zero|"
    # Orders nothing.
    r"first and (?:foremost|last)|first of all|first things first|"
    r"(?:in|from) the (?:first|second) (?:place|instance)(?! (?:in|of|at|among|went|goes|on)\b)|"
    r"at first (?:sight|glance|hand|blush|light)|first[ -]hand|first-come,? first-served|"
    r"first come,? first served|first[ -](?:rate|class)|first principles|first aid|first light|"
    r"first responders?|first impressions?|first names?|love at first|"
    r"second to none|second nature|second thoughts?|second[ -]guess(?:es|ed|ing)?|second sight|"
    r"second wind|split[ -]seconds?|on second thoughts?|every second counts|"
    r"third[ -](?:sector|world)|"
    r"fourth estate|fifth column|sixth sense|"
    # Counts nobody.
    r"one by one|two by two|one another|one and (?:the same|only|all)|all in one|one-on-one|"
    r"one[ -]to[ -]one|one-(?:time|off|stop|way|sided|size-fits-all)|at one with|square one|"
    r"number one priority|day one|one day(?= (?:be|have|become|make|take|come|help|lead)\b)|"
    r"(?<=will )one day|(?<=may )one day|(?<=might )one day|(?<=could )one day|"
    r"a thing or two|one or two|in twos and threes|cat-o'-nine-tails|nine-to-five|"
    r"two sides of the same coin|for one thing|for another thing|24/7|24-7|"
    # Doubles nothing.
    r"double(?:s|d|ing)? (?:as an?|up|down|back)|double[ -](?:check|blind|edged|sided|click|"
    r"standards?|jeopardy|take|talk|dealing|book|counting|entry)\w*|"
    r"half-?hearted(?:ly)?|half the battle|half-?way|on the one hand|on the other hand|"
    r"(?:all|some|many|certain|other|close|official|several|various|from other) quarters)\b",
    re.IGNORECASE,
)
ENUMERATED: Final = re.compile(
    r"(?:(?<=^)|(?<=[.;:] )|(?<=[.;:,] and ))(?P<word>first|second|third|fourth|fifth|sixth|"
    r"seventh)(?:ly)?, ",
    re.IGNORECASE,
)
"""What counts off the points of the statement itself: "First, ...; second, ..."."""
THIRD: Final = re.compile(
    r"\bthird[ -](?=(?:part(?:y|ies)|countr(?:y|ies)|persons?|states?)\b)", re.IGNORECASE
)
OUTSIDERS: Final = re.compile(
    r"\b(?:others?|outsid\w+|external\w*|foreign\w*|non-\w+|elsewhere|abroad|beyond|overseas|"
    r"independent\w*|contractors?|subcontractors?|vendors?|suppliers?|partners?|strangers?|"
    r"anyone else)\b",
    re.IGNORECASE,
)
"""What a third party or country is called: without one of these in the source it is added."""
COUNTED_OFF: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")


def blank_idioms(text: str, quotes: Sequence[str]) -> str:
    """Return a plain text of the same length without the number words that count nothing.

    Args:
        text: a statement.
        quotes: the plain texts of its evidence.
    """
    text = IDIOM.sub(_blank, text)
    if any(OUTSIDERS.search(quote) for quote in quotes):
        text = THIRD.sub(_blank, text)
    marks = [match["word"].casefold() for match in ENUMERATED.finditer(text)]
    if len(marks) > 1 and tuple(marks) == COUNTED_OFF[: len(marks)]:
        text = ENUMERATED.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return "_" * (match.end() - match.start())
