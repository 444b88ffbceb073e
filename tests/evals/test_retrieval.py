"""The measuring of finding: metrics by hand, sets as libraries, spans, intervals."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.retrieval import sets, spans
from evals.retrieval.compare import compare, rank_all
from evals.retrieval.memory import RememberingEmbedder
from evals.retrieval.metrics import METRICS
from evals.retrieval.run import format_line, to_json
from evals.retrieval.systems import System, open_bench
from evals.statistics import estimate_mean
from store.embed.double import HashEmbedder
from store.ports import Vectors


def test_metrics_by_hand() -> None:
    ranked, gold = ["x", "a", "y", "b", "z", "c"], {"a", "b", "q"}
    assert METRICS["R@5"](ranked, gold) == pytest.approx(2 / 3)
    assert METRICS["R@10"](ranked, gold) == pytest.approx(2 / 3)
    assert METRICS["all@10"](ranked, gold) == 0
    assert METRICS["all@10"](ranked, {"a", "b"}) == 1
    assert METRICS["MAP@10"](ranked, gold) == pytest.approx((1 / 2 + 2 / 4) / 3)
    ideal = 1 + 1 / np.log2(3) + 1 / np.log2(4)
    assert METRICS["nDCG@10"](ranked, gold) == pytest.approx(
        (1 / np.log2(3) + 1 / np.log2(5)) / ideal
    )


NAMES = st.lists(st.sampled_from("abcdefghijkl"), unique=True, max_size=12)


@given(NAMES, st.sets(st.sampled_from("abcdefghijkl"), min_size=1))
def test_metrics_lie_between_nothing_and_everything(ranked: list[str], gold: set[str]) -> None:
    perfect = [*sorted(gold), *(name for name in ranked if name not in gold)]
    for metric in METRICS.values():
        assert 0 <= metric(ranked, gold) <= metric(perfect, gold) <= 1
    assert METRICS["nDCG@10"](perfect, gold) == pytest.approx(1)


def test_an_interval_holds_its_mean_and_widens_with_clusters() -> None:
    values = np.repeat([0.0, 1.0], 50)
    alone = estimate_mean(values)
    together = estimate_mean(values, [str(n // 25) for n in range(100)])
    assert alone.low < alone.mean == 0.5 < alone.high
    assert together.high - together.low > alone.high - alone.low
    assert estimate_mean(values) == alone
    with pytest.raises(ValueError, match="at least one"):
        estimate_mean([])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one small set of two meetings."""
    place = tmp_path / "qmsum_val"
    place.mkdir()
    corpus = [
        ("m0-0", "Chair", "Order, order."),
        ("m0-1", "Ms Roe", "Chips need licences for export."),
        ("m0-2", "Mr Doe", "The licences take 90 days."),
        ("m1-0", "Chair", "Export of chips is another matter here."),
        ("m1-1", "Ms Poe", "We turn to fisheries."),
    ]
    queries = [("q0", "What about export licences for chips?", "m0"), ("q1", "No answer?", "m1")]
    (place / "corpus.jsonl").write_text(
        "\n".join(json.dumps({"_id": a, "title": b, "text": c}) for a, b, c in corpus)
    )
    (place / "queries.jsonl").write_text(
        "\n".join(json.dumps({"_id": a, "text": b, "meeting": c}) for a, b, c in queries)
    )
    (place / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq0\tm0-1\t1\nq0\tm0-2\t1\n")
    return tmp_path


def test_a_set_becomes_documents_with_neighbours(folder: Path) -> None:
    library = sets.load(folder, "qmsum_val")
    assert [(one.document, one.ordinal) for one in library.passages] == [
        ("m0", 0),
        ("m0", 1),
        ("m0", 2),
        ("m1", 3),
        ("m1", 4),
    ]
    assert library.passages[1].indexed == "Ms Roe\nChips need licences for export."
    (question,) = library.questions
    assert (question.scope, question.cluster) == ("m0", "m0")
    assert question.gold == {"m0-1", "m0-2"}


@pytest.mark.parametrize("exact", [True, False])
def test_three_systems_search_within_the_scope(folder: Path, *, exact: bool) -> None:
    library = sets.load(folder, "qmsum_val")
    with open_bench(library.passages, HashEmbedder(), exact=exact) as bench:
        ranked = rank_all(bench, library)
    for system in System:
        (names,) = ranked[system]
        assert names
        assert all(name.startswith("m0-") for name in names)
    lines = compare(library, ranked)
    assert lines[0].part == "all"
    assert len(lines) == 2  # one question is in one half
    assert "qmsum_val" in format_line(lines[0])
    assert to_json(lines)[0]["questions"] == 1


def test_vectors_are_remembered_between_runs(tmp_path: Path) -> None:
    class Counting(HashEmbedder):
        asked = 0

        def embed(self, texts: Sequence[str]) -> Vectors:
            Counting.asked += len(texts)
            return super().embed(texts)

    first = RememberingEmbedder(Counting(), tmp_path / "memory.npz")
    rows = first.embed(["one", "two", "one"])
    first.save()
    again = RememberingEmbedder(Counting(), tmp_path / "memory.npz").embed(["two", "one"])
    assert Counting.asked == 2
    np.testing.assert_array_equal(again, rows[[1, 2]])


def test_words_are_found_again_behind_markup() -> None:
    original = "# Title\n\nSome **bold** words,\n  and [a link](http://x.org) to the end."
    canonical = "Title\n\nSome bold words, and a link to the end."
    found = spans.align(original, canonical)
    assert [original[start:end] for _, start, end in found] == [
        "Title",
        "Some",
        "bold",
        "words",
        "and",
        "a",
        "link",
        "to",
        "the",
        "end",
    ]
    assert [canonical[at:].startswith(original[a:b]) for at, a, b in found] == [True] * 10
