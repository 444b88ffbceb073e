"""Runs pandoc on a document tree: offline, in its sandbox, in bounded time."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from typing import Final

from agent.export.errors import ExportFailed
from agent.export.tree import Node
from store.errors import BadInput

LONGEST_SECONDS: Final = 60.0
"""A dossier of four pages takes 0.3 s; what takes two hundred times as long does not end."""
MEMORY: Final = "1G"
_MISSING: Final = (
    'Word files and citation styles need pandoc, which is not installed: pip install "policy-'
    'briefing-agent[export]"'
)
_SHOWN: Final = 400
"""Characters of what pandoc said that an error repeats."""


def convert(
    tree: Node,
    *,
    to: str,
    options: Sequence[str] = (),
    seconds: float = LONGEST_SECONDS,
) -> bytes:
    """Return what pandoc makes of a document tree.

    Args:
        tree: as `tree.document` returns it.
        to: a format of pandoc's.
        options: more options, of our own making.
        seconds: after which pandoc is stopped.

    Raises:
        BadInput: pandoc is not installed.
        ExportFailed: it ended with an error, or not in time.
    """
    command = [
        _find(), "+RTS", f"-M{MEMORY}", "-RTS", "--from=json", f"--to={to}", "--sandbox",
        *options, "--output=-",
    ]  # fmt: skip
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command,
            input=json.dumps(tree).encode(),
            capture_output=True,
            timeout=seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ExportFailed(
            f"pandoc did not end within {seconds:g} seconds and was stopped"
        ) from error
    except OSError as error:
        raise BadInput(f"pandoc could not be started ({error}). {_MISSING}") from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip()[:_SHOWN]
        raise ExportFailed(f"pandoc ended with {done.returncode} and said: {said}")
    return done.stdout


def _find() -> str:
    try:
        import pypandoc  # type: ignore[import-untyped]

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError) as error:
        raise BadInput(_MISSING) from error
