"""`brief eval mutate`: spoil sound statements in named ways, and see what is caught."""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from agent.commands.command import DONE, Command, Terminal
from agent.commands.modelling import Opening, add_model_options
from agent.commands.opening import open_library
from agent.settings import NO_MODEL
from store.errors import BadInput

if TYPE_CHECKING:
    from agent.settings import Settings
    from evals.benchmark.catching import Catch
    from evals.benchmark.world import Subject, World
    from evals.gate.types import Decision
    from evals.judges.types import Judge

MOST: Final = 400
EPILOG: Final = """\
Without --library the statements are sound wordings over the sample library, and sentences of it.
Of a library they are sentences of it, or with --answers the statements that a run has shown.

exit codes: 0 done, 2 bad input, 4 a limit of --gate is broken, 7 too many judgements failed
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EPILOG
    what = parser.add_argument_group("what is spoilt")
    what.add_argument(
        "--answers", metavar="RUN", help="the statements of a run (run.json of --report-dir)"
    )
    what.add_argument(
        "--documents", metavar="DIR", help="the policy collection, instead of the sample library"
    )
    what.add_argument(
        "--held", action="store_true", help="add the wordings that nothing was tuned on"
    )
    what.add_argument(
        "--most", type=int, default=MOST, metavar="N", help=f"statements of each bank ({MOST})"
    )
    what.add_argument("--way", action="append", metavar="NAME", help="only in that way")
    what.add_argument("--gate", metavar="FILE", help="limits that the figures must hold (YAML)")
    add_model_options(parser)


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Spoil, judge, show."""
    from evals.benchmark.catching import catch, look_twice
    from evals.benchmark.gate import decide_results, read_limits
    from evals.benchmark.spoil import ALL_WAYS
    from evals.judges.failures import EXIT_CODE, Tally, too_many
    from evals.judges.offline import OfflineJudge

    chosen = vars(given)
    ways = tuple(given.way or ALL_WAYS)
    unknown = [each for each in ways if each not in ALL_WAYS]
    if unknown:
        raise BadInput(f"--way {unknown[0]!r} is not known; there are {', '.join(ALL_WAYS)}")
    if given.most < 1:
        raise BadInput("--most must be at least 1")
    limits = read_limits(Path(given.gate)) if given.gate else None
    second = _open_second(chosen, settings)
    subjects, world = gather(chosen, settings)
    first = OfflineJudge()
    caught = catch(subjects, world, first, ways=ways)
    twice = look_twice(subjects, world, first, second) if second else []
    decision = (
        decide_results(limits, [each.as_result() for each in caught], judge=first.name)
        if limits
        else None
    )
    _show(caught, twice, decision, settings, terminal)
    counted = Tally(
        asked=sum(each.made for each in (*caught, *twice)),
        failed=sum(each.failed for each in (*caught, *twice)),
    )
    if too_many(counted):
        terminal.note(f"brief: {counted.failed} of {counted.asked} judgements failed\n")
        return EXIT_CODE
    return decision.exit_code if decision else DONE


def gather(chosen: Mapping[str, Any], settings: Settings) -> tuple[list[Subject], World]:
    """Return the statements with the documents around them.

    Raises:
        BadInput: two sources exclude each other, or one cannot be read.
        LibraryError: the library cannot be used.
    """
    if not chosen.get("library"):
        if chosen.get("answers"):
            raise BadInput("--answers needs the library that the run was made on: add --library")
        return _gather_pairs(chosen)
    useless = next((name for name in ("documents", "held") if chosen.get(name)), None)
    if useless:
        raise BadInput(f"--{useless} and --library exclude each other")
    from evals.benchmark.given_answers import list_answered
    from evals.benchmark.world import list_verbatim, read_shelf, take

    with open_library(settings) as library:
        world = read_shelf(library)
    if named := chosen.get("answers"):
        return take(list_answered(Path(named), world), chosen["most"]), world
    subjects = list_verbatim(world, most=chosen["most"])
    if not subjects:
        raise BadInput("the library holds no sentence to spoil")
    return subjects, world


def _gather_pairs(chosen: Mapping[str, Any]) -> tuple[list[Subject], World]:
    from evals.benchmark.world import list_paraphrases, list_verbatim, read_volumes, take
    from evals.pairs.load import HERE, POLICY_FILES, SAMPLE_FILES, SAMPLES, Stack, load_pairs

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # As in the reading child: notes say it.
    documents = chosen.get("documents")
    folder = Path(documents) if documents else SAMPLES
    files = POLICY_FILES if documents else SAMPLE_FILES
    stack = Stack(folder)
    pairs = [pair for name in files for pair in load_pairs(HERE / name, folder, stack=stack)]
    # Of a large collection only what the pairs cite is read.
    names = dict.fromkeys(each.document for each in pairs) if documents else stack.names()
    world = read_volumes(stack.open(name) for name in names)
    parts = ("tune", "held") if chosen.get("held") else ("tune",)
    subjects = [
        each
        for part in parts
        for each in take(
            list_paraphrases([pair for pair in pairs if pair.part == part]), chosen["most"]
        )
    ]
    return [*subjects, *list_verbatim(world, most=chosen["most"])], world


def _open_second(chosen: Mapping[str, Any], settings: Settings) -> Judge | None:
    from evals.judges.model import ModelJudge

    if settings.model == NO_MODEL and not chosen.get("replay"):
        return None
    return ModelJudge(Opening({**chosen, "checker": None}, settings).open(settings.model))


def _show(
    caught: list[Catch],
    twice: list[Catch],
    decision: Decision | None,
    settings: Settings,
    terminal: Terminal,
) -> None:
    from evals.benchmark.catching import list_catches, write_table
    from evals.benchmark.tables import list_decision, write_decision

    if settings.json:
        values: dict[str, Any] = {
            "ways": list_catches(caught),
            "with_second_look": list_catches(twice),
        }
        if decision:
            values["decision"] = list_decision(decision)
        terminal.show(json.dumps(values, ensure_ascii=True, allow_nan=False) + "\n")
        return
    lines = [*write_table(caught)]
    if twice:
        lines += ["with a second look", "", *write_table(twice)]
    if decision:
        lines += write_decision(decision)
    terminal.show("\n".join([*lines, ""]))


COMMAND = Command(
    name="mutate",
    help="spoil good answers in named ways, and see what is caught",
    configure=configure,
    run=run,
)
