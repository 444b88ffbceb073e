"""Adding files: found, hashed, read ahead in children, embedded together, acknowledged.

A document is acknowledged by one durable transaction with everything made from it. What was not
acknowledged when the process dies is simply read again by the next run.
"""

from __future__ import annotations

import contextlib
import os
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from store.adding.discover import (
    exists,
    explain_nothing,
    find_vanished,
    held,
    load_version,
    look,
    report_failure,
    show,
)
from store.adding.plan import Known, Plan, Seen, Task, plan
from store.adding.prepare import Identity, Prepare, name_pipeline
from store.adding.report import FileReport, Findings, Outcome, Progress, Stage, Tell
from store.errors import NothingToRead, ReadError
from store.index.generations import At, ignore
from store.ports import Embedder
from store.readers.walk import escape
from store.truth.catalog import Catalog
from store.truth.ledger import Ledger
from store.truth.record import Record, Refusal, Vector, embedding_key, show_path

READERS: Final = 2
"""Files read at the same time, ahead of the embedder."""

GATHER: Final = 256
"""Passages embedded in one call, at least, while more are to come: enough to keep the embedder's
threads busy to the end of the call, few enough that an interruption loses seconds."""

AHEAD: Final = 32
"""Documents that may wait, read, for the embedder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What adding needs besides the files. `prepare` is called from several threads."""

    catalog: Catalog
    embedder: Embedder
    prepare: Prepare
    tell: Tell
    at: At = ignore
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _Ready:
    """The end of one task: a record, or why there is none.

    `lasting` if the same bytes would fail again.
    """

    task: Task
    record: Record | None = None
    error: ReadError | None = None
    lasting: bool = False


def ingest(
    paths: Sequence[Path], shop: Workshop, *, within: Path, sync: bool, retry: bool
) -> Findings:
    """Bring the library in line with the files under `paths`; the caller holds the lock.

    Args:
        paths: files and folders.
        shop: where everything is kept and made.
        within: the library's own folder, which is never read.
        sync: forget what stood under `paths` and is there no more.
        retry: read again what could not be read before.

    Raises:
        NothingToRead: there is no file under `paths` that could be read, and nothing to forget.
    """
    findings = Findings()
    ledger = Ledger(shop.catalog)
    if retry:
        ledger.pardon()
    seen = list(look(paths, findings, shop.tell, within=within))
    vanished = find_vanished(paths, seen, shop.catalog) if sync else []
    if not seen and not vanished and not any(held(shop.catalog, paths)):
        raise NothingToRead(explain_nothing(paths, findings))
    known = Known(
        locations=shop.catalog.locations(),
        documents=shop.catalog.document_ids(),
        pipelines=shop.catalog.pipelines(),
        refusals=shop.catalog.refusals(name_pipeline()),
    )
    todo = plan(seen, known, pipeline=name_pipeline(), exists=exists)
    _settle(todo, ledger, findings, shop)
    _Reading(todo.tasks, shop, ledger, findings).run()
    if vanished:
        _forget(vanished, shop, ledger, findings)
    return findings


def _settle(todo: Plan, ledger: Ledger, findings: Findings, shop: Workshop) -> None:
    """Note everything that needs no reading."""
    if todo.located or todo.gone:
        shop.at("locate")
        ledger.locate(todo.located, gone=todo.gone)
        shop.catalog.refresh()
    documents = {document.version: document for document in shop.catalog.documents()}
    for item in todo.settled:
        document = documents[item.seen.version]
        findings.note(
            FileReport(
                path=show(item.seen),
                outcome=item.outcome,
                reason=escape(item.reason),
                document=document.id,
                version=document.version,
                title=document.title,
                pages=document.pages,
                characters=document.characters,
                words=document.words,
                notes=document.notes,
            )
        )
    for seen, refusal in todo.refused:
        findings.note(
            FileReport(
                path=show(seen),
                outcome=Outcome.SKIPPED if refusal.skipped else Outcome.FAILED,
                reason=refusal.reason,
                version=seen.version,
            )
        )


class _Reading:
    """Reads tasks ahead in threads, embeds what they bring in batches, and acknowledges it."""

    def __init__(
        self, tasks: Sequence[Task], shop: Workshop, ledger: Ledger, findings: Findings
    ) -> None:
        self._tasks = tasks
        self._shop = shop
        self._ledger = ledger
        self._findings = findings
        self._ready: queue.Queue[_Ready] = queue.Queue(maxsize=AHEAD)
        self._stop = threading.Event()
        self._broken: BaseException | None = None
        self._done = 0
        self._bytes_done = 0
        self._bytes_total = sum(task.size for task in tasks)

    def run(self) -> None:
        """Return when every task is acknowledged or has failed."""
        if not self._tasks:
            return
        self._tell("")
        readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        try:
            for task in self._tasks:
                readers.submit(self._read, task)
            left = len(self._tasks)
            while left:
                batch = self._gather(left)
                self._finish(batch)
                left -= len(batch)
        finally:
            self._stop.set()
            readers.shutdown(wait=True, cancel_futures=True)

    def _read(self, task: Task) -> None:
        ready = _Ready(task)
        try:
            ready = self._prepare(task)
        except BaseException as error:  # noqa: BLE001 - the edge of a thread: raised by `_gather`
            self._broken = error
        while not self._stop.is_set():
            with contextlib.suppress(queue.Full):
                self._ready.put(ready, timeout=0.2)
                return

    def _prepare(self, task: Task) -> _Ready:
        path = Path(os.fsdecode(task.seen[0].path))
        try:
            data = load_version(path, task.version)
        except ReadError as error:
            return _Ready(task, error=error)
        identity = Identity(
            document=task.document,
            version=task.version,
            origin=show_path(task.seen[0].path),
            added=self._shop.clock().isoformat(timespec="seconds"),
        )
        try:
            return _Ready(task, record=self._shop.prepare(data, path.name, identity))
        except ReadError as error:
            return _Ready(task, error=error, lasting=True)

    def _gather(self, left: int) -> list[_Ready]:
        """Wait for enough passages to embed together, or for the last of them."""
        batch: list[_Ready] = []
        passages = 0
        while len(batch) < left and passages < GATHER:
            ready = self._ready.get()
            if ready.record is None and ready.error is None:
                assert self._broken is not None
                raise self._broken
            batch.append(ready)
            passages += len(ready.record.passages) if ready.record else 0
        return batch

    def _finish(self, batch: Sequence[_Ready]) -> None:
        records = [ready.record for ready in batch if ready.record]
        vectors = self._embed(records)
        self._shop.at("acknowledge")
        self._ledger.store(
            records,
            locations=[
                seen.location for ready in batch if ready.record for seen in ready.task.seen
            ],
            vectors=vectors,
            pipeline=name_pipeline(),
            embedder=self._shop.embedder.name,
        )
        refusals = [_refuse(ready) for ready in batch if ready.error and ready.lasting]
        if refusals:
            self._ledger.refuse(refusals, pipeline=name_pipeline())
        self._shop.at("acknowledged")
        for ready in batch:
            self._report(ready)

    def _embed(self, records: Sequence[Record]) -> list[Vector]:
        """Return the vectors that the library does not hold yet: same text, same vector."""
        embedder = self._shop.embedder
        texts = {
            embedding_key(embedder.name, passage.indexed): passage.indexed
            for record in records
            for passage in record.passages
        }
        missing = sorted(texts.keys() - self._shop.catalog.known_embeddings(texts))
        if not missing:
            return []
        rows = embedder.embed([texts[key] for key in missing])
        return [Vector(key=key, vector=row) for key, row in zip(missing, rows, strict=True)]

    def _report(self, ready: _Ready) -> None:
        for seen in ready.task.seen:
            if ready.record is not None:
                self._findings.note(_describe(seen, ready.task, ready.record))
            elif ready.error is not None:
                self._findings.note(report_failure(show(seen), ready.error))
        self._done += 1
        self._bytes_done += ready.task.size
        self._tell(show(ready.task.seen[0]))

    def _tell(self, name: str) -> None:
        self._shop.tell(
            Progress(
                stage=Stage.READ,
                done=self._done,
                total=len(self._tasks),
                bytes_done=self._bytes_done,
                bytes_total=self._bytes_total,
                name=name,
            )
        )


def _describe(seen: Seen, task: Task, record: Record) -> FileReport:
    document = record.document
    return FileReport(
        path=show(seen),
        outcome=task.outcome,
        document=document.id,
        version=document.version,
        title=document.title,
        pages=document.pages,
        characters=document.characters,
        words=document.words,
        passages=len(record.passages),
        notes=document.notes,
    )


def _refuse(ready: _Ready) -> Refusal:
    assert ready.error is not None
    seen = ready.task.seen[0]
    return Refusal(
        version=seen.version,
        suffix=seen.suffix,
        error=type(ready.error).__name__,
        reason=str(ready.error),
    )


def _forget(vanished: Sequence[bytes], shop: Workshop, ledger: Ledger, findings: Findings) -> None:
    # What moved is known at its new place by now; its old one is no longer a location.
    paths = [path for path in vanished if path in shop.catalog.locations()]
    shop.at("forget")
    ledger.forget(paths)
    shop.catalog.refresh()
    for path in paths:
        findings.note(FileReport(path=escape(show_path(path)), outcome=Outcome.FORGOTTEN))
