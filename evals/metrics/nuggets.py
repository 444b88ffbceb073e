"""What an answer should say and does, and what it must not claim and does claim.

How a text is held against a nugget stands in `matching`, with its limits in docs/metrics.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from agent.types import Answer, Outcome
from evals.judges.types import Judge
from evals.metrics.matching import find_claiming, find_saying
from evals.metrics.types import Mark, Metric, skip
from evals.types import CaseRun

_SOURCE: Final = (
    "Voorhees 2003, Overview of the TREC 2003 Question Answering Track (vital and okay nuggets); "
    "Pradeep et al. 2024, AutoNuggetizer. Here matched by words, without a model."
)

_ANSWERS: Final = frozenset({Outcome.ANSWER, Outcome.PARTIAL_ANSWER})
"""Where nuggets are counted. What a gap or a corrected premise should say is mostly that something
is absent, in words that are free; matching words would measure the wording."""


def list_said(answer: Answer) -> list[str]:
    """Return all that an answer says: statements, gaps with their nearest passages, notices.

    The quotations behind statements are proofs, and not what it says.
    """
    nearest = [gap.nearest.quote for gap in answer.gaps if gap.nearest is not None]
    return [
        *(each.text for each in answer.statements),
        *(gap.about for gap in answer.gaps),
        *nearest,
        *answer.notices,
    ]


def read_vital(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield the share of vital nuggets that the answer says."""
    del judge
    yield _share(run, answer, run.case.nuggets_vital)


def read_all(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield the share of all nuggets that the answer says."""
    del judge
    yield _share(run, answer, (*run.case.nuggets_vital, *run.case.nuggets_okay))


def read_forbidden(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield 1 where a statement claims something forbidden, else 0."""
    del judge
    if not run.case.must_not_claim:
        yield skip("the suite forbids nothing here")
        return
    stated = [each.text for each in answer.statements]
    claimed = [
        f"{said!r} claims {claim!r}"
        for claim in run.case.must_not_claim
        if (said := find_claiming(claim, stated)) is not None
    ]
    yield Mark(value=float(bool(claimed)), why="; ".join(claimed))


def share_said(answer: Answer, nuggets: Sequence[str]) -> Mark:
    """Return the share of nuggets that an answer says; the explanation names those it does not."""
    said = list_said(answer)
    missing = [each for each in nuggets if find_saying(each, said) is None]
    why = f"not said: {'; '.join(map(repr, missing))}" if missing else ""
    return Mark(value=1 - len(missing) / len(nuggets), why=why)


def _share(run: CaseRun, answer: Answer, nuggets: Sequence[str]) -> Mark:
    if run.case.expected_outcome not in _ANSWERS:
        return skip("the documents do not answer it")
    return share_said(answer, nuggets) if nuggets else skip("the suite lists no nugget")


METRICS: tuple[Metric, ...] = (
    Metric(
        name="nugget_recall_vital",
        definition=(
            "Mean over the cases that the documents answer, in whole or in part, of the share of "
            "vital nuggets that the answer says in one of its statements, gaps or notices."
        ),
        source=_SOURCE,
        better="higher",
        level="case",
        gates=True,
        read=read_vital,
    ),
    Metric(
        name="nugget_recall_all",
        definition="The same for vital and okay nuggets together.",
        source=_SOURCE,
        better="higher",
        level="case",
        gates=True,
        read=read_all,
    ),
    Metric(
        name="forbidden_claims",
        definition=(
            "Of the cases that forbid a claim: share in which a statement makes one. Matched by "
            "words, so that a forbidden claim in other words goes unseen."
        ),
        source="The suite format's `must_not_claim`.",
        better="lower",
        level="case",
        gates=True,
        read=read_forbidden,
    ),
)
