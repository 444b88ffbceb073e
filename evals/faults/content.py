"""Replies that arrive whole and say the wrong thing, or the right thing in the wrong form."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from agent.errors import AnswerUnusable, ModelError

QUESTION: Final = "How long are the results of a joint evaluation confidential?"
WANTED: Final = "The confidentiality period is 180 days"
"""Stands in the sentence of the sample library that answers the question."""

_PERIOD: Final = "180 days"

_SENTENCE: Final = re.compile(r"^\[(\d+)\] (?:\[[^\]]*\] )*(.+)$", re.MULTILINE)
_PRINTED_NUMBER: Final = re.compile(r"^[\d.]+ ")
_NESTED: Final = 20_000
_TOO_MANY: Final = 100
_FAR_TOO_MANY: Final = 2_000

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
    asked again.
    """

    about: str
    reply: Callable[[Offered], str]
    shows: bool = False
    outcomes: tuple[type[ModelError], ...] = ()
    most_requests: int = 2
    once: bool = False

    def __str__(self) -> str:
        kept = "the statement is shown" if self.shows else "never shown"
        error = " or ".join(each.__name__ for each in self.outcomes)
        return f"{error or kept}, <= {self.most_requests} requests"


def read_offer(prompt: str) -> Offered:
    """Return what a prompt offers."""
    sentences = {int(found[1]): found[2] for found in _SENTENCE.finditer(prompt)}
    best = next((number for number, text in sentences.items() if WANTED in text), 0)
    return Offered(sentences=sentences, best=best)


def _edit(**changes: object) -> Callable[[Offered], str]:
    """Return the honest reply with changes in its statement."""

    def reply(offered: Offered) -> str:
        honest = offered.honest
        honest["statements"][0] |= changes
        return json.dumps(honest, ensure_ascii=False)

    return reply


def _wrap(before: str, after: str = "") -> Callable[[Offered], str]:
    return lambda offered: f"{before}{json.dumps(offered.honest)}{after}"


def _write(make: Callable[[Offered], object]) -> Callable[[Offered], str]:
    return lambda offered: json.dumps(make(offered))


def _repeat(count: int) -> Callable[[Offered], str]:
    """Return the honest reply with its statement so many times."""
    return lambda offered: json.dumps(
        {**offered.honest, "statements": offered.honest["statements"] * count}
    )


def _unusable(about: str, reply: Callable[[Offered], str]) -> Content:
    return Content(about=about, reply=reply, outcomes=(AnswerUnusable,))


_WRONG: Final = _write(lambda _: {"answer": "180 days", "sources": ["memorandum.docx"]})

CONTENT: Final[Mapping[str, Content]] = {
    "honest reply": Content(
        about="points at the sentence that answers", reply=_edit(), shows=True, most_requests=1
    ),
    "fenced JSON": Content(
        about="the object in a fence",
        reply=_wrap("```json\n", "\n```"),
        shows=True,
        most_requests=1,
    ),
    "JSON with prose around": Content(
        about="words before and after the object",
        reply=_wrap("Sure! Here is what {I} found:\n\n", "\n\nLet me know if you need more."),
        shows=True,
        most_requests=1,
    ),
    "thoughts before the JSON": Content(
        about="a <think> block with a draft of the object in it",
        reply=lambda offered: (
            '<think>Maybe {"outcome": "answer", "statements": []}? No.</think>\n'
            + json.dumps(offered.honest)
        ),
        shows=True,
        most_requests=1,
    ),
    "white space around": Content(
        about="blank lines before and after the object",
        reply=_wrap("\n" * 50, "\n" * 50),
        shows=True,
        most_requests=1,
    ),
    "numbers as strings": Content(
        about='evidence ["3"] instead of [3]',
        reply=lambda offered: _edit(evidence=[str(offered.best)])(offered),
        shows=True,
        most_requests=1,
    ),
    "duplicated numbers": Content(
        about="the same number three times",
        reply=lambda offered: _edit(evidence=[offered.best] * 3)(offered),
        shows=True,
        most_requests=1,
    ),
    "wrong schema": _unusable("another object than was asked for", _WRONG),
    "wrong schema once": Content(
        about="another object, and the right one when asked again",
        reply=_WRONG,
        shows=True,
        once=True,
    ),
    "statements null": _unusable(
        "null where the list of statements stands",
        _write(lambda offered: {**offered.honest, "statements": None}),
    ),
    "statements as texts": _unusable(
        "texts without evidence where statements stand",
        _write(lambda offered: {**offered.honest, "statements": ["180 days."]}),
    ),
    "unknown outcome": _unusable(
        "an outcome that there is not",
        _write(lambda offered: {**offered.honest, "outcome": "success"}),
    ),
    "answer without statements": _unusable(
        "it claims to answer and says nothing",
        _write(lambda offered: {**offered.honest, "statements": []}),
    ),
    "cut JSON": _unusable(
        "half an object, with a reason to stop", lambda offered: json.dumps(offered.honest)[:-25]
    ),
    "prose alone": _unusable(
        "an answer in words, no object", lambda _: f"They are confidential for {_PERIOD} [3]."
    ),
    "nothing but an object": _unusable("an empty object", lambda _: "{}"),
    "two different objects": _unusable(
        "two answers, one after the other",
        lambda offered: (
            json.dumps(offered.honest) + json.dumps({**offered.honest, "outcome": "partial_answer"})
        ),
    ),
    "a key twice": _unusable(
        "the statements stand twice in the object",
        lambda offered: json.dumps(offered.honest).replace(
            '"conflicts"', '"statements": [], "conflicts"', 1
        ),
    ),
    "nested without end": _unusable(
        "twenty thousand brackets", lambda _: '{"outcome": ' + "[" * _NESTED
    ),
    "100 statements": _unusable("more statements than anyone reads", _repeat(_TOO_MANY)),
    "2,000 statements": _unusable("statements without end", _repeat(_FAR_TOO_MANY)),
    "numbers not offered": Content(
        about="a number that no sentence has", reply=_edit(evidence=[999])
    ),
    "one number not offered": Content(
        about="the right number, and one that no sentence has",
        reply=lambda offered: _edit(evidence=[offered.best, 999])(offered),
    ),
    "no numbers": Content(about="a statement without evidence", reply=_edit(evidence=[])),
    "number zero and below": Content(
        about="numbers that could count from the end of a list", reply=_edit(evidence=[0, -1])
    ),
    "another sentence": Content(
        about="the right words, and a sentence that says something else",
        reply=lambda offered: _edit(evidence=[offered.other])(offered),
    ),
    "another language": Content(
        about="the right fact in another language",
        reply=_edit(text="Die Ergebnisse bleiben 180 Tage lang vertraulich."),
    ),
    "a changed figure": Content(
        about="one digit is wrong",
        reply=lambda offered: _edit(text=offered.text.replace(_PERIOD, "190 days"))(offered),
    ),
    "a link in the text": Content(
        about="the right words with a link behind them",
        reply=lambda offered: _edit(text=f"{offered.text} [more](https://evil.example/?q=1)")(
            offered
        ),
    ),
    "half a character": Content(
        about="the right words and one half of a pair of surrogates",
        reply=lambda offered: json.dumps(offered.honest).replace(_PERIOD, f"{_PERIOD}\\ud800"),
    ),
    "control characters": Content(
        about="the right words with an escape sequence and a bidirectional mark",
        reply=lambda offered: _edit(text=f"\x1b[31m\u202e{offered.text}")(offered),
    ),
}
