"""Check scope: a rule or finding may not be told of more, or of other things, than the source's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from agent.checks.clauses import Word, words_in
from agent.checks.relating.parties import find_exchanged_parties
from agent.checks.senses import is_told, sense_at, senses_in
from agent.checks.words import is_quotation, listed, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "scope"
JOINED = re.compile(
    r"\b(?P<one>[A-Za-z][\w-]{2,}) (?:and|or|and/or|as well as) (?:(?:the|an?|in|of|for|to|on) )?"
    r"(?P<two>[a-z][\w-]{2,})\b"
)
_WITHIN = (
    r"(?: (?!(?:in|on|at|of|to|for|by|with|from|that|which|who|is|are|was|were|as)\b)[\w-]+){0,3}?"
)
# Right behind a word, or right in front of it, a list goes on.
LISTED_RIGHT = re.compile(
    rf"[\w-]+{_WITHIN}(?:[,;](?! (?:which|who|where|when|while|with|as|so|but|in|on|at|by|for|"
    r"to|not|\w+ing|is|are|was|were|then)\b)| (?:and|or|as well as|including|such as)\b)",
    re.IGNORECASE,
)
LISTED_LEFT = re.compile(
    rf"(?:[,;]|\b(?:and|or|as well as|including|such as)){_WITHIN} $", re.IGNORECASE
)
# Behind a verb stands its object, or a question.
GOVERNS = re.compile(
    r" (?:how|whether|what|why|the|an?|its|their|his|her|our|your|this|these|those|it|them|"
    r"that \w+ an?)\b",
    re.IGNORECASE,
)
PAIR = re.compile(r"\b(?P<one>[A-Za-z][\w-]+) (?:and|or) (?:(?:the|an?) )?(?P<two>[a-z][\w-]+)\b")
# "Federal, state and local offices": which of the things of one kind.
WHICH = re.compile(
    r"\b(?P<any>(?:an?|any|each|every) )?(?P<one>[\w-]{3,})(?:, (?P<mid>[\w-]{3,}))?,? "
    r"(?:and|or|as well as) (?P<two>[\w-]{3,}) (?P<noun>[a-z][\w-]{2,})\b"
)
DESCRIBES = re.compile(r"\w+(?:al|ic|ive|ary|ous|ern)$|state$", re.IGNORECASE)
VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|shall|may|must|can|should)\b")
# Adjectives that say which things a rule covers: without them it covers more.
NARROWS = {
    "critical": "critical\\w*|vital|essential|key",
    "sensitive": "sensitiv\\w*|confidential",
    "local": "local\\w*|municipal\\w*|town\\w*|area|nearby|neighbour\\w*",
    "regional": "region\\w*",
    "domestic": "domestic\\w*|home|national\\w*|internal",
    "foreign": "foreign\\w*|abroad|overseas|other countr\\w*|non-\\w+",
    "private": "privat\\w*",
    "military": "militar\\w*|defen[cs]e|armed",
    "civilian": "civil\\w*",
    "commercial": "commerc\\w*|business\\w*|profit\\w*|trade",
    "non-commercial": "non-commercial|not for profit",
    "small": "small\\w*|little|minor",
    "large": "large\\w*|big\\w*|major",
    "minor": "minor\\w*|small\\w*",
    "high-risk": "high-risk|high risk|risk\\w*",
    "rural": "rural|country\\w*",
    "urban": "urban|cit(?:y|ies)",
    "adult": "adult\\w*|18|grown\\w*",
    "young": "young\\w*|youth\\w*|junior",
    "elderly": "elder\\w*|old\\w*|senior\\w*",
    "primary": "primar\\w*|elementary|main\\w*|principal\\w*|chief\\w*|core|key|leading|central|"
    "foremost|fundamental\\w*|major|first\\w*|basic",
    "secondary": "secondar\\w*|high school\\w*|second\\w*|subordinate|subsidiary|lesser|auxiliary",
    "federal": "fed\\w*|national\\w*",
    "central": "central\\w*|national\\w*",
    "coastal": "coast\\w*|sea\\w*",
    "offshore": "offshore|at sea|sea\\w*",
    "nuclear": "nuclear|atomic",
    "renewable": "renewabl\\w*|wind|solar",
    "digital": "digital\\w*|electronic\\w*|online",
    "automated": "automat\\w*|machine\\w*",
    "generative": "generat\\w*",
}
_WHICH = "|".join(sorted(NARROWS, key=len, reverse=True))
_NARROW = re.compile(
    rf"(?<![\w-])(?P<which>{_WHICH}) (?P<noun>[a-z][\w-]+)",
    re.IGNORECASE,
)
_KEPT = {which: re.compile(rf"\b(?:{form})\b", re.IGNORECASE) for which, form in NARROWS.items()}
# "Standards for AI", "spending on computing": what a noun is about.
TOPIC = re.compile(
    r"\b(?P<head>[a-z][\w-]{3,}) (?P<link>on|for|about|against) (?P<rest>[^.,;:()]+)",
    re.IGNORECASE,
)
TOPIC_END = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|will|shall|must|may|can|could|should|would|from|between|"
    r"until|by|with|which|that|who|including|in|on|at|to|for|of|and|or|as|during|under|before|"
    r"after|"
    r"through|within|into|over|than|since|when|where|if|but|because|so|while)\b(?!-)",
    re.IGNORECASE,
)
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
TOPIC_WORDS = 3
"""Content words behind "of", "on" or "for" that name a topic."""


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each thing that a statement adds, swaps or no longer narrows."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated, offered = plain(text), reach(evidence)
    told = frozenset().union(*(senses_in(quote) for quote in offered.quotes))
    placed = frozenset().union(*(senses_in(label) for label in offered.labels))
    return [
        *_added(stated, offered.quotes, told),
        *_more_kinds(stated, offered.quotes, told),
        *_widened(stated, offered.quotes),
        *_swapped(stated, offered.quotes, told, placed),
        *(
            _finding(ours, f"the source speaks of {there!r}")
            for ours, there in find_exchanged_parties(stated, offered.quotes, told | placed)
        ),
    ]


def _added(stated: str, quotes: Sequence[str], told: frozenset[str]) -> Iterator[Finding]:
    """Yield a second thing joined to one that stands alone in the source."""
    for match in JOINED.finditer(stated):
        one, two = words_in(match["one"]), words_in(match["two"])
        if one and one[0].text.casefold().endswith("ed"):
            continue
        if not (_is_thing(one) and _is_thing(two)) or _is_known(match["two"], two, told):
            continue
        if _is_gerund(two) and not _is_gerund(one):
            continue
        if VERB.match(stated, match.end() + 1) and VERB.search(stated, 0, match.start()):
            # "It covers schools, and teachers must ...": a sentence is joined, not a thing.
            continue
        if GOVERNS.match(stated, match.end()):
            # "Are aware of risks and grasp how they grow": what is joined is a verb.
            continue
        places = [place for quote in quotes for place in _uses(quote, one[0].stem)]
        if _belongs_to_told(stated, match.end(), one[0].stem, places, told):
            continue
        if places and not any(_is_open(quote, at, stated) for quote, at in places):
            yield _finding(match["two"], "the source does not speak of this too")


def _more_kinds(stated: str, quotes: Sequence[str], told: frozenset[str]) -> Iterator[Finding]:
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
        kinds = [(words, words[0].stem in held) for words in named if len(words) == 1]
        sure = match["any"] or all(DESCRIBES.match(words[0].text) for words, _ in kinds)
        if len(kinds) == len(named) and sure and any(known for _, known in kinds):
            for words, known in kinds:
                if not known and words[0].content and not is_told(sense_at(words, 0), told):
                    yield _finding(words[0].text, "the source does not speak of this kind too")


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


def _uses(quote: str, stem: str) -> list[tuple[str, int]]:
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


def _widened(stated: str, quotes: Sequence[str]) -> Iterator[Finding]:
    """Yield the adjectives that narrow a noun of the source and are gone from the statement."""
    for quote in quotes:
        for match in _NARROW.finditer(quote):
            which, noun = match["which"].casefold(), words_in(match["noun"])[:1]
            if not noun or not noun[0].content or _KEPT[which].search(stated):
                continue
            words = words_in(stated)
            uses = [
                word
                for before, word in pairwise(words)
                # "Domestic yards" may be told as "Danish yards".
                if word.stem == noun[0].stem and not before.text[:1].isupper()
            ]
            uses += [word for word in words[:1] if word.stem == noun[0].stem]
            if uses and len(_uses(" ".join(quotes), noun[0].stem)) == 1:
                yield _finding(match.group(), "the source narrows it, the statement does not")


def _swapped(
    stated: str, quotes: Sequence[str], told: frozenset[str], placed: frozenset[str]
) -> Iterator[Finding]:
    """Yield a topic that stands behind the same noun and preposition as another in the source."""
    ours = senses_in(stated)
    theirs = [topic for quote in quotes for topic in topics(quote)]
    for head, link, rest in topics(stated):
        if any(is_told(senses, told) for senses in rest):
            continue
        if all(is_told(senses, placed) for senses in rest):
            # A title or heading names the topic: "the Programme on Clean Heat".
            continue
        same = [each for each in theirs if each[:2] == (head, link)]
        if same and not any(is_told(senses, ours) for each in same for senses in each[2]):
            words = f"{head} {link}"
            yield _finding(words, "the source speaks of something else here")


@lru_cache(maxsize=1_000)
def topics(text: str) -> tuple[tuple[str, str, tuple[frozenset[str], ...]], ...]:
    """Return each noun with its preposition and the senses of what stands behind them."""
    found = []
    start = 0
    while (match := TOPIC.search(text, start)) is not None:
        start = match.end("link")
        rest = match["rest"]
        end = TOPIC_END.search(rest)
        words = words_in(rest, 0, end.start() if end else len(rest))
        senses = [sense_at(words, n) for n, word in enumerate(words) if word.content][:TOPIC_WORDS]
        head = words_in(match["head"])
        if senses and head and head[0].content and head[0].text.casefold() not in LIGHT:
            found.append((head[0].stem, match["link"].casefold(), tuple(senses)))
    return tuple(found)


def _finding(words: str, why: str) -> Finding:
    return Finding(
        check=NAME, judgement=Judgement.OVERSTATED, message=f"{words!r}: {why}", words=words
    )
