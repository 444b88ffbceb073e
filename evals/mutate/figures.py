"""Ways to get a figure wrong: a digit, two digits in the wrong order, ten times too much, the
figure of something else, another ordinal or fraction.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from evals.mutate.edits import Edit, choose, match_case
from evals.mutate.read_figures import (
    FRACTIONS,
    ORDINALS,
    WORDS,
    Figure,
    find_all,
    find_figures,
    list_values,
    to_decimal,
)
from evals.mutate.types import Claim, Mutation, Surroundings
from evals.mutate.words import holds, list_words, previous_word

AT_LEAST: Final = re.compile(
    r"(?:\b(?:at least|more than|over|(?:no|not) (?:fewer|less) than|(?:a )?minimum of|above|"
    r"(?<!not )exceeding|from)\s+)[€$£]?(?:EUR |USD |GBP )?$",
    re.IGNORECASE,
)
AT_MOST: Final = re.compile(
    r"(?:\b(?:up to|at most|(?<!no )(?<!not )(?:less|fewer) than|under|below|(?:no|not) more than|"
    r"not exceeding|within|(?:a )?maximum of|almost|nearly|as (?:many|much) as)\s+"
    r"(?:the preceding )?)"
    r"[€$£]?(?:EUR |USD |GBP )?$",
    re.IGNORECASE,
)
_OR_MORE: Final = re.compile(r"[\w\s%]{0,20}?\bor (?:more|higher|above)\b")
_OR_LESS: Final = re.compile(r"[\w\s%]{0,20}?\bor (?:less|fewer|lower|below)\b")
_ROUNDED: Final = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|some|over|more than|an estimated)\s+"
    r"[€$£]?$",
    re.IGNORECASE,
)
_ROUNDING: Final = Decimal("0.2")
"""A rounded figure must move by more than this share: `about 5` is true of 4.6."""
_HUNDRED: Final = Decimal(100)
_WORD_STEPS: Final = (-2, -1, 1, 2, 3)
_HEARD_ALIKE: Final = {13: 30, 14: 40, 15: 50, 16: 60, 17: 70, 18: 80, 19: 90}
_NO_ORDINAL: Final = re.compile(
    r"\s*(?:,|[-–]|(?:part(?:y|ies)|countr(?:y|ies)|persons?|hand|class|aid|minister|lady|world|"
    r"two|three|four|five|six|ten|and foremost|instance|place|of all|nations?)\b)",
    re.IGNORECASE,
)
_BEFORE_ORDINAL: Final = frozenset(list_words("the a its their our this his her each every an"))
_MULTIPLES: Final = {
    "doubled": "tripled",
    "tripled": "doubled",
    "halved": "doubled",
    "double": "triple",
    "triple": "double",
    "halve": "double",
    "doubling": "tripling",
    "doubles": "triples",
    "halves": "doubles",
    "twice": "three times",
    "twofold": "threefold",
    "threefold": "fivefold",
    "half of": "a third of",
    "a third of": "half of",
    "a quarter of": "a third of",
    "a fifth of": "a quarter of",
}
_MULTIPLE: Final = re.compile(
    r"(?<!second )(?<!first )(?<!-)\b(?:" + "|".join(_MULTIPLES) + r")(?!\w)", re.IGNORECASE
)


def change_figure(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim with one figure changed, or two figures in each other's place."""
    edits = [
        *_list_replaced(claim, surroundings, rng),
        *_list_swapped(claim),
        *_list_multiples(claim),
    ]
    return choose("digit", claim, edits, rng)


def _list_replaced(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Iterator[Edit]:
    known = list_values(claim.evidence)
    borrowed = list(find_all((*surroundings.document, *surroundings.others)))
    for figure in find_figures(claim.text):
        for kind, new, value in _other_values(claim.text, figure, borrowed, rng):
            if _is_wrong(claim.text, figure, value, known):
                new_text = match_case(figure.text, new)
                yield Edit(start=figure.start, end=figure.end, new=new_text, kind=kind)


def _is_wrong(text: str, figure: Figure, value: Decimal, known: set[Decimal]) -> bool:
    scaled = value.scaleb(figure.scale)
    if value == figure.value or ({value, scaled} & known):
        return False
    before, after = text[: figure.start], text[figure.end :]
    if _ROUNDED.search(before) and abs(value - figure.value) <= figure.value * _ROUNDING:
        return False
    if AT_LEAST.search(before) or _OR_MORE.match(after):
        return value > figure.value and not _between(known, figure, value)
    if AT_MOST.search(before) or _OR_LESS.match(after):
        return value < figure.value and not _between(known, figure, value)
    return True


def _between(known: set[Decimal], figure: Figure, value: Decimal) -> bool:
    """Say whether the evidence has a value that would satisfy the changed bound too."""
    low, high = sorted((value, figure.value))
    return any(low < each < high for each in known)


def _other_values(
    text: str, figure: Figure, borrowed: Sequence[Figure], rng: random.Random
) -> Iterator[tuple[str, str, Decimal]]:
    """Yield (kind, new text, new value)."""
    if figure.form == "digits":
        yield from _change_digits(figure)
        yield from _borrow(figure, borrowed)
    elif figure.form == "word" and figure.value >= 2:
        yield from _change_word(figure)
    elif figure.form == "ordinal" and _is_ordinal(text, figure):
        yield from _change_ordinal(figure, rng)
    elif figure.form == "fraction":
        joint = "-" if "-" in figure.text else " "
        for at, each in enumerate(FRACTIONS):
            yield "fraction changed", each.replace(" ", joint), Decimal(-1 - at)


def _change_digits(figure: Figure) -> Iterator[tuple[str, str, Decimal]]:
    text = figure.text
    top = _HUNDRED if figure.unit == "%" and figure.value <= _HUNDRED else None
    changed: list[tuple[str, str]] = []
    places = [at for at, each in enumerate(text) if each.isdigit()]
    for at in places:
        others = "123456789".replace(text[at], "")
        changed += [("digit changed", text[:at] + each + text[at + 1 :]) for each in others]
    for one, two in itertools.pairwise(places):
        swapped = list(text)
        swapped[one], swapped[two] = swapped[two], swapped[one]
        changed.append(("digits transposed", "".join(swapped)))
    changed += [("order of magnitude", each) for each in _scale_by_ten(figure)]
    for kind, new in changed:
        value = to_decimal(new)
        written = len(new) == 1 or not new.startswith("0") or new.startswith("0.")
        if written and value > 1 and (top is None or value <= top):
            yield kind, new, value


def _scale_by_ten(figure: Figure) -> list[str]:
    spaced = re.search(r"\s", figure.text)
    sizes = [figure.value * 10]
    if figure.value % 10 == 0 and figure.value >= 20:
        sizes.append(figure.value / 10)
    written = [f"{each.normalize():,f}" for each in sizes]
    return [each.replace(",", spaced[0]) for each in written] if spaced else written


def _borrow(figure: Figure, borrowed: Sequence[Figure]) -> Iterator[tuple[str, str, Decimal]]:
    for other in borrowed:
        same = (other.form, other.unit, other.scale) == ("digits", figure.unit, figure.scale)
        if same and figure.unit and other.value != 1:
            yield "another figure put in", other.text, other.value


def _change_word(figure: Figure) -> Iterator[tuple[str, str, Decimal]]:
    number = int(figure.value)
    names = {value: word for word, value in WORDS.items()}
    wanted = {number + step for step in _WORD_STEPS}
    if number >= 20 and number % 10 == 0:
        wanted = {number - 10, number + 10}
    wanted |= {_HEARD_ALIKE.get(number, 0), *(w for w, h in _HEARD_ALIKE.items() if h == number)}
    if 2 <= number < 10:
        wanted.add(number * 10)
    for each in sorted(wanted):
        if each >= 2 and each in names:
            yield "number word changed", names[each], Decimal(each)


def _is_ordinal(text: str, figure: Figure) -> bool:
    before = previous_word(text, figure.start)
    return (before in _BEFORE_ORDINAL or before.endswith("'s")) and not _NO_ORDINAL.match(
        text, figure.end
    )


def _change_ordinal(figure: Figure, rng: random.Random) -> Iterator[tuple[str, str, Decimal]]:
    number = int(figure.value)
    if figure.text.casefold() in ORDINALS:
        for each in (number - 1, number + 1, number + 2):
            if 1 <= each <= len(ORDINALS):
                yield "ordinal changed", ORDINALS[each - 1], Decimal(each)
    else:
        new = number + rng.choice((-1, 1))
        yield "ordinal changed", _write_ordinal(new), Decimal(new)


def _write_ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _list_swapped(claim: Claim) -> Iterator[Edit]:
    """Yield two figures of the same unit in each other's place: who has which is lost."""
    figures = [each for each in find_figures(claim.text) if each.form == "digits"]
    for one, two in itertools.pairwise(figures):
        between = claim.text[one.end : two.start]
        same = one.scale == two.scale and (one.unit == two.unit or "to" in (one.unit, two.unit))
        if not same or one.value == two.value or re.search(r"^\W*(?:and|to|or|of)?\W*$", between):
            continue
        if re.search(r"\bof (?:which|whom|them|these)\b", between):
            continue
        yield Edit(
            start=one.start,
            end=two.end,
            new=two.text + between + one.text,
            kind="two figures swapped",
        )


def _list_multiples(claim: Claim) -> Iterator[Edit]:
    for found in _MULTIPLE.finditer(claim.text):
        new = match_case(found[0], _MULTIPLES[found[0].casefold()])
        if not holds(claim.evidence, new):
            yield Edit(start=found.start(), end=found.end(), new=new, kind="multiple changed")
