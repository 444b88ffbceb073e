# mypy: disable-error-code="import-not-found, import-untyped"
"""Take out of an ONNX file where and how it was made: the exporter leaves stack traces."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import onnx


def strip(path: Path) -> None:
    """Rewrite the file without descriptions and metadata; no result changes."""
    model = onnx.load(path)
    _strip_graph(model.graph)
    for function in model.functions:
        for part in (function, *function.node):
            _strip_part(part)
    _strip_part(model)
    path.write_bytes(model.SerializeToString(deterministic=True))


def _strip_graph(graph: Any) -> None:  # noqa: ANN401 - a protobuf message
    parts = (graph.node, graph.initializer, graph.input, graph.output, graph.value_info)
    for part in (graph, *(each for group in parts for each in group)):
        _strip_part(part)
    for node in graph.node:
        for attribute in node.attribute:
            if attribute.HasField("g"):
                _strip_graph(attribute.g)


def _strip_part(part: Any) -> None:  # noqa: ANN401 - likewise
    part.doc_string = ""
    del part.metadata_props[:]
