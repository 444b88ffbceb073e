"""`brief sources`: the library as a table, or one source card in full."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from agent.commands.command import DONE, Command, Terminal
from agent.commands.filtering import add_filter_options
from agent.commands.opening import open_library, read_filters

if TYPE_CHECKING:
    from agent.settings import Settings


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("id", nargs="?", metavar="ID", help="one document: its card in full")
    add_filter_options(parser)


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Show the table, or the card."""
    from agent.render import card, listing, table
    from agent.render.json import dump

    with open_library(settings) as library:
        if given.id:
            document = library.document(given.id)
            text = library.text(document.version)
            values = listing.card(document, text)
            shown = card.card(document, text, terminal.width, colour=terminal.colour)
        else:
            documents = library.documents(read_filters(settings, given, every_status=True))
            values = listing.sources(documents)
            shown = table.sources(documents, terminal.table_width, colour=terminal.colour)
            if not documents and library.documents():
                shown = "No document fits; `brief sources` alone lists them all.\n"
    terminal.out.write(dump(values) + "\n" if settings.json else shown)
    return DONE


COMMAND = Command(
    name="sources",
    help="the library as a table; with ID, one source card in full",
    configure=configure,
    run=run,
)
