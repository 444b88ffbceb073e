"""`brief remove`: delete documents, with every trace of their text."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from agent.commands.command import DONE, Command, Terminal
from agent.commands.opening import open_library

if TYPE_CHECKING:
    from agent.settings import Settings


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "selectors", nargs="+", metavar="ID", help="an id, or the path it came from"
    )


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Remove and say what is gone."""
    from agent.render import listing, table
    from agent.render.json import dump

    with open_library(settings) as library:
        removed = library.remove(given.selectors)
    if settings.json:
        terminal.out.write(dump(listing.sources(removed)) + "\n")
    else:
        terminal.out.write(
            f"Removed {len(removed)}:\n" + table.sources(removed, terminal.table_width)
        )
    return DONE


COMMAND = Command(
    name="remove",
    help="delete documents with all their versions and every trace of their text",
    configure=configure,
    run=run,
)
