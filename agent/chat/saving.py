"""Write a file whole or not at all, and never over another one unasked."""

from __future__ import annotations

from pathlib import Path

from store.errors import BadInput
from store.truth.durable import hand_over


def save(file: Path, text: str, *, over: bool = False, way_on: str | None = None) -> None:
    """Write the text; whatever ends this, the file holds all of it or what it held before.

    Args:
        file: where to.
        text: what.
        over: replace a file that is there.
        way_on: how a user asks for that; the chat's command when None.

    Raises:
        BadInput: there is a file and `over` was not given, or nothing can be written there.
    """
    try:
        hand_over(file, text.encode("utf-8", "backslashreplace"), over=over)
    except FileExistsError:
        raise BadInput(
            f"there is a file {str(file)!r} already; {way_on or f'`/save! {file}`'} writes over it"
        ) from None
    except OSError as error:
        raise BadInput(f"{str(file)!r} cannot be written: {error.strerror or error}") from error
