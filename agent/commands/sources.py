"""`brief sources`: the library as a table, or one source card in full."""

from __future__ import annotations

import argparse
import json
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
    from agent.render import table
    from agent.render import listing

    with open_library(settings) as library:
        if given.id:
            document = library.document(given.id)
            text = library.text(document.version)
            shown = listing.card(document, text) if settings.json else table.card(document, text)
        else:
            documents = library.documents(read_filters(settings, given))
            shown = (
                sources(documents) if settings.json else table.sources(documents, terminal.width)
            )
    terminal.out.write(json.dumps(shown, ensure_ascii=False) + "\n" if settings.json else shown)
    return DONE


COMMAND = Command(
    name="sources",
    help="the library as a table; with ID, one source card in full",
    configure=configure,
    run=run,
)
