"""Where one text says more firmly what another says: a report against the original."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from agent.briefing.computed.commitments import Bound, gather_bound
from agent.briefing.computed.context import Context
from agent.briefing.computed.grading import Grade, grade
from agent.briefing.computed.material import Topical, gather_material, says_something
from agent.checks.binding import force
from agent.checks.binding.ladder import AIM, DONE, INTENTION, OBLIGATION, POSSIBLE
from agent.question.words import find_terms
from agent.quote.firmness import QUALIFIERS
from agent.quote.parties import find_places
from agent.render.cite import find_date
from agent.types import Kind
from store.types import Document, Provenance

SAME_MATTER: Final = 0.4
"""Share of the content words of the shorter of two sentences, by rarity, that the other has too
when both speak of one matter."""
CLOSE: Final = 0.55
"""Share from which on the two levels alone decide; below it the force check must find that the
original does not bear the other's wording, and a fact is no hardened plan."""
FEWEST_SHARED: Final = 4
LONGEST: Final = 300
"""Sentences of a document on the topic up to which it is read through for what it hardens."""
_MOST_DOCUMENTS: Final = 12
_PONDERS: Final = re.compile(
    r"\bwill (?:\w+ly |also )?(?:consider|explore|examine|discuss|review)\b"
)
_OWN_FORCE: Final = frozenset(
    "will shall must may can could should would intend plan expect aim agre commit requir".split()  # noqa: SIM905 - reads better
)


_PLACES: Final = frozenset({"us", "uk", "eu"})
"""Who the parties are says nothing of what is agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """Two sentences of one matter that differ in force."""

    weaker: Bound
    firmer: Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A sentence with its content stems and the countries it names."""

    topical: Topical
    terms: frozenset[str]
    places: frozenset[str]


def find_drift(context: Context) -> list[Drift]:
    """Return what documents on the topic say more firmly than its instruments, closest first."""
    bound = {
        each.topical.key: each
        for each in gather_bound(context)
        if _is_original(each.topical.document) and _has_force(each.grade)
    }
    originals = [_read(each.topical) for each in bound.values()]
    others = list(_list_others(context)) if originals else []
    weights = _weigh([*originals, *others])
    found = []
    for other in others:
        nearest = _find_nearest(other, originals, weights)
        if nearest is None:
            continue
        share, original = nearest
        drift = _compare(context, bound[original.topical.key], other.topical, share)
        if drift is not None:
            found.append((share, drift))
    found.sort(key=lambda entry: -entry[0])
    return [drift for _, drift in found]


def _compare(context: Context, original: Bound, other: Topical, share: float) -> Drift | None:
    """Return the drift from an original to a sentence on the same matter, if there is one."""
    firmer = Bound(topical=other, grade=grade(other.sentence, other.lead))
    if not _is_firmer(firmer, original):
        return None
    if share < CLOSE and (firmer.grade.height == DONE or not _is_raised(context, original, other)):
        return None
    return Drift(weaker=original, firmer=firmer)


def _weigh(every: Sequence[_Read]) -> dict[str, float]:
    """Return each stem's rarity among the sentences compared."""
    spread = Counter(term for each in every for term in each.terms)
    return {term: math.log(1 + len(every) / times) for term, times in spread.items()}


def _list_others(context: Context) -> Iterator[_Read]:
    """Yield the sentences of the other documents on the topic, read from end to end."""
    documents = [each for each in gather_material(context).documents if not _is_original(each)]
    for document in documents[:_MOST_DOCUMENTS]:
        every = context.desk.sentences(document)
        for sentence in every[:LONGEST]:
            if not says_something(document, sentence):
                continue
            lead = every[sentence.lead].text if sentence.lead is not None else ""
            topical = Topical(document=document, sentence=sentence, core=False, lead=lead)
            if topical.opens_list:
                continue
            yield _read(topical)


def _read(each: Topical) -> _Read:
    # What is a sentence of its own is compared by its own words: a whole list shares its lead.
    goes_on = each.sentence.text.lstrip("*•-– ")[:1].islower() or _is_original(each.document)
    text = f"{each.lead} {each.sentence.text}" if goes_on else each.sentence.text
    places = find_places(each.sentence.text)
    named = {term for place in find_places(text) for term in find_terms(place)}
    terms = {term for term in find_terms(text) if not term.isdigit()}
    return _Read(topical=each, terms=frozenset(terms - _OWN_FORCE - named - _PLACES), places=places)


def _find_nearest(
    other: _Read, originals: Sequence[_Read], weights: Mapping[str, float]
) -> tuple[float, _Read] | None:
    """Return the original that shares most with a sentence, if both speak of one matter."""
    best: tuple[float, _Read] | None = None
    size = _sum(other.terms, weights)
    for each in originals:
        shared = each.terms & other.terms
        if len(shared) < FEWEST_SHARED or not _are_of_same_places(each, other):
            continue
        share = _sum(shared, weights) / min(size, _sum(each.terms, weights))
        if share >= SAME_MATTER and (best is None or share > best[0]):
            best = (share, each)
    return best


def _sum(terms: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights[term] for term in terms)


def _are_of_same_places(one: _Read, other: _Read) -> bool:
    return one.places <= other.places or other.places <= one.places


def _is_firmer(other: Bound, original: Bound) -> bool:
    """Say whether a sentence stands higher, and not because it tells what came of it later."""
    if other.grade.denied or other.grade.height <= original.grade.height:
        return False
    text = other.topical.sentence.text
    if QUALIFIERS.search(text) or _PONDERS.search(text):
        return False
    if other.grade.height < DONE:
        return True
    if not AIM <= original.grade.height <= INTENTION:
        return False  # A duty that is told as kept, or a right as used: a fact of its own.
    told, made = (find_date(each.topical.document.card) for each in (other, original))
    if told is None or made is None:
        return False
    length = min(len(told.value), len(made.value))
    return told.value[:length] <= made.value[:length]


def _is_original(document: Document) -> bool:
    return document.card.provenance is Provenance.P1


def _has_force(graded: Grade) -> bool:
    return POSSIBLE <= graded.height <= OBLIGATION and not graded.denied


def _is_raised(context: Context, original: Bound, other: Topical) -> bool:
    """Say whether the force check finds that the original does not bear the other's wording."""
    topical = original.topical
    evidence = [context.desk.show(topical.document, topical.sentence)]
    return bool(force.check(other.sentence.text, Kind.SOURCE_SAYS, evidence))
