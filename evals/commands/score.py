"""`brief eval SUITE`: ask the questions, judge the answers, decide whether that passes."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from agent.commands.command import Command, Terminal
from evals.commands.options import add_suite_options
from store.errors import BadInput

if TYPE_CHECKING:
    from agent.settings import Settings
    from agent.types import Usage
    from evals.commands.inputs import Asked
    from evals.commands.output import Outputs
    from evals.gate.baseline import Baseline
    from evals.gate.policy import Policy
    from evals.report.types import Report
    from evals.types import Run

EPILOG: Final = """\
exit codes: 0 done, 2 usage or bad input (nothing is written), 4 a gate failed, 5 some cases failed,
            7 too many judge failures
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    add_suite_options(parser)


def list_options() -> frozenset[str]:
    """Return the names of the options."""
    parser = argparse.ArgumentParser()
    add_suite_options(parser)
    return frozenset(vars(parser.parse_args([])))


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Run the suite, write what was asked for, and exit as the gate decides."""
    from evals.commands.inputs import read_inputs
    from evals.commands.output import choose_outputs

    chosen = vars(given)
    asked = read_inputs(chosen)
    # All that can be refused is refused before a question is asked, which may cost money.
    gate = _Gate(chosen)
    outputs = choose_outputs(chosen)
    done = _ask(asked, given, settings)
    report = gate.judge(done, asked, outputs)
    outputs.write(report, judging=done.judging)
    _show(report, chosen, settings, terminal)
    return report.decision.exit_code


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """A run, what judging it took, and why a part of it is missing if one is."""

    run: Run
    judging: Usage | None
    interrupted: str = ""


class _Gate:
    """What a run must reach, and what it is held against."""

    def __init__(self, chosen: dict[str, Any]) -> None:
        from evals.gate.baseline import read_baseline
        from evals.gate.history import read_history
        from evals.gate.policy import read_policy

        policy, baseline, history = map(chosen.get, ("policy", "baseline", "history"))
        self._despite = chosen.get("despite") or ()
        if self._despite and not baseline:
            raise BadInput("--despite is for a comparison: add --baseline FILE")
        self._policy: Policy = read_policy(Path(policy) if policy else None)
        self._baseline: Baseline | None = read_baseline(Path(baseline)) if baseline else None
        self._history = read_history(Path(history)) if history else ()

    def judge(self, done: _Done, asked: Asked, outputs: Outputs) -> Report:
        """Return the run with what is decided of it.

        Raises:
            BadInput: it may not be compared with the baseline.
        """
        from evals.gate.compare import Despite
        from evals.gate.decide import decide
        from evals.report.types import Report

        decision = decide(
            done.run,
            policy=self._policy,
            baseline=self._baseline,
            despite=frozenset(map(Despite, self._despite)),
            interrupted=done.interrupted,
        )
        earlier = tuple(each for each in self._history if each.label != outputs.label)
        return Report(run=done.run, decision=decision, history=earlier, places=asked.places())


def _ask(asked: Asked, given: argparse.Namespace, settings: Settings) -> _Done:
    from agent.errors import NoRecording
    from evals.commands.inputs import open_shelf, prepare
    from evals.commands.parties import open_parties
    from evals.running.given import NAME
    from evals.running.recordings import explain_missing
    from evals.running.run import run_suite
    from evals.types import Mode

    chosen = vars(given)
    with (
        open_parties(given, settings, asked.recording) as parties,
        open_shelf(asked, chosen, settings) as library,
    ):
        subject, asker = prepare(asked, chosen.get("part"), library, parties, settings.as_of)
        is_given = asked.answers is not None
        name = NAME if is_given else parties.model.name if parties.model else None
        try:
            done = run_suite(
                subject,
                asker,
                mode=Mode.GIVEN if is_given else parties.mode,
                judge=parties.judge,
                model=name,
            )
        except (BadInput, NoRecording) as error:
            if parties.replay is None:
                raise
            raise explain_missing(error, parties.replay) from error
        interrupted = parties.checking.explain_failure() or ""
        return _Done(run=done, judging=parties.judging, interrupted=interrupted)


def _show(report: Report, chosen: dict[str, Any], settings: Settings, terminal: Terminal) -> None:
    from evals.commands.output import add_step_summary, render_as
    from evals.running.table import list_lines

    if settings.json:
        terminal.show(render_as("json")(report))
        return
    terminal.show("\n".join([*list_lines(report.run), "", ""]))
    terminal.show(render_as("text")(report))
    if chosen.get("github"):
        terminal.show(render_as("github")(report))
        add_step_summary(report, settings.environment)


COMMAND = Command(
    name="suite",
    help="a suite's questions answered and scored",
    configure=configure,
    run=run,
)
