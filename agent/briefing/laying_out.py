"""Proven statements as the blocks of their section, each with the words in front of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.briefing.answered import OUR_READING
from agent.briefing.evidence import Ground
from agent.briefing.limits import Fitted
from agent.briefing.plan import Planned, tell_empty
from agent.briefing.section_request import recommends
from agent.briefing.types import Block, Paragraph, Remark
from agent.compose.judged import places
from agent.types import Kind, Statement

NOTE: Final = "Note"
"""The verb in front of a recommended point: to note what is proven is all that documents bear."""

UNPROVEN: Final = "no proven statement stands on this."


def lay_out(
    planned: Planned, ground: Ground, fitted: Fitted, answers: Sequence[int], aim: str | None
) -> tuple[Block, ...]:
    """Return the statements as paragraphs, in order; under labels, in the order of these.

    A recommendation opens with the aim as the user gave it, to be agreed to; under it stands what
    is proven, to be noted. No sentence of a model asks for a decision: nothing could prove one.
    A label under which nothing stands says so: to be asked and find no answer is information.

    Args:
        planned: the section.
        ground: what it was written from.
        fitted: what of the reply stands.
        answers: for each statement of the reply, the number of the question it is said to answer.
        aim: as the user gave it.
    """
    recommended = recommends(planned.section)
    paragraphs = tuple(
        Paragraph(
            statement=statement,
            label=NOTE if recommended else find_label(planned, ground, statement, answers[at]),
        )
        for statement, at in fitted.shown
    )
    if not recommended and any(planned.labels):
        paragraphs = tuple(sorted(paragraphs, key=lambda each: _find_turn(planned, each)))
    if paragraphs and not recommended:
        filled = {each.label for each in paragraphs}
        bare = (label for label in planned.labels if label and label not in filled)
        return (*paragraphs, *(Remark(text=tell_empty(each, UNPROVEN)) for each in bare))
    if not (paragraphs and recommended and aim):
        return paragraphs
    agree = f"You are asked to agree to the aim that was given: {aim.rstrip(' .')}. Please note:"
    return (Remark(text=agree), *paragraphs)


def _find_turn(planned: Planned, paragraph: Paragraph) -> int:
    """Return the place of a paragraph's label among those of the section; without one the last."""
    labels = planned.labels
    return labels.index(paragraph.label) if paragraph.label in labels else len(labels)


def find_label(planned: Planned, ground: Ground, statement: Statement, answers: int) -> str:
    """Return the words in front of a statement.

    Those of the question that it answers only where the model says so and the search for that very
    question found what is cited: "Against" before a sentence that nobody found there would be a
    claim of ours.
    """
    if statement.kind is Kind.INFERENCE:
        return OUR_READING
    at = answers - 1
    if not 0 <= at < min(len(planned.labels), len(ground.found)):
        return ""
    return planned.labels[at] if places(statement) & ground.found[at] else ""
