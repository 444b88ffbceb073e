"""`brief draft`: draft a briefing in one of the forms."""

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


COMMAND = Command(name="draft", help="draft a briefing in one of the forms", configure=configure, run=run)
