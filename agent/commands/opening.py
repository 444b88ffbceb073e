"""The library that a command works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        BadInput: a date that is none.
    """
    from agent.settings import read_date
    from store.library import Filters
    from store.types import Status

    chosen = vars(given)
    statuses = tuple(Status) if every_status or chosen.get("all_versions") else (Status.CURRENT,)
    return Filters(
        documents=tuple(chosen.get("document") or ()),
        issuers=tuple(chosen.get("issuer") or ()),
        statuses=statuses,
        dated_from=read_date(chosen.get("since"), option="--since"),
        dated_to=read_date(chosen.get("until"), option="--until"),
        as_of=settings.as_of,
    )
