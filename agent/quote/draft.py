"""Chosen sentences -> drafts: the quotation, with its lead and its items, and its witnesses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.question.types import Question
from agent.quote.candidates import Candidate
from agent.quote.likeness import says_the_same
from agent.quote.operative import find_exceptions, find_like_items
from agent.quote.rank import Scored
from agent.quote.select import Group, find_items
from agent.quote.shelf import Desk
from agent.quote.values import VALUED
from agent.types import Draft, Evidence, Kind
from store.types import Document, Provenance, Region, Role, Sentence

_POINTS_BACK: Final = re.compile(
    r"(?:this|these|those|it|they|such|he|she|both|its|their|the (?:former|latter))\b",
    re.IGNORECASE,
)
_MOST_COPIES: Final = 3
_SAME_BLOCK: Final = 1
"""Sentences of one block are a space apart, those of two blocks more."""


def draft_groups(
    desk: Desk, question: Question, groups: Sequence[Group], ranked: Sequence[Scored]
) -> tuple[Draft, ...]:
    """Return the statements for the groups chosen; items under one lead become one statement.

    A sentence that gives the value asked for is quoted without the list it opens.
    """
    drafts: list[Draft] = []
    for group in groups:
        if any(_quotes(draft, group[0]) for draft in drafts):
            continue
        opens = group[0].candidate.opens and question.wanted not in VALUED
        items = find_items(group[0], ranked) if opens else []
        if items:
            candidate = group[0].candidate
            sentences = [candidate.sentence, *(each.candidate.sentence for each in items)]
            drafts.append(draft_sentences(desk, candidate.document, sentences))
        else:
            drafts.append(_draft_group(desk, question, group))
    return tuple(_merge_items(drafts))


def _draft_group(desk: Desk, question: Question, group: Group) -> Draft:
    """Return one statement for a sentence and its copies in other documents."""
    first = group[0].candidate
    sentences = _with_opening(desk, question, first.document, first.sentence)
    own = [desk.show(first.document, each) for each in sentences]
    copies = [desk.show(each.candidate.document, each.candidate.sentence) for each in group[1:]]
    copies += _find_copies(desk, first, {each.document.id for each in (*own, *copies)})
    return Draft(
        text=" ".join(each.quote for each in own),
        kind=find_kind(first.document, first.sentence),
        evidence=(*own, *copies) if len(own) == 1 else tuple(own),
    )


def _find_copies(desk: Desk, candidate: Candidate, seen: set[str]) -> list[Evidence]:
    """Return the same sentence in the documents that the search took for copies."""
    wanted = [name for name in candidate.copies if name not in seen][:_MOST_COPIES]
    documents = [each for each in desk.documents() if each.id in wanted] if wanted else []
    found = []
    for document in documents:
        same = (
            each
            for each in desk.sentences(document)
            if says_the_same(each.text, candidate.sentence.text)
        )
        sentence = next(same, None)
        if sentence is not None and sentence.region is not Region.BOILERPLATE:
            found.append(desk.show(document, sentence))
    return found


def draft_sentences(desk: Desk, document: Document, sentences: Sequence[Sentence]) -> Draft:
    """Return one statement that quotes several sentences of one document in order."""
    shown = [desk.show(document, each) for each in sentences]
    return Draft(
        text=" ".join(each.quote for each in shown),
        kind=find_kind(document, sentences[0]),
        evidence=tuple(shown),
    )


def quote_evidence(desk: Desk, question: Question, evidence: Sequence[Evidence]) -> list[Draft]:
    """Return one statement for each document that quotes its sentences among the evidence.

    A sentence alone comes with what it cannot be read without.
    """
    places: dict[str, dict[int, Evidence]] = {}
    for item in evidence:
        places.setdefault(item.document.version, {})[item.ordinal] = item
    drafts = []
    for group in places.values():
        document = next(iter(group.values())).document
        sentences = [desk.sentences(document)[ordinal] for ordinal in sorted(group)]
        if len(sentences) == 1:
            sentences = _with_opening(desk, question, document, sentences[0])
        drafts.append(draft_sentences(desk, document, sentences))
    return drafts


def _with_opening(
    desk: Desk, question: Question, document: Document, sentence: Sentence
) -> list[Sentence]:
    """Return a sentence with what it cannot be read without.

    That is the lead of a list item, and the sentence before one that opens with "This" or "They".
    """
    if sentence.lead is not None:
        items = find_like_items(desk, question, document, sentence)
        return [desk.sentences(document)[sentence.lead], *items]
    after = find_exceptions(desk, document, sentence)
    before = desk.sentences(document)[sentence.ordinal - 1] if sentence.ordinal else None
    if before is None or not _POINTS_BACK.match(sentence.text) or before.region != sentence.region:
        return [sentence, *after]
    near = sentence.start - before.end <= _SAME_BLOCK and not before.text.endswith("?")
    return [before, sentence, *after] if near else [sentence, *after]


def _merge_items(drafts: Sequence[Draft]) -> list[Draft]:
    """Join neighbouring drafts that quote items under the same lead: the lead is shown once."""
    merged: list[Draft] = []
    for draft in drafts:
        last = merged[-1] if merged else None
        if last is not None and _share_lead(last, draft):
            evidence = (*last.evidence, *draft.evidence[1:])
            text = " ".join(each.quote for each in evidence)
            merged[-1] = Draft(text=text, kind=last.kind, evidence=evidence)
        else:
            merged.append(draft)
    return merged


def find_kind(document: Document, sentence: Sentence | Evidence) -> Kind:
    """Return whether the quotation is a fact or only what the source says.

    Only the operative text of an official instrument speaks for itself: everything else is the
    word of whoever wrote it.
    """
    official = document.card.provenance is Provenance.P1
    speaks = sentence.role is not Role.RECITAL and sentence.region in {
        Region.BODY, Region.LIST, Region.TABLE, Region.SIGNATURE,
    }  # fmt: skip
    return Kind.FACT if official and speaks else Kind.SOURCE_SAYS


def _quotes(draft: Draft, scored: Scored) -> bool:
    """Say whether a draft quotes the sentence already."""
    sentence = scored.candidate.sentence
    return any(
        (item.document.version, item.ordinal) == (sentence.version, sentence.ordinal)
        for item in draft.evidence
    )


def _share_lead(left: Draft, right: Draft) -> bool:
    if len(left.evidence) < 2 or len(right.evidence) < 2:
        return False
    one, two = left.evidence[0], right.evidence[0]
    return (one.document.version, one.ordinal) == (two.document.version, two.ordinal) and all(
        each.document.version == one.document.version for each in (*left.evidence, *right.evidence)
    )
