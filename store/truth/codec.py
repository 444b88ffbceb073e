"""Our frozen dataclasses as JSON and back, for the few that SQLite keeps whole (cards, blocks)."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from store.errors import LibraryDamaged

T = TypeVar("T")

_PLAIN = frozenset({str, int, float, bool, type(None)})


def encode(value: object) -> str:
    """Return `value` as JSON; fields that hold their default are left out."""
    return json.dumps(_flatten(value), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[T], text: str) -> T:
    """Return the `kind` that `encode` wrote. Fields it does not know are an error.

    Raises:
        LibraryDamaged: nobody wrote that.
    """
    with _refused():
        return typing.cast("T", _build(kind, json.loads(text)))


def decode_all(kind: type[T], text: str) -> tuple[T, ...]:
    """Return the tuple of `kind` that `encode` wrote.

    Raises:
        LibraryDamaged: nobody wrote that.
    """
    with _refused():
        return tuple(typing.cast("T", _build(kind, item)) for item in json.loads(text))


@contextmanager
def _refused() -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise LibraryDamaged(
            f"the library is damaged: a record in it makes no sense ({error}); restore library.db "
            "from a backup, or remove the folder and add the documents again"
        ) from error


def _flatten(value: object) -> object:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if is_dataclass(kind):
        held = ((name, getattr(value, name), default) for name, default in _list_fields(kind))
        return {
            name: item if type(item) in _PLAIN else _flatten(item)
            for name, item, default in held
            if item is not default and item != default
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [_flatten(item) for item in value]
    return value


@cache
def _list_fields(kind: type) -> tuple[tuple[str, object], ...]:
    """Return names and defaults, looked up once: a library has 160,000 blocks and places."""
    described = fields(typing.cast("Any", kind))
    return tuple((field.name, _default(field)) for field in described)


def _default(field: Any) -> object:  # noqa: ANN401 - dataclasses.Field is generic over anything
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _build(kind: Any, raw: Any) -> Any:  # noqa: ANN401 - walks type hints, which have no type
    if raw is None or kind in (str, int, float, bool):
        return raw
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        inner = next(part for part in typing.get_args(kind) if part is not type(None))
        return _build(inner, raw)
    if origin is tuple:
        inner_kinds = typing.get_args(kind)
        if inner_kinds[-1] is Ellipsis:
            return tuple(_build(inner_kinds[0], item) for item in raw)
        return tuple(_build(part, item) for part, item in zip(inner_kinds, raw, strict=True))
    if is_dataclass(kind):
        hints = _hints(typing.cast("type", kind))
        return typing.cast("Any", kind)(
            **{name: _build(hints[name], item) for name, item in raw.items()}
        )
    return kind(raw)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
