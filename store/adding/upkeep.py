"""What every writing call of a library does around its own work."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from store.errors import LibraryError
from store.filters import match
from store.index.generations import At, live_manifest, rebuild
from store.truth.catalog import Catalog
from store.truth.ledger import Ledger
from store.truth.lock import PATIENCE_SECONDS, writing
from store.types import Document, Status


@contextmanager
def open_for_writing(
    folder: Path, *, patience_seconds: float = PATIENCE_SECONDS
) -> Iterator[Catalog]:
    """Hold the library and give its catalogue, to be written.

    Raises:
        LibraryBusy, LibraryReadOnly, LibraryDamaged, DiskFull: as named.
    """
    with writing(folder, patience_seconds=patience_seconds):
        catalog = Catalog.open(folder, write=True)
        try:
            yield catalog
            # Readers without the right to write need a file without a log, and what was deleted
            # may still stand in it.
            catalog.fold()
        finally:
            catalog.close()


def choose(name: str, documents: Sequence[Document], catalog: Catalog) -> Document:
    """Return the document that a path, an id or the beginning of one means.

    Raises:
        BadInput: there is none, or there are several.
    """
    located = catalog.locations()
    path = os.fsencode(os.path.realpath(name))
    if path in located:
        version = located[path].version
        return next(item for item in documents if item.version == version)
    found = match(name, documents)
    return next((item for item in found if item.status is not Status.REPLACED), found[-1])


def judge(catalog: Catalog) -> None:
    """Settle which documents are superseded or withdrawn by others that are here."""
    from store.card.standing import standings

    speaking = [item for item in catalog.documents() if item.status is not Status.REPLACED]
    fresh = [replace(item, status=Status.CURRENT, status_reason="") for item in speaking]
    ruled = standings(fresh)
    now = {item.version: (item.status, item.status_reason) for item in speaking}
    if any(ruled.get(name, (Status.CURRENT, "")) != standing for name, standing in now.items()):
        Ledger(catalog).judge(ruled)


def bring_up_to_date(folder: Path, catalog: Catalog, at: At) -> None:
    """Build a generation unless the live one shows the truth."""
    revision = catalog.revision
    try:
        manifest = live_manifest(folder)
        stale = manifest is None or manifest.revision != revision
    except LibraryError:
        stale = True
    if stale and revision:
        rebuild(folder, at=at)
