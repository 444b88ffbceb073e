"""The manifest, the summary page and the exit code of a run."""

from __future__ import annotations

import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from agent.batch.ledger import Ledger
from agent.batch.page import write_page, write_text
from agent.batch.summary import tally, write_manifest
from agent.batch.types import Output, Result, State
from agent.types import Outcome, Usage
from tests.agent.batch.kit import claim, make_row, open_run

HOSTILE = '../<script>alert(1)</script>"\u202e'


def finish(
    ledger: Ledger,
    outcome: Outcome = Outcome.ANSWER,
    *,
    statements: int = 1,
    blank: bool = False,
    fingerprint: str = "abc",
) -> None:
    result = Result(
        outcome=outcome,
        statements=statements,
        withheld=int(blank),
        blank=blank,
        fingerprint=fingerprint,
        outputs=(Output(format="json", content=b"{}"), Output(format="md", content=b"# T")),
    )
    usage = Usage(calls=1, input_tokens=10, output_tokens=2, cost_usd=0.25)
    ledger.finish(claim(ledger), result, usage=usage, seconds=1.5)


@pytest.mark.parametrize(
    ("outcomes", "blank", "left", "code"),
    [
        ([Outcome.ANSWER, Outcome.PARTIAL_ANSWER, Outcome.NEEDS_CLARIFICATION], 0, "", 0),
        ([Outcome.ANSWER, Outcome.DOCUMENTS_DO_NOT_SAY], 0, "", 3),
        ([Outcome.DOCUMENTS_DO_NOT_SAY], 1, "", 4),
        ([Outcome.ANSWER], 0, "failed", 5),
        ([Outcome.ANSWER], 1, "waiting", 5),
        ([Outcome.ANSWER], 0, "pending", 5),
    ],
)
def test_the_exit_code_is_that_of_the_worst_row(
    tmp_path: Path, outcomes: list[Outcome], blank: int, left: str, code: int
) -> None:
    count = len(outcomes) + blank + bool(left)
    rows = [make_row(f"r{number}") for number in range(count)]
    with open_run(tmp_path, rows) as ledger:
        for outcome in outcomes:
            finish(ledger, outcome)
        for _ in range(blank):
            finish(ledger, Outcome.DOCUMENTS_DO_NOT_SAY, statements=0, blank=True)
        if left:
            ledger.put_back(claim(ledger), State(left), error="no")
        assert tally(ledger).code == code


def test_the_manifest_lists_every_row_with_its_files_and_what_it_cost(tmp_path: Path) -> None:
    with open_run(tmp_path, [make_row("a"), make_row("b")]) as ledger:
        finish(ledger)
        ledger.put_back(claim(ledger), State.FAILED, error="no JSON", kind="AnswerUnusable")
        manifest = json.loads("".join(write_manifest(ledger, tally(ledger))))
    assert manifest["complete"]
    assert manifest["exit_code"] == 5
    assert manifest["counts"] == {"pending": 0, "running": 0, "waiting": 0, "done": 1, "failed": 1}
    assert manifest["usage"]["cost_usd"] == 0.25
    first, second = manifest["rows"]
    assert first["files"][1] == {
        "format": "md",
        "path": "rows/a.md",
        "bytes": 3,
        "sha256": hashlib.sha256(b"# T").hexdigest(),
    }
    assert first["usage"]["seconds"] == 1.5
    assert second["error"] == {"kind": "AnswerUnusable", "message": "no JSON"}


def test_a_manifest_of_no_finished_row_is_json_too(tmp_path: Path) -> None:
    with open_run(tmp_path, [make_row("a")]) as ledger:
        manifest = json.loads("".join(write_manifest(ledger, tally(ledger))))
    assert not manifest["complete"]
    assert manifest["rows"][0]["state"] == "pending"


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


def test_the_page_runs_nothing_loads_nothing_and_links_to_its_own_files(tmp_path: Path) -> None:
    rows = [make_row(HOSTILE, f"Who pays {HOSTILE}?"), make_row("b")]
    with open_run(tmp_path, rows) as ledger:
        finish(ledger)
        ledger.put_back(claim(ledger), State.FAILED, error=HOSTILE)
        page = "".join(write_page(ledger, tally(ledger)))
        text = "".join(write_text(ledger, tally(ledger)))
    read = Links()
    read.feed(page)
    assert "script" not in read.tags
    assert "\u202e" not in page + text
    assert len(read.links) == 2
    for link in read.links:
        assert re.fullmatch(r"rows/[\w.~-]+\.(json|md)", link)
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "&lt;script&gt;" in page


def test_rows_of_several_states_of_the_library_are_told(tmp_path: Path) -> None:
    with open_run(tmp_path, [make_row("a"), make_row("b")]) as ledger:
        finish(ledger, fingerprint="one")
        finish(ledger, fingerprint="two")
        found = tally(ledger)
        assert found.generations == ("one", "two")
        assert "2 states: one, two" in "".join(write_text(ledger, found))
