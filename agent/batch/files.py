"""The files of a run: copies of what the ledger keeps, each whole or not there at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from agent.batch.disk import halting
from agent.batch.owner import is_gone
from agent.batch.records import Records
from agent.batch.types import At, Output, State, ignore
from store.truth.durable import sync_folder

ROWS: Final = "rows"
_PART: Final = ".part"


class Files:
    """Writes the files of rows into `folder`/rows, and pages about the run beside them."""

    def __init__(self, folder: Path, *, owner: str, at: At = ignore) -> None:
        self.folder = folder
        self._owner = owner
        self._at = at
        with halting(folder):
            (folder / ROWS).mkdir(exist_ok=True)

    def place(self, name: str, form: str) -> Path:
        """Return where a row's file stands."""
        return self.folder / ROWS / f"{name}.{form}"

    def write(self, name: str, outputs: Iterable[Output]) -> None:
        """Write the files of a finished row.

        Raises:
            OutputFull, OutputReadOnly: as named; what could not be written is not there.
        """
        with halting(self.folder):
            for output in outputs:
                self._put(self.place(name, output.format), self._halve(output.content))
            sync_folder(self.folder / ROWS)
        self._at("projected")

    def write_page(self, name: str, parts: Iterable[str]) -> None:
        """Write a page about the run, part by part.

        Raises:
            OutputFull, OutputReadOnly: as named; the page that was there before stays.
        """
        with halting(self.folder):
            self._put(self.folder / name, (part.encode("utf-8", "replace") for part in parts))
            sync_folder(self.folder)

    def catch_up(self, records: Records) -> int:
        """Write the files of finished rows that are not there, or not whole; return how many.

        Half-written files of processes that are gone are removed.
        """
        written = 0
        with halting(self.folder):
            self._sweep()
            for standing in records.standings(State.DONE):
                missing = [
                    each.format
                    for each in records.kept(standing.key)
                    if _size(self.place(standing.name, each.format)) != each.size
                ]
                for form in missing:
                    content = records.output(standing.key, form)
                    self._put(self.place(standing.name, form), self._halve(content))
                written += len(missing)
            if written:
                sync_folder(self.folder / ROWS)
        return written

    def _put(self, path: Path, parts: Iterable[bytes]) -> None:
        # Nothing of a row's id is in the name of the draft: it may be as long as names can be.
        draft = path.parent / f".{self._owner}-{os.urandom(4).hex()}{_PART}"
        try:
            with draft.open("wb") as file:
                for part in parts:
                    file.write(part)
                file.flush()
                os.fsync(file.fileno())
            self._at("file_written")
            draft.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                draft.unlink()
            raise
        self._at("file_placed")

    def _halve(self, content: bytes) -> Iterator[bytes]:
        """Yield a file in two parts, so that an end between them can be tried."""
        half = len(content) // 2
        yield content[:half]
        self._at("file_half")
        yield content[half:]

    def _sweep(self) -> None:
        for path in (*self._drafts(self.folder), *self._drafts(self.folder / ROWS)):
            owner = path.name[1:].partition("-")[0]
            if owner != self._owner and is_gone(self.folder, owner):
                with contextlib.suppress(OSError):
                    path.unlink()

    def _drafts(self, folder: Path) -> Iterator[Path]:
        return folder.glob(f".*{_PART}")


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None
