"""Compare a near-verbatim statement with the cited words: every changed word must be explained.

Where most of a statement's words stand in the evidence in the same order, a score is blind to the
one word that was changed, but the words themselves show it. Figures, dates and names that differ
are left to their own checks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from agent.checks.overlap.counterparts import is_equal, is_exchanged, is_form, is_phrased
from agent.checks.overlap.lists import (
    CANCELS,
    CONNECTS,
    FRAME,
    LIGHT,
    OCCASIONS,
    PREFIXES,
    SENSES,
    SUPPORT,
    are_opposed,
)
from agent.checks.overlap.otherwise import TOLD_OTHERWISE, Otherwise, tell_otherwise
from agent.checks.overlap.reading import Token, read
from agent.checks.overlap.turned import find_turned
from agent.checks.senses import is_told, senses_in
from agent.checks.words import listed
from agent.types import Finding, Judgement

NAME: Final = "overlap"
NEAR: Final = 0.8
"""Share of a statement's words that must stand in the evidence in order. Below it a statement is
a paraphrase, in which new words are no sign of a fault."""
FEWEST: Final = 5
"""Shorter statements share as much by chance."""
SHORT: Final = 3
"""Words left out in one place that are still one qualifier, and not a clause of their own."""
MOST_NEW: Final = 2
"""Content words that the evidence does not have at all; with more, it is a paraphrase as well."""
FREE: Final = FRAME | CONNECTS
SPEAKER: Final = listed("we our us i my me ourselves myself ours")
LONGEST_SPEAKER: Final = 5
"""Words that may stand in the place of "we": "the makers of ComputeMatch"."""
LEVELS: Final = listed("above over below under")
WHO: Final = listed("who whoever anyone whose")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One place where the statement departs: its own words, and the source's in that place.

    `inner`: the statement goes on with the source's words on both sides.
    """

    added: tuple[Token, ...]
    removed: tuple[Token, ...]
    inner: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the cited sentences and their labels say: their stems, and what may stand for them.

    `words`: those of the statement, as written but in small letters.
    """

    words: frozenset[str]
    known: frozenset[str]
    families: frozenset[str]
    otherwise: Otherwise


def find_edits(text: str, quotes: Sequence[str]) -> list[Edit] | None:
    """Return where a statement departs from the quotes, None if it is not near-verbatim."""
    ours = read(text).tokens
    theirs = tuple(token for quote in quotes for token in read(quote).tokens)
    if len(ours) < FEWEST:
        return None
    matcher = SequenceMatcher(
        None, [token.key for token in ours], [token.key for token in theirs], autojunk=False
    )
    steps = matcher.get_opcodes()
    same = sum(end - start for tag, start, end, _, _ in steps if tag == "equal")
    if same < NEAR * len(ours):
        return None
    return [
        Edit(
            added=ours[start:end],
            removed=theirs[first:last],
            inner=0 < n < len(steps) - 1,
        )
        for n, (tag, start, end, first, last) in enumerate(steps)
        if tag != "equal"
    ]


def compare(text: str, quotes: Sequence[str], labels: Sequence[str]) -> list[Finding]:
    """Return a finding for each changed word that the evidence does not explain.

    Args:
        text: the statement.
        quotes: the cited sentences, and those that lead into them.
        labels: titles, headings and names that place the evidence; their words may be added.
    """
    edits = find_edits(text, quotes)
    if edits is None:
        return find_turned(text, quotes)
    known = frozenset().union(*(read(part).keys for part in (*quotes, *labels)))
    new = {t.key for edit in edits for t in edit.added if t.content} - known
    if len(new) > MOST_NEW:
        return []
    source = Source(
        words=read(text).words,
        known=known,
        families=_families((*quotes, *labels)),
        otherwise=Otherwise(ours=tell_otherwise((text,)), theirs=tell_otherwise(tuple(quotes))),
    )
    findings = [finding for edit in edits for finding in _judge(edit, edits, source)]
    return findings or find_turned(text, quotes)


def _judge(edit: Edit, edits: Sequence[Edit], source: Source) -> list[Finding]:
    speaks = any(token.word in SPEAKER for token in edit.removed)
    findings = [
        finding
        for token in edit.added
        # Who stands for "we" is for the names check.
        if token.content and not (speaks and len(edit.added) <= LONGEST_SPEAKER)
        for finding in [_added(token, edit, edits, source)]
        if finding is not None
    ]
    return findings + _senses(edit, edits, source.otherwise) + _cancelled(edit, kept=_keys(edits))


def _added(token: Token, edit: Edit, edits: Sequence[Edit], source: Source) -> Finding | None:
    """Judge one content word that the statement has and the source does not have there."""
    gone = [each for other in edits for each in other.removed if each.content]
    small = frozenset(each.word for other in edits for each in other.removed)
    opposed = next((each for each in gone if are_opposed(token.key, each.key)), None)
    if opposed is not None and _is_denied(token, edits):
        # "Is unknown" tells what "is not known" told.
        return None
    if opposed is not None and token.key not in source.known:
        return _finding(Judgement.CONTRADICTED, token.word, f"the source says {opposed.word!r}")
    if token.key in source.known or token.number or token.name or token.word in FREE | SUPPORT:
        return None
    if token.word in LIGHT | OCCASIONS and not any(each.content for each in edit.removed):
        return None
    if any(is_form(token.key, other) for other in source.known) or is_told(
        senses_in(token.word), source.families
    ):
        return None
    if is_equal(token, edit.removed) or is_exchanged(token, gone) or _tells(token, small):
        return None
    taken = [each for other in edits for each in other.removed]
    put_in = [each for other in edits for each in other.added]
    if is_phrased(token, put_in, taken, source.words):
        return None
    instead = [each.word for each in edit.removed if each.content]
    why = f"the source says {' '.join(instead)!r}" if instead else "not in the cited sentences"
    return _finding(Judgement.UNSUPPORTED, token.word, why)


def _is_denied(token: Token, edits: Sequence[Edit]) -> bool:
    """Say whether a word with a prefix that denies takes the place of "not" and the bare word."""
    gone = {each.word for edit in edits for each in edit.removed}
    bare = next((token.key.removeprefix(p) for p in PREFIXES if token.key.startswith(p)), "")
    keys = {each.key for edit in edits for each in edit.removed}
    return bare in keys and any(SENSES.get(word) == "no" for word in gone)


@lru_cache(maxsize=500)
def _families(parts: tuple[str, ...]) -> frozenset[str]:
    """Return the families of words that stand for one another of all words of the texts."""
    # Word by word too: "sets out" is a phrase of its own, and "setting" still a form of "sets".
    words = {token.word for part in parts for token in read(part).content}
    return frozenset().union(*map(senses_in, parts), *map(senses_in, words))


def _tells(token: Token, gone: frozenset[str]) -> bool:
    """Say whether a word tells what a small word told in its place: "is allowed to" for "may"."""
    if token.word in SENSES:
        return SENSES[token.word] in {SENSES.get(word) for word in gone}  # "ought to" for "should"
    return any(
        SENSES[word] in TOLD_OTHERWISE
        and TOLD_OTHERWISE[SENSES[word]].search(token.word) is not None
        for word in gone
        if word in SENSES
    )


def _senses(edit: Edit, edits: Sequence[Edit], otherwise: Otherwise) -> list[Finding]:
    """Find small words that turn the sense, on one side of an edit only."""
    if not edit.inner or len(edit.removed) > SHORT or len(edit.added) > SHORT:
        return []
    ours = _turning(edit.added)
    theirs = _turning(edit.removed)
    # A word that only moved stands on the other side of another edit.
    # "Over" tells what "more than" told, though the figure that it measures is in neither.
    moved_in = {
        SENSES.get(t.word)
        for each in edits
        for t in each.removed
        if each is not edit or t.word in LEVELS
    }
    moved_out = {
        SENSES.get(t.word)
        for each in edits
        for t in each.added
        if each is not edit or t.word in LEVELS
    }
    findings = []
    for sense, word in ours.items():
        if sense not in otherwise.theirs and sense not in theirs and sense not in moved_in:
            findings.append(_finding(_weight(sense), word, "the source does not say it here"))
    for sense, word in theirs.items():
        if sense == "after" and any(token.word == "of" for token in edit.added):
            continue  # "Within 30 days of the notice"
        if sense == "if" and any(t.word in WHO for each in edits for t in each.added):
            continue  # "A user who finds" for "if a user finds"
        if sense not in otherwise.ours and sense not in ours and sense not in moved_out:
            findings.append(_finding(_weight(sense), word, "the source says it here"))
    return findings


def _turning(tokens: Sequence[Token]) -> dict[str, str]:
    """Return the small words that turn the sense, by what they say.

    "Under which" and "over the year" measure nothing: only before a figure do they.
    """
    return {
        SENSES[token.word]: token.word
        for place, token in enumerate(tokens)
        if token.word in SENSES
        and (token.word not in LEVELS or any(each.number for each in tokens[place + 1 :]))
    }


def _weight(sense: str) -> Judgement:
    return (
        Judgement.CONTRADICTED
        if sense in {"no", "before", "after", "more", "less"}
        else (Judgement.OVERSTATED)
    )


def _cancelled(edit: Edit, *, kept: frozenset[str]) -> list[Finding]:
    """Find an adjective left out without which the noun is another thing: "draft", "former"."""
    if not edit.inner or len(edit.removed) > SHORT:
        return []
    return [
        _finding(Judgement.OVERSTATED, token.word, "the source says it here")
        for token in edit.removed
        if token.word in CANCELS and token.key not in kept
    ]


def _keys(edits: Sequence[Edit]) -> frozenset[str]:
    return frozenset(token.key for edit in edits for token in edit.added)


def _finding(judgement: Judgement, word: str, why: str) -> Finding:
    return Finding(check=NAME, judgement=judgement, message=f"{word!r}: {why}", words=word)
