"""The sentence by which an instrument settles what one expects of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.briefing.computed.context import Context
from agent.briefing.computed.items import TEXTS, Item
from agent.briefing.computed.material import Topical, is_footnote, says_something
from agent.briefing.computed.quoting import LONGEST_WORDS, quote
from agent.types import Statement
from store.types import Document, Region, Role, Sentence

SHORT: Final = 400
"""Sentences of a memorandum, declaration or order; an act has thousands."""

_SUM: Final = re.compile(
    r"[$£€¥]\s?\d|\b(?:EUR|USD|GBP) ?\d|"
    r"\b\d[\d,. ]*(?:thousand |million |billion )?"
    r"(?:euros?|dollars?|pounds|EUR|USD|GBP|crowns|marks)\b"
)
_PAYING: Final = re.compile(
    r"\b(?:fund|financ|budget|grant|contribut|allocat|appropriat|provid|spend|pay|cost|award)\w*",
    re.IGNORECASE,
)
_OF_ITSELF: Final = re.compile(rf"\b(?:this|the present) (?:{TEXTS})\b", re.IGNORECASE)
_SILENT: Final = frozenset({Region.HEADING, Region.BOILERPLATE})


def find_item(context: Context, document: Document, item: Item) -> Statement | None:
    """Return the sentence by which a document addresses an item, quoted; None if none does.

    One that speaks of the document itself, or stands under a heading on the item, comes first.
    """
    key = ("item", document.version, item.name)
    return context.memory.recall(key, lambda: _find_item(context, document, item))


def _find_item(context: Context, document: Document, item: Item) -> Statement | None:
    every = context.desk.sentences(document)
    # Whatever addresses the item counts, a long or formal sentence too: that nothing was found is
    # a claim, and a wrong one does harm.
    found = [each for each in _find_addressing(item, every) if not is_footnote(each)]
    found.sort(key=lambda each: -_worth(item, each, plain=says_something(document, each)))
    for sentence in found:
        lead = every[sentence.lead].text if sentence.lead is not None else ""
        topical = Topical(document=document, sentence=sentence, core=True, lead=lead)
        statement = None if topical.opens_list else quote(context, topical)
        if statement is not None:
            return statement
    return None


def _find_addressing(item: Item, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    in_passing = item.passing if len(sentences) <= SHORT else None
    for each in sentences:
        if each.region in _SILENT:
            continue
        if (
            item.telling.search(each.text)
            or (in_passing and in_passing.search(each.text))
            or (item.sums and _SUM.search(each.text) and _PAYING.search(each.text))
        ):
            yield each


def _worth(item: Item, sentence: Sentence, *, plain: bool) -> int:
    """Return how well a sentence serves to show that an item is settled, higher is better."""
    headed = any(item.headed.search(each) for each in sentence.heading_path[1:])
    return (
        4 * (sentence.role is not Role.RECITAL)
        + 3 * (_OF_ITSELF.search(sentence.text) is not None)
        + 3 * headed
        + 2 * plain
        + (len(sentence.text.split()) <= LONGEST_WORDS)
        + (sentence.lead is None)
    )
