"""Build a generation of the indexes from the truth, in a process of its own.

The vector index is native code that has been seen to crash and to leak: whatever happens here,
the process that adds documents only sees an exit code.
"""

from __future__ import annotations

import os
import random
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np

from store.errors import BriefingError, DiskFull, IndexDamaged
from store.index import lexical, vectors
from store.index.manifest import (
    VECTORS,
    WORDS,
    Manifest,
    Pointer,
    hash_ids,
    installed_engines,
    mark_files,
    read_manifest,
    write_manifest,
)
from store.index.views import choose_base, copy_generation
from store.ports import Vectors
from store.truth import rows
from store.truth.catalog import Catalog
from store.types import Passage

PROBES: Final = 1_000
"""Passages that must find themselves before a generation goes live; all, where there are fewer.
1,000 take .7 s; a fault that hides 1 % of the vectors escapes them with a chance of 4e-5."""

TOLERANCE: Final = 0.005
"""An approximate index may miss a neighbour; a damaged one was seen to miss 1.5 % and more."""

_SAME: Final = 0.999
_AT_ONCE: Final = 500

NO_ROOM, FAILED = 28, 1


def main(arguments: Sequence[str]) -> int:
    """Build and verify a generation: `LIBRARY FOLDER`. Return 0, or say why not on stderr."""
    os.umask(0o077)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    library, folder = map(Path, arguments)
    try:
        build(library, folder)
        verify(library, folder)
    except BriefingError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the one word to the parent
        return NO_ROOM if isinstance(error, DiskFull) else FAILED
    return 0


def build(library: Path, folder: Path) -> None:
    """Write the indexes of a library into a new folder, with their manifest, durably.

    Nobody writes to the library meanwhile: who starts this process holds the lock.
    """
    catalog = Catalog.open(library)
    try:
        made, revision = catalog.made, catalog.revision
        ((count,),) = catalog.all("SELECT count(*) FROM passages")
        (folder / VECTORS).mkdir(parents=True)
        with ThreadPoolExecutor(1) as beside:
            words = beside.submit(_build_words, library, folder)
            vectors.build(folder / VECTORS, _list_rows(catalog, made.dimensions), count=count)
            words.result()
        ids = hash_ids(row[0] for row in catalog.all("SELECT id FROM passages"))
    finally:
        catalog.close()
    manifest = Manifest(
        revision=revision,
        passages=count,
        ids_sha256=ids,
        embedder=made.embedder,
        engines=installed_engines(),
        files=mark_files(folder),
    )
    write_manifest(folder, manifest)


def _build_words(library: Path, folder: Path) -> None:
    catalog = Catalog.open(library)
    try:
        lexical.build(folder / WORDS, _list_passages(catalog))
    finally:
        catalog.close()


def verify(library: Path, folder: Path) -> None:
    """Open a new generation as a reader will, and look whether everything is found.

    Raises:
        IndexDamaged: it is not; the generation must not go live.
    """
    pointer = Pointer(generation=folder.name, manifest_sha256="")
    view = copy_generation(folder, pointer, base=choose_base(folder.parent))
    catalog = Catalog.open(library)
    try:
        _verify_words(view.words, read_manifest(folder))
        index = vectors.open(view.vectors)
        try:
            _verify_vectors(index, catalog, read_manifest(folder))
        finally:
            index.close()
    finally:
        catalog.close()
        view.close()


def _verify_words(folder: Path, manifest: Manifest) -> None:
    found = len(lexical.open(folder))
    if found != manifest.passages:
        raise IndexDamaged(f"the word index holds {found} passages of {manifest.passages}")


def _verify_vectors(index: vectors.ChromaVectors, catalog: Catalog, manifest: Manifest) -> None:
    ids = index.ids()
    if hash_ids(ids) != manifest.ids_sha256:
        raise IndexDamaged(f"the vector index holds other passages ({len(ids)}) than the library")
    sample = ids if len(ids) <= PROBES else random.Random(manifest.ids_sha256).sample(ids, PROBES)  # noqa: S311 - the same sample for the same library
    lost = 0
    for start in range(0, len(sample), _AT_ONCE):
        some = sample[start : start + _AT_ONCE]
        own = read_vectors(catalog, some)
        nearest = read_vectors(catalog, index.nearest(own))
        # Two passages with the same words have the same vector: either is right.
        lost += int(np.count_nonzero(np.sum(own * nearest, axis=1) < _SAME))
    if lost > TOLERANCE * len(sample):
        raise IndexDamaged(f"{lost} of {len(sample)} passages do not find themselves")


def read_vectors(catalog: Catalog, ids: Sequence[str]) -> Vectors:
    """Return the vectors of passages, one a row, in the order of `ids`."""
    found = catalog.packed_vectors(ids)
    return rows.unpack_vectors([found[name] for name in ids], dimensions=catalog.made.dimensions)


def _list_rows(catalog: Catalog, dimensions: int) -> Iterator[list[vectors.Row]]:
    cursor = catalog.connection.execute(
        "SELECT id, version, vector FROM passages JOIN versions ON versions.key = owner "
        "JOIN embeddings ON embeddings.key = embedding ORDER BY version, ordinal"
    )
    while some := list(islice(cursor, _AT_ONCE)):
        matrix = rows.unpack_vectors([row[2] for row in some], dimensions=dimensions)
        yield [
            vectors.Row(passage=name, version=version, vector=vector)
            for (name, version, _), vector in zip(some, matrix, strict=True)
        ]


def _list_passages(catalog: Catalog) -> Iterator[Passage]:
    for _, version in catalog.owners():
        yield from catalog.passages_of(version)


def _leave_with_parent() -> None:
    """End when the parent does, even if that was killed: its end of our input is closed then."""
    while os.read(0, 1):
        pass
    os._exit(FAILED)
