"""The paired tests against values that were worked out apart from the code."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from evals.gate.paired import Pair, adjust_holm, draw_difference, find_mcnemar_p


def _pairs(*moves: tuple[float, float]) -> list[Pair]:
    return [
        Pair(
            cluster=str(place),
            before_sum=before,
            before_count=1,
            after_sum=after,
            after_count=1,
        )
        for place, (before, after) in enumerate(moves)
    ]


@pytest.mark.parametrize(
    ("worse", "better", "expected"),
    [
        (0, 0, 1.0),
        (1, 0, 1.0),
        (5, 0, 2 / 32),  # 2 * 0.5 ** 5
        (6, 1, 2 * (1 + 7) / 128),  # 2 * (C(7,0) + C(7,1)) / 2 ** 7 = 0.125
        (10, 2, 2 * (1 + 12 + 66) / 4096),  # = 0.03857
        (4, 4, 1.0),
        (15, 5, 2 * 21700 / 1048576),  # 1 + 20 + 190 + 1140 + 4845 + 15504 = 21700
    ],
)
def test_mcnemar_is_the_binomial_by_hand(worse: int, better: int, expected: float) -> None:
    """The sums of binomial coefficients were added on paper."""
    assert find_mcnemar_p(worse, better) == pytest.approx(expected, abs=1e-12)
    assert find_mcnemar_p(better, worse) == find_mcnemar_p(worse, better)


def test_mcnemar_counts_every_way_the_changes_could_fall() -> None:
    """Of all 2^9 ways in which nine changes fall by chance, those as lopsided as 8 to 1."""
    ways = [sum(way) for way in product((0, 1), repeat=9)]
    extreme = sum(1 for way in ways if way <= 1 or way >= 8)
    assert find_mcnemar_p(8, 1) == pytest.approx(float(Fraction(extreme, 2**9)))


def test_mcnemar_bears_large_suites() -> None:
    """Powers of two beyond a float do not overflow."""
    assert find_mcnemar_p(3000, 0) == 0.0
    assert find_mcnemar_p(1500, 1500) == 1.0


def test_difference_of_equal_runs_is_none() -> None:
    """Nothing moved: no difference, no width, and p is 1."""
    found = draw_difference(_pairs(*[(1.0, 1.0), (0.0, 0.0), (0.5, 0.5)]))
    assert (found.mean, found.low, found.high, found.p) == (0.0, 0.0, 0.0, 1.0)


def test_a_constant_shift_has_the_smallest_p_and_no_width() -> None:
    """Every case is worse by 0.25: each of 999 draws says so, and one is added: 2 / 1000."""
    found = draw_difference(_pairs(*[(0.75, 0.5)] * 8), draws=999)
    assert (found.mean, found.low, found.high) == (-0.25, -0.25, -0.25)
    assert found.p == pytest.approx(2 / 1000)


def test_p_is_the_chance_that_no_changed_case_is_drawn() -> None:
    """One of five cases moved: a draw misses it with (4/5)^5 = 0.32768, so p is twice that."""
    found = draw_difference(_pairs((1.0, 0.0), *[(1.0, 1.0)] * 4), draws=20_000)
    assert found.mean == pytest.approx(-0.2)
    assert found.p == pytest.approx(2 * 0.32768, abs=0.02)
    assert found.high == 0.0


def test_the_interval_is_that_of_the_exact_bootstrap() -> None:
    """Three differences -1, 0, 1: of 27 draws one has the mean -1, so 2.5 % lies at -1."""
    found = draw_difference(_pairs((1.0, 0.0), (0.0, 0.0), (0.0, 1.0)), draws=20_000)
    assert (found.low, found.high) == (-1.0, 1.0)
    # 17 of the 27 draws have a mean of at most 0, as many one of at least 0: p is 1 at most.
    assert found.p == 1.0


def test_values_weigh_by_their_number() -> None:
    """A case with nine statements counts nine times: (9 * 1 + 0) / 10, not (1 + 0) / 2."""
    pairs = [
        Pair(cluster="a", before_sum=9.0, before_count=9, after_sum=9.0, after_count=9),
        Pair(cluster="b", before_sum=1.0, before_count=1, after_sum=0.0, after_count=1),
    ]
    assert draw_difference(pairs).mean == pytest.approx(-0.1)


def test_cases_of_one_cluster_are_drawn_together() -> None:
    """Ten alike cases of two documents tell no more than two: the interval reaches further."""
    moves = [(1.0, 0.0)] * 5 + [(1.0, 1.0)] * 5
    alone = draw_difference(_pairs(*moves))
    together = draw_difference(
        [
            Pair(cluster=str(n // 5), before_sum=a, before_count=1, after_sum=b, after_count=1)
            for n, (a, b) in enumerate(moves)
        ]
    )
    assert (together.low, together.high) == (-1.0, 0.0)
    assert together.low < alone.low < alone.high < together.high
    # Half of the draws of two take one document of each kind, a quarter neither that moved.
    assert together.p == pytest.approx(0.5, abs=0.05)


def test_a_difference_needs_values() -> None:
    """Nothing on one side is an error, never a number."""
    with pytest.raises(ValueError, match="a value before"):
        draw_difference(
            [Pair(cluster="a", before_sum=0.0, before_count=0, after_sum=1.0, after_count=1)]
        )


def test_holm_as_in_the_textbook() -> None:
    """0.01, 0.02, 0.03 and 0.04 of four: times 4, 3, 2, 1, and never falling."""
    found = adjust_holm({"d": 0.04, "a": 0.01, "c": 0.03, "b": 0.02})
    assert found == pytest.approx({"d": 0.06, "a": 0.04, "c": 0.06, "b": 0.06})
    assert adjust_holm({"x": 0.7, "y": 0.6}) == {"x": 1.0, "y": 1.0}
    assert adjust_holm({}) == {}
