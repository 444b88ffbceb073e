"""The issues of a topic and the actors who speak for themselves on them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.commitments import gather_bound
from agent.briefing.computed.context import Context
from agent.briefing.computed.grading import Grade, grade
from agent.briefing.computed.material import Topical, gather_material
from agent.briefing.computed.quoting import Quoted, pick
from agent.briefing.computed.who import is_issuer, is_of
from agent.question.names import find_names
from agent.question.words import find_content, find_terms, fold_word, split_words, word_set

MOST_ACTORS: Final = 4
MOST_ISSUES: Final = 8
LONGEST_WORDS: Final = 45
"""Words of a position: half again the twenty that a cell should have, for a sentence is not cut."""
FEWEST_TIMES: Final = 2
"""Sentences that speak of an issue; one mention makes none."""

Stems = tuple[str, ...]

_SHORTEST: Final = 3
_PLAIN: Final = re.compile(r"(?<![\w'’-])[a-z][a-z'’-]+(?: [a-z][a-z'’-]+)+")
"""A run of words in small letters: no piece of a name, no date, no figure."""
_NO_MATTERS: Final = word_set(
    "participant participants party parties side sides government governments country countries"
    " nation nations united states kingdom union president minister secretary"
    " intend intends intended plan plans aim aims agree agreed commit commits"
)
"""Who acts and how firmly is told elsewhere; a matter is what it is about."""
_NO_STEMS: Final = frozenset(map(fold_word, _NO_MATTERS)) | {"us", "uk", "eu"}
_GOVERNING: Final = word_set("to will shall may must can could should would we they not and")
"""Words behind which a verb stands as often as a noun."""
_NEVER_NOUNS: Final = word_set(
    "become becomes enter enters come comes make makes take takes give gives include includes"
    " remain remains"
)
"""Verbs that name no matter on either side of a pair: "collaboration include"."""
_VERBS: Final = _NEVER_NOUNS | word_set(
    "advance ensure promote support develop enable strengthen establish provide improve help create"
    " build enhance foster encourage protect require manage lead continue work"
)
_NO_ADVERBS: Final = word_set("supply family assembly monopoly anomaly early daily")
"""Words on -ly that stand before a noun: "supply chains"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody whose own documents speak on the topic."""

    name: str
    sentences: tuple[Topical, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What one actor says on one issue, with its force."""

    quoted: Quoted
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A matter that actors speak of on the topic, and by actor what each says of it."""

    name: str
    stands: Mapping[str, Stand]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """The actors in the order in which they say most, and the issues that most of them address."""

    actors: tuple[Actor, ...]
    issues: tuple[Issue, ...]


def gather_stands(context: Context) -> Stands:
    """Return who speaks on the topic, on which issues, and what each says."""
    return context.memory.recall("stands", lambda: _gather(context))


def is_one_text(issue: Issue, one: str, other: str) -> bool:
    """Say whether two actors have their position on an issue in one and the same sentence."""
    left, right = issue.stands.get(one), issue.stands.get(other)
    if left is None or right is None:
        return False
    return left.quoted.topical.key == right.quoted.topical.key


def _gather(context: Context) -> Stands:
    actors = _find_actors(context)
    if len(actors) < 2 and not context.assignment.actors:
        return Stands(actors=actors, issues=())
    asked = frozenset(gather_material(context).question.terms)
    # Of actors that were asked for it is worth knowing that one of them leaves an issue out.
    fewest = 1 if context.assignment.actors else 2
    names = _name_issues(actors, asked, fewest)
    issues = []
    taken: set[tuple[str, int]] = set()
    for matter, name in names.items():
        stands = _find_stands(context, actors, matter, taken)
        if len(stands) >= fewest:
            taken |= {each.quoted.topical.key for each in stands.values()}
            issues.append(Issue(name=name, stands=stands))
        if len(issues) == MOST_ISSUES:
            break
    issues.sort(key=lambda each: -len(each.stands))
    return Stands(actors=actors, issues=tuple(issues))


def _find_actors(context: Context) -> tuple[Actor, ...]:
    """Return the actors asked for, else the issuers that say most; unknown issuers are no actor."""
    groups: dict[str, list[Topical]] = defaultdict(list)
    wanted = context.assignment.actors
    for each in gather_bound(context):
        topical = each.topical
        if topical.is_recital or topical.is_signature:
            continue
        if wanted:
            for actor in wanted:
                if is_of(actor, topical, each.grade):
                    groups[actor].append(topical)
        elif topical.document.card.issuer is not None and not each.is_told:
            groups[cards.issuer(topical.document)].append(topical)
    ordered = sorted(groups.items(), key=lambda entry: -len(entry[1]))
    return tuple(
        Actor(name=name, sentences=tuple(sorted(found, key=lambda each: _standing(name, each))))
        for name, found in ordered[:MOST_ACTORS]
    )


def _standing(actor: str, each: Topical) -> tuple[bool, str]:
    """Return a key by which an actor's own and official words come before what is told of it."""
    return not is_issuer(actor, each.document), cards.grade(each.document) or "P4"


def _name_issues(actors: Sequence[Actor], asked: frozenset[str], fewest: int) -> dict[Stems, str]:
    """Return the matters that most actors speak of, each in its usual wording.

    The topic's own words part nothing.
    """
    users: dict[Stems, set[str]] = defaultdict(set)
    wordings: dict[Stems, Counter[str]] = defaultdict(Counter)
    for actor in actors:
        for each in actor.sentences:
            for stems, words in list_matters(each.sentence.text):
                if not set(stems) <= asked:
                    users[stems].add(actor.name)
                    wordings[stems][words] += 1
    named = _list_names(actors)
    kept = [
        stems
        for stems, who in users.items()
        if len(who) >= fewest
        and sum(wordings[stems].values()) >= FEWEST_TIMES
        and not set(stems) <= named
    ]
    kept.sort(key=lambda one: (-len(users[one]), -sum(wordings[one].values()), one))
    return {stems: wordings[stems].most_common(1)[0][0] for stems in kept}


def _list_names(actors: Sequence[Actor]) -> frozenset[str]:
    """Return the stems of the names of actors and issuers: who speaks is no issue."""
    names = [actor.name for actor in actors]
    names += [cards.issuer_in_full(each.document) for one in actors for each in one.sentences]
    return frozenset(term for name in set(names) for term in find_terms(name))


def list_matters(text: str) -> Iterator[tuple[Stems, str]]:
    """Yield what a sentence speaks of: pairs of content words, and names of several words."""
    yield from _list_pairs(text)
    for name in find_names(text):
        telling = set(name.stems) - _NO_STEMS
        if len(telling) > 1 and not any(each.isdigit() for each in name.stems):
            yield name.stems, name.surface


def _list_pairs(text: str) -> Iterator[tuple[Stems, str]]:
    """Yield the pairs of content words that stand side by side in small letters, as stems."""
    for run in _PLAIN.findall(text):
        words = split_words(run)
        content = set(find_content(words))
        for before, left, right in zip(("", *words), words, words[1:], strict=False):
            telling = min(len(left), len(right)) >= _SHORTEST
            if not telling or right.endswith("ed") or _is_verbal(left, before):
                continue
            if {left, right} & _NO_MATTERS or right in _NEVER_NOUNS:
                continue
            if f"{left} {right}" not in run:
                continue  # One word with a hyphen: "pro-innovation" is no matter.
            if left in content and right in content:
                yield (fold_word(left), fold_word(right)), f"{left} {right}"


def _is_verbal(word: str, before: str) -> bool:
    """Say whether a word tells what is done, not what is spoken of: "advance", "to share"."""
    if before in _GOVERNING:
        return True
    if word in _NO_ADVERBS:
        return False
    return word.endswith(("ing", "ed", "ly")) or word in _VERBS


def _find_stands(
    context: Context,
    actors: Sequence[Actor],
    matter: Stems,
    taken: set[tuple[str, int]],
) -> dict[str, Stand]:
    """Return what each actor says of an issue, by a sentence that no other issue has shown."""
    stands = {}
    for actor in actors:
        found = [
            each
            for each in actor.sentences
            if each.key not in taken
            and any(found == matter for found, _ in list_matters(each.sentence.text))
        ]
        chosen = pick(context, found, 1, longest=LONGEST_WORDS)
        if chosen:
            topical = chosen[0].topical
            graded = grade(topical.sentence, topical.lead)
            stands[actor.name] = Stand(quoted=chosen[0], grade=graded)
    return stands
