"""Several files at once: every one of them whole, or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from store.errors import BadInput


def write_files(texts: Mapping[Path, str]) -> None:
    """Write all these files, or none of them; their folders are made if need be.

    All are written beside their places before the first one takes its place, so that a full disk
    or a file that cannot be written leaves no half of a report.

    Raises:
        BadInput: one cannot be written; what was there before still is.
    """
    staged: dict[Path, Path] = {}
    target = Path()
    try:
        for target, text in texts.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise IsADirectoryError(0, "a folder is in its place")
            descriptor, unfinished = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
            staged[target] = Path(unfinished)
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogatepass") as file:
                file.write(text)
            staged[target].chmod(0o644)
        for target, written in staged.items():
            written.replace(target)
    except OSError as error:
        for written in staged.values():
            written.unlink(missing_ok=True)
        raise BadInput(f"{target}: it cannot be written: {error.strerror}") from error
