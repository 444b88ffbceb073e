"""How `brief batch` goes: the run is opened, gone through, and summed up."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from agent.batch.disk import halting
from agent.batch.errors import RunHalted
from agent.batch.failing import explain
from agent.batch.fault import read_fault
from agent.batch.files import Files
from agent.batch.founding import LIBRARY, Begun, begin, prepare_folder
from agent.batch.ledger import Ledger
from agent.batch.memory import settled, share_arenas
from agent.batch.output import open_render, require_formats
from agent.batch.owner import is_gone, owning, sweep
from agent.batch.pace import Pace
from agent.batch.page import PAGE, TEXT, list_counts, write_page, write_text
from agent.batch.purse import Purse
from agent.batch.queueing import Queueing
from agent.batch.rows import digest_file, read_jobs
from agent.batch.run import Run
from agent.batch.stopping import Stopped
from agent.batch.summary import MANIFEST, PARTLY_DONE, Tally, tally, write_manifest
from agent.batch.types import At, Row, State
from agent.batch.watching import list_replies, watch
from agent.batch.work import Work
from agent.commands.command import Terminal
from agent.commands.interrupting import Signals
from agent.commands.modelling import Models, open_models
from agent.commands.opening import open_library, require_documents
from agent.commands.watching_batch import show_run
from agent.settings import MANUAL
from store.errors import BadInput, LibraryBusy, LibraryError
from store.filters import Filters

if TYPE_CHECKING:
    from agent.settings import Settings
    from store.library import Library

SHOWN_FAILURES = 10
WARMING = "policy"
"""Any word: the first search loads the embedder and brings the index up to date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """Everything a run needs, open."""

    ledger: Ledger
    files: Files
    library: Library
    models: Models
    pace: Pace
    at: At
    begun: Begun
    fingerprint: str


def run_batch(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Do what is left of a run, and return the exit code of the worst row."""
    path, folder = Path(given.rows).expanduser(), Path(given.out).expanduser()
    style = Path(given.style).expanduser() if given.style else None
    # Before anything is made: a file with a fault leaves nothing behind.
    wanted = {form for row in read_jobs(path, as_of=settings.as_of) for form in row.formats}
    require_formats([*given.formats, *sorted(wanted)], style)
    prepare_folder(folder)
    share_arenas()
    with _open(given, settings, folder) as opened:
        for line in opened.begun.drift:
            terminal.note(f"brief: going on with another {line}\n")
        stopped = _go(given, opened, terminal)
        found = tally(opened.ledger)
        opened.at("summing_up")
        _write_pages(opened, found)
        if settings.json:
            for part in write_manifest(opened.ledger, found):
                terminal.out.write(part)
        else:
            _show(opened.ledger, found, folder, terminal)
        return _find_code(stopped, found, terminal)


@contextmanager
def _open(given: argparse.Namespace, settings: Settings, folder: Path) -> Iterator[_Opened]:
    at = read_fault(settings.environment)
    pace = Pace(given.jobs)
    with ExitStack() as stack:
        with halting(folder):
            owner = stack.enter_context(owning(folder))
        ledger = Ledger.open(folder, owner=owner, at=at)
        stack.callback(ledger.close)
        asked = _never_wait(given, settings)
        models = stack.enter_context(open_models(asked, settings, turns=pace))
        library = stack.enter_context(open_library(settings))
        require_documents(library, Filters())
        config = describe_config(given, settings, models, library)
        begun = begin(ledger, _take_share(given, settings), config, allow_drift=given.allow_drift)
        at("begun")
        ledger.free(lambda other: is_gone(folder, other))
        sweep(folder)
        ledger.revive(State.WAITING)
        if given.retry_failed:
            ledger.revive(State.FAILED)
        files = Files(folder, owner=owner, at=at)
        files.catch_up(ledger)
        yield _Opened(
            ledger=ledger,
            files=files,
            library=library,
            models=models,
            pace=pace,
            at=at,
            begun=begun,
            fingerprint=config[LIBRARY],
        )


def describe_config(
    given: argparse.Namespace, settings: Settings, models: Models, library: Library
) -> dict[str, str]:
    """Return what a row's result depends on besides the row and the time."""
    from importlib.metadata import version

    from agent.bundle.seal import hash_checks
    from agent.checks.overlap.calibration import read_calibration
    from agent.compose.write import list_prompts
    from agent.model.types import Purpose

    own = read_calibration(settings.library)
    with_model = models.model is not None
    prompts = [f"{name} {digest[:16]}" for name, digest in list_prompts(*Purpose)]
    first, shares = given.shard
    return {
        LIBRARY: library.fingerprint,
        "program": version("policy-briefing-agent"),
        "model": models.model.name if models.model else "none",
        "second look": models.second_look.name if models.second_look else "",
        "prompts": ", ".join(prompts) if with_model else "",
        "checks": hash_checks()[:16],
        "checker": str(vars(given).get("checker") or ""),
        "threshold": str(own.threshold) if own else "",
        "formats": ",".join(given.formats),
        "style": digest_file(Path(given.style).expanduser())[:16] if given.style else "",
        "shard": f"{first}/{shares}" if shares > 1 else "",
    }


def _never_wait(given: argparse.Namespace, settings: Settings) -> argparse.Namespace:
    """Return the options with which a person's reply is there or not: no row waits for another's.

    Raises:
        BadInput: replies are to be pasted at the terminal.
    """
    if MANUAL not in {settings.model, given.second_look}:
        return given
    if not given.manual_dir:
        raise BadInput(
            f"with --model {MANUAL}, a batch writes its requests to files: add --manual-dir DIR"
        )
    return argparse.Namespace(**{**vars(given), "wait": 0.0})


def _take_share(given: argparse.Namespace, settings: Settings) -> Iterator[Row]:
    first, shares = given.shard
    path = Path(given.rows).expanduser()
    return islice(read_jobs(path, as_of=settings.as_of), first - 1, None, shares)


def _go(given: argparse.Namespace, opened: _Opened, terminal: Terminal) -> Stopped | None:
    """Go through the rows, again where awaited replies come within --wait."""
    if not opened.ledger.count().left:
        return None
    opened.library.search(WARMING, k=1)
    if opened.library.behind and not given.allow_drift:
        raise LibraryBusy(
            f"the library {str(opened.library.folder)!r} is being written to; run the same command "
            "again when that is done"
        )
    purse = Purse(opened.ledger, opened.models.budget)
    purse.look()
    models = (opened.models.model, opened.models.second_look)
    with settled(models), show_run(terminal, opened.ledger, opened.pace) as tell:
        run = Run(
            opened.ledger,
            opened.files,
            _prepare_work(given, opened),
            opened.pace,
            purse=purse,
            drift=given.allow_drift,
            tell=tell,
            at=opened.at,
        )
        with Signals(run, terminal) as signals:
            stopped = _go_on(run, given, opened)
    if stopped is not None and stopped.abandoned and run.busy:
        # Threads are inside the library and the network; closing these under them would crash.
        terminal.note("brief: stopped; what was finished is kept\n")
        terminal.out.flush()
        os._exit(signals.code)
    return stopped


def _prepare_work(given: argparse.Namespace, opened: _Opened) -> Work:
    return Work(
        library=Queueing(opened.library),
        formats=given.formats,
        render=open_render(Path(given.style).expanduser() if given.style else None),
        fingerprint=None if given.allow_drift else opened.fingerprint,
        model=opened.models.model,
        second_look=opened.models.second_look,
        checks=opened.models.checking.checks,
        find_fault=opened.models.checking.explain_failure,
    )


def _go_on(run: Run, given: argparse.Namespace, opened: _Opened) -> Stopped | None:
    """Go through the rows; those that wait for a person again when a reply has come in time."""
    if not given.manual_dir:
        return run.go()
    letters, ends = Path(given.manual_dir), time.monotonic() + (given.wait or 0.0)
    while True:
        # Before the rows look for them: a reply that comes meanwhile is new all the same.
        seen = list_replies(letters)
        stopped = run.go()
        if stopped is not None or not opened.ledger.count().waiting:
            return stopped
        if not watch(letters, seen, until=ends, stop=run.stopping):
            return None
        opened.ledger.revive(State.WAITING)


def _write_pages(opened: _Opened, found: Tally) -> None:
    ledger, files = opened.ledger, opened.files
    files.write_page(MANIFEST, write_manifest(ledger, found))
    files.write_page(PAGE, write_page(ledger, found))
    files.write_page(TEXT, write_text(ledger, found))


def _show(ledger: Ledger, found: Tally, folder: Path, terminal: Terminal) -> None:
    for name, value in list_counts(found):
        terminal.out.write(f"{name + ':':<12} {value}\n")
    failed = islice(ledger.standings(State.FAILED), SHOWN_FAILURES)
    for each in failed:
        terminal.out.write(f"failed {each.id!r}: {each.error}\n")
    terminal.out.write(f"{'Summary:':<12} {folder / PAGE}\n")


def _find_code(stopped: Stopped | None, found: Tally, terminal: Terminal) -> int:
    left = found.counts.left
    if stopped is not None and stopped.error is not None:
        terminal.note(f"brief: {explain(stopped.error)}\n")
        if isinstance(stopped.error, LibraryError) and not isinstance(stopped.error, RunHalted):
            return stopped.error.exit_code
        return PARTLY_DONE
    if left:
        rows = f"{left} of {found.counts.total} rows are left"
        terminal.note(f"brief: {rows}; the same command goes on\n")
    return found.code
