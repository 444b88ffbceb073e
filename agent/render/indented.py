"""JSON on many lines, as `json.dumps` writes it with an indent, in a third of its time.

The standard library writes one line in C and indented text in Python, with a generator for each
value. A bundle has some five thousand values: 6 ms there, 2 ms here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from json.encoder import encode_basestring as quote


def write(value: object, step: str, pad: str = "") -> str:
    """Return what `json.dumps(value, ensure_ascii=False, indent=len(step))` returns.

    Args:
        value: plain values; the names of objects are texts.
        step: the spaces of one level.
        pad: those in front of the line that the value begins on.
    """
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, Mapping) and value:
        inner = pad + step
        lines = [
            f"{inner}{quote(name)}: {write(each, step, inner)}" for name, each in value.items()
        ]
        return "{\n" + ",\n".join(lines) + f"\n{pad}}}"
    if isinstance(value, (list, tuple)) and value:
        inner = pad + step
        lines = [inner + write(each, step, inner) for each in value]
        return "[\n" + ",\n".join(lines) + f"\n{pad}]"
    return json.dumps(value)
