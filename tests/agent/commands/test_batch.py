"""`brief batch`, whole: against a real server on loopback that counts what it is asked."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from agent.batch.fault import STEPS
from evals.kills.world import Respondent, World, ask, find_asked, name_programme
from evals.server import FakeOpenAI, Fault, failed, read_prompt
from evals.suite.load import load_suite
from store.library import Library
from tests.agent.commands.conftest import Brief, Said

SUITE = Path(__file__).resolve().parents[3] / "evals" / "suites" / "samples.yaml"

ROWS = 24


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return documents that each answer one question, and the library of them."""
    made = World(tmp_path_factory.mktemp("world") / "world", ROWS)
    made.build()
    return made


@pytest.fixture
def respondent() -> Respondent:
    return Respondent()


@pytest.fixture
def server(respondent: Respondent) -> Iterator[FakeOpenAI]:
    with FakeOpenAI(chat=respondent.chat) as running:
        yield running


def write_jobs(folder: Path, count: int) -> Path:
    lines = [json.dumps({"id": f"r{at}", "question": ask(at)}) for at in range(count)]
    path = folder / "jobs.jsonl"
    path.write_text("\n".join(lines) + "\n")
    return path


def count_asked(respondent: Respondent) -> dict[str, int]:
    """Return by row how often the server was asked."""
    return {f"r{at}": respondent.asked[name_programme(at)] for at in range(ROWS)}


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch of one folder, to be run with the same options again and again."""

    brief: Brief
    folder: Path
    library: Path
    jobs: Path

    def run(self, *more: str, out: str = "out") -> Said:
        return self.brief(
            "batch", self.jobs, "--out", self.folder / out, "--library", self.library,
            "--formats", "json", *more,
        )  # fmt: skip

    def ask(self, server: FakeOpenAI, *more: str, out: str = "out") -> Said:
        return self.run("--model", "openai:tiny", "--base-url", server.url, *more, out=out)

    def manifest(self, out: str = "out") -> Any:  # noqa: ANN401 - as JSON is
        return json.loads((self.folder / out / "manifest.json").read_bytes())

    def states(self, out: str = "out") -> dict[str, str]:
        return {each["id"]: each["state"] for each in self.manifest(out)["rows"]}


@pytest.fixture
def batch(brief: Brief, tmp_path: Path, world: World) -> Batch:
    return Batch(brief, tmp_path, world.library, write_jobs(tmp_path, 6))


def test_rows_are_answered_without_a_model_and_summed_up(batch: Batch) -> None:
    said = batch.run("--formats", "md,html,json")
    assert said.code in {0, 3}
    assert "6 of 6 done" in said.out
    assert said.err.splitlines()[-1].startswith("[6/6] ")
    assert sorted(path.name for path in (batch.folder / "out").iterdir()) == [
        ".owners", "manifest.json", "rows", "run.db", "summary.html", "summary.txt",
    ]  # fmt: skip
    for row in batch.manifest()["rows"]:
        assert {file["format"] for file in row["files"]} == {"md", "html", "json"}
        for file in row["files"]:
            assert (batch.folder / "out" / file["path"]).stat().st_size == file["bytes"]


def test_each_row_is_sent_once_whatever_is_run_again(
    batch: Batch, server: FakeOpenAI, respondent: Respondent
) -> None:
    first = batch.ask(server, "--jobs", "3")
    assert first.code == 0
    assert set(respondent.asked.values()) == {1}
    again = batch.ask(server, "--jobs", "3", "--json")
    assert again.code == 0
    assert len(server.requests) == 6
    assert again.values["counts"]["done"] == 6
    assert again.values["usage"]["calls"] == 6


def test_a_row_that_failed_is_had_again_only_when_asked_for(
    batch: Batch, server: FakeOpenAI, respondent: Respondent
) -> None:
    spoiled = failed(400, "context_length_exceeded")
    server.always(
        Fault(
            status=spoiled.status,
            body=spoiled.body,
            when=lambda body: name_programme(2) in find_asked(read_prompt(body)),
        )
    )
    assert batch.ask(server).code == 5
    assert batch.states() == {f"r{at}": "failed" if at == 2 else "done" for at in range(6)}
    assert batch.manifest()["rows"][2]["error"]["kind"] == "ContextTooLong"
    server.always(None)
    assert batch.ask(server).code == 5
    assert respondent.asked[name_programme(2)] == 0
    assert batch.ask(server, "--retry-failed").code == 0
    assert set(respondent.asked.values()) == {1}


def test_a_key_that_is_refused_stops_with_one_wave_at_most(
    batch: Batch, server: FakeOpenAI
) -> None:
    server.always(failed(401, "invalid_api_key"))
    said = batch.ask(server, "--jobs", "2")
    assert said.code == 5
    assert len(server.requests) <= 2
    assert "401" in said.err
    assert set(batch.states().values()) == {"pending"}
    server.always(None)
    assert batch.ask(server, "--jobs", "2").code == 0


def test_a_spent_quota_stops_with_one_wave_at_most(batch: Batch, server: FakeOpenAI) -> None:
    server.always(failed(429, "insufficient_quota"))
    assert batch.ask(server, "--jobs", "3").code == 5
    assert len(server.requests) <= 3
    assert set(batch.states().values()) == {"pending"}


def test_one_budget_holds_over_a_run_and_all_its_beginnings(
    batch: Batch, server: FakeOpenAI
) -> None:
    assert batch.ask(server, "--jobs", "1", "--max-calls", "4").code == 5
    assert len(server.requests) == 4
    said = batch.ask(server, "--jobs", "1", "--max-calls", "5")
    assert said.code == 5
    assert "--max-calls 5" in said.err
    assert len(server.requests) == 5
    assert batch.ask(server, "--max-calls", "6").code == 0


def test_a_server_that_is_busy_is_asked_less_and_never_earlier_than_it_wants(
    batch: Batch, server: FakeOpenAI
) -> None:
    heard: list[float] = []

    def busy(_: dict[str, Any]) -> bool:
        heard.append(time.monotonic())
        return len(heard) <= 2

    refused = failed(429, "rate_limit_exceeded", Retry_After="2")
    server.always(Fault(status=429, headers=refused.headers, body=refused.body, when=busy))
    assert batch.ask(server, "--jobs", "2").code == 0
    assert len(heard) >= 8
    later = [at for at in heard if at > heard[1] + 0.5]
    assert len(later) == len(heard) - 2
    assert min(later) - heard[1] >= 1.9


def test_another_model_is_refused_and_allowed_when_asked_for(
    batch: Batch, server: FakeOpenAI
) -> None:
    assert batch.run().code in {0, 3}
    said = batch.ask(server)
    assert said.code == 2
    assert "model: it was 'none'" in said.err
    assert not server.requests
    said = batch.ask(server, "--allow-drift")
    assert "going on with another model" in said.err
    assert not server.requests


def test_a_folder_of_another_run_is_refused(batch: Batch) -> None:
    batch.run()
    other = batch.folder / "other.jsonl"
    other.write_text('{"id": "x", "question": "Who pays?"}\n')
    said = batch.brief(
        "batch", other, "--out", batch.folder / "out", "--library", batch.library,
        "--formats", "json",
    )  # fmt: skip
    assert said.code == 2
    assert "holds another run" in said.err
    assert len(batch.states()) == 6


def test_a_faulty_file_is_refused_before_anything_is_made(batch: Batch) -> None:
    with batch.jobs.open("a") as file:
        file.write('{"id": "r1", "question": "Twice?"}\n{"id":\n')
    said = batch.run()
    assert said.code == 2
    assert f"{batch.jobs}:7: id: 'r1' is the id of line 2 already" in said.err
    assert f"{batch.jobs}:8: it is no JSON" in said.err
    assert not (batch.folder / "out").exists()


def test_shards_share_the_rows_without_overlap(batch: Batch, server: FakeOpenAI) -> None:
    seen: list[str] = []
    for share in (1, 2, 3, 4):
        batch.ask(server, "--shard", f"{share}/4", out=f"out{share}")
        seen += batch.states(f"out{share}")
    assert sorted(seen) == [f"r{at}" for at in range(6)]
    assert len(server.requests) == 6


def test_hostile_ids_stay_inside_the_folder(batch: Batch) -> None:
    ids = ["../../x", "CON", "a/b", "a:b", "x" * 300, "名前", "\u202e", "Q", "q"]
    lines = [json.dumps({"id": each, "question": ask(0)}) for each in ids]
    batch.jobs.write_text("\n".join(lines))
    assert batch.run().code in {0, 3}
    rows = {each["id"]: each for each in batch.manifest()["rows"]}
    paths = [rows[each]["files"][0]["path"] for each in ids]
    assert len({path.casefold() for path in paths}) == len(ids)
    written = {f"rows/{path.name}" for path in (batch.folder / "out" / "rows").iterdir()}
    assert written == set(paths)


def test_replies_by_hand_are_all_asked_for_first_and_used_when_they_come(
    batch: Batch, respondent: Respondent
) -> None:
    letters = batch.folder / "letters"
    manual = ("--model", "manual", "--manual-dir", str(letters))
    assert batch.run(*manual).code == 5
    assert set(batch.states().values()) == {"waiting"}
    requests = sorted(letters.glob("*.request.md"))
    assert len(requests) == 6
    for request in requests[:4]:
        reply(request, respondent)
    assert batch.run(*manual).code == 5
    assert Counter(batch.states().values()) == {"done": 4, "waiting": 2}
    for request in requests[4:]:
        reply(request, respondent)
    assert batch.run(*manual).code == 0
    assert set(batch.states().values()) == {"done"}


def test_replies_that_come_while_it_waits_are_used(batch: Batch, respondent: Respondent) -> None:
    letters = batch.folder / "letters"

    def correspond() -> None:
        ends = time.monotonic() + 60
        while len(requests := list(letters.glob("*.request.md"))) < 6 and time.monotonic() < ends:
            time.sleep(0.1)
        for request in requests:
            reply(request, respondent)

    person = threading.Thread(target=correspond)
    person.start()
    said = batch.run("--model", "manual", "--manual-dir", str(letters), "--wait", "120")
    person.join()
    assert said.code == 0
    assert set(batch.states().values()) == {"done"}


def reply(request: Path, respondent: Respondent) -> None:
    """Save what a chat window replies to a request."""
    text = request.read_text()
    said = respondent.chat({"messages": [{"content": text}]})
    key = re.search(r'"reply_key"[^"]*"([^"]+)"', text)
    if key:
        said = json.dumps({"reply_key": key[1], **json.loads(said)})
    request.with_name(request.name.replace(".request.", ".reply.")).write_text(said)


def test_briefings_and_questions_stand_side_by_side(
    brief: Brief, tmp_path: Path, sample_library: Path
) -> None:
    jobs = tmp_path / "jobs.jsonl"
    rows = [
        {"id": "note", "form": "one_page_note", "topic": "Joint Committee", "formats": ["md"]},
        {"id": "silent", "form": "timeline", "topic": "banana prices on Mars"},
        {"id": "asked", "question": "How many members does the Joint Committee have?"},
    ]
    jobs.write_text("\n".join(map(json.dumps, rows)))
    batch = Batch(brief, tmp_path, sample_library, jobs)
    assert batch.run().code == 3
    manifest = batch.manifest()
    note, silent, asked = manifest["rows"]
    assert note["outcome"] in {"answer", "partial_answer"}
    assert [file["path"] for file in note["files"]] == ["rows/note.md"]
    assert "Joint Committee" in (tmp_path / "out" / "rows" / "note.md").read_text()
    assert (silent["outcome"], silent["statements"]) == ("documents_do_not_say", 0)
    assert asked["outcome"] == "answer"


def test_a_briefing_that_was_cut_short_is_no_result(batch: Batch, server: FakeOpenAI) -> None:
    """The account is empty after two requests: the row is had again, whole, once it is not."""
    row = {"id": "note", "form": "one_page_note", "topic": f"{name_programme(0)} programme"}
    batch.jobs.write_text(json.dumps(row))
    count = iter(range(1_000))
    spent = failed(429, "insufficient_quota")
    server.always(Fault(status=429, body=spent.body, when=lambda _: next(count) >= 2))
    assert batch.ask(server).code == 5
    assert batch.states() == {"note": "pending"}
    assert batch.manifest()["usage"]["calls"] >= 2
    assert not list((batch.folder / "out" / "rows").iterdir())


def test_a_library_that_changes_under_a_run_stops_it_until_drift_is_allowed(
    brief: Brief, tmp_path: Path, world: World, respondent: Respondent
) -> None:
    library = tmp_path / "library"
    shutil.copytree(world.library, library)
    more = tmp_path / "more.md"
    more.write_text("# The lamp programme\n\nThe lamp programme has 7 members.\n")
    batch = Batch(brief, tmp_path, library, write_jobs(tmp_path, 6))

    def change(request: dict[str, Any]) -> str:
        if sum(respondent.asked.values()) == 3:
            with Library.open(library) as opened:
                opened.add([more])
        return respondent.chat(request)

    with FakeOpenAI(chat=change) as server:
        said = batch.ask(server, "--jobs", "1")
        assert said.code == 5
        assert "the library changed during the run" in said.err
        assert Counter(batch.states().values()) == {"done": 3, "pending": 3}
        said = batch.ask(server, "--jobs", "1")
        assert said.code == 2
        assert "library: it was" in said.err
        assert batch.ask(server, "--jobs", "1", "--allow-drift").code == 0
    manifest = batch.manifest()
    assert len(manifest["libraries"]) == 2
    assert len({each["library"] for each in manifest["rows"][:3]}) == 1
    assert len({each["library"] for each in manifest["rows"][3:]}) == 1


def test_pasting_is_refused(batch: Batch) -> None:
    said = batch.run("--model", "manual")
    assert said.code == 2
    assert "--manual-dir" in said.err


def test_a_recorded_run_is_replayed_without_a_request(batch: Batch, server: FakeOpenAI) -> None:
    record = str(batch.folder / "replies.jsonl")
    assert batch.ask(server, "--jobs", "4", "--record", record).code == 0
    asked = len(server.requests)
    assert batch.run("--replay", record, out="again").code == 0
    assert len(server.requests) == asked
    assert read_answers(batch, "out") == read_answers(batch, "again")


def read_answers(batch: Batch, out: str) -> dict[str, Any]:
    """Return by row what is shown, without what may differ: the model's name, times, seals."""
    found = {}
    for path in (batch.folder / out / "rows").glob("*.json"):
        bundle = json.loads(path.read_bytes())
        names = ("question", "outcome", "sections", "statements", "withheld", "gaps", "sources")
        found[path.name] = {name: bundle[name] for name in names}
    return found


@pytest.mark.slow
def test_many_threads_give_the_answers_that_one_gives(
    brief: Brief, tmp_path: Path, sample_library: Path
) -> None:
    """The library, the embedder and the indexes are shared: no row may see another's."""
    questions = [each.question for each in load_suite(SUITE).questions]
    jobs = tmp_path / "jobs.jsonl"
    lines = [json.dumps({"id": f"q{at}", "question": each}) for at, each in enumerate(questions)]
    jobs.write_text("\n".join(lines))
    batch = Batch(brief, tmp_path, sample_library, jobs)
    assert batch.run("--jobs", "1", out="one").code in {0, 3}
    assert batch.run("--jobs", "16", out="many").code in {0, 3}
    one = read_answers(batch, "one")
    assert len(one) == len(questions) > 20
    assert read_answers(batch, "many") == one


def start(
    batch: Batch, server: FakeOpenAI, *more: str, **environment: str
) -> subprocess.Popen[str]:
    """Start the same batch as a process of its own."""
    command: Sequence[str] = [
        sys.executable, "-m", "agent.commands.main", "batch", str(batch.jobs), "--out",
        str(batch.folder / "out"), "--library", str(batch.library), "--formats", "json",
        "--model", "openai:tiny", "--base-url", server.url, *more,
    ]  # fmt: skip
    return subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "step", ["claimed", "after_output_before_commit", "in_commit", "file_half", "summing_up"]
)
def test_a_kill_at_any_step_loses_nothing_and_sends_nothing_finished_again(
    batch: Batch, server: FakeOpenAI, respondent: Respondent, step: str
) -> None:
    assert step in STEPS
    process = start(batch, server, "--jobs", "2", BRIEF_FAULT=step)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    asked = count_asked(respondent)
    rows = (batch.folder / "out" / "rows").glob("*.json")
    whole = [path.stem for path in rows if json.loads(path.read_bytes())]
    assert batch.ask(server, "--jobs", "2").code == 0
    assert set(batch.states().values()) == {"done"}
    assert len(list((batch.folder / "out" / "rows").iterdir())) == 6
    assert sum(respondent.asked.values()) - 6 <= 4
    for row in whole:
        assert count_asked(respondent)[row] == asked[row]


@pytest.mark.slow
def test_the_first_interrupt_finishes_what_is_under_way_and_the_next_run_goes_on(
    batch: Batch, server: FakeOpenAI, respondent: Respondent
) -> None:
    server.delay_seconds = 1.0
    process = start(batch, server, "--jobs", "2")
    assert server.wait_until(lambda: len(server.requests) >= 2, seconds=120)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 5
    assert "finishing the rows under way" in err
    counts = Counter(batch.states().values())
    assert counts["done"] >= 2
    assert counts["done"] + counts["pending"] == 6
    server.delay_seconds = 0.0
    assert batch.ask(server).code == 0
    assert set(respondent.asked.values()) == {1}


@pytest.mark.slow
def test_the_second_interrupt_leaves_at_once(batch: Batch, server: FakeOpenAI) -> None:
    server.delay_seconds = 30.0
    process = start(batch, server, "--jobs", "2")
    assert server.wait_until(lambda: len(server.requests) >= 2, seconds=120)
    process.send_signal(signal.SIGTERM)
    time.sleep(0.5)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode == 128 + signal.SIGTERM
    server.delay_seconds = 0.0
    assert batch.ask(server).code == 0


@pytest.mark.slow
def test_two_processes_share_the_rows(
    batch: Batch, server: FakeOpenAI, respondent: Respondent
) -> None:
    write_jobs(batch.folder, ROWS)
    server.delay_seconds = 0.2
    processes = [start(batch, server, "--jobs", "2") for _ in range(2)]
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [0, 0]
    assert set(batch.states().values()) == {"done"}
    assert count_asked(respondent) == {f"r{at}": 1 for at in range(ROWS)}
