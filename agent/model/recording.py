"""A recording: a file of replies, a JSON line each, found again by their request's key.

It holds hashes, replies and counts of tokens; of prompts and documents it holds nothing.
"""

from __future__ import annotations

import fcntl
import json
import os
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent.model.types import Purpose
from store.errors import BadInput

SCHEMA_VERSION: Final = 1

_START: Final = b'{"schema_version":'
"""How every line begins: by it, a torn line is known from a file that is no recording."""


class Recorded(BaseModel):
    """One reply. `prompts` names the prompt files and their hashes; `by` says who replied."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_version: int = SCHEMA_VERSION
    key: str = Field(pattern="^[0-9a-f]{64}$")
    purpose: Purpose
    by: str
    model: str
    prompts: dict[str, str] = {}
    reply: str
    input_tokens: int = Field(ge=0)
    output_tokens: int = Field(ge=0)
    estimated: bool = False


class Recording:
    """The file, for writing: several threads and processes may append to it at a time."""

    def __init__(self, path: Path, *, tell: Callable[[str], None]) -> None:
        """Open the recording, made if it is missing; a last line that was torn off is removed.

        Args:
            path: the file.
            tell: takes a line about what was mended.

        Raises:
            BadInput: it cannot be written, or is no recording of this version.
        """
        self._path = path
        self._tell = tell
        self._lock = threading.Lock()
        self._known: dict[str, Recorded] = {}
        self._file = (0, 0)
        self._size = 0
        self._lines = 0
        with self._lock, _opened(path, os.O_RDWR | os.O_APPEND | os.O_CREAT) as descriptor:
            self._catch_up(descriptor)

    def append(self, entry: Recorded) -> None:
        """Add a reply, unless the same one is the last for its request; the last one counts.

        Raises:
            BadInput: it cannot be written; the file is as it was before.
        """
        line = entry.model_dump_json(ensure_ascii=True).encode() + b"\n"
        with self._lock, _opened(self._path, os.O_RDWR | os.O_APPEND | os.O_CREAT) as descriptor:
            self._catch_up(descriptor)
            if self._known.get(entry.key) == entry:
                return
            size = os.fstat(descriptor).st_size
            try:
                _write(descriptor, line)
            except OSError:
                os.ftruncate(descriptor, size)
                raise
            self._catch_up(descriptor)

    def _catch_up(self, descriptor: int) -> None:
        """Read what came since the last look, whoever wrote it."""
        status = os.fstat(descriptor)
        file = (status.st_dev, status.st_ino)
        if file != self._file or self._size > status.st_size:
            self._known, self._file, self._size, self._lines = {}, file, 0, 0
        held = os.pread(descriptor, status.st_size - self._size, self._size)
        whole = held[: held.rfind(b"\n") + 1]
        entries = list(_read_lines(whole, self._path, first=self._lines + 1))
        self._known.update((each.key, each) for each in entries)
        self._size += len(whole)
        self._lines += len(entries)
        if torn := held[len(whole) :]:
            if not _is_torn(torn):
                raise _foreign(self._path, self._lines + 1, "it is no recorded reply")
            os.ftruncate(descriptor, self._size)
            self._tell(
                f"the last line of {str(self._path)!r} was cut off while it was written; it is "
                f"removed, the {self._lines} before it are kept"
            )


def read_recording(path: Path) -> dict[str, Recorded]:
    """Return the replies by their request's key; of several to one request, the last.

    Raises:
        BadInput: there is no such file, or a line of it is damaged or of another version.
    """
    with _opened(path, os.O_RDONLY) as descriptor:
        held = os.pread(descriptor, os.fstat(descriptor).st_size, 0)
    whole = held[: held.rfind(b"\n") + 1]
    found = {each.key: each for each in _read_lines(whole, path, first=1)}
    if torn := held[len(whole) :]:
        number = whole.count(b"\n") + 1
        if not _is_torn(torn):
            raise _foreign(path, number, "it is no recorded reply")
        raise BadInput(
            f"{str(path)!r}, line {number}: it was cut off while it was written; --record with the "
            "same file removes it and keeps those before it"
        )
    if not found:
        raise BadInput(f"{str(path)!r} holds no recorded reply; make it with --record")
    return found


def _read_lines(held: bytes, path: Path, *, first: int) -> Iterator[Recorded]:
    for number, line in enumerate(held.split(b"\n")[:-1], start=first):
        try:
            read = json.loads(line)
        except (ValueError, RecursionError):
            raise _foreign(path, number, "it is no JSON") from None
        version = read.get("schema_version") if isinstance(read, dict) else None
        if isinstance(version, int) and version != SCHEMA_VERSION:
            raise _foreign(
                path,
                number,
                f"it is of version {version}, and we read {SCHEMA_VERSION}; record again",
            )
        try:
            yield Recorded.model_validate(read)
        except ValidationError as error:
            fault = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(str(part) for part in fault["loc"])
            raise _foreign(path, number, f"{place or 'the line'}: {fault['msg']}") from None


def _is_torn(rest: bytes) -> bool:
    return _START.startswith(rest[: len(_START)])


@contextmanager
def _opened(path: Path, flags: int) -> Iterator[int]:
    """Open a plain file and hold it: alone for writing, together with others for reading.

    Raises:
        BadInput: it cannot be opened, read or written.
    """
    try:
        # A pipe of that name would otherwise hold us up for ever.
        descriptor = os.open(path, flags | os.O_CLOEXEC | os.O_NONBLOCK, 0o600)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise BadInput(f"{str(path)!r} is no plain file; name one for the recording")
            fcntl.flock(descriptor, fcntl.LOCK_EX if flags & os.O_RDWR else fcntl.LOCK_SH)
            yield descriptor
        finally:
            os.close(descriptor)
    except OSError as error:
        raise BadInput(f"the recording {str(path)!r} cannot be used: {error.strerror}") from error


def _write(descriptor: int, line: bytes) -> None:
    left = memoryview(line)
    while left:
        left = left[os.write(descriptor, left) :]
    # A reply may have taken a person hours: it shall survive a power cut.
    os.fsync(descriptor)


def _foreign(path: Path, number: int, fault: str) -> BadInput:
    return BadInput(f"{str(path)!r}, line {number}: {fault}; it cannot be used as a recording")
