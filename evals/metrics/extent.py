"""How much an answer says and how many origins it rests on: figures to know, not to reach."""

from __future__ import annotations

from collections.abc import Iterator

from agent.types import Answer, Evidence
from evals.judges.types import Judge
from evals.metrics.types import Mark, Metric, skip
from evals.suite.quotes import normalise
from evals.types import CaseRun


def read_origins(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield the number of origins that the statements rest on."""
    del run, judge
    cited = [item for statement in answer.statements for item in statement.evidence]
    if cited:
        yield Mark(value=float(count_origins(cited)))
    else:
        yield skip("it cites nothing")


def read_length(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield the number of words of all statements."""
    del run, judge
    if answer.statements:
        yield Mark(value=float(sum(len(each.text.split()) for each in answer.statements)))
    else:
        yield skip("it states nothing")


def count_origins(cited: list[Evidence]) -> int:
    """Return the number of documents, those that share a cited sentence counted once.

    A sentence that stands word for word in two documents has one origin, whichever copied it.
    """
    groups: list[tuple[set[str], set[str]]] = []
    for item in cited:
        documents, words = {item.document.id}, {normalise(item.quote).casefold()}
        apart = []
        for group in groups:
            if group[0] & documents or group[1] & words:
                documents |= group[0]
                words |= group[1]
            else:
                apart.append(group)
        groups = [*apart, (documents, words)]
    return len(groups)


METRICS: tuple[Metric, ...] = (
    Metric(
        name="origin_count",
        definition=(
            "Mean number of origins that an answer cites: documents, where documents that share a "
            "cited sentence word for word count once."
        ),
        source=(
            "Broder 1997, On the Resemblance and Containment of Documents, cut down to whole "
            "sentences."
        ),
        better="higher",
        level="case",
        gates=False,
        read=read_origins,
    ),
    Metric(
        name="answer_words",
        definition=(
            "Mean number of words of all statements of an answer; answers without a statement are "
            "left out."
        ),
        source="Dubois et al. 2024, Length-Controlled AlpacaEval, on why it is shown.",
        better="lower",
        level="case",
        gates=False,
        read=read_length,
    ),
)
