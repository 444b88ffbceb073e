"""The tables: differences to the floor, means over sources, and what they took."""

from __future__ import annotations

from evals.benchmark.run import measure
from evals.benchmark.tables import list_values, put, write_sections, write_speed
from evals.benchmark.types import Labelled, Mark, ScriptedChecker
from evals.judges.types import JudgeFailure
from evals.statistics import Estimate
from tests.evals.benchmark.rows import row

ROWS = [row(f"claim {n}", supported=n % 2 == 0, cluster=f"{n // 2}") for n in range(20)]


def right(one: Labelled) -> Mark:
    return 1.0 if one.supported else 0.0


def test_each_source_has_three_lines_and_all_of_them_a_mean() -> None:
    measured = measure({"one": ROWS, "two": ROWS}, ScriptedChecker(say=right))
    lines = list(write_sections(measured.sections))
    assert [line for line in lines if line.startswith("one: ")] == ["one: 20 pairs, 10 supported"]
    assert sum("all positive" in line for line in lines) == 2
    assert any(line.startswith("  mean of all") and "+0.500" in line for line in lines)


def test_the_mean_of_what_nothing_was_fitted_on_stands_apart() -> None:
    sources = {"begin": ROWS, "qags": ROWS, "covidfact": ROWS}
    measured = measure(sources, ScriptedChecker(say=right))
    assert any("nothing fitted on" in line for line in write_sections(measured.sections))


def test_a_source_below_the_floor_is_marked() -> None:
    """A checker that is wrong every time, where the floor cannot tell."""
    measured = measure({"one": ROWS}, ScriptedChecker(say=lambda one: 1.0 - float(one.supported)))
    assert any(line.endswith("  below") for line in write_sections(measured.sections))


def test_failed_judgements_stand_in_the_table() -> None:
    def say(one: Labelled) -> Mark:
        return JudgeFailure(reason="no reply") if one.text == "claim 0" else right(one)

    measured = measure({"one": ROWS}, ScriptedChecker(say=say))
    assert (measured.asked, measured.failed) == (20, 1)
    first = next(iter(write_sections(measured.sections)))
    assert first == "one: 19 pairs, 9 supported, 1 judgements failed and are not scored"


def test_thresholds_are_frozen_for_both() -> None:
    measured = measure({"one": ROWS}, ScriptedChecker(say=right, threshold=7.0), frozen_on=ROWS)
    assert measured.sections[0].ours.threshold == 0.5


def test_values_hold_no_times() -> None:
    values = list_values(measure({"one": ROWS}, ScriptedChecker(say=right)).sections)
    assert "second" not in str(values)
    assert values == list_values(measure({"one": ROWS}, ScriptedChecker(say=right)).sections)


def test_speed_is_told_by_core_and_from_end_to_end() -> None:
    measured = measure({"one": ROWS}, ScriptedChecker(say=right))
    (line,) = write_speed(measured.marked, cost="2 calls")
    assert line.startswith("20 pairs in ")
    assert line.endswith("; 2 calls")


def test_an_estimate_is_put_with_its_interval() -> None:
    assert put(Estimate(mean=0.5, low=0.25, high=0.75, count=4)) == "0.500 [0.250, 0.750]"
    assert put(None) == "-"
