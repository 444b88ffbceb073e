"""Where a conversation's lines come from: a person at a terminal, or a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession

PROMPT = "brief> "


class Lines(Protocol):
    """Gives one line after the other."""

    @property
    def typed(self) -> bool:
        """Whether a person types them."""
        ...

    def read(self) -> str | None:
        """Return the next line without its end; None where there are no more."""
        ...


class Piped:
    """Lines of a pipe or a file. Others may read on from where the last line ended."""

    typed = False

    def __init__(self, source: TextIO) -> None:
        self._source = source

    def read(self) -> str | None:
        """Return the next line without its end; None where there are no more."""
        line = self._source.readline()
        return line.rstrip("\r\n") if line else None


class Typed:
    """Lines that a person edits; Ctrl-C drops the line, Ctrl-D ends them."""

    typed = True

    def __init__(self, session: PromptSession[str]) -> None:
        self._session = session

    def read(self) -> str | None:
        """Return the next line; None after Ctrl-D."""
        try:
            return self._session.prompt(PROMPT)
        except KeyboardInterrupt:
            return ""
        except EOFError:
            return None


def open_lines(environment: Mapping[str, str], *, keep_history: bool) -> Lines:
    """Return the lines of this process's standard input.

    Args:
        environment: where the user's state folder is named.
        keep_history: remember what was typed in a file there, else in memory alone.
    """
    shown = next((each for each in (sys.stdout, sys.stderr) if each.isatty()), None)
    if not sys.stdin.isatty() or shown is None:
        return Piped(sys.stdin)
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory, InMemoryHistory
    from prompt_toolkit.output import create_output

    file = _open_history(environment) if keep_history else None
    return Typed(
        PromptSession(
            history=FileHistory(str(file)) if file else InMemoryHistory(),
            output=create_output(stdout=shown),
            enable_history_search=True,
        )
    )


def _open_history(environment: Mapping[str, str]) -> Path | None:
    """Return the file of typed lines, readable by its owner alone; None without a home for it."""
    named, home = Path(environment.get("XDG_STATE_HOME") or ""), environment.get("HOME")
    if not named.is_absolute() and not home:
        return None
    folder = named if named.is_absolute() else Path(str(home)) / ".local" / "state"
    file = folder / "brief" / "chat_history"
    file.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
    return file
