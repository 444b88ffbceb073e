"""The options that narrow a question or a search to some of the documents."""

from __future__ import annotations

import argparse


def add_filter_options(parser: argparse.ArgumentParser) -> None:
    """Add them."""
    options = parser.add_argument_group("only some of the documents")
    options.add_argument(
        "--document", action="append", metavar="ID", help="this one (may be repeated)"
    )
    options.add_argument(
        "--issuer", action="append", metavar="NAME", help="issued by (part of the name is enough)"
    )
    options.add_argument("--since", metavar="DATE", help="dated on or after that day")
    options.add_argument("--until", metavar="DATE", help="dated on or before that day")
    options.add_argument(
        "--all-versions",
        action="store_true",
        help="also replaced, superseded and withdrawn texts; they are labelled",
    )
