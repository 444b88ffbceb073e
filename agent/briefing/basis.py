"""On what a bottom line rests: how many sources, of which class and date, how firmly they speak."""

from __future__ import annotations

from typing import Final

from agent.briefing.computed.grading import grade_text
from agent.briefing.types import Section
from agent.checks.binding.ladder import RECITAL
from agent.render.cite import main_date
from agent.types import Statement
from store.types import Document, Provenance, Region, Role

_CLASSES: Final = {
    Provenance.P1: "official text",
    Provenance.P2: "official statement",
    Provenance.P3: "statement of a party about itself",
    Provenance.P4: "attributed report",
    Provenance.P5: "report without full attribution",
    Provenance.P6: "text of an unknown issuer",
}
_UNGRADED: Final = "source that could not be classed"
_LEVELS: Final = (
    "a recital only", "a possibility only", "an aim only", "an expectation only",
    "intentions only", "an undertaking", "an obligation", "a fact as told there",
)  # fmt: skip
"""How far the words go, by their height on the ladder."""

_WEAK: Final = frozenset({Provenance.P5, Provenance.P6})


def write_basis(section: Section) -> str:
    """Return the basis of what a section says first, "" where it says nothing.

    "Basis: 1 official text (P1), 23 October 2024; an obligation." Where more is said, it names the
    point that it speaks of: the others may rest on other documents.
    """
    statements = list(section.statements())
    if not statements or not statements[0].evidence:
        return ""
    statement = statements[0]
    what = "Basis" if len(statements) == 1 else "Basis of the first point"
    documents = list({each.document.version: each.document for each in statement.evidence}.values())
    sources = "; ".join(_describe(each) for each in documents)
    single = " Single source." if len(documents) == 1 else ""
    weak = all(each.card.provenance in _WEAK for each in documents)
    warning = " Nothing better attributed was found." if weak else ""
    return f"{what}: {sources}; {_LEVELS[_height(statement)]}.{single}{warning}"


def _describe(document: Document) -> str:
    provenance = document.card.provenance
    kind = _UNGRADED if provenance is None else f"{_CLASSES[provenance]} ({provenance.value})"
    return f"one {kind}, {main_date(document.card) or 'undated'}"


def _height(statement: Statement) -> int:
    """Return how far the words go: as far as the sentence that goes furthest.

    A heading beside a sentence only says what it is about: it has no verb to be graded by.
    """
    said = [each for each in statement.evidence if each.region is not Region.HEADING]
    evidence = said or statement.evidence
    if all(each.role is Role.RECITAL for each in evidence):
        return RECITAL
    return max(grade_text(each.quote).height for each in evidence)
