"""Find the one JSON object in what a model wrote; nothing is repaired and nothing is closed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Final, NoReturn

from agent.errors import AnswerUnusable

LONGEST_REPLY: Final = 200_000
"""Characters. The longest reply that is asked for has about 30,000; this leaves room for thoughts
that a server passes on, and bounds the time that is spent on nonsense."""

_MOST_TRIES: Final = 200
"""Opening braces looked at: prose has few; what has more is no reply."""

_THOUGHT: Final = re.compile(r"<(/?)(?:think|thinking|thought|reasoning)>", re.IGNORECASE)


def extract(text: str, wanted: Sequence[str], noise: list[str]) -> dict[str, Any]:
    """Return the only JSON object with the wanted keys; what else there is is named in `noise`.

    Thoughts before the last closing tag outside an object do not count.

    Raises:
        AnswerUnusable: there is none, it is cut off, or there are several that differ.
    """
    if len(text) > LONGEST_REPLY:
        raise AnswerUnusable(
            f"the reply has {len(text):,} characters; at most {LONGEST_REPLY:,} are read"
        )
    spans = _find_objects(text)
    bare = _blank(text, [(start, end) for start, end, _ in spans])
    tags = list(_THOUGHT.finditer(bare))
    if tags and not tags[-1][1]:
        raise AnswerUnusable("the reply ends within its thoughts; write the JSON object alone")
    thought = tags[-1].end() if tags else 0
    if thought:
        noise.append("thoughts")
    fitting = [
        (start, end, each)
        for start, end, each in spans
        if start >= thought and all(key in each for key in wanted)
    ]
    if not fitting:
        raise AnswerUnusable(_explain(text, wanted))
    first = fitting[0][2]
    if any(each != first for _, _, each in fitting):
        raise AnswerUnusable(f"the reply holds {len(fitting)} different objects; write one")
    if len(fitting) > 1:
        noise.append("the same object twice")
    start, end, _ = fitting[0]
    around = (text[thought:start] + text[end:]).strip()
    if around:
        noise.append("a fence" if around.startswith("```") else "words around the object")
    return first


def read_object(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what a JSON text holds.

    Raises:
        ValueError: it is no JSON, or more than JSON says: a key twice, a number without bounds.
        RecursionError: it is nested too deeply.
    """
    return json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)


def _find_objects(text: str) -> list[tuple[int, int, dict[str, Any]]]:
    """Return the outermost complete objects with their places."""
    decoder = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_refuse)
    found: list[tuple[int, int, dict[str, Any]]] = []
    at = text.find("{")
    for _ in range(_MOST_TRIES):
        if at < 0:
            break
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            found.append((at, end, value))
        at = text.find("{", end)
    return found


def _explain(text: str, wanted: Sequence[str]) -> str:
    keys = " and ".join(f'"{key}"' for key in wanted)
    if not text.strip():
        return "the reply is empty"
    if "{" not in text:
        return f"the reply holds no JSON object; write one with {keys}"
    try:
        read_object(text[text.index("{") :])
    except RecursionError:
        return "the reply is nested too deeply"
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()) - text.index("{") or "Unterminated" in error.msg:
            return "the reply ends before its JSON object does"
        return f"the reply holds no complete JSON object with {keys} ({error.msg})"
    except ValueError as error:
        return f"the reply holds no JSON object that can be read: {error}"
    return f"the reply's JSON object has not the keys that were asked for: {keys}"


def _blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the text with the spans blanked out, every place kept."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join((*parts, text[at:]))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    whole = dict(pairs)
    if len(whole) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return whole


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")
