"""`brief search`: passages with scores, no model."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from agent.commands.command import DOCUMENTS_DO_NOT_SAY, DONE, Command, Terminal
from agent.commands.filtering import add_filter_options
from agent.commands.opening import open_library, read_filters, require_documents
from store.errors import BadInput

if TYPE_CHECKING:
    from agent.settings import Settings

MOST_HITS = 1000


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("query", metavar="QUERY", help="plain words")
    parser.add_argument("-k", type=int, default=10, metavar="N", help="how many passages (10)")
    add_filter_options(parser)


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Search and show the hits; exit 3 where nothing was found."""
    from agent.ask import read_question
    from agent.render import listing, table
    from agent.render.json import dump

    if not 1 <= given.k <= MOST_HITS:
        raise BadInput(f"-k {given.k}: ask for 1 to {MOST_HITS} passages")
    query = read_question(given.query)
    with open_library(settings) as library:
        filters = read_filters(settings, given)
        found = library.search(query, k=given.k, filters=filters)
        if not found:
            require_documents(library, filters)
        notices = library.notices
    if settings.json:
        terminal.out.write(dump(listing.hits(query, found)) + "\n")
    else:
        terminal.out.write(table.hits(found, terminal.width, colour=terminal.colour))
    for notice in notices:
        terminal.err.write(f"brief: {notice}\n")
    return DONE if found else DOCUMENTS_DO_NOT_SAY


COMMAND = Command(
    name="search",
    help="the passages that fit best, with scores",
    configure=configure,
    run=run,
)
