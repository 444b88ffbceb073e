"""What the tests of the library share: small files, a quick embedder, reading without children."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from store.adding.prepare import Identity, Prepare, prepare
from store.adding.report import AddReport
from store.embed.double import HashEmbedder
from store.library import Library
from store.readers import parse
from store.truth.record import Record

EMBEDDER = HashEmbedder()


def quick(data: bytes, name: str, identity: Identity) -> Record:
    """Read in this process: the tests' files are harmless, and children take half a second."""
    return prepare(parse(data, name), identity, EMBEDDER)


def make_library(folder: Path) -> Library:
    """Return an empty library with the quick embedder."""
    return Library.create(folder, embedder=EMBEDDER)


def open_library(folder: Path) -> Library:
    """Open what `make_library` made."""
    return Library.open(folder, embedder=EMBEDDER)


def add(
    library: Library,
    *paths: Path,
    sync: bool = False,
    retry: bool = False,
    index: bool = False,
    prepare: Prepare = quick,
) -> AddReport:
    """Add without reading children, and without building the index: the next search does that."""
    return library.add(paths, sync=sync, retry=retry, index=index, prepare=prepare)


def write(folder: Path, **texts: str) -> list[Path]:
    """Write `name="text"` as `folder/name.md` and return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.md" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text)
    return paths


def outcomes(report: AddReport) -> dict[str, str]:
    """Return by file name what became of it."""
    return {Path(file.path).name: file.outcome.value for file in report.files}


def found(library: Library, query: str) -> Sequence[str]:
    """Return the titles of the documents that a search finds, best first."""
    return [hit.document.title for hit in library.search(query, k=5)]


MEMORANDUM = """# Memorandum of Understanding

The parties will share the results of joint evaluations within 180 days.

## Confidentiality

Results are kept confidential for five years. Either party may publish a summary.
"""

PRESS = """# Press release on the partnership

Forty laboratories take part in the evaluation of frontier models.
"""

GUIDANCE = """# Guidance on procurement

Departments must assess vendors before they buy a language model.
"""
