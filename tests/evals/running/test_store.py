"""A run is kept as a file that later runs are compared with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent.types import Usage
from evals.judges.offline import OfflineJudge
from evals.metrics import METERS
from evals.running.asking import Product
from evals.running.run import Subject, run_suite
from evals.running.store import read_run, render_run, render_usage, store
from evals.shelf import Shelf
from evals.types import Mode, Run
from store.errors import BadInput


@pytest.fixture
def run(subject: Subject, shelf: Shelf) -> Run:
    return run_suite(subject, Product(library=shelf), mode=Mode.NO_MODEL, judge=OfflineJudge())


def test_a_run_comes_back_as_it_was_written(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(render_run(run), encoding="utf-8")
    assert read_run(path) == store(run)


def test_times_and_tokens_stand_in_a_file_of_their_own(run: Run) -> None:
    assert "seconds" not in render_run(run)
    usage = json.loads(render_usage(run, judging=Usage(calls=3)))
    assert usage["cases"][0]["total_seconds"] > 0
    assert usage["judging"]["calls"] == 3
    assert {each["metric"] for each in usage["results"]} == set(METERS)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema_version": "9"}, "schema_version: the run is of version 9, and we read 1"),
        ({"surprise": 1}, "surprise: Extra inputs"),
        ({"mode": "magic"}, "mode: Input should be"),
        ({"schema_version": None}, "schema_version: "),
    ],
)
def test_a_file_that_is_no_run_is_refused(
    run: Run, tmp_path: Path, change: dict[str, object], message: str
) -> None:
    path = tmp_path / "run.json"
    values = store(run).model_dump(mode="json") | change
    path.write_text(json.dumps(values), encoding="utf-8")
    with pytest.raises(BadInput, match=message):
        read_run(path)


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"schema_version": "1", "x": NaN}'])
def test_what_is_no_json_of_ours_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "run.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=r"run\.json:1: "):
        read_run(path)
