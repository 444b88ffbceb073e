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
    from agent.render import listing, table
    from agent.render.json import dump

    with open_library(settings) as library:
        if given.id:
            document = library.document(given.id)
            text = library.text(document.version)
            as_text, as_values = table.card(document, text), listing.card(document, text)
        else:
            documents = library.documents(read_filters(settings, given))
            as_text, as_values = (
                table.sources(documents, terminal.width),
                listing.sources(documents),
            )
    terminal.out.write(dump(as_values) + "\n" if settings.json else as_text)
    return DONE


COMMAND = Command(
    name="sources",
    help="the library as a table; with ID, one source card in full",
    configure=configure,
    run=run,
)
