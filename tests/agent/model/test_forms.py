"""What endpoints take, how it is found out, and how it is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.model.forms import Dialect, Form, Limit, Memory, find_cache, response_format
from tests.agent.model.kit import make_request

NAME = "openai:small@http://127.0.0.1/v1"


def test_the_ladder_goes_from_the_schema_to_the_prompt_alone() -> None:
    """Each rung asks for less."""
    dialect: Dialect | None = Dialect()
    forms: list[Form] = []
    while dialect is not None:
        forms.append(dialect.form)
        dialect = dialect.looser
    assert forms == [Form.SCHEMA, Form.OBJECT, Form.PROMPT]


def test_the_schema_is_sent_strict_and_under_the_purposes_name() -> None:
    """The prompt alone needs no field."""
    request = make_request()
    field = response_format(Form.SCHEMA, request)
    assert field is not None
    assert field["json_schema"] == {"name": "compose", "schema": request.schema, "strict": True}
    assert response_format(Form.OBJECT, request) == {"type": "json_object"}
    assert response_format(Form.PROMPT, request) is None


@given(
    words=st.lists(
        st.sampled_from(
            [
                "temperature",
                "max_tokens",
                "max_completion_tokens",
                "stream_options",
                "response_format",
                "not supported",
                "unknown model",
                "messages",
            ]
        ),
        max_size=4,
    ).map(" ".join),
    status=st.sampled_from([None, 400, 422, 500]),
)
def test_steps_down_always_end(words: str, status: int | None) -> None:
    """A server that refuses everything in the same words is soon left alone."""
    dialect: Dialect | None = Dialect()
    for _ in range(6):
        assert dialect is not None
        dialect = dialect.without(words, status)
        if dialect is None:
            break
    assert dialect is None


@pytest.mark.parametrize(
    ("words", "status", "expected"),
    [
        ("'response_format' is not supported", 400, Dialect(form=Form.OBJECT)),
        ("failed to parse grammar", 400, Dialect(form=Form.OBJECT)),
        ("json_schema: not implemented", 501, Dialect(form=Form.OBJECT)),
        ("temperature: unsupported value", 400, Dialect(temperature=False)),
        ("max_tokens: use max_completion_tokens", 400, Dialect(limit=Limit.NEW)),
        ("stream_options: extra inputs are not permitted", 422, Dialect(usage=False)),
        ("messages: field required", 422, None),
        ("temperature sensor on fire, not supported", 500, None),
        ("max_tokens is too large: 400000", 400, None),
    ],
)
def test_a_refusal_gives_up_what_it_names(
    words: str, status: int, expected: Dialect | None
) -> None:
    """And nothing else."""
    assert Dialect().without(words, status) == expected


def test_a_dialect_is_remembered_in_the_file(tmp_path: Path) -> None:
    """Two processes that learn at the same place both keep what they learned."""
    place = tmp_path / "brief" / "endpoints.json"
    first, second = Memory(place), Memory(place)
    assert first.recall(NAME) is None
    assert second.recall(NAME) is None
    first.keep(NAME, Dialect(form=Form.OBJECT))
    second.keep("openai:other", Dialect(temperature=False, limit=Limit.NEW))
    fresh = Memory(place)
    assert fresh.recall(NAME) == Dialect(form=Form.OBJECT)
    assert fresh.recall("openai:other") == Dialect(temperature=False, limit=Limit.NEW)
    assert [each.name for each in place.parent.iterdir()] == ["endpoints.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": {"form": "poem"}}', '{"a": 1}', "\xff"])
def test_a_broken_file_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    """It only saves a request."""
    place = tmp_path / "endpoints.json"
    place.write_bytes(text.encode("latin-1"))
    memory = Memory(place)
    assert memory.recall("a") is None
    memory.keep(NAME, Dialect(form=Form.PROMPT))
    assert Memory(place).recall(NAME) == Dialect(form=Form.PROMPT)


def test_a_place_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    """This process still remembers."""
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    memory = Memory(blocked / "brief" / "endpoints.json")
    memory.keep(NAME, Dialect(form=Form.OBJECT))
    assert memory.recall(NAME) == Dialect(form=Form.OBJECT)


def test_the_cache_stands_where_the_user_keeps_caches(tmp_path: Path) -> None:
    """A relative XDG_CACHE_HOME is to be ignored."""
    named = find_cache({"XDG_CACHE_HOME": str(tmp_path), "HOME": "/home/a"})
    assert named == tmp_path / "brief" / "endpoints.json"
    for environment in ({}, {"XDG_CACHE_HOME": "cache"}, {"XDG_CACHE_HOME": ""}):
        found = find_cache({**environment, "HOME": "/home/a"})
        assert found == Path("/home/a/.cache/brief/endpoints.json")
    assert find_cache({}) is None
