"""The embedder of a library: remembered when it is made, opened again, never mixed."""

from __future__ import annotations

from pathlib import Path

from store.errors import IndexMismatch
from store.ports import Embedder
from store.truth.record import Made


def open_spec(spec: str, base_url: str | None, api_key: str | None) -> Embedder:
    """Return the embedder that a spec names; nothing is loaded before its first use."""
    from store.embed import open_embedder

    return open_embedder(spec, base_url=base_url, api_key=api_key)


def refuse_other(embedder: Embedder | str | None, made: Made, folder: Path) -> None:
    """Refuse to mix: vectors of two embedders cannot be compared."""
    given = embedder if isinstance(embedder, str) else getattr(embedder, "name", None)
    expected = made.spec if isinstance(embedder, str) else made.embedder
    if given is not None and given != expected:
        if not isinstance(embedder, str) and made.spec is not None:
            raise IndexMismatch(
                f"the library {str(folder)!r} was made with the embedder {expected!r}, and "
                f"{made.spec!r} is {given!r} in this version of the program; add the documents "
                "to a new library, or use the version that made it"
            )
        raise IndexMismatch(
            f"the library {str(folder)!r} was made with the embedder {expected!r}, not {given!r}; "
            "leave --embedder out, or add the documents to a new library"
        )
