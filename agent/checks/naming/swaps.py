"""Check that no name takes the place of something else: "delivered to the public body", not "to X".

A name may come from the card alone, as subject or author. Where the evidence says to whom, with
whom or from where something is done, and says it of something else, such a name is put in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.checks.clauses import FUNCTION, TOKEN, root, words_in
from agent.checks.naming.afar import find_moved_abroad
from agent.checks.naming.doers import find_crossed, find_doers
from agent.checks.naming.initials import abbreviates
from agent.checks.naming.known import is_known
from agent.checks.naming.offered import Known, know
from agent.checks.naming.owned import find_disowned, find_other_pairs
from agent.checks.naming.proper import Name, find_names, tokens_of
from agent.checks.relating.sides import find_moved, find_placed
from agent.checks.senses import sense_at
from agent.checks.values.moments import blank, find_moments
from agent.checks.words import is_quotation, listed, plain, reach, singular
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "swaps"
PREPOSITIONS = listed("of to from with by in at into against towards")
LOCAL = frozenset({"of", "in", "at"})
ARTICLES = listed("the a an its their our his her any all each every other another some that this")
POINTING = listed("this our that these those its their")
LOOSE = listed("other any another every some foreign all each")
# Words that stand for a party whose name the card gives.
STAND_INS = listed(
    "party side participant partner government department ministry country nation state minister "
    "secretary agency office institute commission committee council authority signatory company "
    "team official representative leader delegation negotiator us it them him her which whom "
    "whose who this that these those each other one president "
    "law region area territory city town bloc document report guide guideline form page paper "
    "template memorandum policy act order regulation article website site framework publication "
    "tool service product programme program section declaration statement plan strategy"
)
NEAR = 4
"""Words before a preposition that can govern it: "the loss of skilled workers to"."""
# "According to X" names who speaks, and nothing that is done to X.
COMPOUND = listed("according due owing thanks subject prior next close contrary similar compared")
ACTS = re.compile(
    # No preposition stands in it: "the result of the test must" is not about the test.
    r"(?:^|[,;:.(] |\b(?:that|whether|if|when|where|unless|and|but|while) )"
    r"(?:(?!(?:of|for|in|on|by|to|from|with|at|under|as|and|or|is|are|was|were)\b)[\w'-]+ ){0,4}?"
    r"(?!\d*(?:it|they|he|she|we|you|i|that|which|who|this|these|those|there|also|not)\b)"
    r"\d*(?P<who>[a-z][\w-]{2,})(?: also| therefore| then)? "
    r"(?:(?:must|shall|will|should|may|can)(?: also| then)?|(?:is|are)(?: \w+)? (?:required|"
    r"obliged|expected|allowed|permitted|entitled) to|ha(?:s|ve) to|intends? to|plans? to|aims? to|"
    r"agreed? to|undertakes? to|needs? to) (?!(?:\w+ )?be\b|not\b|have been\b)",
    re.IGNORECASE,
)
ALONE = re.compile(
    r"(?: \w+ly)?(?: (?:to|by|from|in|at|as|because|when|if|with|under|over|on|after|below|"
    r"above)\b|[.,;:]|$)"
)
STOP = re.compile(r"[.;:](?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who is to act: the word in front of the force, the senses of the act, the words behind.

    `alone`: the act has no object.
    """

    words: str
    who: str
    verb: frozenset[str]
    behind: frozenset[str]
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A preposition with the roots of what governs it, and the head of what it governs.

    `thing` is the root right in front of it; `named`: what it governs begins with a capital,
    `first` that word. `loose`: it governs something unnamed ("other countries"), which no name can
    stand for. `at` is where that begins in the text.
    """

    preposition: str
    before: frozenset[str]
    thing: str
    named: bool
    head: str
    first: str
    loose: bool
    at: int


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each name or place that stands where the evidence has another thing."""
    del kind
    if is_quotation(text, evidence):
        return []
    quotes = reach(evidence).quotes
    stated = plain(text)
    known = know(quotes)
    strangers = [
        name
        for name in find_names(blank(stated, find_moments(stated)))
        if not is_known(name.tokens, known, opening=name.opening)
        and not _is_abbreviated(name, known)
    ]
    return [
        *_put_in(stated, strangers, quotes),
        *_taken(stated, strangers, quotes),
        *find_moved(stated, quotes),
        *find_placed(stated, quotes),
        *_exchanged(stated, quotes),
        *(
            _other_owner(ours, theirs)
            for find in (find_disowned, find_other_pairs, find_moved_abroad)
            for ours, theirs in find(stated, quotes)
        ),
    ]


def _other_owner(ours: str, theirs: str) -> Finding:
    why = f"the source says {theirs!r}, not {ours!r}"
    return Finding(check=NAME, judgement=Judgement.CONTRADICTED, message=why, words=ours)


def _exchanged(stated: str, quotes: Sequence[str]) -> Iterator[Finding]:
    """Yield "the port must check whether the ship" for "the ship must check whether the port"."""
    theirs = [actor for quote in quotes for actor in _actors(quote)]
    for ours in _actors(stated):
        same = [each for each in theirs if each.verb & ours.verb]
        if any(each.who == ours.who for each in same):
            continue
        for each in same:
            if ours.alone and not each.alone:
                # "Rates can fall" tells what "it can reduce rates" does to them.
                continue
            if ours.who in each.behind and each.who in ours.behind:
                why = f"in the source it is {each.words!r} that does this"
                yield Finding(
                    check=NAME,
                    judgement=Judgement.CONTRADICTED,
                    message=why,
                    words=ours.words,
                )
                break


def _actors(text: str) -> Iterator[Actor]:
    """Yield who must, may or intends to do something, in the active voice."""
    for match in ACTS.finditer(text):
        behind = words_in(text, match.end())
        stop = STOP.search(text, match.end())
        near = words_in(text, match.end(), stop.start() if stop else None)
        verb = next((n for n, word in enumerate(behind) if word.content), None)
        if verb is not None:
            yield Actor(
                words=match["who"],
                who=root(match["who"].removesuffix("'s")),
                verb=sense_at(behind, verb),
                alone=ALONE.match(text, behind[verb].end) is not None,
                behind=frozenset(word.stem for word in near[verb + 1 :] if word.content),
            )


def _is_abbreviated(name: Name, known: Known) -> bool:
    """Say whether the evidence has the initials of a name: "NCS" is no other than it."""
    shorts = {token.key for text in known.texts for token in text if token.abbreviation}
    return any(len(short) > 1 and abbreviates(short, name.tokens) for short in shorts)


def _put_in(stated: str, strangers: Sequence[Name], quotes: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each name of no cited sentence that a preposition puts in."""
    if not strangers:
        return
    offered = [phrase for quote in quotes for phrase in _phrases(quote)]
    starts = {name.tokens[0].start: name for name in strangers}
    for phrase in _phrases(stated):
        name = starts.get(phrase.at)
        if name is None:
            continue
        told = know((stated.replace(name.words, " "),))
        for theirs in offered:
            same = (
                theirs.preposition == phrase.preposition != "of" and theirs.before & phrase.before
            )
            if not same and not _is_elsewhere(phrase, theirs):
                continue
            if theirs.named and is_known(tuple(tokens_of(theirs.first)), told, opening=False):
                # "Norse allies of Britain" for "our allies in Norway": both are told.
                continue
            if theirs.loose or theirs.head not in STAND_INS:
                yield Finding(
                    check=NAME,
                    judgement=Judgement.CONTRADICTED,
                    message=(
                        f"the source says {theirs.preposition} {theirs.head!r}, not {name.words!r}"
                    ),
                    words=name.words,
                )
                break


def _taken(stated: str, strangers: Sequence[Name], quotes: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding where a name of the card does what another does in the source."""
    for theirs in (*find_doers(stated, strangers, quotes), *find_crossed(stated, quotes)):
        yield Finding(
            check=NAME,
            judgement=Judgement.CONTRADICTED,
            message=f"in the source it is {theirs.name.words!r} whose this is",
            words=theirs.name.words,
        )


def _stands_in(word: str) -> bool:
    return singular(word) in STAND_INS


def _is_elsewhere(ours: Phrase, theirs: Phrase) -> bool:
    """Say whether the same thing is of or in another named place: "universities in Aldmere"."""
    return (
        theirs.named
        and bool(ours.thing)
        and ours.thing == theirs.thing
        and {ours.preposition, theirs.preposition} <= LOCAL
    )


def _phrases(text: str) -> list[Phrase]:
    """Return the prepositions of a plain text with what stands before and behind each."""
    words = list(TOKEN.finditer(text))
    small = [word.group().casefold().removesuffix("'s") for word in words]
    found = []
    for at, preposition in enumerate(small):
        if preposition not in PREPOSITIONS:
            continue
        first = at + 1
        around = (*words[max(at - 1, 0) : at], *words[first : first + 1])
        if preposition == "by" and all(word.group()[0].isupper() for word in around):
            # "The Secure by Design Book" names a book, and nobody who does anything.
            continue
        while first < len(words) and small[first] in ARTICLES:
            first += 1
        # "In this state": the word right behind points to what a name may stand for.
        pointing = first > at + 1 and small[first - 1] in POINTING
        last = first
        while last < len(words) and _goes_on(text, words, at + 1, last, small):
            last += 1
        if last == first:
            continue
        found.append(
            Phrase(
                preposition=preposition,
                before=_governing(text, words, small, at),
                thing=_thing(text, words, small, at),
                named=words[first].group()[0].isupper(),
                head=singular(small[first if pointing and _stands_in(small[first]) else last - 1]),
                first=words[first].group(),
                loose=any(word in LOOSE for word in small[at + 1 : last]),
                at=words[first].start(),
            )
        )
    return found


def _thing(text: str, words: Sequence[re.Match[str]], small: Sequence[str], at: int) -> str:
    """Return the root of the word right in front of a preposition, "" where a comma parts them."""
    if not at or small[at - 1] in FUNCTION:
        return ""
    return root(small[at - 1]) if text[words[at - 1].end() : words[at].start()] == " " else ""


def _governing(
    text: str, words: Sequence[re.Match[str]], small: Sequence[str], at: int
) -> frozenset[str]:
    """Return the roots of the few words in front of a preposition, back to the last comma."""
    found: set[str] = set()
    if small[at - 1] in COMPOUND:
        return frozenset()
    for position in range(at - 1, max(-1, at - 1 - NEAR), -1):
        if text[words[position].end() : words[position + 1].start()] != " ":
            break
        if small[position] not in FUNCTION:
            found.add(root(small[position]))
    return frozenset(found)


def _goes_on(
    text: str, words: Sequence[re.Match[str]], start: int, at: int, small: Sequence[str]
) -> bool:
    """Say whether a word belongs to the noun phrase that begins at `start`."""
    gap = text[words[at - 1].end() : words[at].start()]
    inside = at == start or small[at] not in PREPOSITIONS
    return inside and gap == " " and small[at] not in FUNCTION
