"""Tell which words a date belongs to, so that two dates of one sentence cannot change places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.checks.clauses import clauses, is_past
from agent.checks.values.moments import Moment, find_moments

FRONTED = 1
"""Words that may stand before a date that opens its clause: "On", "Since", "By"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """A date with the stems of the verbs that it dates."""

    moment: Moment
    stems: frozenset[str]


def anchor(text: str) -> list[Anchored]:
    """Return the dates of a plain text with the verbs they date.

    A date that opens a clause may date all that follows; any other dates what stands before it, as
    far back as the date before it.
    """
    found: list[Anchored] = []
    moments = find_moments(text)
    for clause in clauses(text):
        taken = clause.start
        for moment in (m for m in moments if clause.start <= m.start < clause.end):
            ahead = [w for w in clause.words if taken <= w.start and w.end <= moment.start]
            fronted = len(ahead) <= FRONTED and not any(word.content for word in ahead)
            words = [w for w in clause.words if w.start >= moment.end] if fronted else ahead
            taken = moment.end
            acts = frozenset(w.stem for w in words if w.content and is_past(w.text))
            found.append(Anchored(moment=moment, stems=acts))
    return found


def misplaced(text: str, quotes: Sequence[str]) -> list[tuple[Moment, Moment]]:
    """Return each date that dates another act than in the evidence, with the date of that act.

    Only verbs of what has happened are compared, and only where none of them is the same: a date
    is never called misplaced on a mere difference of words.
    """
    offered = [each for quote in quotes for each in anchor(quote)]
    wrong: list[tuple[Moment, Moment]] = []
    for ours in anchor(text):
        same = [each for each in offered if each.moment.named == ours.moment.named]
        if not same or any(ours.stems & each.stems or not each.stems for each in same):
            continue
        rival = next((e for e in offered if e not in same and e.stems & ours.stems), None)
        if rival is not None and rival.moment.year is not None:
            wrong.append((ours.moment, rival.moment))
    return wrong
