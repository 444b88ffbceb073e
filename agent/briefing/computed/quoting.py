"""A sentence about the topic as a statement that quotes it: shown only when every check holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from agent.briefing.computed.context import Context
from agent.briefing.computed.grading import grade
from agent.briefing.computed.material import Topical, gather_material
from agent.briefing.computed.particulars import count_particulars
from agent.checks.binding.ladder import DONE, INTENTION
from agent.prove import holds, prove
from agent.quote.draft import draft_sentences
from agent.quote.likeness import says_nearly_the_same
from agent.types import Statement
from store.types import Document, Provenance, Sentence

LONGEST_WORDS: Final = 80
"""Words in a cell. Nine tenths of the operative sentences of the policy library have fewer than 60;
an item of a list comes with its lead, and the deadlines of acts stand in such items."""

_TELLING: Final = 2
"""Words of a lead that says no more than "Whereas:"."""
_SHORT: Final = 160
"""Characters of a rule that is shown with what qualifies it ("However, …") in the next block."""
_SAME_BLOCK: Final = 1
"""Sentences of one block are a space apart, those of two blocks more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A sentence about the topic with the statement that quotes it."""

    topical: Topical
    statement: Statement


def quote(context: Context, each: Topical) -> Statement | None:
    """Return the sentence as a proven statement, with what it cannot be read without; else None.

    That is the lead of a list item, and the sentence before one that opens with "This" or "They".
    """
    every = context.desk.sentences(each.document)
    sentences = [each.sentence]
    if each.sentence.lead is not None:
        if len(each.lead.split()) > _TELLING:
            sentences.insert(0, every[each.sentence.lead])
    elif not each.stands_alone or each.goes_on:
        before = every[each.sentence.ordinal - 1] if each.sentence.ordinal else None
        if before is not None and _goes_with(before, each):
            sentences.insert(0, before)
        elif not each.goes_on:
            return None
    return quote_sentences(context, each.document, sentences)


def _goes_with(before: Sentence, each: Topical) -> bool:
    """Say whether the sentence before is of the same paragraph, or of the rule that is taken up."""
    sentence = each.sentence
    if sentence.start - before.end <= _SAME_BLOCK:
        return before.region is sentence.region
    near = before.heading_path == sentence.heading_path and len(before.text) <= _SHORT
    return each.goes_on and near and before.region is sentence.region


def quote_sentences(
    context: Context, document: Document, sentences: Sequence[Sentence]
) -> Statement | None:
    """Return sentences of one document, in order, as a proven statement; None if it fails."""
    key = ("quoted", document.version, *(each.ordinal for each in sentences))

    def work() -> Statement:
        draft = draft_sentences(context.desk, document, sentences)
        return prove(context.desk, draft, checks=context.checks)

    statement = context.memory.recall(key, work)
    return statement if holds(statement) else None


def pick(
    context: Context, found: Iterable[Topical], most: int, *, longest: int = LONGEST_WORDS
) -> list[Quoted]:
    """Return up to `most` of the sentences, in the order given, none saying what another says.

    Those that fail a check, or are longer than `longest` words with what belongs to them, are
    left out.
    """
    kept: list[Quoted] = []
    for each in found:
        if len(kept) == most:
            break
        if each.opens_list or any(is_repeated(each, one.topical) for one in kept):
            continue
        statement = quote(context, each)
        if statement is not None and len(statement.text.split()) <= longest:
            kept.append(Quoted(topical=each, statement=statement))
    return kept


def is_repeated(each: Topical, other: Topical) -> bool:
    """Say whether a reader who has seen one sentence learns nothing from the other."""
    return says_nearly_the_same(each.sentence.text, other.sentence.text)


def pick_by_document(context: Context, wanted: Callable[[Document], bool]) -> list[Quoted]:
    """Return what each document that is wanted says best of the topic, best first.

    A sentence that stands alone and fits a cell comes before a better one that does not; of an
    instrument one that says who does what comes first.
    """
    groups: dict[str, list[Topical]] = {}
    for each in gather_material(context).sentences:
        if wanted(each.document) and not (each.is_recital or each.is_signature):
            groups.setdefault(each.document.id, []).append(each)
    chosen: list[Quoted] = []
    for group in groups.values():
        group.sort(key=_unfit)
        fresh = (one for one in group if not any(is_repeated(one, c.topical) for c in chosen))
        chosen += pick(context, fresh, 1)
    return chosen


def _unfit(each: Topical) -> tuple[bool, int, bool]:
    """Return a key by which the sentences fit to speak for a document come first."""
    fits = each.stands_alone and each.words <= LONGEST_WORDS
    official = each.document.card.provenance is Provenance.P1
    graded = grade(each.sentence, each.lead)
    telling = count_particulars(each) if official and INTENTION <= graded.height < DONE else 0
    return not fits, -telling, official and not graded.subject
