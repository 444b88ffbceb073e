"""Hold a benchmark against limits: the same policy file and the same decision as for a suite."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from agent.marked import Marked as MarkedFile
from evals.benchmark.score import Marked, pass_at
from evals.benchmark.shares import estimate_share
from evals.gate.decide import decide
from evals.gate.policy import Policy
from evals.gate.types import Decision
from evals.suite.load import explain
from evals.suite.nodes import read_yaml
from evals.types import Mode, Result, Run

REFUSED = "sound_refused"
CAUGHT = "caught"


def read_limits(path: Path) -> tuple[MarkedFile, Policy]:
    """Return the limits of a file.

    Raises:
        BadInput: "file:line: field: what".
    """
    marked = read_yaml(path)
    try:
        return marked, Policy.model_validate(marked.value)
    except ValidationError as error:
        raise explain(marked, error) from None


def decide_benchmark(
    limits: tuple[MarkedFile, Policy], marked: Sequence[Marked], threshold: float
) -> Decision:
    """Return whether all rows together hold the limits.

    Raises:
        BadInput: a limit is for a kind of error that no row has.
    """
    results = list_results(marked, threshold)
    return decide_results(limits, results, judge=marked[0].checker)


def decide_results(
    limits: tuple[MarkedFile, Policy], results: Sequence[Result], *, judge: str
) -> Decision:
    """Return whether results hold the limits.

    Raises:
        BadInput: a limit is for what was not measured.
    """
    file, policy = limits
    known = [each.metric for each in results]
    for name in policy.metrics:
        if name not in known:
            raise file.refuse(("metrics", name), f"not measured; there are {', '.join(known)}")
    run = Run(
        suite="benchmark",
        suite_hash="",
        fingerprint="",
        mode=Mode.GIVEN,
        model=None,
        judge=judge,
        prompts=(),
        cases=(),
        scores=(),
        results=tuple(results),
    )
    return decide(run, policy=policy)


def list_results(marked: Sequence[Marked], threshold: float) -> list[Result]:
    """Return the share of sound claims refused, of all errors caught, and of each kind."""
    rows = [
        (row, not bool(passed))
        for each in marked
        for row, passed in zip(each.judged()[0], pass_at(each, threshold), strict=True)
    ]
    kinds = {REFUSED: [(row, stopped) for row, stopped in rows if row.supported]}
    wrong = [(row, stopped) for row, stopped in rows if not row.supported]
    kinds[CAUGHT] = wrong
    for name in sorted({row.error for row, _ in wrong if row.error}):
        kinds[f"{CAUGHT}.{name}"] = [each for each in wrong if each[0].error == name]
    failed = sum(each.failed for each in marked)
    return [
        Result(
            metric=name,
            estimate=estimate_share(
                [stopped for _, stopped in own], [row.cluster for row, _ in own]
            ),
            failed=failed if name in {REFUSED, CAUGHT} else 0,
        )
        for name, own in kinds.items()
        if own
    ]
