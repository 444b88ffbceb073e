"""`python -m evals.drafts.strangers`: `brief check` on twenty drafts of writers who knew no check.

Each is 14 to 16 sentences that the sample library proves and six with one fault each, as a civil
servant writes them for a minister; half of its documents, those that may be tuned on. A second
editor read every sentence again without its label, and those he doubted were taken out. They were
read when rules were made: what strangers meet is what the fresh half of `evals.drafts` says.
Intervals are drawn by draft.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from agent.quote.shelf import Shelf
from agent.referee.reading import read_draft
from agent.referee.referee import referee
from agent.referee.types import FAULTS, Ruled, Ruling
from evals.drafts.report import GOAL_ALARMS, GOAL_FOUND
from evals.pairs.load import SAMPLES
from evals.shelf import read_folder
from evals.statistics import estimate_mean

FILE: Final = Path(__file__).with_suffix(".jsonl")


class Written(BaseModel):
    """A sentence of a draft. `error` is the kind of its one fault, None where it is sound."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    draft: str = Field(min_length=1)
    document: str
    text: str = Field(min_length=1)
    error: str | None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A sentence with what the referee said of it."""

    written: Written
    ruled: tuple[Ruled, ...]

    @property
    def flagged(self) -> bool:
        """Whether a change is asked for."""
        return any(each.ruling in FAULTS for each in self.ruled)

    @property
    def right(self) -> bool:
        """Whether a fault was found, or a sound sentence supported."""
        if self.written.error is not None:
            return self.flagged
        return not self.flagged and any(each.ruling is Ruling.SUPPORTED for each in self.ruled)


def load(file: Path = FILE) -> tuple[Written, ...]:
    """Return the sentences in the order of the file, those of one draft together."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(Written.model_validate_json(line) for line in lines)


def judge(written: Iterable[Written], shelf: Shelf) -> Iterator[Judged]:
    """Check each draft as a file of paragraphs, a sentence each."""
    with tempfile.TemporaryDirectory() as folder:
        for number, (_, group) in enumerate(groupby(written, key=lambda each: each.draft)):
            sentences = tuple(group)
            path = Path(folder) / f"{number}.txt"
            path.write_text("\n\n".join(each.text for each in sentences) + "\n", encoding="utf-8")
            ruled = referee(read_draft(path), shelf).ruled
            for each in sentences:
                own = tuple(one for one in ruled if one.claim.text in each.text)
                yield Judged(written=each, ruled=own)


def run(arguments: Sequence[str] | None = None, *, shelf: Shelf | None = None) -> int:
    """Check the drafts and print both shares, and the wrong rulings if they are asked for."""
    parser = argparse.ArgumentParser(prog="python -m evals.drafts.strangers", description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="list wrong rulings")
    given = parser.parse_args(arguments)
    judged = list(judge(load(), shelf or read_folder(SAMPLES)))
    if given.wrong:
        sys.stdout.writelines(_tell(each) for each in judged if not each.right)
    faults = [each for each in judged if each.written.error is not None]
    sound = [each for each in judged if each.written.error is None]
    print(_sum("found", faults, [each.right for each in faults], f">= {GOAL_FOUND:.0%}"))
    print(_sum("false alarms", sound, [not each.right for each in sound], f"<= {GOAL_ALARMS:.0%}"))
    return 0


def _tell(judged: Judged) -> str:
    written = judged.written
    why = "; ".join(f"{f.check}: {f.message}" for each in judged.ruled for f in each.findings)
    rulings = ", ".join(str(each.ruling) for each in judged.ruled) or "not read as a sentence"
    return f"{written.draft}: {written.error or 'sound'}, {rulings}: {written.text}\n    {why}\n"


def _sum(name: str, judged: Sequence[Judged], values: Sequence[bool], goal: str) -> str:
    found = estimate_mean([float(v) for v in values], [each.written.draft for each in judged])
    return (
        f"{name}: {sum(values)} of {found.count}, {found.mean:.1%} "
        f"[{found.low:.1%}, {found.high:.1%}], goal {goal}"
    )


if __name__ == "__main__":
    sys.exit(run())
