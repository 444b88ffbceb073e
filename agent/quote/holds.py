"""Does a sentence hold the sort of thing that was asked for: a count, a date, a person?"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from agent.question.types import Part, Wanted
from agent.question.words import STOP_WORDS, fold_word, split_words

YES, WEAK, NO = 1.0, 0.5, 0.0

_NUMBER_WORDS: Final = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
    "|thousand|million|billion|trillion|dozens?|hundreds|thousands|millions|billions"
)
_MONTHS: Final = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DATE: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTHS})\.?\s+\d{{1,4}}\b|\b(?:19|20)\d\d\b"
    rf"|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|\b(?:{_MONTHS})\s+\d{{1,2}}\b",
    re.IGNORECASE,
)
_RELATIVE_DATE: Final = re.compile(
    rf"\b(?:within|after|before|no later than|not later than|by)\b[^.;]{{0,40}}?(?:\d+|{_NUMBER_WORDS})"
    r"[\s-]+(?:calendar |working |business )?(?:days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
_DURATION: Final = re.compile(
    rf"\b(?:\d[\d,.]*|one|a|an|each|every|{_NUMBER_WORDS})(?:\s*\(\d+\))?[\s-]+(?:calendar |working"
    r" |business |consecutive |full )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?"
    r"|decades?)\b|\b(?:annual(?:ly)?|monthly|quarterly|weekly|daily|yearly|biennial(?:ly)?"
    r"|immediately|indefinitely|without undue delay)\b",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(
    r"(?:[$£€¥]|\b(?:US\$|USD|EUR|GBP|CAD|R\$)\s*)\s*\d|\d[\d,.]*\s*(?:million |billion |trillion )?"
    r"(?:dollars|euros?|pounds|EUR|USD|GBP|yen|won|reais)\b|\bno (?:cost|charge|fee)\b|\bfree of"
    r" charge\b",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    r"\d[\d.,]*\s*(?:%|per\s?cent\b|percentage points?\b)|\b(?:one|two|three)[ -](?:half|third|thirds"
    r"|quarters?|fifths?)\b|\b(?:half|a third|a quarter|majority)\b",
    re.IGNORECASE,
)
_CARDINAL: Final = re.compile(
    rf"(?<![\w.§(-])(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?![\w-]|\)|\.\d)|\b(?:one|{_NUMBER_WORDS})\b",
    re.IGNORECASE,
)
_NOT_A_COUNT: Final = re.compile(
    rf"\b(?:{_MONTHS})\.?\s+\d{{1,2}}(?:,\s*\d{{4}})?|\b\d{{1,2}}\s+(?:{_MONTHS})\.?(?:\s+\d{{4}})?"
    r"|\b(?:19|20)\d\d(?:-\d+)?\b|\b(?:section|sec\.|article|art\.|paragraph|para|page|p\.|no\.|order"
    r"|chapter|annex|part|title|version|recital|clause|§)\s*\(?\d[\w.()-]*|\bone of\b|^\s*\(?\d+[.)]",
    re.IGNORECASE,
)
_HONORIFIC: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Honou?rable|President|Vice President"
    r"|Prime Minister|Chancellor|Secretary|Minister|Director|Ambassador|Senator|Representative"
    r"|Governor|Administrator|Commissioner|Chair(?:man|woman|person)?|Chief|Officer|Judge|Justice"
    r"|General|King|Queen|Prince|Princess|CEO|CTO|MP|CBE)\b"
)
_CAPITALISED: Final = re.compile(r"\b[A-Z][a-zA-Z'’.-]*[a-z](?:\s+(?:of|the|and|for|de|van|von)\s+[A-Z]"
                                 r"[\w'’-]+|\s+[A-Z]\.?|\s+[A-Z][\w'’.-]+)+|\b[A-Z]{2,}\b")  # fmt: skip
_ROLE: Final = re.compile(
    r"\b(?:providers?|deployers?|controllers?|processors?|agenc(?:y|ies)|authorit(?:y|ies)|officers?"
    r"|director|secretary|administrator|commission|committee|board|council|office|department"
    r"|ministers?|operators?|developers?|owners?|officials?|employees?|staff|users?|team|persons?"
    r"|contractors?|vendors?|suppliers?|manufacturers?|importers?|organi[sz]ations?|compan(?:y|ies)"
    r"|customers?|individuals?|members?|leaders?)\b",
    re.IGNORECASE,
)
_BECAUSE: Final = re.compile(
    r"\b(?:because|since|as a result|due to|owing to|so that|in order to|therefore|thus|for this"
    r" reason|reasons?|aims?|aimed|purpose|to (?:ensure|enable|protect|promote|support|prevent|avoid"
    r"|help|reduce|improve|make|address|advance|strengthen|unlock|meet|allow|provide)|need)\b",
    re.IGNORECASE,
)
_COUNT_REACH: Final = 4


def holds(text: str, part: Part, asked: frozenset[str]) -> float:
    """Return 1 if the text holds what the part asks for, .5 if something like it, 0 if nothing.

    `asked` are the stems of the question: a name that the question itself gives is no answer.
    """
    judge = _JUDGES.get(part.wanted)
    return YES if judge is None else judge(text, part, asked)


def _hold_count(text: str, part: Part, _: frozenset[str]) -> float:
    bare = _NOT_A_COUNT.sub(" , ", text)
    if not _CARDINAL.search(bare):
        return NO
    if not part.noun:
        return YES
    words = split_words(bare)
    numbers = [place for place, word in enumerate(words) if _CARDINAL.fullmatch(word)]
    nouns = [place for place, word in enumerate(words) if fold_word(word) == part.noun]
    close = any(0 < noun - number <= _COUNT_REACH for number in numbers for noun in nouns)
    return YES if close else WEAK


def _hold(form: re.Pattern[str], weaker: re.Pattern[str] | None = None) -> Callable[..., float]:
    def judge(text: str, _: Part, __: frozenset[str]) -> float:
        if form.search(text):
            return YES
        return WEAK if weaker is not None and weaker.search(text) else NO

    return judge


def _hold_duration(text: str, part: Part, asked: frozenset[str]) -> float:
    if _DURATION.search(text):
        return YES
    return WEAK if _DATE.search(text) else NO


def _hold_name(text: str, _: Part, asked: frozenset[str]) -> float:
    for found in _CAPITALISED.finditer(text):
        stems = {fold_word(word) for word in split_words(found[0]) if word not in STOP_WORDS}
        if stems - asked and (found.start() > 0 or len(stems) > 1):
            return YES
    return WEAK if _HONORIFIC.search(text) or _ROLE.search(text) else NO


_JUDGES: Final = {
    Wanted.COUNT: _hold_count,
    Wanted.SHARE: _hold(_SHARE),
    Wanted.MONEY: _hold(_MONEY),
    Wanted.DATE: _hold(_DATE, _RELATIVE_DATE),
    Wanted.DURATION: _hold_duration,
    Wanted.PERSON: _hold_name,
    Wanted.BODY: _hold_name,
    Wanted.REASON: _hold(_BECAUSE),
}
