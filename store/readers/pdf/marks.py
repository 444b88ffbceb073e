"""Marked content: artifacts, layers, replacement text and the identifiers that tags refer to.

Source: ISO 32000-1, 14.6 (marked content), 14.9.4 (ActualText), 8.11 (optional content).
"""

from __future__ import annotations

from dataclasses import dataclass

from store.readers.pdf.vendor import PdfValue


@dataclass(slots=True, kw_only=True)
class Mark:
    """An open marked-content sequence."""

    artifact: bool = False
    hidden: bool = False
    identifier: int | None = None
    actual: str | None = None
    spent: bool = False


class Marks:
    """The marked-content sequences that are open at a point of a content stream."""

    def __init__(self, layers_off: set[int]) -> None:
        self._layers_off = layers_off
        self._open: list[Mark] = []

    @property
    def artifact(self) -> bool:
        """Whether the content is page furniture by its own account."""
        return any(mark.artifact for mark in self._open)

    @property
    def hidden(self) -> bool:
        """Whether the content is on a layer that is off."""
        return any(mark.hidden for mark in self._open)

    @property
    def identifier(self) -> int | None:
        """The innermost identifier, by which tags name the content."""
        return next((m.identifier for m in reversed(self._open) if m.identifier is not None), None)

    def depth(self) -> int:
        """Return how many are open, to come back to with `close_to`."""
        return len(self._open)

    def close_to(self, depth: int) -> None:
        """Close all that were opened since `depth`."""
        del self._open[depth:]

    def open(self, name: str, properties: PdfValue) -> None:
        """Open a sequence; `properties` is its resolved dictionary or None."""
        mark = Mark(artifact=name == "/Artifact")
        self._open.append(mark)
        if properties is None:
            return
        if name == "/OC":
            mark.hidden = self.is_off(properties)
            return
        identifier = properties.get("/MCID")
        mark.identifier = int(identifier) if identifier is not None else None
        mark.actual = _decode(properties.get("/ActualText"))

    def open_layer(self, layer: PdfValue) -> None:
        """Open the layer of a form."""
        self._open.append(Mark(hidden=self.is_off(layer)))

    def is_off(self, layer: PdfValue) -> bool:
        """Whether an optional content group is off when the file is opened."""
        return layer is not None and id(layer) in self._layers_off

    def close(self) -> None:
        """Close the innermost sequence."""
        if self._open:
            self._open.pop()

    def replace(self, glyphs: list[str]) -> list[str] | None:
        """Return what the glyphs stand for: the replacement text once, then None."""
        mark = self._open[-1] if self._open else None
        if mark is None or mark.actual is None:
            return glyphs
        if mark.spent:
            return None
        mark.spent = True
        return [mark.actual]


def _decode(actual: PdfValue) -> str | None:
    if isinstance(actual, bytes):
        return actual.decode("utf-16" if actual[:2] in {b"\xfe\xff", b"\xff\xfe"} else "latin-1")
    return str(actual) if actual is not None else None
