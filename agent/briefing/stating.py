"""A sentence on the topic -> a proven statement that can be read alone."""

from __future__ import annotations

from collections.abc import Sequence

from agent.briefing.weighing import Topical
from agent.checks import ALL, Check
from agent.prove import prove
from agent.quote.draft import draft_sentences
from agent.quote.operative import find_exceptions
from agent.quote.prose import points_back
from agent.quote.shelf import Desk
from agent.types import Statement
from store.types import Document, Sentence

_MOST_ITEMS = 8
_MOST_BEFORE = 2
_SAME_PLACE = 2
"""Characters between a sentence and the one it points back to: a space, or an empty line."""


def complete(desk: Desk, each: Topical, *, words: int) -> tuple[Sentence, ...]:
    """Return a sentence with what it cannot be read without; nothing where that is too long.

    That is the lead of a list item, the items of a list that it opens, the sentence before one
    that opens with "This" or "They", and the exception that follows.

    Args:
        desk: the library.
        each: the sentence.
        words: the most that all of it may have, 0 for no limit.
    """
    document, sentence = each.document, each.candidate.sentence
    found = _complete(desk, document, sentence, opens=each.candidate.opens)
    length = sum(len(one.text.split()) for one in found)
    return found if found and (not words or length <= words) else ()


def state(
    desk: Desk, document: Document, sentences: Sequence[Sentence], checks: Sequence[Check] = ALL
) -> Statement:
    """Return the quotation of sentences of one document, judged by the checks."""
    return prove(desk, draft_sentences(desk, document, sentences), checks=checks)


def _complete(
    desk: Desk, document: Document, sentence: Sentence, *, opens: bool
) -> tuple[Sentence, ...]:
    every = desk.sentences(document)
    if sentence.lead is not None:
        if sentence.text.rstrip().endswith(":"):
            return ()  # An item that opens a list of its own: too much to quote, or a fragment.
        lead = every[sentence.lead]
        outer: tuple[Sentence, ...] = (every[lead.lead],) if lead.lead is not None else ()
        if not outer and points_back(lead.text):
            outer = _find_before(every, lead)
            if not outer:
                return ()
        return (*outer, lead, sentence)
    if opens or sentence.text.rstrip().endswith(":"):
        items = [each for each in every if each.lead == sentence.ordinal]
        return (sentence, *items) if 0 < len(items) <= _MOST_ITEMS else ()
    after = tuple(find_exceptions(desk, document, sentence))
    if not points_back(sentence.text):
        return (sentence, *after)
    before = _find_before(every, sentence)
    return (*before, sentence, *after) if before else ()


def _find_before(
    every: Sequence[Sentence], sentence: Sentence, *, most: int = _MOST_BEFORE
) -> tuple[Sentence, ...]:
    """Return what a sentence points back to, if it stands right before it: one sentence, or two
    where that one points back as well.
    """
    before = every[sentence.ordinal - 1] if sentence.ordinal else None
    if before is None or before.region != sentence.region or before.lead is not None:
        return ()
    near = 0 <= sentence.start - before.end <= _SAME_PLACE
    if not near or before.heading_path != sentence.heading_path:
        return ()
    if not points_back(before.text):
        return (before,)
    first = _find_before(every, before, most=most - 1) if most > 1 else ()
    return (*first, before) if first else ()
