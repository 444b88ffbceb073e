"""Denials that stand on one side only: lost by a statement, or added by it.

A denial may be told in other words, moved to another clause, turned into a bound or a release:
what is not met in any of these ways is lost or added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.clauses import Clause, clauses, root
from agent.checks.denying.denials import (
    GRAMMAR,
    Denial,
    denials,
    has_denial,
    without_idioms,
)
from agent.checks.denying.exceptions import is_told_as_condition, tells_exception
from agent.checks.denying.excused import (
    EXCEPTED,
    denies_otherwise,
    is_emphatic,
    is_lack_of_untold,
    is_plenty,
    is_said_otherwise,
    is_told_as_need,
    is_told_as_staying,
    is_told_as_unless,
    is_told_by_idiom,
    is_told_by_prefix,
    meet,
)
from agent.checks.denying.exempted import senses_of_words
from agent.checks.denying.firsts import tells_superlative
from agent.checks.denying.opposed import fold, is_told_by_contrary
from agent.checks.nearness import nearness
from agent.checks.senses import senses_in, share_told
from agent.checks.words import listed

NOT_YET = re.compile(r"not (?:\w+ ){0,2}yet\b", re.IGNORECASE)
RELEASE = re.compile(
    r"\bneeds? not\b|\b(?:not|no|never|n't|nobody|nothing)\b(?: \w+){0,3}? (?:requir\w+|"
    r"oblig\w+|compulsory|mandatory|necessary|bound|have to|has to|needs?|needed|must|compel\w*|"
    r"forced?)\b|\b(?:optional|voluntar\w+|free to|exempt\w*|dispens\w+ with|waiv\w+)\b",
    re.IGNORECASE,
)
SOONER = re.compile(r"\b(?:before|until|prior to|ahead of|in advance of|pending)\b", re.IGNORECASE)
# "May not lend more than a tenth" and "no more than a tenth may be lent" draw one line.
BOUND = re.compile(
    r"(?:\b(?:not|no|never|cannot|nor)|n't\b)[^.;:,]{0,80}?\b(?:(?:more|less|fewer|later|earlier|"
    r"longer|shorter|higher|lower|greater|larger|smaller|sooner|older|younger) than|exceed\w*|"
    r"beyond|above|below|over|under)\b[^.;:]{0,12}?\b(?:\d|an? |half|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|twelve|twenty|the )",
    re.IGNORECASE,
)
BOUNDED = re.compile(
    r"\b(?:(?:no|not) (?:\w+ )?(?:more|less|fewer|later|earlier|longer|higher|lower|greater|sooner|"
    r"older|younger)|at (?:most|least|the (?:latest|earliest))|up to|maximum|minimum|limit\w*|"
    r"cap(?:s|ped)?|ceiling|floor|within|or (?:less|more|fewer|under|over|younger|older)|exceed\w*|"
    r"under|below|above|over|only|until|by)\b",
    re.IGNORECASE,
)
# Verbs that carry another word, or stand for any: to deny them is to deny what they carry.
LIGHT = listed(
    "constitute constitutes constituted represent represents represented form forms take takes "
    "taken give gives given get gets got made make makes apply applies applied cover "
    "covers covered include includes included provide provides provided become becomes belong "
    "belongs exist exists mean means meant count counts counted regarded considered seen deemed "
    "held found said allowed permitted required obliged expected supposed entitled able likely "
    "want wants wanted need needs needed seem seems appear appears use used happen happened "
    "qualify qualifies subject eligible available bound free part yet intend intends intended "
    "plan plans planned agree agrees agreed receive receives received meet meets met obtain "
    "go goes went gone come comes came put set bring brings brought keep keeps kept do done "
    "rise rises rose fall falls fell intention intent aim goal purpose let lets letting allow "
    "allows allowing permit permits viewed thought believed described known named listed mentioned "
    "reported told hope hopes hoped wish wishes wished case"
)
NO_MORE_THAN = re.compile(
    r"\b(?:no|nothing|not)\b(?: \w+)? (?:more|further|beyond|else|other)\b[^.;:]{0,40}?"
    r"\b(?:than|what)\b|\bnothing beyond\b",
    re.IGNORECASE,
)
"""Draws a line at what stands behind it: "no more is used than the minimum"."""
ABOUT = 0.5
"""Share of a clause's content words that a statement must hold to speak of the same matter. Below
it most of the clause is about something else; chosen on the tuning half of the paraphrases."""
TAIL = 1
"""Content words of a clause that is no more than the rest of the one before it."""
CLOSELY = 0.6
"""The same for the words right behind a negation, told in the same words or in others."""


def covers(pattern: re.Pattern[str], text: str, start: int) -> bool:
    """Say whether a match of a pattern holds the place where a denial begins."""
    return any(match.start() <= start < match.end() for match in pattern.finditer(text))


def is_lost(denial: Denial, stated: str, quotes: Sequence[str]) -> bool:
    """Say whether a statement speaks of what the source denies, and denies nothing of it."""
    own = _fresh(denial, stated, quotes)
    if is_told_as_staying(denial, stated) or is_plenty(denial, stated):
        return False
    if any(meet(other.stems, denial.stems) or _denies_the_same(other, denial) for other in own):
        return False
    if is_lack_of_untold(denial, stated, quotes):
        return False
    if (
        is_said_otherwise(denial, stated)
        or is_told_by_prefix(denial, [stated])
        or is_told_as_unless(denial, quotes, stated)
        or any(tells_superlative(quote, stated) for quote in quotes)
        or any(
            is_told_by_contrary(quote, denial, stated)
            for quote in quotes
            if quote.startswith(denial.words, denial.start)
        )
    ):
        return False
    bare = fold(without_idioms(stated))
    parts = clauses(bare)
    whole = frozenset().union(*(clause.stems for clause in parts))
    if (
        len(denial.stems & whole) < ABOUT * len(denial.stems)
        and share_told(denial.focus, senses_in(bare)) < CLOSELY
    ):
        return False
    at_stake = {word.stem for word in denial.focus} & whole
    rivals = [
        clause.stems
        for quote in quotes
        for clause in clauses(quote)
        if not clause.stems <= denial.clause
        and len(at_stake & clause.stems) >= ABOUT * len(at_stake)
    ]
    return any(
        nearness(clause.stems, denial.clause)
        >= max((nearness(clause.stems, rival) for rival in rivals), default=0.0)
        and not any(other.clause == clause.stems for other in own)
        for clause in parts
        if _speaks_of(clause, denial)
    ) and not any(
        denies_otherwise(_with_tail(parts, place), quotes)
        for place, clause in enumerate(parts)
        if nearness(clause.stems, denial.clause) > 0
    )


def _denies_the_same(one: Denial, other: Denial) -> bool:
    """Say whether two negations deny one verb in two words: "not reached", "not attained"."""
    if not (GRAMMAR.fullmatch(one.words) and GRAMMAR.fullmatch(other.words)):
        return False
    if one.elliptic and other.elliptic:
        return True
    return share_told(one.focus[:1], senses_of_words(other.focus[:1])) > 0


def _fresh(denial: Denial, stated: str, quotes: Sequence[str]) -> list[Denial]:
    """Return the denials of a statement without those that it copies from beside the denial.

    "Without approval" on both sides keeps that denial; it does not make up for a lost "no".
    """
    beside = {
        (other.words.casefold(), other.stems)
        for quote in quotes
        for other in denials(quote)
        if other.words != denial.words and other.stems != denial.stems
    }
    # "A ban" that both sides speak of denies nothing of either.
    named = {
        root(other.words)
        for quote in quotes
        for other in denials(quote)
        if other.words.casefold() != denial.words.casefold()
        and GRAMMAR.fullmatch(other.words) is None
    }
    return [
        each
        for each in denials(stated)
        if (each.words.casefold(), each.stems) not in beside and root(each.words) not in named
    ]


def _with_tail(parts: Sequence[Clause], place: int) -> str:
    """Return a clause with the short ones that complete it: "the form, if any, was undecided"."""
    words = parts[place].text
    for clause in parts[place + 1 :]:
        if len(clause.stems) > TAIL:
            break
        words += clause.text
    return words


def _speaks_of(clause: Clause, denial: Denial) -> bool:
    return (
        bool(denial.stems & clause.stems)
        or share_told(denial.focus, senses_in(clause.text)) >= ABOUT
    )


def is_added(denial: Denial, theirs: Sequence[Denial], stated: str, quotes: Sequence[str]) -> bool:
    """Say whether the statement denies what no sentence of the source denies, in any words."""
    kept = _kept(denial, theirs, stated)
    if (
        is_told_as_need(stated, denial.start, quotes)
        or (is_emphatic(denial) and not any(map(EXCEPTED.search, quotes)))
        or is_told_by_prefix(denial, quotes)
        or any(is_told_by_contrary(stated, denial, quote) for quote in quotes)
        or is_told_by_idiom(denial, quotes)
        or any(each.elliptic and denial.elliptic for each in theirs)
        or any(meet(each.stems, denial.stems) for each in theirs if each not in kept)
    ):
        return False
    offered = [clause for quote in quotes for clause in clauses(without_idioms(quote))]
    shared = denial.stems & frozenset().union(*(clause.stems for clause in offered))
    if NOT_YET.match(stated, denial.start) and any(SOONER.search(quote) for quote in quotes):
        # "Before it was complete" and "when it was not yet complete" are one.
        return False
    if any(
        is_told_as_staying(denial, quote) or tells_superlative(stated, quote) for quote in quotes
    ):
        return False
    if RELEASE.search(stated) and any(map(RELEASE.search, quotes)):
        # "Need not" and "is not required": neither binds.
        return False
    if not shared or _denies_what_is_untold(denial, quotes):
        return False
    if any(_is_bound_told(quote, stated, denial) for quote in quotes):
        return False
    if any(
        is_told_as_condition(stated, quote) or tells_exception(denial.focus, stated, quote)
        for quote in quotes
    ):
        return False
    words = {each.words.casefold() for each in kept}
    return not any(
        any(each.words.casefold() not in words for each in denials(clause.text))
        or (not kept and has_denial(clause.text))
        or denies_otherwise(clause.text, [stated])
        for clause in _closest(denial, offered)
    )


def _kept(denial: Denial, theirs: Sequence[Denial], stated: str) -> list[Denial]:
    """Return the denials of the source that another denial of the statement keeps as they are.

    "Cannot be tested without a contract" has the "without" of the source, and a "not" of its own.
    """
    ours = denials(stated)
    alike = [each for each in theirs if any(meet(each.stems, own.stems) for own in ours)]
    if GRAMMAR.fullmatch(denial.words) is None or len(ours) <= len(alike):
        return []
    # "Is not allowed, neither to A nor to B": the pair only names who is meant.
    others = [
        each
        for each in ours
        if each.start != denial.start and each.words.casefold() not in {"neither", "nor"}
    ]
    return [
        each
        for each in theirs
        if any(
            each.words.casefold() == other.words.casefold() and meet(each.stems, other.stems)
            for other in others
        )
    ]


def _denies_what_is_untold(denial: Denial, quotes: Sequence[str]) -> bool:
    """Say whether a denied verb is none of the source's: "did not interrupt" for "remained".

    What the source does not say can be denied honestly; only what it says, and what any verb may
    stand for, is contradicted by "not".
    """
    if GRAMMAR.fullmatch(denial.words) is None or denial.words.casefold() == "no":
        return False
    behind = [word for word in denial.focus if word.start > denial.start]
    verb = next((word for word in behind if not word.text.casefold().endswith("ly")), None)
    if verb is None or verb.text.casefold() in LIGHT:
        return False
    told = frozenset().union(*(senses_in(quote) for quote in quotes))
    return share_told((verb,), told) == 0


def _is_bound_told(quote: str, stated: str, denial: Denial) -> bool:
    bound = BOUND.search(stated, denial.start) or NO_MORE_THAN.match(stated, denial.start)
    return bound is not None and BOUNDED.search(quote) is not None


def _closest(denial: Denial, offered: Sequence[Clause]) -> list[Clause]:
    """Return the clauses of the source that hold most of what is denied."""
    held = [share_told(denial.focus, senses_in(clause.text)) for clause in offered]
    if not any(held):
        held = [nearness(denial.clause, clause.stems) for clause in offered]
    return [clause for clause, share in zip(offered, held, strict=True) if share >= max(held)]
