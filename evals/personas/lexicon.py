"""Other words and notations for the same thing, in the contexts where they are the same."""

from __future__ import annotations

import random
import re
from typing import Final

_MONTH: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_NUMBERS: Final = dict(
    zip(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        range(2, 12),
        strict=True,
    )
)

WORDS: Final[tuple[tuple[str, str], ...]] = (
    (r"\bat once\b", "immediately"),
    (r"\beach year\b", "every year"),
    (r"\bis free of charge\b", "costs nothing"),
    (r"\bin particular\b", "especially"),
    (r"\bat least once a year\b", "once a year or more often"),
    (r"\bcomes into force\b", "enters into force"),
    (r"\bcome into force\b", "enter into force"),
    (r"\btakes effect\b", "becomes effective"),
    (r"\bend this Memorandum\b", "terminate this Memorandum"),
    (r"\bdoes not agree that\b", "does not accept that"),
    (r"\bdid not take a decision\b", "took no decision"),
    (r"\bused solely for\b", "used only for"),
    (r"\bin cases of urgency\b", "in urgent cases"),
    (r"\bceases to have effect\b", "loses its effect"),
    (r"\bat level B or higher\b", "of at least level B"),
    (r"\bkeep the records\b", "retain the records"),
    (r"\bmust notify the\b", "must inform the"),
    (r"\bare delivered\b", "are handed over"),
    (r"\bcounted from\b", "running from"),
    (r"\bthe day on which\b", "the day when"),
    (r"\bresearchers nominated by (AAAO|VITA)\b", r"researchers whom \1 nominated"),
    (r"\bwithdrew its consent\b", "took back its consent"),
    (r"\bset aside\b", "earmarked"),
    (r"\bAcross the world\b", "Around the world"),
    (r"\blong contracts\b", "long-term contracts"),
    (r"\bwas informed\b", "was told"),
    (r"\bhigher than supply\b", "greater than supply"),
    (r"\bis published under\b", "appears under"),
    (r"\bare assessed twice a year\b", "are assessed two times a year"),
    (r"\bin writing\b", "in written form"),
    (r"\bhas no measure of\b", "does not have a measure of"),
    (r"\bhas asked the Government for\b", "has requested from the Government"),
    (r"\bhas ten members\b", "consists of ten members"),
    (r"\bis made up of\b", "consists of"),
    (r"\btakes its decisions by consensus\b", "decides by consensus"),
    (r"\bcommon interest\b", "shared interest"),
    (r"\bbefore the evaluation begins\b", "before the start of the evaluation"),
    (r"\bhas given written consent\b", "has consented in writing"),
    (r"\bfails to comply with\b", "does not comply with"),
    (r"\bis liable to\b", "can be made to pay"),
    (r"\bmay differ materially\b", "may be materially different"),
    (r"\bundertakes no obligation\b", "takes on no obligation"),
)
"""Pattern and replacement. Each pair was looked at in every sentence of the sample library where
it applies: who, when, how much, how firmly and under what condition stay the same."""

NOTATIONS: Final[tuple[tuple[str, str], ...]] = (
    (r"\b(\d[\d.]*) per cent\b", r"\1%"),
    (r"\bnot exceeding\b", "of at most"),
    (r"\bnot more than\b", "no more than"),
    (r"\bat least (\d+) days\b", r"no fewer than \1 days"),
    (rf"(?<!to )(?<!and )\b(\d{{1,2}}) ({_MONTH}) (\d{{4}})(?=\.?$)", r"\2 \1, \3"),
    (rf"(?<!to )(?<!and )\b(\d{{1,2}}) ({_MONTH}) (\d{{4}})(?=,)", r"\2 \1, \3"),
    (rf"(?<!to )(?<!and )\b(\d{{1,2}}) ({_MONTH}) (\d{{4}})(?= )", r"\2 \1, \3,"),
)
_OWNED: Final = re.compile(
    r"\bthe (node hours|budget|chief executive|capital) of (Selwyn-2|Aldmere|Verania|the Harrow"
    r" Cluster|Halcyon Compute)\b"
)
_SYMMETRIC: Final = re.compile(r"\b(Verania and Aldmere|VITA and AAAO)\b(?!['’]| (?:was|is)\b)")
_SPELLED: Final = re.compile(
    rf"\b({'|'.join(_NUMBERS)}) (?=(?:years?|months?|members|universities|fellowships)\b)"
)


def reword(text: str) -> str:
    """Return the text with other words wherever they say the same."""
    for pattern, words in WORDS:
        text = re.sub(pattern, words, text)
    text = _OWNED.sub(lambda one: f"{one[2]}'s {one[1]}", text)
    return _SYMMETRIC.sub(lambda pair: " and ".join(reversed(pair[1].split(" and "))), text)


def note(text: str, chance: random.Random) -> str:
    """Return the text with some figures and dates in another notation."""
    for pattern, words in NOTATIONS:
        if chance.random() < 0.6:
            text = re.sub(pattern, words, text)
    if chance.random() < 0.6:
        text = _SPELLED.sub(lambda found: f"{_NUMBERS[found[1]]} ", text)
    return text
