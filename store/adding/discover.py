"""Which files there are, what their bytes are, and which known ones are gone."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from store.adding.plan import Seen
from store.adding.report import FileReport, Findings, Outcome, Progress, Stage, Tell
from store.errors import ReadError
from store.readers.walk import Refused, escape, load, walk
from store.truth.catalog import Catalog


def look(paths: Sequence[Path], findings: Findings, tell: Tell, *, within: Path) -> Iterator[Seen]:
    """Yield every file that can be opened, hashed; note the others."""
    own = within.resolve()
    done = 0
    for item in walk(paths):
        if item.path.is_relative_to(own):
            continue
        if isinstance(item, Refused):
            outcome = Outcome.SKIPPED if item.skipped else Outcome.FAILED
            findings.note(FileReport(path=escape(item.path), outcome=outcome, reason=item.reason))
            continue
        done += 1
        tell(Progress(stage=Stage.FIND, done=done, total=0, name=escape(item.path)))
        try:
            digest = hashlib.sha256(load(item.path)).hexdigest()
        except ReadError as error:
            findings.note(report_failure(escape(item.path), error))
            continue
        # Holds the file's place in the report.
        findings.note(FileReport(path=escape(item.path), outcome=Outcome.UNCHANGED))
        yield Seen(
            path=os.fsencode(item.path),
            version=digest,
            size=item.size,
            mtime_ns=item.mtime_ns,
        )


def load_version(path: Path, version: str) -> bytes:
    """Return the bytes of a file that was hashed before.

    Raises:
        ReadError: it cannot be opened, or holds other bytes by now.
    """
    data = load(path)
    if hashlib.sha256(data).hexdigest() != version:
        raise ReadError("it changed while it was read: add it again when it is still")
    return data


def find_vanished(paths: Sequence[Path], seen: Sequence[Seen], catalog: Catalog) -> list[bytes]:
    """Return the known paths under `paths` where nothing stands any more.

    A path that is itself not there forgets nothing: it may be a share that is not mounted.
    """
    found = {item.path for item in seen}
    there = [path for path in paths if exists(os.fsencode(path))]
    return [path for path in held(catalog, there) if path not in found and not exists(path)]


def held(catalog: Catalog, paths: Sequence[Path]) -> Iterator[bytes]:
    """Yield the known paths that are one of `paths` or lie under one."""
    roots = [os.fsencode(path.resolve()) for path in paths]
    for known in catalog.locations():
        if any(known == root or known.startswith(root.rstrip(b"/") + b"/") for root in roots):
            yield known


def exists(path: bytes) -> bool:
    """Whether something stands at `path`, or it cannot be told: only the certain counts as gone."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def explain_nothing(paths: Sequence[Path], findings: Findings) -> str:
    """Return in a sentence why there is nothing to read under `paths`."""
    named = ", ".join(repr(escape(path)) for path in paths)
    reasons = findings.list()
    if len(reasons) == 1:
        return f"nothing to read: {reasons[0].path!r}: {reasons[0].reason}"
    looked = "it holds no files"
    if reasons:
        first = f"{reasons[0].path!r}: {reasons[0].reason}"
        looked = f"{len(reasons)} files were looked at, such as {first}"
    return f"nothing to read under {named} ({looked}); PDF, DOCX, HTML, Markdown and text are read"


def report_failure(path: str, error: ReadError) -> FileReport:
    """Return what to say of a file that could not be read."""
    outcome = Outcome.SKIPPED if error.skipped else Outcome.FAILED
    return FileReport(path=path, outcome=outcome, reason=str(error))


def show(seen: Seen) -> str:
    """Return a file's path as it may be shown."""
    return escape(os.fsdecode(seen.path))
