"""What a judge catches of spoilt statements, and what it withholds of sound ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from evals.benchmark.checkers import pair
from evals.benchmark.shares import estimate_share
from evals.benchmark.spoil import ALL_WAYS, UNTOUCHED, leave, spoil
from evals.benchmark.tables import put, show
from evals.benchmark.types import Labelled
from evals.benchmark.world import Subject, World
from evals.judges.types import Judge, JudgeFailure, Verdict
from evals.statistics import Estimate
from evals.types import Result, Support

if TYPE_CHECKING:
    from evals.judges.types import Opinion

STITCHED: Final = "stitched"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catch:
    """One way on one bank: the share caught, of statements that pass untouched.

    Of "untouched" it is the share withheld. `made` is how many statements the way applied to;
    `share` is None where it applied to none.
    """

    bank: str
    way: str
    made: int
    share: Estimate | None
    failed: int = 0

    def as_result(self) -> Result:
        """Return it as limits are held against it: "paraphrases.digit"."""
        bank = self.bank.partition(",")[0]
        held = ".held" if self.bank.endswith("held") else ""
        return Result(metric=f"{bank}{held}.{self.way}", estimate=self.share, failed=self.failed)


def catch(
    subjects: Sequence[Subject], world: World, judge: Judge, *, ways: Sequence[str] = ALL_WAYS
) -> list[Catch]:
    """Return the false alarms and the catches of each way, bank by bank."""
    found: list[Catch] = []
    for bank in dict.fromkeys(each.bank for each in subjects):
        own = [each for each in subjects if each.bank == bank]
        first = [leave(each) for each in own]
        said = _ask(judge, first)
        found.append(_count(bank, UNTOUCHED, first, said))
        # What is withheld as it is would be "caught" whatever was done to it.
        sound = [each for each, opinion in zip(own, said, strict=True) if _passes(opinion)]
        for way in ways:
            made = [spoil(each, world, way, seed=1) for each in sound]
            rows = [each for each in made if each is not None]
            found.append(_count(bank, way, rows, _ask(judge, rows)))
    return found


def look_twice(
    subjects: Sequence[Subject], world: World, judge: Judge, second: Judge
) -> list[Catch]:
    """Return stitched statements and untouched ones as both judges together see them.

    The second is asked only about what the first let pass, as in the product.
    """
    found: list[Catch] = []
    for bank in dict.fromkeys(each.bank for each in subjects):
        own = [each for each in subjects if each.bank == bank]
        first = [leave(each) for each in own]
        said = _ask(judge, first)
        sound = [each for each, opinion in zip(own, said, strict=True) if _passes(opinion)]
        made = [spoil(each, world, STITCHED, seed=1) for each in sound]
        stitched = [each for each in made if each is not None]
        found.append(_count(bank, UNTOUCHED, first, _ask_second(second, first, said)))
        opinions = _ask_second(second, stitched, _ask(judge, stitched))
        found.append(_count(bank, STITCHED, stitched, opinions))
    return found


def write_table(catches: Sequence[Catch]) -> Iterator[str]:
    """Yield the lines of the table: one way a line, one bank after another."""
    for bank in dict.fromkeys(each.bank for each in catches):
        own = [each for each in catches if each.bank == bank]
        yield f"{bank}"
        for each in own:
            what = "withheld" if each.way == UNTOUCHED else "caught"
            failed = f"  {each.failed} judgements failed" if each.failed else ""
            yield f"  {each.way:24}{each.made:>5}  {what:8} {put(each.share)}{failed}"
        yield ""


def list_catches(catches: Sequence[Catch]) -> list[dict[str, Any]]:
    """Return the figures as JSON holds them."""
    return [
        {
            "bank": each.bank,
            "way": each.way,
            "made": each.made,
            "failed": each.failed,
            "share": show(each.share),
        }
        for each in catches
    ]


def _ask(judge: Judge, rows: Sequence[Labelled]) -> list[Opinion]:
    return judge.judge([pair(each) for each in rows]) if rows else []


def _ask_second(second: Judge, rows: Sequence[Labelled], said: Sequence[Opinion]) -> list[Opinion]:
    passed = [row for row, opinion in zip(rows, said, strict=True) if _passes(opinion)]
    again = iter(_ask(second, passed))
    return [next(again) if _passes(opinion) else opinion for opinion in said]


def _passes(opinion: Opinion) -> bool:
    return isinstance(opinion, Verdict) and opinion.support is Support.FULL


def _count(bank: str, way: str, rows: Sequence[Labelled], said: Sequence[Opinion]) -> Catch:
    judged = [
        (row, not _passes(opinion))
        for row, opinion in zip(rows, said, strict=True)
        if not isinstance(opinion, JudgeFailure)
    ]
    share = (
        estimate_share([stopped for _, stopped in judged], [row.cluster for row, _ in judged])
        if judged
        else None
    )
    return Catch(bank=bank, way=way, made=len(rows), share=share, failed=len(rows) - len(judged))
