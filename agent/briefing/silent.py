"""A topic on which the library is silent: a briefing that says so, and what comes nearest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.briefing.answered import NEAREST
from agent.briefing.plan import Planned
from agent.briefing.pool import Pool
from agent.briefing.stating import state
from agent.briefing.types import Paragraph, Remark, Section
from agent.briefing.weighing import Topical
from agent.briefing.work import Work
from agent.checks import Check
from agent.prove import holds
from agent.question.words import match_terms
from agent.quote import gaps
from agent.quote.premise import find_unknown
from agent.quote.rank import Scored
from agent.quote.shelf import Desk
from agent.types import Gap

ANYTHING: Final = "anything about"
_LOOKED_AT: Final = 40
"""Sentences of the pool in which the topic's names are looked for before the whole library is."""


def find_silence(desk: Desk, pool: Pool) -> Gap | None:
    """Return what is missing where the documents hold nothing on the topic, else None.

    That is so where no sentence is on it, or where a name in it occurs in no document.
    """
    near = pool.sentences[:_LOOKED_AT] or ((pool.nearest,) if pool.nearest else ())
    ranked = [_as_scored(pool, each) for each in near]
    unknown = find_unknown(desk, pool.topic, ranked)
    first = ranked[0] if ranked else None
    if unknown:
        return gaps.not_known(desk, unknown, first)
    if pool.sentences:
        return None
    topic = pool.topic.text
    return Gap(
        about=f"{ANYTHING} {topic}",
        searched=gaps.describe_search(desk, ()),
        nearest=gaps.show(desk, first) if first else None,
        needed=f"a document that speaks of {topic}",
    )


def say_silence(desk: Desk, plan: Sequence[Planned], gap: Gap, checks: Sequence[Check]) -> Work:
    """Return the draft of a briefing that says that there is nothing to say."""
    work = Work(plan=tuple(plan), gaps=(gap,))
    first = next(each for each in plan if not each.section.annex)
    between = " " if gap.about.startswith(ANYTHING) else ": "
    blocks: list[Remark | Paragraph] = [
        Remark(text=f"The documents do not say{between}{gap.about}.")
    ]
    if gap.nearest is not None:
        document = gap.nearest.document
        sentence = desk.sentences(document)[gap.nearest.ordinal]
        nearest = state(desk, document, (sentence,), checks)
        if holds(nearest):
            blocks.append(Paragraph(statement=nearest, label=NEAREST))
    if gap.needed:
        blocks.append(Remark(text=f"What would say it: {gap.needed}."))
    others = [each.section.title for each in plan if each is not first and not each.section.annex]
    if others:
        blocks.append(
            Remark(text=f"Left out, for there is nothing to put there: {'; '.join(others)}.")
        )
    title = first.section.title
    work.place((Section(key=first.section.key, title=title, blocks=tuple(blocks)),))
    return work


def _as_scored(pool: Pool, each: Topical) -> Scored:
    terms = frozenset(pool.topic.terms)
    around = f"{each.candidate.lead} {each.text} {each.candidate.context} {each.document.title}"
    return Scored(
        candidate=each.candidate,
        score=each.score,
        covered=each.covered,
        own=each.covered,
        nearness=each.near,
        holds=0.0,
        events=0.0,
        focus=0.0,
        matched=frozenset(term for term in match_terms(around, terms) if term),
    )
