"""Whatever a file holds, it is read or refused in one line: nothing else ever happens."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from evals.suite.load import load_suite
from evals.suite.read_answers import read_answers
from store.errors import BadInput
from tests.evals.suite.texts import SUITE

TRIES = 300
BITS = (
    "[",
    "]",
    "{",
    "}",
    ":",
    "- ",
    "\n",
    "  ",
    "'",
    '"',
    "&a ",
    "*a",
    "!!int ",
    "null",
    "\\e",
    "#",
)
LINE = json.dumps({"question": "How many?", "statements": [{"text": "x", "quotes": ["y"]}]})


def spoil(text: str, random_: random.Random) -> str:
    """Return a text in which a few characters were cut out or put in."""
    for _ in range(random_.randint(1, 4)):
        at = random_.randrange(len(text))
        cut = random_.choice((0, 0, 1, 8))
        text = text[:at] + random_.choice(BITS) + text[at + cut :]
    return text


def refuse_spoiled(file: Path, text: str, read: Callable[[Path], object]) -> list[str]:
    """Return what is said of the spoiled texts that cannot be read."""
    refused = []
    random_ = random.Random(20_260_101)
    for _ in range(TRIES):
        file.write_text(spoil(text, random_), encoding="utf-8")
        try:
            read(file)
        except BadInput as error:
            refused.append(str(error))
    return refused


@pytest.mark.parametrize(
    ("name", "text", "read"),
    [("suite.yaml", SUITE, load_suite), ("answers.jsonl", LINE, read_answers)],
)
def test_what_is_spoiled_is_read_or_refused_in_one_line(
    tmp_path: Path, name: str, text: str, read: Callable[[Path], object]
) -> None:
    refused = refuse_spoiled(tmp_path / name, text, read)
    assert len(refused) > TRIES // 2
    assert all(each.isprintable() and each.startswith(f"{tmp_path / name}:") for each in refused)


def test_no_name_of_a_field_steers_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "suite.yaml"
    file.write_text(SUITE + '  "\\e[31mred": 1\n', encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_suite(file)
    assert str(caught.value).isprintable()
    assert "red" in str(caught.value)
