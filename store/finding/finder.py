"""The search side of a library: the live generation in a private copy, kept up to date."""

from __future__ import annotations

import contextlib
import threading
import weakref
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from store.adding.upkeep import open_for_writing
from store.errors import IndexDamaged, LibraryBusy, LibraryError
from store.finding.search import Searcher
from store.index.generations import rebuild
from store.index.manifest import FOLDER, installed_engines, read_pointer
from store.index.views import View, open_view
from store.ports import Embedder
from store.truth.catalog import Catalog
from store.truth.lock import writing
from store.truth.sqlite import translated
from store.types import Document, Hit

if TYPE_CHECKING:
    from store.index.vectors import ChromaVectors


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
        self._opened: _Opened | None = None
        self.notices: tuple[str, ...] = ()
        self.behind = False

    def search(self, query: str, *, k: int, versions: frozenset[str] | None) -> list[Hit]:
        """Return the `k` best passages, best first."""
        with self._lock:
            opened = self._refresh()
        # A refresh by another thread leaves what this search holds open until it has ended.
        return opened.searcher.search(query, k=k, versions=versions) if opened else []

    def close(self) -> None:
        """Let go of the copy."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
            self._opened = None

    def _refresh(self) -> _Opened | None:
        """Return a searcher over the newest generation there is, None for an empty library."""
        revision = self._catalog.revision
        if revision == 0:
            return None
        opened = self._opened
        if opened is not None and not self._is_worth_opening(opened.view, revision):
            return opened
        from store.index import vectors

        with ThreadPoolExecutor(2) as loaders:
            # Importing the vendors takes longer than everything else; it can start at once.
            preload = loaders.submit(vectors.preload)
            embedder = loaders.submit(_load, self._embedder)
            with translated(str(self._folder)):
                view = self._open_current()
            return self._open(view, preload, embedder)

    def _is_worth_opening(self, view: View, revision: int) -> bool:
        """Whether there is another generation, or could be: ours stale, and nobody at work."""
        with contextlib.suppress(IndexDamaged):
            if read_pointer(self._folder / FOLDER) != view.pointer:
                return True
        if view.manifest.revision == revision:
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
            self.notices, self.behind = (), False
            return view
        try:
            with open_for_writing(self._folder, patience_seconds=0):
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
            self.behind = True
            return view
        assert mended is not None
        if view is not None:
            view.close()
        self.notices = () if view is not None else (f"the search index was rebuilt ({reason})",)
        self.behind = False
        return mended

    def _is_fresh(self, view: View) -> bool:
        made = view.manifest
        return made.revision == self._catalog.revision and made.engines == installed_engines()

    def _open(self, view: View, preload: Future[None], embedder: Future[Embedder]) -> _Opened:
        from store.index import lexical, vectors

        preload.result()
        index = vectors.open(view.vectors)
        searcher = Searcher(
            passages=self._catalog,
            lexical=lexical.open(view.words),
            vectors=index,
            embedder=embedder.result(),
            documents=self._documents,
        )
        self._opened = _Opened(view, index, searcher)
        return self._opened

    def _documents(self, versions: Iterable[str]) -> Mapping[str, Document]:
        return {document.version: document for document in self._catalog.documents(versions)}


class _Opened:
    """A generation in use; what it holds is closed when the last search on it has ended."""

    def __init__(self, view: View, vectors: ChromaVectors, searcher: Searcher) -> None:
        self.view = view
        self.searcher = searcher
        self.close = weakref.finalize(self, _close, view, vectors)


def _close(view: View, vectors: ChromaVectors) -> None:
    vectors.close()
    view.close()


def _load(embedder: Callable[[], Embedder]) -> Embedder:
    opened = embedder()
    # Built-in models load with their first text.
    opened.count_tokens(["a"])
    return opened
