"""How far evidence carries the statements that cite it: fully, in part, not at all, or against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from agent.types import Answer
from evals.judges.types import Judge, JudgeFailure
from evals.metrics.citations import say, weigh
from evals.metrics.types import Better, Mark, Metric, Read, fail_judged, skip
from evals.types import CaseRun, Support

_SOURCE: Final = (
    "Rashkin et al. 2023, Measuring Attribution in Natural Language Generation Models (AIS); the "
    "partial class after Kamoi et al. 2023, WiCE."
)


def _reader(wanted: Support) -> Read:
    def read(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
        """Yield a mark for each cited statement: is this its class?"""
        del run
        for each in weigh(answer, judge):
            if each.together is None:
                yield skip("it cites nothing", each.place)
            elif isinstance(each.together, JudgeFailure):
                yield fail_judged(each.together, each.place)
            else:
                value = float(each.together.support is wanted)
                yield Mark(value=value, place=each.place, why=say(each.together))

    return read


def _metric(support: Support, words: str, better: Better) -> Metric:
    return Metric(
        name=f"support_{support.value}",
        definition=(
            f"Share of statements with citations that their citations together {words}. The four "
            "shares add up to 1; statements without a citation are left to uncited_claims."
        ),
        source=_SOURCE,
        better=better,
        level="statement",
        gates=True,
        judged=True,
        read=_reader(support),
    )


METRICS: tuple[Metric, ...] = (
    _metric(Support.FULL, "fully support", "higher"),
    _metric(Support.PARTIAL, "support in part, or less strongly than they are worded", "lower"),
    _metric(Support.NONE, "do not support", "lower"),
    _metric(Support.CONTRADICTED, "contradict", "lower"),
)
