"""Question and library -> what to quote, or why nothing can be quoted."""

from __future__ import annotations

from dataclasses import replace

from agent.question.analyse import analyse
from agent.question.halves import split_halves
from agent.question.types import Question, Shape, Wanted
from agent.quote import gaps
from agent.quote.amended import put_in_force_first
from agent.quote.answered import is_answered, keep_answering
from agent.quote.approach import approach, note_unknown
from agent.quote.clash import find_clashes
from agent.quote.confidence import is_answerable
from agent.quote.copies import collapse
from agent.quote.corrections import with_correction
from agent.quote.denial import find_denial
from agent.quote.draft import draft_groups
from agent.quote.every import answer_for_each
from agent.quote.find import Aim, Found, find
from agent.quote.instruments import find_instruments
from agent.quote.joined import join
from agent.quote.located import answer_at
from agent.quote.operative import find_twins, note_cut_lists, prefer_operative
from agent.quote.polar import answer_polar
from agent.quote.premise import find_lacking, find_missing, find_nameless, find_unknown
from agent.quote.rank import Scored
from agent.quote.records import answer_from_card
from agent.quote.select import Group, select
from agent.quote.shelf import Desk
from agent.quote.sources import weigh_sources
from agent.quote.today import note_today
from agent.quote.types import Composition
from agent.quote.whole import answer_whole, keep_mentions
from agent.quote.wider import look_wider
from agent.types import Outcome


def compose(desk: Desk, question: Question) -> Composition:
    """Return what answers the question in the documents' own words, or why nothing does.

    Two questions in one sentence are answered one by one.
    """
    halves = split_halves(question.text) if question.language is None else (question.text,)
    if len(halves) == 1:
        return _compose_one(desk, question)
    return join(halves, [_compose_one(desk, analyse(each)) for each in halves])


def _compose_one(desk: Desk, question: Question) -> Composition:
    aim = approach(desk, question)
    if isinstance(aim, Composition):
        return aim
    question = aim.question
    composition = (
        weigh_sources(desk, question, aim.documents)
        or answer_for_each(desk, question, aim.documents)
        or answer_from_card(desk, question, aim.documents)
        or answer_at(desk, question, aim.documents)
        or answer_whole(desk, question, aim)
        or keep_mentions(
            desk, question, aim, conclude(desk, question, aim, find(desk, question, aim))
        )
    )
    composition = put_in_force_first(desk, composition)
    if composition.outcome is not Outcome.ANSWER:
        notices = (*composition.notices, *note_unknown(aim))
        return replace(composition, notices=notices)
    return composition


def conclude(desk: Desk, question: Question, aim: Aim, found: Found) -> Composition:
    """Return what the sentences found amount to: an answer, a correction, or silence."""
    nearest = gaps.pick_nearest(found.ranked or found.apart)
    missing = find_missing(desk, question, aim.documents)
    if missing:
        return Composition(
            outcome=(
                Outcome.DOCUMENTS_DO_NOT_SAY
                if question.shape is Shape.POLAR
                else Outcome.CORRECT_THE_PREMISE
            ),
            gaps=tuple(gaps.not_there(desk, each, nearest) for each in missing),
        )
    nameless = find_nameless(question, found.ranked)
    if nameless is not None:
        gap = gaps.not_named(desk, nameless, found.ranked[0])
        return Composition(outcome=Outcome.DOCUMENTS_DO_NOT_SAY, gaps=(gap,))
    unknown = find_unknown(desk, question, found.ranked) if not aim.documents else ()
    if unknown:
        gap = gaps.not_known(desk, unknown, nearest)
        return Composition(outcome=Outcome.DOCUMENTS_DO_NOT_SAY, gaps=(gap,))
    placed = bool(question.designations)
    if not found.ranked or not (placed or is_answerable(found.signs)):
        return _decline(desk, question, aim, found)
    if question.shape is Shape.POLAR:
        answer = answer_polar(desk, question, found.ranked)
        return answer or _decline(desk, question, aim, found)
    return _quote(desk, question, aim, found)


def _quote(desk: Desk, question: Question, aim: Aim, found: Found) -> Composition:
    denial = find_denial(question, found.ranked)
    if denial is not None and _decides(question, denial, found):
        drafts = draft_groups(desk, question, [(denial,)], found.ranked)
        return Composition(outcome=Outcome.CORRECT_THE_PREMISE, drafts=drafts)
    unanswered = [part for part in question.parts if not is_answered(question, part, found.ranked)]
    if len(unanswered) == len(question.parts):
        return _decline(desk, question, aim, found)
    answering = prefer_operative(
        desk, question, found.ranked, keep_answering(question, found.ranked)
    )
    chosen = select(question, collapse(answering))
    chosen = [each for group in chosen for each in _with_twins(desk, question, group)]
    first = find_instruments(question, found.ranked, answering[0] if answering else None)
    chosen = [*((each,) for each in first), *chosen]
    chosen += [(each,) for each in look_wider(desk, question, aim, answering)]
    drafts = tuple(
        with_correction(desk, question, draft)
        for draft in draft_groups(desk, question, chosen, found.ranked)
    )
    dated = question.wanted is Wanted.DATE
    notices = [note for group in chosen if dated for note in note_today(group[0].candidate)]
    return Composition(
        outcome=Outcome.PARTIAL_ANSWER if unanswered else Outcome.ANSWER,
        drafts=drafts,
        clashes=find_clashes(question, drafts),
        gaps=tuple(gaps.not_said(desk, question, part, aim.documents, None) for part in unanswered),
        notices=(*notices, *note_cut_lists(desk, drafts)),
    )


def _with_twins(desk: Desk, question: Question, group: Group) -> list[Group]:
    """Return the group with the same rule for other cases, in reading order."""
    groups = [group, *((each,) for each in find_twins(desk, question, group[0]))]
    return sorted(groups, key=lambda each: each[0].candidate.sentence.ordinal)


def _decides(question: Question, denial: Scored, found: Found) -> bool:
    """Say whether nothing better than the denial answers in the affirmative."""
    others = [each for each in keep_answering(question, found.ranked) if each is not denial]
    return not others or denial.own >= max(each.own for each in others)


def _decline(desk: Desk, question: Question, aim: Aim, found: Found) -> Composition:
    """Say that nothing answers; of one document that it does not speak of the topic at all."""
    nearest = gaps.pick_nearest(found.ranked or found.apart)
    is_topic = question.shape is Shape.TOPIC
    lacking = find_lacking(desk, question, aim.documents) if is_topic else []
    if lacking:
        return Composition(
            outcome=Outcome.CORRECT_THE_PREMISE,
            gaps=tuple(gaps.not_there(desk, each, nearest) for each in lacking),
        )
    gap = gaps.not_said(desk, question, question.parts[0], aim.documents, nearest)
    return Composition(outcome=Outcome.DOCUMENTS_DO_NOT_SAY, gaps=(gap,))
