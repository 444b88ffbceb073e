"""What every judge promises, asked of each of them and of the double."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from agent.external.checker import Opinion as Said
from agent.external.checker import ScriptedChecker
from agent.model.double import ScriptedModel
from agent.model.types import Request
from evals.judges.command import CommandJudge
from evals.judges.memory import Remembering
from evals.judges.model import ModelJudge
from evals.judges.offline import OfflineJudge
from evals.judges.types import Judge, JudgeFailure, ScriptedJudge, Verdict
from evals.types import Support
from prompts import load
from tests.evals.judges.pairs import ABSENT, BARE, OTHER, SOUND, STRONGER

Make = Callable[[], Judge]


def reply(request: Request) -> str:
    """Say "none" of every statement that is asked about."""
    count = request.messages[-1].text.count("\nStatement ")
    entries = [{"id": n, "why": "no", "verdict": "none"} for n in range(1, count + 1)]
    return json.dumps({"verdicts": entries})


JUDGES: dict[str, Make] = {
    "offline": OfflineJudge,
    "command": lambda: CommandJudge(ScriptedChecker(lambda _: Said(holds=True)), name="fair"),
    "model": lambda: ModelJudge(ScriptedModel(reply)),
    "double": lambda: ScriptedJudge(lambda _: Verdict(support=Support.FULL)),
    "remembering": lambda: Remembering(OfflineJudge()),
    "dumb command": lambda: CommandJudge(ScriptedChecker(lambda _: Said(holds=None)), name="dumb"),
    "dumb model": lambda: ModelJudge(ScriptedModel(lambda _: "I would rather not say.")),
}


@pytest.fixture(params=JUDGES)
def judge(request: pytest.FixtureRequest) -> Judge:
    make: Make = JUDGES[request.param]
    return make()


def test_there_is_one_opinion_for_each_pair_in_order(judge: Judge) -> None:
    pairs = [SOUND, STRONGER, OTHER, ABSENT, BARE] * 4
    told = judge.judge(pairs)
    assert len(told) == len(pairs)
    assert told[:5] == told[5:10]
    assert all(isinstance(each, Verdict | JudgeFailure) for each in told)


def test_nothing_asked_is_nothing_said(judge: Judge) -> None:
    assert judge.judge([]) == []


def test_a_failure_says_why(judge: Judge) -> None:
    for each in judge.judge([SOUND, BARE]):
        assert not isinstance(each, JudgeFailure) or each.reason


def test_it_has_a_name(judge: Judge) -> None:
    assert judge.name


def test_its_prompts_are_files_with_their_hashes(judge: Judge) -> None:
    """So that a report says what the verdicts depend on."""
    assert all(load(name).hash == hash_ for name, hash_ in judge.prompts)
    assert ("judge" in dict(judge.prompts)) is judge.name.startswith("model:")


def test_the_same_pairs_are_judged_the_same_twenty_times() -> None:
    """Byte for byte, from judges that are made anew each time."""
    for make in JUDGES.values():
        pairs = [SOUND, STRONGER, OTHER, ABSENT, BARE]
        assert len({repr(make().judge(pairs)) for _ in range(20)}) == 1
