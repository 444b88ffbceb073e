"""Find what the source has one say told as another's: "teachers stress" for "officials stress".

Proof is that both sides tell of the same saying, each by its own speaker: where the verb or most of
the words said agree, and the source's speaker is nowhere in the statement, or is there as the one
who is spoken to, the words were put into another mouth. A word that may stand for the speaker of
the source ("the agency", "officials") is no other mouth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from agent.checks.clauses import words_in
from agent.checks.naming.openers import is_common
from agent.checks.naming.proper import TITLES, find_names
from agent.checks.overlap.lists import are_opposed
from agent.checks.relating.parties import GENERAL, parties
from agent.checks.senses import is_told, senses_in
from agent.checks.speaking.speakers import Saying, find_voicings
from agent.checks.speaking.whose import DULL, ROLES, WORKS, Speaker, read_speaker
from agent.checks.words import listed, plain, singular
from agent.types import Evidence

SAID: Final = 0.5
"""Share of what either side has somebody say that the other side tells."""
OFFICES: Final = TITLES - listed(
    "mr mrs ms miss dr sir lady professor prof author founder ceo cto coo"
)
LIGHT: Final = listed("say tell said told give make express voice raise state note report has have")
"""Verbs by which no saying is told from another."""
PLAIN: Final = frozenset(
    word.stem
    for word in words_in(
        "senior other local federal several public various leading foreign national international "
        "regional private independent responsible relevant competent different former current "
        "unnamed concerned two three same new young participating signing contracting European "
        "government federal own chief principal involved affected interested attending first "
        "research police report project press page blog site paper magazine newspaper article"
    )
)
"""Words in front of a speaker that tell him from nobody."""
OWNED: Final = re.compile(r"\b(?:its|their|his|her|own)\b", re.IGNORECASE)
ARTICLE: Final = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
NEAR: Final = 2
"""Words with content behind a verb of speech among which stands who is spoken to."""


def find_other_mouths(
    stated: str, quotes: Sequence[str], evidence: Sequence[Evidence]
) -> Iterator[tuple[str, str]]:
    """Yield whom the statement has say something, and whom the source has say it."""
    ours = find_voicings(stated)
    theirs = [each for quote in quotes for each in find_voicings(quote)] if ours else []
    if not theirs:
        return
    source = Source(
        told=senses_in(stated),
        quotes=quotes,
        stems=frozenset(word.stem for quote in quotes for word in words_in(quote)),
        cards=[senses_in(plain(label)) for item in evidence for label in _signed(item)],
    )
    speakers = [each for one in ours if (each := read_speaker(one.who))]
    for one in ours:
        mine = read_speaker(one.who)
        if mine is None or mine.head in WORKS:
            continue
        elsewhere = [
            other
            for other in theirs
            if (each := read_speaker(other.who, pronouns=True)) and _may_be(mine, each)
        ]
        for other in theirs:
            speaker = read_speaker(other.who)
            if speaker is None or not _is_same_saying(one, other, mine, speaker, source.told):
                continue
            if elsewhere:
                # Both speak on both sides: only the verb of each tells them apart.
                if _is_crossed(one, other, elsewhere, ours, speaker):
                    yield mine.words, speaker.words
                    return
                continue
            # "Citing the police, the mayor says": both are told.
            both = any(_may_be(each, speaker) for each in speakers)
            if not both and _is_put(one, mine, speaker, source):
                yield mine.words, speaker.words
                return


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the two sides tell: the senses of the statement and of the titles, and the quotes."""

    told: frozenset[str]
    quotes: Sequence[str]
    stems: frozenset[str]
    cards: Sequence[frozenset[str]]


def _is_put(one: Saying, mine: Speaker, speaker: Speaker, source: Source) -> bool:
    """Say whether ours was put in the place of the source's speaker."""
    named = _is_told(speaker, source.told)
    if named and not _is_spoken_to(one, speaker):
        # "Organisers count thirty, the police twelve": one verb for both.
        return False
    return _is_named_apart(mine, speaker, source.quotes) or (
        not named and _is_another(mine, speaker, source.stems, source.cards)
    )


def _signed(item: Evidence) -> Iterator[str]:
    """Yield the titles and the names of a document, by which it may call who speaks."""
    card = item.document.card
    yield item.document.title
    for value in (card.title, card.issuer, card.capacity, *card.signatories):
        if value is not None:
            yield value.value


def _is_crossed(
    one: Saying,
    other: Saying,
    elsewhere: Sequence[Saying],
    ours: Sequence[Saying],
    speaker: Speaker,
) -> bool:
    """Say whether two speakers of the source have changed their verbs in the statement."""
    again = [
        each
        for each in ours
        if each is not one and (who := read_speaker(each.who)) and _may_be(who, speaker)
    ]
    return (
        _has_verb_of(one, other)
        and not any(_has_verb_of(one, each) for each in elsewhere)
        and bool(again)
        and not any(_has_verb_of(each, other) for each in again)
        and any(_has_verb_of(each, theirs) for each in again for theirs in elsewhere)
    )


def _has_verb_of(one: Saying, other: Saying) -> bool:
    verbs = senses_in(one.verb) - LIGHT, senses_in(other.verb) - LIGHT
    return bool(verbs[0] and verbs[1]) and is_told(verbs[0], verbs[1])


def _is_same_saying(
    one: Saying, other: Saying, mine: Speaker, speaker: Speaker, told: frozenset[str]
) -> bool:
    """Say whether two sayings are one: by what is said, the verb alone being too little."""
    if are_opposed(_stem(mine.head), _stem(speaker.head)):
        return True
    back, forth = _share(other.units, told), _share(one.units, other.content)
    if _has_verb_of(one, other):
        return max(back, forth) >= SAID
    return back >= SAID and (forth >= SAID or not one.units)


def _share(units: Sequence[frozenset[str]], told: frozenset[str]) -> float:
    return sum(is_told(each, told) for each in units) / len(units) if units else 0.0


def _may_be(mine: Speaker, other: Speaker) -> bool:
    """Say whether two speakers share a word that tells one from another, or all of a lone one."""
    own = {stem for stem in mine.stems if stem not in DULL}
    others = {stem for stem in other.stems if stem not in DULL}
    if own and others:
        return any(is_told(frozenset({stem}) | senses_in(stem), frozenset(others)) for stem in own)
    # "The minister" is "the Minister for Ports"; "the groups" are "the farmers' groups".
    return any(is_told(frozenset({stem}), other.stems) for stem in mine.stems)


def _is_told(speaker: Speaker, told: frozenset[str]) -> bool:
    own = [stem for stem in speaker.stems if stem not in DULL] or list(speaker.stems)
    return sum(is_told(frozenset({stem}) | senses_in(stem), told) for stem in own) * 2 >= len(own)


def _is_spoken_to(one: Saying, speaker: Speaker) -> bool:
    """Say whether the source's speaker stands where he is spoken to: "calls on the mayor"."""
    first = frozenset().union(*one.units[:NEAR])
    return _is_told(speaker, first)


def _is_named_apart(mine: Speaker, speaker: Speaker, quotes: Sequence[str]) -> bool:
    """Say whether the source has ours too, in these words, as another than the one who speaks."""
    if OWNED.search(speaker.words) or not mine.stems - speaker.stems:
        # "Its chairman" speaks for it.
        return False
    bare = ARTICLE.sub("", mine.words)
    form = re.compile(rf"(?<![\w-]){re.escape(bare)}(?![\w-])", re.IGNORECASE)
    return any(form.search(quote) for quote in quotes)


def _is_another(
    mine: Speaker, speaker: Speaker, stems: frozenset[str], cards: Sequence[frozenset[str]]
) -> bool:
    """Say whether ours cannot be a word for the source's speaker."""
    if are_opposed(_stem(mine.head), _stem(speaker.head)):
        return True
    own, others = _tell_apart(mine), _tell_apart(speaker)
    if mine.head == speaker.head or is_told(senses_in(mine.head), senses_in(speaker.head)):
        # "Industry groups" for "civil liberties groups".
        return bool(own and others) and not own & stems
    if any(all(is_told(frozenset({stem}), card) for stem in mine.stems) for card in cards):
        # Whom the title or the card names may well be the one.
        return _is_site(speaker) and mine.words[:1].isupper()
    if own and mine.head in ROLES and _is_proper(speaker) and not _is_proper(mine):
        sorts = dict(parties(mine.head)), dict(parties(speaker.head))
        return bool(sorts[0] and sorts[1]) and not _meet(sorts[0], sorts[1])
    sorts = dict(parties(mine.head)), dict(parties(speaker.head))
    if sorts[0] and mine.head not in ROLES | GENERAL and _has_office(speaker):
        # "The contractor" for "Minister Finch".
        return True
    if sorts[0] and sorts[1]:
        return not _meet(sorts[0], sorts[1]) and not {mine.head, speaker.head} & GENERAL
    if own - PLAIN and not own & stems and not _is_proper(speaker) and not _is_proper(mine):
        # "Cloud companies" for "supporters".
        return True
    return mine.head not in ROLES and not _is_proper(mine) and not _is_proper(speaker)


def _meet(one: dict[str, frozenset[int]], other: dict[str, frozenset[int]]) -> bool:
    return bool(frozenset().union(*one.values()) & frozenset().union(*other.values()))


def _has_office(speaker: Speaker) -> bool:
    return speaker.words[:1].isupper() and any(
        name.tokens[0].key in OFFICES for name in find_names(f"x {speaker.words}")
    )


def _tell_apart(speaker: Speaker) -> frozenset[str]:
    return frozenset(stem for stem in speaker.stems if stem not in DULL)


def _is_proper(speaker: Speaker) -> bool:
    """Say whether a speaker has a name; a plural that opens the sentence is none."""
    words = speaker.words
    first, _, rest = words.partition(" ")
    if rest.islower() or not rest:
        # "Fishermen", "Residents of the quarter".
        plural = singular(first) != first.casefold() or first.endswith(("men", "people"))
        words = words.casefold() if plural or is_common(first) else words
    return any(name.tokens[-1].key not in TITLES for name in find_names(f"x {words}"))


def _is_site(speaker: Speaker) -> bool:
    """Say whether the source's speaker is one name alone, and no person with a title."""
    return speaker.words[:1].isupper() and " " not in speaker.words


def _stem(word: str) -> str:
    return next(iter(words_in(word))).stem if words_in(word) else word
