"""What the gate decides: every renderer shows this, and nothing that contradicts it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from evals.statistics import Estimate


class Verdict(StrEnum):
    """How a run ended, from good to worst to trust."""

    PASSED = "passed"
    CASES_FAILED = "cases_failed"
    GATE_FAILED = "gate_failed"
    JUDGE_FAILED = "judge_failed"


EXIT_CODES: Final[Mapping[Verdict, int]] = MappingProxyType(
    {
        Verdict.PASSED: 0,
        Verdict.GATE_FAILED: 4,
        Verdict.CASES_FAILED: 5,
        Verdict.JUDGE_FAILED: 7,
    }
)


class Rule(StrEnum):
    """What a ruling is about."""

    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    DROP = "drop"
    COUNT = "least_count"
    MUST_PASS = "must_pass"  # noqa: S105 - a name, no secret


class Status(StrEnum):
    """How a ruling went. `ADVISED`: it is broken, but stands on a judge who may not fail a run.

    `UNMEASURED`: there was nothing to measure, which is neither.
    """

    PASSED = "passed"
    FAILED = "failed"
    ADVISED = "advised"
    UNMEASURED = "unmeasured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One rule of the policy applied: to a metric, or to a case that must pass.

    `message` says in one sentence what was found and what was wanted.
    """

    rule: Rule
    status: Status
    message: str
    metric: str = ""
    case: str = ""
    value: float | None = None
    limit: float | None = None

    @property
    def name(self) -> str:
        """Name it: "force_drift maximum", "must_pass A01"."""
        if self.rule is Rule.MUST_PASS:
            return f"{self.rule.value} {self.case}"
        return f"{self.metric} {self.rule.value}"


class Method(StrEnum):
    """How a change was told from chance."""

    MCNEMAR = "McNemar, exact"
    BOOTSTRAP = "paired bootstrap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One metric against the baseline, over the cases that both have a value for.

    `difference` is now less before. `p` is two-sided; `adjusted` is it after Holm's correction
    over the metrics whose drop the policy limits, None for the others. `worse` and `better` count
    cases.
    """

    metric: str
    before: float
    after: float
    difference: float
    low: float
    high: float
    p: float
    method: Method
    pairs: int
    worse: int
    better: int
    adjusted: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A case whose answer is not what it was; an outcome is "" where there was no answer."""

    case: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is different from the baseline.

    `differences` are the conditions that are not the same, each in a sentence; `turned` the cases
    with another outcome, `reworded` those that end the same in other words; `mended` the pairs of
    case and metric that are better than they were.
    """

    differences: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    turned: tuple[Turn, ...] = ()
    reworded: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()
    before: Mapping[str, Estimate] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A score that is less than perfect, of a metric that can fail a run.

    `place` is the statement, from 0, None where the fault is the whole case's. `new`: the case was
    better in the baseline, or not there; None without a baseline. `times` counts equal scores, as
    of several citations. `breaks`: a ruling failed on its metric or its case.
    """

    metric: str
    case: str
    place: int | None
    value: float
    explanation: str
    new: bool | None
    times: int = 1
    breaks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedCase:
    """A case without an answer, or one that a metric could not measure: it is no pass.

    `case` is "" for what the whole run lacks.
    """

    case: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How many judgements were asked for and failed, and the share that may."""

    asked: int
    failed: int
    most_failed: float
    too_many: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Whether a run passes, and all that led to it. `headline` says it in one sentence.

    `comparison` is None without a baseline. `measured` names the metrics in the order of the run.
    """

    verdict: Verdict
    headline: str
    policy: str
    rulings: tuple[Ruling, ...]
    faults: tuple[Fault, ...]
    failed_cases: tuple[FailedCase, ...]
    judged: Judged
    comparison: Comparison | None = None

    @property
    def passed(self) -> bool:
        """Say whether it passes."""
        return self.verdict is Verdict.PASSED

    @property
    def exit_code(self) -> int:
        """Return what the command line exits with."""
        return EXIT_CODES[self.verdict]

    @property
    def broken(self) -> tuple[Ruling, ...]:
        """Return the rulings that fail the run."""
        return tuple(each for each in self.rulings if each.status is Status.FAILED)
