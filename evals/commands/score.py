"""`brief eval SUITE`: ask the questions, judge the answers, say what came of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from agent.commands.command import DONE, PARTLY_DONE, Command, Terminal
from agent.commands.opening import open_library
from evals.commands.options import add_suite_options, find_recording
from store.errors import BadInput

if TYPE_CHECKING:
    from agent.external.checker import CheckerFailed
    from agent.quote.shelf import Shelf
    from agent.settings import Settings
    from evals.commands.parties import Parties
    from evals.running.asking import Asker
    from evals.running.run import Subject
    from evals.suite.load import SuiteFile
    from evals.suite.read_answers import AnswerFile
    from evals.types import Run

EPILOG: Final = """\
exit codes: 0 done, 2 usage or bad input (nothing is written), 4 a gate failed, 5 some cases failed,
            7 too many judge failures
"""
LINES: Final = ".jsonl"
"""How a file of answers ends that is judged without a suite."""

RUN_FILE: Final = "run.json"
USAGE_FILE: Final = "usage.json"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    add_suite_options(parser)


def list_options() -> frozenset[str]:
    """Return the names of the options."""
    parser = argparse.ArgumentParser()
    add_suite_options(parser)
    return frozenset(vars(parser.parse_args([])))


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Run the suite; exit 5 where a case failed, 7 where too many judgements did."""
    from evals.commands.parties import open_parties

    chosen = vars(given)
    asked = _read(chosen)
    beside = find_recording(asked.path) if asked.answers is None else None
    with (
        _open_library(chosen, settings, needed=asked.file is not None) as library,
        open_parties(given, settings, beside) as parties,
    ):
        subject, asker = _prepare(asked, chosen.get("part"), library, parties)
        done = _run(subject, asker, asked, parties)
        failure = parties.checker.failure if parties.checker else None
    _write(done, chosen)
    _show(done, settings, terminal)
    if failure:
        terminal.note(f"brief: {failure}; what it did not judge is quoted or withheld\n")
    return _find_exit_code(done, failure)


class _Asked:
    """The files that were named: a suite, answers to it, or answers alone."""

    def __init__(self, path: Path, file: SuiteFile | None, answers: AnswerFile | None) -> None:
        self.path = path
        self.file = file
        self.answers = answers


def _read(chosen: dict[str, Any]) -> _Asked:
    """Read what was named before anything is opened.

    Raises:
        BadInput: a file is not as described, or two options exclude each other.
    """
    from evals.suite.load import read_suite
    from evals.suite.read_answers import read_answers

    path = Path(chosen["suite"])
    if chosen.get("documents") and chosen.get("library"):
        raise BadInput("--documents and --library exclude each other: one of them is asked")
    if path.suffix == LINES:
        if chosen.get("answers"):
            raise BadInput(f"{path} holds answers itself; --answers belongs to a suite")
        if chosen.get("part"):
            raise BadInput(f"{path} holds answers, which have no parts; --part is for a suite")
        return _Asked(path, None, read_answers(path))
    file = read_suite(path)
    named = chosen.get("answers")
    return _Asked(path, file, read_answers(Path(named)) if named else None)


@contextmanager
def _open_library(
    chosen: dict[str, Any], settings: Settings, *, needed: bool
) -> Iterator[Shelf | None]:
    """Hand out the library; answers that stand alone need none, and get it only where named."""
    if folder := chosen.get("documents"):
        from evals.running.opening import read_documents

        yield read_documents(Path(folder))
    elif needed or chosen.get("library"):
        with open_library(settings) as library:
            yield library
    else:
        yield None


def _prepare(
    asked: _Asked, part: str | None, library: Shelf | None, parties: Parties
) -> tuple[Subject, Asker]:
    from evals.running.asking import Product
    from evals.running.given import Given, make_suite, match, name_answers
    from evals.running.run import Subject, take

    if asked.file is None or library is None:
        assert asked.answers is not None, "without a suite there are answers"
        suite = make_suite(asked.answers)
        names = name_answers(asked.answers)
        answers = dict(zip(names, (each for _, each in asked.answers.answers), strict=True))
        digest = asked.answers.digest
        subject = Subject(suite=suite, name=suite.meta.title, digest=digest, library=library)
        return subject, Given(answers=answers, library=library)
    subject = take(asked.file, library, part=part)
    if asked.answers is not None:
        return subject, Given(answers=match(asked.file, asked.answers), library=library)
    product = Product(
        library=library,
        model=parties.model,
        second_look=parties.second_look,
        checks=parties.checks,
    )
    return subject, product


def _run(subject: Subject, asker: Asker, asked: _Asked, parties: Parties) -> Run:
    from evals.running.given import NAME
    from evals.running.run import run_suite
    from evals.types import Mode

    given = asked.answers is not None
    name = NAME if given else parties.model.name if parties.model else None
    mode = Mode.GIVEN if given else parties.mode
    return run_suite(subject, asker, mode=mode, judge=parties.judge, model=name)


def _write(done: Run, chosen: dict[str, Any]) -> None:
    """Write what was asked for, each file whole; nothing was written until now."""
    from evals.running.store import dump, render_run, render_usage, write_run, write_text

    if folder := chosen.get("report_dir"):
        place = Path(folder)
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(f"{place}: it cannot be written: {error.strerror}") from error
        write_text(place / RUN_FILE, dump(render_run(done)))
        write_text(place / USAGE_FILE, dump(render_usage(done)))
    if baseline := chosen.get("write_baseline"):
        write_run(done, Path(baseline))


def _show(done: Run, settings: Settings, terminal: Terminal) -> None:
    from agent.render.json import dump
    from evals.running.store import render_run
    from evals.running.table import list_lines

    if settings.json:
        terminal.show(dump(render_run(done)) + "\n")
    else:
        terminal.show("\n".join(list_lines(done)) + "\n")


def _find_exit_code(done: Run, failure: CheckerFailed | None) -> int:
    from evals.judges.failures import EXIT_CODE, tally, too_many
    from evals.metrics import JUDGED

    if too_many(tally(done.scores, JUDGED)):
        return EXIT_CODE
    failed = failure or any(each.answer is None for each in done.cases)
    return PARTLY_DONE if failed else DONE


COMMAND = Command(
    name="suite",
    help="a suite's questions answered and scored",
    configure=configure,
    run=run,
)
