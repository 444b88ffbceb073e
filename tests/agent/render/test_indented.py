"""Indented JSON: letter for letter what the standard library writes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.render.indented import write
from agent.types import Outcome

PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(VALUES)
def test_it_is_what_the_standard_library_writes(value: object) -> None:
    assert write(value, "  ") == json.dumps(value, ensure_ascii=False, indent=2)


@pytest.mark.parametrize("value", [{}, [], (), {"a": {}, "b": []}, Outcome.ANSWER, "\ud800", 1e300])
def test_edges_are_written_alike(value: object) -> None:
    assert write(value, " ") == json.dumps(value, ensure_ascii=False, indent=1)


def test_what_is_no_plain_value_is_refused() -> None:
    with pytest.raises(TypeError):
        write({"a": object()}, "  ")
