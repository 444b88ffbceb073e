"""Where actors meet and where they differ on one issue: in substance, in strength, in wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.conflicts import find_clashes
from agent.briefing.computed.context import Context
from agent.briefing.computed.issues import Issue, Stand, gather_stands, is_one_text
from agent.briefing.computed.limits import most_rows
from agent.briefing.computed.quoting import quote
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Cell, Remark, Table
from agent.question.words import find_terms
from agent.quote.likeness import says_nearly_the_same

COLUMNS: Final = ("Issue", "Finding", "One", "The other")
SAME, STRENGTH, LEVEL, APART, SUBSTANCE = (
    "the same in nearly the same words",
    "a difference of strength: {one} against {other}",
    "the same strength ({one}), in words of their own: compare",
    "they speak of different sides of it: compare",
    "a difference of substance: {why}",
)
JOINT: Final = "One and the same sentence of “{text}” speaks of {one} and {other}, on: {issues}."
NOTE: Final = (
    "Strength is read from the wording alone. That two actors speak with the same strength does"
    " not say that they mean the same."
)
MOST: Final = 8
COMPARABLE: Final = 0.4
"""Share of words from which on two sentences say something of the same thing, so that their force
can be compared."""


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return for each issue what parts the actors who address it."""
    rows = [*_compare_issues(context), *_compare_figures(context)]
    blocks: list[Block] = [Remark(text=line) for line in _tell_joint(context)]
    if rows:
        kept = tuple(rows[: most_rows(planned, MOST)])
        blocks += [Table(columns=COLUMNS, rows=kept), Remark(text=NOTE)]
    return blocks


def _tell_joint(context: Context) -> Iterator[str]:
    """Yield the texts in which two actors speak with one voice, each once."""
    joint: dict[tuple[str, str, str], list[str]] = {}
    for issue in gather_stands(context).issues:
        for one, other in combinations(issue.stands, 2):
            if is_one_text(issue, one, other):
                document = issue.stands[one].quoted.topical.document
                joint.setdefault((one, other, cards.title(document)), []).append(issue.name)
    for (one, other, text), issues in joint.items():
        yield JOINT.format(one=one, other=other, text=text, issues=", ".join(issues))


def _compare_issues(context: Context) -> Iterator[tuple[Cell, ...]]:
    for issue in gather_stands(context).issues:
        for one, other in combinations(issue.stands, 2):
            if not is_one_text(issue, one, other):
                yield _row(issue, (one, issue.stands[one]), (other, issue.stands[other]))


def _row(issue: Issue, one: tuple[str, Stand], other: tuple[str, Stand]) -> tuple[Cell, ...]:
    return (
        Cell(text=issue.name),
        Cell(text=_judge(one[1], other[1])),
        *(
            Cell(text=name, statements=(stand.quoted.statement,), level=stand.grade.level)
            for name, stand in (one, other)
        ),
    )


def _judge(one: Stand, other: Stand) -> str:
    """Say in which respect two positions differ, as far as words and force show it."""
    texts = [each.quoted.topical.sentence.text for each in (one, other)]
    if says_nearly_the_same(*texts):
        return SAME
    if share_words(*texts) < COMPARABLE:
        return APART
    if one.grade.height != other.grade.height:
        return STRENGTH.format(one=one.grade.short, other=other.grade.short)
    return LEVEL.format(one=one.grade.short)


def share_words(one: str, other: str) -> float:
    """Return the share of the content words of the shorter text that the other has."""
    left, right = set(find_terms(one)), set(find_terms(other))
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _compare_figures(context: Context) -> Iterator[tuple[Cell, ...]]:
    """Yield the figures on the topic that differ between the documents of two issuers."""
    for clash in find_clashes(context):
        one, other = (quote(context, side) for side in clash.sides)
        if one is not None and other is not None:
            yield (
                Cell(text="figures"),
                Cell(text=SUBSTANCE.format(why=f"{clash.about}")),
                Cell(statements=(one,)),
                Cell(statements=(other,)),
            )
