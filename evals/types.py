"""What an evaluation measures and what comes out: scores by case, results by metric, one run.

A value that could not be had is a failure with its reason: never NaN, never zero, never a pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from agent.types import Answer, Evidence
from evals.statistics import Estimate
from evals.suite.types import Case


class Mode(StrEnum):
    """Where the answers come from."""

    NO_MODEL = "no_model"
    RECORDED = "recorded"
    LIVE = "live"
    GIVEN = "given"


class Support(StrEnum):
    """What a judge makes of a statement and its evidence; a failed judgement is none of these."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSpan:
    """A listed quotation where it stands in the library: offsets into the canonical text.

    `role` is "supports", "closest_passage" or "contrast"; `quote` the words, singly spaced.
    """

    role: str
    document: str
    version: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRun:
    """One case with the answer it got, or why there is none.

    `found` are the sentences that retrieval offered for the question, best first: with them a
    failure can be laid to finding or to writing. `texts` gives the canonical text of each
    document version that the answer cites, or that a listed quotation stands in. `gold` gives the
    case's listed quotations in their order, found in the library; it is empty where answers are
    judged without one.
    """

    case: Case
    answer: Answer | None
    failure: str = ""
    found: tuple[Evidence, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    gold: tuple[GoldSpan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One metric on one case, or on one statement of it (`place`, from 0).

    `value` is None where the metric does not apply, and where it failed: then `failure` says why.
    `cluster` is what scores are drawn by for intervals: the document or the question.
    """

    metric: str
    case: str
    value: float | None
    cluster: str
    place: int | None = None
    explanation: str = ""
    failure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One metric over a run. `estimate` is None where no score has a value."""

    metric: str
    estimate: Estimate | None
    failed: int = 0
    not_applicable: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One evaluation: what was measured, of what, and every score. It holds no times and no cost.

    `suite_hash`, `fingerprint` and `prompts` say what the figures depend on; runs over different
    libraries are not compared unless told.
    """

    suite: str
    suite_hash: str
    fingerprint: str
    mode: Mode
    model: str | None
    judge: str
    prompts: tuple[tuple[str, str], ...]
    cases: tuple[CaseRun, ...]
    scores: tuple[Score, ...]
    results: tuple[Result, ...]
