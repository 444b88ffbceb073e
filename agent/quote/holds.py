"""Does a sentence hold the sort of thing that was asked for: a count, a date, a person?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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
    rf"(?:(?<![\d.,])\d[\d,.]*|\b(?:one|a|an|each|every|{_NUMBER_WORDS}))(?:\s*\(\d+\))?[\s-]+(?:calendar |working"
    r" |business |consecutive |full )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?"
    r"|decades?)\b|\b(?:annual(?:ly)?|monthly|quarterly|weekly|daily|yearly|biennial(?:ly)?"
    r"|immediately|indefinitely|without undue delay)\b",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(
    r"(?:[$£€¥]|\b(?:US\$|USD|EUR|GBP|CAD|R\$)\s*)\s*\d(?:[\d,. ]*\d)?(?:\s*(?:million|billion"
    r"|trillion|bn|m)\b)?|\b\d[\d,.]*\s*(?:(?:million|billion|trillion)\s+)?(?:dollars|euros?|pounds"
    r"|EUR|USD|GBP|yen|won|reais|cents|pence|p)\b|\b(?:no|without|zero) (?:cost|charge|fee)s?\b"
    r"|\bfree of charge\b|\b(?:is|are) free\b",
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
_WORD: Final = r"(?:[A-Z][\w'’-]*\w|(?:[A-Z]\.)+)"
_CAPITALISED: Final = re.compile(
    rf"\b{_WORD}(?:\s+(?:(?:of|the|for|de|van|von)\s+){{0,2}}{_WORD})+|\b[A-Z]{{2,}}\b"
)
_TITLED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Hon|Honou?rable|President|Prime Minister"
    r"|Chancellor|Secretary|Minister|Director|Ambassador|Senator|Sen|Representative|Rep|Governor"
    r"|Administrator|Commissioner|Chair|Chairman|Chairwoman|Chairperson|Chief|Officer|Judge|Justice"
    r"|King|Queen|Prince|Princess|CEO|CTO|MP|Advis[eo]r|Deputy|Under)\b"
)
_INSTITUTION: Final = re.compile(
    r"\b(?:Government|Kingdom|States|Union|Department|Ministry|Agency|Bureau|Office|Council|Committee"
    r"|Commission|Agreement|Act|Declaration|Memorandum|Order|Institute|Foundation|University|Group"
    r"|Programme?|Framework|Strategy|Plan|Board|Center|Centre|Service|Authority|Association|Company"
    r"|Inc|Ltd|LLC|Corporation|Society|House|Congress|Parliament|Court|Bank|Fund|Project|Initiative"
    r"|Partnership|Republic|Security|Intelligence|Technology|Republic|January|February|March|April|May"
    r"|June|July|August|September|October|November|December)(?:s|'s|’s)?\b|^[A-Z]{2,}$"
)
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
_ASKS_FOR_SOME: Final = ("which ", "what ")
_COUNT_REACH: Final = 4


def holds(text: str, part: Part, asked: frozenset[str]) -> float:
    """Return 1 if the text holds what the part asks for, .5 if something like it, 0 if nothing.

    `asked` are the stems of the question: a name that the question itself gives is no answer.
    """
    judge = _JUDGES.get(part.wanted)
    return YES if judge is None else judge(text, part, asked)


def find_values(text: str, wanted: Wanted) -> list[str]:
    """Return the figures, sums, dates or periods in a text, as they are written."""
    form = _VALUES[wanted]
    bare = _NOT_A_COUNT.sub(" , ", text) if wanted is Wanted.COUNT else text
    return [found[0] for found in form.finditer(bare)]


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


def _hold_duration(text: str, part: Part, _: frozenset[str]) -> float:
    """A period; where the question names the unit ("how many business days"), one in that unit."""
    found = [each[0].lower() for each in _DURATION.finditer(text)]
    if part.noun:
        return YES if any(part.noun in each for each in found) else NO
    if found:
        return YES
    return WEAK if _DATE.search(text) else NO


def _hold_person(text: str, part: Part, asked: frozenset[str]) -> float:
    """A name with a title is a person; a name without one, or a role, only may be.

    "Which ministers" wants persons with that title, nothing less.
    """
    names = [name for name in _new_names(text, asked) if not _INSTITUTION.search(name)]
    if names and _TITLED.search(text):
        return YES
    if part.words.lower().startswith(_ASKS_FOR_SOME):
        return NO
    return WEAK if names or _ROLE.search(text) else NO


def _hold_body(text: str, _: Part, asked: frozenset[str]) -> float:
    if any(_new_names(text, asked)):
        return YES
    return WEAK if _ROLE.search(text) else NO


def _new_names(text: str, asked: frozenset[str]) -> Iterator[str]:
    """Yield the names in a text that the question does not give itself."""
    for found in _CAPITALISED.finditer(text):
        stems = {fold_word(word) for word in split_words(found[0]) if word not in STOP_WORDS}
        if stems - asked and (found.start() > 0 or len(stems) > 1):
            yield found[0]


_JUDGES: Final = {
    Wanted.COUNT: _hold_count,
    Wanted.SHARE: _hold(_SHARE),
    Wanted.MONEY: _hold(_MONEY),
    Wanted.DATE: _hold(_DATE, _RELATIVE_DATE),
    Wanted.DURATION: _hold_duration,
    Wanted.PERSON: _hold_person,
    Wanted.BODY: _hold_body,
    Wanted.REASON: _hold(_BECAUSE),
}
_VALUES: Final = {
    Wanted.COUNT: _CARDINAL,
    Wanted.SHARE: _SHARE,
    Wanted.MONEY: _MONEY,
    Wanted.DATE: _DATE,
    Wanted.DURATION: _DURATION,
}
