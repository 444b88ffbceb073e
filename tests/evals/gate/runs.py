"""Runs made by hand: what each case scored, and nothing else that matters here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from agent.types import Answer, Evidence, Finding, Judgement, Kind, Outcome, Statement, Verdict
from evals.metrics import summarise
from evals.suite.types import Case
from evals.types import CaseRun, Mode, Run, Score
from store.types import Document, Region

TEXT = (
    "Article 4. Access. The parties intend to share access to computing resources, as "
    "appropriate. Each party bears its own costs. The memorandum is not binding."
)
DOCUMENT = Document(
    id="d1",
    version="ab" * 32,
    title="Memorandum on shared compute",
    media_type="text/plain",
    origin="library/memorandum.txt",
    added="2025-01-01T00:00:00Z",
)

Values = Sequence[float | None]


def quote(words: str) -> Evidence:
    """Return the evidence of a stretch of the text."""
    start = TEXT.index(words)
    return Evidence(
        document=DOCUMENT,
        ordinal=1,
        start=start,
        end=start + len(words),
        quote=words,
        region=Region.BODY,
        number="Article 4",
    )


def say(text: str, *evidence: Evidence, finding: str = "") -> Statement:
    """Return a statement, with a finding on some of its words if given."""
    found = (
        Finding(
            check="force",
            judgement=Judgement.OVERSTATED,
            message=f"{finding!r}: binds harder than the source",
            words=finding,
        ),
    )
    verdict = Verdict(judgement=Judgement.SUPPORTED, findings=found if finding else ())
    return Statement(text=text, kind=Kind.FACT, evidence=evidence, verdict=verdict)


def make_case(
    name: str,
    *statements: Statement,
    must_pass: bool = False,
    outcome: Outcome = Outcome.ANSWER,
    failure: str = "",
) -> CaseRun:
    """Return a case with its answer, or with the failure that it has instead of one."""
    case = Case(
        id=name,
        question=f"What of {name}?",
        expected_outcome=Outcome.ANSWER,
        must_pass=must_pass,
    )
    answer = Answer(question=case.question, outcome=outcome, statements=statements)
    return CaseRun(
        case=case,
        answer=None if failure else answer,
        failure=failure,
        texts={DOCUMENT.version: TEXT},
    )


def score(
    metric: str, case: str, value: float | None, *, place: int | None = None, why: str = ""
) -> Score:
    """Return a score; one without a value failed, for the reason given."""
    return Score(
        metric=metric,
        case=case,
        value=value,
        cluster=case,
        place=place,
        explanation=why if value is not None else "",
        failure=why if value is None else "",
    )


def make_run(cases: Sequence[CaseRun], scores: Sequence[Score], *, judge: str = "offline") -> Run:
    """Return a run of these cases and scores."""
    return Run(
        suite="A suite",
        suite_hash="5" * 64,
        fingerprint="f" * 64,
        mode=Mode.RECORDED,
        model="local:small",
        judge=judge,
        prompts=(("answer", "1" * 64),),
        cases=tuple(cases),
        scores=tuple(scores),
        results=summarise(scores),
    )


def measure(metrics: Mapping[str, Values], *, judge: str = "offline") -> Run:
    """Return a run with one score for each case of each metric; None is a failed judgement."""
    names = [f"c{place:02}" for place in range(max(map(len, metrics.values())))]
    scores = [
        score(metric, case, value, why="" if value is not None else "judge failed: no verdict")
        for metric, values in metrics.items()
        for case, value in zip(names, values, strict=False)
    ]
    return make_run([make_case(name) for name in names], scores, judge=judge)
