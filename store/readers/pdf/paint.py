"""What a page paints behind its text: white words on a dark box are seen, on paper they are not."""

from __future__ import annotations

import math
from collections.abc import Sequence

from store.readers.pdf.geometry import Box, Matrix, Point, apply

# Lines this thick are bands of colour behind a heading, not rules.
_THICK_POINTS = 5.0
_EVERYWHERE: Box = (-math.inf, -math.inf, math.inf, math.inf)


class Paint:
    """The boxes filled with something that is not white, and the path being drawn."""

    def __init__(self) -> None:
        self._boxes: list[Box] = []
        self._path: list[Point] = []

    def covers(self, x: float, y: float) -> bool:
        """Whether something was painted at this point."""
        return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in self._boxes)

    def trace(self, matrix: Matrix, numbers: Sequence[float]) -> None:
        """Add the points of a path operator: pairs of coordinates."""
        for index in range(0, len(numbers) - 1, 2):
            self._path.append(apply(matrix, numbers[index], numbers[index + 1]))

    def trace_rectangle(self, matrix: Matrix, numbers: Sequence[float]) -> None:
        """Add a rectangle: x, y, width, height."""
        x, y, width, height = numbers
        self.trace(matrix, (x, y, x + width, y, x, y + height, x + width, y + height))

    def fill(self, *, white: bool) -> None:
        """Fill the path and end it."""
        if not white:
            self._add(self._path)
        self._path = []

    def stroke(self, matrix: Matrix, width: float) -> None:
        """Draw along the path and end it; only thick lines count."""
        half = width * math.hypot(matrix[2], matrix[3]) / 2
        if half >= _THICK_POINTS / 2:
            self._add([(x + d, y + d) for x, y in self._path for d in (-half, half)])
        self._path = []

    def end(self) -> None:
        """End the path without drawing it."""
        self._path = []

    def fill_all(self) -> None:
        """Paint everywhere (a shading: its shape is not worked out)."""
        self._boxes.append(_EVERYWHERE)

    def place_image(self, matrix: Matrix) -> None:
        """Paint the unit square, which is where an image goes."""
        self._add([apply(matrix, x, y) for x in (0, 1) for y in (0, 1)])

    def _add(self, points: Sequence[Point]) -> None:
        if points:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            self._boxes.append((min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1))
