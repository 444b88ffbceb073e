"""Make a model's reply wrong in form and content: in its structure, its words, its bytes."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Sequence
from typing import Any, Final

Value = Any
"""Whatever JSON holds."""

_ODD: Final[tuple[Value, ...]] = (
    None,
    True,
    False,
    0,
    -1,
    1,
    3.0,
    2.5,
    1e308,
    10**30,
    "",
    " ",
    "1",
    "[2]",
    "1, 2",
    "1-3",
    "one",
    "\u0661",
    [],
    [[]],
    [None],
    {},
    {"a": 1},
    "answer",
    "ANSWER ",
    "source says",
    "x" * 700,
    ["1", 1, 1.0],
    "\ud800",
    "a\x00b",
)
_KEYS: Final = ("text", "kind", "evidence", "outcome", "statements", "about", "sides", "id", "why")
_PROSE: Final = (
    "Here is the answer:\n",
    "```json\n",
    "```\n",
    "<think>Let me see. {",
    "<think>{}</think>",
    "\ufeff",
    "{",
    "}",
    "[",
    '{"outcome": "answer", "statements": []}',
    "// so\n",
    "null\n",
    "\n" * 50,
)
_LETTERS: Final = '{}[]",:\\ntf0123456789eE+-. \x00\x1b\u202e\ud7ff\U0001f600é<>&`'
_LONGEST: Final = 60_000


def scramble(reply: dict[str, Value], words: Sequence[str], chance: random.Random) -> str:
    """Return the reply with one to four things wrong; now and then nothing but noise.

    Args:
        reply: sound, in the form that was asked for.
        words: texts that may be put into it: payloads, sentences of the prompt.
        chance: seeded.
    """
    if chance.random() < 0.03:
        return _write_noise(chance)
    reply = copy.deepcopy(reply)
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        change = _change_words if chance.random() < 0.6 else _change_tree
        change(reply, words, chance)
    text = _write(reply, chance)
    for _ in range(chance.choice((0, 0, 0, 0, 0, 1, 1, 2))):
        text = chance.choice(_SPOILERS)(text, chance)
    return text[:_LONGEST]


def _change_tree(reply: dict[str, Value], words: Sequence[str], chance: random.Random) -> None:
    """Change one place of the tree."""
    places = _find_places(reply)
    if places:
        holder, key = chance.choice(places)
        chance.choice(_CHANGES)(holder, key, words, chance)


def _put_odd(holder: Any, key: Any, words: Sequence[str], chance: random.Random) -> None:  # noqa: ANN401
    holder[key] = chance.choice((*_ODD, *words))


def _wrap(holder: Any, key: Any, words: Sequence[str], chance: random.Random) -> None:  # noqa: ANN401
    holder[key] = chance.choice(([holder[key]], {chance.choice(words): holder[key]}))


def _move(holder: Any, key: Any, words: Sequence[str], chance: random.Random) -> None:  # noqa: ANN401
    del words
    if isinstance(holder, dict):
        holder[chance.choice(_KEYS)] = holder.pop(key)
    else:
        holder.append(copy.deepcopy(holder[key]))


def _drop(holder: Any, key: Any, words: Sequence[str], chance: random.Random) -> None:  # noqa: ANN401
    del words, chance
    del holder[key]


def _multiply(holder: Any, key: Any, words: Sequence[str], chance: random.Random) -> None:  # noqa: ANN401
    del words
    if isinstance(holder[key], (list, str)):
        holder[key] = holder[key] * chance.choice((2, 7, 60))


def _add(holder: Any, key: Any, words: Sequence[str], chance: random.Random) -> None:  # noqa: ANN401
    del key
    if isinstance(holder, dict):
        holder[chance.choice((*_KEYS, *words))] = chance.choice((*_ODD, *words))
    else:
        chance.shuffle(holder)


_CHANGES: Final = (_put_odd, _wrap, _move, _drop, _multiply, _add)


def _change_words(reply: dict[str, Value], words: Sequence[str], chance: random.Random) -> None:
    """Change the words or the numbers of one place, and not its form."""
    leaves = [
        (holder, key)
        for holder, key in _find_places(reply)
        if isinstance(holder[key], (str, int)) and key not in {"kind", "outcome", "holds"}
    ]
    if not leaves:
        return
    holder, key = chance.choice(leaves)
    old = holder[key]
    if isinstance(old, int):
        holder[key] = chance.choice((old + 1, old - 1, 999, -old, str(old), f"[{old}]"))
    elif chance.random() < 0.4:
        holder[key] = chance.choice(words)
    elif chance.random() < 0.5:
        at = chance.choice([0, len(old), chance.randint(0, len(old))])
        holder[key] = f"{old[:at]} {chance.choice(words)} {old[at:]}"
    else:
        at = chance.randint(0, max(len(old) - 1, 0))
        holder[key] = old[:at] + chance.choice(_LETTERS) + old[at + 1 :]


def _find_places(value: Value) -> list[tuple[Any, Any]]:
    """Return every place of a tree as its holder and its key."""
    found: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        each = waiting.pop()
        keys = list(each) if isinstance(each, dict) else range(len(each))
        for key in keys:
            found.append((each, key))
            if isinstance(each[key], (dict, list)):
                waiting.append(each[key])
    return found


def _write(reply: dict[str, Value], chance: random.Random) -> str:
    ascii_only = chance.random() < 0.3
    indent = chance.choice((None, None, 1))
    return json.dumps(reply, ensure_ascii=ascii_only, indent=indent)


def _write_noise(chance: random.Random) -> str:
    match chance.randint(0, 4):
        case 0:
            return chance.randbytes(chance.randint(0, 400)).decode("utf-8", "replace")
        case 1:
            return chance.randbytes(chance.randint(0, 400)).decode("latin-1")
        case 2:
            return chance.choice(('{"a":', "[", '{"statements":[')) * chance.choice((50, 3_000))
        case 3:
            return chance.choice(("", " ", "\n" * 5_000, "null", "true", "[]", "{}", "42", '"x"'))
        case _:
            return "".join(chance.choices(_LETTERS, k=chance.randint(1, 500)))


def _truncate(text: str, chance: random.Random) -> str:
    return text[: chance.randint(0, len(text))]


def _delete(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.randint(1, 5) :]


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + "".join(chance.choices(_LETTERS, k=chance.randint(1, 4))) + text[at:]


def _surround(text: str, chance: random.Random) -> str:
    before, after = chance.choice(_PROSE), chance.choice(("", "", *_PROSE))
    return f"{before}{text}{after}"


def _double(text: str, chance: random.Random) -> str:
    start = chance.randint(0, len(text))
    return text + text[start:] if chance.random() < 0.5 else text[start:] + text


def _quote_singly(text: str, chance: random.Random) -> str:
    del chance
    return text.replace('"', "'")


def _trail(text: str, chance: random.Random) -> str:
    return text.replace("}", ",}", chance.randint(1, 3)).replace("]", ",]", chance.randint(0, 2))


def _repeat_key(text: str, chance: random.Random) -> str:
    key = chance.choice(("outcome", "statements", "text", "evidence"))
    return text.replace(f'"{key}":', f'"{key}": "x", "{key}":', 1)


def _write_no_number(text: str, chance: random.Random) -> str:
    odd = chance.choice(("NaN", "Infinity", "-Infinity", "01", "1e999", "0x1", "１"))
    return text.replace("[1]", f"[{odd}]").replace("1]", f"{odd}]", 1)


_SPOILERS: Final[tuple[Callable[[str, random.Random], str], ...]] = (
    _truncate,
    _delete,
    _insert,
    _surround,
    _double,
    _quote_singly,
    _trail,
    _repeat_key,
    _write_no_number,
)
