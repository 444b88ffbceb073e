"""What earlier questions named: the things that "it", "they" or "there" may stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.chat.types import Spoken
from agent.question.events import find_events
from agent.question.names import HEADS, find_names, find_references
from agent.question.words import LIGHT_WORDS, STOP_WORDS, word_set

_REACH: Final = 3
"""Turns back that a pronoun may reach: further back people name the thing again."""

_TOPIC: Final = re.compile(
    r"\b(?:say|says|said|provide|provides|state|states|report|reports)"
    r"\s+(?:about|on|regarding|concerning)\s+(.+?)\s*\??$"
)
_NOUN_PHRASE: Final = re.compile(
    r"\b(?:the|this|that|these|those|its|their)\s+(?=[\w’'-])", re.IGNORECASE
)
_WORD: Final = re.compile(r"\s*([\w&’'-]+)")
_COUNTED: Final = re.compile(r"\b(?:how many|how much|which|what)\s+(?=[a-z])", re.IGNORECASE)
_BARE_PLURAL: Final = re.compile(
    r"\b(?!\w*(?:ss|us|is)\b)[a-z]{3,}s(?=\s*\??$|\s+(?:in|of|to|for|from|under|by|with|at|on)\b)"
)
_ENDS_PHRASE: Final = STOP_WORDS | LIGHT_WORDS | word_set(
    """
    end ends start starts begin begins run runs apply applies cover covers include includes last
    lasts cost costs happen meet meets work works require requires operate operates open opens
    change changes
    """
)  # fmt: skip
_DOCUMENTS: Final = HEADS | word_set("note minutes audit answers submission dossier opinion")
_JOINTS: Final = frozenset({"of"})
_LONGEST: Final = 6
_TITLES: Final = word_set(
    "minister secretary president chancellor commissioner mr mrs ms dr sir chair director judge"
)
_BODIES: Final = word_set(
    """
    act agency agreement amendment annex assembly authority bank body board bureau bulletin campus
    centre center charter cluster college commission committee commonwealth company compute
    conference congress convention council court declaration department digital directive
    directorate division europe european federation forum foundation fund government group house
    initiative institute inc international joint kingdom league limited ltd memorandum ministry
    nations national network note office order organisation organization panel parliament
    partnership plan plc policy programme program protocol public regulation republic research
    science senate service society standard state states strategy summit supreme systems task team
    technology treaty tribunal trust union united university
    january february march april may june july august september october november december
    """
)
_PERSON: Final = re.compile(r"(?<![\w“])[A-Z][a-z’'-]+(?: [A-Z]\.)?(?: [A-Z][a-z’'-]+){1,2}(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A phrase of a question that a pronoun may stand for; offsets count its characters."""

    phrase: str
    start: int
    end: int
    document: bool = False
    topic: bool = False

    @property
    def person(self) -> bool:
        """Whether it is written as a person's name."""
        return not self.document and is_person(self.phrase)

    @property
    def plural(self) -> bool:
        """Whether its head is a plural: "node hours", "the penalties"."""
        head = re.split(r" (?:of|for|in|under|from) ", self.phrase)[0].split()[-1]
        return head.endswith("s") and not head.endswith(("ss", "us", "is", "’s", "'s"))


def find_candidates(text: str) -> tuple[Candidate, ...]:
    """Return what a question names, in order: documents, names, and phrases behind "the"."""
    found: list[Candidate] = []
    topic = _TOPIC.search(text)
    for reference in find_references(text):
        phrase = reference.phrase.strip()
        start = text.find(phrase)
        about = topic is not None and start >= topic.start(1)
        _add(found, text, start, start + len(phrase), document=True, topic=about)
    if topic is not None and len(topic[1].split()) <= _LONGEST:
        _add(found, text, topic.start(1), topic.end(1), topic=True)
    for opening in _NOUN_PHRASE.finditer(text):
        _add(found, text, opening.start(), _end_phrase(text, opening.end()))
    for name in find_names(text):
        if name.surface[:1].isupper():
            start = text.find(name.surface)
            _add(found, text, start, start + len(name.surface))
    for opening in _COUNTED.finditer(text):
        end = _end_phrase(text, opening.end(), longest=3)
        _add(found, text, opening.end(), end)
    for bare in _BARE_PLURAL.finditer(text):
        if bare[0] not in _ENDS_PHRASE and not _is_act(bare[0]):
            _add(found, text, bare.start(), bare.end())
    return tuple(sorted(found, key=lambda each: each.start))


def list_recent(history: Sequence[Spoken]) -> tuple[tuple[Candidate, ...], ...]:
    """Return the candidates of the last questions, the latest question first."""
    return tuple(find_candidates(each.question) for each in reversed(history[-_REACH:]))


def is_person(phrase: str) -> bool:
    """Say whether a phrase is written as a person's name, with or without a title."""
    words = [word for word in phrase.split() if word.lower() != "the"]
    lower = [word.lower().strip(".,") for word in words]
    if any(word in _TITLES for word in lower):
        return True
    whole = _PERSON.fullmatch(" ".join(words))
    return whole is not None and not any(word in _BODIES for word in lower)


def find_persons(statements: Sequence[str]) -> tuple[str, ...]:
    """Return the names of persons in statements that were shown, each once."""
    found = (each[0] for text in statements for each in _PERSON.finditer(text))
    return tuple(dict.fromkeys(name for name in found if is_person(name)))


def _add(
    found: list[Candidate], text: str, start: int, end: int, *, document: bool = False,
    topic: bool = False,
) -> None:  # fmt: skip
    phrase = text[start:end].strip(" ,;:?")
    end = start + len(phrase)
    taken = (each for each in found if start < each.end and each.start < end)
    # "the term of the memorandum" is a thing beside the memorandum itself.
    if start < 0 or not phrase or any(start >= each.start or end != each.end for each in taken):
        return
    if phrase.lower() in {"documents", "the documents", "sources", "the sources"}:
        return
    document = document or _is_document(phrase)
    found.append(Candidate(phrase=phrase, start=start, end=end, document=document, topic=topic))


def _is_document(phrase: str) -> bool:
    """Say whether a phrase is headed by a noun for documents: "Guidance Note 11"."""
    head = [word for word in re.split(r" (?:of|for|on) ", phrase)[0].split() if word.isalpha()]
    return len(head) > 1 and head[-1].lower() in _DOCUMENTS


def _end_phrase(text: str, start: int, *, longest: int = _LONGEST) -> int:
    """Return where the noun phrase that begins at `start` ends: before a verb or a small word."""
    place, count = start, 0
    while count < longest and (word := _WORD.match(text, place)) is not None:
        lower = word[1].lower()
        joins = lower in _JOINTS and count > 0
        ends = lower in _ENDS_PHRASE or (count > 0 and lower == word[1] and _is_act(lower))
        # "the annual report": a verb as well, but nothing before it is what reports.
        ends = ends and not (0 < count <= 2 and lower in _DOCUMENTS)
        if ends and not joins:
            break
        following = _WORD.match(text, word.end())
        if joins and (following is None or following[1].lower() in _ENDS_PHRASE - {"the"}):
            break
        place, count = word.end(), count + 1
        if joins and following is not None and following[1].lower() == "the":
            place = following.end()
    return place


def _is_act(word: str) -> bool:
    """Say whether a word is a verb of doing in a finite form: "signed", "invest"."""
    noun = word.endswith(("ment", "ments", "tion", "tions", "ing", "ings"))
    return bool(find_events((word,))) and not noun
