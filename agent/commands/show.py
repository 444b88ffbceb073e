"""`brief show`: the text of one document as it was read, sentence by sentence, with regions."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from agent.commands.command import DONE, Command, Terminal
from agent.commands.opening import open_library

if TYPE_CHECKING:
    from agent.settings import Settings


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("id", metavar="ID", help="the document, as `brief sources` names it")


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Show the text."""
    from agent.render import card, listing
    from agent.render.json import dump

    with open_library(settings) as library:
        document = library.document(given.id)
        units = library.sentences(document.version)
    if settings.json:
        terminal.out.write(dump(listing.sentences(document, units)) + "\n")
    else:
        terminal.out.write(card.head(document, terminal.width, colour=terminal.colour) + "\n")
        terminal.out.write(card.text_with_regions(units, terminal.width, colour=terminal.colour))
    return DONE


COMMAND = Command(
    name="show",
    help="the text of one document as it was read, with regions",
    configure=configure,
    run=run,
)
