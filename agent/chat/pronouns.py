"""Words that point outside their question, and what they are taken for.

A pronoun is bound where its own question names what it stands for ("Does the Act say when it takes
effect?"). A possessive is bound by anything named before it; another pronoun only by what stands in
an earlier clause: in "What does the Act say about it?" it cannot be the Act.
Source: principle B of binding, Chomsky 1981, in its plainest form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.chat.acts import Role, find_role
from agent.chat.antecedents import Candidate, find_candidates, find_persons, list_recent
from agent.chat.types import Spoken
from agent.question.names import HEADS
from agent.question.words import STOP_WORDS, fold_word, split_words, word_set

_POINTING: Final = re.compile(
    r"(?<![\w’'-])(it|its|they|them|their|he|him|his|she|her|there|this|that|these|those)(?![\w’'-])",
    re.IGNORECASE,
)
_BOUNDARY: Final = re.compile(
    r"[,;:]|\b(?:when|where|whether|if|that|because|while|who|which|what|how|before|after|until"
    r"|unless|since|and|or|but|as|so|once)\b",
    re.IGNORECASE,
)
_EXISTENTIAL: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|may|might|must|should|can|could)"
    r"\s+there\b|\bthere\s+(?:is|are|was|were|be|been|will|would|may|must|has|have|had)\b",
    re.IGNORECASE,
)
_EMPTY_IT: Final = re.compile(
    r"\b(?:is|was|will|would)\s+it\s+(?:be\s+)?(?:not\s+)?[a-z]+\s+(?:to|that|whether|if)\b"
    r"|\bdoes\s+it\s+(?:take|matter|mean)\s+(?:to|whether|that|if)\b",
    re.IGNORECASE,
)
_AUXILIARIES: Final = word_set(
    """
    is are was were am be been do does did has have had will would shall should can could may might
    must isn't aren't wasn't doesn't don't didn't won't
    """
)
_PREPOSITIONS: Final = word_set(
    """
    about above after against at before behind below beyond by during for from in into of on over
    since through to under until upon with within without
    """
)
_EVENTS: Final = frozenset({"this", "that"})
_TEMPORAL: Final = re.compile(r"\b(?:after|before|since|until)\s+$", re.IGNORECASE)
"""What "after that" stands for is what happens, which no phrase names."""

_RELATIVE: Final = frozenset({"who", "whom", "whose", "which", "that", "of"})
_POSSESSIVES: Final = frozenset({"its", "their", "his"})
_MANY: Final = frozenset({"they", "them", "their", "these", "those"})
_PERSONS: Final = frozenset({"he", "him", "his", "she", "her"})
_LONGEST_TITLE: Final = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointing:
    """A word, or "that committee", that points outside the question; offsets in its text."""

    words: str
    start: int
    end: int
    noun: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A question in which what points outside was replaced; `unclear` lists what could not be."""

    text: str
    changed: bool
    unclear: tuple[str, ...] = ()


def fill(text: str, history: Sequence[Spoken]) -> Filled:
    """Return the question with each word that points outside replaced by what it stands for."""
    unclear: list[str] = []
    filled, start = text, 0
    while (pointing := find_pointing(filled, start)) is not None:
        phrase = _resolve(pointing, filled, history)
        if phrase is None:
            unclear.append(pointing.words)
            start = pointing.end
            continue
        phrase = _inflect(phrase, pointing, filled)
        filled = filled[: pointing.start] + phrase + filled[pointing.end :]
        start = pointing.start + len(phrase)
    return Filled(text=filled, changed=filled != text, unclear=tuple(unclear))


def find_pointing(text: str, start: int = 0) -> Pointing | None:
    """Return the first word from `start` on that points outside the question."""
    for found in _POINTING.finditer(text, start):
        pointing = _read(text, found)
        if pointing is not None and not _is_bound(text, pointing):
            return pointing
    return None


def name_title(title: str) -> str:
    """Return a phrase that names a document by its title, however it is written."""
    plain = " ".join(re.sub(r"[\"“”«»„]", "'", title).split())
    if len(plain) > _LONGEST_TITLE:
        plain = plain[:_LONGEST_TITLE].rpartition(" ")[0]
    # Of the nouns that name documents this one is never read as a verb.
    return f"the “{plain}” paper"


def _read(text: str, found: re.Match[str]) -> Pointing | None:
    word = found[0].lower()
    if word == "there":
        if any(each.start() <= found.start() < each.end() for each in _EXISTENTIAL.finditer(text)):
            return None
    elif word == "it":
        if any(each.start() <= found.start() < each.end() for each in _EMPTY_IT.finditer(text)):
            return None
    elif word in {"this", "that", "these", "those"}:
        return _read_demonstrative(text, found)
    return Pointing(words=found[0], start=found.start(), end=found.end())


def _read_demonstrative(text: str, found: re.Match[str]) -> Pointing | None:
    """Read "that" as a pronoun or before a noun, and not where it opens a clause."""
    before = [word.lower() for word in re.findall(r"[\w’']+", text[: found.start()])]
    after = re.match(r"\s+([\w’'-]+)", text[found.end() :])
    previous = before[-1] if before else ""
    following = after[1].lower() if after else ""
    if following in _RELATIVE:  # "those who evaluate"
        return None
    placed = previous in _AUXILIARIES | _PREPOSITIONS or not following
    if not following or (placed and following in STOP_WORDS | _PREPOSITIONS | {"legally"}):
        return Pointing(words=found[0], start=found.start(), end=found.end())
    if found[0].lower() == "that" and previous not in _AUXILIARIES | _PREPOSITIONS | {""}:
        return None
    if placed and _is_participle(following):
        return Pointing(words=found[0], start=found.start(), end=found.end())
    assert after is not None, "a word follows"
    if following in STOP_WORDS or following in {"year", "month", "week", "time", "point", "case"}:
        return None
    end = found.end() + after.end()
    return Pointing(words=text[found.start() : end], start=found.start(), end=end, noun=following)


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in {"binding", "true", "so", "done", "made", "set", "given"}


def _is_bound(text: str, pointing: Pointing) -> bool:
    before = [each for each in find_candidates(text) if each.end <= pointing.start]
    if not before or pointing.noun:
        return False
    if _is_possessive(text, pointing):
        return True
    return any(_BOUNDARY.search(text, each.end, pointing.start) for each in before)


def _is_possessive(text: str, pointing: Pointing) -> bool:
    word = pointing.words.lower()
    if word == "her":
        following = re.match(r"\s+([\w’'-]+)", text[pointing.end :])
        return following is not None and following[1].lower() not in STOP_WORDS
    return word in _POSSESSIVES


def _resolve(pointing: Pointing, text: str, history: Sequence[Spoken]) -> str | None:
    word = pointing.words.lower()
    recent = list_recent(history)
    if pointing.noun:
        return _find_headed(pointing.noun, recent, history)
    if word in _PERSONS:
        return _find_person(recent, history)
    if word in _EVENTS and _TEMPORAL.search(text, 0, pointing.start):
        return None
    role = find_role(text, pointing.start, pointing.end)
    if role is Role.DONE_TO_DOCUMENTS and word not in _MANY:
        return _find_document(recent) or _name_cited(history) or _find_common(recent)
    for candidates in recent:
        named = [
            each.phrase
            for each in _rank(candidates, word, of_document=role is Role.DONE_BY_DOCUMENTS)
        ]
        if named:
            return named[0]
    return None if word in _MANY else _name_cited(history)


def _find_document(recent: Sequence[Sequence[Candidate]]) -> str | None:
    return next((each.phrase for some in recent for each in some if each.document), None)


def _find_common(recent: Sequence[Sequence[Candidate]]) -> str | None:
    """Return what is named by a common noun; a country or a person is not signed."""
    named = (each.phrase for some in recent for each in some if each.phrase.islower())
    return next(named, None)


def _rank(candidates: Sequence[Candidate], word: str, *, of_document: bool) -> list[Candidate]:
    """Return those that a word may stand for, the likeliest first."""
    things = [each for each in candidates if not each.person]
    if word in _MANY:
        return [each for each in things if each.plural] or [
            each for each in things if not each.document and each.phrase[:1].isupper()
        ]
    things = [each for each in things if not each.plural or each.document]
    if word == "there":
        things = [each for each in things if not each.document] or things
        return things[::-1]
    documents = [each for each in things if each.document]
    others = [each for each in things if not each.document]
    topics = [each for each in things if each.topic]
    first = documents if of_document else topics
    return [*first, *(others[:1] if word == "that" else ()), *documents, *others]


def _find_headed(
    noun: str, recent: Sequence[Sequence[Candidate]], history: Sequence[Spoken]
) -> str | None:
    """Return what "that committee" stands for: a phrase with this head, or a document."""
    stem = fold_word(noun)
    is_document = noun in HEADS
    for candidates in recent:
        for each in candidates:
            head = re.split(r" (?:of|for|in|under|from|between) ", each.phrase)[0]
            if stem in {fold_word(word) for word in split_words(head)}:
                return each.phrase
        if is_document and (named := [each.phrase for each in candidates if each.document]):
            return named[0]
    if not is_document:
        return None
    titled = dict.fromkeys(
        title
        for spoken in history[-len(recent) :]
        for title in spoken.documents
        if stem in {fold_word(word) for word in split_words(title)}
    )
    return name_title(next(iter(titled))) if len(titled) == 1 else _name_cited(history)


def _find_person(recent: Sequence[Sequence[Candidate]], history: Sequence[Spoken]) -> str | None:
    """Return the one person named; two are too many to choose from."""
    for candidates, spoken in zip(recent, reversed(history), strict=False):
        asked = [each.phrase for each in candidates if each.person]
        named = asked or list(find_persons(spoken.statements))
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _name_cited(history: Sequence[Spoken]) -> str | None:
    """Return the one document that the last answer rests on."""
    cited = history[-1].documents if history else ()
    return name_title(cited[0]) if len(cited) == 1 else None


def _inflect(phrase: str, pointing: Pointing, text: str) -> str:
    if pointing.words.lower() == "there":
        phrase = f"at {phrase}"
    elif _is_possessive(text, pointing):
        phrase += "’" if phrase.endswith("s") else "’s"
    if phrase[:4].lower() == "the ":
        phrase = phrase[:1].lower() + phrase[1:]
    elif phrase.islower() and Candidate(phrase=phrase, start=0, end=0).plural:
        phrase = f"the {phrase}"
    return phrase[:1].upper() + phrase[1:] if pointing.start == 0 else phrase
