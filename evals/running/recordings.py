"""Why a recording holds no reply: which of its prompts are no longer those in use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from agent.compose.write import list_prompts
from agent.model.recording import Recorded
from agent.model.types import Purpose
from agent.render.safe import visible
from evals.suite.nodes import read_text
from store.errors import BadInput

_SHOWN: Final = 12
"""Digits of a hash: enough for a person to tell two apart."""


def explain_missing(error: Exception, recording: Path) -> BadInput:
    """Return the error with the prompts that have changed since the recording, if any have."""
    now = dict(list_prompts(*Purpose))
    changed = [
        f"{recording}:{line}: prompts.{name}: recorded with {digest[:_SHOWN]}, now "
        f"{now[name][:_SHOWN] if name in now else 'not used'}"
        for name, (line, digest) in _find_last(recording).items()
        if now.get(name) != digest
    ]
    because = f" ({'; '.join(changed)})" if changed else ""
    return BadInput(visible(f"{error}{because}"))


def _find_last(recording: Path) -> dict[str, tuple[int, str]]:
    """Return, for each prompt, the last line that names it, and its hash there."""
    return {
        name: (line, digest)
        for line, entry in _read(recording)
        for name, digest in entry.prompts.items()
    }


def _read(recording: Path) -> Iterator[tuple[int, Recorded]]:
    for number, line in enumerate(read_text(recording).split("\n"), start=1):
        try:
            yield number, Recorded.model_validate_json(line)
        except ValidationError:
            # The replay has refused a damaged file before; a blank last line is none.
            continue
