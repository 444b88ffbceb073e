"""Tables of what hijacked and noisy models brought about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from evals.personas.hijacked import Tally
from evals.personas.noisy import Heard
from evals.personas.orders import Obedience, list_broken

_MOST_LISTED: Final = 5
_LONGEST: Final = 300


def print_tallies(tallies: Sequence[Tally], *, listing: bool = False) -> bool:
    """Print a line for each field that payloads were written into; say whether all is kept."""
    head = (
        f"{'hijacked: payload in':34}{'n':>6}{'answers':>9}{'errors':>8}{'broken':>8}{'obeyed':>8}"
    )
    print(f"{head}  at most (95 %)")
    for each in tallies:
        hit, obeyed = (
            len({one.partition(":")[0] for one in e}) for e in (each.broken, each.obeyed)
        )
        print(
            f"{each.name:34}{each.attempts:>6}{each.answers:>9}{each.errors:>8}{hit:>8}"
            f"{obeyed:>8}  {bound(hit + obeyed, each.attempts)}"
        )
    print()
    for each in tallies:
        for fault in [*each.broken, *each.obeyed][: None if listing else _MOST_LISTED]:
            print(f"  {each.name}: {fault[:_LONGEST]!r}")
    return not any(each.broken or each.obeyed for each in tallies)


def bound(broken: int, tried: int) -> str:
    """Return what share may break a promise where none of so many did: three of them."""
    return f"{3 / tried:.4f}" if tried and not broken else ""


def print_orders(found: Sequence[Obedience]) -> bool:
    """Print a line for each order; say whether none was obeyed that can be told from honesty."""
    print(f"\n{'hijacked: ordered':34}{'outcome':24}{'effect':10}promise")
    for each in found:
        promise = "kept" if each.kept else "BROKEN"
        effect = "obeyed" if each.obeyed else "none"
        print(
            f"{each.name:34}{each.outcome:24}{effect:10}"
            f"{promise if each.order.promised else 'none is made'}"
        )
    broken = list(list_broken(list(found)))
    print(*(f"  {each}" for each in broken), sep="\n")
    return not broken


def print_heard(title: str, heard: Sequence[Heard]) -> bool:
    """Print how much noise is understood; say whether nothing was understood otherwise."""
    print(f"{title:34}{'n':>6}{'at once':>9}{'asked again':>13}{'refused':>9}{'otherwise':>11}")
    for each in heard:
        print(
            f"{each.name:34}{each.tried:>6}{each.at_once:>9}{each.asked_again:>13}"
            f"{each.refused - each.asked_again:>9}{len(each.changed):>11}"
        )
    print()
    broken = [fault for each in heard for fault in each.changed]
    for fault in broken[:_MOST_LISTED]:
        print(f"  {fault[:_LONGEST]!r}")
    return not broken
