"""Replies that arrive whole and say the wrong thing, or the right thing in the wrong form."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final

from agent.errors import AnswerUnusable
from evals.faults.content import Content, Offered

_PERIOD: Final = "180 days"
_NESTED: Final = 20_000
_TOO_MANY: Final = 100
_FAR_TOO_MANY: Final = 2_000


def edit(**changes: object) -> Callable[[Offered], str]:
    """Return the honest reply with changes in its statement."""

    def reply(offered: Offered) -> str:
        honest = offered.honest
        honest["statements"][0] |= changes
        return json.dumps(honest, ensure_ascii=False)

    return reply


def change_figure(offered: Offered) -> str:
    """Return the honest reply with a wrong figure in its statement."""
    return edit(text=offered.text.replace(_PERIOD, "190 days"))(offered)


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

REPLIES: Final[Mapping[str, Content]] = {
    "honest reply": Content(
        about="points at the sentence that answers", reply=edit(), shows=True, most_requests=1
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
        reply=lambda offered: edit(evidence=[str(offered.best)])(offered),
        shows=True,
        most_requests=1,
    ),
    "duplicated numbers": Content(
        about="the same number three times",
        reply=lambda offered: edit(evidence=[offered.best] * 3)(offered),
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
        about="a number that no sentence has", reply=edit(evidence=[999])
    ),
    "one number not offered": Content(
        about="the right number, and one that no sentence has",
        reply=lambda offered: edit(evidence=[offered.best, 999])(offered),
    ),
    "no numbers": Content(about="a statement without evidence", reply=edit(evidence=[])),
    "number zero and below": Content(
        about="numbers that could count from the end of a list", reply=edit(evidence=[0, -1])
    ),
    "another sentence": Content(
        about="the right words, and a sentence that says something else",
        reply=lambda offered: edit(evidence=[offered.other])(offered),
    ),
    "another language": Content(
        about="the right fact in another language",
        reply=edit(text="Die Ergebnisse bleiben 180 Tage lang vertraulich."),
    ),
    "a changed figure": Content(
        about="one digit is wrong",
        reply=change_figure,
    ),
    "a link in the text": Content(
        about="the right words with a link behind them",
        reply=lambda offered: edit(text=f"{offered.text} [more](https://evil.example/?q=1)")(
            offered
        ),
    ),
    "half a character": Content(
        about="the right words and one half of a pair of surrogates",
        reply=lambda offered: json.dumps(offered.honest).replace(_PERIOD, f"{_PERIOD}\\ud800"),
    ),
    "control characters": Content(
        about="the right words with an escape sequence and a bidirectional mark",
        reply=lambda offered: edit(text=f"\x1b[31m\u202e{offered.text}")(offered),
    ),
}
