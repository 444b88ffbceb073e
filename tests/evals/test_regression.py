"""A prompt that lost its rules on force and limits fails the gate, and its readers are spared."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.regression import Gated, plant

PART = "dev"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("regression")


@pytest.fixture(scope="module")
def planted(place: Path) -> tuple[Gated, Gated]:
    """Run the suite twice through the command line, with a model behind a server on loopback."""
    return plant(place, part=PART)


def means(gated: Gated) -> dict[str, float]:
    results = gated.decision["results"]
    return {each["metric"]: each["estimate"]["mean"] for each in results if each["estimate"]}


def test_the_whole_prompt_passes(planted: tuple[Gated, Gated]) -> None:
    whole, _ = planted
    assert (whole.code, whole.broken) == (0, [])
    assert means(whole)["proposed_force_drift"] == 0


def test_the_prompt_without_the_rules_fails_on_force_drift(planted: tuple[Gated, Gated]) -> None:
    """By its limit, and against the baseline by more than chance."""
    _, lacking = planted
    assert (lacking.code, lacking.decision["verdict"]) == (4, "gate_failed")
    broken = {(each["metric"], each["rule"]) for each in lacking.broken}
    assert {("proposed_force_drift", "maximum"), ("proposed_force_drift", "drop")} <= broken
    assert {metric for metric, _ in broken} <= {"proposed_force_drift", "mended_share"}


def test_no_reader_sees_what_drifted(planted: tuple[Gated, Gated]) -> None:
    """What is shown is as good as before: only what was proposed is worse."""
    _, lacking = planted
    assert means(lacking)["force_drift"] == 0
    assert means(lacking)["support_full"] == 1


def test_the_report_names_the_prompt_and_shows_each_sentence(
    place: Path, planted: tuple[Gated, Gated]
) -> None:
    _, lacking = planted
    differences = lacking.decision["comparison"]["differences"]
    changed = next(each for each in differences if each.startswith("prompt compose: was "))
    page = (place / "lacking" / "report.html").read_text(encoding="utf-8")
    assert changed in page
    assert "What the model proposed" in page
    drifted = [f for f in lacking.decision["faults"] if f["metric"] == "proposed_force_drift"]
    assert len(drifted) > 10
    shown = page.replace("<mark>", "").replace("</mark>", "")
    assert all(lacking.find_words(each).split("'")[0] in shown for each in drifted)
