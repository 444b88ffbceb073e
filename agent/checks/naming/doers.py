"""Find a name that does or owns what the source has another do or own: "led by X" for "Y led".

Names change their places in honest sentences; here the name stands in no cited sentence, only on
the card, and takes the very verb or noun from a name that the statement does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agent.checks.clauses import FUNCTION, Word, is_past, words_in
from agent.checks.naming.initials import abbreviates
from agent.checks.naming.known import is_known
from agent.checks.naming.offered import know
from agent.checks.naming.openers import is_common
from agent.checks.naming.parting import BODIES
from agent.checks.naming.proper import GENERIC_HEADS, TITLES, Name, find_names
from agent.checks.senses import sense_at
from agent.checks.speaking.attribution import FRAMES
from agent.checks.speaking.speakers import SPEECH
from agent.checks.words import listed

BEHIND = re.compile(r"(?P<word>[\w-]+) (?:by|of) (?:the |an? )?$")
AGENT = re.compile(r"(?P<word>\w+(?:ed|n|t)) by (?:the |an? )?$")
COMES_BEFORE = re.compile(r"\b(?:of|by|in|at|to|for|with|from|on) (?:the |an? )?$", re.IGNORECASE)
REACH = 40
"""Characters in which the next word ends."""
LEAST = 3
"""Letters of a name: shorter ones are parts of contractions and numbers of places."""
IDLE = listed(
    "page report release statement act order law advises asks describes lists names shows gives "
    "provides includes contains requires sets has"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A name with the senses of what it does, or of what is its own; `by`: "done by" the name."""

    name: Name
    senses: frozenset[str]
    by: bool = False


def find_doers(stated: str, strangers: Sequence[Name], quotes: Sequence[str]) -> Iterator[Deed]:
    """Yield the doers of the source whose deed the statement gives to a name of the card.

    Args:
        stated: the statement.
        strangers: its names that stand in no cited sentence.
        quotes: the cited sentences.
    """
    if not strangers:
        return
    ours = [deed for name in strangers for deed in _deeds(stated, name)]
    told = know((stated,))
    for quote in quotes if ours else ():
        for other in find_names(quote):
            if _is_common(other):
                continue
            if is_known(other.tokens, told, opening=other.opening):
                continue
            for theirs in _deeds(quote, other):
                if any(
                    each.senses & theirs.senses and not _is_same(each.name, other) for each in ours
                ):
                    yield theirs
                    return


def find_crossed(stated: str, quotes: Sequence[str]) -> Iterator[Deed]:
    """Yield the doer of the source whose deed the statement gives to another name of the source.

    "OPA identifies them with the agreement of NOT" for "identified by NOT with that of OPA".
    """
    ours = list(_acts(stated))
    for quote in quotes if ours else ():
        # A word behind a name may be its noun; only "by" shows who acts beyond doubt.
        theirs = [deed for deed in _acts(quote) if deed.by]
        for one in ours:
            same = [each for each in theirs if each.senses & one.senses]
            if not same or any(_is_same(one.name, each.name) for each in same):
                continue
            # Each of the two must be named on both sides, and do it on one of them only.
            known, told = know((quote,)), know((stated,))
            if not is_known(one.name.tokens, known, opening=False):
                continue
            for each in same:
                again = [mine for mine in ours if mine.senses & each.senses]
                if is_known(each.name.tokens, told, opening=False) and not any(
                    _is_same(mine.name, each.name) for mine in again
                ):
                    yield each
                    return


def _acts(text: str) -> Iterator[Deed]:
    """Yield who acts: "identified by X", and "X identifies"."""
    for name in find_names(text):
        if _is_common(name):
            continue
        start, end = name.tokens[0].start, name.tokens[-1].end
        by = AGENT.search(text, 0, start)
        if by is not None:
            words = words_in(text, by.start("word"), by.end("word"))
            yield from (replace(each, by=True) for each in _deed(name, words))
        elif text[end : end + 1] == " " and not COMES_BEFORE.search(text, 0, start):
            yield from _deed(name, words_in(text, end, end + REACH)[:1])


def _deeds(text: str, name: Name) -> Iterator[Deed]:
    """Yield what a name does or owns: "led by X", "a creation of X", "X led", "X's site"."""
    start, end = name.tokens[0].start, name.tokens[-1].end
    before = BEHIND.search(text, 0, start)
    if before is not None:
        words = words_in(text, before.start("word"), before.end("word"))
        yield from _deed(name, words)
    # "The guide advises" frames; what it advises is nobody's deed.
    framed = name.tokens[-1].folded in FRAMES and SPEECH.match(text, end + 1)
    if text[end : end + 1] == " " and not framed:
        words = words_in(text, end, end + REACH)[:1]
        # "Through the Board website", and not "the head of the Board led".
        governed = COMES_BEFORE.search(text, 0, start) and words and is_past(words[0].text)
        if not governed:
            yield from _deed(name, words)


def _deed(name: Name, words: Sequence[Word]) -> Iterator[Deed]:
    if not words or words[0].text.casefold() in FUNCTION | IDLE or words[0].text[0].isupper():
        return
    yield Deed(name=name, senses=sense_at(tuple(words), 0))


def _is_common(name: Name) -> bool:
    """Say whether a run of capitals names nobody: "We've", "Governments", "Section"."""
    if len(name.words) < LEAST or "'" in name.words.removesuffix("'s"):
        return True
    first = name.tokens[0]
    return len(name.tokens) == 1 and (
        first.key in GENERIC_HEADS | BODIES | TITLES
        or first.word.casefold() in FUNCTION
        or (is_common(first.word) and not first.abbreviation)
    )


def _is_same(one: Name, other: Name) -> bool:
    """Say whether one name is the initials of the other, or shares a word with it."""
    if {t.key for t in one.tokens if len(t.key) > 1} & {t.key for t in other.tokens}:
        return True
    return any(
        abbreviates(short.tokens[0].key, long.tokens)
        for short, long in ((one, other), (other, one))
        if len(short.tokens) == 1 and short.tokens[0].abbreviation
    )
