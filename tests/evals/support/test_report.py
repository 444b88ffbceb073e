"""The report: metrics by hand, thresholds, intervals by source, and the sets as they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from evals.pairs.load import SAMPLES, Stack, load_pairs
from evals.support.gate import gather, is_near
from evals.support.metrics import (
    Scored,
    auroc,
    average,
    balanced_accuracy,
    choose_threshold,
    compare,
)
from evals.support.report import compare_calibrated, compare_frozen, find_crossing, summarise
from evals.support.sets import NAMES, load
from evals.support.table import tabulate

LABELS = np.array([True, True, False, False])


def test_auroc_by_hand() -> None:
    assert auroc(np.array([3.0, 2.0, 1.0, 0.0]), LABELS) == 1
    assert auroc(np.array([3.0, 0.0, 1.0, 2.0]), LABELS) == 0.5
    assert auroc(np.ones(4), LABELS) == 0.5


def test_weights_count_rows_again() -> None:
    """A row that weighs two is a row that stands there twice."""
    scores = np.array([2.0, 0.0, 1.0, 3.0])
    again = np.array([0, 0, 1, 2, 3, 3])
    weights = np.array([2.0, 1.0, 1.0, 2.0])
    assert auroc(scores, LABELS, weights) == auroc(scores[again], LABELS[again])


def test_balanced_accuracy_by_hand() -> None:
    passed = np.array([True, False, False, False])
    assert balanced_accuracy(passed, LABELS) == pytest.approx(0.75)


def test_the_best_threshold_lies_between_the_labels() -> None:
    assert choose_threshold(np.array([0.9, 0.8, 0.2, 0.1]), LABELS) == pytest.approx(0.5)


def test_a_threshold_may_stop_or_pass_everything() -> None:
    """Scores that run the wrong way are best not used."""
    threshold = choose_threshold(np.array([0.1, 0.2, 0.8, 0.9]), LABELS)
    passed = np.array([0.1, 0.2, 0.8, 0.9]) >= threshold
    assert balanced_accuracy(passed, LABELS) == pytest.approx(0.5)


def made(count: int, noise: float) -> tuple[Scored, np.ndarray, list[str]]:
    random = np.random.default_rng(5)
    labels = random.random(count) < 0.5
    scores = labels + noise * random.standard_normal(count)
    return Scored(scores=scores, passed=scores > 0.5), labels, [f"c{n // 4}" for n in range(count)]


def test_a_better_score_is_better_beyond_its_interval() -> None:
    ours, labels, clusters = made(400, 0.5)
    floor, _, _ = made(400, 3.0)
    accuracy, area = compare(ours, floor, labels, clusters)
    assert accuracy.low > 0
    assert area.low > 0


def test_a_score_does_not_differ_from_itself() -> None:
    ours, labels, clusters = made(80, 1.0)
    accuracy, area = compare(ours, ours, labels, clusters)
    assert (accuracy.low, accuracy.high, area.low, area.high) == (0, 0, 0, 0)


def test_the_mean_of_sets_is_surer_than_one() -> None:
    ours, labels, clusters = made(200, 1.0)
    floor, _, _ = made(200, 2.0)
    one, _ = compare(ours, floor, labels, clusters)
    other, _ = compare(ours, floor, labels, [f"d{name}" for name in clusters])
    whole = average([one, other])
    assert whole.value == pytest.approx(one.value)


def test_lines_of_a_set(shared: Path) -> None:
    """A public set is read, scored and compared in both ways; the mean of one line is the line."""
    table = tabulate(load(shared / "data" / "support", "begin"))
    crossing = find_crossing({"begin": table})
    frozen = compare_frozen("begin", table, "words", crossing)
    calibrated = compare_calibrated("begin", table, "words")
    assert frozen.count == calibrated.count == 469
    assert 0.8 < frozen.ours[1] < 1
    assert summarise("all", [frozen]).ours == frozen.ours


def test_every_set_is_there(shared: Path) -> None:
    for name in NAMES:
        found = load(shared / "data" / "support", name)
        assert {pair.supported for pair in found} == {True, False}


def test_each_sound_text_gets_other_evidence() -> None:
    rows = gather(None, "tune")
    sound = [row for row in rows if row.kind == "sound"]
    near = [row for row in rows if row.kind == "neighbour"]
    assert len(sound) == len(near) > 50
    quotes = {row.text: {item.quote for item in row.evidence} for row in sound}
    assert all(row.evidence[0].quote not in quotes[row.text] for row in near)
    assert any(is_near(row) for row in sound)


def test_parts_of_the_pairs_are_parted_by_document() -> None:
    """No document is both in what the threshold was chosen on and in what measures it."""
    files = ("samples_a.jsonl", "samples_b.jsonl")
    found = [
        pair for name in files for pair in load_pairs(SAMPLES.parents[1] / "pairs" / name, SAMPLES)
    ]
    tuned = {pair.document for pair in found if pair.part == "tune"}
    held = {pair.document for pair in found if pair.part == "held"}
    assert not tuned & held
    assert Stack(SAMPLES).names()
