"""`brief doctor`: is everything in order, and what to do if not."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from agent.commands.command import DONE, LIBRARY_DAMAGED, Command, Terminal
from agent.commands.opening import open_library

if TYPE_CHECKING:
    from agent.settings import Settings
    from store.truth.health import Health


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--check", action="store_true", help="only look; mend nothing")


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Look, mend what can be mended without re-embedding, and say what is left."""
    with open_library(settings) as library:
        before = library.check()
        after = library.mend() if before.problems and not given.check else before
    if settings.json:
        shown = json.dumps({"found": asdict(before), "left": asdict(after)})
    else:
        shown = describe(before, after, mended=not given.check)
    terminal.out.write(shown + "\n")
    return DONE if after.sound else LIBRARY_DAMAGED


def describe(before: Health, after: Health, *, mended: bool) -> str:
    """Return the findings as lines: what was wrong, what was mended, what is left to do."""
    lines = [
        (
            f"{_count(before.versions, 'document version')}, "
            f"{_count(before.passages, 'passage')}, "
            f"{before.size / 1e6:.1f} MB on disk"
        )
    ]
    left = {problem.message for problem in after.problems}
    for problem in before.problems:
        state = "mended" if mended and problem.message not in left else "not mended"
        lines.append(f"{state}: {problem.message}")
    lines += [
        f"found: {message}" for message in sorted(left - {p.message for p in before.problems})
    ]
    if after.sound:
        lines.append("Everything is in order.")
    elif after.mendable:
        lines.append("Run `brief doctor` to mend this; nothing has to be embedded again.")
    return "\n".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' if number != 1 else ''}"


COMMAND = Command(
    name="doctor",
    help="is everything in order, and mend a damaged or stale index",
    configure=configure,
    run=run,
)
