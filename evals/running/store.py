"""A run as JSON: the same run is the same bytes; what it cost goes to a file of its own."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent.marked import name_field, refuse
from agent.render.json import dump as dump_safely
from agent.render.json import render
from agent.types import Answer, Evidence, Outcome, Statement, Usage
from evals.judges.offline import OfflineJudge
from evals.metrics import METERS, score_runs, summarise
from evals.suite.nodes import read_text
from evals.types import CaseRun, Mode, Run

VERSION: Final = "1"
_HASH_LENGTH: Final = 16
Finite = Annotated[float, Field(allow_inf_nan=False)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StoredCase(_Strict):
    """How a case ended: the answer as `brief ask --json` prints it, without what it took.

    `answer` is a hash of what a reader sees of it, so that a change is seen without the words.
    """

    id: str
    question: str
    outcome: Outcome | None
    failure: str = ""
    answer: str = ""
    said: dict[str, Any] | None = None


class StoredScore(_Strict):
    """A score, as `evals.types.Score` describes it."""

    metric: str
    case: str
    value: Finite | None
    cluster: str
    place: int | None = None
    explanation: str = ""
    failure: str = ""


class StoredEstimate(_Strict):
    """A mean with its interval."""

    mean: Finite
    low: Finite
    high: Finite
    count: Annotated[int, Field(ge=1)]


class StoredResult(_Strict):
    """A metric over the run, as `evals.types.Result` describes it."""

    metric: str
    estimate: StoredEstimate | None
    failed: Annotated[int, Field(ge=0)] = 0
    not_applicable: Annotated[int, Field(ge=0)] = 0


class StoredRun(_Strict):
    """A run as a file keeps it, with every answer in full."""

    schema_version: Literal["1"]
    suite: str
    suite_hash: str
    fingerprint: str
    mode: Mode
    model: str | None
    judge: str
    prompts: dict[str, str]
    cases: tuple[StoredCase, ...]
    scores: tuple[StoredScore, ...]
    results: tuple[StoredResult, ...]


def store(run: Run) -> StoredRun:
    """Return a run as a file keeps it."""
    return StoredRun.model_validate(
        {
            "schema_version": VERSION,
            "suite": run.suite,
            "suite_hash": run.suite_hash,
            "fingerprint": run.fingerprint,
            "mode": run.mode,
            "model": run.model,
            "judge": run.judge,
            "prompts": dict(run.prompts),
            "cases": [_store_case(each) for each in run.cases],
            "scores": [asdict(each) for each in run.scores],
            "results": [asdict(each) for each in run.results],
        }
    )


def read_run(path: Path) -> StoredRun:
    """Return a run from its file.

    Raises:
        BadInput: it cannot be read, is of another version, or no such file at all.
    """
    try:
        value = json.loads(read_text(path), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise refuse(path, line, "", f"it is no JSON: {error}") from None
    version = value.get("schema_version") if isinstance(value, dict) else None
    if version is not None and version != VERSION:
        what = f"the run is of version {version!s:.20}, and we read {VERSION}; write it again"
        raise refuse(path, 1, "schema_version", what)
    try:
        return StoredRun.model_validate(value)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        raise refuse(path, 1, name_field(fault["loc"]), str(fault["msg"])) from None


def render_run(run: Run) -> str:
    """Return a run as JSON; the same run is the same text."""
    return dump(store(run).model_dump(mode="json"))


def render_usage(run: Run, *, judging: Usage | None = None) -> str:
    """Return what answers and judging took: seconds, calls, tokens and cost.

    It differs from run to run, and so is no part of the run.
    """
    metered = summarise(score_runs(run.cases, OfflineJudge(), METERS))
    values = {
        "schema_version": VERSION,
        "results": [asdict(each) for each in metered],
        "judging": None if judging is None else asdict(judging),
        "cases": [
            {"id": each.case.id, **asdict(each.answer.usage)}
            for each in run.cases
            if each.answer is not None
        ],
    }
    return dump(values)


def render_answer(answer: Answer) -> dict[str, Any]:
    """Return all that an answer says, without what differs from run to run.

    What a model proposed stands in the trace: the words, and what the checks made of them.
    """
    values = render(answer)
    del values["usage"]
    values["trace"]["proposed"] = [
        {"text": each.text, "kind": each.kind.value, **asdict(each.verdict)}
        for each in answer.trace.proposed
    ]
    return values


def dump(value: dict[str, Any]) -> str:
    """Return values as JSON that no terminal obeys; the same values are the same text."""
    # What json writes as NaN is no JSON, and no figure either.
    json.dumps(value, allow_nan=False)
    return dump_safely(value) + "\n"


def _store_case(case: CaseRun) -> dict[str, Any]:
    named = {"id": case.case.id, "question": case.case.question}
    if case.answer is None:
        return {**named, "outcome": None, "failure": case.failure}
    seen = json.dumps(_list_said(case.answer), ensure_ascii=True)
    return {
        **named,
        "outcome": case.answer.outcome,
        "answer": hashlib.sha256(seen.encode()).hexdigest()[:_HASH_LENGTH],
        "said": render_answer(case.answer),
    }


def _list_said(answer: Answer) -> list[Any]:
    """Return what a reader sees of an answer; not the paths, which differ between machines."""
    return [
        answer.outcome.value,
        [_list_stated(each) for each in answer.statements],
        [[side.about, [_list_stated(each) for each in side.sides]] for side in answer.conflicts],
        [[gap.about, _point(gap.nearest) if gap.nearest else None] for gap in answer.gaps],
        list(answer.notices),
    ]


def _list_stated(statement: Statement) -> list[Any]:
    return [statement.text, [_point(item) for item in statement.evidence]]


def _point(item: Evidence) -> list[Any]:
    return [item.document.version, item.start, item.end]


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no number")
