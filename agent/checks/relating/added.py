"""Find who, where, when, in what form or at what price: said by the statement, and by no source.

"Rural schools", "a bilingual guide", "contract value, year and agency": a fact that a model adds to
a true sentence seldom needs more than a word. Such a word has its counterpart in the evidence, or
takes the place of a word there that the statement does not tell; else it is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from agent.checks.naming.offered import know
from agent.checks.overlap.reading import Token, read
from agent.checks.overlap.retold import find_untold
from agent.checks.relating.kinds import find_field, find_kind, names_anybody
from agent.checks.speaking.speakers import find_sayings
from agent.checks.words import Reach, listed, singular

ACTING = re.compile(
    r"\b(?:to|will|may|can|could|must|shall|should|would|might|not|and) $", re.IGNORECASE
)
"""In front of a word that may be a verb here: "to import", "will judge"."""
AT_LIBERTY = re.compile(
    r"^free\b(?! of charge)(?: to\b|,? and\b| from\b| of\b| flow| trade| market)"
)
FOR_NOTHING = re.compile(
    r"\b(?:no|without|zero|free of)(?: any| extra| additional)?[- ]"
    r"(?:cost|charge|fee|price|payment)s?\b",
    re.IGNORECASE,
)
CHAINED = re.compile(
    r"\b(?:to|will|may|can|could|must|shall|should|would|might|not)"
    r"(?: [\w'-]+(?:, and |, or |, | and | or ))+$",
    re.IGNORECASE,
)
"""In front of one of several verbs: "to foresee, judge, spot and reduce"."""
ENDS_VERB = re.compile(r"[\w'-]+(?:,| (?:and|or|the|an?|its|their|our|how|what|whether|all|any)\b)")
IN_NAME = re.compile(
    r"(?:\b[A-Z][\w'-]* (?:of |for |the |and )?$)|^[A-Z][\w'-]* (?:of |for )?[A-Z]"
)
"""Beside a capitalised word, another one: part of a name, which the check of names answers for."""
ADDRESSED = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
YOU = listed("visitor customer client reader subscriber caller viewer consumer buyer shopper")
"""Whom "you" may mean wherever nothing else is told of him."""
LONGEST_SPEAKER = 5
"""Words that name who speaks; in front of "was pointed out" stands what is said."""
DONE = re.compile(r"^(?:signed|written|printed|recorded|televised|encrypted|dubbed|subtitled)\b")
DESCRIBES = re.compile(
    r"\b(?:an?|the|any|each|every|no|its|their|his|her|our)(?: \w+)? $", re.IGNORECASE
)
"""In front of a participle that describes a thing: "a signed request", not "she signed"."""
FRAMED = re.compile(
    r"^[\w'-]+(?: \w+)? (?:blog|page|site|website|post|account|letter|briefing|report|view|paper|"
    r"statement|release|guide|deck|slides?|newsletter|summary|notes?)\b"
)
"""Whose document it is: for the checks of names and attribution."""


def find_added(stated: str, source: Reach) -> Iterator[str]:
    """Yield the words that add a party, a place, a time, a form or a price.

    Args:
        stated: the statement in one typography.
        source: what the evidence offers.
    """
    untold = [
        (kind, token)
        for token in find_untold(_of_a_kind(stated), (*source.quotes, *source.labels))
        if (kind := find_kind(token.word)) and not _is_else(stated, token)
    ]
    if not untold:
        return
    theirs = {find_kind(each.word) or "party" for each in _left(stated, source.quotes)}
    if any(FOR_NOTHING.search(quote) for quote in source.quotes):
        theirs.add("price")
    small = stated.casefold()
    ends = {
        short[-1].casefold()
        for short in know(source.quotes).shorts
        if short.casefold() not in small
    }
    speakers = frozenset(
        token.key
        for saying in find_sayings(stated)
        if len(saying.who.split()) <= LONGEST_SPEAKER
        for token in read(saying.who).content
    )
    addressed = any(ADDRESSED.search(quote) for quote in source.quotes)
    spoken = {token.word for quote in source.quotes for token in read(quote).tokens}
    for kind, token in untold:
        # The provider is the last word of "CSP".
        named = kind == "party" and token.word[0] in ends
        # "Written by hand" is "handwritten".
        if any(told.endswith(token.word) for told in spoken):
            continue
        if any(told.startswith(field) for field in find_field(token.word) for told in spoken):
            continue
        if kind == "party" and addressed and singular(token.word) in YOU:
            continue
        if kind not in theirs and not (kind == "party" and token.key in speakers) and not named:
            yield token.word


def _left(stated: str, quotes: Sequence[str]) -> Iterator[Token]:
    """Yield the words of a kind of the source that the statement does not tell."""
    for quote in quotes:
        yield from find_untold(_of_a_kind(quote, anybody=True), (stated,))


@lru_cache(maxsize=1_000)
def _of_a_kind(text: str, *, anybody: bool = False) -> tuple[Token, ...]:
    return tuple(
        token
        for token in read(text).content
        if find_kind(token.word) or (anybody and names_anybody(token.word))
    )


def _is_else(stated: str, token: Token) -> bool:
    """Say whether a word tells something else here than its kind."""
    rest = stated[token.start :].casefold()
    if _is_in_name(stated, token):
        return True
    alone = singular(token.word) == token.word and ENDS_VERB.match(rest)
    if alone and CHAINED.search(stated, 0, token.start):
        return True
    if ACTING.search(stated, 0, token.start) and find_kind(token.word) != "price":
        follows = re.match(
            r"[\w'-]+ (?:the|a|an|its|their|his|her|all|any|how|what|whether)\b", rest
        )
        if follows:
            return True
    if DONE.match(rest) and not DESCRIBES.search(stated, 0, token.start):
        return True
    return AT_LIBERTY.match(rest) is not None or FRAMED.match(rest) is not None


def _is_in_name(stated: str, token: Token) -> bool:
    """Say whether a word is one of several of a name: "the European Union's Tide Regulation"."""
    if not stated[token.start].isupper():
        return False
    before, behind = stated[: token.start], stated[token.start :]
    return IN_NAME.search(before) is not None or IN_NAME.match(behind) is not None
