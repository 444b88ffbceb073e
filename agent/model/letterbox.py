"""A folder as a letterbox: one file for each request, the reply awaited as a file beside it.

Names come from our own hash alone. A request keeps its name from run to run, so that a reply which
came hours later is used as soon as the same command runs again.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from agent.errors import AnswerUnusable, ReplyAwaited
from agent.model.letter import Letter
from agent.model.pasted import LARGEST_REPLY, decode, is_whole
from store.errors import BadInput

ENDINGS: Final = (".md", ".json", ".txt", ".md.txt", ".json.txt", "")
"""How a reply may be called after `.reply`. Windows hides the ending that it adds itself."""

POLL_SECONDS: Final = 0.5
SETTLE_SECONDS: Final = 2.0
"""A file whose object is not closed counts as finished when it has not changed for so long: four
looks; whoever copies it over a slow network, or pipes a model into it, writes more often."""

_README: Final = """\
Each .request.md file here is one question to your chat window.
1. Open it and copy everything between the two lines of "=====" into a new chat.
2. Save what the chat replies, as plain text, under the name that stands in its first lines
   (the same name with .reply.md, .reply.txt or .reply.json instead of .request.md).
3. A running command goes on by itself; otherwise run the same command once more.
The requests hold sentences of your documents: paste them only where those may go.
"""

_REQUEST: Final = """\
{about}Copy everything between the two lines of "=====" into a new chat of your chat window.
Save its reply as plain text in this folder, under the name {reply}

===== FROM HERE {marker} =====
{text}===== TO HERE {marker} =====
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A file as it was at one look."""

    path: Path
    stamp: tuple[int, int]
    content: bytes


class Letterbox:
    """Writes requests into a folder and waits for the replies; for any number of threads."""

    def __init__(
        self,
        folder: Path,
        *,
        wait_seconds: float | None,
        tell: Callable[[str], None],
        stop: threading.Event | None = None,
        poll_seconds: float = POLL_SECONDS,
        settle_seconds: float = SETTLE_SECONDS,
    ) -> None:
        """Make the folder, with a note for whoever opens it.

        Args:
            folder: made if it is missing.
            wait_seconds: None: for ever; 0: a reply is there or not.
            tell: takes the line that names an awaited file.
            stop: set by whoever wants every wait to end.
            poll_seconds: between two looks.
            settle_seconds: without a change until a file without a closed object is finished.

        Raises:
            BadInput: the folder cannot be used.
        """
        self._folder = folder
        self._wait_seconds = wait_seconds
        self._tell = tell
        self._stop = stop or threading.Event()
        self._poll_seconds = poll_seconds
        self._settle_seconds = settle_seconds
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not (folder / "README.txt").exists():
                _put(folder / "README.txt", _README)
        except OSError as error:
            raise _refused(folder, error) from error

    def reply_to(self, letter: Letter) -> str:
        """Write the request unless it stands there already, and return the reply.

        Raises:
            ReplyAwaited: it did not come in time.
            AnswerUnusable: there are two that differ, or it is no text.
            BadInput: the folder cannot be used.
        """
        try:
            request = self._write(letter)
            return self._await(letter, request)
        except OSError as error:
            raise _refused(self._folder, error) from error

    def _write(self, letter: Letter) -> Path:
        path = self._folder / f"{letter.name}.request.md"
        reply = f"{letter.name}.reply.md"
        text = _REQUEST.format(
            about=f"This is for: {letter.subject}\n" if letter.subject else "",
            reply=reply,
            marker=letter.marker,
            text=letter.text,
        )
        if not (path.is_file() and path.read_bytes() == _encode(text)):
            _put(path, text)
        return path

    def _await(self, letter: Letter, request: Path) -> str:
        ends = None if self._wait_seconds is None else time.monotonic() + self._wait_seconds
        stamp, since = (-1, -1), 0.0
        told: set[str] = set()
        while True:
            held, now = self._look(letter.name), time.monotonic()
            if held is not None:
                if held.stamp != stamp:
                    stamp, since = held.stamp, now
                text = _read(held, letter.reply_key, settled=now - since >= self._settle_seconds)
                if text is not None:
                    return text
                time.sleep(self._poll_seconds)
                continue
            self._name_passed_over(letter, told)
            if (ends is not None and now >= ends) or self._stop.is_set():
                raise self._awaited(letter, request)
            if letter.name not in told:
                told.add(letter.name)
                about = f", {letter.subject}" if letter.subject else ""
                self._tell(
                    f"waiting for {self._name(letter)} (what your chat window replies to "
                    f"{request.name}{about}); Ctrl-C stops, and the same command goes on from there"
                )
            left = self._poll_seconds if ends is None else ends - now
            self._stop.wait(min(left, self._poll_seconds))

    def _look(self, name: str) -> _Held | None:
        """Return the file with the reply as it is now; None where there is none, or nothing in it.

        Raises:
            AnswerUnusable: there are two that differ, or it is too large.
        """
        paths = [self._folder / f"{name}.reply{ending}" for ending in ENDINGS]
        found = [held for held in map(_take, paths) if held is not None]
        for other in found[1:]:
            if other.content != found[0].content:
                raise AnswerUnusable(
                    f"there are two replies, {str(found[0].path)!r} and {other.path.name!r}, "
                    "and they differ; remove one"
                )
        return found[0] if found else None

    def _name_passed_over(self, letter: Letter, named: set[str]) -> None:
        """Tell once of each file that seems meant as the reply and is not read as one."""
        read = {f"{letter.name}.reply{ending}" for ending in ENDINGS}
        found = {each.name for each in self._folder.glob(f"{letter.name}.reply*")} - read - named
        for name in sorted(found):
            self._tell(f"{name!r} is not read; save the reply as plain text: {self._name(letter)}")
        named |= found

    def _awaited(self, letter: Letter, request: Path) -> ReplyAwaited:
        return ReplyAwaited(
            f"the request is written to {str(request)!r} and its reply is not there yet; paste the "
            f"request into your chat window, save the reply as {self._name(letter)}, and run the "
            "same command again"
        )

    def _name(self, letter: Letter) -> str:
        return repr(str(self._folder / f"{letter.name}.reply.md"))


def _read(held: _Held, key: str, *, settled: bool) -> str | None:
    """Return the text of a finished reply; None while more of it may come.

    Raises:
        AnswerUnusable: it will not change any more, and is no text.
    """
    try:
        text = decode(held.content)
    except ValueError as error:
        if not settled:
            return None
        raise AnswerUnusable(
            f"{str(held.path)!r} is no plain text that can be read ({error}); save it as UTF-8"
        ) from None
    return text if settled or is_whole(text, key) else None


def _take(path: Path) -> _Held | None:
    try:
        # A pipe of that name would otherwise hold us up for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return None
        content = file.read(LARGEST_REPLY + 1)
    if len(content) > LARGEST_REPLY:
        raise AnswerUnusable(
            f"{str(path)!r} has more than {LARGEST_REPLY:,} bytes; a reply is one JSON object"
        )
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf\xfe\xff"):
        return None
    return _Held(path=path, stamp=(len(content), status.st_mtime_ns), content=content)


def _put(path: Path, text: str) -> None:
    """Write a file that is there as a whole or not at all, and that only its owner reads."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(_encode(text))
            file.flush()
            os.fsync(descriptor)
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _refused(folder: Path, error: OSError) -> BadInput:
    return BadInput(f"--manual-dir {str(folder)!r} cannot be used: {error}")
