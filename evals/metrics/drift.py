"""What a statement carries that its evidence does not: figures, dates, names, force, precision.

Each metric is one check of the product, run alone on every statement that it can speak of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from agent.checks import Check
from agent.checks.binding import force
from agent.checks.denying import polarity
from agent.checks.framed import unframed
from agent.checks.naming import names
from agent.checks.naming.proper import find_names
from agent.checks.values import dates, figures
from agent.checks.values.moments import find_moments
from agent.checks.words import plain
from agent.types import Answer, Finding, Judgement, Statement
from evals.judges.types import Judge
from evals.metrics.types import Mark, Metric, Read, fail, skip
from evals.types import CaseRun

_FACTS: Final = (
    "The entity and number agreement of Nan et al. 2021, Entity-level Factual Consistency of "
    "Abstractive Text Summarization, on statements and their citations."
)
_FIGURES: Final = unframed(figures.check)
"""As in the gate, a title that frames a statement is a name: "the second meeting" counts none."""

_FORCE: Final = "The product's ladder of commitment; Saurí and Pustejovsky 2009, FactBank."


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """Checks to run on a statement, and when they have something to say.

    `lacks` names what a statement must hold, for the explanation; `only` are the judgements of
    findings that count, all when empty.
    """

    checks: tuple[Check, ...]
    applies: Callable[[Statement], bool]
    lacks: str
    only: frozenset[Judgement] = frozenset()


def has_figure(statement: Statement) -> bool:
    """Say whether a statement holds a figure that is no date."""
    read = figures.read_figures(plain(statement.text))
    return bool(read.quantities or read.references)


def has_date(statement: Statement) -> bool:
    """Say whether a statement holds a date."""
    return bool(find_moments(plain(statement.text)))


def has_name(statement: Statement) -> bool:
    """Say whether a statement holds a name beyond a first word with a capital."""
    found = find_names(plain(statement.text))
    return any(len(each.tokens) > 1 or not each.opening for each in found)


def has_evidence(statement: Statement) -> bool:
    """Say whether a statement cites something: without it there is nothing to drift from."""
    return bool(statement.evidence)


def _reader(test: Test, *, good: bool) -> Read:
    """Return a reader: 1 for each statement without a finding if `good`, else with one."""

    def read(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
        """Yield a mark for each statement."""
        del run, judge
        for place, statement in enumerate(answer.statements):
            if not test.applies(statement):
                yield skip(f"the statement has no {test.lacks}", place)
                continue
            try:
                found = _find(test, statement)
            except Exception as error:  # noqa: BLE001  a broken check is a failure, never a pass
                yield fail(f"the check broke: {type(error).__name__}: {error}", place)
            else:
                why = "; ".join(each.message for each in found)
                yield Mark(value=float(bool(found) is not good), place=place, why=why)

    return read


def _find(test: Test, statement: Statement) -> Sequence[Finding]:
    found = [
        finding
        for check in test.checks
        for finding in check(statement.text, statement.kind, statement.evidence)
    ]
    return [each for each in found if not test.only or each.judgement in test.only]


def _containment(
    name: str, words: str, check: Check, applies: Callable[[Statement], bool]
) -> Metric:
    return Metric(
        name=f"{name}_containment",
        definition=(
            f"Of the statements that hold a {name}: share of which every {words} in the sentences "
            "they cite."
        ),
        source=_FACTS,
        better="higher",
        level="statement",
        gates=True,
        read=_reader(Test(checks=(check,), applies=applies, lacks=name), good=True),
    )


METRICS: tuple[Metric, ...] = (
    _containment(
        "figure",
        "figure, with its unit and its “about”, “at least” or “up to”, stands",
        _FIGURES,
        has_figure,
    ),
    _containment("date", "date, no more exact than the source's, stands", dates.check, has_date),
    _containment(
        "name",
        "person, body, place and title stands, or on the card of their document,",
        names.check,
        has_name,
    ),
    Metric(
        name="force_drift",
        definition=(
            "Share of cited statements whose verb stands higher or lower on the ladder of "
            "commitment than their evidence, or that lost a hedge or a qualifier."
        ),
        source=_FORCE,
        better="lower",
        level="statement",
        gates=True,
        read=_reader(
            Test(checks=(unframed(force.check),), applies=has_evidence, lacks="citation"),
            good=False,
        ),
    ),
    Metric(
        name="precision_inflation",
        definition=(
            "Of the cited statements that hold a figure or a date: share in which one is more "
            "exact than in the cited sentences: a month that gained a day, a range that became a "
            "value, a lost “about” or “up to”."
        ),
        source="The date and figure rules of the product; ISO 8601-1:2019 on reduced precision.",
        better="lower",
        level="statement",
        gates=True,
        read=_reader(
            Test(
                checks=(dates.check, _FIGURES),
                applies=lambda each: has_evidence(each) and (has_figure(each) or has_date(each)),
                lacks="citation, or neither figure nor date",
                only=frozenset({Judgement.OVERSTATED}),
            ),
            good=False,
        ),
    ),
    Metric(
        name="polarity_error",
        definition="Share of cited statements that lost, gained or turned a negation or exception.",
        source="Kassner and Schütze 2020, Negated and Misprimed Probes: why it is measured apart.",
        better="lower",
        level="statement",
        gates=True,
        read=_reader(
            Test(checks=(unframed(polarity.check),), applies=has_evidence, lacks="citation"),
            good=False,
        ),
    ),
)
