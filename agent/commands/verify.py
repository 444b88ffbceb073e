"""`brief verify`: re-check an earlier answer or briefing offline."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from agent.commands.command import DONE, GATE_FAILED, Command, Terminal
from agent.commands.opening import open_library
from store.errors import BadInput

if TYPE_CHECKING:
    from agent.settings import Settings


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "bundles",
        nargs="+",
        metavar="BUNDLE",
        help="as `brief ask … --bundle FILE` writes it; or a folder, for all that are in it",
    )


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Check every bundle; exit 4 where a statement lost its support, 2 where one is unusable.

    Nothing is searched and no model is asked: neither the index nor the embedder is opened.
    """
    from pathlib import Path

    from agent.bundle.read import list_bundles, read_bundle
    from agent.bundle.verify import Desks, verify
    from agent.commands.replies import open_checks
    from agent.render import verified
    from agent.render.json import dump

    written: list[dict[str, Any]] = []
    code, between = DONE, ""
    desks: Desks = {}
    files = [file for name in given.bundles for file in list_bundles(Path(name))]
    with open_checks({}, settings.library) as checking, open_library(settings) as library:
        for file in files:
            name = str(file)
            try:
                bundle = read_bundle(file)
            except BadInput as error:
                code = error.exit_code
                terminal.note(f"brief: {error}\n")
                written.append({"bundle": name, "outcome": "unusable", "error": str(error)})
                continue
            report = verify(
                bundle, library, checks=checking.checks, as_of=settings.as_of, desks=desks
            )
            if report.lost:
                code = code or GATE_FAILED
            written.append({"bundle": name, **verified.as_values(report)})
            if not settings.json:
                told = verified.render(
                    report, name=name, width=terminal.width, colour=terminal.colour
                )
                terminal.show(between + told)
                between = "\n"
    if settings.json:
        terminal.out.write(dump({"schema_version": verified.SCHEMA_VERSION, "bundles": written}))
        terminal.out.write("\n")
    return code


COMMAND = Command(
    name="verify",
    help="re-check an earlier answer or briefing offline",
    configure=configure,
    run=run,
)
