"""`brief eval mutate`: spoilt statements from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evals.commands.conftest import Brief


@pytest.fixture
def library(brief: Brief, suite: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    assert brief("--library", folder, "add", suite.parent / "documents").code == 0
    return folder


def test_the_sample_library_is_spoilt_unless_another_is_named(brief: Brief) -> None:
    said = brief("eval", "mutate", "--most", "4", "--way", "pointer_missing", "--json")
    assert said.code == 0
    banks = [(each["bank"], each["way"]) for each in said.values["ways"]]
    assert banks == [
        (bank, way)
        for bank in ("paraphrases, tune", "verbatim")
        for way in ("untouched", "pointer_missing")
    ]
    assert said.values["ways"][1]["share"]["mean"] == 1


def test_a_library_gives_its_own_sentences(brief: Brief, library: Path) -> None:
    said = brief("eval", "mutate", "--library", library, "--json")
    assert said.code == 0
    assert {each["bank"] for each in said.values["ways"]} == {"verbatim"}


def test_the_answers_of_a_run_are_spoilt(
    brief: Brief, suite: Path, library: Path, tmp_path: Path
) -> None:
    assert brief("--library", library, "eval", suite, "--report-dir", tmp_path / "out").code == 0
    run = tmp_path / "out" / "run.json"
    said = brief("eval", "mutate", "--library", library, "--answers", run, "--json")
    assert (said.code, said.err) == (0, "")
    first = said.values["ways"][0]
    assert (first["bank"], first["way"], first["share"]["mean"]) == ("answers", "untouched", 0)


def test_answers_over_another_library_are_refused(
    brief: Brief, suite: Path, library: Path, tmp_path: Path
) -> None:
    assert brief("--library", library, "eval", suite, "--report-dir", tmp_path / "out").code == 0
    other, page = tmp_path / "other", tmp_path / "page.md"
    page.write_text("# Snow\n\nSnow fell on the ministry in the night.\n")
    assert brief("--library", other, "add", page).code == 0
    run = tmp_path / "out" / "run.json"
    said = brief("eval", "mutate", "--library", other, "--answers", run)
    assert said.code == 2
    assert "cites a sentence that this library does not hold" in said.err


def test_limits_decide_the_code(brief: Brief, library: Path, tmp_path: Path) -> None:
    path = tmp_path / "gate.yaml"
    path.write_text('schema: "1"\nmetrics:\n  verbatim.untouched: {maximum: 0.05}\n')
    said = brief("eval", "mutate", "--library", library, "--gate", path)
    assert (said.code, "PASSED" in said.out) == (0, True)
    path.write_text('schema: "1"\nmetrics:\n  verbatim.untouched: {minimum: 0.5}\n')
    assert brief("eval", "mutate", "--library", library, "--gate", path).code == 4


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--way", "magic"), "--way 'magic' is not known"),
        (("--most", "0"), "--most must be at least 1"),
        (("--answers", "run.json"), "--answers needs the library"),
        (("--library", "x", "--held"), "--held and --library exclude each other"),
        (("--documents", "nowhere"), "which is not in"),
    ],
)
def test_what_cannot_be_done_is_refused(
    options: tuple[str, ...], message: str, brief: Brief
) -> None:
    said = brief("eval", "mutate", *options)
    assert (said.code, said.out) == (2, "")
    assert message in said.err
