"""Fitting: the same rows give the same model, bound features act one way, parts stay apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from agent.checks.overlap.features import NAMES
from evals.support import boost, linear
from evals.support.fit import fit, gather, predict_unseen, weigh
from evals.support.memory import Memory
from evals.support.sets import FITTED, Pair, Part, cut, part_of
from evals.support.table import FLOOR, Table, tabulate
from store.embed.double import HashEmbedder

SETTINGS = boost.Settings(trees=20, depth=2, ridge=1.0, least=1.0)
TOLD = (
    ("The Office may inspect any provider.", "Providers may be inspected by the Office.", True),
    ("The Office may inspect any provider.", "Nurses were hired in Verania.", False),
    ("Accounts are laid before Parliament.", "Parliament receives the accounts.", True),
    ("Accounts are laid before Parliament.", "Tidal power is cheap in winter.", False),
)


def pairs(count: int = 12) -> list[Pair]:
    return [
        Pair(
            id=f"{n}-{place}",
            set="begin",
            cluster=f"c{n}",
            sentences=(sentence,),
            claim=claim,
            supported=supported,
            part=Part.TUNE,
        )
        for n in range(count)
        for place, (sentence, claim, supported) in enumerate(TOLD)
    ]


def made_rows(seed: int = 1) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return 400 rows whose first feature decides and whose second is noise."""
    random = np.random.default_rng(seed)
    values = random.random((400, 2))
    labels = values[:, 0] + 0.1 * random.standard_normal(400) > 0.5
    return values, labels, np.ones(400)


def test_trees_learn_what_decides() -> None:
    values, labels, weights = made_rows()
    trees = boost.fit(values, labels, weights, [0, 0], SETTINGS)
    odds = np.array([sum(tree.reach(row) for tree in trees) for row in values.tolist()])
    assert ((odds > 0) == labels).mean() > 0.9


def test_a_bound_feature_acts_one_way() -> None:
    """The first feature may only lower the score, so nothing can be learnt from it."""
    values, labels, weights = made_rows()
    trees = boost.fit(values, labels, weights, [-1, 0], SETTINGS)
    low, high = [0.1, 0.5], [0.9, 0.5]
    assert sum(t.reach(low) for t in trees) >= sum(t.reach(high) for t in trees)


def test_the_same_rows_give_the_same_trees() -> None:
    values, labels, weights = made_rows()
    one = boost.fit(values, labels, weights, [1, 0], SETTINGS)
    assert one == boost.fit(values, labels, weights, [1, 0], SETTINGS)


def test_the_line_finds_both_weights() -> None:
    """Labels drawn with log-odds 4x - 2 give about that back."""
    random = np.random.default_rng(3)
    values = random.random((20_000, 1))
    labels = random.random(20_000) < 1 / (1 + np.exp(-(4 * values[:, 0] - 2)))
    line = linear.fit(values, labels, np.ones(20_000), ridge=0.0)
    assert line.weights[0] == pytest.approx(4, abs=0.25)
    assert line.bias == pytest.approx(-2, abs=0.15)


def test_a_weight_of_the_wrong_sign_is_zero() -> None:
    values, labels, weights = made_rows()
    line = linear.fit(values, labels, weights, signs=[-1, 0], ridge=0.01)
    assert line.weights[0] == 0


def test_a_fit_parts_its_own_rows() -> None:
    table = tabulate(pairs())
    model = fit({"begin": table}, NAMES)
    odds = weigh(model, table.values)
    assert odds[table.supported].min() > odds[~table.supported].max()
    assert fit({"begin": table}, NAMES) == model


def test_unseen_scores_come_from_other_clusters() -> None:
    """A row whose label is turned does not move the scores of its own cluster."""
    table = tabulate(pairs())
    turned = Table(
        values=table.values,
        supported=np.where(np.arange(len(table.supported)) == 0, False, table.supported),
        clusters=table.clusters,
        sha256="",
    )
    own = np.array(table.clusters) == table.clusters[0]
    rows, other = gather({"begin": table}, NAMES), gather({"begin": turned}, NAMES)
    away = rows.folds == rows.folds[0]
    assert own[away].any()
    first, second = predict_unseen(rows, NAMES)[own], predict_unseen(other, NAMES)[own]
    assert first == pytest.approx(second, abs=0.2)


def test_files_of_one_origin_share_their_parts() -> None:
    """A source that is tuned on in one file is in no file's test part of the same kind."""
    for n in range(50):
        cluster = f"wice:{n}"
        assert part_of("wice_claim", cluster) is part_of("wice_oracle", cluster)
        assert part_of("ragtruth_qa_sent", cluster) is part_of("ragtruth_qa_resp", cluster)


def test_parts_are_about_as_large_as_said() -> None:
    tuned = [part_of(FITTED[0], f"wice:{n}") is Part.TUNE for n in range(2_000)]
    assert np.mean(tuned) == pytest.approx(0.7, abs=0.04)


def test_lines_are_sentences() -> None:
    assert cut("hours: Monday\nIt is open. It is cheap.") == (
        "hours: Monday",
        "It is open.",
        "It is cheap.",
    )


def test_vectors_are_kept_between_runs(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    embedder = HashEmbedder()
    Memory(path, embedder).learn(["one", "two", "one"])
    again = Memory(path, embedder)
    assert again.knows(["two", "one"])
    assert not again.knows(["three"])
    assert again.get(["two"]) == pytest.approx(embedder.embed(["two"]), abs=1e-3)


def test_a_table_has_a_row_for_each_pair() -> None:
    table = tabulate(pairs(1))
    assert table.values.shape == (4, len(NAMES))
    assert table.values[0, FLOOR] > table.values[1, FLOOR]
