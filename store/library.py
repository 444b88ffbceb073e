"""A collection of documents on disk: made, filled, searched, and kept in order.

The SQLite file is the truth. The search index is made from it, may be deleted at any time, and
is brought up to date by whoever finds it stale.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from store.adding.ingest import Workshop, ingest
from store.adding.prepare import Prepare, open_preparation
from store.adding.report import AddReport, Progress, Stage, Tell, silent
from store.adding.upkeep import bring_up_to_date, choose, judge, open_for_writing
from store.embedders import open_spec, refuse_other
from store.errors import BadInput, IndexMismatch
from store.filters import Filters, match, select
from store.finding.finder import Finder
from store.index.generations import At, ignore, rebuild
from store.ports import Embedder
from store.truth import catalog as truth
from store.truth.catalog import Catalog
from store.truth.founding import create_catalog
from store.truth.health import Health, examine
from store.truth.ledger import Ledger
from store.truth.lock import writing
from store.truth.record import Made
from store.truth.sqlite import translated
from store.types import Document, Hit, Passage, Reading, Sentence, Status

if TYPE_CHECKING:
    from store.retriever import LibraryRetriever

__all__ = ["Filters", "Library"]

DEFAULT_EMBEDDER: Final = "minilm"


class Library:
    """One library, open for reading; each writing call takes the lock for its own duration."""

    def __init__(
        self,
        folder: Path,
        catalog: Catalog,
        *,
        embedder: Embedder | None,
        base_url: str | None,
        api_key: str | None,
    ) -> None:
        self.folder = folder
        self._catalog = catalog
        self._base_url = base_url
        self._api_key = api_key
        self._embedder = embedder
        self._loading = threading.Lock()
        self._finder = Finder(folder, catalog, lambda: self.embedder)
        self._change = catalog.change

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        embedder: Embedder | str = DEFAULT_EMBEDDER,
        base_url: str | None = None,
        api_key: str | None = None,
    ) -> Self:
        """Make an empty library in `folder`, which may exist but must hold no library.

        Args:
            folder: made where it is missing, for this user's eyes only.
            embedder: an embedder, or the spec of one ("minilm", "openai:MODEL").
            base_url: the endpoint of an "openai:" embedder.
            api_key: that endpoint's key, where it wants one; never kept.

        Raises:
            LibraryBusy, LibraryReadOnly, DiskFull: as named.
            BadInput: there is a library already, or `folder` is no folder.
        """
        folder = folder.absolute()
        spec = embedder if isinstance(embedder, str) else None
        opened = open_spec(embedder, base_url, api_key) if isinstance(embedder, str) else embedder
        if folder.exists() and not folder.is_dir():
            raise BadInput(f"{str(folder)!r} is a file; name a folder for the library")
        with translated(str(folder)):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with writing(folder):
            if (folder / truth.FILE).exists():
                raise BadInput(f"there is a library in {str(folder)!r} already")
            made = Made(
                embedder=opened.name,
                dimensions=opened.dimensions,
                spec=spec,
                base_url=base_url,
                created=datetime.now(UTC).isoformat(timespec="seconds"),
            )
            create_catalog(folder, made)
        catalog = Catalog.open(folder)
        return cls(folder, catalog, embedder=opened, base_url=base_url, api_key=api_key)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        embedder: Embedder | str | None = None,
        base_url: str | None = None,
        api_key: str | None = None,
    ) -> Self:
        """Open the library in `folder`.

        Args:
            folder: where it is.
            embedder: None for the one it was made with; another one is refused.
            base_url: where that one's endpoint is now, if it has moved.
            api_key: that endpoint's key, where it wants one; never kept.

        Raises:
            LibraryMissing, LibraryDamaged, LibraryNewer, IndexMismatch: as named.
        """
        folder = folder.absolute()
        catalog = Catalog.open(folder)
        try:
            made = catalog.made
            refuse_other(embedder, made, folder)
        except BaseException:
            catalog.close()
            raise
        opened = embedder if embedder is not None and not isinstance(embedder, str) else None
        return cls(
            folder,
            catalog,
            embedder=opened,
            base_url=base_url or made.base_url,
            api_key=api_key,
        )

    @classmethod
    def exists(cls, folder: Path) -> bool:
        """Whether there is a library in `folder`.

        Raises:
            LibraryReadOnly: the folder cannot be looked into.
        """
        with translated(str(folder)):
            return (folder / truth.FILE).exists()

    def close(self) -> None:
        """Let go of everything."""
        self._finder.close()
        self._catalog.close()

    def __enter__(self) -> Self:
        """Return the library."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of everything."""
        self.close()

    @property
    def embedder(self) -> Embedder:
        """The embedder that the library was made with, opened on first use."""
        with self._loading:
            if self._embedder is None:
                made = self._catalog.made
                if made.spec is None:
                    raise IndexMismatch(
                        f"the library {str(self.folder)!r} was made with an embedder of the "
                        f"caller's own ({made.embedder!r}); open it with that embedder"
                    )
                opened = open_spec(made.spec, self._base_url, self._api_key)
                refuse_other(opened, made, self.folder)
                self._embedder = opened
            return self._embedder

    @property
    def made(self) -> Made:
        """How the library was made."""
        return self._catalog.made

    @property
    def revision(self) -> int:
        """A number that grows with every change of what can be found."""
        return self._catalog.revision

    @property
    def notices(self) -> tuple[str, ...]:
        """What the last search had to do without, in sentences."""
        return self._finder.notices

    @property
    def behind(self) -> bool:
        """Whether the last search used an index older than the documents."""
        return self._finder.behind

    @property
    def fingerprint(self) -> str:
        """16 hex digits over the current versions, how they were read, and the embedder.

        Equal libraries give equal answers; a change of any document, or of the programs that
        read and embed, changes it.
        """
        read_by = self._catalog.pipelines()
        current = sorted(self._catalog.versions([Status.CURRENT]))
        lines = [self._catalog.made.embedder, *(f"{name} {read_by[name]}" for name in current)]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]

    def add(
        self,
        paths: Sequence[Path],
        *,
        sync: bool = False,
        retry: bool = False,
        index: bool = True,
        progress: Tell | None = None,
        prepare: Prepare | None = None,
        at: At = ignore,
    ) -> AddReport:
        """Bring the library in line with the files under `paths`; return what became of each.

        A file whose bytes are known is not read again. Each document is kept, durably, as soon
        as it is done: whatever ends this call, the next one goes on from there.

        Args:
            paths: files, and folders with everything in them.
            sync: forget what was under `paths` and is there no more.
            retry: read again what could not be read before.
            index: bring the search index up to date at the end; else the next search does.
            progress: called often, from this thread.
            prepare: reads bytes into a record; for tests. Children with limits by default.
            at: called before each step that must survive the end of the process; for tests.

        Raises:
            NothingToRead: there is no file that could be read, and nothing to forget.
            LibraryBusy, LibraryReadOnly, LibraryDamaged, DiskFull, EmbedderError: as named; what
                was acknowledged before is kept.
        """
        tell = progress or silent
        began = time.monotonic()
        with (
            open_for_writing(self.folder) as catalog,
            nullcontext(prepare) if prepare else open_preparation(self.embedder) as preparing,
        ):
            shop = Workshop(
                catalog=catalog, embedder=self.embedder, prepare=preparing, tell=tell, at=at
            )
            findings = ingest(paths, shop, within=self.folder, sync=sync, retry=retry)
            at("judge")
            judge(catalog)
            if index:
                tell(Progress(stage=Stage.INDEX, done=0, total=1))
                bring_up_to_date(self.folder, catalog, at)
                tell(Progress(stage=Stage.INDEX, done=1, total=1))
        return AddReport(files=findings.list(), seconds=time.monotonic() - began)

    def remove(self, selectors: Sequence[str], *, at: At = ignore) -> list[Document]:
        """Delete documents with all their versions, text and vectors; return what was current.

        Args:
            selectors: ids, beginnings of ids, or paths.
            at: as for `add`.

        Raises:
            BadInput: a selector means no document, or several; nothing was removed.
        """
        with open_for_writing(self.folder) as catalog:
            documents = catalog.documents()
            chosen = [choose(name, documents, catalog) for name in selectors]
            ids = {item.id for item in chosen}
            ledger = Ledger(catalog)
            at("remove")
            ledger.remove(ids)
            at("judge")
            judge(catalog)
            at("compact")
            ledger.compact()
            bring_up_to_date(self.folder, catalog, at)
        return list({item.id: item for item in chosen}.values())

    def documents(self, filters: Filters | None = None) -> list[Document]:
        """Return the documents that pass the filters; None for every version there is."""
        documents = self._catalog.documents()
        return documents if filters is None else select(documents, filters)

    def document(self, name: str) -> Document:
        """Return the version that an id or the beginning of one means: the current, if any.

        Raises:
            BadInput: there is none, or there are several.
        """
        found = match(name, self._catalog.documents())
        spoken = [item for item in found if item.status is not Status.REPLACED]
        return (spoken or found)[-1]

    def paths(self, version: str) -> list[str]:
        """Return every path at which these bytes were last seen."""
        return sorted(
            os.fsdecode(path)
            for path, at in self._catalog.locations().items()
            if at.version == version
        )

    def text(self, version: str) -> str:
        """Return the canonical text of a version."""
        return self._catalog.text(version)

    def reading(self, version: str) -> Reading:
        """Return the reading of a version: text, blocks, places, notes."""
        return self._catalog.reading(version)

    def sentences(self, version: str) -> list[Sentence]:
        """Return the sentences of a version in order."""
        return self._catalog.sentences(version)

    def passages(self, version: str) -> list[Passage]:
        """Return the passages of a version in order."""
        return self._catalog.passages_of(version)

    def passage_sentences(self, passage: Passage) -> list[Sentence]:
        """Return the sentences of a passage in order."""
        return self._catalog.sentences(passage.version, passage.first, passage.last)

    def neighbours(self, passage: Passage, *, before: int = 1, after: int = 1) -> list[Passage]:
        """Return the passages around one, of the same version, in reading order."""
        return self._catalog.neighbours(passage, before=before, after=after)

    def search(self, query: str, *, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """Return the `k` best passages among the documents that pass, best first.

        Args:
            query: plain text, any length.
            k: number wanted, >= 1; fewer come back when there are no more.
            filters: current documents by default.

        Raises:
            LibraryBusy: there is no sound index yet, and another process is writing.
            IndexDamaged: there is no sound index, and it cannot be rebuilt.
        """
        filters = filters or Filters()
        if (change := self._catalog.change) != self._change:
            self._catalog.refresh()
            self._change = change
        if filters.only_statuses:
            return self._finder.search(query, k=k, versions=self._versions(filters.statuses))
        chosen = {item.version: item for item in self.documents(filters)}
        hits = self._finder.search(query, k=k, versions=frozenset(chosen))
        return [replace(hit, document=chosen[hit.passage.version]) for hit in hits]

    def as_retriever(self, *, k: int = 10, filters: Filters | None = None) -> LibraryRetriever:
        """Return the library as a LangChain retriever."""
        from store.retriever import LibraryRetriever

        return LibraryRetriever(library=self, k=k, filters=filters)

    def check(self) -> Health:
        """Look at everything; change nothing."""
        return examine(self.folder, self._catalog)

    def mend(self) -> Health:
        """Rebuild the search index from the truth if anything is wrong with it; look again.

        Raises:
            LibraryBusy, LibraryReadOnly, DiskFull, IndexDamaged: as named; nothing was changed.
        """
        with open_for_writing(self.folder) as catalog:
            health = examine(self.folder, catalog)
            if not health.sound and health.mendable:
                rebuild(self.folder)
            return examine(self.folder, catalog)

    def _versions(self, statuses: Sequence[Status]) -> frozenset[str] | None:
        chosen = self._catalog.versions(statuses or tuple(Status))
        # None searches everything, which is faster than a filter that keeps everything.
        return None if len(chosen) == len(self._catalog.owners()) else chosen
