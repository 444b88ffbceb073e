"""The options of `brief eval SUITE`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from agent.commands.modelling import add_model_options

BESIDE: Final = "beside"
"""`--record` and `--replay` without a file: the one beside the suite."""

RECORDING: Final = ".replies.jsonl"

DESPITE: Final = ("library", "suite", "judge")
"""`evals.gate.compare.Despite`, which is too heavy for finding the verbs."""


FORMS: Final = MappingProxyType(
    {
        name: help_text
        for name, help_text in {
            "html": "a report that opens in a browser",
            "junit": "JUnit XML",
            "sarif": "SARIF 2.1.0",
        }.items()
        if find_spec(f"evals.report.{name}")
    }
)
"""The forms of the report that are written to a file of the user's choice."""


def add_suite_options(parser: argparse.ArgumentParser) -> None:
    """Add them."""
    _add_what(parser)
    _add_judge(parser)
    _add_gate(parser)
    _add_output(parser)
    add_model_options(parser)
    _add_recordings(parser)


def find_recording(suite: Path) -> Path:
    """Return where a suite's recorded replies lie: "a.yaml" -> "a.replies.jsonl"."""
    return suite.with_name(suite.stem + RECORDING)


def _add_what(parser: argparse.ArgumentParser) -> None:
    options = parser.add_argument_group("what is asked")
    options.add_argument(
        "--documents",
        metavar="DIR",
        help="ask a folder of documents, read into memory, instead of a library",
    )
    options.add_argument(
        "--answers",
        metavar="FILE",
        help="judge the answers that another system gave to the suite (JSON lines)",
    )
    options.add_argument("--part", metavar="NAME", help="only the questions of that part")
    options.add_argument(
        "--schema", action=_ShowSchema, help="print the JSON schema of a suite and leave"
    )
    options.add_argument(
        "--answers-schema",
        action=_ShowSchema,
        help="print the JSON schema of a line of answers and leave",
    )


def _add_judge(parser: argparse.ArgumentParser) -> None:
    options = parser.add_argument_group("who judges")
    options.add_argument(
        "--judge",
        metavar="WHO",
        help="offline: our checks (the default); model: that of --model; PROVIDER:NAME: another; "
        "command:PROGRAM: your own, as for --checker",
    )


def _add_gate(parser: argparse.ArgumentParser) -> None:
    options = parser.add_argument_group("what passes")
    options.add_argument(
        "--policy", metavar="FILE", help="what a run must reach (the policy that comes with brief)"
    )
    options.add_argument("--baseline", metavar="FILE", help="compare with an earlier run")
    options.add_argument(
        "--despite",
        action="append",
        choices=DESPITE,
        help="compare although this is not the same; may be given several times",
    )
    options.add_argument(
        "--write-baseline", metavar="FILE", help="write the run for later ones to be compared with"
    )


def _add_output(parser: argparse.ArgumentParser) -> None:
    options = parser.add_argument_group("what comes out")
    options.add_argument(
        "--report-dir",
        metavar="DIR",
        help="write everything there: the run, every report, and apart from them what it took",
    )
    for name, what in FORMS.items():
        options.add_argument(f"--{name}", metavar="FILE", help=f"write {what}")
    options.add_argument(
        "--github",
        action="store_true",
        help="print annotations for a workflow besides, and add to the summary of its step",
    )
    options.add_argument(
        "--history",
        metavar="FILE",
        help="earlier runs for the plots; this one is added with --label",
    )
    options.add_argument("--label", metavar="NAME", help="what the history calls this run")


def _add_recordings(parser: argparse.ArgumentParser) -> None:
    """Let the two options of recordings stand without a file: then it lies beside the suite."""
    usual = parser.conflict_handler
    parser.conflict_handler = "resolve"
    options = parser.add_argument_group(
        "recorded replies",
        "A recording beside the suite (SUITE.replies.jsonl) is replayed unless --model is given; "
        "--model none answers without any.",
    )
    options.add_argument(
        "--record",
        nargs="?",
        const=BESIDE,
        type=_read_file,
        metavar="FILE",
        help="add every reply to FILE, or to the recording beside the suite",
    )
    options.add_argument(
        "--replay",
        nargs="?",
        const=BESIDE,
        type=_read_file,
        metavar="FILE",
        help="take the replies from FILE, or from the recording beside the suite, and ask nobody",
    )
    parser.conflict_handler = usual


def _read_file(text: str) -> str:
    if Path(text).suffix in {".yaml", ".yml"}:
        raise argparse.ArgumentTypeError(f"{text!r} is no recording; put the suite in front of it")
    return text


class _ShowSchema(argparse.Action):
    """Print a schema and leave."""

    def __init__(self, option_strings: Sequence[str], dest: str, **given: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(
            option_strings, dest, nargs=0, default=argparse.SUPPRESS, help=given["help"]
        )

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print and leave, as argparse asks it of an action."""
        from evals.suite import schema

        asked = schema.describe_suite if self.dest == "schema" else schema.describe_answers
        print(asked())
        parser.exit(0)
