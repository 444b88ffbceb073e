"""The `brief` command: finds its verbs, reads the global options, turns errors into exit codes."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
import traceback
from collections.abc import Mapping, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import NoReturn

from agent.commands.command import Command, Terminal
from agent.settings import read_settings
from store.errors import BriefingError

GROUP = "brief.commands"
ORDER = (
    "add", "sources", "show", "search", "ask", "chat", "draft", "batch", "check", "verify",
    "refresh", "eval", "remove", "doctor",
)  # fmt: skip
INTERRUPTED = 130
OUR_ERROR = 1
USAGE = 2
WIDEST = 110
"""Columns of the longest line of sentences."""
UNWATCHED = 200
"""Columns of a table that a program or a file receives: enough for nearly every title."""
TRACE = "BRIEF_TRACE"
"""The environment variable with which an unexpected error shows where it happened."""

DESCRIPTION = (
    "Ask your policy documents. Every sentence that comes back opens the passage that proves it, "
    "and nothing unproven comes back."
)
EPILOG = """\
exit codes: 0 done, 1 our error, 2 usage or bad input, 3 the documents do not say, 4 a gate failed,
            5 partly done, 6 library busy or damaged, 7 too many judge failures
"""


def run() -> NoReturn:
    """Run the command line of this process and leave with its exit code."""
    sys.exit(main(sys.argv[1:], os.environ))


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Do what the arguments say and return the exit code."""
    commands = find_commands()
    parser = build_parser(commands)
    try:
        given = parser.parse_args(arguments)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    if given.verb is None:
        parser.print_help(sys.stderr)
        return USAGE
    terminal = open_terminal(environment)
    try:
        settings = read_settings(vars(given), environment, here=Path.cwd())
        code = commands[given.verb].run(given, settings, terminal)
        # Here, where a full disk or a closed pipe can still be told from success.
        terminal.out.flush()
    except BriefingError as error:
        terminal.err.write(f"brief: {explain_error(error)}\n")
        return error.exit_code
    except KeyboardInterrupt:
        terminal.err.write("brief: stopped; the library keeps what was finished\n")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left; writing the rest would only raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OUR_ERROR
    except Exception as error:  # noqa: BLE001 - a user is told what failed, not where in our code
        terminal.err.write(f"brief: {explain_failure(error)}\n")
        if environment.get(TRACE):
            traceback.print_exc(file=terminal.err)
        return OUR_ERROR
    return code


def explain_error(error: BriefingError) -> str:
    """Return one line for an error of ours; of a model's also what was spent, and a way on."""
    from agent.errors import ModelError

    if not isinstance(error, ModelError):
        return str(error)
    from agent.commands.modelling import explain_model_error

    return explain_model_error(error)


def explain_failure(error: Exception) -> str:
    """Return one line for what no part of the program expected."""
    what = " ".join(str(error).split())
    if isinstance(error, OSError):
        return f"the system refused: {what}"
    return (
        f"an error of our own, {type(error).__name__}: {what}; `brief doctor` checks the library, "
        f"and {TRACE}=1 shows where it happened"
    )


def find_commands() -> dict[str, Command]:
    """Return the verbs by name: ours in the usual order of work, then those of other packages."""
    found = {point.name: point for point in entry_points(group=GROUP)}
    names = [name for name in ORDER if name in found]
    names += sorted(set(found) - set(names))
    return {name: found[name].load() for name in names}


class VerbParser(argparse.ArgumentParser):
    """The options of one verb; a word too many is answered with the usage of that verb."""

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Return what the words say; leave with the usage where one says nothing."""
        given, left = super().parse_known_args(args, namespace)
        if left:
            self.error(f"unrecognized arguments: {' '.join(left)}")
        return given, left


def build_parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """Return the parser; the global options are accepted before and after the verb."""
    shared = VerbParser(add_help=False, argument_default=argparse.SUPPRESS)
    add_global_options(shared)
    parser = argparse.ArgumentParser(
        prog="brief",
        description=DESCRIPTION,
        epilog=EPILOG,
        parents=[shared],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=ShowVersion)
    verbs = parser.add_subparsers(
        dest="verb", metavar="VERB", title="verbs", parser_class=VerbParser
    )
    for command in commands.values():
        verb = verbs.add_parser(
            command.name, help=command.help, description=command.help, parents=[shared]
        )
        command.configure(verb)
    return parser


def add_global_options(parser: argparse.ArgumentParser) -> None:
    """Add what every verb understands."""
    options = parser.add_argument_group("global options")
    options.add_argument(
        "--library", metavar="DIR", help="where the library is (./library, or BRIEF_LIBRARY)"
    )
    options.add_argument(
        "--model",
        metavar="PROVIDER:NAME",
        help="the chat model: PROVIDER:NAME, manual, or none (none, or BRIEF_MODEL)",
    )
    options.add_argument("--json", action="store_true", help="print one JSON object")
    options.add_argument(
        "--as-of", metavar="DATE", help="answer as on that day, from the texts then in force"
    )
    options.add_argument(
        "--embedder",
        metavar="NAME",
        help="minilm (built in), or openai:MODEL; fixed when the library is made",
    )
    options.add_argument(
        "--embedder-base-url", metavar="URL", help="an OpenAI-compatible endpoint for embeddings"
    )


def open_terminal(environment: Mapping[str, str]) -> Terminal:
    """Return this process's terminal; colour only for a person, and not with NO_COLOR.

    A table that another program reads is wide: `brief sources | grep` looks at whole titles.
    """
    for stream in (sys.stdout, sys.stderr):
        # The documents hold characters that a terminal of another alphabet cannot show.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    watched = sys.stdout.isatty()
    columns = shutil.get_terminal_size().columns
    return Terminal(
        out=sys.stdout,
        err=sys.stderr,
        width=min(columns, WIDEST),
        table_width=columns if watched or environment.get("COLUMNS") else UNWATCHED,
        colour=watched and not environment.get("NO_COLOR"),
        watched=watched,
    )


class ShowVersion(argparse.Action):
    """Print the version and leave."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="print the version and leave")

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print and leave, as argparse asks it of an action."""
        from importlib.metadata import version

        parser.exit(0, f"brief {version('policy-briefing-agent')}\n")


if __name__ == "__main__":
    run()
