"""Find a thing of the source put in the place of another in a near-verbatim statement.

"The operator must keep the records" has only words of "Users must keep the operator's records",
and yet it is about somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from agent.checks.overlap.difference import SPEAKER, Edit, find_edits
from agent.checks.overlap.lists import ALIKE, CONNECTS, FRAME
from agent.checks.overlap.reading import Token, read
from agent.checks.overlap.thesaurus import find_exchanged
from agent.checks.overlap.vocabulary import look_up
from agent.checks.senses import senses_in
from agent.types import Finding, Judgement

NAME: Final = "overlap"
MOST: Final = 3
"""Words on each side of an exchange; more are a clause that was told anew."""
SAME_USE: Final = 0.6
"""Likeness in use from which one word may stand for the other; "government" and "parliament" have
0.55, "buy" and "purchase" 0.92."""
START: Final = 5
"""Letters from the start by which two words are forms of one."""
FREE: Final = FRAME | CONNECTS


def find_replaced(text: str, quotes: Sequence[str], labels: Sequence[str]) -> list[Finding]:
    """Return a finding for each thing that stands where the source has another one."""
    edits = find_edits(text, quotes) or []
    if not edits:
        return []
    cited = frozenset().union(*(read(quote).keys for quote in quotes))
    named = frozenset().union(*(read(label).keys for label in labels))
    gone = {token.key for edit in edits for token in edit.removed if token.content}
    added = {token.key for edit in edits for token in edit.added if token.content}
    return [
        finding
        for edit in edits
        # "The press release says that" may open a statement: it names the document.
        for offered in [cited | named if edit.inner else cited]
        for finding in [_compare(edit, gone=gone, added=added, offered=offered)]
        if finding is not None
    ]


def _compare(
    edit: Edit, *, gone: AbstractSet[str], added: AbstractSet[str], offered: frozenset[str]
) -> Finding | None:
    ours = [token for token in edit.added if token.content and not token.number]
    theirs = [token for token in edit.removed if token.content and not token.number]
    if not 0 < len(ours) <= MOST or not 0 < len(theirs) <= MOST:
        return None
    if any(token.word.split("'")[0] in SPEAKER for token in edit.removed):
        # Who stands for "we're" is for the names check.
        return None
    # A word that moved within the sentence was not put in; one that stays was not taken out.
    if any(_stands(token, gone) or token.word in FREE for token in ours):
        return None
    if not all(_stands(token, offered) for token in ours):
        return None
    if any(_stands(token, added) or token.word in FREE for token in theirs):
        return None
    if any(_are_alike(one, other) for one in ours for other in theirs):
        return None
    words, instead = (" ".join(token.word for token in each) for each in (ours, theirs))
    return Finding(
        check=NAME,
        judgement=Judgement.CONTRADICTED,
        message=f"{words!r}: the source says {instead!r} here",
        words=words,
    )


def _stands(token: Token, offered: AbstractSet[str]) -> bool:
    """Say whether a word or a form of it is among some stems: "evaluator" with "evaluation"."""
    return token.key in offered or any(
        len(key) >= START and token.key.startswith(key[:START]) for key in offered
    )


def _are_alike(one: Token, other: Token) -> bool:
    if other.key in ALIKE.get(one.key, ()) or one.key[:4] == other.key[:4]:
        return True
    if senses_in(one.word) & senses_in(other.word) or other.key in find_exchanged(one.key):
        return True
    rows = look_up([one.key, other.key])
    return float(rows[0] @ rows[1]) >= SAME_USE
