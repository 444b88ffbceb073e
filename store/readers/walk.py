"""Find the files to read under the paths a user gave, and load one of them safely."""

from __future__ import annotations

import os
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import Damaged, EmptyFile, LimitReached, ReadError, Unsupported
from store.readers.limits import MAX_FILE_BYTES
from store.readers.sniff import ADVICE, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A regular file that may be read. `path` is absolute, without symbolic links."""

    path: Path
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A path that will not be read, and why. `skipped` is False where that is a failure."""

    path: Path
    reason: str
    skipped: bool = True


def walk(paths: Sequence[Path]) -> Iterator[Found | Refused]:
    """Yield every file under `paths` in a fixed order (by name, a folder's files first).

    Links inside a folder are never followed, hidden names are passed over in silence, anything
    that is no regular file is refused unopened, and a file named twice comes once. A path that
    the user names may itself be a link.
    """
    seen: set[Path] = set()
    for path in paths:
        for item in _walk_one(path):
            if item.path not in seen:
                seen.add(item.path)
                yield item


def _walk_one(path: Path) -> Iterator[Found | Refused]:
    try:
        real = path.resolve(strict=True)
        if real.is_dir():
            yield from _walk_folder(real, root=real)
            return
        yield _judge_file(real, real.stat(), named=True)
    except (OSError, RuntimeError, ValueError) as error:
        yield Refused(path=path, reason=_explain(error), skipped=False)


def _walk_folder(folder: Path, *, root: Path) -> Iterator[Found | Refused]:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield Refused(path=folder, reason=_explain(error), skipped=False)
        return
    folders: list[Path] = []
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        try:
            if entry.is_symlink():
                yield Refused(path=path, reason=_judge_link(path, root))
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            else:
                yield _judge_file(path, entry.stat(follow_symlinks=False), named=False)
        except OSError as error:
            yield Refused(path=path, reason=_explain(error), skipped=False)
    for subfolder in folders:
        yield from _walk_folder(subfolder, root=root)


def _judge_link(path: Path, root: Path) -> str:
    try:
        inside = path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return "a symbolic link that leads nowhere"
    if inside:
        return "a symbolic link; what it points to is read where it lies"
    return "a symbolic link out of the folder; name its target to read it"


def _judge_file(path: Path, status: os.stat_result, *, named: bool) -> Found | Refused:
    if not stat.S_ISREG(status.st_mode):
        return Refused(path=path, reason=f"{_name_kind(status.st_mode)}, not a file")
    suffix = path.suffix.lower()
    if not named and suffix not in SUFFIXES:
        kind = f"a {suffix} file" if suffix else "a file without a suffix"
        return Refused(path=path, reason=ADVICE.get(suffix, f"{kind} is not supported"))
    if status.st_size > MAX_FILE_BYTES:
        return Refused(path=path, reason=_explain_size(status.st_size), skipped=False)
    return Found(path=path, size=status.st_size, mtime_ns=status.st_mtime_ns)


def _name_kind(mode: int) -> str:
    for test, kind in (
        (stat.S_ISFIFO, "a FIFO"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISLNK, "a symbolic link"),
    ):
        if test(mode):
            return kind
    return "a special file"


def _explain_size(size: int) -> str:
    limit = MAX_FILE_BYTES // _MEGABYTE
    return f"{size / _MEGABYTE:.0f} MB is more than the limit of {limit} MB a file"


def _explain(error: BaseException) -> str:
    match error:
        case FileNotFoundError():
            return "no such file or folder"
        case PermissionError():
            return "no permission to read it"
        case OSError(strerror=str(reason)):
            return reason.lower()
        case _:
            return str(error)


def load(path: Path) -> bytes:
    """Return the bytes of a regular file, opened without following a link or waiting on a FIFO.

    Raises:
        EmptyFile: there are none.
        Unsupported: it is no regular file (any more).
        LimitReached: it is over the size limit.
        ReadError: it cannot be opened, or changed while it was read.
    """
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        raise ReadError(f"cannot be opened: {_explain(error)}") from error
    try:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise Unsupported(f"{_name_kind(before.st_mode)}, not a file")
        if before.st_size > MAX_FILE_BYTES:
            raise LimitReached(_explain_size(before.st_size))
        data = _read_all(descriptor, limit=before.st_size + 1)
        after = os.fstat(descriptor)
    except OSError as error:
        raise Damaged(f"cannot be read to its end: {_explain(error)}") from error
    finally:
        os.close(descriptor)
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    if not same or len(data) != before.st_size:
        raise ReadError("it changed while it was read: add it again when it is still")
    if not data:
        raise EmptyFile("empty file: it has no bytes")
    return data


def _read_all(descriptor: int, *, limit: int) -> bytes:
    parts: list[bytes] = []
    left = limit
    while left > 0 and (part := os.read(descriptor, min(left, _MEGABYTE))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def escape(path: Path | str) -> str:
    r"""Return a name fit to be shown: control, bidi and broken characters as `\x..` escapes."""
    return "".join(
        character
        if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        else character.encode("unicode_escape", "surrogatepass").decode("ascii")
        for character in str(path)
    )
