"""Noise around an answer is understood or refused, never understood otherwise."""

from __future__ import annotations

import json

import pytest

from evals.personas.honest import Honest
from evals.personas.noisy import NOISES, Heard, measure_levels, measure_noise, spoil
from evals.personas.remembering import Remembering

FEW = ["Is the memorandum legally binding?"]
UNDERSTOOD = {
    "a byte order mark",
    "a fence",
    "a number alone",
    "indented",
    "keys in another order",
    "kind in capitals",
    "no conflicts, no gaps",
    "numbers as text",
    "numbers in brackets",
    "numbers in the text too",
    "numbers twice",
    "outcome in capitals",
    "thoughts",
    "words before",
    "words behind",
}
REFUSED = {"cut off", "without its last brace", "a key too many", "a comma too many"}


@pytest.fixture(scope="module")
def heard(samples: Remembering, honest: Honest) -> dict[str, Heard]:
    """Return what was understood under each noise alone."""
    return {each.name: each for each in measure_noise(samples, FEW, honest)}


@pytest.mark.parametrize("name", sorted(UNDERSTOOD))
def test_harmless_noise_is_understood_at_once(name: str, heard: dict[str, Heard]) -> None:
    """The same statements are shown, and nobody is asked again."""
    assert heard[name].at_once == heard[name].tried == len(FEW)


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_not_whole_is_asked_for_again(name: str, heard: dict[str, Heard]) -> None:
    """A guess at what was meant would be ours, not the model's."""
    assert heard[name].at_once == 0
    assert heard[name].asked_again == len(FEW)


def test_nothing_is_understood_otherwise(
    heard: dict[str, Heard], samples: Remembering, honest: Honest
) -> None:
    """Alone or together: an error, or the same statements."""
    levels = measure_levels(samples, FEW, honest)
    assert [fault for each in (*heard.values(), *levels) for fault in each.changed] == []
    assert levels[0].at_once == len(FEW)


@pytest.mark.parametrize("name", NOISES)
def test_every_noise_is_one(name: str) -> None:
    """It changes the text of a reply."""
    statement = {"text": "See the sea.", "kind": "fact", "evidence": [3]}
    reply = {"outcome": "answer", "statements": [statement], "conflicts": [], "gaps": []}
    text = json.dumps(reply | {"gaps": ["the é"]}, ensure_ascii=False)
    assert spoil(text, [name]) != text
