"""The scoring rule that a suite of questions states: two points, one, none, or one taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from agent.gate import quotes_hold
from agent.types import Answer, Evidence, Outcome
from evals.judges.types import Judge
from evals.suite.quotes import normalise
from evals.types import CaseRun, Score

_RUN: Final = 5
"""Words in a row that a shown quotation and a listed one must share, unless the listed one is
shorter: then all of it."""

ANSWERED: Final = frozenset({Outcome.ANSWER, Outcome.PARTIAL_ANSWER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure of an answer. `read` returns None where it does not apply."""

    name: str
    read: Callable[[CaseRun, Answer], float | None]

    def score(self, case: CaseRun, _judge: Judge, /) -> Sequence[Score]:
        """Return the figure of one case; the case is its own cluster."""
        assert case.answer is not None, "a case without an answer is failed before"
        value = self.read(case, case.answer)
        return (Score(metric=self.name, case=case.case.id, value=value, cluster=case.case.id),)


def is_outcome_right(case: CaseRun, answer: Answer) -> bool:
    """Say whether the question ended as expected."""
    return answer.outcome is case.case.expected_outcome


def is_listed_shown(case: CaseRun, answer: Answer) -> bool:
    """Say whether a listed quotation is among those shown, whatever its role."""
    shown = [normalise(each.quote) for each in list_shown(answer)]
    return not case.case.support or any(
        overlap(gold.quote, each) for gold in case.gold for each in shown
    )


def are_quotes_true(case: CaseRun, answer: Answer) -> bool:
    """Say whether each quotation stands in its document, at its place, letter for letter."""
    return all(
        quotes_hold([each], case.texts.get(each.document.version, ""))
        for each in list_shown(answer)
    )


def share_nuggets(case: CaseRun, answer: Answer) -> float:
    """Return the share of vital nuggets that occur in what is shown.

    Counted only where the documents answer: how a gap is worded is not for containment to judge.
    """
    wanted = case.case.nuggets_vital
    if not wanted or case.case.expected_outcome is not Outcome.ANSWER:
        return 1.0
    text = _all_text(answer)
    return sum(normalise(each).casefold() in text for each in wanted) / len(wanted)


def claims_forbidden(case: CaseRun, answer: Answer) -> bool:
    """Say whether a statement contains a claim that must not be made."""
    said = " ".join(normalise(each.text).casefold() for each in answer.statements)
    return any(normalise(claim).casefold() in said for claim in case.case.must_not_claim)


def count_points(case: CaseRun, answer: Answer) -> int:
    """Return the points of an answer.

    2: right outcome, a listed quotation shown, all vital nuggets; 1: right outcome only; 0: wrong
    outcome; -1: something forbidden is claimed, or a quotation is not in its document.
    """
    if claims_forbidden(case, answer) or not are_quotes_true(case, answer):
        return -1
    if not is_outcome_right(case, answer):
        return 0
    complete = is_listed_shown(case, answer) and share_nuggets(case, answer) == 1.0
    return 2 if complete else 1


def _read_outcome(case: CaseRun, answer: Answer) -> float | None:
    return None if case.case.expected_outcome is None else float(is_outcome_right(case, answer))


def _read_listed(case: CaseRun, answer: Answer) -> float | None:
    answerable = case.case.expected_outcome in ANSWERED and case.case.support
    return float(is_listed_shown(case, answer)) if answerable else None


def _read_points(case: CaseRun, answer: Answer) -> float | None:
    return None if case.case.expected_outcome is None else float(count_points(case, answer))


POINTS: Final = (
    Measure(name="points", read=_read_points),
    Measure(name="right_outcome", read=_read_outcome),
    Measure(name="listed_quote_shown", read=_read_listed),
    Measure(name="quotes_true", read=lambda case, answer: float(are_quotes_true(case, answer))),
)
"""What the rule is made of: the points, and three of the things that they depend on."""


def list_shown(answer: Answer) -> list[Evidence]:
    """Return every passage that an answer shows: proofs, and nearest passages of gaps."""
    proofs = [item for statement in answer.statements for item in statement.evidence]
    return proofs + [gap.nearest for gap in answer.gaps if gap.nearest is not None]


def overlap(listed: str, shown: str) -> bool:
    """Say whether two quotations share a run of words."""
    one, two = listed.split(), shown.split()
    size = min(_RUN, len(one), len(two))
    runs = {tuple(two[at : at + size]) for at in range(len(two) - size + 1)}
    return listed in shown or any(
        tuple(one[at : at + size]) in runs for at in range(len(one) - size + 1)
    )


def _all_text(answer: Answer) -> str:
    parts = [each.text for each in answer.statements]
    parts += [each.quote for each in list_shown(answer)]
    parts += [gap.about for gap in answer.gaps]
    parts += list(answer.notices)
    return normalise(" ".join(parts)).casefold()
