"""Figures, sums, dates and periods as they stand in a text."""

from __future__ import annotations

import re
from typing import Final

from agent.question.types import Wanted

_NUMBER_WORDS: Final = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
    "|thousand|million|billion|trillion|dozens?|hundreds|thousands|millions|billions"
)
_MONTHS: Final = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_KIND_OF_DAY: Final = r"(?:calendar |working |business |consecutive |full )?"
DATE: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTHS})\.?\s+\d{{1,4}}\b"
    r"|(?<!\(EU\) )(?<!\(EC\) )(?<!/)\b(?:19|20)\d\d\b(?!/\d{3})"
    rf"|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|\b(?:{_MONTHS})\s+\d{{1,2}}\b",
    re.IGNORECASE,
)
RELATIVE_DATE: Final = re.compile(
    r"\bon (?:such|a|the) (?:day|date)s? (?:as|to be|on which|of|after|when|that)\b|"
    r"\b(?:within|after|before|no later than|not later than|by)\b[^.;]{0,40}?"
    rf"(?:\d+|{_NUMBER_WORDS})[\s-]+{_KIND_OF_DAY}(?:hours?|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
NAMED_DATE: Final = re.compile(
    r"\b(?:Order|Regulation|Directive|Act|Decision|Law|Decree|Proclamation|Resolution)"
    r"(?:\s+(?:\([A-Z]\w*\)|No\.?|[\d/.-]+|and|of the (?:[A-Z]\w+)(?: [A-Z]\w+)*))*\s+of\s+"
    rf"(?:\d{{1,2}}\s+(?i:{_MONTHS})\s+\d{{4}}|(?i:{_MONTHS})\s+\d{{1,2}},?\s+\d{{4}}|\d{{4}}\b)"
)
"""A date that belongs to the name of an instrument, and dates nothing else."""

DURATION: Final = re.compile(
    rf"(?:(?<![\d.,])\d[\d,.]*|\b(?:one|a|an|each|every|{_NUMBER_WORDS}))(?:\s*\(\d+\))?[\s-]+"
    rf"{_KIND_OF_DAY}(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\b"
    r"|\b(?:annual(?:ly)?|monthly|quarterly|weekly|daily|yearly|biennial(?:ly)?|immediately"
    r"|indefinitely|without undue delay)\b",
    re.IGNORECASE,
)
_CURRENCIES: Final = (
    r"dollars?|euros?|pounds?(?: sterling)?|EUR|USD|GBP|yen|yuan|renminbi|won|reais|rupees?|rubles?"
    r"|roubles?|francs?|marks?|crowns?|kron(?:a|or|e|er)|koruna|lira|pesos?|shillings?|dinars?"
    r"|dirhams?|riyals?|rand|florins?|guilders?|zlot(?:y|ych)|forints?|ducats?|thalers?|shekels?"
    r"|baht|ringgit|rupiah|cents|pence|p"
)
_NO_SUMS: Final = (
    r"people|persons|users?|citizens|residents|patients|workers|employees|students|pupils|children"
    r"|adults|jobs|homes|households|visits?|visitors|views|downloads|records?|documents?|files?"
    r"|words?|tokens|parameters|operations|transactions|requests|messages|notifications|calls"
    r"|hours?|days?|weeks?|months?|years?|minutes?|seconds?|tonnes?|tons|litres|kilomet\w+|miles"
    r"|hectares|acres|square|cubic|barrels|species|vehicles|cars|devices|units|copies|cases"
    r"|applications|businesses|organi[sz]ations|node|gpu|chips|and|or|to|active|more|new|other"
)
"""What millions are counted of that is no money; of any other noun they may be a sum."""

_FIGURE: Final = r"(?:\d{1,3}(?: \d{3})+(?!\d)|\d[\d,.]*)"
"""Thousands parted by spaces too: "20 000 000 EUR" is no "000 EUR"."""

MONEY: Final = re.compile(
    r"(?:[$£€¥]|\b(?:US\$|USD|EUR|GBP|CAD|AUD|CHF|R\$)\s*)\s*\d(?:[\d,. ]*\d)?(?:\s*(?:million"
    r"|billion|trillion|thousand|bn|[mk])\b)?"
    rf"|\b{_FIGURE}\s*(?:(?:thousand|million|billion|trillion|bn|m)\s+)?(?:{_CURRENCIES})\b"
    rf"|\b\d[\d,.]*\s*(?:million|billion|trillion|bn)\b(?!\s+(?:of\s+)?(?:\w+ )?(?:{_NO_SUMS})\b)"
    r"(?:\s+[a-z]+s\b)?"
    r"|\b(?:no|without|zero) (?:cost|charge|fee)s?\b|\bfree of charge\b|\b(?:is|are) free\b",
    re.IGNORECASE,
)
SUM: Final = re.compile(
    r"[$£€¥]\s*\d[\d,.]*(?:\s*(?:thousand|million|billion|trillion|bn|[mk])\b)?"
    rf"|\b\d[\d,.]*\s*(?:(?:thousand|million|billion|trillion|bn|m)\s+)?(?:{_CURRENCIES})\b",
    re.IGNORECASE,
)
"""A sum beyond doubt, which counts nothing else."""

SHARE: Final = re.compile(
    r"\d[\d.,]*\s*(?:%|per\s?cent\b|percentage points?\b)|\b(?:one|two|three)[ -](?:half|third"
    r"|thirds|quarters?|fifths?)\b|\b(?:half|a third|a quarter|majority)\b",
    re.IGNORECASE,
)
CARDINAL: Final = re.compile(
    r"(?<![\w.§(-])(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?)(?![\w-]|\)|\.\d)"
    rf"|\b(?:{_NUMBER_WORDS})\b(?!-)",
    re.IGNORECASE,
)
"""Without "one", which is a pronoun far more often than a count."""

_NOT_A_COUNT: Final = re.compile(
    rf"\b(?:{_MONTHS})\.?\s+\d{{1,2}}(?!\d)(?:,\s*\d{{4}})?"
    rf"|\b\d{{1,2}}\s+(?:{_MONTHS})\.?(?:\s+\d{{4}})?|\b(?:19|20)\d\d(?:-\d+)?\b"
    r"|\b(?:section|sec\.|article|art\.|paragraph|para|page|p\.|no\.|order|chapter|annex|part"
    r"|title|version|recital|clause|table|figure|box|chart|exhibit|item|phase|stage|step|tier|level"
    r"|§)\s*\(?\d[\w.()-]*|\bone of\b|^\s*\(?\d+[.)]",
    re.IGNORECASE,
)
"""Digits that count nothing: dates, years, numbers of sections and of list items."""

_FORMS: Final = {
    Wanted.COUNT: CARDINAL,
    Wanted.SHARE: SHARE,
    Wanted.MONEY: MONEY,
    Wanted.DATE: DATE,
    Wanted.DURATION: DURATION,
}
VALUED: Final = frozenset(_FORMS)
"""What can be compared as a value."""


def find_values(text: str, wanted: Wanted) -> list[str]:
    """Return the figures, sums, dates or periods in a text, as they are written."""
    bare = leave_counts(text) if wanted is Wanted.COUNT else text
    if wanted is Wanted.DATE:
        bare = leave_names(text)
    return [found[0] for found in _FORMS[wanted].finditer(bare)]


def leave_counts(text: str) -> str:
    """Return the text without the digits that count nothing."""
    return _NOT_A_COUNT.sub(" , ", text)


def leave_names(text: str) -> str:
    """Return the text without dates that are part of an instrument's name.

    "Executive Order 14110 of October 30, 2023" tells no date of what was done to it.
    """
    return NAMED_DATE.sub(" , ", text)
