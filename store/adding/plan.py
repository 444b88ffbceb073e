"""What has to happen so that the library shows the files as they are now: decided, not yet done.

Files are known by their bytes. A file counts as unchanged only if every byte of it was hashed in
this run: sizes and times can be set back, and hashing 36 MB takes .05 s.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from store.adding.report import Outcome
from store.truth.ledger import new_document_id
from store.truth.record import Location, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A file whose bytes were hashed in this run."""

    path: bytes
    version: str
    size: int
    mtime_ns: int

    @property
    def suffix(self) -> str:
        """The suffix of its name, in lower case: with the bytes it decides how it is read."""
        return os.path.splitext(os.fsdecode(self.path))[1].lower()  # noqa: PTH122 - bytes

    @property
    def location(self) -> Location:
        """Where its bytes stand."""
        return Location(
            path=self.path, version=self.version, size=self.size, mtime_ns=self.mtime_ns
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the library knows before a run."""

    locations: Mapping[bytes, Location]
    documents: Mapping[str, str]
    pipelines: Mapping[str, str]
    refusals: Mapping[tuple[str, str], Refusal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Bytes to be read, the paths they stand at, and the document they become a version of."""

    version: str
    document: str
    seen: tuple[Seen, ...]
    outcome: Outcome

    @property
    def size(self) -> int:
        """The size of the file in bytes."""
        return self.seen[0].size


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A file that needs no reading, and what became of it."""

    seen: Seen
    outcome: Outcome
    reason: str = ""


@dataclass(slots=True, kw_only=True)
class Plan:
    """The whole of it: paths to note, paths to drop, bytes to read, files that need nothing."""

    settled: list[Settled] = field(default_factory=list)
    located: list[Location] = field(default_factory=list)
    gone: set[bytes] = field(default_factory=set)
    tasks: list[Task] = field(default_factory=list)
    refused: list[tuple[Seen, Refusal]] = field(default_factory=list)


def plan(
    files: Sequence[Seen], known: Known, *, pipeline: str, exists: Callable[[bytes], bool]
) -> Plan:
    """Return what to do about `files`.

    Args:
        files: every file found and hashed, each path once.
        known: the library as it is.
        pipeline: what reads now; versions read by another one are read again.
        exists: whether a path is still there, asked about paths outside `files`.
    """
    result = Plan()
    standing = _invert(known.locations)
    now = {seen.path: seen for seen in files}
    waiting: dict[str, list[Seen]] = {}
    for seen in files:
        refusal = known.refusals.get((seen.version, seen.suffix))
        fresh = known.pipelines.get(seen.version) == pipeline
        if fresh:
            found = _look_elsewhere(seen, standing.get(seen.version, []), now, exists)
            _settle(seen, known.locations.get(seen.path), found, result)
        elif refusal is not None and seen.version not in known.pipelines:
            result.refused.append((seen, refusal))
        else:
            waiting.setdefault(seen.version, []).append(seen)
    _name_tasks(waiting, known, result)
    return result


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """The other paths of the same bytes: gone, holding other bytes by now, or as they were."""

    left: tuple[bytes, ...]
    overwritten: tuple[bytes, ...]
    kept: tuple[bytes, ...]


def _look_elsewhere(
    seen: Seen,
    others: Sequence[bytes],
    now: Mapping[bytes, Seen],
    exists: Callable[[bytes], bool],
) -> _Elsewhere:
    overwritten = [path for path in others if path in now and now[path].version != seen.version]
    left = [path for path in others if path not in now and not exists(path)]
    kept = [path for path in others if path not in {*overwritten, *left}]
    return _Elsewhere(tuple(left), tuple(overwritten), tuple(kept))


def _settle(seen: Seen, before: Location | None, found: _Elsewhere, result: Plan) -> None:
    """Decide on a file whose bytes the library holds; `before` is what stood at its path."""
    if before is not None and before.version == seen.version:
        result.settled.append(Settled(seen=seen, outcome=Outcome.UNCHANGED))
        return
    result.located.append(seen.location)
    result.gone.update(found.left)
    if before is not None:
        outcome, reason = Outcome.REPLACED, "by bytes known from elsewhere"
    elif found.left or found.overwritten:
        origin = os.fsdecode((found.left or found.overwritten)[0])
        outcome, reason = Outcome.MOVED, f"from {origin}"
    elif found.kept:
        outcome, reason = Outcome.UNCHANGED, f"same bytes as {os.fsdecode(found.kept[0])}"
    else:
        outcome, reason = Outcome.UNCHANGED, "known from before"
    result.settled.append(Settled(seen=seen, outcome=outcome, reason=reason))


def _name_tasks(waiting: Mapping[str, list[Seen]], known: Known, result: Plan) -> None:
    """Make the tasks, and choose for each which document it continues."""
    after = {path: at.version for path, at in known.locations.items() if path not in result.gone}
    after.update({at.path: at.version for at in result.located})
    after.update({seen.path: version for version, found in waiting.items() for seen in found})
    standing = set(after.values())
    taken = set(known.documents.values())
    continued: set[str] = set()
    for version, found in waiting.items():
        document = known.documents.get(version)
        replaced = any(
            (at := known.locations.get(seen.path)) is not None and at.version != version
            for seen in found
        )
        if document is None:
            # A path continues its document, unless the earlier bytes still stand elsewhere.
            left = [
                known.documents[at.version]
                for seen in found
                if (at := known.locations.get(seen.path)) and at.version not in standing
            ]
            document = next(
                (name for name in left if name not in continued), None
            ) or new_document_id(version, taken)
            taken.add(document)
        continued.add(document)
        result.tasks.append(
            Task(
                version=version,
                document=document,
                seen=tuple(found),
                outcome=Outcome.REPLACED if replaced else Outcome.READ,
            )
        )


def _invert(locations: Mapping[bytes, Location]) -> dict[str, list[bytes]]:
    paths: dict[str, list[bytes]] = {}
    for path, at in locations.items():
        paths.setdefault(at.version, []).append(path)
    return paths
