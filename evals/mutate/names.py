"""Ways to get a name wrong: another person, body or place, or two in each other's place."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from typing import Final

from evals.mutate.edits import Edit, choose
from evals.mutate.read_names import (
    ADJECTIVES,
    COUNTRIES,
    GROUPS,
    TOWNS,
    WITH_ARTICLE,
    Gazetteer,
    Name,
    is_same,
    study_names,
)
from evals.mutate.types import Claim, Mutation, Surroundings
from evals.mutate.words import is_english

_PEOPLE: Final = (
    "Anna Keller",
    "David Okoro",
    "Elena Marchetti",
    "James Whitfield",
    "Maria Santos",
    "Robert Haines",
    "Sofia Lindgren",
    "Thomas Brandt",
)
_PLAIN_BODIES: Final = (
    "Commission",
    "Committee",
    "Council",
    "Department",
    "Government",
    "Ministry",
    "Parliament",
    "Secretariat",
    "Agency",
    "Board",
    "Court",
    "Treasury",
)
"""Bodies called by one word after `the`."""
_PLAIN_PAIRS: Final = frozenset(
    frozenset(each)
    for each in (
        ("Department", "Ministry"),
        ("Department", "Government"),
        ("Ministry", "Government"),
        ("Committee", "Board"),
    )
)
"""Words that may mean one body."""
_FEWEST: Final = 2
"""Fewer names than this in the documents, and the list of well-known ones is drawn on too."""


def change_name(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim with a name replaced by another of its kind, or two names swapped."""
    if not is_english(claim.text):
        return None
    around = study_names(claim, surroundings)
    names = around.find_names(claim.text)
    edits = [*_list_replaced(claim, names, around, rng), *_list_swapped(claim, names)]
    return choose("name", claim, edits, rng)


def _list_replaced(
    claim: Claim, names: list[Name], around: Gazetteer, rng: random.Random
) -> Iterator[Edit]:
    evident = [each.text for text in claim.evidence for each in around.find_names(text)]
    present = [*evident, *(each.text for each in names)]
    for name in names:
        wanted = _list_fellows(name, around.names)
        if len(set(wanted)) < _FEWEST:
            wanted += _list_known(name, rng)
        for new in sorted(set(wanted)):
            if not _is_mentioned(new, present, claim):
                fitting = _fit(claim.text, name, new)
                kind = f"{name.kind} replaced"
                yield Edit(start=name.start, end=name.end, new=fitting, kind=kind)


def _fit(text: str, name: Name, new: str) -> str:
    """Return a surname where a surname stood: `Mr Harcastle` does not become `Mr Tom Okafor`."""
    alone = name.kind == "person" and " " not in name.text
    return new.rsplit(maxsplit=1)[-1] if alone and text[: name.start].endswith((" ", ". ")) else new


def _is_mentioned(new: str, present: list[str], claim: Claim) -> bool:
    return any(is_same(new, each) for each in present) or any(
        re.search(rf"\b{re.escape(new)}\b", each) for each in (claim.text, *claim.evidence)
    )


def _list_fellows(name: Name, pool: Iterable[Name]) -> list[str]:
    if name.text in _PLAIN_BODIES and not name.article:
        return []
    if name.text in _PLAIN_BODIES:
        return [
            each
            for each in _PLAIN_BODIES
            if each != name.text and frozenset((each, name.text)) not in _PLAIN_PAIRS
        ]
    one_word = " " not in name.text
    return [
        each.text
        for each in pool
        if each.kind == name.kind
        and each.article == name.article
        and (name.kind not in ("thing", "person") or one_word or " " in each.text)
        and (name.kind != "thing" or (" " not in each.text) == one_word)
        and not is_same(each.text, name.text)
        and not (" of " in each.text and " of " not in name.text)
        and (each.text not in _PLAIN_BODIES or name.article)
        and (each.start > 0 or name.kind not in ("body", "thing"))
        and (name.kind != "body" or each.text.isupper() == name.text.isupper())
    ]


def _list_known(name: Name, rng: random.Random) -> list[str]:
    lists = {"country": COUNTRIES, "town": TOWNS, "adjective": ADJECTIVES, "person": _PEOPLE}
    if name.kind == "country" and name.article:
        return [each for each in WITH_ARTICLE if each != name.text]
    if name.kind in lists:
        return rng.sample(sorted(lists[name.kind]), 3)
    return [each for group in GROUPS if name.text in group for each in group if each != name.text]


def _list_swapped(claim: Claim, names: list[Name]) -> Iterator[Edit]:
    """Yield two names of one kind in each other's place, unless they stand side by side."""
    for at, one in enumerate(names):
        for two in names[at + 1 :]:
            between = claim.text[one.end : two.start]
            apart = len(re.findall(r"\w+", between)) >= 3 and not re.search(
                r"\bbetween\b.*$", claim.text[: one.start]
            )
            same = one.kind == two.kind and one.article == two.article
            if apart and same and not is_same(one.text, two.text) and one.kind != "thing":
                yield Edit(
                    start=one.start,
                    end=two.end,
                    new=two.text + between + one.text,
                    kind="names swapped",
                )
