"""The library that a suite is asked of: one on disk, or a folder of documents read into memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evals import shelf
from store.errors import BadInput, ReadError
from store.ports import Embedder
from store.readers.sandbox import ReaderPool
from store.readers.walk import Refused, escape, walk
from store.types import Reading


def read_documents(folder: Path, *, embedder: Embedder | None = None) -> shelf.Shelf:
    """Return the documents under a folder as a library in memory.

    They are read as `brief add` reads them. Each comes from its path below the folder, so that
    the same documents are the same library wherever the folder lies.

    Raises:
        BadInput: there is no such folder, nothing in it can be read, or a file of it is damaged.
    """
    if not folder.is_dir():
        raise BadInput(f"{escape(folder)}: there is no such folder of documents")
    readings = list(_read(folder))
    if not readings:
        raise BadInput(f"{escape(folder)}: it holds no document that can be read")
    return shelf.build(readings, embedder=embedder)


def _read(folder: Path) -> Iterator[tuple[str, Reading]]:
    root = folder.resolve()
    with ReaderPool(workers=1) as pool:
        for item in walk([folder]):
            reason, skipped = "", True
            if isinstance(item, Refused):
                reason, skipped = item.reason, item.skipped
            else:
                try:
                    yield item.path.relative_to(root).as_posix(), pool.read(item.path)
                except ReadError as error:
                    reason, skipped = str(error), error.skipped
            if not skipped:
                raise BadInput(f"{escape(item.path)}: {reason}")
