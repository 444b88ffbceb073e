"""The checks as a judge: four classes, and a broken check is a failed judgement."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

import pytest

from agent.checks import pointer
from agent.types import Evidence, Finding, Kind
from evals.judges.offline import OfflineJudge
from evals.judges.types import JudgedPair, JudgeFailure, Verdict
from evals.metrics import METRICS, score_runs, summarise
from evals.types import Support
from tests.evals.judges.pairs import ABSENT, BARE, OTHER, PIERS, SOUND, STRONGER, TEXTS
from tests.evals.metrics.world import Example, Said, run_of


def broken(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    raise ZeroDivisionError(f"{kind} {text} {len(evidence)}")


@pytest.mark.parametrize(
    ("pair", "support"),
    [
        (SOUND, Support.FULL),
        (STRONGER, Support.PARTIAL),
        (OTHER, Support.CONTRADICTED),
        (ABSENT, Support.NONE),
        (BARE, Support.NONE),
    ],
)
def test_each_judgement_of_the_gate_is_a_class_of_support(
    pair: JudgedPair, support: Support
) -> None:
    told = OfflineJudge().judge([pair])[0]
    assert isinstance(told, Verdict)
    assert told.support is support
    assert bool(told.why) is (support is not Support.FULL)


def test_a_check_that_breaks_is_no_verdict() -> None:
    """The gate withholds then; to a measurement it says nothing about the evidence."""
    told = OfflineJudge(checks=(pointer.check, broken)).judge([SOUND, BARE])
    assert all(isinstance(each, JudgeFailure) for each in told)
    assert "ZeroDivisionError" in repr(told[0])


@pytest.mark.usefixtures("socket_disabled")
def test_no_socket_is_opened() -> None:
    """Every metric, with the default judge, where opening any socket is an error."""
    says = (Said(text="The port has 12 piers.", cites=(("A", PIERS),)),)
    scores = score_runs([run_of(Example(says=says), TEXTS)], OfflineJudge(), METRICS)
    assert summarise(scores)
    assert not any(each.failure for each in scores)


def test_no_vendor_is_loaded() -> None:
    """The metrics and their judge need neither a model's client nor an index."""
    program = (
        "import sys, evals.metrics, evals.judges.offline; "
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    vendors = {"chromadb", "langchain", "langchain_core", "openai", "onnxruntime", "httpx"}
    assert not vendors & set(done.stdout.split())
