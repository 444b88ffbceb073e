"""How well a sentence on the topic answers a sort of question: 0 not at all, 1 squarely."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Final

from agent.briefing.computed.grading import grade_text
from agent.briefing.weighing import Topical
from agent.checks.binding.ladder import EXPECTED, INTENTION, OBLIGATION, RECITAL, UNDERTAKING
from agent.checks.values.moments import find_moments
from agent.checks.words import plain
from agent.question.types import Wanted
from agent.question.words import find_related, find_terms, match_terms
from agent.quote.gist import weigh_gist
from agent.quote.values import DATE, RELATIVE_DATE, find_values, leave_names
from store.types import Provenance, Role

Strength = Callable[[str, Topical], float]
"""Takes a sentence behind the words that lead into it, and where it stands."""


def pattern(words: str) -> re.Pattern[str]:
    """Return a form that does not look at capitals."""
    return re.compile(words, re.IGNORECASE)


def by_words(squarely: str, partly: str = "") -> Strength:
    """Return a strength that is 1 where one of some words stands, .5 where a weaker one does."""
    strong, weak = pattern(squarely), pattern(partly) if partly else None

    def strength(text: str, _: Topical) -> float:
        if strong.search(text):
            return 1.0
        return 0.5 if weak is not None and weak.search(text) else 0.0

    return strength


_ACTS: Final = (
    r"signed|adopted|announced|launched|established|published|issued|entered into|agreed|released|"
    r"created|began|started|concluded|appointed|awarded|committed|secured|convened|joined|endorsed|"
    r"approved|repealed|withdrawn|replaced|amended|formali[sz]ed|expanded|unveiled"
)
_HAPPENED: Final = re.compile(
    rf"\b(?:has|have|had|was|were)(?: \w+ly| also| now| been){{0,2}} (?:{_ACTS})\b|"
    rf"\b(?:{_ACTS}) (?:(?i:an?|the|its|their|that|new|with|on)\b|in [A-Z\d]|\d|[A-Z“\"])|"
    r"\b(?:came into force|entered into force|took effect|took place|met in)\b|"
    r"^\W*(?:Signed|Adopted|Agreed) (?:at|in|on)\b"
)
"""A finite past: "the CSIRT designated as coordinator" tells of no event, and "Done at Rome, 1 May"
is how every law of its kind ends."""
_TIMED: Final = pattern(
    r"\b(?:shall apply|appl(?:y|ies) (?:from|as of)|enter(?:s|ed)? into force|takes? effect|"
    r"took effect|effective|operative|deadline|due|no later than|not later than|within|by|until|"
    r"from|expires?|in force)\b"
)

_IN_FORCE: Final = pattern(r"\b(?:operative|into force|takes? effect)\b")
_TAKES_EFFECT: Final = re.compile(
    r"\b(?:appl(?:y|ies|ied)|enter(?:s|ed)? into force|takes? effect|took effect|effective|"
    r"in force|due|deadline|applicable)\b[^.;]{0,25}?\b(?:from|on|as of|as from|by|is)\s+"
    rf"(?:the\s+)?(?:{DATE.pattern})",
    re.IGNORECASE,
)


def leave_out(words: str, squarely: str) -> Strength:
    """Return how surely a sentence tells of something, what `words` match left out of it."""
    left, tell = pattern(words), by_words(squarely)
    return lambda text, each: tell(left.sub(" ", text), each)


def by_others(strength: Strength) -> Strength:
    """Return a strength that no operative provision has: a law does not object to itself."""
    return lambda text, each: (
        0.0 if each.candidate.sentence.role is Role.OPERATIVE else strength(text, each)
    )


def tell_effect(text: str, _: Topical) -> float:
    """Return how surely a sentence says from when something holds."""
    bare = leave_names(text)
    if _TAKES_EFFECT.search(bare):
        return 1.0
    if find_values(text, Wanted.DATE) and _TIMED.search(bare):
        return 0.7
    return 0.6 if _IN_FORCE.search(bare) else 0.0


def tell_deadline(text: str, each: Topical) -> float:
    """Return how surely a sentence says by when something is to be done."""
    bare = leave_names(text)
    if _BY_DATE.search(bare) or RELATIVE_DATE.search(bare):
        return 1.0 if tell_duties(text, each) or tell_plans(text, each) else 0.4
    return 0.8 * tell_effect(text, each)


def tell_events(text: str, _: Topical) -> float:
    """Return how surely a sentence tells of something that happened; with its date it does best."""
    if not _HAPPENED.search(text):
        return 0.0
    return 1.0 if find_values(text, Wanted.DATE) else 0.7


_MADE_PUBLIC: Final = pattern(
    r"\b(?:announc\w+|signed|said|stated|unveil\w*|released|published|launched|welcom\w+|statement)\b"
)


def tell_announcements(text: str, each: Topical) -> float:
    """Return how surely a sentence is, or tells of, a word to the public: no text of a law is."""
    provenance = each.document.card.provenance
    if provenance is Provenance.P1 or not _MADE_PUBLIC.search(text):
        return 0.0
    return 1.0 if provenance is Provenance.P2 else 0.8


_BY_DATE: Final = re.compile(
    r"\b(?:by|until|from|no later than|not later than|in|on|end of|as of) (?:the )?(?:end of )?"
    rf"(?:{DATE.pattern})",
    re.IGNORECASE,
)
"""A day for which something is planned: "placed on the market before 2027" plans nothing."""


def is_past(text: str, day: date) -> bool:
    """Say whether every date in a text lies before a day, and there is one."""
    years = [(each.year, each.month or 12, each.day or 31) for each in find_moments(plain(text))]
    known = [each for each in years if each[0] is not None]
    return bool(known) and all(each < (day.year, day.month, day.day) for each in known)


def tell_plans(text: str, _: Topical) -> float:
    """Return how surely a sentence tells of what is still ahead of it."""
    height = _grade(text)
    bare = leave_names(text)
    timed = bool(_BY_DATE.search(bare) or RELATIVE_DATE.search(bare))
    if INTENTION <= height <= UNDERTAKING or (timed and height == OBLIGATION):
        return 1.0 if timed else 0.7
    if height == EXPECTED:
        return 0.8 if timed else 0.5
    return 0.0


def tell_duties(text: str, each: Topical) -> float:
    """Return how firmly a sentence binds; a recital binds nobody."""
    worth = {OBLIGATION: 1.0, UNDERTAKING: 0.9, INTENTION: 0.8}.get(_grade(text), 0.0)
    return 0.3 * worth if each.candidate.sentence.role is Role.RECITAL else worth


@lru_cache(maxsize=1_024)
def _grade(text: str) -> int:
    """Return the height of a sentence on the ladder; what denies a force has none."""
    grade = grade_text(text)
    return RECITAL if grade.denied else grade.height


def tell_provisions(text: str, each: Topical) -> float:
    """Return how surely a sentence is one of the main rules or undertakings."""
    duty = tell_duties(text, each)
    operative = each.candidate.sentence.role is Role.OPERATIVE
    return max(
        duty, 0.5 if operative else 0.0, 0.8 * weigh_gist(each.text, each.candidate.sentence)
    )


_FUNDS: Final = pattern(
    r"\b(?:expenditure of funds|fund(?:ed|ing)\b|appropriat(?:ed|ions?)\b|budgets?\b|"
    r"financial (?:support|resources)|bear (?:its|their) own costs?)"
)


_FINES: Final = pattern(r"\b(?:fines?|penalt(?:y|ies))\b")
"""A sum that is to be paid for a breach is no cost of the thing."""


def tell_money(text: str, _: Topical) -> float:
    """Return whether a sentence names a sum, or speaks of funds without one."""
    if find_values(text, Wanted.MONEY):
        return 0.4 if _FINES.search(text) else 1.0
    return 0.6 if _FUNDS.search(text) else 0.0


def by_terms(wanted: frozenset[str]) -> Strength:
    """Return a strength that is the share of some words (stems) that a sentence holds."""

    def strength(text: str, each: Topical) -> float:
        around = f"{text} {each.candidate.context}"
        held = {term for term in match_terms(around, wanted) if term}
        held |= find_related(around, wanted)
        return len(held) / len(wanted)

    return strength


def by_actor(actor: str) -> Strength:
    """Return how surely a sentence is an actor's word: its own text, or a text that names it."""
    wanted = frozenset(find_terms(actor))

    def strength(text: str, each: Topical) -> float:
        card = each.document.card
        stated = [card.issuer, card.capacity, *card.signatories]
        issued = " ".join(one.value for one in stated if one is not None)
        if wanted and wanted <= set(match_terms(issued, wanted)):
            return 1.0
        inside = set(match_terms(text, wanted))
        return 0.8 if wanted and wanted <= inside else 0.0

    return strength
