"""`python -m evals.regression`: a prompt loses a rule, and the gate says so.

A local model that obeys its prompt (`evals.personas.obedient`) answers the suite over the sample
library twice, both times through `brief eval`: with the prompts as they are, and with a copy whose
`compose.md` lacks the rules on force and on limits. The first run is the baseline of the second.
Readers are spared what the model then writes: it is rewritten, quoted or withheld. The gate fails
all the same, and its report shows each sentence beside its source.

It ends with 0 if the first run passes and the second fails on force drift, else with 1.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Final

from evals.gate.types import EXIT_CODES, Verdict
from evals.pairs.load import SAMPLES
from evals.personas.obedient import obey
from evals.personas.serve import as_chat
from evals.server import FakeOpenAI

SUITES: Final = Path(__file__).with_name("suites")
SUITE: Final = SUITES / "samples.yaml"
POLICY: Final = SUITES / "policies" / "samples_obedient.yaml"
RULES: Final = re.compile(r"^\d+\. (?:Force|Keep every limit)\b.*\n", re.MULTILINE)
"""The lines of `compose.md` that are taken out."""
DRIFT: Final = ("force_drift", "proposed_force_drift")
_MOST_SHOWN: Final = 5
_BRIEF: Final = "from agent.commands.main import run; run()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gated:
    """How `brief eval` ended: its exit code, the decision, and the run with its answers."""

    code: int
    decision: dict[str, Any]
    answers: dict[str, dict[str, Any]]

    @property
    def broken(self) -> list[dict[str, Any]]:
        """Return the rulings that failed."""
        return [each for each in self.decision["rulings"] if each["status"] == "failed"]

    @property
    def drifted(self) -> bool:
        """Say whether the gate failed on force drift."""
        failed = self.code == EXIT_CODES[Verdict.GATE_FAILED]
        return failed and any(each["metric"] in DRIFT for each in self.broken)

    def find_words(self, fault: dict[str, Any]) -> str:
        """Return the words of the statement that a fault is about."""
        said = self.answers[fault["case"]]
        proposed = fault["metric"].startswith("proposed")
        statements = said["trace"]["proposed"] if proposed else said["statements"]
        return str(statements[fault["place"]]["text"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suite with both prompts and print what the gate says to each."""
    given = _read_arguments(arguments)
    with tempfile.TemporaryDirectory() as folder:
        place = given.out or Path(folder)
        whole, lacking = plant(place, part=given.part)
        print("\n".join(_tell("with the prompts as they are", whole)))
        print("\n".join(_tell("with compose.md without its rules on force and limits", lacking)))
        if given.out:
            print(f"\nreport: {place / 'lacking' / 'report.html'}")
    return 0 if whole.code == 0 and lacking.drifted else 1


def plant(place: Path, *, part: str | None = None) -> tuple[Gated, Gated]:
    """Return what the gate says to the whole prompt, and to the one that lacks rules.

    Args:
        place: a folder for the reports of both runs and the baseline between them.
        part: only the questions of that part of the suite.
    """
    baseline = place / "baseline.json"
    place.mkdir(parents=True, exist_ok=True)
    chosen = ("--part", part) if part else ()
    with FakeOpenAI(chat=as_chat(obey)) as server, tempfile.TemporaryDirectory() as changed:
        remove_rules(Path(changed))
        model = ("--model", "openai:obedient", "--base-url", server.url, *chosen)
        whole = _evaluate(place / "whole", *model, "--write-baseline", str(baseline))
        lacking = _evaluate(
            place / "lacking", *model, "--baseline", str(baseline), prompts=Path(changed)
        )
    return whole, lacking


def remove_rules(folder: Path) -> None:
    """Write the prompts into a folder as a package, without the rules."""
    with resources.as_file(resources.files("prompts")) as original:
        shutil.copytree(original, folder / "prompts")
    file = folder / "prompts" / "compose.md"
    text, removed = RULES.subn("", file.read_text(encoding="utf-8"))
    assert removed == 2, f"compose.md has two such rules, and {removed} were found"
    file.write_text(text, encoding="utf-8")


def _evaluate(place: Path, *options: str, prompts: Path | None = None) -> Gated:
    """Run `brief eval` in a process of its own, with other prompts if they are given."""
    environment = {name: value for name, value in os.environ.items() if "BRIEF_" not in name}
    if prompts is not None:
        found = filter(None, (str(prompts), environment.get("PYTHONPATH")))
        environment["PYTHONPATH"] = os.pathsep.join(found)
    # -P: what lies in the current folder is not imported in place of the changed prompts.
    done = subprocess.run(
        [
            *(sys.executable, "-P", "-c", _BRIEF, "eval", str(SUITE)),
            *("--documents", str(SAMPLES), "--policy", str(POLICY)),
            *("--report-dir", str(place), *options),
        ],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if not (place / "decision.json").exists():
        raise RuntimeError(f"brief eval ended with {done.returncode}: {done.stderr}")
    run = json.loads((place / "run.json").read_text(encoding="utf-8"))
    return Gated(
        code=done.returncode,
        decision=json.loads((place / "decision.json").read_text(encoding="utf-8")),
        answers={each["id"]: each["said"] for each in run["cases"] if each["said"]},
    )


def _tell(title: str, gated: Gated) -> Iterator[str]:
    yield f"\n{title}: exit code {gated.code}. {gated.decision['headline']}"
    for ruling in gated.broken:
        yield f"  failed: {ruling['message']}"
    means = {each["metric"]: each["estimate"] for each in gated.decision["results"]}
    for name in (*DRIFT, "mended_share"):
        if (found := means.get(name)) is not None:
            interval = f"[{found['low']:.3f}, {found['high']:.3f}]"
            yield f"  {name:21}{found['mean']:.3f} {interval} n = {found['count']}"
    faults = [
        each
        for each in gated.decision["faults"]
        if each["metric"] in DRIFT and each["place"] is not None
    ]
    for fault in faults[:_MOST_SHOWN]:
        yield f"  {fault['case']}: {gated.find_words(fault)}"
        yield f"    {fault['metric']}: {fault['explanation']}"
    if len(faults) > _MOST_SHOWN:
        yield f"  … and {len(faults) - _MOST_SHOWN} more"


def _read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.regression", description=__doc__)
    parser.add_argument("--out", type=Path, metavar="DIR", help="keep the reports of both runs")
    parser.add_argument("--part", metavar="NAME", help="only the questions of that part")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
