"""Baselines and history: written whole, read back, refused where they are others'."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals.gate.baseline import make_baseline, read_baseline, render_baseline
from evals.gate.history import make_past, read_history, render_history
from evals.types import Run
from store.errors import BadInput
from tests.evals.gate.runs import make_case, make_run, measure, quote, say, score

RUN = make_run(
    [
        make_case("a", say("The parties will share.", quote("intend to share access"))),
        make_case("b", failure="Timeout: late"),
    ],
    [
        score("force_drift", "a", 1.0, place=0, why="'will': binds harder"),
        score("quote_fidelity", "a", 1.0, place=0),
        score("quote_fidelity", "a", 0.0, place=0),
        score("quote_fidelity", "b", None, why="Timeout: late"),
    ],
)


def write_baseline(run: Run, path: Path) -> None:
    path.write_text(render_baseline(make_baseline(run)), encoding="utf-8")


def test_a_baseline_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Writing and reading lose nothing; the same run is the same bytes."""
    path, again = tmp_path / "baseline.json", tmp_path / "again.json"
    write_baseline(RUN, path)
    write_baseline(RUN, again)
    assert read_baseline(path) == make_baseline(RUN)
    assert path.read_bytes() == again.read_bytes()
    assert read_baseline(path).cases["a"].metrics["quote_fidelity"] == (1.0, 2, 0)
    assert read_baseline(path).cases["b"].metrics["quote_fidelity"] == (0.0, 0, 1)


def test_a_baseline_holds_no_words_of_answers_and_documents(tmp_path: Path) -> None:
    """It lies in a public repository; the documents may not."""
    write_baseline(RUN, tmp_path / "baseline.json")
    held = (tmp_path / "baseline.json").read_text()
    assert not any(word in held for word in ("share", "parties", "binds", "memorandum", "late"))


def test_one_changed_score_is_a_short_diff(tmp_path: Path) -> None:
    """Of two runs that differ in a case, the files differ in its line and in the sums."""
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    values = [1.0] * 50
    write_baseline(measure({"outcome_accuracy": values}), before)
    write_baseline(measure({"outcome_accuracy": [0.0, *values[1:]]}), after)
    pairs = zip(before.read_text().splitlines(), after.read_text().splitlines(), strict=True)
    assert sum(one != other for one, other in pairs) == 2


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        ({"schema_version": "2"}, 3, "of version 2, and we read 1; write it again"),
        ({"schema_version": None}, 3, "of version None"),
        ({"form": "run"}, 1, "it is no baseline"),
        ({"mode": "other"}, 7, "mode: Input should be"),
        ({"extra": 1}, 1, "extra: Extra inputs"),
    ],
)
def test_another_version_or_form_is_refused(
    tmp_path: Path, change: dict[str, object], line: int, said: str
) -> None:
    """The error names file, line and field."""
    path = tmp_path / "baseline.json"
    write_baseline(RUN, path)
    text = path.read_text()
    for field, value in change.items():
        old = json.loads(text).get(field)
        if old is None:
            path.write_text(json.dumps({**json.loads(text), field: value}))
        else:
            path.write_text(text.replace(f'"{field}": "{old}"', f'"{field}": {json.dumps(value)}'))
    with pytest.raises(BadInput) as caught:
        read_baseline(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert said in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"form": NaN}', '{"a": ' * 5000])
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    """Broken, other or hostile JSON is bad input, never a crash."""
    path = tmp_path / "baseline.json"
    path.write_text(text)
    with pytest.raises(BadInput):
        read_baseline(path)


def test_a_figure_that_is_none_is_refused(tmp_path: Path) -> None:
    """NaN gets in nowhere."""
    path = tmp_path / "baseline.json"
    write_baseline(RUN, path)
    path.write_text(path.read_text().replace("[1.0, 2, 0]", "[NaN, 2, 0]"))
    with pytest.raises(BadInput, match="NaN"):
        read_baseline(path)


def test_history_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Oldest first; without a file there is none."""
    path = tmp_path / "history.jsonl"
    run = measure({"outcome_accuracy": [1.0, 0.0]})
    assert read_history(path) == ()
    history = (make_past(run, "v1"), make_past(replace(run, suite_hash="6" * 64), "v2"))
    path.write_text(render_history(history), encoding="utf-8")
    assert read_history(path) == history
    found = history[0].find("outcome_accuracy")
    assert found is not None
    assert (found.mean, found.count) == (0.5, 2)
    assert history[0].find("force_drift") is None


def test_a_broken_line_of_history_is_named(tmp_path: Path) -> None:
    """File and line stand in the error."""
    path = tmp_path / "history.jsonl"
    past = make_past(measure({"outcome_accuracy": [1.0]}), "v1")
    path.write_text(render_history([past]) + "{}\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"history\.jsonl:2: "):
        read_history(path)
