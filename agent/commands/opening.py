"""The library that a command works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import BadInput

if TYPE_CHECKING:
    from agent.settings import Settings
    from store.library import Filters, Library


def open_library(settings: Settings) -> Library:
    """Return the library of the settings, open for reading.

    Raises:
        LibraryMissing, LibraryDamaged, LibraryNewer, IndexMismatch: as named.
    """
    from store.library import Library

    return Library.open(
        settings.library,
        embedder=settings.embedder,
        base_url=settings.embedder_base_url,
        api_key=settings.embedder_key,
    )


def open_or_create(settings: Settings) -> Library:
    """Return the library of the settings; make it where there is none yet.

    Raises:
        LibraryBusy, LibraryReadOnly, LibraryDamaged, LibraryNewer, IndexMismatch: as named.
    """
    from store.library import DEFAULT_EMBEDDER, Library

    if Library.exists(settings.library):
        return open_library(settings)
    return Library.create(
        settings.library,
        embedder=settings.embedder or DEFAULT_EMBEDDER,
        base_url=settings.embedder_base_url,
        api_key=settings.embedder_key,
    )


def read_filters(settings: Settings, given: object, *, every_status: bool = False) -> Filters:
    """Return the filters that `add_filter_options` and `--as-of` describe.

    `every_status` is for listings, which hide nothing.

    Raises:
        BadInput: a date that is none, or two that no day lies between.
    """
    from agent.settings import read_date
    from store.library import Filters
    from store.types import Status

    chosen = vars(given)
    first = read_date(chosen.get("since"), option="--since")
    last = read_date(chosen.get("until"), option="--until")
    if first and last and first > last:
        raise BadInput(f"--since {first} is later than --until {last}: no day lies between")
    statuses = tuple(Status) if every_status or chosen.get("all_versions") else (Status.CURRENT,)
    return Filters(
        documents=tuple(chosen.get("document") or ()),
        issuers=tuple(chosen.get("issuer") or ()),
        statuses=statuses,
        dated_from=first,
        dated_to=last,
        as_of=settings.as_of,
    )


def require_documents(library: Library, filters: Filters) -> None:
    """Refuse to call silence what only comes from there being nothing to look into.

    Raises:
        BadInput: the library is empty, or no document passes the filters.
    """
    if not library.documents():
        raise BadInput("the library holds no documents; `brief add PATH` reads some into it")
    if not library.documents(filters):
        raise BadInput(
            f"no document in the library fits {describe_filters(filters)}, so nothing was looked "
            "into; `brief sources` lists what there is"
        )


def describe_filters(filters: Filters) -> str:
    """Return the conditions as they are typed: '--issuer NIST --since 2024-01-01'."""
    typed = [f"--document {name}" for name in filters.documents]
    typed += [f"--issuer {name!r}" for name in filters.issuers]
    typed += [f"--since {filters.dated_from}"] if filters.dated_from else []
    typed += [f"--until {filters.dated_to}"] if filters.dated_to else []
    typed += [f"--as-of {filters.as_of}"] if filters.as_of else []
    return " ".join(typed) or "without --all-versions"
