"""`brief refresh`: redraft the sentences that have lost their support."""

from __future__ import annotations

import argparse

from agent.commands.command import Command, Terminal
from agent.settings import Settings
from store.errors import BadInput


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Refuse: this verb is being built."""
    raise BadInput("not there yet")


COMMAND = Command(name="refresh", help="redraft the sentences that have lost their support", configure=configure, run=run)
