"""`brief batch`: many questions or briefings, each row for itself, resumable."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from agent.commands.command import Command, Terminal
from agent.commands.modelling import add_model_options
from store.errors import BadInput

if TYPE_CHECKING:
    from agent.settings import Settings

JOBS = 4
"""At once, unless told otherwise: what small accounts and local servers bear."""

MOST_JOBS = 256
FORMATS = ("md", "json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "rows", metavar="JOBS", help="a .jsonl, .csv or .yaml file, one question or briefing a row"
    )
    parser.add_argument(
        "--out",
        required=True,
        metavar="DIR",
        help="where the files go; the same command goes on where a run in it was stopped",
    )
    parser.add_argument(
        "--jobs", type=_read_jobs, default=JOBS, metavar="N", help=f"rows at once ({JOBS})"
    )
    parser.add_argument(
        "--formats",
        type=_read_formats,
        default=FORMATS,
        metavar="LIST",
        help=f"of md, html, docx, pdf, json ({','.join(FORMATS)}); a row may name its own",
    )
    parser.add_argument("--style", metavar="FILE", help="a CSL file for the citations")
    parser.add_argument(
        "--retry-failed", action="store_true", help="have the rows again that failed before"
    )
    parser.add_argument(
        "--allow-drift",
        action="store_true",
        help="go on with a run though the library, the model or an option is another one now",
    )
    parser.add_argument(
        "--shard",
        type=_read_shard,
        default=(1, 1),
        metavar="I/N",
        help="every Nth row, from the Ith on: for several machines, each with its own --out",
    )
    add_model_options(parser)


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Do the rows; exit by the worst of them."""
    from agent.commands.batching import run_batch

    return run_batch(given, settings, terminal)


def _read_jobs(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= MOST_JOBS:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to {MOST_JOBS}")


def _read_formats(text: str) -> tuple[str, ...]:
    from agent.export.write import read_format

    try:
        named = [read_format(part.strip()).value for part in text.split(",")]
    except BadInput as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return tuple(dict.fromkeys(named))


def _read_shard(text: str) -> tuple[int, int]:
    first, slash, second = text.partition("/")
    if slash and first.isdecimal() and second.isdecimal() and 1 <= int(first) <= int(second):
        return int(first), int(second)
    raise argparse.ArgumentTypeError(f"{text!r} is no share; write it as 2/4")


COMMAND = Command(
    name="batch",
    help="many questions or briefings, each row for itself, resumable",
    configure=configure,
    run=run,
)
