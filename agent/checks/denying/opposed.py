"""Find a word told as its contrary of the same thing, in whatever sentence: "secret" for "public".

`contraries.txt` holds on each line the words of two sides that say the contrary of one another.
Such a word proves nothing by itself: a text speaks of the open and of the closed. It does where
the words around it stand around its contrary in the source, the statement has nothing of the
source's side and the source nothing of the statement's, and neither side denies what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from agent.checks.clauses import Clause, Word, clauses, root, words_in
from agent.checks.denying.antonyms import NONE, contraries, conversed, kin
from agent.checks.denying.denials import (
    DENIES,
    DENIES_NEXT,
    HARMLESS,
    IMPLIES,
    Denial,
    blank,
)
from agent.checks.headed import headed
from agent.checks.senses import is_told, sense_at, senses_in, share_told

PHRASES: Final = tuple(
    (headed(rf"\b(?:{phrase})\b", re.IGNORECASE), word)
    for phrase, word in {
        r"tak(?:es?|en|ing) the place of|took the place of|stands? in for": "replace",
        r"(?:leav(?:es?|ing)|left) (?:\w+ )?(?:out of (?:account|consideration)|aside)": "ignore",
        r"(?:takes? no|without taking) (?:account|notice) of": "ignore",
        r"(?:tak(?:es?|en|ing)|took) (?:\w+ )?(?:into (?:account|consideration)|account of)": (
            "consider"
        ),
        r"(?:ha(?:s|ve|d|ving)) regard (?:to|for)|pa(?:ys?|id|ying) (?:heed|attention) to": (
            "consider"
        ),
        r"(?:leav(?:es?|ing)|left) (?:\w+ )?out": "exclude",
        r"(?:turn(?:s|ed|ing)?|vot(?:es?|ed|ing)) (?:\w+ )?down|(?:thr[eo]wn?) out": "reject",
        r"put(?:s|ting)? (?:\w+ )?off": "postpone",
        r"carr(?:y|ies|ied|ying) on|ke(?:eps?|pt|eping) (?:on|going)": "continue",
        r"(?:go(?:es|ing)?|went|gone) up": "increase",
        r"(?:go(?:es|ing)?|went|gone) down": "decrease",
        r"(?:do(?:es|ne|ing)?|did) away with|(?:gets?|got|getting) rid of": "abolish",
        r"call(?:s|ed|ing)? (?:\w+ )?off": "cancel",
        r"h[eo]ld(?:s|ing)? back|ke(?:eps?|pt|eping) back": "withhold",
        r"behind closed doors|from public view|off the record": "secret",
        r"(?:open|available|accessible) to (?:all|everyone|everybody|anyone|the public)": "public",
        r"(?:ma[dk](?:es?|ing)) (?:\w+ )?public": "publish",
        r"switch(?:es|ed|ing)? (?:\w+ )?on|turn(?:s|ed|ing)? (?:\w+ )?on": "enable",
        r"switch(?:es|ed|ing)? (?:\w+ )?off|turn(?:s|ed|ing)? (?:\w+ )?off": "disable",
        r"(?:free of|without|at no|for no) (?:any )?(?:extra )?(?:charge|cost|fees?|payment)"
        r"(?: to (?:them|users|applicants|participants|members))?|cost-free|free to use": "gratis",
        r"(?:subject to|against|(?:up)?on|in return for|for|at) "
        r"(?:the )?(?:payment(?: of (?:an? )?(?:\w+ )?(?:fee|charge|price|sum|levy))?|"
        r"an? (?:\w+ )?(?:fee|charge|price))(?! (?:of|from|by|with|for|in|to|on)\b)": "chargeable",
        r"(?:succe(?:eds?|eded|eding) in|manag(?:es?|ed|ing) to)": "succeed",
        r"fail(?:s|ed|ing|ures?) (?:to|in)": "fail",
        r"(?:by|on) (?:an? |the )?(?:[\w-]+ )?majority(?: vote| decision)?": "majority",
        r"by (?:common|mutual) (?:consent|accord)|with one voice|by general agreement": "unanimous",
        r"on top of|in addition to|as well as": "besides",
        r"in (?:the )?front of": "facing",
        r"with(?:out)? (?:respect|regard) to|in (?:the )?light of|as well|(?:so|as) long as": "",
        r"at (?:least|most|large|best|worst|first|last|length|hand|present|all)": "",
        r"up to|made up of|according to|subject to|prior to the": "",
    }.items()
)
"""What a phrase says in one word; of those that say nothing here, none."""
AROUND: Final = 4
"""Content words on each side of a word that say of what it is said."""
SHARED: Final = 0.6
"""Share of them that must stand around the contrary too."""
BEFORE: Final = 5
"""Words in front of a word among which a denial turns it round."""
GOVERNS: Final = re.compile(
    r"\b(?:not|never|no|cannot|nor|neither|without|rather than|instead of|hardly|far from)\b|n't\b",
    re.IGNORECASE,
)
TIMED: Final = re.compile(r"\b(?:had|until|till|wait\w*)(?: \w+)?$", re.IGNORECASE)
UNTIL: Final = re.compile(r"\w* (?:until|till|from|on|in|at|by)\b(?= \d| [A-Z])")
"""What opens until a day closes on it, and what had been left out is now included."""
PLAINLY: Final = re.compile(r"not|never|cannot|n't", re.IGNORECASE)
CLOSEST: Final = 3
"""Words right behind a denial of which a contrary may take the place."""
LEAST: Final = 2
"""Of them, the fewest that must."""
ALIKE: Final = 0.6
"""Share of the content words of the statement's clause that its source must tell."""


PREFIX: Final = re.compile(
    r"(?!(?:import|impart|impress|improv|impos|impound|implement|immigra|inform(?!al)|income|invest|"
    r"insur|instanc|increas|inland|input|insid|intend|intent|indeed|infer|inter|into|indign|"
    r"discover|display|disclos|diseas|distribut|discount|discuss|discharg|dispatch|dispos|"
    r"distress|district|disciplin|until|unit|union|under|unanim|inflam|inhabit|indic|incur|induc|"
    r"invok|involv|inscri|inspir|include)\w*)"
    r"(?:non-?|un|in|im|il|ir|dis)(?P<base>[a-z]{4,}(?:-[a-z]+)*)",
    re.IGNORECASE,
)
"""A word that its prefix turns round, where the other side has the rest of it as a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefixes:
    """The words of a text: all their stems, and by the stem of its rest each with a prefix."""

    bases: dict[str, str]
    roots: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A word of the lists where it stands: its stem, and the words with content around it."""

    word: str
    stem: str
    before: tuple[Word, ...]
    behind: tuple[Word, ...]
    compared: bool
    clause: tuple[Word, ...]
    denying: frozenset[str]
    governed: bool

    @property
    def around(self) -> tuple[Word, ...]:
        """The words with content on both sides."""
        return (*self.before, *self.behind)


def find_opposed(stated: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each word of a statement of which the source says the contrary, with that word."""
    turned = _turned(stated, quotes)
    theirs = [each for quote in quotes for each in _places(quote, turned)]
    ours = _places(stated, turned)
    here, there = {each.stem for each in ours}, {each.stem for each in theirs}
    for one in ours:
        opposites = contraries().get(one.stem, NONE) | turned.get(one.stem, NONE)
        # Who speaks of both sides, in any words of theirs, may have told them apart elsewhere.
        if opposites & here or (kin().get(one.stem, NONE) | {one.stem}) & there:
            continue
        for each in theirs:
            if each.stem in opposites and _is_same(one, each):
                yield one.word, each.word
                break


def _turned(stated: str, quotes: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return the words of a prefix that denies on one side and without it on the other."""
    here, found = _read_prefixes(stated), dict[str, frozenset[str]]()
    for there in map(_read_prefixes, quotes):
        for one, other in ((here, there), (there, here)):
            for base, word in one.bases.items():
                # "Formal and informal": who has both turns neither round.
                if base in other.roots and base not in one.roots and word not in other.roots:
                    found[word] = found.get(word, NONE) | {base}
                    found[base] = found.get(base, NONE) | {word}
    return found


@lru_cache(maxsize=1_000)
def _read_prefixes(text: str) -> Prefixes:
    words = words_in(text)
    bases = {}
    for word in words:
        match = PREFIX.fullmatch(word.text)
        if match is not None and word.content:
            bases[root(match["base"])] = word.stem
    return Prefixes(bases=bases, roots=frozenset(word.stem for word in words))


def is_told_by_contrary(text: str, denial: Denial, other: str) -> bool:
    """Say whether what a text denies is told by its contrary: "not the same" for "distinct"."""
    if PLAINLY.fullmatch(denial.words) is None:
        return False
    behind = words_in(text, denial.start + len(denial.words))[:CLOSEST]
    stop = next((place for place, word in enumerate(behind) if word.content), CLOSEST)
    own = {word.stem for word in words_in(text)}
    wanted = frozenset().union(*(contraries().get(word.stem, NONE) for word in behind[: stop + 1]))
    rest = tuple(word for word in denial.focus if word not in behind[: stop + 1])
    return any(
        wanted & ({word.stem for word in clause.words} - own)
        and (not rest or share_told(rest, senses_in(clause.text)) > 0)
        for clause in clauses(other)
    )


def _is_same(one: Place, other: Place) -> bool:
    """Say whether two places speak of one thing, and neither alone is denied."""
    if one.governed != other.governed or (
        len(one.denying - other.denying) != len(other.denying - one.denying)
    ):
        return False
    if other.stem in conversed().get(one.stem, NONE) and not _keeps_sides(one, other):
        return False
    told = _senses(other.around)
    held = sum(is_told(sense_at(one.around, place), told) for place in range(len(one.around)))
    if held < min(LEAST, len(one.around)) or held < SHARED * len(one.around):
        return False
    told = _senses(other.clause)
    whole = sum(is_told(sense_at(one.clause, place), told) for place in range(len(one.clause)))
    return whole >= ALIKE * len(one.clause)


def _keeps_sides(one: Place, other: Place) -> bool:
    """Say whether what stands before and behind two converse words is the same: "A before B".

    "B after A" says that too, and turns nothing round; "than" is for the check of comparisons.
    """
    if one.compared or other.compared:
        return False
    for ours, theirs in ((one.before, other.before), (one.behind, other.behind)):
        told = _senses(theirs)
        held = sum(is_told(sense_at(ours, place), told) for place in range(len(ours)))
        if not ours or held < SHARED * len(ours):
            return False
    return True


@lru_cache(maxsize=1_000)
def _senses(words: tuple[Word, ...]) -> frozenset[str]:
    return frozenset().union(*(sense_at(words, place) for place in range(len(words))))


def _places(text: str, turned: Mapping[str, frozenset[str]]) -> tuple[Place, ...]:
    return _read_places(text, frozenset(turned))


@lru_cache(maxsize=1_000)
def _read_places(text: str, turned: frozenset[str]) -> tuple[Place, ...]:
    """Return the words of the lists in a plain text, and those that a prefix turns round."""
    known, found = contraries(), []
    first = next((word.start for word in words_in(text)), 0)
    for clause in clauses(fold(text)):
        spots = [
            place
            for place, word in enumerate(clause.words)
            if word.stem in known or word.stem in turned
        ]
        if not spots:
            continue
        whole = tuple(word for word in clause.words if word.content)
        for place in spots:
            word = clause.words[place]
            if word.text[:1].isupper() and word.start > first:
                continue
            window = text_before(clause, place)
            if TIMED.search(window) or UNTIL.match(clause.text, word.end - clause.start):
                continue
            before = [each for each in clause.words[:place] if each.content][-AROUND:]
            behind = [each for each in clause.words[place + 1 :] if each.content][:AROUND]
            found.append(
                Place(
                    word=word.text,
                    stem=word.stem,
                    before=tuple(before),
                    behind=tuple(behind),
                    compared=any(each.text == "than" for each in clause.words),
                    clause=tuple(each for each in whole if each != word),
                    denying=_denying(clause, word),
                    governed=GOVERNS.search(window) is not None,
                )
            )
    return tuple(found)


def text_before(clause: Clause, place: int) -> str:
    """Return the few words in front of one, as one text."""
    return " ".join(each.text for each in clause.words[max(0, place - BEFORE) : place])


def _denying(clause: Clause, word: Word) -> frozenset[str]:
    """Return the other words of a clause that deny, or may: two denials that differ make one."""
    place = word.start - clause.start
    return frozenset(
        stem for start, end, stem in _read_denying(clause.text) if not start <= place < end
    )


@lru_cache(maxsize=1_000)  # A clause has several words of the lists.
def _read_denying(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return where the words of a clause stand that deny, or may, each with its stem."""
    bare = HARMLESS.sub(blank, text)
    return tuple(
        (*match.span(), root(match.group()))
        for pattern in (DENIES, DENIES_NEXT, IMPLIES)
        for match in pattern.finditer(bare)
    )


@lru_cache(maxsize=1_000)
def fold(text: str) -> str:
    """Return a text with one word in the place of each phrase that says it."""
    for phrase, word in PHRASES:
        text = phrase.sub(word, text)
    return text
