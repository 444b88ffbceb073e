"""Do citations point into their documents, and do the quotations stand there letter for letter?"""

from __future__ import annotations

from collections.abc import Iterator

from agent.gate import NEVER_OFFERED
from agent.types import Answer, Evidence
from evals.judges.types import Judge
from evals.metrics.types import Mark, Metric, fail
from evals.suite.quotes import locate_words
from evals.types import CaseRun


def read_validity(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield a mark for each citation: does its place lie within its document?"""
    del judge
    yield from mark_invented(answer)
    for place, item in cite(answer):
        text = run.texts.get(item.document.version)
        if text is None:
            yield fail(_lack(item), place)
        elif 0 <= item.start < item.end <= len(text):
            yield Mark(value=1.0, place=place)
        else:
            why = f"{item.start}-{item.end} is no place in {len(text)} characters"
            yield Mark(value=0.0, place=place, why=why)


def read_fidelity(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield a mark for each citation: is its quotation what stands at its place?"""
    del judge
    yield from mark_invented(answer)
    for place, item in cite(answer):
        text = run.texts.get(item.document.version)
        if text is None:
            yield fail(_lack(item), place)
        elif 0 <= item.start < item.end <= len(text) and text[item.start : item.end] == item.quote:
            yield Mark(value=1.0, place=place)
        else:
            yield Mark(value=0.0, place=place, why=_explain(item, text))


def cite(answer: Answer) -> Iterator[tuple[int, Evidence]]:
    """Yield every citation that an answer shows, with the place of its statement."""
    for place, statement in enumerate(answer.statements):
        for item in statement.evidence:
            yield place, item


def mark_invented(answer: Answer) -> Iterator[Mark]:
    """Yield a 0 for each citation that was made up: a number never offered, a quote of no document.

    They are no evidence, so the gate has left them as findings against their statement.
    """
    for place, statement in enumerate(answer.statements):
        for finding in statement.verdict.findings:
            if finding.message == NEVER_OFFERED:
                yield Mark(value=0.0, place=place, why=f"made up: {finding.words!r}")


def _lack(item: Evidence) -> str:
    return f"the text of version {item.document.version[:12]!r} is not there to look it up"


def _explain(item: Evidence, text: str) -> str:
    if not item.quote.strip():
        return "the quotation is empty"
    start = text.find(item.quote)
    if start >= 0:
        return f"the quotation stands at {start}, not at {item.start}"
    spaced = locate_words(item.quote, text)
    if spaced is not None:
        return f"the words stand at {spaced.start}, otherwise spaced"
    return "the words do not stand in the document"


METRICS: tuple[Metric, ...] = (
    Metric(
        name="pointer_validity",
        definition=(
            "Share of citations whose place (version, start, end) lies within the canonical text "
            "of the version that they name. A citation that was made up counts 0."
        ),
        source="The product's promise: every sentence opens the passage that proves it.",
        better="higher",
        level="citation",
        gates=True,
        read=read_validity,
    ),
    Metric(
        name="quote_fidelity",
        definition=(
            "Share of citations whose quotation is, letter for letter, what stands between their "
            "offsets. A quotation that stands elsewhere counts 0, and the explanation says where."
        ),
        source="W3C Web Annotation Data Model 2017, text position and text quote selectors.",
        better="higher",
        level="citation",
        gates=True,
        read=read_fidelity,
    ),
)
