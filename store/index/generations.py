"""Generations of the indexes: built beside the live one, verified, flipped to, swept away."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from store.errors import IndexDamaged
from store.index.manifest import FOLDER, Manifest, flip, mark_files, read_manifest, read_pointer
from store.index.views import sweep_views
from store.truth.durable import sync_folder
from store.truth.sqlite import disk_full, translated

_NAME: Final = "generation-"
_NO_ROOM: Final = 28
_ROOT: Final = Path(__file__).resolve().parents[2]
# `-I` keeps the current folder and the environment out, so the package must be named; behind the
# standard library, and before any other installation of this package.
_BOOT: Final = (
    "import sys; at = [n for n, p in enumerate(sys.path) if p.endswith('-packages')]; "
    "sys.path.insert(at[0] if at else len(sys.path), sys.argv[1]); "
    "from store.index.builder import main; sys.exit(main(sys.argv[2:]))"
)
_FULL: Final = ("No space left", "disk is full", "os error 28", "(code: 13)", "(code: 778)")
"""How the engines say that the disk is full; 13 and 778 are SQLITE_FULL and SQLITE_IOERR_WRITE."""

_LITTLE_BYTES: Final = 4 << 20
"""A build that failed with less room than this left failed for lack of room, whatever it said."""

At = Callable[[str], None]
"""Called with the name of each step before it is taken; tests put an end to the process there."""


def ignore(_: str) -> None:
    """Go on: the `At` of every real run."""


def live_manifest(library: Path) -> Manifest | None:
    """Return what the live generation says of itself, None where there is none.

    Raises:
        IndexDamaged: pointer or manifest are not what was written.
    """
    pointer = read_pointer(library / FOLDER)
    if pointer is None:
        return None
    return read_manifest(library / FOLDER / pointer.generation, sha256=pointer.manifest_sha256)


def rebuild(library: Path, *, at: At = ignore) -> None:
    """Build a generation from the truth and make it the live one. The caller holds the lock.

    Raises:
        DiskFull, IndexDamaged: it could not be built; what was live before still is.
    """
    index = library / FOLDER
    with translated(str(library)):
        if not index.is_dir():
            # Whatever stands in its place is no index: the folder is ours, and disposable.
            index.unlink(missing_ok=True)
        index.mkdir(mode=0o700, exist_ok=True)
        _sweep(index, keep=None)
        sweep_views(library)
        generation = index / f"{_NAME}{uuid.uuid4().hex[:12]}"
        try:
            generation.mkdir(mode=0o700)
            at("build")
            _run_builder(library, generation)
            at("sync")
            sync_folder(generation)
            sync_folder(index)
            at("flip")
            flip(index, generation)
        except BaseException:
            shutil.rmtree(generation, ignore_errors=True)
            raise
        at("sweep")
        _sweep(index, keep=generation.name)
        at("done")


def check_files(library: Path) -> Manifest | None:
    """Compare every byte of the live generation with its manifest, and return that.

    Raises:
        IndexDamaged: something differs.
    """
    manifest = live_manifest(library)
    pointer = read_pointer(library / FOLDER)
    if manifest is None or pointer is None:
        return None
    generation = library / FOLDER / pointer.generation
    found = {mark.name: mark for mark in mark_files(generation)}
    for mark in manifest.files:
        if found.get(mark.name) != mark:
            raise IndexDamaged(f"{pointer.generation}/{mark.name} is not what was written")
    return manifest


def _run_builder(library: Path, generation: Path) -> None:
    command = [sys.executable, "-I", "-c", _BOOT, str(_ROOT), str(library), str(generation)]
    with subprocess.Popen(
        command, env={}, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        try:
            assert process.stderr is not None
            said = process.stderr.read().decode("utf-8", "replace").strip()
            code = process.wait()
        except BaseException:
            process.kill()
            raise
    if code == 0:
        return
    little = shutil.disk_usage(library).free < _LITTLE_BYTES
    if code == _NO_ROOM or little or any(hint in said for hint in _FULL):
        raise disk_full(str(library))
    last = said.splitlines()[-1] if said else f"exit code {code}"
    raise IndexDamaged(
        f"the search index of {str(library)!r} could not be built ({last}); the documents are "
        "safe; run `brief doctor`, which tries again"
    )


def _sweep(index: Path, *, keep: str | None) -> None:
    """Remove every generation but the live one: readers have copies of their own."""
    if keep is None:
        with contextlib.suppress(IndexDamaged):
            pointer = read_pointer(index)
            keep = pointer.generation if pointer else None
    for folder in _generations(index):
        if folder.name != keep:
            shutil.rmtree(folder, ignore_errors=True)


def _generations(index: Path) -> Iterator[Path]:
    yield from (path for path in index.glob(f"{_NAME}*") if path.is_dir())
