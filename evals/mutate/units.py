"""Ways to get a unit wrong: the number stays, what it counts changes."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from evals.mutate.edits import Edit, choose, match_case
from evals.mutate.figures import AT_LEAST, AT_MOST
from evals.mutate.read_figures import SCALES, WORDS
from evals.mutate.types import Claim, Mutation, Surroundings
from evals.mutate.words import holds, is_english

_NUMBER: Final = (
    r"(?:\d[\d,]*(?:\.\d+)?|" + "|".join(sorted(WORDS, key=len, reverse=True)) + r"|hundred)"
)
_SCALE: Final = r"(?:(?: (?:thousand|million|billion|trillion))| ?(?:m|bn|k)(?!\w))"
_LADDERS: Final = (
    ("hours", "days", "weeks", "months", "years"),
    ("hour", "day", "week", "month", "year"),
    ("kilometres", "miles"),
    ("km", "miles"),
    ("metres", "kilometres"),
    ("kilograms", "tonnes"),
    ("kg", "tonnes"),
    ("acres", "hectares"),
    ("kW", "MW", "GW"),
    ("kWh", "MWh", "GWh", "TWh"),
    ("megawatts", "gigawatts"),
    ("megabytes", "gigabytes", "terabytes", "petabytes"),
    ("teraflops", "petaflops", "exaflops"),
)
"""Units of one kind, smallest first."""
_SCALE_LADDERS: Final = (("thousand", "million", "billion", "trillion"), ("k", "m", "bn"))
_CURRENCIES: Final = (
    ("euros", "dollars", "pounds"),
    ("euro", "dollar", "pound"),
    ("EUR", "USD", "GBP", "CHF"),
    ("€", "$", "£"),
    ("crowns", "marks", "francs"),
    ("yen", "yuan", "won"),
)
_FREQUENCIES: Final = (
    (r"(?<=once )a year", "a month"),
    (r"(?<=twice )a year", "a month"),
    (r"(?<=times )a year", "a month"),
    ("each year", "each month"),
    ("every year", "every month"),
    ("per year", "per month"),
    ("every month", "every year"),
    ("per month", "per year"),
    ("annually", "quarterly"),
    ("yearly", "monthly"),
    ("monthly", "yearly"),
    ("quarterly", "annually"),
    ("weekly", "monthly"),
    ("daily", "weekly"),
    ("biennially", "annually"),
)
_CHANGE_BY: Final = re.compile(r"\bby (?:about |around |nearly |more than )?$", re.IGNORECASE)
_SHARE_CHANGED: Final = re.compile(
    r" (?:increase|rise|fall|drop|decline|decrease|higher|lower|reduction|growth)\b"
)


def change_unit(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim with the unit, the currency, the scale or the frequency changed."""
    del surroundings
    if not is_english(claim.text):
        return None
    edits = [
        *_list_laddered(claim, _LADDERS, _NUMBER + _SCALE + "?[ -]", "unit changed"),
        *_list_laddered(claim, _SCALE_LADDERS, _NUMBER + " ?", "scale changed"),
        *_list_currencies(claim),
        *_list_percentages(claim),
        *_list_frequencies(claim),
    ]
    return choose("unit", claim, edits, rng)


def _list_laddered(
    claim: Claim, ladders: tuple[tuple[str, ...], ...], lead: str, kind: str
) -> Iterator[Edit]:
    for ladder in ladders:
        names = "|".join(map(re.escape, ladder))
        pattern = rf"(?<![\w.,])(?P<number>{lead})(?P<working>(?:working |calendar )?)"
        for found in re.finditer(rf"{pattern}(?P<unit>{names})(?!\w)", claim.text, re.IGNORECASE):
            at = [each.casefold() for each in ladder].index(found["unit"].casefold())
            for place in (at - 1, at + 1):
                if 0 <= place < len(ladder) and _is_stricter(claim.text, found, place > at):
                    yield from _replace(claim, found, ladder[place], kind)


def _is_stricter(text: str, found: re.Match[str], larger: bool) -> bool:  # noqa: FBT001 (a sign)
    """Say whether a changed bound is false: `at least 30 hours` follows from `30 days`."""
    before = text[: found.start()]
    if AT_LEAST.search(before):
        return larger
    return not (AT_MOST.search(before) and larger)


def _replace(claim: Claim, found: re.Match[str], unit: str, kind: str) -> Iterator[Edit]:
    """Yield the unit replaced, `working` dropped with it unless days stay days."""
    start, end = found.start("working"), found.end("unit")
    if kind == "scale changed" and found["unit"].casefold() not in SCALES:
        return
    if not holds(claim.evidence, found["number"] + unit):
        yield Edit(start=start, end=end, new=match_case(found["unit"], unit), kind=kind)


def _list_currencies(claim: Claim) -> Iterator[Edit]:
    for names in _CURRENCIES:
        listed = "|".join(map(re.escape, names))
        before = rf"(?<!\w)(?P<sign>{listed})(?= ?\d)"
        after = rf"(?<![\w.,]){_NUMBER}{_SCALE}? (?P<word>{listed})(?!\w)"
        for found in re.finditer(f"{before}|{after}", claim.text):
            group = "sign" if found["sign"] else "word"
            for new in names:
                if new != found[group] and not any(new in each for each in claim.evidence):
                    start, end = found.span(group)
                    yield Edit(start=start, end=end, new=new, kind="currency changed")


def _list_percentages(claim: Claim) -> Iterator[Edit]:
    for found in re.finditer(r"(?<=\d)( ?%| per ?cent| percentage points?)(?!\w)", claim.text):
        before, after = claim.text[: found.start()], claim.text[found.end() :]
        points = "point" in found[0]
        number = re.search(rf"{_NUMBER}$", before)
        by = number is not None and bool(_CHANGE_BY.search(before[: number.start()]))
        if points or by or _SHARE_CHANGED.match(after):
            adjective = not by and not points
            new = " per cent" if points else " percentage point" + ("" if adjective else "s")
            if not any("percentage point" in each for each in claim.evidence) or points:
                yield Edit(
                    start=found.start(), end=found.end(), new=new, kind="per cent and points"
                )


def _list_frequencies(claim: Claim) -> Iterator[Edit]:
    for old, new in _FREQUENCIES:
        for found in re.finditer(rf"\b{old}\b", claim.text, re.IGNORECASE):
            if not holds(claim.evidence, new):
                yield Edit(
                    start=found.start(),
                    end=found.end(),
                    new=match_case(found[0], new),
                    kind="frequency changed",
                )
