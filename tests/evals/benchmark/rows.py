"""Labelled rows for tests."""

from __future__ import annotations

from evals.benchmark.evidence import quote
from evals.benchmark.types import Labelled


def row(text: str, *, supported: bool, cluster: str = "a", error: str = "") -> Labelled:
    """Return a row whose evidence says that the port has twelve piers."""
    return Labelled(
        id=text,
        source="test",
        cluster=cluster,
        text=text,
        evidence=quote(["The port of Velm has twelve piers."]),
        supported=supported,
        error=error,
    )
