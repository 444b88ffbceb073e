"""One contract for the vector index and its exact double."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from store.errors import IndexDamaged
from store.index import vectors
from store.index.vectors import MemoryVectors, Row
from store.ports import VectorIndex, Vectors

DIMENSIONS = 16
LOADS_GRPC = """
import sys
from store.index import vectors
vectors.preload()
print("grpc" in sys.modules)
from chromadb.telemetry.opentelemetry import OTLPSpanExporter
print(type(OTLPSpanExporter(endpoint="http://127.0.0.1:9", insecure=True)).__name__)
print("grpc" in sys.modules)
"""

Make = Callable[[list[Row]], VectorIndex]


def draw(count: int, *, seed: int = 1) -> Vectors:
    matrix = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return np.asarray(matrix / np.linalg.norm(matrix, axis=1, keepdims=True))


def lay_out(matrix: Vectors, *, versions: int = 5) -> list[Row]:
    return [
        Row(passage=f"p{number:04}", version=f"v{number % versions}", vector=vector)
        for number, vector in enumerate(matrix)
    ]


@pytest.fixture(params=["chroma", "memory"])
def make(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Make]:
    opened: list[vectors.ChromaVectors] = []

    def chroma(rows: list[Row]) -> VectorIndex:
        folder = tmp_path_factory.mktemp("vectors")
        vectors.build(folder, [rows], count=len(rows))
        opened.append(vectors.open(folder))
        return opened[-1]

    yield MemoryVectors if request.param == "memory" else chroma
    for index in opened:
        index.close()


def test_finds_the_nearest_with_their_cosines_best_first(make: Make) -> None:
    matrix = draw(400)
    index = make(lay_out(matrix))
    for query in draw(20, seed=2):
        expected = np.sort(matrix @ query)[::-1][:10]
        hits = index.search(query, k=10)
        assert [hit.score for hit in hits] == pytest.approx(expected.tolist(), abs=1e-5)
        cosine = {f"p{number:04}": float(row @ query) for number, row in enumerate(matrix)}
        assert [hit.score for hit in hits] == pytest.approx([cosine[h.passage] for h in hits])


@pytest.mark.parametrize("kept", [{"v1"}, {"v0", "v2", "v3", "v4"}, {"v0", "v9"}])
def test_searches_inside_the_versions_asked_for(make: Make, kept: set[str]) -> None:
    matrix = draw(300)
    rows = lay_out(matrix)
    index = make(rows)
    version = {row.passage: row.version for row in rows}
    inside = np.array([row.version in kept for row in rows])
    for query in draw(5, seed=3):
        expected = np.sort((matrix @ query)[inside])[::-1][:40]
        hits = index.search(query, k=40, versions=frozenset(kept))
        assert {version[hit.passage] for hit in hits} <= kept
        assert [hit.score for hit in hits] == pytest.approx(expected.tolist(), abs=1e-5)


def test_fewer_come_back_when_there_are_fewer(make: Make) -> None:
    index = make(lay_out(draw(3)))
    assert len(index.search(draw(1)[0], k=50)) == 3
    assert index.search(draw(1)[0], k=0) == []
    assert index.search(draw(1)[0], k=5, versions=frozenset()) == []
    assert index.search(draw(1)[0], k=5, versions=frozenset({"unknown"})) == []


def test_an_empty_index_finds_nothing(make: Make) -> None:
    assert make([]).search(draw(1)[0], k=5) == []


def test_equal_vectors_come_in_the_order_of_their_ids(make: Make) -> None:
    same = np.repeat(draw(1), 6, axis=0)
    index = make(lay_out(same))
    assert [hit.passage for hit in index.search(same[0], k=6)] == [f"p{n:04}" for n in range(6)]


@pytest.mark.parametrize("count", [1, 2, 99, 101, 1_001, 5_001])
def test_nothing_is_left_in_the_log_to_be_replayed(tmp_path: Path, count: int) -> None:
    """A row that Chroma has not persisted costs time at each open."""
    vectors.build(tmp_path, [lay_out(draw(count))], count=count)

    lengths = list(tmp_path.glob("*/length.bin"))
    if count >= 2:  # Chroma has no smaller threshold.
        assert [path.stat().st_size >= 4 * count for path in lengths] == [True]
    index = vectors.open(tmp_path)
    assert len(index.ids()) == len(index) == count
    index.close()


def test_a_folder_that_is_no_index_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="can be rebuilt"):
        vectors.open(tmp_path)


def test_grpc_is_loaded_only_for_whoever_exports_traces() -> None:
    """Chroma's exporter of traces costs every search 12 MB unless it waits until it is made."""
    told = subprocess.run(
        [sys.executable, "-c", LOADS_GRPC], check=True, capture_output=True, text=True
    )
    assert told.stdout.split() == ["False", "OTLPSpanExporter", "True"]
