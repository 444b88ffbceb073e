"""`brief eval calibrate`: fit the checker's threshold to labelled claims, and keep it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from agent.commands.command import DONE, Command, Terminal
from store.errors import BadInput, LibraryMissing

if TYPE_CHECKING:
    from agent.settings import Settings
    from evals.benchmark.calibrate import Fitted
    from evals.benchmark.read import LabelledFile
    from evals.benchmark.score import Line
    from evals.statistics import Estimate

EPILOG: Final = """\
A file has one claim a line: {"claim": TEXT, "evidence": TEXT or [SENTENCES], "label": 1 or 0,
"group": NAME}. It is read, and not kept: the library gets the threshold alone. What is asked of
the library afterwards must meet it, with a model and without.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EPILOG
    parser.add_argument("file", nargs="?", metavar="FILE", help="labelled claims (JSON lines)")
    parser.add_argument("--only-show", action="store_true", help="keep nothing")
    parser.add_argument(
        "--anyway", action="store_true", help="keep it although it gains nothing on other groups"
    )
    parser.add_argument(
        "--reset", action="store_true", help="let the library go by our own threshold again"
    )


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Fit, show before and after, and keep what helps."""
    from agent.checks.overlap.calibration import remove_calibration, write_calibration
    from evals.benchmark.calibrate import calibrate
    from evals.benchmark.read import read_labelled
    from store.library import Library

    if bool(given.file) == given.reset:
        raise BadInput("name a FILE of labelled claims, or --reset")
    if not given.only_show and not Library.exists(settings.library):
        raise LibraryMissing(
            f"there is no library in {str(settings.library)!r} to keep a threshold in; "
            "--only-show needs none"
        )
    if given.reset:
        was = remove_calibration(settings.library)
        terminal.show("our own threshold holds again\n" if was else "there was no other\n")
        return DONE
    file = read_labelled(Path(given.file))
    fitted = calibrate(file)
    keeps = not given.only_show and (fitted.helps or given.anyway)
    if keeps:
        write_calibration(settings.library, fitted.as_calibration())
    if settings.json:
        terminal.show(json.dumps(_list(fitted, kept=keeps), allow_nan=False) + "\n")
    else:
        terminal.show("\n".join([*_write(fitted, file, kept=keeps), ""]))
        if not keeps and not given.only_show:
            terminal.note("brief: it gains nothing on other groups, so it is not kept\n")
    return DONE


def _write(fitted: Fitted, file: LabelledFile, *, kept: bool) -> Iterator[str]:
    from agent.checks.overlap.check import THRESHOLD
    from evals.benchmark.tables import put

    line = fitted.before
    yield (
        f"{file.path.name}: {line.count} claims, {line.supported} supported, {fitted.groups} groups"
    )
    if not file.is_grouped:
        yield "rows name no groups: if several depend on one document, the intervals are too narrow"
    yield f"  {'':34}{'threshold':>9}  {'balanced accuracy':24}"
    for name, each, at in (
        ("before", fitted.before, f"{THRESHOLD:.3f}"),
        ("after, on groups not fitted to", fitted.after, "folds"),
        ("after, on all (too good)", fitted.inside, f"{fitted.threshold:.3f}"),
        ("lexical floor, fitted the same way", fitted.floor, "folds"),
    ):
        yield f"  {name:34}{at:>9}  {put(_accuracy(each))}"
    yield f"  {'gain':34}{'':9}  {put(fitted.gain, sign='+')}"
    yield f"  {'above the floor':34}{'':9}  {put(fitted.over_floor, sign='+')}"
    if kept:
        yield f"kept: the library now goes by {fitted.threshold:.3f}"


def _list(fitted: Fitted, *, kept: bool) -> dict[str, object]:
    from evals.benchmark.tables import show

    return {
        "threshold": round(fitted.threshold, 6),
        "kept": kept,
        "before": show(_accuracy(fitted.before)),
        "after": show(_accuracy(fitted.after)),
        "floor": show(_accuracy(fitted.floor)),
        "gain": show(fitted.gain),
        "over_floor": show(fitted.over_floor),
    }


def _accuracy(line: Line) -> Estimate | None:
    return line.figures["balanced_accuracy"]


COMMAND = Command(
    name="calibrate",
    help="fit the checker's threshold to labelled pairs of your own",
    configure=configure,
    run=run,
)
