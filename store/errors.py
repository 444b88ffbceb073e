"""Every error the project raises.

    BriefingError
    ├── BadInput                  the caller gave something that cannot be used (exit 2)
    │   └── NothingToRead         a path without any readable file
    ├── ReadError                 one file cannot be read; the rest of the run goes on
    │   ├── EmptyFile             no bytes, or no text
    │   ├── NoTextLayer           a scan: pages without extractable characters
    │   ├── Encrypted             a password is needed
    │   ├── Unsupported           a kind of file that is not read here
    │   ├── Damaged               broken beyond reading
    │   └── LimitReached          memory, time or output limit of the reading child
    ├── LibraryError              the library as a whole cannot be used (exit 6)
    │   ├── LibraryMissing        there is none at that place
    │   ├── LibraryBusy           another process is writing
    │   ├── LibraryDamaged        the file of truth is broken
    │   ├── LibraryNewer          made by a later version of this program
    │   ├── LibraryReadOnly       the folder cannot be written
    │   ├── DiskFull              no room left; nothing was lost
    │   ├── IndexMismatch         the library was built with another embedder
    │   └── IndexDamaged          an index is broken; the truth is not, and rebuilds it
    └── EmbedderError             the embedding endpoint failed
        └── EmbedderRefused       it answered, and the answer cannot be used

Messages say what happened, the offending value, and what to do next.
"""

from __future__ import annotations

from typing import ClassVar


class BriefingError(Exception):
    """The root. `exit_code` is what the command line returns; `retryable` says if waiting helps."""

    exit_code: ClassVar[int] = 1
    retryable: ClassVar[bool] = False


class BadInput(BriefingError):
    """The caller gave something that cannot be used."""

    exit_code = 2


class NothingToRead(BadInput):
    """A path without any readable file."""


class ReadError(BriefingError):
    """One file cannot be read. `skipped` is True where that is no failure of ours or the file's."""

    exit_code = 5
    skipped: ClassVar[bool] = False


class EmptyFile(ReadError):
    """The file has no bytes, or no text."""

    skipped = True


class NoTextLayer(ReadError):
    """A scan: none of its pages has extractable characters."""


class Encrypted(ReadError):
    """A password is needed."""


class Unsupported(ReadError):
    """A kind of file that is not read here."""

    skipped = True


class Damaged(ReadError):
    """The file is broken beyond reading."""


class LimitReached(ReadError):
    """The reading child ran into its memory, time or output limit."""


class LibraryError(BriefingError):
    """The library as a whole cannot be used."""

    exit_code = 6


class LibraryMissing(LibraryError):
    """There is no library at that place."""

    exit_code = 2


class LibraryBusy(LibraryError):
    """Another process is writing to the library."""

    retryable = True


class LibraryDamaged(LibraryError):
    """The SQLite file, which is the truth, is broken."""


class LibraryNewer(LibraryError):
    """The library was made by a later version of this program."""


class LibraryReadOnly(LibraryError):
    """The library's folder cannot be written."""


class DiskFull(LibraryError):
    """No room is left on the device; what was acknowledged before is kept."""


class IndexMismatch(LibraryError):
    """The library was built with another embedder."""

    exit_code = 2


class IndexDamaged(LibraryError):
    """An index is broken or missing; it is disposable, and the file of truth rebuilds it."""


class EmbedderError(BriefingError):
    """The embedding endpoint failed."""

    retryable = True


class EmbedderRefused(EmbedderError):
    """The endpoint answered, and the answer cannot be used (count, order, dimension, NaN)."""

    retryable = False
