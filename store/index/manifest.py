"""What a generation of the indexes consists of, and the pointer to the live one."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from store.errors import IndexDamaged
from store.truth.durable import sync_folder, write_durably

FOLDER: Final = "index"
POINTER: Final = "CURRENT"
MANIFEST: Final = "manifest.json"
VECTORS: Final = "vectors"
WORDS: Final = "words"

LAYOUT: Final = 1
"""Raise it when a generation of the same passages would be built otherwise."""

_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """Which programs wrote a generation; another version rebuilds instead of migrating."""

    layout: int
    chromadb: str
    tantivy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMark:
    """The size and SHA-256 of a file, by its path inside the generation."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A generation: what truth it shows and every byte of it.

    `revision` is the catalogue's; `ids_sha256` is over the sorted passage ids, one a line.
    """

    revision: int
    passages: int
    ids_sha256: str
    embedder: str
    engines: Engines
    files: tuple[FileMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """The live generation's folder, and the SHA-256 of its manifest."""

    generation: str
    manifest_sha256: str


def installed_engines() -> Engines:
    """Return the versions that are installed, without importing them."""
    return Engines(layout=LAYOUT, chromadb=version("chromadb"), tantivy=version("tantivy"))


def hash_ids(ids: Iterable[str]) -> str:
    """Return the SHA-256 over passage ids, whatever their order."""
    return hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()


def mark_files(generation: Path) -> tuple[FileMark, ...]:
    """Make every file of a generation durable and return its mark."""
    marks = []
    for path in sorted(generation.rglob("*")):
        if path.is_dir():
            sync_folder(path)
            continue
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
            size = os.fstat(file.fileno()).st_size
        marks.append(FileMark(name=str(path.relative_to(generation)), size=size, sha256=digest))
    sync_folder(generation)
    return tuple(marks)


def write_manifest(generation: Path, manifest: Manifest) -> None:
    """Write the manifest durably: the last file of a generation."""
    write_durably(generation / MANIFEST, json.dumps(asdict(manifest), indent=1).encode())


def read_manifest(generation: Path, *, sha256: str | None = None) -> Manifest:
    """Return the manifest of a generation.

    Raises:
        IndexDamaged: it is not there, not whole, or not the one with `sha256`.
    """
    try:
        raw = (generation / MANIFEST).read_bytes()
        if sha256 is not None and hashlib.sha256(raw).hexdigest() != sha256:
            raise IndexDamaged(f"{generation.name}/{MANIFEST} is not what was written")
        fields = json.loads(raw)
        return Manifest(
            **{
                **fields,
                "engines": Engines(**fields["engines"]),
                "files": tuple(FileMark(**mark) for mark in fields["files"]),
            }
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(f"{generation.name}/{MANIFEST} cannot be read ({error})") from error


def read_pointer(index: Path) -> Pointer | None:
    """Return the pointer to the live generation, None where there has never been one.

    Raises:
        IndexDamaged: it is there, and makes no sense.
    """
    try:
        raw = (index / POINTER).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise IndexDamaged(f"{POINTER} cannot be read ({error})") from error
    try:
        pointer = Pointer(**json.loads(raw))
        inside = (index / pointer.generation).resolve().is_relative_to(index.resolve())
    except (ValueError, TypeError) as error:
        raise IndexDamaged(f"{POINTER} makes no sense ({error})") from error
    if not inside:
        raise IndexDamaged(f"{POINTER} leads out of the library")
    return pointer


def flip(index: Path, generation: Path) -> None:
    """Make `generation` the live one: before a power cut or after it, never half."""
    digest = hashlib.sha256((generation / MANIFEST).read_bytes()).hexdigest()
    pointer = Pointer(generation=generation.name, manifest_sha256=digest)
    write_durably(index / POINTER, json.dumps(asdict(pointer)).encode())


def copy_verified(source: Path, target: Path, mark: FileMark) -> None:
    """Copy a file of a generation, checking every byte on the way.

    Raises:
        IndexDamaged: the bytes are not those of the mark.
        FileNotFoundError: the generation was removed meanwhile.
    """
    digest = hashlib.sha256()
    with source.open("rb", buffering=0) as file, target.open("xb", buffering=0) as copy:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            copy.write(chunk)
    if digest.hexdigest() != mark.sha256:
        raise IndexDamaged(f"{mark.name} is not what was written")
