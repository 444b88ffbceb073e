"""Searches that queue: never more at once than allowed, none lost; all else as it was."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from agent.batch.queueing import Queueing
from store.embed.double import HashEmbedder
from store.filters import Filters
from store.library import Library
from store.types import Hit


class Watched(Library):
    """A library that knows how many searches were under way at once."""

    most = 0
    now = 0
    lock = threading.Lock()

    def search(self, query: str, *, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        try:
            threading.Event().wait(0.02)
            return super().search(query, k=k, filters=filters)
        finally:
            with self.lock:
                self.now -= 1


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Watched]:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "office.md").write_text("# Office\n\nThe Office employs 35 people.\n")
    with Watched.create(tmp_path / "library", embedder=HashEmbedder()) as made:
        made.add([tmp_path / "files"])
        yield made


def test_only_so_many_search_at_once_and_each_gets_its_hits(library: Watched) -> None:
    shelf = Queueing(library, at_once=2)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: shelf.search("Office", k=1), range(16)))
    assert all(len(hits) == 1 for hits in found)
    assert library.most == 2


def test_a_search_that_fails_lets_the_next_one_in(library: Watched) -> None:
    shelf = Queueing(library, at_once=1)
    library.close()
    for _ in range(3):
        with pytest.raises(Exception, match="closed"):
            shelf.search("Office")


def test_everything_else_is_the_librarys(library: Watched) -> None:
    shelf = Queueing(library)
    (document,) = shelf.documents()
    assert shelf.fingerprint == library.fingerprint
    assert shelf.embedder is library.embedder
    assert shelf.text(document.version) == library.text(document.version)
    assert shelf.sentences(document.version) == library.sentences(document.version)
    (passage,) = library.passages(document.version)
    assert shelf.passage_sentences(passage) == library.passage_sentences(passage)
