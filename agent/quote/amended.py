"""A provision and what changes it: the words now in force first, the former ones marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.question.words import find_terms, match_terms
from agent.quote.select import Group
from agent.quote.shelf import label
from store.types import Sentence

_CHANGES: Final = re.compile(
    r"\b(?:paragraph|para\.?|article|section|clause|item)\s+([\d.]*\d(?:\(\w+\))*)"
    r"[^.;]{0,120}?\b(?:as amended|is amended|shall be amended|is replaced|shall be replaced"
    r"|is substituted|shall read|now reads)\b",
    re.IGNORECASE,
)
_SHARED: Final = 0.5
"""Share of the words of an instrument's title that the title of its amendment repeats."""

_NUMBER: Final = re.compile(r"[\d.]*\d(?:\(\w+\))*")


def put_in_force_first(groups: Sequence[Group]) -> tuple[list[Group], tuple[str, ...]]:
    """Return the groups with an amendment before what it amends, and a remark on each such pair.

    Only a provision of another document is amended, by its number, and one whose title the text
    that amends it shares: every instrument has a paragraph 4.3.
    """
    ordered, notes = list(groups), []
    for new in groups:
        for old in groups:
            if not _amends(new, old):
                continue
            ordered.remove(new)
            ordered.insert(ordered.index(old), new)
            former, latter = old[0].candidate, new[0].candidate
            notes.append(
                f"{former.sentence.number} of “{label(former.document)}” is amended by"
                f" “{label(latter.document)}”."
            )
    return ordered, tuple(dict.fromkeys(notes))


def _amends(new: Group, old: Group) -> bool:
    one, two = new[0].candidate, old[0].candidate
    if one.document.id == two.document.id:
        return False
    named = frozenset(find_terms(two.document.title))
    held = {term for term in match_terms(one.document.title, named) if term}
    if len(held) < _SHARED * len(named):
        return False
    changed = {found[1] for found in _CHANGES.finditer(one.sentence.text)}
    return _read_number(two.sentence) in changed


def _read_number(sentence: Sentence) -> str:
    found = _NUMBER.search(sentence.number or "")
    return found[0] if found else ""
