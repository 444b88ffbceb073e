"""Read exceptions and conditions: what is left out of a rule, and on what a rule depends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.checks.clauses import BREAK, Word, clauses, words_in
from agent.checks.denying.denials import DENIES, GRAMMAR, HARMLESS, IMPLIES, denials, has_denial
from agent.checks.denying.excused import IF_NOT
from agent.checks.headed import headed
from agent.checks.nearness import is_nearest
from agent.checks.senses import senses_in, share_told
from agent.checks.words import QUOTED

EXCEPTION = headed(
    r"\b(?:except(?:ed|ing|ions?)?(?: for| where| that| when| if| in)?|unless|other than|excluding|"
    r"apart from|aside from|save (?:for|where|that|when|in)|with the exception of|exclusive of|"
    r"provided that|only if|only where|only when|if not|does not apply|do not apply|"
    r"(?<=, )absent(?! from)|in the absence of|barring)\b|"
    r"\b(?:apart|aside|excepted)(?=[,.;])",
    re.IGNORECASE,
)
OPENS = re.compile(
    r"\b(?:except(?:ing)?(?! that)(?: for| where| when| if| in)?|unless|other than|excluding|"
    r"barring|"
    r"apart from|aside from|save (?:for|where|when|in)|with the exception of|exclusive of|"
    r"leaving out|not (?:count|includ)ing|disregarding)\b",
    re.IGNORECASE,
)
INCLUDES = headed(
    r"\b(?:including|includ(?:es?|ed) (?:in|among)|inclusive of|counting|together with|as well as|"
    r"along with)\b",
    re.IGNORECASE,
)
INCLUDED = re.compile(r",? (?:included|counted in|among them)\b", re.IGNORECASE)
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
UNLESS = re.compile(r"\bwithout\b", re.IGNORECASE)
UNTIL = re.compile(
    r"\b(?:until|till|before)(?= (?:[a-z]+ ){1,8}?(?:has|have|is|are)\b)", re.IGNORECASE
)
# These take out outright; "apart from" and "other than" may as well add.
OUTRIGHT = re.compile(
    r"except(?:ing)?(?: for| where| when| if| in)?|unless|excluding|barring|save .*|"
    r"with the exception of|exclusive of|leaving out|not counting|not including",
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
SHOWN = 0.5
"""Share of an exception's own words by which the other side still has it."""
NAMED = 0.67
"""Share of the words of an exception that the source must hold for the exception to be its own."""
WORDS = 8
"""Content words behind a marker that are the exception's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exempted:
    """An exception as it is made: its marker, and the words of what is taken out."""

    marker: str
    words: tuple[Word, ...]


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
        for marker, stems, own in _rules(quote)
        if stems
        and not (
            marker.casefold().endswith(" apply") and (IMPLIES.search(stated) or has_denial(stated))
        )
        and is_nearest(parts, stems, _elsewhere(quotes, quote))
        and len(stems & whole) >= COVERED * len(stems)
        and not (marker.casefold() == "without" and UNLESS.search(stated))
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
        own = senses_in(" ".join(word.text for word in each.words))
        if any(share_told(other.words, own) >= SHOWN for other in inclusions) and not any(
            share_told(other.words, own) >= SHOWN for other in theirs
        ):
            yield each.marker, "the source includes what the statement leaves out"
        elif (
            _is_named(each)
            and share_told(each.words, offered) < (SHOWN if inverted else NAMED)
            and not any(share_told(other.words, own) for other in theirs)
        ):
            yield each.marker, "the source makes no such exception"
        elif _takes_out_what_is_told(each, stated, quotes, offered):
            yield each.marker, "the source says this of what the statement leaves out"
    for one in included(stated):
        own = senses_in(" ".join(word.text for word in one.words))
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
    # What stands between quotation marks is spoken of, and denies nothing.
    before = QUOTED.sub(" ", stated.partition(each.marker)[0])
    if not RULE_DENIED.search(HARMLESS.sub(" ", before)):
        # "Needs a permit" may be told as "not unless": that takes nothing out.
        return each.marker.casefold() != "unless" and not any(
            PARTS.search(QUOTED.sub(" ", quote)) for quote in quotes
        )
    return not any(OPENS.search(quote) for quote in quotes) and any(
        share_told(each.words, senses_in(" ".join(word.text for word in denial.focus))) >= NAMED
        for quote in quotes
        for denial in denials(quote)
        # "Cannot without": what stands behind the second is a condition.
        if len(denials(quote)) == 1
        and (GRAMMAR.fullmatch(denial.words) or UNLESS.fullmatch(denial.words))
    )


def find_conceded(stated: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield "even with approval" where the source says "without approval", "only with approval"."""
    if any(CONCEDES.search(quote) or WHETHER.search(quote) for quote in quotes):
        return
    theirs = [
        (match.group(), _behind(quote, match.end()))
        for quote in quotes
        for match in BINDS.finditer(quote)
        if not UNLESS.fullmatch(match.group()) or RULE_DENIED.search(quote[: match.start()])
    ]
    for match in CONCEDES.finditer(stated):
        words = _behind(stated, match.end())
        own = senses_in(" ".join(word.text for word in words))
        for marker, other in theirs:
            told = senses_in(" ".join(word.text for word in other))
            if share_told(words, told) >= SHOWN and share_told(other, own) >= SHOWN:
                yield match.group(), f"the source makes a condition of it ({marker!r})"
                break


@lru_cache(maxsize=1_000)
def exempted(text: str) -> tuple[Exempted, ...]:
    """Return the exceptions that a plain text makes openly."""
    return tuple(
        Exempted(marker=match.group(), words=_behind(text, match.end()))
        for match in OPENS.finditer(text)
    )


@lru_cache(maxsize=1_000)
def included(text: str) -> tuple[Exempted, ...]:
    """Return what a plain text says is included: "including X", "X included"."""
    found = [
        Exempted(marker=match.group(), words=_behind(text, match.end()))
        for match in INCLUDES.finditer(text)
    ]
    for match in INCLUDED.finditer(text):
        before = [*BREAK.finditer(text, 0, match.start())]
        start = before[-1].end() if before else 0
        words = tuple(word for word in words_in(text, start, match.start()) if word.content)
        found.append(Exempted(marker=match.group().strip(" ,"), words=words[-WORDS:]))
    return tuple(each for each in found if _is_named(each))


def _is_named(each: Exempted) -> bool:
    return any(word.content for word in each.words)


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
    later = senses_in(" ".join(w.text for w in _behind(affirming, first.end()))) if first else told
    return (CONDITION.search(affirming) is not None or first is not None) and any(
        share_told(_behind(denying, match.end()), told) >= SHOWN
        # "Before it opens, it is checked" for "not open until it is checked": not "opens before".
        and (first is None or share_told(_behind(denying, match.end()), later) < SHOWN)
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
        and share_told(tuple(denied), senses_in(" ".join(w.text for w in each.words))) > 0
        for each in exempted(quote)
    )


def _behind(text: str, start: int) -> tuple[Word, ...]:
    """Return the words behind a marker, up to the end of the clause."""
    end = BREAK.search(text, start + 1)
    words = words_in(text, start, end.start() if end else len(text))
    content = [place for place, word in enumerate(words) if word.content]
    return words[: content[WORDS - 1] + 1] if len(content) >= WORDS else words


@lru_cache(maxsize=1_000)
def _rules(quote: str) -> tuple[tuple[str, frozenset[str], tuple[Word, ...]], ...]:
    """Return each exception of a sentence: marker, stems of the rule, words of the exception."""
    found = []
    for match in EXCEPTION.finditer(quote):
        rule = [*clauses(quote[: match.start()])][-1:] or [*clauses(quote[match.end() :])][1:2]
        own = _behind(quote, match.end())
        found += [(match.group(), clause.stems, own) for clause in rule]
    denied = DENIES.search(quote) or re.search(r"\bno\b", quote, re.IGNORECASE)
    for match in (*UNLESS.finditer(quote), *UNTIL.finditer(quote)):
        # "No operator shall ... without authorisation": an exception from a prohibition.
        if denied and denied.start() < match.start():
            rule = clauses(quote[: match.start()])[-1:]
            own = _behind(quote, match.end())
            found += [(match.group(), clause.stems, own) for clause in rule]
    return tuple(found)
