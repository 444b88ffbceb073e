"""What `add` did with each file, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from store.types import Note


class Outcome(StrEnum):
    """What became of one file.

    `UNCHANGED` includes a further copy of known bytes. `SKIPPED` is no failure: not a kind of
    file that is read here, or nothing in it.
    """

    READ = "read"
    REPLACED = "replaced"
    MOVED = "moved"
    UNCHANGED = "unchanged"
    FORGOTTEN = "forgotten"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """One file: its path (fit to be shown), what became of it, and why where that is no news."""

    path: str
    outcome: Outcome
    reason: str = ""
    document: str | None = None
    version: str | None = None
    title: str | None = None
    pages: int | None = None
    characters: int = 0
    words: int = 0
    passages: int = 0
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """Every file that was looked at, in the order of the walk; then what was forgotten."""

    files: tuple[FileReport, ...]
    seconds: float = 0.0
    notices: tuple[str, ...] = ()

    def count(self, *outcomes: Outcome) -> int:
        """Return how many files ended in one of the outcomes."""
        return sum(file.outcome in outcomes for file in self.files)

    @property
    def complete(self) -> bool:
        """Whether no file failed."""
        return self.count(Outcome.FAILED) == 0


class Stage(StrEnum):
    """The steps of `add` that take time."""

    FIND = "find"
    READ = "read"
    INDEX = "index"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a stage is. `total` is 0 while it is not known; bytes are those of the files."""

    stage: Stage
    done: int
    total: int
    bytes_done: int = 0
    bytes_total: int = 0
    name: str = ""


Tell = Callable[[Progress], None]


def silent(_: Progress) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Findings:
    """Collects the reports of one run, by path."""

    _by_path: dict[str, FileReport] = field(default_factory=dict)

    def note(self, report: FileReport) -> None:
        """Keep a report; the last word on a path counts."""
        self._by_path[report.path] = report

    def list(self) -> tuple[FileReport, ...]:
        """Return the reports in the order in which their paths came up."""
        return tuple(self._by_path.values())
