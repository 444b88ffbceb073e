"""A request as a persona sees it: read out of the messages alone, as a model would."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from agent.model.types import Request
from evals.server import read_prompt

_FENCED: Final = re.compile(
    r"^<<<DATA (?P<marker>\w+)\n(?P<data>.*?)\nDATA (?P=marker)>>>$", re.DOTALL | re.MULTILINE
)
_QUESTION: Final = re.compile(r"^Question: (.*)$", re.MULTILINE)
_SECTION: Final = re.compile(r"^The questions behind it:\n((?:\d+\. .*\n)+)", re.MULTILINE)
_LAST_QUESTION: Final = re.compile(r"^Last question: (.*)$", re.MULTILINE)
_DOCUMENT: Final = re.compile(r"^Document: (.*)$")
_ISSUER: Final = re.compile(r"^Issuer: (.*?); date: (.*?); status: ([^;]*)(?:; source: (.*))?$")
_SENTENCE: Final = re.compile(r"^\[(\d+)\] ((?:\[[^\]]*\] )*)(.+)$")
_LABEL: Final = re.compile(r"\[([^\]]*)\] ")
_CONTINUES: Final = re.compile(r"continues (\d+)")
_FAILED: Final = re.compile(
    r"^Statement (\d+): (.*)\nIt points at: (.*)\nFound: (.*)$", re.MULTILINE
)
_PAIR: Final = re.compile(r"^Statement (\d+): (.*)$", re.MULTILINE)
_WARNED: Final = re.compile(r"^Note: sentence ([\d, ]+) speaks to a model", re.MULTILINE)
_UNREADABLE: Final = "Your reply could not be read"


class Wish(StrEnum):
    """What a prompt asks for."""

    COMPOSE = "compose"
    REWRITE = "rewrite"
    SECOND_LOOK = "second_look"
    STANDALONE = "standalone"
    RESEARCH = "research"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a prompt says of a document."""

    title: str
    issuer: str = ""
    date: str = ""
    status: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One numbered sentence: `labels` are the words in brackets, `lead` the number it continues."""

    number: int
    text: str
    source: Source
    labels: tuple[str, ...] = ()
    lead: int | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells it from sentences of other prompts: the document's title, the words."""
        return (self.source.title, self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A statement that is to be written anew, with the numbers it pointed at."""

    place: int
    text: str
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """All that a persona knows."""

    wish: Wish
    question: str
    sentences: tuple[Sentence, ...] = ()
    failed: tuple[Failed, ...] = ()
    data: str = ""
    repair: bool = False
    pairs: int = 0
    warned: frozenset[int] = frozenset()
    _numbered: dict[int, Sentence] = field(default_factory=dict, repr=False, compare=False)

    def at(self, number: int) -> Sentence | None:
        """Return the sentence with that number."""
        if not self._numbered:
            self._numbered.update({each.number: each for each in self.sentences})
        return self._numbered.get(number)


def read_request(request: Request) -> Prompt:
    """Return what a request of ours says to a model."""
    return read_text("\n\n".join(each.text for each in request.messages))


def read_chat(body: dict[str, Any]) -> Prompt:
    """Return what a chat request of the protocol says to a model."""
    return read_text(read_prompt(body))


def read_text(text: str) -> Prompt:
    """Return what the messages of a request say, joined."""
    fenced = _FENCED.search(text)
    data = fenced["data"] if fenced else ""
    failed = tuple(
        Failed(place=int(place), text=said, evidence=tuple(map(int, re.findall(r"\d+", numbers))))
        for place, said, numbers, _ in _FAILED.findall(data)
    )
    wish = _find_wish(text, data)
    return Prompt(
        wish=wish,
        question=_find_question(text),
        sentences=tuple(_read_sentences(data.split("\n"))),
        failed=failed,
        data=data,
        repair=_UNREADABLE in text,
        warned=frozenset(
            int(number) for line in _WARNED.findall(data) for number in re.findall(r"\d+", line)
        ),
        pairs=len(_PAIR.findall(data)) if wish is Wish.SECOND_LOOK else 0,
    )


def _find_question(text: str) -> str:
    """Return the question, or all those behind a section."""
    if behind := _SECTION.search(text):
        return " ".join(line.partition(" ")[2] for line in behind[1].splitlines())
    asked = (_LAST_QUESTION if "Last question:" in text else _QUESTION).search(text)
    return asked[1] if asked else ""


def _find_wish(text: str, data: str) -> Wish:
    if "\nFailed statements:\n" in f"\n{data}":
        return Wish.REWRITE
    if "\nIts sections, with the questions behind them:\n" in text:
        return Wish.RESEARCH
    if "one verdict for each of the" in text:
        return Wish.SECOND_LOOK
    return Wish.STANDALONE if _LAST_QUESTION.search(text) else Wish.COMPOSE


def _read_sentences(lines: Sequence[str]) -> list[Sentence]:
    found: list[Sentence] = []
    source = Source(title="")
    for line in lines:
        if match := _DOCUMENT.match(line):
            source = Source(title=match[1])
        elif match := _ISSUER.match(line):
            issuer, day, status, standing = match.groups(default="")
            source = Source(
                title=source.title, issuer=issuer, date=day, status=status, standing=standing
            )
        elif match := _SENTENCE.match(line):
            labels = tuple(_LABEL.findall(match[2]))
            leads = [_CONTINUES.fullmatch(each) for each in labels]
            lead = next((int(each[1]) for each in leads if each), None)
            found.append(
                Sentence(
                    number=int(match[1]), text=match[3], source=source, labels=labels, lead=lead
                )
            )
    return found
