"""Citation recall, precision and redundancy in the sense of ALCE.

Source: Gao, Yen, Yu and Chen 2023, Enabling Large Language Models to Generate Text with Citations
(EMNLP), section 3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from agent.types import Answer, Statement
from evals.judges.types import Judge, JudgedPair, JudgeFailure, Opinion, Verdict
from evals.metrics.pointers import mark_invented
from evals.metrics.types import Mark, Metric, fail_judged, skip
from evals.types import CaseRun, Support

_SOURCE: Final = (
    "Gao, Yen, Yu and Chen 2023, Enabling Large Language Models to Generate Text with Citations, "
    "section 3 (ALCE)."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a judge says of one statement's citations.

    `together` is None where there are none. `alone` and `rest` have an opinion for each citation:
    on it by itself, and on all the others; they are empty unless there are several and together
    they prove the statement.
    """

    place: int
    together: Opinion | None
    citations: int
    alone: tuple[Opinion, ...] = ()
    rest: tuple[Opinion, ...] = ()


def weigh(answer: Answer, judge: Judge) -> list[Proof]:
    """Return the opinions that the three metrics need, asked for in two batches."""
    whole = [_pair(each, range(len(each.evidence))) for each in answer.statements]
    cited = [place for place, each in enumerate(answer.statements) if each.evidence]
    said = dict(zip(cited, judge.judge([whole[place] for place in cited]), strict=True))
    several = [place for place in cited if len(whole[place].evidence) > 1 and is_full(said[place])]
    parts = [pair for place in several for pair in (*_alone(whole[place]), *_others(whole[place]))]
    opinions = iter(judge.judge(parts))
    proofs = []
    for place, pair in enumerate(whole):
        count = len(pair.evidence)
        taken = [next(opinions) for _ in range(2 * count)] if place in several else []
        proofs.append(
            Proof(
                place=place,
                together=said.get(place),
                citations=count,
                alone=tuple(taken[:count]),
                rest=tuple(taken[count:]),
            )
        )
    return proofs


def is_full(opinion: Opinion | None) -> bool:
    """Say whether an opinion is the verdict of full support."""
    return isinstance(opinion, Verdict) and opinion.support is Support.FULL


def read_recall(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield a mark for each statement: do its citations together prove it?"""
    del run
    for each in weigh(answer, judge):
        if each.together is None:
            yield Mark(value=0.0, place=each.place, why="it cites nothing")
        elif isinstance(each.together, JudgeFailure):
            yield fail_judged(each.together, each.place)
        else:
            yield Mark(
                value=float(is_full(each.together)), place=each.place, why=say(each.together)
            )


def read_precision(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield a mark for each citation: does it help to prove its statement?"""
    del run
    yield from mark_invented(answer)
    for each in weigh(answer, judge):
        if each.together is None:
            yield skip("it cites nothing", each.place)
        elif isinstance(each.together, JudgeFailure):
            yield from [fail_judged(each.together, each.place)] * each.citations
        elif not is_full(each.together):
            why = f"the statement is not proven: {say(each.together)}"
            yield from [Mark(value=0.0, place=each.place, why=why)] * each.citations
        elif not each.alone:
            yield Mark(value=1.0, place=each.place)
        else:
            for number, pair in enumerate(zip(each.alone, each.rest, strict=True), start=1):
                yield _mark_citation(each.place, number, *pair)


def read_redundancy(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield a mark for each of several citations: is the statement proven without it?"""
    del run
    for each in weigh(answer, judge):
        if not each.rest:
            yield skip("it has not several citations that prove it", each.place)
        for number, rest in enumerate(each.rest, start=1):
            if isinstance(rest, JudgeFailure):
                yield fail_judged(rest, each.place)
            else:
                why = f"citation {number}: the others prove it" if is_full(rest) else ""
                yield Mark(value=float(is_full(rest)), place=each.place, why=why)


def say(verdict: Verdict) -> str:
    """Return a verdict in words."""
    return f"{verdict.support.value}: {verdict.why}" if verdict.why else verdict.support.value


def _mark_citation(place: int, number: int, alone: Opinion, rest: Opinion) -> Mark:
    if isinstance(alone, JudgeFailure):
        return fail_judged(alone, place)
    if is_full(alone):
        return Mark(value=1.0, place=place)
    if isinstance(rest, JudgeFailure):
        return fail_judged(rest, place)
    if is_full(rest):
        why = f"citation {number} proves nothing alone, and the others prove it without it"
        return Mark(value=0.0, place=place, why=why)
    return Mark(value=1.0, place=place, why=f"citation {number} is needed beside the others")


def _alone(pair: JudgedPair) -> list[JudgedPair]:
    return [JudgedPair(text=pair.text, kind=pair.kind, evidence=(each,)) for each in pair.evidence]


def _others(pair: JudgedPair) -> list[JudgedPair]:
    return [
        JudgedPair(
            text=pair.text,
            kind=pair.kind,
            evidence=pair.evidence[:place] + pair.evidence[place + 1 :],
        )
        for place in range(len(pair.evidence))
    ]


def _pair(statement: Statement, kept: Sequence[int]) -> JudgedPair:
    evidence = tuple(statement.evidence[place] for place in kept)
    return JudgedPair(text=statement.text, kind=statement.kind, evidence=evidence)


METRICS: tuple[Metric, ...] = (
    Metric(
        name="citation_recall",
        definition=(
            "Share of statements whose citations, taken together, fully support them. A statement "
            "without a citation counts 0."
        ),
        source=_SOURCE,
        better="higher",
        level="statement",
        gates=True,
        judged=True,
        read=read_recall,
    ),
    Metric(
        name="citation_precision",
        definition=(
            "Share of citations that are relevant. A citation of a statement that is not fully "
            "supported counts 0; otherwise it counts 0 only if it does not fully support the "
            "statement alone and the other citations do so without it. One that was made up counts "
            "0."
        ),
        source=_SOURCE,
        better="higher",
        level="citation",
        gates=True,
        judged=True,
        read=read_precision,
    ),
    Metric(
        name="citation_redundancy",
        definition=(
            "Of fully supported statements with several citations: share of citations without "
            "which the others still fully support the statement. Two sentences that each prove it "
            "are both redundant, and both precise."
        ),
        source=_SOURCE + " There the same test is part of precision.",
        better="lower",
        level="citation",
        gates=False,
        judged=True,
        read=read_redundancy,
    ),
)
