"""What a question wants to be told: a count, a sum, a date, a person, a reason."""

from __future__ import annotations

import re
from typing import Final

from agent.question.focus import find_run
from agent.question.types import Part, Wanted
from agent.question.words import fold_word

_WHAT: Final = r"(?:what|which)"
_TO: Final = r"^(?:by |to |with |for |from )?"
_IS: Final = r"(?:is|are|was|were)"
_STARTS: Final = r"does|do|did|is|are|was|were|has|have|had|will|can|must|the|an?|of"
_FEW: Final = rf"(?:(?!(?:{_STARTS})\b)[\w'’-]+ ){{0,3}}?"
"""A few words before the noun that is asked for, none of them the start of another phrase."""
_SUMS: Final = (
    r"(?:costs?|spend|spent|invest\w*|funding|pays?|paid|funds?|fined?|budget|price|fees?|worth"
    r"|allocat\w+|charge\w*|revenue|economy)\b"
)
_PRICES: Final = r"(?:costs?|price|budget|fees?|fines?|amount|funding|penalty|sum)\b"
_SHARES: Final = r"(?:percentage|percent|per cent|share|proportion|fraction|rate)\b"
_PERIODS: Final = (
    r"(?:period|time|time ?frame|time ?limit|duration|length of time|term|interval|deadline)\b"
)
_UNITS: Final = r"(?:calendar |working |business )?(?:days|weeks|months|years|hours|minutes|time)\b"
_PERSONS: Final = (
    r"(?:ministers?|officials?|persons?|people|individuals?|secretar(?:y|ies)|president|director"
    r"|senators?|ambassadors?|leaders?|signator(?:y|ies)|speakers?|authors?|chair|chairs"
    r"|chairman)\b"
)
_BODIES: Final = (
    r"(?:bod(?:y|ies)|agenc(?:y|ies)|compan(?:y|ies)|organi[sz]ations?|departments?"
    r"|ministr(?:y|ies)|countr(?:y|ies)|offices?|authorit(?:y|ies)|institutions?|governments?"
    r"|committees?|firms?|vendors?|nations?|states?)\b"
)
_PURPOSES: Final = r"(?:reason|purpose|aim|rationale|objective|goal)s?\b"
_FORMS: Final = {
    Wanted.MONEY: (
        r"^(?:by )?how much (?:money|funding)\b",
        rf"^(?:by )?how much\b.*\b{_SUMS}",
        rf"^(?:at |for )?{_WHAT} {_IS} (?:the |its )?{_FEW}{_PRICES}",
        rf"^{_WHAT} {_PRICES}",
        r"^what (?:did|does|do|has|have|will) .*\b(?:spend|spent|pay|paid|cost)\b",
    ),
    Wanted.SHARE: (
        rf"^(?:by |at |for )?{_WHAT} {_SHARES}",
        rf"^what {_IS} the {_FEW}{_SHARES}",
    ),
    Wanted.DURATION: (
        r"^(?:for |after |within )?how (?:long|soon|quickly|often|frequently)\b",
        rf"^(?:within |in |for |over |during )?{_WHAT} {_PERIODS}",
        rf"^what {_IS} the {_FEW}{_PERIODS}",
        rf"^(?:within |in |for |after |over )?how (?:many|much) {_UNITS}",
    ),
    Wanted.COUNT: (
        r"^(?:in |on |by |at |for |to |from |with |over )?how (?:many|much)\b",
        rf"^what {_IS} the {_FEW}(?:number|length|size|score|level) of\b",
        r"^how (?:old|large|big|high|far|tall|wide)\b",
    ),
    Wanted.DATE: (
        r"^(?:since |until |by |from )?when\b",
        rf"^(?:on |by |in |at |since |until )?{_WHAT} (?:\w+ )?(?:date|day|year|month)\b",
        rf"^what {_IS} the {_FEW}date\b",
    ),
    Wanted.PERSON: (rf"{_TO}who(?:m|se)?\b", rf"^{_WHAT} {_FEW}{_PERSONS}"),
    Wanted.BODY: (rf"{_TO}{_WHAT} {_FEW}{_BODIES}",),
    Wanted.DEFINITION: (
        rf"^what (?:is|are) (?!the\b)(?:an? )?{_FEW}[\w-]+\??$",
        r"^what (?:does|do) .* (?:mean|stand for)\b",
        r"^(?:how (?:is|are|does|do) .* defined?\b|how (?:does|do) .* define\b|define\b)",
        rf"^what {_IS} the (?:definition|meaning) of\b",
    ),
    Wanted.REASON: (
        r"^(?:why|how come|for what (?:reason|purpose)s?)\b",
        rf"\bwhat {_IS} the {_PURPOSES}",
        r"\bwhat (?:reason|purpose)s?\b",
    ),
}
_COMPILED: Final = tuple(
    (wanted, re.compile("|".join(forms), re.IGNORECASE)) for wanted, forms in _FORMS.items()
)
_SPLIT: Final = re.compile(
    r"(?:,\s*|\s+)(?:and|or)\s+(?=(?:(?:in|on|at|by|to|for|from|of|with)\s+)?"
    r"(?:what|which|when|where|who|whom|whose|why|how)\b)",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(
    r"how (?:many|much) ((?:calendar |working |business )?(?:day|week|month|year|hour|minute))s\b",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"(?:how many|how much|number of|percentage of|share of|proportion of)\s+(.*)", re.IGNORECASE
)
_PLURAL: Final = re.compile(r"[^su]s$|^(?:people|men|women|children|criteria|persons)$")


def find_wanted(text: str) -> Wanted:
    """Return what one part of a question asks for."""
    return next((wanted for wanted, form in _COMPILED if form.search(text)), Wanted.ANYTHING)


def split_parts(text: str) -> tuple[Part, ...]:
    """Return the things asked: "In how many originals and in which language" asks two."""
    parts = []
    for words in _SPLIT.split(text):
        wanted = find_wanted(words.strip())
        parts.append(Part(words=words.strip(), wanted=wanted, noun=_find_noun(words, wanted)))
    return tuple(parts)


def _find_noun(words: str, wanted: Wanted) -> str:
    """Return the stem of what is counted: "how many students will ..." counts students.

    For a period it is the unit that the question names: "how many business days" wants days.
    """
    if wanted is Wanted.DURATION:
        unit = _UNIT.search(words)
        return unit[1].lower() if unit else ""
    found = _COUNTED.search(words) if wanted in {Wanted.COUNT, Wanted.SHARE} else None
    if not found:
        return ""
    run = find_run(found[1])
    plural = next((word for word in run if _PLURAL.search(word)), None)
    return fold_word(plural or run[-1]) if run else ""
