"""Write a file whole or not at all, and never over another one unasked."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from store.errors import BadInput


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
        descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".brief-", suffix=".part")
    except OSError as error:
        raise _refused(file, error) from error
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as writing:
            writing.write(text)
            writing.flush()
            os.fsync(writing.fileno())
        if over:
            draft.replace(file)
        else:
            # Unlike a rename, a link fails where another file has come in between.
            os.link(draft, file)
    except FileExistsError:
        raise BadInput(
            f"there is a file {str(file)!r} already; {way_on or f'`/save! {file}`'} writes over it"
        ) from None
    except OSError as error:
        raise _refused(file, error) from error
    finally:
        draft.unlink(missing_ok=True)


def _refused(file: Path, error: OSError) -> BadInput:
    return BadInput(f"{str(file)!r} cannot be written: {error.strerror or error}")
