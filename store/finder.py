"""The search side of a library: the live generation in a private copy, kept up to date."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from store.catalog import Catalog
from store.errors import IndexDamaged, LibraryBusy, LibraryError
from store.generations import rebuild
from store.lock import writing
from store.manifest import FOLDER, installed_engines, read_pointer
from store.ports import Embedder
from store.search import Searcher
from store.sqlite import translated
from store.types import Document, Hit
from store.views import View, open_view

if TYPE_CHECKING:
    from store.lexical import TantivyLexical
    from store.vectors import ChromaVectors


class Finder:
    """Finds passages in one library. Opens nothing before the first search.

    Whoever comes upon a stale or damaged index brings it up to date if the library is free and
    may be written; else a sound earlier generation serves, and `notices` says so.
    """

    def __init__(self, folder: Path, catalog: Catalog, embedder: Callable[[], Embedder]) -> None:
        self._folder = folder
        self._catalog = catalog
        self._embedder = embedder
        self._lock = threading.RLock()
        self._view: View | None = None
        self._vectors: ChromaVectors | None = None
        self._searcher: Searcher | None = None
        self.notices: tuple[str, ...] = ()

    def search(self, query: str, *, k: int, versions: frozenset[str] | None) -> list[Hit]:
        """Return the `k` best passages, best first."""
        with self._lock:
            searcher = self._refresh()
        return searcher.search(query, k=k, versions=versions) if searcher else []

    def close(self) -> None:
        """Let go of the copy."""
        with self._lock:
            if self._vectors is not None:
                self._vectors.close()
            if self._view is not None:
                self._view.close()
            self._view = self._vectors = self._searcher = None

    def _refresh(self) -> Searcher | None:
        """Return a searcher over the newest generation there is, None for an empty library."""
        revision = self._catalog.revision
        if revision == 0:
            return None
        if self._searcher is not None and self._is_live() and not self._can_mend(revision):
            return self._searcher
        from store import vectors

        with ThreadPoolExecutor(2) as loaders:
            # Importing the vendors takes longer than everything else; it can start at once.
            preload = loaders.submit(vectors.preload)
            embedder = loaders.submit(_load, self._embedder)
            with translated(str(self._folder)):
                view = self._open_current()
            return self._open(view, preload, embedder)

    def _is_live(self) -> bool:
        assert self._view is not None
        with contextlib.suppress(IndexDamaged):
            return read_pointer(self._folder / FOLDER) == self._view.pointer
        return True

    def _can_mend(self, revision: int) -> bool:
        """Whether what is served is stale, and nobody is there who will change that."""
        assert self._view is not None
        if self._view.manifest.revision == revision:
            return False
        try:
            with writing(self._folder, patience_seconds=0):
                return True
        except LibraryError:
            return False

    def _open_current(self) -> View:
        """Return a copy of a sound generation, an up-to-date one if that can be had."""
        view, reason = None, "there is none"
        try:
            view = open_view(self._folder)
        except IndexDamaged as error:
            reason = str(error)
        if view is not None and self._is_fresh(view):
            self.notices = ()
            return view
        try:
            with writing(self._folder, patience_seconds=0):
                rebuild(self._folder)
            mended = open_view(self._folder)
        except LibraryError as error:
            if view is None:
                # Busy stays busy: whoever waits will find an index.
                kind = LibraryBusy if isinstance(error, LibraryBusy) else IndexDamaged
                raise kind(
                    f"the search index of {str(self._folder)!r} cannot be used ({reason}) nor "
                    f"rebuilt now: {error}"
                ) from error
            self.notices = (f"the search index does not show the latest changes yet: {error}",)
            return view
        assert mended is not None
        if view is not None:
            view.close()
        self.notices = () if view is not None else (f"the search index was rebuilt ({reason})",)
        return mended

    def _is_fresh(self, view: View) -> bool:
        made = view.manifest
        return made.revision == self._catalog.revision and made.engines == installed_engines()

    def _open(self, view: View, preload: Future[None], embedder: Future[Embedder]) -> Searcher:
        from store import lexical, vectors

        preload.result()
        opened = vectors.open(view.vectors)
        words: TantivyLexical = lexical.open(view.words)
        searcher = Searcher(
            passages=self._catalog,
            lexical=words,
            vectors=opened,
            embedder=embedder.result(),
            documents=self._documents,
        )
        self.close()
        self._view, self._vectors, self._searcher = view, opened, searcher
        return searcher

    def _documents(self, versions: Iterable[str]) -> Mapping[str, Document]:
        return {document.version: document for document in self._catalog.documents(versions)}


def _load(embedder: Callable[[], Embedder]) -> Embedder:
    opened = embedder()
    # Built-in models load with their first text.
    opened.count_tokens(["a"])
    return opened
