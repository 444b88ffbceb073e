"""What a page shows: runs of glyphs with their place, and why some of them are not seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from store.readers.pdf.fonts import Face


class Hidden(StrEnum):
    """Why a reader of the printed page does not see a run."""

    MODE = "invisible"
    WHITE = "white on white"
    TINY = "too small to see"
    OUTSIDE = "outside the page"
    LAYER = "on a layer that is switched off"


@dataclass(slots=True)
class Run:
    """Glyphs shown in one go. `x0 <= x1` along the baseline `y`, in points, y upwards.

    For text turned by `turn` quarter circles the coordinates are turned back first.
    """

    glyphs: list[str]
    x0: float
    x1: float
    y: float
    size: float
    face: Face
    turn: int = 0
    hidden: Hidden | None = None
    artifact: bool = False
    mark: int | None = None
    _text: str | None = None

    @property
    def text(self) -> str:
        """The characters in the order drawn; asked for only once all glyphs are there."""
        if self._text is None:
            self._text = "".join(self.glyphs)
        return self._text


@dataclass(slots=True)
class Sheet:
    """What a page showed, in the order drawn."""

    runs: list[Run] = field(default_factory=list)
    images: int = 0
