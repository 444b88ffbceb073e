"""Which documents a search or an answer may look into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from store.errors import BadInput
from store.types import DateKind, Document, Status

Standings = Callable[[Sequence[Document], date], Mapping[str, tuple[Status, str]]]
"""By version, what the documents said of each other by a day."""

DATING: Final = (
    DateKind.SIGNATURE,
    DateKind.PUBLICATION,
    DateKind.EFFECTIVE,
    DateKind.UPDATE,
)
"""The kinds of date that date a document, the most telling first."""

_SHORTEST_PREFIX: Final = 4


def _read_standings(documents: Sequence[Document], day: date) -> Mapping[str, tuple[Status, str]]:
    # It brings what writes cards along, which only a look at the past needs.
    from store.card.standing import standings

    return standings(documents, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Conditions that all hold; an empty one asks nothing.

    `documents` are ids, or beginnings of ids or of versions; `issuers` parts of issuers' names,
    whatever their case. A document is dated by its card; one without a date passes neither
    `dated_from` nor `dated_to`. `as_of` looks at the library as on that day: documents dated
    later are not there, and what they supersede, withdraw or replace still speaks.
    """

    documents: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = (Status.CURRENT,)
    dated_from: date | None = None
    dated_to: date | None = None
    as_of: date | None = None

    @property
    def only_statuses(self) -> bool:
        """Whether nothing but the statuses is asked."""
        return self == Filters(statuses=self.statuses)


def select(
    documents: Sequence[Document], filters: Filters, standings: Standings = _read_standings
) -> list[Document]:
    """Return the documents that pass, in the order given, with their status as of that day.

    Raises:
        BadInput: no document has the id that was asked for.
    """
    kept = (
        list(documents) if filters.as_of is None else look_back(documents, filters.as_of, standings)
    )
    if filters.documents:
        wanted = {item.version for name in filters.documents for item in match(name, documents)}
        kept = [document for document in kept if document.version in wanted]
    return [document for document in kept if _passes(document, filters)]


def match(name: str, documents: Iterable[Document]) -> list[Document]:
    """Return the versions that a name means: an id, or the beginning of an id or a version.

    Raises:
        BadInput: none, or versions of several documents.
    """
    known = list(documents)
    found = [item for item in known if name in {item.id, item.version}]
    if not found and len(name) >= _SHORTEST_PREFIX:
        found = [
            item for item in known if item.id.startswith(name) or item.version.startswith(name)
        ]
    if not found and 0 < len(name) < _SHORTEST_PREFIX:
        raise BadInput(
            f"no document {name!r} in the library; the beginning of an id needs at least "
            f"{_SHORTEST_PREFIX} characters, and `brief sources` lists the ids"
        )
    if not found:
        raise BadInput(f"no document {name!r} in the library; `brief sources` lists their ids")
    if len({item.id for item in found}) > 1:
        raise BadInput(f"{name!r} begins several ids; give more of it")
    return found


def look_back(documents: Sequence[Document], day: date, standings: Standings) -> list[Document]:
    """Return the documents as they stood on a day: none dated later, each with its status then.

    Of a document's versions the latest that was dated by then speaks; an undated one counts as
    having been there always.
    """
    there = [item for item in documents if (earliest(item) or date.min) <= day]
    latest = {item.id: item for item in there}
    fresh = [replace(item, status=Status.CURRENT, status_reason="") for item in latest.values()]
    ruled = standings(fresh, day)
    speaking = {item.version: item for item in fresh}
    return [
        replace(
            speaking[item.version],
            status=ruled.get(item.version, (Status.CURRENT, ""))[0],
            status_reason=ruled.get(item.version, (Status.CURRENT, ""))[1],
        )
        if item.version in speaking
        else replace(item, status=Status.REPLACED)
        for item in there
    ]


def earliest(document: Document) -> date | None:
    """Return the first day that the document's date allows ("2017-09" gives 1 September)."""
    stated = _date(document)
    return None if stated is None else _expand(stated, "-01")


def latest(document: Document) -> date | None:
    """Return the last day that the document's date allows ("2017-09" gives 30 September)."""
    stated = _date(document)
    if stated is None:
        return None
    first = _expand(stated, "-01")
    if len(stated) == 4:
        return date(first.year, 12, 31)
    if len(stated) == 7:
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    return first


def _date(document: Document) -> str | None:
    by_kind = {stated.kind: stated.value for stated in reversed(document.card.dates)}
    return next((by_kind[kind] for kind in DATING if kind in by_kind), None)


def _expand(stated: str, part: str) -> date:
    while len(stated) < 10:
        stated += part
    return date.fromisoformat(stated)


def _passes(document: Document, filters: Filters) -> bool:
    if filters.statuses and document.status not in filters.statuses:
        return False
    if filters.issuers:
        issuer = document.card.issuer.value.casefold() if document.card.issuer else ""
        if not any(name.casefold() in issuer for name in filters.issuers if issuer):
            return False
    first, last = earliest(document), latest(document)
    if filters.dated_from is not None and (last is None or last < filters.dated_from):
        return False
    return filters.dated_to is None or (first is not None and first <= filters.dated_to)
