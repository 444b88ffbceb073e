"""Cases with answers, written as short as in docs/metrics.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from agent.gate import NEVER_OFFERED
from agent.types import (
    MENDED,
    REWRITTEN,
    Answer,
    Evidence,
    Finding,
    Gap,
    Judgement,
    Kind,
    Outcome,
    Statement,
    Trace,
    Usage,
    Verdict,
)
from evals.suite.types import Case, GoldQuote
from evals.types import CaseRun, GoldSpan
from store.types import Document, Region


def _as_pair(given: object) -> object:
    """Read `A: words` as the document and the words."""
    return tuple(*given.items()) if isinstance(given, dict) and len(given) == 1 else given


Cited = Annotated[tuple[str, str], BeforeValidator(_as_pair)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Said(_Strict):
    """A statement: what it cites, how many characters too late, what it made up, and whether it
    stands in the place of a first wording.
    """

    text: str
    cites: tuple[Cited, ...] = ()
    late: int = 0
    made_up: tuple[str, ...] = ()
    mended: bool = False


class Listed(_Strict):
    """A passage that the suite lists."""

    words: Cited
    role: str = "supports"


class Example(_Strict):
    """One answer and what was expected of it."""

    outcome: Outcome | None = Outcome.ANSWER
    expected: Outcome | None = Outcome.ANSWER
    says: tuple[Said, ...] = ()
    proposed: tuple[Said, ...] = ()
    nearest: Cited | None = None
    listed: tuple[Listed, ...] = ()
    found: tuple[Cited, ...] = ()
    vital: tuple[str, ...] = ()
    okay: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    failure: str = ""
    seconds: float = 0.0
    tokens: int = 0
    cost: float | None = 0.0


def run_of(example: Example, texts: Mapping[str, str], name: str = "Q1") -> CaseRun:
    """Return an example as a run over documents, each named by a letter."""
    gold = tuple(_gold(each, texts) for each in example.listed)
    answer = None if example.failure else _answer(example, texts)
    return CaseRun(
        case=Case(
            id=name,
            question="What is said?",
            expected_outcome=example.expected,
            support=tuple(
                GoldQuote.model_validate(
                    {"doc": each.document, "role": each.role, "quote": each.quote}
                )
                for each in gold
            ),
            nuggets_vital=example.vital,
            nuggets_okay=example.okay,
            must_not_claim=example.forbidden,
        ),
        answer=answer,
        failure=example.failure,
        found=tuple(evidence(each, texts) for each in example.found),
        texts=dict(texts),
        gold=gold,
    )


def read_example(given: Mapping[str, Any]) -> list[CaseRun]:
    """Return the runs of a written example: `answers`, or one answer by itself."""
    texts = given.get("documents", {})
    answers: Sequence[Any] = given.get("answers") or [
        {key: value for key, value in given.items() if key in Example.model_fields}
    ]
    return [
        run_of(Example.model_validate(each), texts, name=f"Q{number}")
        for number, each in enumerate(answers, start=1)
    ]


def evidence(cited: tuple[str, str], texts: Mapping[str, str], *, late: int = 0) -> Evidence:
    """Return words of a document as evidence; words that it does not hold stand at its start."""
    name, words = cited
    start = max(texts[name].find(words), 0) + late
    return Evidence(
        document=Document(
            id=name,
            version=name,
            title=f"Note {name}",
            media_type="text/plain",
            origin=f"{name}.txt",
            added="2026-01-01T00:00:00Z",
        ),
        ordinal=start,
        start=start,
        end=start + len(words),
        quote=words,
        region=Region.BODY,
    )


def _answer(example: Example, texts: Mapping[str, str]) -> Answer:
    assert example.outcome is not None, "an answer has an outcome"
    nearest = evidence(example.nearest, texts) if example.nearest else None
    return Answer(
        question="What is said?",
        outcome=example.outcome,
        statements=tuple(_statement(each, texts) for each in example.says),
        gaps=(Gap(about="the rest", searched="", nearest=nearest),) if nearest else (),
        usage=Usage(
            total_seconds=example.seconds,
            search_seconds=example.seconds,
            model_seconds=example.seconds,
            input_tokens=example.tokens,
            output_tokens=example.tokens,
            cost_usd=example.cost,
        ),
        trace=Trace(
            searches=("What is said?",) if example.found else (),
            proposed=tuple(_statement(each, texts) for each in example.proposed),
        ),
    )


def _statement(said: Said, texts: Mapping[str, str]) -> Statement:
    invented = tuple(
        Finding(check="pointer", judgement=Judgement.UNSUPPORTED, message=NEVER_OFFERED, words=each)
        for each in said.made_up
    )
    mended = Finding(check=MENDED, judgement=Judgement.SUPPORTED, message="", words=REWRITTEN)
    judgement = Judgement.UNSUPPORTED if invented else Judgement.SUPPORTED
    return Statement(
        text=said.text,
        kind=Kind.FACT,
        evidence=tuple(evidence(each, texts, late=said.late) for each in said.cites),
        verdict=Verdict(
            judgement=judgement, findings=(*invented, mended) if said.mended else invented
        ),
    )


def _gold(listed: Listed, texts: Mapping[str, str]) -> GoldSpan:
    name, words = listed.words
    start = texts[name].index(words)
    return GoldSpan(
        role=listed.role,
        document=name,
        version=name,
        start=start,
        end=start + len(words),
        quote=words,
    )
