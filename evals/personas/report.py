"""Tables of what became of the statements, each share with n and its interval."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from evals.personas.run import Case, Fate
from evals.personas.sloppy import CLASSES
from evals.statistics import estimate_mean

MOST_HONEST_CHANGED: Final = 0.02
LEAST_CAUGHT: Final = 0.95
"""What the product promises; a share over or under it ends the command with 1."""

PROMISED: Final = ("figure", "date", "name", "number of evidence", "negation", "verb force")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A share of cases with its promise, if there is one."""

    name: str
    cases: tuple[Case, ...]
    hits: int
    most: float | None = None
    least: float | None = None

    @property
    def share(self) -> float:
        """Return the share of hits."""
        return self.hits / len(self.cases)

    @property
    def kept(self) -> bool:
        """Say whether the promise is kept; without one it is."""
        if self.most is not None:
            return self.share <= self.most
        return self.least is None or self.share >= self.least


def tell_honest(cases: Sequence[Case]) -> list[Line]:
    """Return the share of sound statements that were not shown as they were written."""
    promised = ("asked tune", "asked held", "bank tune", "bank held", "rules", "rules held")
    bounds = dict.fromkeys(promised, MOST_HONEST_CHANGED)
    lines = []
    for origin in (*bounds, "verbatim"):
        own = [each for each in cases if each.said.origin == origin]
        changed = [each for each in own if each.fate is not Fate.SHOWN]
        if own:
            lines.append(
                Line(name=origin, cases=tuple(own), hits=len(changed), most=bounds.get(origin))
            )
    return lines


def tell_sloppy(cases: Sequence[Case]) -> list[Line]:
    """Return the share of corruptions that were not shown: the promised classes, then each way.

    Paraphrases and verbatim sentences are counted apart: a promise is made for paraphrases.
    """
    lines: list[Line] = []
    for verbatim in (False, True):
        mine = [each for each in cases if (each.said.origin == "verbatim") is verbatim]
        mark = "verbatim: " if verbatim else ""
        for name in PROMISED:
            own = [each for each in mine if CLASSES.get(each.said.way) == name]
            lines += _count(f"{mark}{name}", own, None if verbatim else LEAST_CAUGHT)
        others = sorted({each.said.way for each in mine if each.said.way not in CLASSES})
        for way in others:
            own = [each for each in mine if each.said.way == way]
            lines += _count(f"{mark}({way})", own, None)
    return lines


def _count(name: str, cases: Sequence[Case], least: float | None) -> list[Line]:
    if not cases:
        return []
    caught = sum(each.fate is not Fate.SHOWN for each in cases)
    return [Line(name=name, cases=tuple(cases), hits=caught, least=least)]


def print_lines(title: str, lines: Iterable[Line]) -> None:
    """Print a table; intervals are drawn by document."""
    print(f"{title:34}{'n':>6}{'hits':>6}  share  95 % interval  promise")
    for line in lines:
        hits = [float(each.fate is not Fate.SHOWN) for each in line.cases]
        found = estimate_mean(hits, [each.said.document for each in line.cases])
        bound = f"<= {line.most:.2f}" if line.most is not None else ""
        bound = f">= {line.least:.2f}" if line.least is not None else bound
        verdict = bound and f"{bound} {'kept' if line.kept else 'BROKEN'}"
        print(
            f"{line.name:34}{found.count:>6}{line.hits:>6}  {found.mean:.3f}"
            f"  [{found.low:.2f}, {found.high:.2f}]   {verdict}".rstrip()
        )
    print()


def print_misses(lines: Iterable[Line], *, honest: bool) -> None:
    """Print each miss that may be looked at: none of the held half."""
    for line in lines:
        for each in line.cases:
            missed = (each.fate is not Fate.SHOWN) if honest else (each.fate is Fate.SHOWN)
            if missed and not each.said.secret:
                _show(line.name, each)


def _show(name: str, case: Case) -> None:
    said = case.said
    how = f" ({said.way}: {said.change})" if said.way else ""
    print(f"\n{name} [{said.origin}] {case.fate.value}{how}")
    print(f"  on “{said.document[:70]}”\n  claim: {said.text}")
    for sentence in said.sentences:
        print(f"  cites: {sentence}")
    for finding in case.why:
        print(f"  {finding.check}: {finding.message} [{finding.words}]")
