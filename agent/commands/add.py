"""`brief add`: read, describe and index files and folders."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from agent.commands.command import DONE, PARTLY_DONE, Command, Terminal
from agent.commands.opening import open_or_create
from store.errors import BadInput, NothingToRead

if TYPE_CHECKING:
    from agent.settings import Settings
    from store.adding.report import Progress, Tell


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder")
    parser.add_argument(
        "--sync", action="store_true", help="forget what is no longer under these paths"
    )
    parser.add_argument(
        "--retry", action="store_true", help="read again what could not be read before"
    )


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Add the paths and report on every file."""
    from agent.render import listing, table
    from agent.render.json import dump

    if "" in given.paths:
        # As a path it would be the current folder, all of it: an unset variable in a script.
        raise BadInput("an empty path is no file; name a file or a folder, '.' for this one")
    if not any(os.path.lexists(path) for path in given.paths) and not given.sync:
        # Before a library is made: a mistyped path leaves nothing behind.
        raise NothingToRead(f"nothing to read: {given.paths[0]!r}: no such file or folder")
    with open_or_create(settings) as library, show_progress(terminal) as tell:
        report = library.add(
            [Path(path) for path in given.paths], sync=given.sync, retry=given.retry, progress=tell
        )
    if settings.json:
        terminal.out.write(dump(listing.report(report)) + "\n")
    else:
        terminal.out.write(table.report(report, terminal.width, colour=terminal.colour))
    return DONE if report.complete else PARTLY_DONE


@contextmanager
def show_progress(terminal: Terminal) -> Iterator[Tell]:
    """Show a bar with counts and time left where a person looks on; else nothing."""
    if not terminal.err.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TaskID,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bars

    with Bars(
        TextColumn("{task.description:<6}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(file=terminal.err),
        transient=True,
    ) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(progress: Progress) -> None:
            stage = progress.stage.value
            if stage not in tasks:
                for earlier in tasks.values():
                    # Its total was not known before it ended.
                    bars.update(earlier, total=bars.tasks[earlier].completed)
                tasks[stage] = bars.add_task(stage, total=None)
            bars.update(tasks[stage], completed=progress.done, total=progress.total or None)

        yield tell


COMMAND = Command(
    name="add",
    help="read, describe and index files and folders; what is unchanged is skipped",
    configure=configure,
    run=run,
)
