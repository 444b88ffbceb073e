"""Is everything in order in a library, and what to do if not."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from store.errors import IndexDamaged
from store.index.generations import check_files
from store.index.manifest import Manifest, hash_ids, installed_engines
from store.truth.catalog import Catalog
from store.truth.sqlite import translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something out of order. `mendable` without outside help, from what the library holds."""

    message: str
    mendable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What was looked at, and what was found. Sizes are in bytes."""

    versions: int
    passages: int
    size: int
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether there is no problem at all."""
        return not self.problems

    @property
    def mendable(self) -> bool:
        """Whether every problem can be mended here."""
        return all(problem.mendable for problem in self.problems)


def examine(folder: Path, catalog: Catalog) -> Health:
    """Look at the file of truth and at every byte of the search index."""
    problems = _examine_truth(catalog)
    if not problems:
        problems = _examine_index(folder, catalog)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return Health(
        versions=_count(catalog, "versions"),
        passages=_count(catalog, "passages"),
        size=size,
        problems=tuple(problems),
    )


def _examine_truth(catalog: Catalog) -> list[Problem]:
    try:
        said = [row[0] for row in catalog.connection.execute("PRAGMA integrity_check(5)")]
    except sqlite3.DatabaseError as error:
        return [Problem(message=str(translate(error, str(catalog.folder))), mendable=False)]
    problems = [
        Problem(
            message=f"library.db is damaged ({line}); restore it from a backup, or add the "
            "documents to a new library",
            mendable=False,
        )
        for line in said
        if line != "ok"
    ]
    strays = catalog.all("PRAGMA foreign_key_check")
    lost = catalog.all(
        "SELECT count(*) FROM passages WHERE embedding NOT IN (SELECT key FROM embeddings)"
    )[0][0]
    size = 2 * catalog.made.dimensions
    odd = catalog.all("SELECT count(*) FROM embeddings WHERE length(vector) != ?", [size])[0][0]
    if strays or lost or odd:
        problems.append(
            Problem(
                message=f"library.db lacks parts ({len(strays)} rows without owner, {lost} "
                f"passages without vector, {odd} vectors of a wrong size); restore it from a "
                "backup, or add the documents to a new library",
                mendable=False,
            )
        )
    return problems


def _examine_index(folder: Path, catalog: Catalog) -> list[Problem]:
    if catalog.revision == 0:
        return []
    try:
        manifest = check_files(folder)
    except IndexDamaged as error:
        return [_mendable(f"the search index is damaged: {error}")]
    if manifest is None:
        return [_mendable("there is no search index yet")]
    return _compare(manifest, catalog)


def _compare(manifest: Manifest, catalog: Catalog) -> list[Problem]:
    if manifest.revision != catalog.revision:
        return [_mendable("the search index does not show the latest changes")]
    if manifest.engines != installed_engines():
        return [_mendable("the search index was made by other versions of its engines")]
    ids = hash_ids(row[0] for row in catalog.all("SELECT id FROM passages"))
    if ids != manifest.ids_sha256 or manifest.embedder != catalog.made.embedder:
        return [_mendable("the search index shows other passages than the library holds")]
    return []


def _mendable(message: str) -> Problem:
    return Problem(message=message, mendable=True)


def _count(catalog: Catalog, table: str) -> int:
    return int(catalog.all(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608 - our own names
