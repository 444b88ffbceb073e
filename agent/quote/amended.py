"""A provision and what changes it: the words now in force first, the former ones marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from agent.question.words import find_terms, match_terms
from agent.quote.draft import draft_sentences
from agent.quote.shelf import Desk, label
from agent.quote.types import Clash, Composition
from agent.types import Draft, Evidence
from store.types import Document, Region, Sentence

_CHANGES: Final = re.compile(
    r"\b(?:paragraph|para\.?|article|section|clause|item)\s+([\d.]*\d(?:\(\w+\))*)"
    r"[^.;]{0,120}?\b(?:as amended|is amended|shall be amended|is replaced|shall be replaced"
    r"|is substituted|shall read|now reads)\b",
    re.IGNORECASE,
)
_READS: Final = re.compile(
    r"\b(?:as amended reads|shall read|now reads|the following)\b", re.IGNORECASE
)
"""Words that give the whole new text rather than the words put in."""

_OF_AN_AMENDMENT: Final = re.compile(r"\bamend", re.IGNORECASE)
_SHARED: Final = 0.5
"""Share of the words of an instrument's title that the title of a text repeats which says, of a
numbered provision, that it changes it."""

_NAMED: Final = 0.8
"""The same share where a title alone tells what is amended. Two bodies that sign an amendment have
half of the words of the other papers that they sign in their names."""

_NUMBER: Final = re.compile(r"[\d.]*\d(?:\(\w+\))*")


def find_amending(desk: Desk, documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents that amend any of those, by their titles."""
    amending = [each for each in desk.documents() if _OF_AN_AMENDMENT.search(each.title)]
    return tuple(
        each
        for each in amending
        if any(each.id != old.id and _repeats_title(each, old, _NAMED) for old in documents)
    )


def put_in_force_first(desk: Desk, composition: Composition) -> Composition:
    """Return the composition with each provision behind the words that amend it, and a remark.

    Whoever names an instrument means it as it now stands: words that amend a quoted provision are
    quoted too, where the question named the instrument alone. Only a provision of another document
    is amended, by its number, and one whose title the text that amends it shares: every instrument
    has a paragraph 4.3.
    """
    drafts = list(composition.drafts)
    notes: list[str] = []
    for old in composition.drafts:
        for item in old.evidence[:1]:
            for new in find_changes(desk, item, drafts):
                if new in drafts:
                    drafts.remove(new)
                drafts.insert(drafts.index(old), new)
                latter = new.evidence[0].document
                notes.append(
                    f"{item.number} of “{label(item.document)}” is amended by “{label(latter)}”."
                )
    if not notes:
        return composition
    clashes = tuple(
        Clash(
            about=clash.about,
            sides=tuple(drafts.index(composition.drafts[side]) for side in clash.sides),
        )
        for clash in composition.clashes
    )
    notices = (*composition.notices, *dict.fromkeys(notes))
    return replace(composition, drafts=tuple(drafts), clashes=clashes, notices=notices)


def find_changes(desk: Desk, old: Evidence, drafts: Sequence[Draft] = ()) -> list[Draft]:
    """Return what changes a provision: the drafts that do, else the sentence of an amendment."""
    number = _read_number(old.number)
    if not number:
        return []
    known = [
        each
        for each in drafts
        if each.evidence[0].document.id != old.document.id
        and _repeats_title(each.evidence[0].document, old.document)
        and number in _read_changed(each.text)
    ]
    if known:
        return known
    found = []
    for document in find_amending(desk, [old.document]):
        changes = [each for each in desk.sentences(document) if _changes(each, number)]
        changes.sort(key=lambda each: not _READS.search(each.text))
        found += [draft_sentences(desk, document, [each]) for each in changes[:1]]
    return found


def _changes(sentence: Sentence, number: str) -> bool:
    if number not in sentence.text or sentence.region in {Region.BOILERPLATE, Region.HEADING}:
        return False
    return number in _read_changed(sentence.text)


def _read_changed(text: str) -> set[str]:
    """Return the numbers of the provisions that a sentence changes."""
    return {found[1] for found in _CHANGES.finditer(text)}


def _repeats_title(new: Document, old: Document, least: float = _SHARED) -> bool:
    named = frozenset(find_terms(old.title))
    held = {term for term in match_terms(new.title, named) if term}
    return bool(named) and len(held) >= least * len(named)


def _read_number(number: str | None) -> str:
    found = _NUMBER.search(number or "")
    return found[0] if found else ""
