"""A run against its baseline: may they be compared, and what is different?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final

from evals.gate.baseline import Baseline, KeptCase, make_baseline
from evals.gate.paired import Pair, adjust_holm, draw_difference, find_mcnemar_p
from evals.gate.tally import Cell, Cells, base_name, is_fault, is_higher_better
from evals.gate.types import Change, Comparison, Method, Turn
from evals.metrics import MACRO, METRICS
from evals.types import Run
from store.errors import BadInput

TOLERANCE: Final = 1e-9
"""Smaller than any real difference of shares, larger than what adding in another order does."""


class Despite(StrEnum):
    """What may differ between a run and its baseline where the caller says so."""

    LIBRARY = "library"
    SUITE = "suite"
    JUDGE = "judge"


def compare(
    run: Run,
    baseline: Baseline,
    *,
    limited: Sequence[str] = (),
    despite: frozenset[Despite] = frozenset(),
) -> Comparison:
    """Return what is different from the baseline.

    Args:
        run: the run.
        baseline: what it is held against.
        limited: the metrics whose drop has a limit: the p of these are corrected together.
        despite: conditions that may differ.

    Raises:
        BadInput: a condition differs that was not allowed to, or no case is in both.
    """
    now = make_baseline(run)
    _refuse_others(now, baseline, despite)
    shared = [name for name in now.cases if name in baseline.cases]
    if not shared:
        raise BadInput("the run and its baseline have no case in common: nothing can be compared")
    before, after = baseline.cells(), now.cells()
    changes = [
        change
        for name in now.results
        if (change := _change(name, shared, before, after, now)) is not None
    ]
    # A metric of which no case moved cannot be significant, and so needs no correction for it
    # (Tarone 1990, A Modified Bonferroni Method for Discrete Data).
    tested = {
        each.metric: each.p
        for each in changes
        if each.metric in limited and (each.worse or each.better)
    }
    adjusted = adjust_holm(tested)
    return Comparison(
        differences=tuple(_list_differences(now, baseline)),
        changes=tuple(replace(each, adjusted=adjusted.get(each.metric)) for each in changes),
        turned=tuple(_list_turned(now, baseline, shared)),
        reworded=tuple(name for name in shared if _is_reworded(now, baseline, name)),
        added=tuple(name for name in now.cases if name not in baseline.cases),
        removed=tuple(name for name in baseline.cases if name not in now.cases),
        mended=tuple(_list_mended(before, after, shared)),
        before=baseline.estimates(),
    )


def is_worse(metric: str, before: float, after: float) -> bool:
    """Say whether a mean is worse than it was."""
    drop = before - after if is_higher_better(metric) else after - before
    return drop > TOLERANCE


def _refuse_others(now: Baseline, baseline: Baseline, despite: frozenset[Despite]) -> None:
    conditions = (
        (Despite.LIBRARY, "over another library", now.fingerprint, baseline.fingerprint),
        (Despite.SUITE, "of another suite", now.suite_hash, baseline.suite_hash),
        (Despite.JUDGE, "by another judge", now.judge, baseline.judge),
    )
    for condition, words, ours, theirs in conditions:
        if ours != theirs and condition not in despite:
            raise BadInput(
                f"the baseline was measured {words} ({theirs[:16]!r}, now {ours[:16]!r}): write a "
                f"new baseline, or compare all the same (--despite {condition.value})"
            )


def _list_differences(now: Baseline, baseline: Baseline) -> Iterator[str]:
    fields: tuple[tuple[str, Callable[[Baseline], str | None]], ...] = (
        ("library", lambda each: each.fingerprint[:16]),
        ("suite", lambda each: each.suite_hash[:16]),
        ("judge", lambda each: each.judge),
        ("mode", lambda each: each.mode.value),
        ("model", lambda each: each.model),
    )
    for name, read in fields:
        if read(now) != read(baseline):
            yield f"{name}: was {read(baseline) or 'none'}, is {read(now) or 'none'}"
    for name in sorted({*now.prompts, *baseline.prompts}):
        ours, theirs = now.prompts.get(name), baseline.prompts.get(name)
        if ours != theirs:
            yield f"prompt {name}: was {_shorten(theirs)}, is {_shorten(ours)}"


def _shorten(digest: str | None) -> str:
    return digest[:16] if digest else "not used"


def _change(
    metric: str, shared: Sequence[str], before: Cells, after: Cells, now: Baseline
) -> Change | None:
    """Return how a metric changed over the cases of both; None where it has no value in both."""
    cells = [
        (now.cases[name], was, now_is)
        for name in shared
        if (was := before[name].get(base_name(metric)))
        and (now_is := after[name].get(base_name(metric)))
        and was.count
        and now_is.count
        # A case with a judgement that failed says nothing reliable on either side.
        and not (was.failed or now_is.failed)
    ]
    if not cells:
        return None
    pairs = [_pair(each, was, now_is, whole=metric.endswith(MACRO)) for each, was, now_is in cells]
    found = draw_difference(pairs)
    moves = [(_mean(was), _mean(now_is)) for _, was, now_is in cells]
    worse = sum(is_worse(metric, *move) for move in moves)
    better = sum(is_worse(metric, after, before) for before, after in moves)
    exact = all(_is_yes_or_no(was) and _is_yes_or_no(now_is) for _, was, now_is in cells)
    total_before = sum(each.before_sum for each in pairs) / sum(each.before_count for each in pairs)
    return Change(
        metric=metric,
        before=total_before,
        after=total_before + found.mean,
        difference=found.mean,
        low=found.low,
        high=found.high,
        p=find_mcnemar_p(worse, better) if exact else found.p,
        method=Method.MCNEMAR if exact else Method.BOOTSTRAP,
        pairs=len(pairs),
        worse=worse,
        better=better,
    )


def _pair(case: KeptCase, was: Cell, now_is: Cell, *, whole: bool) -> Pair:
    """Return a case in both runs; as one value each where every case counts once (`whole`)."""
    return Pair(
        cluster=case.cluster,
        before_sum=_mean(was) if whole else was.total,
        before_count=1 if whole else was.count,
        after_sum=_mean(now_is) if whole else now_is.total,
        after_count=1 if whole else now_is.count,
    )


def _mean(cell: Cell) -> float:
    return cell.total / cell.count


def _is_yes_or_no(cell: Cell) -> bool:
    return cell.count == 1 and cell.total in {0.0, 1.0}


def _list_turned(now: Baseline, baseline: Baseline, shared: Sequence[str]) -> Iterator[Turn]:
    for name in shared:
        ours, theirs = now.cases[name].outcome, baseline.cases[name].outcome
        if ours != theirs:
            yield Turn(case=name, before=theirs or "", after=ours or "")


def _is_reworded(now: Baseline, baseline: Baseline, name: str) -> bool:
    ours, theirs = now.cases[name], baseline.cases[name]
    return ours.outcome == theirs.outcome and ours.answer != theirs.answer


def _list_mended(before: Cells, after: Cells, shared: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield case and metric where a fault is gone or less."""
    for name in shared:
        for metric, cell in before[name].items():
            was, now_is = cell.mean, _mean_of(after[name], metric)
            if was is None or now_is is None or METRICS.get(metric) is None:
                continue
            if is_fault(metric, was) and is_worse(metric, now_is, was):
                yield name, metric


def _mean_of(cells: Mapping[str, Cell], metric: str) -> float | None:
    cell = cells.get(metric)
    return cell.mean if cell else None
