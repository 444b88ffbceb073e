"""`brief eval benchmark`: score a checker on labelled pairs, beside the lexical floor."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from agent.commands.command import DONE, Command, Terminal
from agent.commands.modelling import Opening, add_model_options
from agent.settings import MODEL, NO_MODEL
from store.errors import BadInput

if TYPE_CHECKING:
    from agent.settings import Settings
    from evals.benchmark.run import Measured
    from evals.benchmark.types import Checker, Labelled
    from evals.gate.types import Decision
    from evals.judges.model import ModelJudge

EPILOG: Final = """\
A file has one claim a line: {"claim": TEXT, "evidence": TEXT or [SENTENCES], "label": 1 or 0,
"group": NAME, "error": NAME}; rows of one group are drawn together. It may be gzipped.

exit codes: 0 done, 2 bad input, 4 a limit of --gate is broken, 7 too many judgements failed
"""
CHECKERS: Final = ("offline", "overlap", "floor", "model", "command")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EPILOG
    parser.add_argument("files", nargs="*", metavar="FILE", help="labelled pairs (JSON lines)")
    rows = parser.add_argument_group("what it is measured on, besides FILEs")
    rows.add_argument("--pairs", choices=("tune", "held"), help="our own pairs on policy text")
    rows.add_argument("--documents", metavar="DIR", help="the policy collection of some --pairs")
    rows.add_argument("--sets", metavar="DIR", help="the public sets there, by checksum")
    rows.add_argument("--set", action="append", metavar="NAME", help="only that one of --sets")
    rows.add_argument(
        "--part", choices=("tune", "test"), default="test", help="which part of --sets (test)"
    )
    add_model_options(parser)
    # Here a checker is what is measured, not one more beside ours.
    usual, parser.conflict_handler = parser.conflict_handler, "resolve"
    how = parser.add_argument_group("what is measured")
    how.add_argument(
        "--checker",
        metavar="WHO",
        dest="scored",
        default="offline",
        help="offline: our checks together (the default); overlap; floor; model: that of --model; "
        "PROVIDER:NAME: another; 'command PROGRAM': your own",
    )
    how.add_argument(
        "--vectors",
        metavar="FILE",
        help="let the overlap weigh sentence vectors, kept in FILE from run to run",
    )
    cut = how.add_mutually_exclusive_group()
    cut.add_argument(
        "--threshold-from", metavar="FILE", help="choose the thresholds on that labelled file"
    )
    cut.add_argument(
        "--calibrated",
        action="store_true",
        help="choose the thresholds within each source, on other groups than they are applied to",
    )
    how.add_argument("--gate", metavar="FILE", help="limits that the figures must hold (YAML)")
    parser.conflict_handler = usual


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Measure, show, and exit as the limits decide."""
    from evals.benchmark.gate import decide_benchmark, read_limits
    from evals.benchmark.read import read_labelled
    from evals.benchmark.run import measure
    from evals.judges.failures import EXIT_CODE, Tally, too_many

    chosen = vars(given)
    sources = gather(chosen)
    limits = read_limits(Path(given.gate)) if given.gate else None
    frozen = given.threshold_from
    chosen_on = read_labelled(Path(frozen)).rows if frozen else None
    if chosen_on is not None and len({row.supported for row in chosen_on}) < 2:
        raise BadInput(f"{frozen}: a threshold needs claims of both labels")
    with open_scored(chosen, settings) as (checker, judge):
        measured = measure(sources, checker, frozen_on=chosen_on, by_fold=given.calibrated)
        cost = _tell_cost(judge)
    decision: Decision | None = None
    if limits is not None:
        threshold = measured.sections[0].ours.threshold
        if threshold is None:
            raise BadInput("--gate holds one threshold: leave --calibrated out")
        decision = decide_benchmark(limits, measured.marked, threshold)
    _show(measured, decision, cost, settings, terminal)
    if too_many(Tally(asked=measured.asked, failed=measured.failed)):
        terminal.note(f"brief: {measured.failed} of {measured.asked} judgements failed\n")
        return EXIT_CODE
    return decision.exit_code if decision else DONE


def gather(chosen: Mapping[str, Any]) -> dict[str, Sequence[Labelled]]:
    """Return the rows by source.

    Raises:
        BadInput: nothing was named, or it cannot be read.
    """
    from evals.benchmark.read import read_labelled
    from evals.benchmark.sources import list_pairs, list_set
    from evals.support.sets import NAMES, Part

    found: dict[str, Sequence[Labelled]] = {}
    for name in chosen.get("files") or ():
        if name in found:
            raise BadInput(f"{name} is named twice")
        found[name] = read_labelled(Path(name)).rows
    if part := chosen.get("pairs"):
        documents = chosen.get("documents")
        found[f"pairs, {part}"] = list_pairs(part, Path(documents) if documents else None)
    elif chosen.get("documents"):
        raise BadInput("--documents belongs to --pairs")
    if folder := chosen.get("sets"):
        for name in chosen.get("set") or NAMES:
            found[name] = list_set(Path(folder), name, Part(chosen["part"]))
    elif chosen.get("set"):
        raise BadInput("--set belongs to --sets DIR")
    if not found:
        raise BadInput("nothing to measure on: name a FILE, --pairs or --sets")
    return found


@contextmanager
def open_scored(
    chosen: Mapping[str, Any], settings: Settings
) -> Iterator[tuple[Checker, ModelJudge | None]]:
    """Hand out the checker, and the model behind it if there is one.

    Raises:
        BadInput: it is not known, or cannot be opened.
    """
    from evals.benchmark import checkers

    who = str(chosen["scored"])
    if chosen.get("vectors") and who != "overlap":
        raise BadInput("--vectors is for --checker overlap")
    with ExitStack() as stack:
        if who == "offline":
            yield checkers.Gate(), None
        elif who == "floor":
            yield checkers.Floor(), None
        elif who == "overlap":
            yield checkers.OverlapChecker(_open_memory(chosen.get("vectors"))), None
        elif who.startswith(("command ", "command:")):
            from agent.external.command import open_checker
            from evals.judges.command import CommandJudge

            command = who[len("command ") :]
            opened = stack.enter_context(open_checker(command))
            judge = CommandJudge(opened, name=Path(command.split()[0]).name)
            yield checkers.JudgeChecker(judge), None
        else:
            asked = _open_judge(who, chosen, settings)
            yield checkers.JudgeChecker(asked), asked


def _open_memory(file: str | None) -> Any:  # noqa: ANN401 - None where words alone decide
    if not file:
        return None
    from evals.support.memory import Memory
    from store.embed.minilm import MiniLM

    return Memory(Path(file), MiniLM())


def _open_judge(who: str, chosen: Mapping[str, Any], settings: Settings) -> ModelJudge:
    from evals.judges.model import ModelJudge

    spec = settings.model if who == "model" else who
    replayed = bool(chosen.get("replay"))
    if spec == NO_MODEL and not replayed:
        raise BadInput("--checker model needs a model: add --model PROVIDER:NAME, or --replay")
    if who != "model" and not MODEL.fullmatch(who):
        known = ", ".join(CHECKERS[:-1])
        raise BadInput(f"--checker {who!r} is not known; there are {known}, 'command PROGRAM'")
    return ModelJudge(Opening({**chosen, "checker": None}, settings).open(spec))


def _tell_cost(judge: ModelJudge | None) -> str:
    from agent.render.text import describe_usage

    return describe_usage(judge.usage) if judge else ""


def _show(
    measured: Measured,
    decision: Decision | None,
    cost: str,
    settings: Settings,
    terminal: Terminal,
) -> None:
    from evals.benchmark.tables import (
        list_decision,
        list_values,
        write_decision,
        write_sections,
        write_speed,
    )

    if settings.json:
        values: dict[str, Any] = {"sources": list_values(measured.sections)}
        if decision:
            values["decision"] = list_decision(decision)
        terminal.show(json.dumps(values, ensure_ascii=True, allow_nan=False) + "\n")
        terminal.note("".join(f"{line}\n" for line in write_speed(measured.marked, cost=cost)))
        return
    lines = [*write_sections(measured.sections), *write_speed(measured.marked, cost=cost)]
    if decision:
        lines += write_decision(decision)
    terminal.show("\n".join([*lines, ""]))


COMMAND = Command(
    name="benchmark",
    help="score any checker on labelled pairs",
    configure=configure,
    run=run,
)
