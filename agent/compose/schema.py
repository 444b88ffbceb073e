"""JSON schemas that strict servers take: flat, every key required, nothing else allowed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel, ValidationError  # noqa: TC002 - mypy's plug-in reads them, as people do

_KEPT: Final = frozenset({"type", "enum", "items", "properties", "required"})
"""What every server's strict mode knows; lengths, defaults and titles are refused by some.

Source: OpenAI's structured outputs, section "Supported schemas"; llama.cpp's grammar converter.
"""

_MOST_FAULTS: Final = 5
_LONGEST_FAULT: Final = 200
_PLAIN_KEY: Final = re.compile(r"[A-Za-z_]{1,30}")


def plain_schema(model: type[BaseModel]) -> dict[str, Any]:
    """Return the model's schema without references, every key of every object required."""
    whole = model.model_json_schema()
    return _flatten(whole, whole.get("$defs", {}))


def describe_fault(error: ValidationError) -> str:
    """Return what is wrong and where, in a line; nothing of the reply's text beyond a key."""
    faults = [
        f"{_place(each['loc'])}: {each['msg'].removeprefix('Value error, ')}"
        for each in error.errors(include_url=False, include_input=False)
    ]
    shown = "; ".join(fault[:_LONGEST_FAULT] for fault in faults[:_MOST_FAULTS])
    more = len(faults) - _MOST_FAULTS
    return f"{shown}; and {more} more faults" if more > 0 else shown


def _flatten(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        return _flatten(definitions[node["$ref"].rpartition("/")[2]], definitions)
    flat = {key: value for key, value in node.items() if key in _KEPT}
    if "items" in flat:
        flat["items"] = _flatten(flat["items"], definitions)
    if "properties" in flat:
        flat["properties"] = {
            name: _flatten(each, definitions) for name, each in flat["properties"].items()
        }
        flat["required"] = list(flat["properties"])
        flat["additionalProperties"] = False
    return flat


def _place(location: tuple[int | str, ...]) -> str:
    """Write `("statements", 0, "text")` as "statements[1].text": people count from 1."""
    steps = (
        f"[{part + 1}]" if isinstance(part, int) else f".{name_key(part)}" for part in location
    )
    return "".join(steps).lstrip(".") or "the reply"


def name_key(key: str) -> str:
    """Return a key as it may stand in a message: a plain word, or that it is none.

    A model chooses the keys that it makes up; what could be an address, markup or a control
    sequence must not reach a terminal through an error.
    """
    return key if _PLAIN_KEY.fullmatch(key) else "(a key that is no plain word)"
