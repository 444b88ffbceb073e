"""A reader's own copy of the live generation, every byte checked on the way.

Chroma writes into its folder even to read it, and crashes or lies when two processes open one
(measured; so do its maintainers warn). So nobody ever opens a generation in place: each process
copies it first. That makes readers independent of each other and of the writer, lets a library be
read from a folder without the right to write, and keeps damaged bytes away from native code.
15,000 passages are 45 MB: 60 ms.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import uuid
import weakref
from pathlib import Path
from typing import Final

from store.errors import IndexDamaged
from store.index.manifest import (
    FOLDER,
    VECTORS,
    WORDS,
    Manifest,
    Pointer,
    copy_verified,
    read_manifest,
    read_pointer,
)

_VIEWS: Final = "views"
_ATTEMPTS: Final = 20
"""Flips that may come between looking at the pointer and the end of a copy."""


class View:
    """A private copy of one generation, removed when it is closed or the process ends."""

    def __init__(self, folder: Path, manifest: Manifest, pointer: Pointer, lock: int) -> None:
        self.folder = folder
        self.manifest = manifest
        self.pointer = pointer
        self._finish = weakref.finalize(self, _discard, folder, lock)

    @property
    def vectors(self) -> Path:
        """The folder of the vector index."""
        return self.folder / VECTORS

    @property
    def words(self) -> Path:
        """The folder of the word index."""
        return self.folder / WORDS

    def close(self) -> None:
        """Remove the copy."""
        self._finish()


def open_view(library: Path) -> View | None:
    """Return a copy of the live generation of a library, None where there is none.

    Raises:
        IndexDamaged: the live generation is not what was written.
    """
    index = library / FOLDER
    for _ in range(_ATTEMPTS):
        pointer = read_pointer(index)
        if pointer is None:
            return None
        try:
            return copy_generation(index / pointer.generation, pointer, base=choose_base(index))
        except (IndexDamaged, FileNotFoundError) as error:
            if read_pointer(index) == pointer:
                raise IndexDamaged(f"{pointer.generation}: {error}") from error
            # The writer has flipped meanwhile and removed what was being copied.
    raise IndexDamaged("the index changes faster than it can be copied")


def copy_generation(generation: Path, pointer: Pointer, *, base: Path) -> View:
    """Return a copy of a generation in a folder of its own under `base`."""
    manifest = read_manifest(generation, sha256=pointer.manifest_sha256 or None)
    folder, lock = _claim(base)
    try:
        for mark in manifest.files:
            target = folder / mark.name
            target.parent.mkdir(parents=True, exist_ok=True)
            copy_verified(generation / mark.name, target, mark)
    except BaseException:
        _discard(folder, lock)
        raise
    return View(folder, manifest, pointer, lock)


def sweep_views(library: Path) -> None:
    """Remove the copies of processes that were killed."""
    for base in (library / FOLDER / _VIEWS, _temporary_base()):
        for mark in base.glob("*.lock"):
            with contextlib.suppress(OSError):
                descriptor = os.open(mark, os.O_RDWR | os.O_CLOEXEC)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    _remove(mark.with_suffix(""))
                finally:
                    os.close(descriptor)


def choose_base(index: Path) -> Path:
    """Return where this process may keep a copy: inside the library, else with temporary files."""
    base = index / _VIEWS
    with contextlib.suppress(OSError):
        base.mkdir(mode=0o700, exist_ok=True)
    if os.access(base, os.W_OK | os.X_OK):
        return base
    base = _temporary_base()
    base.mkdir(mode=0o700, exist_ok=True)
    return base


def _temporary_base() -> Path:
    return Path(tempfile.gettempdir()) / f"brief-views-{os.getuid()}"


def _claim(base: Path) -> tuple[Path, int]:
    """Make a folder that `sweep_views` of other processes leaves alone while this one lives."""
    while True:
        folder = base / uuid.uuid4().hex
        mark = folder.with_suffix(".lock")
        lock = os.open(mark, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            folder.mkdir(mode=0o700)
        except BlockingIOError:
            os.close(lock)  # A sweeper took it for a left-over in between: it is removing it.
        except BaseException:
            os.close(lock)
            raise
        else:
            if mark.exists():
                return folder, lock
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _discard(folder: Path, lock: int) -> None:
    _remove(folder)
    with contextlib.suppress(OSError):
        os.close(lock)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        folder.with_suffix(".lock").unlink(missing_ok=True)
