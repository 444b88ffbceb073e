"""A policy's file: what it says, and where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.gate.policy import read_policy
from evals.metrics import METRICS
from store.errors import BadInput

HEAD = 'schema: "1"\nmetrics:\n'


def _write(folder: Path, text: str) -> Path:
    path = folder / "policy.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_policy_reads_and_names_only_metrics_that_gate() -> None:
    """Every limit is on a metric that may fail a run."""
    policy = read_policy()
    assert policy.trusted_judges == ("offline",)
    assert all(METRICS[name].gates for name in policy.metrics)


def test_a_policy_of_ones_own(tmp_path: Path) -> None:
    """Limits, bound and must-pass cases are read as written."""
    text = HEAD + "  force_drift: {maximum: 0.1, bound: high}\nmust_pass: [A01]\n"
    policy = read_policy(_write(tmp_path, text))
    assert policy.metrics["force_drift"].bound == "high"
    assert policy.must_pass == ("A01",)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (HEAD + "  force_drift: {maximum: 0.1, maximal: 1}\n", 3, "maximal: unknown field"),
        (HEAD + "  force: {maximum: 0.1}\n", 3, "metrics.force: no metric is called so"),
        (HEAD + "  answer_words: {maximum: 9}\n", 3, "only informs"),
        (HEAD + "  outcome_accuracy.macro: {minimum: 1}\n", 3, "no mean of cases"),
        (HEAD + "  force_drift.macro: {must_pass: true}\n", 3, "must_pass: a case passes by"),
        (HEAD + "  force_drift: {}\n", 3, "it asks for nothing"),
        (HEAD + "  force_drift: {minimum: 1, maximum: 0}\n", 3, "the minimum is above"),
        (HEAD + "  force_drift:\n    maximum: .nan\n", 4, "maximum: input should be a finite"),
        (HEAD + "  force_drift:\n    drop: -1\n", 4, "drop: input should be greater"),
        (HEAD + "  force_drift:\n    bound: middle\n", 4, "bound: input should be 'mean'"),
        ('schema: "2"\nmetrics: {}\n', 1, "schema: the policy is of version 2, and we read 1"),
        ('schema: "1"\n', 1, "metrics: the field is missing"),
        ('schema: "1"\nmetrics: {}\n', 2, "metrics: it is empty"),
        (HEAD + "  force_drift: {drop: 0}\n  force_drift: {drop: 1}\n", 4, "given twice"),
        ("", 1, "the file is empty"),
        ("- 1\n", 1, "valid dictionary"),
    ],
)
def test_a_fault_is_named_with_file_line_and_field(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    """The reader of the error can go to the line."""
    path = _write(tmp_path, text)
    with pytest.raises(BadInput) as caught:
        read_policy(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert said in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The path stands in the error."""
    with pytest.raises(BadInput, match=r"none\.yaml"):
        read_policy(tmp_path / "none.yaml")
