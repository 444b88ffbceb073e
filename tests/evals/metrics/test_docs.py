"""docs/metrics.md says what the code says, and its worked examples come out as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from evals.judges.offline import OfflineJudge
from evals.metrics import MACRO, METERS, METRICS, score_runs, summarise
from tests.evals.metrics.world import read_example

PAGE = (Path(__file__).parents[3] / "docs" / "metrics.md").read_text(encoding="utf-8")
ALL = {**METRICS, **METERS}

_SECTION = re.compile(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """One worked example of the page."""

    metric: str
    number: int
    given: dict[str, Any]


def _examples() -> Iterator[Worked]:
    for section in _SECTION.finditer(PAGE):
        for number, found in enumerate(_EXAMPLE.finditer(section[2]), start=1):
            yield Worked(metric=section[1], number=number, given=yaml.safe_load(found[1]))


@pytest.mark.parametrize(
    "worked", list(_examples()), ids=lambda each: f"{each.metric}-{each.number}"
)
def test_worked_examples_come_out_as_written(worked: Worked) -> None:
    """Each value, the mean over all of them, and the mean of the cases' means where it is given."""
    metric = ALL[worked.metric]
    scores = score_runs(read_example(worked.given), OfflineJudge(), {metric.name: metric})
    assert [each.failure for each in scores if each.failure] == worked.given.get("fails", [])
    assert [each.value for each in scores] == pytest.approx(worked.given["gives"])
    results = {each.metric: each.estimate for each in summarise(scores)}
    for name, key in ((metric.name, "mean"), (metric.name + MACRO, "macro")):
        estimate = results.get(name)
        if key in worked.given:
            assert estimate is not None
            assert estimate.mean == pytest.approx(worked.given[key], abs=5e-4)


@pytest.mark.parametrize("name", ALL)
def test_every_metric_has_a_section_with_its_definition_source_and_example(name: str) -> None:
    """One wording in the code and on the page, and one example at least."""
    section = next((found[2] for found in _SECTION.finditer(PAGE) if found[1] == name), None)
    assert section is not None, f"docs/metrics.md has no section on {name}"
    written = " ".join(section.split())
    assert ALL[name].definition in written
    assert f"Source: {ALL[name].source}" in written
    assert f"a mark for each {ALL[name].level}; {ALL[name].better} is better" in written
    assert ("informs only" in written) is not ALL[name].gates
    assert ("by the judge" in written) is ALL[name].judged
    assert "```yaml" in section


def test_the_page_describes_no_metric_that_is_not_there() -> None:
    assert {found[1] for found in _SECTION.finditer(PAGE)} == set(ALL)
