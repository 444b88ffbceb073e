"""A terminal as a letterbox: the prompt is shown, and the reply is pasted.

A terminal that hands over whole lines cuts each at 4,095 bytes, on some systems at 1,024, and says
nothing: a reply on one line would be lost. So the line mode is switched off while it is pasted.
Source: termios(3), "Canonical and noncanonical mode".
"""

from __future__ import annotations

import os
import select
import termios
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from agent.errors import AnswerUnusable, ReplyAwaited
from agent.model.letter import Letter
from agent.model.pasted import LARGEST_REPLY, holds_object
from agent.render.safe import visible

END: Final = "END"
"""A line of its own that ends a reply without a closed object."""

QUIET_SECONDS: Final = 0.3
"""What was copied behind the object arrives within milliseconds; left unread, it would be taken for
the next reply, or for commands after we have left."""

_CHUNK: Final = 1 << 16
_GIVE_UP: Final = b"\x04"
_BACKSPACE: Final = b"\x7f"


class Pasting:
    """Shows a prompt and takes the pasted reply; one at a time, from whatever thread."""

    def __init__(self, source: TextIO, shown: TextIO) -> None:
        self._source = source
        self._shown = shown
        self._lock = threading.Lock()

    def reply_to(self, letter: Letter) -> str:
        """Show the prompt and return what is pasted.

        Raises:
            ReplyAwaited: nothing was pasted.
            AnswerUnusable: it is no text, or too much of it.
        """
        with self._lock:
            self._show(letter)
            try:
                return self._read_typed(letter) if self._source.isatty() else self._read(letter)
            finally:
                self._shown.write("\n")
                self._shown.flush()

    def _show(self, letter: Letter) -> None:
        lines = "\n".join(map(visible, letter.text.splitlines()))
        about = f"This is for: {letter.subject}\n" if letter.subject else ""
        self._shown.write(
            f"{about}"
            "Copy everything between the two lines of ===== into a new chat of your chat window.\n"
            f"===== FROM HERE {letter.marker} =====\n"
            f"{lines}\n"
            f"===== TO HERE {letter.marker} =====\n"
            "Paste the reply here. It ends by itself where its JSON object is closed, otherwise "
            f"with a line {END}. Ctrl-D gives up.\n"
        )
        self._shown.flush()

    def _read(self, letter: Letter) -> str:
        """Read from a pipe or a file: line by line, so that several replies may follow."""
        text, size = "", 0
        for line in iter(self._source.readline, ""):
            if line.strip() == END:
                break
            text += line
            size += len(line)
            if size > LARGEST_REPLY:
                raise _too_long()
            # Asked at each line, a long reply would be looked through once for every line.
            if "}" in line and holds_object(text, letter.reply_key):
                return text
        if not text.strip():
            raise _nothing()
        return text

    def _read_typed(self, letter: Letter) -> str:
        descriptor = self._source.fileno()
        typed = bytearray()
        with _unbuffered(descriptor):
            while True:
                piece = os.read(descriptor, _CHUNK)
                if not piece or _GIVE_UP in piece:
                    raise _nothing()
                _type(typed, piece)
                self._shown.write(_echo(piece))
                self._shown.flush()
                if len(typed) > LARGEST_REPLY:
                    raise _too_long()
                text = _decode(typed)
                body, _, last = text.rstrip().rpartition("\n")
                if last.strip() == END and text.endswith("\n"):
                    return body
                if b"}" in piece and holds_object(text, letter.reply_key):
                    return text + _drain(descriptor)


@contextmanager
def _unbuffered(descriptor: int) -> Iterator[None]:
    before = termios.tcgetattr(descriptor)
    changed = termios.tcgetattr(descriptor)
    changed[3] &= ~(termios.ICANON | termios.IEXTEN | termios.ECHO)
    changed[6][termios.VMIN], changed[6][termios.VTIME] = 1, 0
    termios.tcsetattr(descriptor, termios.TCSADRAIN, changed)
    try:
        yield
    finally:
        # What came in too late is thrown away: nobody may read it as a command.
        termios.tcsetattr(descriptor, termios.TCSAFLUSH, before)


def _drain(descriptor: int) -> str:
    """Return what still comes until it is quiet, bounded by what a reply may have."""
    rest = bytearray()
    while len(rest) <= LARGEST_REPLY and select.select([descriptor], [], [], QUIET_SECONDS)[0]:
        piece = os.read(descriptor, _CHUNK)
        if not piece:
            break
        rest += piece
    return _decode(rest)


def _type(typed: bytearray, piece: bytes) -> None:
    """Add what was typed; a correction takes away the character before it."""
    first, *rest = piece.split(_BACKSPACE)
    typed += first
    for part in rest:
        while typed and typed[-1] & 0xC0 == 0x80:
            typed.pop()
        del typed[-1:]
        typed += part


def _echo(piece: bytes) -> str:
    """Return what a person sees of what was typed; nothing pasted may steer the terminal."""
    return "".join(map(_show, _decode(piece)))


def _show(character: str) -> str:
    if character == _BACKSPACE.decode():
        return "\b \b"
    return character if character.isprintable() or character == "\n" else " "


def _decode(typed: bytes | bytearray) -> str:
    # A piece may end within a character; what is no text at all is seen when the reply is read.
    return typed.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _nothing() -> ReplyAwaited:
    return ReplyAwaited(
        "no reply was pasted; run the same command again, or let --manual-dir DIR write the "
        "request to a file and read the reply from one"
    )


def _too_long() -> AnswerUnusable:
    return AnswerUnusable(f"more than {LARGEST_REPLY:,} bytes were pasted; a reply is one object")
