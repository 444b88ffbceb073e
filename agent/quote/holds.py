"""Does a sentence hold the sort of thing that was asked for: a count, a date, a person?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from agent.question.types import Part, Wanted
from agent.question.words import STOP_WORDS, fold_word, split_words, word_set
from agent.quote.values import (
    CARDINAL,
    DATE,
    DURATION,
    MONEY,
    RELATIVE_DATE,
    SHARE,
    SUM,
    leave_counts,
    leave_names,
)

YES, WEAK, NO = 1.0, 0.5, 0.0

_WORD: Final = r"(?:[A-Z][\w'’-]*\w|(?:[A-Z]\.)+)"
_CAPITALISED: Final = re.compile(
    rf"\b{_WORD}(?:\s+(?:(?:of|the|for|de|van|von)\s+){{0,2}}{_WORD})+|\b[A-Z]{{2,}}\b"
)
_TITLED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Hon|Honou?rable|President|Prime Minister"
    r"|Chancellor|Secretary|Minister|Director|Ambassador|Senator|Sen|Representative|Rep|Governor"
    r"|Administrator|Attorney|Commissioner|Chair|Chairman|Chairwoman|Chairperson|Chief|Officer|Judge|Justice"
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
    r" reason|reasons?|aims?|aimed|purpose|to (?:ensure|enable|protect|promote|support|prevent"
    r"|avoid|help|reduce|improve|make|address|advance|strengthen|unlock|meet|allow|provide)|need)\b",
    re.IGNORECASE,
)
_ASKS_FOR_SOME: Final = ("which ", "what ")
_DEFINING: Final = word_set("is are means mean refers defined denotes describes")
_LINKING: Final = frozenset({"is", "are"})
_ARTICLES: Final = frozenset({"a", "an", "the"})
_DEFINING_REACH: Final = 14
_DEFINED_BY: Final = 4
"""Words before the thing defined, and between it and "is" or "means"."""

_COUNT_REACH: Final = 4
_BY_WHEN: Final = re.compile(r"(?:by|until) (?:when|what (?:date|time))\b", re.IGNORECASE)

_ASKING: Final = re.compile(
    r"\?[\"”’')]*\s*$|(?:^|[:.]\s+)to ask (?:the|his|her|my|what|whether|how|if)\b", re.IGNORECASE
)


def is_asking(text: str) -> bool:
    """Say whether a sentence asks itself: with a question mark, or as parliaments put it."""
    return bool(_ASKING.search(text))


def holds(text: str, part: Part, asked: frozenset[str]) -> float:
    """Return 1 if the text holds what the part asks for, .5 if something like it, 0 if nothing.

    `asked` are the stems of the question: a name that the question itself gives is no answer.
    """
    judge = _JUDGES.get(part.wanted)
    return YES if judge is None else judge(text, part, asked)


def _hold_count(text: str, part: Part, _: frozenset[str]) -> float:
    bare = leave_counts(text)
    if not part.noun:  # "How large are the losses?" may be told in any unit.
        return YES if any(form.search(bare) for form in (CARDINAL, MONEY, SHARE)) else NO
    if "how many" in part.words.lower():  # "How much opportunity?" may be told as a sum.
        bare = SUM.sub(" , ", bare)
    if not CARDINAL.search(bare):
        return NO
    words = split_words(bare)
    numbers = [place for place, word in enumerate(words) if CARDINAL.fullmatch(word)]
    nouns = [place for place, word in enumerate(words) if fold_word(word) == part.noun]
    close = any(0 < noun - number <= _COUNT_REACH for number in numbers for noun in nouns)
    return YES if close else WEAK


def _hold(form: re.Pattern[str], weaker: re.Pattern[str] | None = None) -> Callable[..., float]:
    def judge(text: str, _: Part, __: frozenset[str]) -> float:
        if form.search(text):
            return YES
        return WEAK if weaker is not None and weaker.search(text) else NO

    return judge


def _hold_date(text: str, part: Part, _: frozenset[str]) -> float:
    """A date that is not part of a name; where "by when" is asked a period is one as well."""
    bare = leave_names(text)
    within = RELATIVE_DATE.search(bare)
    if DATE.search(bare) or (within and _BY_WHEN.match(part.words)):
        return YES
    return WEAK if within else NO


def _hold_duration(text: str, part: Part, _: frozenset[str]) -> float:
    """A period; where the question names the unit ("how many business days"), one in that unit."""
    found = [each[0].lower() for each in DURATION.finditer(text)]
    if part.noun:
        return YES if any(part.noun in each for each in found) else NO
    return YES if found else NO


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


def _hold_definition(text: str, _: Part, asked: frozenset[str]) -> float:
    """The thing asked about stands near the beginning, and "is" or "means" follows soon."""
    words = split_words(text)[:_DEFINING_REACH]
    places = [place for place, word in enumerate(words) if fold_word(word) in asked]
    if not places or places[0] > _DEFINED_BY:
        return NO
    # The thing may occur once more in what it is said to be: "a risk means a material risk".
    return max(_defines(text, words, place) for place in places)


def _defines(text: str, words: tuple[str, ...], place: int) -> float:
    after = words[place + 1 : place + 2 + _DEFINED_BY]
    said = [at for at, word in enumerate(after) if word in _DEFINING]
    if not said or _is_part_of_name(text, words[place], after):
        return NO
    verb, following = after[said[0]], after[said[0] + 1 : said[0] + 2]
    if verb == "defined" and not _LINKING.intersection(after[: said[0]]):
        return NO  # It "has defined a set of roles": who defines is not what is defined.
    return YES if verb not in _LINKING or _ARTICLES.issuperset(following) else WEAK


def _is_part_of_name(text: str, last: str, after: tuple[str, ...]) -> bool:
    """Say whether the thing asked about only opens another name ("the FedRAMP Marketplace is")."""
    if not after or after[0] in STOP_WORDS or after[0] in _DEFINING:
        return False
    joined = re.compile(rf"\b{re.escape(last)}\W?\s+{re.escape(after[0])}\b", re.IGNORECASE)
    return bool(joined.search(text))


_JUDGES: Final = {
    Wanted.COUNT: _hold_count,
    Wanted.SHARE: _hold(SHARE),
    Wanted.MONEY: _hold(MONEY),
    Wanted.DATE: _hold_date,
    Wanted.DURATION: _hold_duration,
    Wanted.PERSON: _hold_person,
    Wanted.BODY: _hold_body,
    Wanted.DEFINITION: _hold_definition,
    Wanted.REASON: _hold(_BECAUSE),
}
