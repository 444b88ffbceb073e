"""Does a text say what a nugget says? By words, figures, dates and negation; no model.

It is strict and it is blind. Every word with a meaning, every figure and every date of the nugget
must stand in one sentence, denied as the nugget denies it. So a paraphrase is missed, an
instruction to a human reader ("intention, not certainty") is never met, and who did what to whom
is not seen: docs/metrics.md has the limits with examples.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Final

from agent.checks.binding.ladder import UNDERTAKING, find_forces
from agent.checks.clauses import Clause, clauses, root
from agent.checks.denying.denials import GRAMMAR, has_denial
from agent.checks.values.figures import read_figures
from agent.checks.values.moments import Moment, blank, find_moments
from agent.checks.values.quantity import Quantity
from agent.checks.values.references import Reference
from agent.checks.words import WORD, listed, plain

WITHOUT_MEANING: Final = listed(
    "a an the this that these those it its they them their he his she her we us our you your i "
    "of to in on at by for from with as and or nor is are was were be been being am has have had "
    "having do does did doing there here who which what when where whose whom so such than then"
)
"""Words that a nugget may lose. Modal verbs, quantifiers and limits are not among them: "will",
"may", "all", "only" and "up" decide what is said. Negations are compared apart."""

_FIELDS: Final = ("year", "month", "day", "quarter", "half", "season", "part", "decade", "fiscal")


_NEAR: Final = 4
"""Words behind a figure among which what it counts must be: "two", "2 original copies"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure by its value, so that "two", "2" and "2.0" are one, and what may be counted by it.

    `noun` is the stem of what it counts, "" where that is not said; `near` has the stems of the
    words behind it.
    """

    low: Decimal
    high: Decimal
    unit: str
    ordinal: bool
    code: str
    comparison: str
    noun: str
    near: frozenset[str]

    def says(self, wanted: Amount) -> bool:
        """Say whether this is the wanted figure, of the same things."""
        same = (self.low, self.high, self.unit, self.ordinal, self.code) == (
            wanted.low,
            wanted.high,
            wanted.unit,
            wanted.ordinal,
            wanted.code,
        )
        return same and (not wanted.noun or wanted.noun in self.near)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a text says, as far as it is compared; `stems` has the words that are no figure."""

    stems: frozenset[str]
    amounts: tuple[Amount, ...]
    places: tuple[Reference, ...]
    moments: tuple[Moment, ...]


def find_saying(nugget: str, texts: Sequence[str]) -> str | None:
    """Return the first of the texts, each one sentence or note, that says the nugget."""
    return next((each for each in texts if says(each, nugget)), None)


def find_claiming(claim: str, texts: Sequence[str]) -> str | None:
    """Return the first of the texts that makes the claim, as firmly as it stands."""
    return next((each for each in texts if claims(each, claim)), None)


def claims(text: str, claim: str) -> bool:
    """Say whether a text says a claim without softening it.

    "They intend to issue guidelines" holds all words of "they issue guidelines" and does not claim
    it; nor does "up to 40 ferries" claim 40.
    """
    return says(text, claim) and not _is_softer(text, claim) and not _is_vaguer(text, claim)


def says(text: str, nugget: str) -> bool:
    """Say whether one text holds all of a nugget, denied as the nugget is.

    A nugget without a word, figure or date is never said.
    """
    wanted, said = read_content(nugget), read_content(text)
    if not (wanted.stems or wanted.amounts or wanted.places or wanted.moments):
        return False
    return (
        wanted.stems <= said.stems
        and all(any(one.says(each) for one in said.amounts) for each in wanted.amounts)
        and all(any(place.covers(each) for place in said.places) for each in wanted.places)
        and all(any(_carries(one, each) for one in said.moments) for each in wanted.moments)
        and _denies(nugget, wanted) is _denies(text, wanted)
    )


@lru_cache(maxsize=4_096)  # every nugget of a case is compared with every sentence of its answer
def read_content(text: str) -> Content:
    """Return what a text says, as far as it is compared."""
    stated = plain(text)
    moments = find_moments(stated)
    figures = read_figures(stated)
    rest = blank(stated, moments)
    letters = list(rest)
    for start, end in [
        *((each.start, each.end) for each in figures.references),
        *((each.start, each.end) for each in figures.quantities),
    ]:
        letters[start:end] = " " * (end - start)
    words = [each.group().casefold() for each in WORD.finditer("".join(letters))]
    return Content(
        stems=frozenset(root(each) for each in words if _has_meaning(each)),
        amounts=tuple(_amount(each, stated) for each in figures.quantities),
        places=figures.references,
        moments=tuple(moments),
    )


def _amount(quantity: Quantity, stated: str) -> Amount:
    behind = list(islice(WORD.finditer(stated, quantity.end), _NEAR))
    return Amount(
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        ordinal=quantity.ordinal,
        code=quantity.code,
        comparison=quantity.comparison,
        noun=root(quantity.noun) if quantity.noun else "",
        near=frozenset(root(each.group()) for each in behind),
    )


def _is_softer(text: str, claim: str) -> bool:
    """Say whether the clauses that hold the claim's words have a weaker word of force than it."""
    own = [each.height for each in find_forces(plain(claim))]
    least = min([*own, UNDERTAKING])
    held = _find_holding(text, read_content(claim))
    return any(force.height < least for each in held for force in find_forces(each.text))


def _is_vaguer(text: str, claim: str) -> bool:
    """Say whether a figure of the claim stands only behind an "about", "at least" or "up to"."""
    said = read_content(text).amounts
    return any(
        all(one.comparison not in {"", each.comparison} for one in said if one.says(each))
        for each in read_content(claim).amounts
    )


def _has_meaning(word: str) -> bool:
    return word not in WITHOUT_MEANING and GRAMMAR.fullmatch(word) is None


def _carries(said: Moment, wanted: Moment) -> bool:
    """Say whether a date has every field of another: "25 September 2020" says "September 2020"."""
    return all(
        getattr(said, name) == getattr(wanted, name)
        for name in _FIELDS
        if getattr(wanted, name) not in {None, "", False}
    )


def _denies(text: str, wanted: Content) -> bool:
    """Say whether the clauses that hold the nugget's words deny something."""
    return any(has_denial(each.text) for each in _find_holding(text, wanted))


def _find_holding(text: str, wanted: Content) -> list[Clause]:
    """Return the clauses of a text that hold a word of what is wanted."""
    found = clauses(plain(text))
    return [each for each in found if wanted.stems & {word.stem for word in each.words}]
