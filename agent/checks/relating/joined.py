"""Find a second thing or kind that the statement joins to one that stands alone in the source.

"Landlords or tenants" of what the source says of landlords, "state and local ports" of "state
ports". Where the source itself has a list, its parts may be told anew.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from agent.checks.clauses import Word, words_in
from agent.checks.fault import Fault
from agent.checks.senses import is_told, sense_at, senses_in
from agent.checks.words import listed

JOINED = re.compile(
    r"\b(?P<one>[A-Za-z][\w-]{2,}) (?:and|or|and/or|as well as) (?:(?:the|an?|in|of|for|to|on) )?"
    r"(?P<two>[a-z][\w-]{2,})\b"
)
_WITHIN = (
    r"(?: (?!(?:in|on|at|of|to|for|by|with|from|that|which|who|is|are|was|were|as|an?|the|its|"
    r"their|must|shall|will|may|can|should|has|have|had)\b)[\w-]+){0,3}?"
)
# Right behind a word, or right in front of it, a list goes on.
LISTED_RIGHT = re.compile(
    rf"[\w-]+{_WITHIN}(?:[,;](?! (?:which|who|where|when|while|with|as|so|but|in|on|at|by|for|"
    r"to|not|\w+ing|is|are|was|were|then)\b)| (?:and|or|as well as|including|such as)\b"
    # "Of individuals, and to models": what follows belongs to another word.
    r"(?! (?:to (?=(?:the|an?|[\w-]+s)\b)|(?:for|in|on|by|with|from|at|will|shall|must|may|can)"
    r"\b)))",
    re.IGNORECASE,
)
LISTED_LEFT = re.compile(
    rf"(?:[,;]|\b(?:and|or|as well as|including|such as)){_WITHIN} $", re.IGNORECASE
)
# Behind a verb stands its object, or a question.
GOVERNS = re.compile(
    r" (?:how|whether|what|why|the|an?|its|their|his|her|our|your|this|these|those|it|them|"
    r"that \w+ an?|whatever|any|such|each|every|some|no)\b",
    re.IGNORECASE,
)
PAIR = re.compile(r"\b(?P<one>[A-Za-z][\w-]+) (?:and|or) (?:(?:the|an?) )?(?P<two>[a-z][\w-]+)\b")
# "Federal, state and local offices": which of the things of one kind.
WHICH = re.compile(
    r"\b(?P<any>(?:an?|any|each|every) )?(?P<one>[A-Z]{2}|[\w-]{3,})"
    r"(?:, (?P<mid>[A-Z]{2}|[\w-]{3,}))?,? "
    r"(?:and|or|as well as) (?P<two>[\w-]{3,}) (?P<noun>[a-z][\w-]{2,})\b"
)
BESIDES = re.compile(r" as well as ", re.IGNORECASE)
DOER = re.compile(r"[a-z]{3}(?:er|or|eur|ist|ian)s?$")
DESCRIBES = re.compile(r"\w+(?:al|ic|ive|ary|ous|ern)$|state$", re.IGNORECASE)
VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|shall|may|must|can|should)\b")
LIGHT = listed(
    "part order view terms behalf case number result effect means way use light favour respect "
    "need place time date end lack fact basis kind sort form addition accordance relation regard "
    "access right duty ability"
)
# "30 days or longer" joins no second thing.
MORE = listed(
    "longer shorter higher lower larger smaller greater lesser fewer later earlier older younger "
    "above below beyond over under better worse thereafter elsewhere otherwise others so both"
)


def find_joined(stated: str, quotes: Sequence[str], told: frozenset[str]) -> Iterator[Fault]:
    """Yield a fault for each thing or kind of thing that the statement adds to the source's."""
    yield from _added(stated, quotes, told)
    yield from _more_kinds(stated, quotes, told)


def _added(stated: str, quotes: Sequence[str], told: frozenset[str]) -> Iterator[Fault]:
    """Yield a second thing joined to one that stands alone in the source."""
    for match in JOINED.finditer(stated):
        one, two = words_in(match["one"]), words_in(match["two"])
        if not (_is_thing(one) and _is_thing(two)):
            continue
        if BESIDES.search(match.group()):
            yield from _joined_in_front(one, two, quotes, told)
        if one[0].text.casefold().endswith("ed"):
            continue
        if _is_known(match["two"], two, told) and not _is_new_doer(one, two, quotes):
            continue
        if _is_gerund(two) and not _is_gerund(one):
            continue
        if _joins_clause(stated, match):
            continue
        places = [place for quote in quotes for place in find_uses(quote, one[0].stem)]
        if _belongs_to_told(stated, match.end(), one[0].stem, places, told):
            continue
        if places and not any(_is_open(quote, at, stated) for quote, at in places):
            yield Fault(words=match["two"], why="the source does not speak of this too")


def _joins_clause(stated: str, match: re.Match[str]) -> bool:
    if GOVERNS.match(stated, match.end()):
        # "Are aware of risks and grasp how they grow": what is joined is a verb.
        return True
    # "It covers schools, and teachers must ...": a sentence is joined, not a thing.
    opens = VERB.match(stated, match.end() + 1)
    return opens is not None and VERB.search(stated, 0, match.start()) is not None


def _joined_in_front(
    one: Sequence[Word], two: Sequence[Word], quotes: Sequence[str], told: frozenset[str]
) -> Iterator[Fault]:
    """Yield "on paper" of "on paper as well as on disk" where only the disk is told, and alone."""
    if is_told(sense_at(tuple(one), 0), told):
        return
    places = [place for quote in quotes for place in find_uses(quote, two[0].stem)]
    listed_there = any(
        LISTED_RIGHT.match(quote, at) or LISTED_LEFT.search(quote, 0, at) for quote, at in places
    )
    if places and not listed_there:
        yield Fault(words=one[0].text, why="the source does not speak of this too")


def _is_new_doer(one: Sequence[Word], two: Sequence[Word], quotes: Sequence[str]) -> bool:
    """Say whether a doer is joined to one of the source, which tells the act alone: "process"."""
    if not all(DOER.search(words[0].text) for words in (one, two)):
        return False
    stem = two[0].stem
    return not any(
        DOER.search(word.text) for quote in quotes for word in words_in(quote) if word.stem == stem
    )


def _more_kinds(stated: str, quotes: Sequence[str], told: frozenset[str]) -> Iterator[Fault]:
    """Yield "state and local" of "federal, state and local ports" where only "federal" is told."""
    for match in WHICH.finditer(stated):
        noun = words_in(match["noun"])
        if not _is_thing(noun):
            continue
        held = {
            before.stem
            for quote in quotes
            for before, word in pairwise(words_in(quote))
            if word.stem == noun[0].stem
        }
        named = [words_in(match[part]) for part in ("one", "mid", "two") if match[part]]
        closed = _closed_kinds(quotes, noun[0].stem)
        held |= closed
        all_there = closed and closed <= {words[0].stem for words in named if words}
        kinds = [(words, words[0].stem in held) for words in named if len(words) == 1]
        sure = (
            match["any"] or all_there or all(DESCRIBES.match(words[0].text) for words, _ in kinds)
        )
        if len(kinds) == len(named) and sure and any(known for _, known in kinds):
            for words, known in kinds:
                if not known and words[0].content and not is_told(sense_at(words, 0), told):
                    yield Fault(
                        words=words[0].text, why="the source does not speak of this kind too"
                    )


def _closed_kinds(quotes: Sequence[str], noun: str) -> frozenset[str]:
    """Return the kinds of a thing that the source lists: "AI and state bodies" has two."""
    return frozenset(
        words_in(match[part])[0].stem
        for quote in quotes
        for match in WHICH.finditer(quote)
        if words_in(match["noun"])[:1] and words_in(match["noun"])[0].stem == noun
        for part in ("one", "mid", "two")
        if match[part] and words_in(match[part])
    )


def _belongs_to_told(
    stated: str, end: int, one: str, places: Sequence[tuple[str, int]], told: frozenset[str]
) -> bool:
    """Say whether a word describes a thing of the source: "towns and coastal villages".

    "Central and local offices" adds the local ones where the source has "central offices".
    """
    behind = words_in(stated, end)[:1]
    if not behind or behind[0].start != end + 1 or not _is_thing(behind):
        return words_in(stated, 0, end)[-1].text.casefold().endswith("ed")
    if not _is_known(behind[0].text, behind, told):
        return False
    nexts = {word.stem for quote, at in places for word in words_in(quote, at)[1:2]}
    return behind[0].stem not in nexts or one in LIGHT


def _is_known(text: str, words: tuple[Word, ...], told: frozenset[str]) -> bool:
    """Say whether a thing, or one part of it, has a sense among those told."""
    return is_told(sense_at(words, 0), told) or bool(senses_in(text) & told)


def _is_thing(words: Sequence[Word]) -> bool:
    if len(words) != 1 or not words[0].content:
        return False
    small = words[0].text.casefold()
    return small not in MORE and not small.endswith("ly")


def _is_gerund(words: Sequence[Word]) -> bool:
    return words[0].text.casefold().endswith("ing")


def find_uses(quote: str, stem: str) -> list[tuple[str, int]]:
    """Return the places of a word of that stem in a quote, each with the quote."""
    return [(quote, word.start) for word in words_in(quote) if word.stem == stem]


def _is_open(quote: str, at: int, stated: str) -> bool:
    """Say whether a word stands in a list of the source whose other parts may be told anew."""
    right, left = LISTED_RIGHT.match(quote, at), LISTED_LEFT.search(quote, 0, at)
    if right is None and left is None:
        return False
    pair = next((each for each in PAIR.finditer(quote) if each.start() <= at < each.end()), None)
    if pair is None or LISTED_LEFT.search(quote, 0, pair.start()):
        return True
    if LISTED_RIGHT.match(quote, pair.start("two")):
        return True
    # "Teachers and nurses": where both are told in their own words, a third is one too many.
    # A word that the source has twice, and the statement once, is told of the other.
    ours, theirs = (Counter(w.stem for w in words_in(text)) for text in (stated, quote))
    parts = [word.stem for word in words_in(f"{pair['one']} {pair['two']}")]
    return any(ours[part] < theirs[part] for part in parts)
