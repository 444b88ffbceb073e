"""Question -> the sentences to offer a model, within a budget of tokens.

What is found stays in the order of the search: with a few thousand tokens nearly all of it fits,
and a finer ranking costs more time than it saves tokens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest
from typing import Final

from agent.compose.companions import accompany, find_stated
from agent.compose.fill import EQUAL_SHARE, SHARE, Unit, fill
from agent.compose.types import Offer
from agent.question.types import Question, Shape, Wanted
from agent.quote.amended import find_amending
from agent.quote.candidates import gather_dating, gather_located
from agent.quote.find import Aim, search, take_aim
from agent.quote.parties import find_places
from agent.quote.rank import tidy
from agent.quote.shelf import Desk, label
from agent.types import Evidence
from store.types import Document, Hit

BUDGET_TOKENS: Final = 4_000
"""On the questions about policy documents all 36 supporting quotes (dev) are offered with 4,000
tokens, as with 6,000 and 8,000; with 2,000 it is 34. Of the other parts, looked at once: all 42,
and 40. What a model need not read costs nothing and misleads nobody."""

PASSAGES: Final = 40
"""Passages looked at, twice what fits: the best 20 may all be of one document that speaks of little
else (so a press call with its 23 passages), and its share is less. 60 cost 8 ms more."""

_EACH: Final = frozenset({Shape.COMPARISON, Shape.EVERY_DOCUMENT, Shape.SOURCES})

_MOST_APART: Final = 4
"""Names of documents that are searched one by one: each search takes some 20 ms."""

_MOST_QUERIES: Final = 3
"""Things compared that are looked for one by one, for the same reason."""

_MOST_STATED: Final = 4
"""Documents, best first, whose date is offered as a sentence."""


def gather(
    desk: Desk,
    question: Question,
    *,
    aim: Aim | None = None,
    budget_tokens: int = BUDGET_TOKENS,
) -> Offer:
    """Return numbered sentences that may answer, grouped by document, in reading order.

    Args:
        desk: the library as this question sees it; its filters decide which texts may speak.
        question: analysed.
        aim: what it is about, where that is known already; taken here when None.
        budget_tokens: for the sentences and the lines that describe their documents.
    """
    if not desk.documents():
        return Offer(evidence=(), searches=(question.text,))
    aim = aim or take_aim(desk, question, passages=PASSAGES)
    return gather_all(desk, (aim,), budget_tokens=budget_tokens).offer


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What is offered for several questions together.

    `found` holds, for each question in order, the places (version and ordinal) of the sentences
    that its own search found, offered or not.
    """

    offer: Offer
    found: tuple[frozenset[tuple[str, int]], ...]


def gather_all(
    desk: Desk,
    aims: Sequence[Aim],
    *,
    also: Sequence[Iterator[Unit]] = (),
    budget_tokens: int = BUDGET_TOKENS,
) -> Gathered:
    """Return numbered sentences that may answer any of several questions, best first of each.

    Args:
        desk: the library as these questions see it.
        aims: what each of them is about.
        also: what was found otherwise, each best first; it takes its turn before that of the
            questions.
        budget_tokens: for all questions together.
    """
    found = [_look_for(desk, aim) for aim in aims]
    hits = _interleave([each.hits for each in found])
    units = [_find_units(desk, aim, each.hits) for aim, each in zip(aims, found, strict=True)]
    share = min((_find_share(aim.question, hits) for aim in aims), default=SHARE)
    groups = fill(_take_turns([*also, *units]), budget_tokens, share=share)
    evidence = tuple(
        desk.show(group.document, sentence) for group in groups for sentence in group.sentences
    )
    offer = Offer(
        evidence=evidence,
        searches=tuple(dict.fromkeys(text for each in found for text in each.searches)),
        left_out=_count_left_out(hits, evidence),
        addressed=tuple(filter(is_addressed, evidence)),
    )
    return Gathered(offer=offer, found=tuple(_list_places(each.hits) for each in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The passages found, best first, each once, and the texts looked for."""

    hits: tuple[Hit, ...]
    searches: tuple[str, ...]


def _look_for(desk: Desk, aim: Aim) -> _Found:
    """Search where the question points: the documents it names, else everywhere.

    What is compared is searched for one by one: a single search finds mostly one side.
    """
    question = aim.question
    groups = _group_named(desk, aim)
    lists: list[Sequence[Hit]] = [
        search(desk, question, group, passages=PASSAGES) for group in groups
    ]
    texts = [f"{question.text} (in {label(group[0])})" for group in groups if len(group) == 1]
    compares = question.shape is Shape.COMPARISON
    if not groups or (compares and len(groups) == 1):
        queries = _split_comparison(question)
        lists.append(aim.hits)
        if aim.titled:
            lists.append(search(desk, question, aim.titled))
        lists += [search(desk, replace(question, text=each), ()) for each in queries]
        lists += _split_by_place(question, aim.hits)
        texts += [question.text, *queries]
    return _Found(hits=_interleave(lists), searches=tuple(texts) or (question.text,))


def _group_named(desk: Desk, aim: Aim) -> tuple[tuple[Document, ...], ...]:
    """Return the documents to search together: those of one name, which are often copies.

    A single search over copies finds every passage once, and so more of them. What amends a
    document is searched like one that is named: who names an instrument means it as it now stands.
    """
    if len(aim.named) > _MOST_APART:
        return (aim.documents,)
    named = dict.fromkeys(each.documents for each in aim.named)
    known = {each.version for each in aim.documents}
    amending = [each for each in find_amending(desk, aim.documents) if each.version not in known]
    return (*named, *((each,) for each in amending))


def _split_comparison(question: Question) -> tuple[str, ...]:
    """Return the question once for each name it compares, without the others."""
    if question.shape is not Shape.COMPARISON:
        return ()
    names = [each.surface for each in question.names][:_MOST_QUERIES]
    if len(names) < 2:
        return ()
    return tuple(
        _without(question.text, [other for other in names if other != name]) for name in names
    )


def _split_by_place(question: Question, hits: Sequence[Hit]) -> list[Sequence[Hit]]:
    """Return, for each of several countries that a question names, the passages headed for it.

    "What do the EU and China require" is answered from two texts that each name one of them, and
    a third that speaks of the subject alone may outrank both.
    """
    places = sorted(find_places(question.text))
    if len(places) < 2:
        return []
    return [[hit for hit in hits if place in _find_home(hit.document)] for place in places]


def _find_home(document: Document) -> frozenset[str]:
    """Return the countries that a document's title or issuer names."""
    issuer = document.card.issuer
    return find_places(f"{document.title} {issuer.value if issuer is not None else ''}")


def _without(text: str, names: Sequence[str]) -> str:
    for name in names:
        text = text.replace(name, " ")
    return tidy(text)


def _interleave(lists: Sequence[Sequence[Hit]]) -> tuple[Hit, ...]:
    """Return the first of each list, then the second of each, every passage once."""
    rows = zip_longest(*lists)
    found = {hit.passage.id: hit for row in rows for hit in row if hit is not None}
    return tuple(found.values())


def _take_turns(units: Sequence[Iterator[Unit]]) -> Iterator[Unit]:
    """Yield the best of each question, then the second best of each."""
    for row in zip_longest(*units):
        yield from (unit for unit in row if unit is not None)


def as_units(desk: Desk, hits: Sequence[Hit]) -> Iterator[Unit]:
    """Yield passages as what may be offered, each with what it cannot be read without."""
    for place, hit in enumerate(hits):
        yield Unit(document=hit.document, read=partial(accompany, desk, hit, place))


def _find_units(desk: Desk, aim: Aim, hits: Sequence[Hit]) -> Iterator[Unit]:
    """Yield what to offer, best first: what stands at a place that is named, then what is found."""
    question = aim.question
    for document in aim.documents or aim.titled:
        placed = gather_located(desk, document, question.locators) if question.locators else []
        if question.wanted is Wanted.DATE:
            placed += gather_dating(desk, document)
        for each in placed:
            yield Unit(document=document, read=partial(tuple, [each.sentence]))
    stated: set[str] = set()
    for place, hit in enumerate(hits):
        yield Unit(document=hit.document, read=partial(accompany, desk, hit, place))
        if hit.document.version not in stated and len(stated) < _MOST_STATED:
            stated.add(hit.document.version)
            yield Unit(
                document=hit.document, read=partial(find_stated, desk, question, hit.document)
            )


def _find_share(question: Question, hits: Sequence[Hit]) -> float:
    """Return what one document may take of the budget; all of it where no other speaks."""
    speaking = len({hit.document.version for hit in hits})
    least = EQUAL_SHARE if question.shape in _EACH else SHARE
    return max(least, 1 / (speaking or 1))


def _count_left_out(hits: Sequence[Hit], evidence: Sequence[Evidence]) -> int:
    """Return how many sentences of the passages found are not offered."""
    return len(_list_places(hits) - {(each.document.version, each.ordinal) for each in evidence})


def _list_places(hits: Sequence[Hit]) -> frozenset[tuple[str, int]]:
    return frozenset(
        (hit.passage.version, ordinal)
        for hit in hits
        for ordinal in range(hit.passage.first, hit.passage.last + 1)
    )


def is_addressed(each: Evidence) -> bool:
    """Say whether a sentence holds words that speak to a model."""
    spans = each.document.card.instructions
    return any(span.start < each.end and each.start < span.end for span in spans)
