"""`brief eval calibrate`: a threshold fitted to labelled claims, and used from then on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent.checks.overlap.calibration import FILE, read_calibration
from agent.commands.replies import open_checks
from tests.evals.commands.conftest import Brief

NUMBERS = ("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")
PLACES = ("Velm", "Orm", "Tarn", "Holt", "Sarn")
SENTENCE = "The port of {place} has {number} piers and a lighthouse on its northern side."
SOUND = "On its northern side {place} port has a lighthouse, and {number} piers besides."
APART = "The port of {place} has {number} piers where large vessels moor in winter storms."


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "labelled.jsonl"
    rows = [
        {
            "claim": (SOUND if label else APART).format(place=place, number=number),
            "evidence": SENTENCE.format(place=place, number=number),
            "label": label,
            "group": f"{place} {number}",
        }
        for place in PLACES
        for number in NUMBERS
        for label in (0, 1)
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.fixture
def library(brief: Brief, suite: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    assert brief("--library", folder, "add", suite.parent / "documents").code == 0
    return folder


def test_a_threshold_that_helps_is_kept_and_used(
    brief: Brief, labelled: Path, library: Path
) -> None:
    said = brief("eval", "calibrate", labelled, "--library", library, "--json")
    assert (said.code, said.err) == (0, "")
    assert (said.values["kept"], said.values["gain"]["mean"] > 0) == (True, True)
    own = read_calibration(library)
    assert own is not None
    assert own.threshold == said.values["threshold"]
    assert (own.rows, own.groups) == (60, 30)
    with open_checks({}, library) as own_checks, open_checks({}) as ours:
        assert own_checks.checks != ours.checks


def test_before_and_after_are_shown(brief: Brief, labelled: Path, library: Path) -> None:
    said = brief("eval", "calibrate", labelled, "--library", library)
    for part in ("before", "after, on groups not fitted to", "lexical floor", "gain", "kept: "):
        assert part in said.out


def test_only_showing_keeps_nothing(brief: Brief, labelled: Path, tmp_path: Path) -> None:
    said = brief("eval", "calibrate", labelled, "--only-show", "--library", tmp_path)
    assert said.code == 0
    assert "kept" not in said.out
    assert not (tmp_path / FILE).exists()


def test_what_gains_nothing_is_not_kept(brief: Brief, labelled: Path, library: Path) -> None:
    """Where our own threshold parts all of them already."""
    rows = [json.loads(line) for line in labelled.read_text().split("\n")]
    for row in rows:
        row["claim"] = row["claim"] if row["label"] else "Snow fell on the ministry at night."
    labelled.write_text("\n".join(map(json.dumps, rows)))
    said = brief("eval", "calibrate", labelled, "--library", library)
    assert (said.code, said.err) == (
        0,
        "brief: it gains nothing on other groups, so it is not kept\n",
    )
    assert read_calibration(library) is None
    said = brief("eval", "calibrate", labelled, "--library", library, "--anyway")
    assert read_calibration(library) is not None


def test_our_own_threshold_comes_back(brief: Brief, labelled: Path, library: Path) -> None:
    assert brief("eval", "calibrate", labelled, "--library", library).code == 0
    said = brief("eval", "calibrate", "--reset", "--library", library)
    assert (said.code, said.out) == (0, "our own threshold holds again\n")
    assert read_calibration(library) is None


def test_one_of_an_earlier_overlap_is_not_used(
    brief: Brief, labelled: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brief("eval", "calibrate", labelled, "--library", library).code == 0
    own = read_calibration(library)
    assert own is not None
    (library / FILE).write_text(own.model_copy(update={"model": "older"}).model_dump_json())
    with open_checks({}, library) as checking, open_checks({}) as ours:
        assert checking.checks == ours.checks
    assert "belongs to an earlier overlap" in capsys.readouterr().err


def test_a_damaged_one_stops_the_question(brief: Brief, library: Path) -> None:
    (library / FILE).write_text("{")
    said = brief("--library", library, "ask", "How many piers has the port of Velm?")
    assert (said.code, said.out) == (2, "")
    assert FILE in said.err


def test_too_few_claims_or_groups_are_refused(brief: Brief, labelled: Path, library: Path) -> None:
    lines = labelled.read_text().split("\n")
    labelled.write_text("\n".join(lines[:20]))
    said = brief("eval", "calibrate", labelled, "--library", library)
    assert said.code == 2
    assert "10 claims are supported; it takes 25 of each label" in said.err
    rows = [{**json.loads(line), "group": n % 3} for n, line in enumerate(lines)]
    labelled.write_text("\n".join(map(json.dumps, rows)))
    said = brief("eval", "calibrate", labelled, "--library", library)
    assert said.code == 2
    assert "3 groups are too few" in said.err
    assert read_calibration(library) is None


def test_without_a_library_there_is_no_place(brief: Brief, labelled: Path, tmp_path: Path) -> None:
    said = brief("eval", "calibrate", labelled, "--library", tmp_path / "none")
    assert said.code == 2
    assert "to keep a threshold in" in said.err


def test_a_file_or_a_reset_is_named(brief: Brief, labelled: Path) -> None:
    for options in ((), (labelled, "--reset")):
        said = brief("eval", "calibrate", *options)
        assert said.code == 2
        assert "name a FILE of labelled claims, or --reset" in said.err
