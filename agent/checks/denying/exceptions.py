"""Compare exceptions and conditions: those lost, added, turned round, or told as one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from agent.checks.clauses import Word, clauses, words_in
from agent.checks.denying.denials import DENIES, GRAMMAR, HARMLESS, IMPLIES, denials, has_denial
from agent.checks.denying.excused import IF_NOT
from agent.checks.denying.exempted import (
    EXCEPTION,
    OPENS,
    WITHOUT,
    Exempted,
    behind,
    exempted,
    included,
    rules,
    senses_of_words,
)
from agent.checks.headed import headed
from agent.checks.nearness import is_nearest
from agent.checks.senses import sense_at, senses_in, share_told
from agent.checks.words import QUOTED

# What keeps an exception in other words.
KEPT = headed(
    r"\b(?:otherwise|only|solely|outside|but for|bar|barring|aside|beyond|until|without|if|when|"
    r"where|"
    r"once|after|before|with|provided|as long as|given|requires?|required|needs?|needed|must|first|"
    r"depend\w*|subject to|case|but|not|though|exempt\w*|excl\w+)\b|n't\b",
    re.IGNORECASE,
)
# What tells the exception from a prohibition as the condition of a permission.
CONDITION = headed(
    r"\b(?:only|solely|if|when|whenever|where|wherever|once|after|following|upon|provided|"
    r"providing|"
    r"as long as|so long as|given|on condition|requir\w*|needs?|needed|must|has to|have to|first|"
    r"depend\w*|subject to|with|wait\w*|come before|comes before|precede\w*|in case|in the event|"
    r"by|through|as soon as|on|under|to the extent|from)\b",
    re.IGNORECASE,
)
FIRST = re.compile(r"\b(?:before|prior to|ahead of|in advance of)\b", re.IGNORECASE)
EXCLUSIVE = headed(
    r"\b(?:unless|except\w*|other than|until|before|without|prior to|only|save|apart from|"
    r"provided|earlier than|so long as|as long as|if|sooner than)\b",
    re.IGNORECASE,
)
RULE_DENIED = headed(rf"{DENIES.pattern}|\bno\b", re.IGNORECASE)
# These take out outright; "apart from" and "other than" may as well add.
OUTRIGHT = re.compile(
    r"except(?:ing)?(?: for| where| when| if| in)?|unless|excluding|barring|save .*|"
    r"with the exception of|exclusive of|leaving (?:out|aside)|not counting|not including|"
    r"setting aside|discounting|but \w+(?: out| aside| over)?|.* outside(?: of)?|bar|minus|"
    r"(?:with|to) the exclusion of|save|(?: |.* )but(?: not)?|"
    r"apart|aside|excepted|excluded|exempted|left out",
    re.IGNORECASE,
)
# Words of a source that an honest statement may turn into an exception.
PARTS = headed(
    r"\b(?:but|not|cannot|no|nor|neither|never|none|nothing|without|only|solely|unless|except\w*|"
    r"other(?:wise)?|exclu\w*|apart|aside|outside|beyond|rather|instead|exempt\w*|remain\w*|rest|"
    r"save|barring|until|if|when|where|once|alone|than|limited|although|though|however|while|whilst|"
    r"whereas|yet|still|omit\w*|lea(?:ve|ves|ving)|left|lack\w*|absen\w*|fail\w*|separate\w*|differ\w*|distinct|unlike|opposed|"
    r"non|un\w{4,}|illegal\w*|refus\w*|prohibit\w*|prevent\w*|avoid\w*|stop\w*|until|pending|after|"
    r"before)\b|n't\b",
    re.IGNORECASE,
)
CONCEDES = headed(
    r"\b(?:even (?:if|where|when|with|without|after|before|on|under|in case)|regardless of|"
    r"irrespective of|whether or not|no matter (?:whether|if|what|how|who)|with or without|"
    r"independent(?:ly)? of|without regard to)\b",
    re.IGNORECASE,
)
WHETHER = headed(r"\b(?:whether|even|any(?:way|how)|in any (?:case|event))\b", re.IGNORECASE)
# What a condition stands behind: told as "even if", it is none any more.
BINDS = headed(
    r"\b(?:unless|without|except\w*|until|only (?:if|where|when|with|after|on|under|to the extent)|"
    r"subject to|provided(?: that)?|contingent (?:on|upon)|conditional (?:on|upon)|to the extent|"
    r"as long as|so long as|depending on|as far as|absent|if|where|in case|once)\b",
    re.IGNORECASE,
)
COVERED = 0.6
"""Share of the main clause's words that must be told before its missing exception counts."""
JOINED = re.compile(r"(?:,| and| or|, and|, or) (?:the |an? )?", re.IGNORECASE)
CLAUSAL = re.compile(r"\b(?:unless|where|when|if)\b", re.IGNORECASE)
JOINS = frozenset({"and", "or"})
BESIDE = 3
"""Words in front of a list among which a denial takes it out."""
SHOWN = 0.5
"""Share of an exception's own words by which the other side still has it."""
NAMED = 0.67
"""Share of the words of an exception that the source must hold for the exception to be its own."""


def find_left_out(stated: str, quotes: Sequence[str]) -> list[str]:
    """Return the markers of the source's exceptions that the statement leaves out."""
    if EXCEPTION.search(stated):
        return []
    told = senses_in(stated)
    parts = clauses(stated)
    whole = frozenset().union(*(clause.stems for clause in parts))
    return [
        marker
        for quote in quotes
        for marker, stems, own in rules(quote)
        if stems
        and not (
            marker.casefold().endswith(" apply") and (IMPLIES.search(stated) or has_denial(stated))
        )
        and is_nearest(parts, stems, _elsewhere(quotes, quote))
        and len(stems & whole) >= COVERED * len(stems)
        and not (marker.casefold() == "without" and WITHOUT.search(stated))
        and not (
            KEPT.search(stated)
            and (not any(word.content for word in own) or share_told(own, told) >= SHOWN)
        )
    ]


def _elsewhere(quotes: Sequence[str], quote: str) -> list[frozenset[str]]:
    """Return the clauses of the other quotes: where one of them is nearer, that one is told."""
    return [clause.stems for other in quotes if other != quote for clause in clauses(other)]


def find_turned(stated: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the exceptions of a statement that the source includes, and those it does not make."""
    offered = frozenset().union(*(senses_in(quote) for quote in quotes))
    theirs = [each for quote in quotes for each in exempted(quote)]
    inclusions = [each for quote in quotes for each in included(quote)]
    # "If it cannot be shown" has the words of "unless proof is given", and some are light.
    inverted = any(IF_NOT.search(quote) for quote in quotes)
    for each in exempted(stated):
        own = senses_of_words(each.words)
        if any(share_told(other.words, own) >= SHOWN for other in inclusions) and not any(
            share_told(other.words, own) >= SHOWN for other in theirs
        ):
            yield each.marker, "the source includes what the statement leaves out"
        elif (
            each.is_named
            and share_told(each.words, offered) < (SHOWN if inverted else NAMED)
            and not any(share_told(other.words, own) for other in theirs)
        ):
            yield each.marker, "the source makes no such exception"
        elif _takes_out_what_is_told(each, stated, quotes, offered):
            yield each.marker, "the source says this of what the statement leaves out"
    for one in included(stated):
        own = senses_of_words(one.words)
        if any(share_told(other.words, own) >= SHOWN for other in theirs) and not any(
            share_told(other.words, own) >= SHOWN for other in inclusions
        ):
            yield one.marker, "the source leaves out what the statement includes"


def _takes_out_what_is_told(
    each: Exempted, stated: str, quotes: Sequence[str], offered: frozenset[str]
) -> bool:
    """Say whether a statement excepts what the source speaks of together with the rest.

    "Except if it is causal" where the source has "physical or causal"; "spares nothing except
    comfort" where the source has "without loss of comfort".
    """
    if not OUTRIGHT.fullmatch(each.marker) or share_told(each.words, offered) < NAMED:
        return False
    if _is_listed(each, stated, quotes):
        return True
    # What stands between quotation marks is spoken of, and denies nothing.
    before = QUOTED.sub(" ", stated.partition(each.marker)[0])
    if not RULE_DENIED.search(HARMLESS.sub(" ", before)):
        # "Needs a permit" may be told as "not unless": that takes nothing out.
        return each.marker.casefold() != "unless" and not any(
            PARTS.search(QUOTED.sub(" ", quote)) for quote in quotes
        )
    return not any(OPENS.search(quote) for quote in quotes) and any(
        share_told(each.words, senses_of_words(denial.focus)) >= NAMED
        for quote in quotes
        for denial in denials(quote)
        # "Cannot without": what stands behind the second is a condition.
        if len(denials(quote)) == 1
        and (GRAMMAR.fullmatch(denial.words) or WITHOUT.fullmatch(denial.words))
    )


def _is_listed(each: Exempted, stated: str, quotes: Sequence[str]) -> bool:
    """Say whether the source lists what is taken out beside what the statement keeps: "A, B"."""
    kept = senses_in(stated) - senses_of_words(each.words)
    head = next((place for place, word in enumerate(each.words) if word.content), None)
    if head is None or CLAUSAL.search(each.marker) or any(OPENS.search(quote) for quote in quotes):
        return False
    out = sense_at(each.words, head)
    for quote in quotes:
        words = words_in(quote)
        for one, other in pairwise(range(len(words))):
            # The conjunction of a list may stand between.
            after = other + 1 if words[other].text in JOINS and other + 1 < len(words) else other
            between = quote[words[one].end : words[after].start]
            if not JOINED.fullmatch(between) or not (words[one].content and words[after].content):
                continue
            if DENIES.search(quote, words[max(0, one - BESIDE)].start, words[after].end):
                continue
            sides = (sense_at(words, one), sense_at(words, after))
            for taken, left in (sides, sides[::-1]):
                if taken & out and left & kept and not left & out:
                    return True
    return False


def find_conceded(stated: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield "even with approval" where the source says "only with approval", and the other way."""
    for quote in quotes:
        if not (CONCEDES.search(stated) and CONCEDES.search(quote)):
            yield from _conceded(stated, quote, "the source makes a condition of it", quotes)
            if not WHETHER.search(stated) and OPENS.search(stated):
                yield from _conceded(quote, stated, "the source says this in any case", [stated])


def _conceded(
    conceding: str, binding: str, why: str, quotes: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield what one text says in any case, and the other under a condition."""
    if any(CONCEDES.search(quote) or WHETHER.search(quote) for quote in quotes):
        return
    theirs = [
        (match.group(), behind(binding, match.end()))
        for match in BINDS.finditer(binding)
        if not WITHOUT.fullmatch(match.group()) or RULE_DENIED.search(binding[: match.start()])
    ]
    for match in CONCEDES.finditer(conceding):
        words = behind(conceding, match.end())
        own = senses_of_words(words)
        for marker, other in theirs:
            told = senses_of_words(other)
            if share_told(words, told) >= SHOWN and share_told(other, own) >= SHOWN:
                yield match.group(), f"{why} ({marker!r})"
                break


def is_told_as_condition(denying: str, affirming: str) -> bool:
    """Say whether "not ... unless X" on one side stands as "if X" or "only X" on the other.

    True where the denying text makes an exception from what it denies, and the affirming one, which
    denies nothing outright and makes no exception, has most words of the exception together with
    a word of condition.
    """
    if (
        not RULE_DENIED.search(HARMLESS.sub(" ", denying))
        or OPENS.search(affirming)
        or GRAMMAR.search(HARMLESS.sub(" ", affirming))
    ):
        return False
    told = senses_in(affirming)
    first = FIRST.search(affirming)
    later = senses_of_words(behind(affirming, first.end())) if first else told
    return (CONDITION.search(affirming) is not None or first is not None) and any(
        share_told(behind(denying, match.end()), told) >= SHOWN
        # "Before it opens, it is checked" for "not open until it is checked": not "opens before".
        and (first is None or share_told(behind(denying, match.end()), later) < SHOWN)
        for match in EXCLUSIVE.finditer(denying)
        # A marker that stands on both sides was traded for nothing.
        if not re.search(rf"\b{match.group()}\b", affirming, re.IGNORECASE)
    )


def tells_exception(denied: Sequence[Word], stated: str, quote: str) -> bool:
    """Say whether a denial tells what the source excepts: "those who have not paid"."""
    if OPENS.search(stated):
        return False
    told = senses_in(stated)
    return any(
        share_told(each.words, told) >= SHOWN
        and share_told(tuple(denied), senses_of_words(each.words)) > 0
        for each in exempted(quote)
    )
