"""Find rules whose condition was turned round: "unless" for "if", "not" on one side only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.checks.clauses import BREAK, Word, words_in
from agent.checks.denying.denials import IMPLIES, blank, denials
from agent.checks.denying.exempted import senses_of_words
from agent.checks.headed import headed
from agent.checks.senses import senses_in, share_told

# "Unless" turns its condition round; "if" does not.
TURNS = headed(
    r"\b(?:unless|except (?:where|when|if|in)|save (?:where|when|if)|other than (?:where|when|if)|"
    r"if not|other than|except for)\b",
    re.IGNORECASE,
)
HOLDS = headed(
    r"\b(?:if(?! not\b)|where|when|whenever|in case|in the event that|provided(?: that)?|"
    r"as long as|"
    r"so long as|on condition that|should(?= \w+ \w+))\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?;])\s+")
PAIRED = re.compile(r"\b(?:neither|nor|only)\b", re.IGNORECASE)
LIMITS = r"(?:just|only|merely|simply|solely|exclusively|purely)"
BEYOND = re.compile(
    rf"(?:\b(?:not|never)|n't)(?: \w+)? (?:{LIMITS}|confined|limited)\b", re.IGNORECASE
)
NO_MORE = re.compile(
    rf"\b(?:{LIMITS}|nothing (?:but|more than)|no(?:thing)? more than)\b", re.IGNORECASE
)
ALSO = re.compile(
    r"\b(?:also|as well|besides|beyond|further|more than|both|in addition|but|alone|not|cannot|"
    r"no)\b|n't\b",
    re.IGNORECASE,
)
ONLY_IF = re.compile(
    r"\b(?:(?:only|solely|exclusively) (?:if|where|when|once|after|in case|provided|on condition)|"
    r"unless|on condition that|provided that|as long as|so long as)\b",
    re.IGNORECASE,
)
# Any of these may tie a rule to something.
TIES = re.compile(
    r"\b(?:if|when\w*|where\w*|unless|until|without|except\w*|once|only|sole\w*|provided(?! by)|"
    r"should(?= \w+ \w+ )|subject|conditi\w*|conting\w+|depend\w*|requir\w*|needs?|needed|upon|"
    r"after|before|prior|in case|event|as long|so long|following|limit\w*|exclu\w*|other than|"
    r"not|cannot|no|restrict\w*|reserv\w*|eligib\w*|qualif\w*|to the extent|insofar|who|those|"
    r"as (?:[\w'-]+ ){0,4}?(?:deem|see|think|consider|require|need|may|wish|choose|want|like|"
    r"appropriate|necessary|applicable|possible|practicable|available|long|soon|far)\w*|"
    r"discretion\w*|assum\w*|(?:that|which) "
    r"(?:ha[sd]|have|holds?|meets?|is|are|was|were|do|does|can|may))\b",
    re.IGNORECASE,
)
# A list that others may join, and one that none may: "including but not limited to".
OPEN_LIST = re.compile(
    r"\bnot (?:necessarily )?limited to\b|\bnon-?exhaustive|\bnot (?:an? )?(?:exhaustive|"
    r"complete|full|closed|final|definitive)\b|\bamong other(?:s| things)\b|\binter alia\b|"
    r"\bwithout limitation\b|\bopen-ended\b|\betc\b",
    re.IGNORECASE,
)
CLOSED_LIST = re.compile(
    r"\b(?:list|enumeration|catalogue|inventory|set)\b (?:is|are|was) "
    r"(?:exhaustive|complete|closed|final|definitive)\b|"
    r"(?<!non-)(?<!not )(?<!not an )"
    r"\b(?:exhaustive|closed|definitive) (?:list|enumeration|catalogue|set)\b|"
    r"\bno others?\b|\band nothing (?:else|more)\b|"
    r"\b(?:limited|confined|restricted) to (?:these|those|the following)\b",
    re.IGNORECASE,
)
LIMITED = 3
"""Content words behind "only" that say what something is limited to."""
SAME = 0.6
"""Share of the words of a condition that must meet for two conditions to be one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditional:
    """A rule on a condition: `holds` says whether the rule is affirmed where the condition is."""

    words: str
    holds: bool
    turns: bool
    condition: tuple[Word, ...]
    rule: str


def find_flipped(stated: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the conditions of a statement on which the source says the opposite.

    Denials are counted on both sides: "not unless" is "if", "unless" is "not if". Only conditions
    that one of the sides turns round are looked at; the rest is for the reading of denials.
    """
    theirs = [each for quote in quotes for each in conditionals(quote)]
    for ours in conditionals(stated):
        same = [each for each in theirs if _meet(ours, each)]
        if (
            same
            and any(each.turns or ours.turns for each in same)
            and all(each.holds != ours.holds for each in same)
            and not any(_is_unsure(ours.rule, each.rule) for each in same)
        ):
            yield ours.words, "the source says the opposite on this condition"


def find_limited(stated: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield "merely a claim" where the source says "not just a claim", and the other way round."""
    source = " . ".join(quotes)
    for one, other, turned in ((stated, source, False), (source, stated, True)):
        only, more = NO_MORE.search(one), BEYOND.search(other)
        if only is None or more is None or BEYOND.search(one) or ALSO.search(one):
            continue
        if NO_MORE.search(BEYOND.sub(" ", other)):
            continue
        behind = [word for word in words_in(one, only.end()) if word.content][:LIMITED]
        if not behind:
            # "For evaluation only": what it is limited to stands in front.
            behind = [word for word in words_in(one, 0, only.start()) if word.content][-LIMITED:]
        if share_told(tuple(behind), senses_in(other[more.end() :])) > 0:
            words, there = (more, only) if turned else (only, more)
            yield words.group(), f"the source says {there.group()!r}"


def find_closed(stated: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield "the list is exhaustive" where the source leaves it open, and the other way round."""
    source = " . ".join(quotes)
    for ours, theirs in ((CLOSED_LIST, OPEN_LIST), (OPEN_LIST, CLOSED_LIST)):
        said, there = ours.search(stated), theirs.search(source)
        if said and there and not (theirs.search(stated) or ours.search(source)):
            yield said.group(), f"the source says {there.group()!r}"


def find_conditioned(stated: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield "only if no bridge is near" where the source ties the rule to nothing at all."""
    match = ONLY_IF.search(stated)
    if match is not None and not any(TIES.search(quote) for quote in quotes):
        yield match.group(), "the source makes no such condition"


@lru_cache(maxsize=1_000)
def conditionals(text: str) -> tuple[Conditional, ...]:
    """Return the rules on a condition of a plain text; those denied in pairs are left out."""
    found = []
    for sentence in SENTENCE.split(text):
        if PAIRED.search(sentence):
            continue
        odd = len(denials(sentence)) % 2 == 1
        bare = TURNS.sub(blank, sentence)
        for pattern, read, turns in ((TURNS, sentence, True), (HOLDS, bare, False)):
            for match in pattern.finditer(read):
                stop = BREAK.search(sentence, match.end() + 1)
                end = stop.start() if stop else len(sentence)
                condition = words_in(sentence, match.end(), end)
                if any(word.content for word in condition):
                    found.append(
                        Conditional(
                            words=match.group(),
                            holds=odd == turns,
                            turns=turns,
                            condition=condition,
                            rule=sentence,
                        )
                    )
    return tuple(found)


def _meet(one: Conditional, other: Conditional) -> bool:
    return (
        share_told(other.condition, senses_of_words(one.condition)) >= SAME
        and share_told(one.condition, senses_of_words(other.condition)) >= SAME
    )


def _is_unsure(one: str, other: str) -> bool:
    """Say whether a side may deny in words that are not counted: "is dispensed with"."""
    ways = [{match.group().casefold() for match in IMPLIES.finditer(text)} for text in (one, other)]
    counted = {denial.words.casefold() for text in (one, other) for denial in denials(text)}
    turning = {"unless", "except", "other than", "otherwise"}
    return bool((ways[0] ^ ways[1]) - counted - turning)
