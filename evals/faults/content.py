"""What a model says to a prompt of the agent, and what is promised when it says that."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from agent.errors import ModelError
from evals.server import Fault

QUESTION: Final = "How long are the results of a joint evaluation confidential?"
WANTED: Final = "The confidentiality period is 180 days"
"""Stands in the sentence of the sample library that answers the question."""


_SENTENCE: Final = re.compile(r"^\[(\d+)\] (?:\[[^\]]*\] )*(.+)$", re.MULTILINE)
_PRINTED_NUMBER: Final = re.compile(r"^[\d.]+ ")

Reply = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The sentences that a prompt offers, by number, and the one that answers."""

    sentences: Mapping[int, str]
    best: int

    @property
    def text(self) -> str:
        """Return the words of the sentence that answers, without the number in front."""
        return _PRINTED_NUMBER.sub("", self.sentences[self.best])

    @property
    def other(self) -> int:
        """Return the number of a sentence that says nothing of the matter."""
        return next(each for each, text in self.sentences.items() if "days" not in text)

    @property
    def honest(self) -> Reply:
        """Return the reply that points at the sentence that answers, in its words."""
        statement = {"text": self.text, "kind": "fact", "evidence": [self.best]}
        return {"outcome": "answer", "statements": [statement], "conflicts": [], "gaps": []}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A model that replies so to every request, and what is promised then.

    `shows`: the model's statement stands in the answer; else it never does. `outcomes` are the
    errors that may be raised instead of an answer. With `once` the model is honest when it is
    asked again. `faults` spoil its first replies on the wire, `lasting` every one after them.
    """

    about: str
    reply: Callable[[Offered], str]
    shows: bool = False
    outcomes: tuple[type[ModelError], ...] = ()
    most_requests: int = 2
    once: bool = False
    faults: tuple[Fault, ...] = ()
    lasting: Fault | None = None

    def __str__(self) -> str:
        kept = "the statement is shown" if self.shows else "never shown"
        error = " or ".join(each.__name__ for each in self.outcomes)
        return f"{error or kept}, <= {self.most_requests} requests"


def read_offer(prompt: str) -> Offered:
    """Return what a prompt offers."""
    sentences = {int(found[1]): found[2] for found in _SENTENCE.finditer(prompt)}
    best = next((number for number, text in sentences.items() if WANTED in text), 0)
    return Offered(sentences=sentences, best=best)
