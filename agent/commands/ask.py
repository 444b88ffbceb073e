"""`brief ask`: an answer, each sentence with the passage that proves it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from agent.commands.command import DOCUMENTS_DO_NOT_SAY, DONE, PARTLY_DONE, Command, Terminal
from agent.commands.filtering import add_filter_options
from agent.commands.modelling import add_model_options, open_models
from agent.commands.opening import open_library, read_filters, require_documents
from agent.commands.writing import (
    add_output_options,
    brief_answer,
    explain_written,
    read_outputs,
    write_outputs,
)

if TYPE_CHECKING:
    from agent.settings import Settings


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("question", metavar="QUESTION", help="in a sentence")
    add_filter_options(parser)
    add_output_options(parser)
    add_model_options(parser)


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Answer, and write the files asked for; exit 3 where the documents do not say.

    Where a person looks on, what a model says is shown as it is proven; a program or a file only
    ever receives the finished answer.
    """
    from agent.ask import ask
    from agent.compose.teller import ignore
    from agent.render import json as as_json
    from agent.render.live import Live
    from agent.types import Outcome

    outputs = read_outputs(given)
    with open_models(given, settings) as models, open_library(settings) as library:
        filters = read_filters(settings, given)
        live = Live(terminal.show, terminal.note, width=terminal.width, colour=terminal.colour)
        watched = terminal.watched and not settings.json
        answer = ask(
            library,
            given.question,
            filters=filters,
            model=models.model,
            second_look=models.second_look,
            checks=models.checking.checks,
            listen=live.listen if watched else ignore,
        )
        if answer.outcome is Outcome.DOCUMENTS_DO_NOT_SAY:
            require_documents(library, filters)
        if settings.json:
            terminal.out.write(as_json.dump(as_json.render(answer)) + "\n")
        else:
            terminal.out.write(live.finish(answer))
        # Behind the answer, which may have been paid for: a full disk must not cost it.
        if any(outputs.list()):
            write_outputs(outputs, brief_answer(answer, library, filters), library)
            terminal.note(explain_written(outputs))
    if failure := models.checking.explain_failure():
        terminal.note(f"brief: {failure}\n")
        return PARTLY_DONE
    return DOCUMENTS_DO_NOT_SAY if answer.outcome is Outcome.DOCUMENTS_DO_NOT_SAY else DONE


COMMAND = Command(
    name="ask",
    help="an answer, each sentence with the passage that proves it",
    configure=configure,
    run=run,
)
