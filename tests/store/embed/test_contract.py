"""What every embedder promises, run against each of them and the double."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest

from evals.server import FakeOpenAI
from store.embed.double import HashEmbedder
from store.embed.endpoint import EndpointEmbedder
from store.embed.minilm import MiniLM
from store.ports import Embedder

TEXTS = [
    "The pilot shall run for 180 days.",
    "",
    "Les parties conviennent d’un projet pilote.",
    "試験は百八十日間続く。",
    "a " * 3000,
    "\x00 \ud800 \u202e",
    "The pilot shall run for 180 days.",
]


@cache
def shared_minilm() -> MiniLM:
    """Return one for all tests: loading it is the slow part."""
    return MiniLM()


@pytest.fixture(params=["minilm", "endpoint", "double"])
def embedder(request: pytest.FixtureRequest) -> Iterator[Embedder]:
    """Return each implementation in turn."""
    if request.param == "minilm":
        yield shared_minilm()
    elif request.param == "double":
        yield HashEmbedder()
    else:
        with FakeOpenAI() as server:
            yield EndpointEmbedder("text-small", base_url=server.url)


def test_rows_have_length_one_and_the_promised_shape(embedder: Embedder) -> None:
    """Every text gets a row of length 1, whatever it holds."""
    vectors = embedder.embed(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimensions)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_order_is_kept(embedder: Embedder) -> None:
    """A row stands where its text stood, even where lengths would sort otherwise."""
    forward = embedder.embed(TEXTS)
    backward = embedder.embed(TEXTS[::-1])
    np.testing.assert_array_equal(forward, backward[::-1])


def test_a_vector_depends_on_its_text_alone(embedder: Embedder) -> None:
    """The same text gets the same bits alone, in company, and a second time."""
    together = embedder.embed(TEXTS)
    np.testing.assert_array_equal(together[0], embedder.embed(TEXTS[:1])[0])
    np.testing.assert_array_equal(together[0], together[-1])


def test_different_texts_get_different_vectors(embedder: Embedder) -> None:
    """An embedder that returns a constant would pass everything above."""
    vectors = embedder.embed(["the pilot shall run", "bananas are yellow fruit"])
    assert float(vectors[0] @ vectors[1]) < 0.99


def test_no_text_gives_no_row(embedder: Embedder) -> None:
    """An empty list is allowed."""
    assert len(embedder.embed([])) == 0
    assert embedder.count_tokens([]) == []


def test_text_beyond_the_window_is_ignored(embedder: Embedder) -> None:
    """What follows `max_tokens` changes nothing, and does not fail."""
    long = "pilot " * (embedder.max_tokens * 4)
    vectors = embedder.embed([long, long + "bananas"])
    np.testing.assert_array_equal(vectors[0], vectors[1])


def test_tokens_are_counted_with_special_ones_and_uncut(embedder: Embedder) -> None:
    """Counts grow with the text, beyond the window too."""
    empty, short, long = embedder.count_tokens(["", "one two three", "pilot " * 1000])
    assert empty == 2
    assert short >= 5
    assert long > embedder.max_tokens


def test_the_name_is_stable(embedder: Embedder) -> None:
    """The library stores it and compares it later."""
    assert embedder.name == embedder.name
    assert embedder.name.strip()
