"""Matrices and boxes of PDF, in points. Source: ISO 32000-1, 8.3 (coordinate systems)."""

from __future__ import annotations

from typing import TypeAlias

from store.readers.pdf.vendor import PdfValue

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiply(m: Matrix, n: Matrix) -> Matrix:
    """Return the matrix that applies `m` first, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def read_matrix(operands: PdfValue) -> Matrix:
    """Return six operands as a matrix; raises ValueError or TypeError where they are not six."""
    a, b, c, d, e, f = (float(value) for value in operands[:6])
    return (a, b, c, d, e, f)


def apply(m: Matrix, x: float, y: float) -> Point:
    """Return the point where the matrix takes (x, y)."""
    return (x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5])


def turn_back(point: Point, turn: int) -> Point:
    """Return the point turned back by `turn` quarter circles."""
    x, y = point
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]
