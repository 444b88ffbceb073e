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
from functools import lru_cache
from typing import Final

from agent.checks.clauses import words_in
from agent.checks.naming.openers import is_common
from agent.checks.naming.proper import TITLES, find_names
from agent.checks.overlap.lists import are_opposed
from agent.checks.relating.parties import GENERAL, parties
from agent.checks.senses import is_told, senses_in
from agent.checks.speaking.speakers import Saying, find_voicings
from agent.checks.words import listed, plain, singular
from agent.types import Evidence

SAID: Final = 0.5
"""Share of what either side has somebody say that the other side tells."""
OFFICES: Final = TITLES - listed(
    "mr mrs ms miss dr sir lady professor prof author founder ceo cto coo"
)
LIGHT: Final = listed("say tell said told give make express voice raise state note report has have")
"""Verbs by which no saying is told from another."""
WORKS: Final = listed(
    "article report note page document declaration memorandum paper text statement act law "
    "regulation recital preamble guide guideline guidance plan strategy summary answer speech "
    "letter notice order section paragraph annex table agreement treaty convention protocol "
    "communique minute transcript blog post site website brief briefing review study survey "
    "publication list entry bulletin circular code audit record measure directive bill amendment "
    "deal charter resolution decision opinion evaluation assessment release sheet fact message "
    "proclamation readout framework policy template book handbook manual chapter part source "
    "executive table figure data evidence result finding research author writer speaker"
)
"""What is written, and whoever wrote or speaks it: such a speaker is the document itself."""
ROLES: Final = listed(
    "government department ministry minister official officer agency authority administration "
    "company firm organisation organization body institution institute office commission council "
    "committee board team group leader head chief chair director spokesperson spokesman "
    "spokeswoman secretary president country side party participant member signatory partner state "
    "nation one person people expert editor staff representative delegate delegation executive "
    "ceo chancellor senator lawmaker politician journalist interviewee host guest user man woman "
    "senior he she they it we i you us them who which that all everyone everybody vendor provider "
    "supplier maker developer operator association foundation"
)
"""Words by which a paraphrase may call nearly any speaker."""
UNKNOWN: Final = re.compile(
    r"\b(?:I|we|he|she|they|it|you|this|that|these|those|which|who|one|some|many|others?|all|"
    r"everyone|nobody|there)\b",
    re.IGNORECASE,
)
CLAUSE: Final = re.compile(
    r".*\b(?:what|that|which|when|where|whether|if|how|because|as|and|but|who|whom|also)\b",
    re.IGNORECASE,
)
"""In front of a subject in the words before a verb: "and by what officials"."""
TENSE: Final = re.compile(
    r"(?:\s(?:has|have|had|will|would|shall|should|may|might|can|could|must|did|does|do|"
    r"not|also|used to|itself|himself|herself|themselves|\w+ly))+$",
    re.IGNORECASE,
)
NO_SUBJECT: Final = re.compile(
    r"^(?:and |or |but )?(?:by|of|from|to|with|for|than|\d)\b|"
    r"\b(?:of|to|with|for|from|in|on|at|by|and|or|the|an?)$|[()]|"
    r"(?:^|\s)(?:[A-Z]|U\.S|U\.K|Sec|Mr|Mrs|Ms|Dr|Art|No|St|Gen|Sen|Rep|Gov|Prof)$"
)
"""Words in front of what looked like a verb that are no subject: "with selections", "word of"."""
WHEN: Final = re.compile(
    r"^(?:in|on|at|during|since|after|before) [^,]*?(?= the | an? )", re.IGNORECASE
)
"""In front of a subject, without a comma: "In May the pilots told"."""
OWNED: Final = re.compile(r"\b(?:its|their|his|her|own)\b", re.IGNORECASE)
ARTICLE: Final = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
LONGEST: Final = 9
"""Words of a speaker; more are a clause that was misread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A speaker in the text's words, with the stems of the words with content and the last one."""

    words: str
    stems: frozenset[str]
    head: str


def find_other_mouths(
    stated: str, quotes: Sequence[str], evidence: Sequence[Evidence]
) -> Iterator[tuple[str, str]]:
    """Yield whom the statement has say something, and whom the source has say it."""
    ours = find_voicings(stated)
    theirs = [each for quote in quotes for each in find_voicings(quote)] if ours else []
    if not theirs:
        return
    told = senses_in(stated)
    cards = [senses_in(plain(label)) for item in evidence for label in _signed(item)]
    own_stems = frozenset(word.stem for quote in quotes for word in words_in(quote))
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
            if speaker is None or not _is_same_saying(one, other, mine, speaker, told):
                continue
            if elsewhere:
                # Both speak on both sides: only the verb of each tells them apart.
                if _is_crossed(one, other, elsewhere, ours, speaker):
                    yield mine.words, speaker.words
                    return
                continue
            if any(_may_be(each, speaker) for each in speakers):
                # "Citing the police, the mayor says": both are told.
                continue
            if _is_named_apart(mine, speaker, quotes) or (
                not _is_told(speaker, told) and _is_another(mine, speaker, own_stems, cards)
            ):
                yield mine.words, speaker.words
                return


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


@lru_cache(maxsize=2_000)
def read_speaker(who: str, *, pronouns: bool = False) -> Speaker | None:
    """Return a speaker without what stands in front of his clause; None for a pronoun."""
    bare = TENSE.sub("", WHEN.sub("", CLAUSE.sub("", who, count=1))).strip(" ,\"'")
    words = [word for word in words_in(bare) if word.content]
    if not words or len(bare.split()) > LONGEST or NO_SUBJECT.search(bare):
        return None
    if UNKNOWN.search(bare) and not pronouns:
        return None
    # "The head of the agency": the head stands in front of "of".
    front = re.split(r" (?:of|for|at|from|in|on)\b", bare)[0]
    heads = [word for word in words_in(front) if word.content] or words
    return Speaker(
        words=bare,
        stems=frozenset(word.stem for word in words),
        head=singular(heads[-1].text),
    )


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
    own = {stem for stem in mine.stems if stem not in _DULL}
    others = {stem for stem in other.stems if stem not in _DULL}
    if own and others:
        return any(is_told(frozenset({stem}) | senses_in(stem), frozenset(others)) for stem in own)
    # "The minister" is "the Minister for Ports"; "the groups" are "the farmers' groups".
    return any(is_told(frozenset({stem}), other.stems) for stem in mine.stems)


def _is_told(speaker: Speaker, told: frozenset[str]) -> bool:
    own = [stem for stem in speaker.stems if stem not in _DULL] or list(speaker.stems)
    return sum(is_told(frozenset({stem}) | senses_in(stem), told) for stem in own) * 2 >= len(own)


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
    return mine.head not in ROLES and not _is_proper(mine) and not _is_proper(speaker)


def _meet(one: dict[str, frozenset[int]], other: dict[str, frozenset[int]]) -> bool:
    return bool(frozenset().union(*one.values()) & frozenset().union(*other.values()))


def _has_office(speaker: Speaker) -> bool:
    return speaker.words[:1].isupper() and any(
        name.tokens[0].key in OFFICES for name in find_names(f"x {speaker.words}")
    )


def _tell_apart(speaker: Speaker) -> frozenset[str]:
    return frozenset(stem for stem in speaker.stems if stem not in _DULL)


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


_DULL: Final = frozenset(
    word.stem for each in ROLES | TITLES for word in words_in(each) if word.content
)
"""Stems that tell no speaker from another."""
