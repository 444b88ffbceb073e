"""The workflow for a user's own repository: pinned, with few rights, and true to what we write."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from evals.commands.output import SUMMARY_FILE
from evals.report.github import MARKER

PATH = Path(__file__).resolve().parents[3] / "docs" / "examples" / "faithfulness.yml"


@pytest.fixture
def workflow() -> dict[str, Any]:
    """Return the file as it is read."""
    read: dict[str, Any] = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return read


def _list_steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_every_action_is_pinned_by_its_commit(workflow: dict[str, Any]) -> None:
    """A tag can be moved; the version stands behind it for readers."""
    used = [step["uses"] for step in _list_steps(workflow) if "uses" in step]
    assert len(used) == 4
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", each) for each in used)
    written = PATH.read_text(encoding="utf-8")
    assert len(re.findall(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+\n", written)) == 4


def test_who_runs_a_pull_request_may_write_nothing(workflow: dict[str, Any]) -> None:
    """No right by default; the job with the checkout reads; the one that writes has no checkout."""
    assert workflow["permissions"] == {}
    jobs = workflow["jobs"]
    assert jobs["evaluate"]["permissions"] == {"contents": "read"}
    assert jobs["comment"]["permissions"] == {"pull-requests": "write"}
    assert not any("checkout" in step.get("uses", "") for step in jobs["comment"]["steps"])
    assert not any("brief" in step.get("run", "").split() for step in jobs["comment"]["steps"])
    # YAML 1.1 reads the key "on" as true.
    events = next(value for key, value in workflow.items() if key in {"on", True})
    assert "pull_request_target" not in events


def test_a_fork_gets_the_summary_and_no_comment(workflow: dict[str, Any]) -> None:
    """Its token may not write; the summary is written before and apart."""
    condition = workflow["jobs"]["comment"]["if"]
    assert "head.repo.full_name == github.repository" in condition
    evaluated = next(each for each in _list_steps(workflow) if each.get("name") == "Evaluate")
    assert "--github" in evaluated["run"].split()


def test_no_text_of_an_event_reaches_a_shell(workflow: dict[str, Any]) -> None:
    """Titles and branch names are others' words: nothing is put into a script by expression."""
    assert not any("${{" in step.get("run", "") for step in _list_steps(workflow))


def test_it_reads_the_files_that_are_written(workflow: dict[str, Any]) -> None:
    """The file of the report that it names exists, and the comment is found by our mark."""
    scripts = " ".join(step.get("run", "") for step in _list_steps(workflow))
    named = set(re.findall(r"report/([\w.]+)", scripts))
    assert named == {SUMMARY_FILE}
    assert MARKER in scripts
