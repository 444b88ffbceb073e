"""The benchmark of batches, made short: its figures mean what they say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.benchmarks.batch import TOLD, measure_processor, measure_throughput, retell, vary
from evals.kills.world import World, ask

OFFERED = (
    "An example:\n[1] None.\n\n<<<DATA 7f\n[1] [section 2] [heading] Lamps\n[2] One.\n"
    "[3] [para 1] Two [of two].\n[4] Three.\n[5] Four.\n[6] Five.\n"
)


def test_a_reply_retells_the_first_sentences_and_no_heading() -> None:
    statements = json.loads(retell(OFFERED))["statements"]
    assert [each["evidence"] for each in statements] == [[2], [3], [4], [5]]
    assert [each["text"] for each in statements] == ["One.", "Two [of two].", "Three.", "Four."]
    assert len(statements) == TOLD
    assert json.loads(retell("Failed statements:\n" + OFFERED)) == {"statements": []}


def test_no_varied_question_is_asked_twice_and_each_begins_as_it_did() -> None:
    questions = ["Who shall keep the lamps lit at night?", "When were lamps inspected?"] * 20
    varied = vary(questions)
    assert len(set(varied)) > len(varied) - 3
    assert varied == vary(questions)
    for before, after in zip(questions, varied, strict=True):
        assert after.startswith(before.rstrip("?"))


@pytest.mark.slow
def test_the_share_of_the_ideal_is_of_requests_that_were_made(tmp_path: Path) -> None:
    world = World(tmp_path / "world", 6)
    world.build()
    questions = [ask(number) for number in range(6)]
    found = {
        each.name: each
        for each in measure_throughput(
            tmp_path / "throughput", world.library, questions, jobs=3, seconds=0.3
        )
    }
    # A sentence that follows the answer is told, too, and may be written again.
    requests = int(found["batch, whole command"].note.split(" requests")[0].split()[-1])
    assert 6 <= requests <= 12
    ideal = found["batch, ideal"].value
    assert ideal == pytest.approx(0.3 * -(-requests // 3))
    assert 0 < found["batch, share of the ideal throughput"].value <= 100
    assert found["batch, first request to last answer"].value >= 0.6


@pytest.mark.slow
def test_processor_time_and_memory_are_measured(tmp_path: Path) -> None:
    world = World(tmp_path / "world", 8)
    world.build()
    questions = [ask(number) for number in range(8)]
    figures = list(measure_processor(tmp_path / "cpu", world.library, questions, jobs=2))
    assert [each.unit for each in figures] == ["ms", "ms", "ms", "MB"]
    assert figures[1].value > 0
    assert figures[3].value > 50
