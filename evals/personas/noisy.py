"""The noisy persona: honest content in ever worse form. How much of it is understood?"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from agent.ask import ask
from agent.errors import AnswerUnusable, ModelError
from agent.model.double import ScriptedModel
from agent.model.types import Request
from agent.quote.shelf import Shelf
from evals.personas.prompt import Wish, read_request
from evals.personas.reply import repeat, write_composed, write_other
from evals.personas.types import Said, Writer

Tree = Callable[[dict[str, Any]], dict[str, Any]]
Text = Callable[[str], str]

STATEMENTS: Final = 3
"""Statements of a reply: what a model answers to a plain question."""

LEVELS: Final = 6
_SEED: Final = 20_261_120
_THOUGHT: Final = "<think>The user wants {an answer}; sentence [3] says it.</think>\n"


def _each(change: Callable[[dict[str, Any]], dict[str, Any]]) -> Tree:
    """Change each statement of a reply."""
    return lambda reply: {**reply, "statements": [change(one) for one in reply["statements"]]}


def _numbers(write: Callable[[list[int]], Any]) -> Tree:
    """Write the evidence of each statement in another way."""

    def change(one: dict[str, Any]) -> dict[str, Any]:
        numbers = one["evidence"]
        plain = isinstance(numbers, list) and all(type(each) is int for each in numbers)
        return {**one, "evidence": write(numbers)} if plain else one

    return _each(change)


TREES: Final[dict[str, Tree]] = {
    "numbers in the text too": _each(
        lambda one: {**one, "text": f"{one['text'].rstrip('.')} {json.dumps(one['evidence'])}."}
    ),
    "numbers twice": _numbers(lambda numbers: [*numbers, *numbers]),
    "numbers as text": _numbers(lambda numbers: [str(each) for each in numbers]),
    "numbers in brackets": _numbers(lambda numbers: [f"[{each}]" for each in numbers]),
    "numbers with a point": _numbers(lambda numbers: [float(each) for each in numbers]),
    "numbers in one text": _numbers(lambda numbers: ", ".join(map(str, numbers))),
    "a number alone": _numbers(lambda numbers: numbers[0] if len(numbers) == 1 else numbers),
    "space around texts": _each(lambda one: {**one, "text": f"  {one['text']}\n"}),
    "kind in capitals": _each(lambda one: {**one, "kind": one["kind"].replace("_", " ").title()}),
    "a kind that is none": _each(lambda one: {**one, "kind": "claim"}),
    "no kind": _each(lambda one: {key: one[key] for key in ("text", "evidence")}),
    "a key too many": _each(lambda one: {**one, "confidence": 0.9}),
    "another name of a key": _each(
        lambda one: {{"evidence": "sources"}.get(key, key): value for key, value in one.items()}
    ),
    "keys in capitals": _each(lambda one: {key.title(): value for key, value in one.items()}),
    "outcome in capitals": lambda reply: {**reply, "outcome": "ANSWER"},
    "null for a list": lambda reply: {**reply, "conflicts": None},
    "no conflicts, no gaps": lambda reply: {key: reply[key] for key in ("outcome", "statements")},
    "keys in another order": lambda reply: dict(reversed(reply.items())),
    "one object deeper": lambda reply: {"response": reply},
}
"""In an order in which each can follow those before it."""

TEXTS: Final[dict[str, Text]] = {
    "indented": lambda text: json.dumps(json.loads(text), indent=2, ensure_ascii=False),
    "escaped letters": lambda text: json.dumps(json.loads(text)),
    "a fence": lambda text: f"```json\n{text}\n```",
    "words before": lambda text: f"Sure! Here is the answer you asked for:\n\n{text}",
    "words behind": lambda text: f"{text}\n\nI hope this helps. {{Ask}} if not.",
    "thoughts": lambda text: _THOUGHT + text,
    "a byte order mark": lambda text: f"\ufeff{text}",
    "5,000 empty lines": lambda text: "\n" * 2_500 + text + "\n" * 2_500,
    "the same object twice": lambda text: f"{text}\n{text}",
    "two different objects": lambda text: f"{text}\n{text.replace('fact', 'inference')}",
    "a comma too many": lambda text: text.replace("}]", "},]", 1),
    "single quotes": lambda text: re.sub(r'(?<!\\)"', "'", text),
    "typographic quotes": lambda text: re.sub(r'"(\w+)":', r"“\1”:", text),
    "a comment": lambda text: text.replace('"statements"', '// the answer\n"statements"', 1),
    "a line end in a text": lambda text: text.replace(" the ", " the\n", 1),
    "cut off": lambda text: text[: int(len(text) * 0.8)],
    "without its last brace": lambda text: text.rstrip()[:-1],
    "a list around": lambda text: f"[{text}]",
    "as a JSON text": json.dumps,
}

NOISES: Final = (*TREES, *TEXTS)


@dataclass(slots=True, kw_only=True)
class Heard:
    """What was understood of noisy replies.

    `at_once`: the same statements were shown as without noise. `asked_again`: they were when the
    second reply was clean. `refused`: a typed error while the noise went on. `changed` names what
    was shown otherwise: nothing may be.
    """

    name: str
    tried: int = 0
    at_once: int = 0
    asked_again: int = 0
    refused: int = 0
    changed: list[str] = field(default_factory=list)


class Noisy:
    """Says what it has to say through noises; `patient`: a repair is written without them."""

    def __init__(self, said: Sequence[Said], noises: Sequence[str], *, patient: bool) -> None:
        self._said = said
        self._noises = noises
        self._patient = patient

    def __call__(self, request: Request) -> str:
        """Reply to a request."""
        prompt = read_request(request)
        if prompt.wish is Wish.REWRITE:
            return repeat(prompt, self._said)
        if prompt.wish is not Wish.COMPOSE:
            return write_other(prompt)
        text = write_composed(self._said)
        return text if prompt.repair and self._patient else spoil(text, self._noises)


def spoil(text: str, noises: Sequence[str]) -> str:
    """Return a reply with noises: first those of its tree, then those of its text."""
    reply = json.loads(text)
    for name in sorted((each for each in noises if each in TREES), key=list(TREES).index):
        reply = TREES[name](reply)
    text = json.dumps(reply, ensure_ascii=False)
    for name in sorted((each for each in noises if each in TEXTS), key=list(TEXTS).index):
        text = TEXTS[name](text)
    return text


def measure_noise(library: Shelf, questions: Sequence[str], writer: Writer) -> list[Heard]:
    """Return what was understood under each noise alone."""
    plain = [found for each in questions if (found := _ask_plainly(library, each, writer))]
    return [_hear(library, plain, name, [[name]] * len(plain)) for name in NOISES]


def measure_levels(library: Shelf, questions: Sequence[str], writer: Writer) -> list[Heard]:
    """Return what was understood under none to six noises at once, drawn by seeded chance."""
    plain = [found for each in questions if (found := _ask_plainly(library, each, writer))]
    return [
        _hear(library, plain, f"{level} at once", list(_draw(level, len(plain))))
        for level in range(LEVELS + 1)
    ]


def _draw(level: int, count: int) -> Iterator[Sequence[str]]:
    for number in range(count):
        yield random.Random(f"{_SEED}:{level}:{number}").sample(NOISES, level)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plain:
    """A question, what a persona says to it, and what of that is shown without noise."""

    question: str
    said: tuple[Said, ...]
    shown: frozenset[str]


def _ask_plainly(library: Shelf, question: str, writer: Writer) -> _Plain | None:
    said: list[Said] = []

    def speak(request: Request) -> str:
        prompt = read_request(request)
        if prompt.wish is Wish.REWRITE:
            return repeat(prompt, said)
        said[:] = list(writer(prompt))[:STATEMENTS]
        return write_composed(said)

    answer = ask(library, question, model=ScriptedModel(speak, name="plain"))
    shown = frozenset(each.text for each in answer.statements)
    return _Plain(question=question, said=tuple(said), shown=shown) if said else None


def _hear(
    library: Shelf, plain: Sequence[_Plain], name: str, noises: Sequence[Sequence[str]]
) -> Heard:
    heard = Heard(name=name)
    for each, drawn in zip(plain, noises, strict=True):
        heard.tried += 1
        first = _try(library, each, drawn, patient=False)
        if first == each.shown:
            heard.at_once += 1
            continue
        if first is not None:
            heard.changed.append(f"{each.question} under {list(drawn)}: {sorted(first)}")
            continue
        heard.refused += 1
        heard.asked_again += _try(library, each, drawn, patient=True) == each.shown
    return heard


def _try(
    library: Shelf, plain: _Plain, noises: Sequence[str], *, patient: bool
) -> frozenset[str] | None:
    """Return what is shown, None where the reply was refused with a typed error."""
    model = ScriptedModel(Noisy(plain.said, noises, patient=patient), name="noisy")
    try:
        answer = ask(library, plain.question, model=model)
    except AnswerUnusable:
        return None
    except ModelError as error:
        return frozenset({f"{type(error).__name__}: {error}"})
    return frozenset(each.text for each in answer.statements)
