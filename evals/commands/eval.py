"""`brief eval`: a suite's questions answered and scored, and the tasks around it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from agent.commands.command import Command, Terminal
from agent.commands.main import add_global_options
from evals.commands import score

if TYPE_CHECKING:
    from agent.settings import Settings

TASKS: Final = MappingProxyType(
    {
        "benchmark": "score any checker on labelled pairs",
        "calibrate": "fit the checker's threshold to labelled pairs of your own",
        "mutate": "spoil good answers in named ways, and see what is caught",
    }
)
"""What `brief eval NAME` does besides; each is `COMMAND` in the module of that name here. A suite
whose file is called so is written ./benchmark."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: those of a suite, which may stand before and behind it, or a task's."""
    tasks = "\n".join(f"  {name:10}{TASKS[name]}" for name in _list_tasks())
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = (
        f"instead of SUITE, a task of its own (brief eval TASK --help):\n{tasks}\n\n"
        if tasks
        else ""
    ) + score.EPILOG
    parser.add_argument(
        "suite",
        metavar="SUITE",
        nargs=argparse.PARSER,
        action=_Dispatch,
        help="a suite of questions (YAML), or answers of another system (JSON lines)",
    )
    # What is not given before the suite is left to what is given behind it.
    parser.argument_default = argparse.SUPPRESS
    score.configure(parser)


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Do what was asked for."""
    task: Command = given.task
    return task.run(given, settings, terminal)


class _Dispatch(argparse.Action):
    """Lets the task that was named, or else that of a suite, read what comes behind the name."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Read the rest."""
        del option_string
        assert isinstance(values, list), "argparse gives the name and all behind it"
        name, *rest = map(str, values)
        task = _open(name) if name in _list_tasks() else score.COMMAND
        shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
        add_global_options(shared)
        prog = f"{parser.prog} {name if task is not score.COMMAND else 'SUITE'}"
        behind = argparse.ArgumentParser(prog=prog, description=task.help, parents=[shared])
        task.configure(behind)
        before = set(vars(namespace)) & score.list_options()
        if before and task is not score.COMMAND:
            behind.error(f"its options stand behind {name}, and are its own")
        namespace.suite = name
        namespace.task = task
        behind.parse_args(rest, namespace)


def _list_tasks() -> list[str]:
    return [name for name in TASKS if find_spec(f"evals.commands.{name}")]


def _open(name: str) -> Command:
    command = import_module(f"evals.commands.{name}").COMMAND
    assert isinstance(command, Command), f"{name} is a command"
    return command


COMMAND = Command(
    name="eval",
    help="a suite of questions answered and scored; checkers measured",
    configure=configure,
    run=run,
)
