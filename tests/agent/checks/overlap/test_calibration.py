"""A threshold of the user's own: kept in the library, used by the gate, never lost unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.checks import ALL, with_threshold
from agent.checks.overlap.calibration import (
    FILE,
    Calibration,
    read_calibration,
    remove_calibration,
    write_calibration,
)
from agent.gate import judge
from agent.types import Draft, Judgement, Kind
from store.errors import BadInput, LibraryReadOnly
from tests.evals.benchmark.rows import row

OWN = Calibration(
    threshold=0.5, model="m", sha256="s", rows=60, groups=20, balanced_accuracy=0.8, before=0.7
)


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    write_calibration(tmp_path, OWN)
    assert read_calibration(tmp_path) == OWN
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


def test_a_library_without_one_has_none(tmp_path: Path) -> None:
    assert read_calibration(tmp_path) is None
    assert read_calibration(tmp_path / "none") is None


def test_it_is_removed_once(tmp_path: Path) -> None:
    write_calibration(tmp_path, OWN)
    assert (remove_calibration(tmp_path), remove_calibration(tmp_path)) == (True, False)


@pytest.mark.parametrize("text", ["", "{}", '{"threshold": NaN}', "[1]"])
def test_a_damaged_one_is_an_error_that_says_what_to_do(text: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(BadInput, match="brief eval calibrate"):
        read_calibration(tmp_path)


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan")])
def test_a_threshold_lies_between_nothing_and_all(value: float, tmp_path: Path) -> None:
    text = OWN.model_dump_json().replace("0.5", str(value), 1)
    (tmp_path / FILE).write_text(text)
    with pytest.raises(BadInput):
        read_calibration(tmp_path)


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LibraryReadOnly):
        write_calibration(tmp_path / "none", OWN)


def test_the_gate_goes_by_the_threshold() -> None:
    one = row("Twelve piers belong to the port of Velm.", supported=True)
    draft = Draft(text=one.text, kind=Kind.FACT, evidence=one.evidence)
    lax, strict = (judge(draft, checks=with_threshold(value)).verdict for value in (0.0, 1.0))
    assert lax.judgement is Judgement.SUPPORTED
    assert [each.check for each in strict.findings] == ["overlap"]


def test_all_other_checks_stay() -> None:
    own = with_threshold(0.4)
    assert len(own) == len(ALL)
    assert sum(one is not other for one, other in zip(own, ALL, strict=True)) == 1
