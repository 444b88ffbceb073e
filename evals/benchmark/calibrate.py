"""Fit the overlap's threshold to a user's labelled claims, the other checks as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.checks import Check, with_threshold
from agent.checks.overlap.calibration import Calibration
from agent.checks.overlap.check import THRESHOLD, weigh
from agent.checks.overlap.model import fingerprint
from evals.benchmark.checkers import Floor, pair
from evals.benchmark.read import LabelledFile
from evals.benchmark.score import (
    FOLDS,
    Line,
    Marked,
    fit_threshold,
    fold,
    mark,
    pass_at,
    pass_by_fold,
    subtract,
    summarise,
)
from evals.benchmark.types import Labelled, Mark
from evals.judges.offline import OfflineJudge
from evals.judges.types import JudgeFailure, Opinion, Verdict
from evals.statistics import Estimate
from evals.types import Support
from store.errors import BadInput

FEWEST_OF_EACH: Final = 25
"""Claims of each label: with fewer, the share of either is known to no better than 20 points."""
FEWEST_GROUPS: Final = 2 * FOLDS
REFUSED: Final = -1.0
PROVEN: Final = 2.0
"""Marks of what no threshold lets pass, and of what none stops: a quotation."""


@dataclass(frozen=True, slots=True)
class Gated:
    """The whole gate as a mark that the overlap's threshold cuts: everything else is decided."""

    name: str = "offline"
    threshold: float = THRESHOLD
    is_chance: bool = False

    def mark(self, rows: Sequence[Labelled]) -> list[Mark]:
        """Return the overlap of what other checks let pass."""
        pairs = [pair(row) for row in rows]
        lax, strict = (
            OfflineJudge(checks=_at(threshold)).judge(pairs) for threshold in (0.0, PROVEN)
        )
        return [_mark(row, one, two) for row, one, two in zip(rows, lax, strict, strict=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A threshold fitted to a file, and what it does to the whole gate.

    `after` and `floor` are of groups that their thresholds were not fitted on; `inside` is the
    fitted threshold on the rows that it was fitted to.
    """

    threshold: float
    before: Line
    after: Line
    inside: Line
    floor: Line
    sha256: str
    groups: int

    @property
    def gain(self) -> Estimate | None:
        """What the balanced accuracy gains on groups that nothing was fitted on."""
        return subtract(self.after, self.before, "balanced_accuracy")

    @property
    def over_floor(self) -> Estimate | None:
        """How far it is then above the lexical floor, fitted the same way."""
        return subtract(self.after, self.floor, "balanced_accuracy")

    @property
    def helps(self) -> bool:
        """Whether it gains anything."""
        return self.gain is not None and self.gain.mean > 0

    def as_calibration(self) -> Calibration:
        """Return it as a library keeps it."""
        before, after = (line.figures["balanced_accuracy"] for line in (self.before, self.after))
        assert before is not None
        assert after is not None
        return Calibration(
            threshold=round(self.threshold, 6),
            model=fingerprint(),
            sha256=self.sha256,
            rows=self.after.count,
            groups=self.groups,
            balanced_accuracy=round(after.mean, 6),
            before=round(before.mean, 6),
        )


def calibrate(file: LabelledFile) -> Fitted:
    """Return the threshold of the greatest balanced accuracy of the whole gate.

    Raises:
        BadInput: there are too few claims, or groups, to tell anything.
    """
    groups = _refuse_few(file)
    marked, floor = mark(Gated(), file.rows), mark(Floor(), file.rows)
    if marked.failed:
        raise BadInput(f"{file.path}: {marked.failed} claims could not be judged")
    threshold = min(1.0, max(0.0, fit_threshold(marked)))
    return Fitted(
        threshold=threshold,
        before=_line("before", marked, THRESHOLD),
        after=_line("after", marked, None),
        inside=_line("inside", marked, threshold),
        floor=_line("floor", floor, None),
        sha256=file.sha256,
        groups=groups,
    )


def _line(name: str, marked: Marked, threshold: float | None) -> Line:
    passed = pass_by_fold(marked) if threshold is None else pass_at(marked, threshold)
    return summarise(name, marked, passed, threshold=threshold)


def _refuse_few(file: LabelledFile) -> int:
    """Return the number of groups."""
    sound = sum(row.supported for row in file.rows)
    for count, label in ((sound, "supported"), (len(file.rows) - sound, "unsupported")):
        if count < FEWEST_OF_EACH:
            raise BadInput(
                f"{file.path}: {count} claims are {label}; it takes {FEWEST_OF_EACH} of each "
                "label to fit a threshold"
            )
    groups = {row.cluster for row in file.rows}
    if len(groups) < FEWEST_GROUPS or len({fold(each) for each in groups}) < FOLDS:
        raise BadInput(
            f"{file.path}: {len(groups)} groups are too few to try a threshold on others than "
            f"those it was fitted to; it takes {FEWEST_GROUPS} and more"
        )
    return len(groups)


def _at(threshold: float) -> tuple[Check, ...]:
    return with_threshold(threshold)


def _mark(row: Labelled, lax: Opinion, strict: Opinion) -> Mark:
    if isinstance(lax, JudgeFailure):
        return lax
    if lax.support is not Support.FULL:
        return REFUSED
    if isinstance(strict, Verdict) and strict.support is Support.FULL:
        return PROVEN
    return weigh(row.text, row.evidence).value
