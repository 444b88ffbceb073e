"""`brief chat`: a conversation over the documents; each sentence opens what proves it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from agent.commands.command import DONE, PARTLY_DONE, Command, Terminal
from agent.commands.filtering import add_filter_options
from agent.commands.modelling import add_model_options, open_models
from agent.commands.opening import open_library, read_filters, require_documents

if TYPE_CHECKING:
    from agent.chat.session import Session
    from agent.commands.prompting import Lines
    from agent.commands.talking import Talk
    from agent.settings import Settings


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "--keep-history",
        action="store_true",
        help="remember typed lines in a file of yours ($XDG_STATE_HOME/brief) for the next chat",
    )
    add_filter_options(parser)
    add_model_options(parser)


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Talk; with piped questions exit as the last one would by itself."""
    from agent.chat.session import Session
    from agent.commands.prompting import open_lines
    from agent.commands.talking import Manner, Talk

    with open_models(given, settings) as models, open_library(settings) as library:
        filters = read_filters(settings, given)
        require_documents(library, filters)
        session = Session(
            library,
            filters=filters,
            model=models.model,
            second_look=models.second_look,
            checks=models.checking.checks,
        )
        lines = open_lines(settings.environment, keep_history=given.keep_history)
        manner = Manner(terminal=terminal, json=settings.json, echo=not lines.typed)
        talk = Talk(session, manner)
        if lines.typed:
            terminal.note(_greet(session))
        try:
            _listen(lines, talk, terminal)
        finally:
            terminal.note(_sum_up(session))
        if failure := models.checking.explain_failure():
            terminal.note(f"brief: {failure}\n")
            return PARTLY_DONE
    return DONE if lines.typed else talk.code


def _listen(lines: Lines, talk: Talk, terminal: Terminal) -> None:
    while (line := lines.read()) is not None:
        try:
            if not talk.hear(line):
                return
        except KeyboardInterrupt:
            if not lines.typed:
                raise
            # What was told of it has been withdrawn where it was shown.
            terminal.note("\nbrief: stopped; nothing of that answer counts\n")


def _greet(session: Session) -> str:
    count = len(session.library.documents(session.filters))
    who = f"with {session.model.name}" if session.model else "without a model"
    noun = "document" if count == 1 else "documents"
    return f"{count} {noun}, {who}. Ask, or /help; Ctrl-D leaves.\n"


def _sum_up(session: Session) -> str:
    from agent.render.text import describe_usage

    count = len(session.turns)
    told = f"{count} question{'' if count == 1 else 's'}"
    if session.spent.calls:
        told += f"; {describe_usage(session.spent)}"
    return f"brief: {told}\n"


COMMAND = Command(
    name="chat",
    help="ask in turns: follow-up questions, passages in context, a transcript",
    configure=configure,
    run=run,
)
