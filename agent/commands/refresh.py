"""`brief refresh`: redraft the sentences that have lost their support."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from agent.commands.command import DOCUMENTS_DO_NOT_SAY, DONE, PARTLY_DONE, Command, Terminal
from agent.commands.modelling import add_model_options, open_models
from agent.commands.opening import open_library
from agent.commands.writing import (
    add_output_options,
    explain_written,
    read_outputs,
    write_outputs,
)

if TYPE_CHECKING:
    from agent.settings import Settings


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "bundle_file", metavar="BUNDLE", help="as `brief ask … --bundle FILE` writes it"
    )
    parser.add_argument("--form", metavar="FILE", help="its form, where that is one of your own")
    add_output_options(parser)
    add_model_options(parser)


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Redraft what lost its support, show the difference, and write the new files.

    Without a file to write nothing but the difference is shown. Exit 3 where nothing is left that
    the documents say.
    """
    from datetime import datetime
    from pathlib import Path

    from agent.briefing.bounds import BOUNDS
    from agent.bundle.again import Means
    from agent.bundle.open import open_redraft
    from agent.bundle.read import read_bundle
    from agent.bundle.refresh import refresh
    from agent.render import refreshed as rendering
    from agent.render.json import dump
    from agent.types import Outcome

    outputs = read_outputs(given)
    bundle = read_bundle(Path(given.bundle_file))
    today = datetime.now().astimezone().date()
    with open_models(given, settings) as models, open_library(settings) as library:
        means = Means(
            library=library,
            today=today,
            model=models.model,
            second_look=models.second_look,
            research=BOUNDS.within(models.budget),
            checks=models.checking.checks,
        )
        done = refresh(
            bundle,
            library,
            redraft=open_redraft(bundle, means, form=given.form),
            today=today,
            checks=models.checking.checks,
        )
        write_outputs(outputs, done.briefing, library, follows=bundle)
    if settings.json:
        values = {
            "schema_version": rendering.SCHEMA_VERSION,
            "bundle": given.bundle_file,
            "written": [str(file) for file in outputs.list()],
            **rendering.as_values(done),
        }
        terminal.out.write(dump(values) + "\n")
    else:
        terminal.out.write(
            rendering.render(
                done, name=given.bundle_file, width=terminal.width, colour=terminal.colour
            )
        )
        terminal.note(explain_written(outputs))
    if failure := models.checking.explain_failure():
        terminal.note(f"brief: {failure}\n")
        return PARTLY_DONE
    if done.cut_short:
        terminal.note(f"brief: the rest is quotations: {done.cut_short}\n")
        return PARTLY_DONE
    silent = done.briefing.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    return DOCUMENTS_DO_NOT_SAY if silent else DONE


COMMAND = Command(
    name="refresh",
    help="redraft the sentences that have lost their support",
    configure=configure,
    run=run,
)
