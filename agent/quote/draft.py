"""Chosen sentences -> drafts: the quotation, with its lead and its items, and its witnesses."""

from __future__ import annotations

from collections.abc import Sequence

from agent.quote.rank import Scored
from agent.quote.select import Group
from agent.quote.shelf import Desk
from agent.types import Draft, Evidence, Kind
from store.types import Document, Provenance, Region, Role, Sentence


def draft_group(desk: Desk, group: Group) -> Draft:
    """Return one statement for a sentence and its copies in other documents."""
    first = group[0].candidate
    sentences = with_lead(desk, first.document, first.sentence)
    own = [desk.show(first.document, each) for each in sentences]
    copies = [desk.show(each.candidate.document, each.candidate.sentence) for each in group[1:]]
    return Draft(
        text=" ".join(each.quote for each in own),
        kind=find_kind(first.document, first.sentence),
        evidence=(*own, *copies) if len(own) == 1 else tuple(own),
    )


def draft_sentences(desk: Desk, document: Document, sentences: Sequence[Sentence]) -> Draft:
    """Return one statement that quotes several sentences of one document in order."""
    shown = [desk.show(document, each) for each in sentences]
    return Draft(
        text=" ".join(each.quote for each in shown),
        kind=find_kind(document, sentences[0]),
        evidence=tuple(shown),
    )


def with_lead(desk: Desk, document: Document, sentence: Sentence) -> list[Sentence]:
    """Return a sentence, with the sentence that introduces it in front if it is a list item."""
    if sentence.lead is None:
        return [sentence]
    return [desk.sentences(document)[sentence.lead], sentence]


def merge_items(drafts: Sequence[Draft]) -> list[Draft]:
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


def find_kind(document: Document, sentence: Sentence) -> Kind:
    """Return whether the quotation is a fact or only what the source says.

    Only the operative text of an official instrument speaks for itself: everything else is the
    word of whoever wrote it.
    """
    official = document.card.provenance is Provenance.P1
    speaks = sentence.role is not Role.RECITAL and sentence.region in {
        Region.BODY, Region.LIST, Region.TABLE, Region.SIGNATURE,
    }  # fmt: skip
    return Kind.FACT if official and speaks else Kind.SOURCE_SAYS


def list_sources(drafts: Sequence[Draft], gaps: Sequence[Evidence]) -> tuple[Document, ...]:
    """Return the documents quoted, in order of appearance."""
    found = {item.document.version: item.document for draft in drafts for item in draft.evidence}
    for item in gaps:
        found.setdefault(item.document.version, item.document)
    return tuple(found.values())


def _share_lead(left: Draft, right: Draft) -> bool:
    if len(left.evidence) < 2 or len(right.evidence) < 2:
        return False
    one, two = left.evidence[0], right.evidence[0]
    return (one.document.version, one.ordinal) == (two.document.version, two.ordinal) and all(
        each.document.version == one.document.version for each in (*left.evidence, *right.evidence)
    )


def best_of(group: Group) -> Scored:
    """Return the member of a group that is quoted."""
    return group[0]
