"""Ways to spoil the text itself: two sentences stitched, a detail from nowhere, a false letter."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from evals.mutate.edits import Edit, choose
from evals.mutate.read_names import study_names
from evals.mutate.types import Claim, Mutation, Surroundings
from evals.mutate.verbs import is_participle
from evals.mutate.words import (
    holds,
    is_balanced,
    is_english,
    is_statement,
    list_content,
    list_tokens,
    share_held,
)

_HINGES: Final = re.compile(
    r"\b(will not|will|must not|must|shall|should|may|could|has been|have been|was|were|has|have|"
    r"is|are|intends? to|plans? to|aims? to|agreed to|because|subject to|in order to)(?= [a-z])"
)
"""Words that both sentences must have: the seam is at the same hinge, so the grammar holds."""
_INDIRECT: Final = re.compile(r"\b(?:that|whether|where|when|as|if|how|what)\b", re.IGNORECASE)
_SUBORDINATE: Final = re.compile(r"\b(?:how|what|that|which|who|whether|where|when|as|if)\b")
_LOOK_ALIKE: Final = {
    "a": "а", "c": "с", "e": "е", "i": "і", "j": "ј", "o": "о", "p": "р", "s": "ѕ", "x": "х",
    "y": "у", "A": "А", "B": "В", "C": "С", "E": "Е", "H": "Н", "I": "І", "K": "К", "M": "М",
    "O": "О", "P": "Р", "S": "Ѕ", "T": "Т", "X": "Х", "v": "ν", "N": "Ν", "Z": "Ζ", "l": "I",
    "0": "О", "1": "l",
}  # fmt: skip
"""Latin letters and digits by the Cyrillic, Greek or Latin letters that look like them."""
_LONG: Final = 5
_FEWEST_NEW: Final = 2
_LIKELY: Final = 5
_MOSTLY_HELD: Final = 0.5
_LAST: Final = re.compile(r"[.;]$")

_DETAILS: Final = (
    ("figure", ", at an estimated cost of {cost} million euros"),
    ("figure", ", a rise of {share} per cent on the year before"),
    ("figure", ", affecting around {count} organisations"),
    ("figure", ", after {count} responses to a public consultation"),
    ("figure", ", with about {staff} staff working on it"),
    ("name", ", following a recommendation by {person}"),
    ("name", ", a step first proposed by {person}"),
    ("name", ", after talks led by {person}"),
    ("body", ", in line with the recommendations of the {body}"),
    ("body", ", in close coordination with the {body}"),
    ("body", ", after an opinion of the {body}"),
    ("reason", ", largely because of concerns over national security"),
    ("reason", " in response to growing pressure from industry"),
    ("reason", ", owing to a shortage of qualified staff"),
    ("reason", ", because earlier voluntary measures had failed"),
    ("reason", ", in order to reduce dependence on foreign suppliers"),
    ("circumstance", ", after months of negotiation"),
    ("circumstance", ", despite objections from civil society groups"),
    ("circumstance", ", the first measure of its kind in the region"),
    ("circumstance", ", following similar steps in neighbouring countries"),
    ("time", ", with a first review due in {year}"),
    ("time", ", with effect from {month} {year}"),
    ("place", ", with a pilot starting in {town}"),
)
_PEOPLE: Final = ("Dr Sarah Collins", "Professor Jan Novak", "Maria Lopez", "Lord Ashcombe")
_BODIES: Final = (
    "OECD",
    "World Bank",
    "Council of Europe",
    "International Telecommunication Union",
)
_TOWNS: Final = ("Rotterdam", "Tallinn", "Leeds", "Ottawa", "Grenoble")
_MONTHS: Final = ("January", "April", "July", "October")


def stitch(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the first half of the claim with the second half of another sentence."""
    if not is_english(claim.text):
        return None
    edits = [
        *_list_seams(claim, surroundings.document, "stitched to a sentence of the document"),
        *_list_seams(claim, surroundings.others, "stitched to a sentence of another document"),
    ]
    return choose("stitched", claim, edits, rng)


def _list_seams(claim: Claim, sentences: tuple[str, ...], kind: str) -> list[Edit]:
    """Return the seams whose second half is nearest in subject, at most five."""
    first = _HINGES.search(claim.text)
    if first is None or not _is_main(claim.text[: first.start()]):
        return []
    evidence = " ".join(claim.evidence)
    seams: list[tuple[float, Edit]] = []
    for other in sentences:
        second = _HINGES.search(other)
        if second is None or second[0] != first[0] or not is_statement(other):
            continue
        half = other[second.end() :]
        same = _follow(half) == _follow(claim.text[first.end() :])
        if not same or _SUBORDINATE.search(other[: second.start()]):
            continue
        half = half.rstrip(";") + ("." if half.endswith(";") else "")
        made = claim.text[: first.end()] + half
        new = share_held(half, evidence) < _MOSTLY_HELD
        fits = is_balanced(made) and len(list_content(half)) >= _FEWEST_NEW and ":" not in made
        # The same subject makes it what the other sentence says.
        true = share_held(made, other) == 1.0
        if new and fits and not true:
            edit = Edit(start=first.end(), end=len(claim.text), new=half, kind=kind)
            seams.append((share_held(half, claim.text), edit))
    seams.sort(key=lambda each: -each[0])
    return [edit for _, edit in seams[:_LIKELY]]


def _is_main(left: str) -> bool:
    """Say whether what stands before a verb is the subject of the whole sentence."""
    words = list_tokens(left)
    pronoun = len(words) > 2 and words[-1] in ("they", "it", "he", "she", "we", "which", "who")
    return bool(words) and not pronoun and not _INDIRECT.search(left)


def _follow(half: str) -> str:
    """Return what the verb is followed by: halves that differ in it do not fit together."""
    word = half.split(maxsplit=1)[0].strip(",.;") if half.strip() else ""
    if word in ("be", "not"):
        return word
    return "participle" if is_participle(word) else "other"


def spoil_letter(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim with one letter of a word that matters replaced by a look-alike."""
    del surroundings
    edits = [
        Edit(
            start=at,
            end=at + 1,
            new=_LOOK_ALIKE[claim.text[at]],
            kind="look-alike in a figure" if claim.text[at].isdigit() else "look-alike letter",
        )
        for word in re.finditer(r"\w+", claim.text)
        if len(word[0]) >= _LONG or word[0][0].isupper() or word[0].isdigit()
        for at in range(*word.span())
        if claim.text[at] in _LOOK_ALIKE
    ]
    return choose("homoglyph", claim, edits, rng)


def add_detail(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim with a figure, a name, a reason or a date that no evidence has."""
    last = _LAST.search(claim.text)
    if last is None or not is_english(claim.text) or not is_statement(claim.text):
        return None
    details = [
        Edit(start=last.start(), end=last.start(), new=_fill(each, rng), kind=f"{kind} added")
        for kind, each in _DETAILS
    ]
    details += _list_borrowed(last.start(), claim, surroundings)
    known = (claim.text, *claim.evidence)
    new = [each for each in details if not _is_known(each.new, known)]
    return choose("outside_knowledge", claim, new, rng)


def _list_borrowed(at: int, claim: Claim, surroundings: Surroundings) -> Iterator[Edit]:
    """Yield details with names that stand in the documents but not in the evidence."""
    for name in study_names(claim, surroundings).names:
        if name.kind == "person" and not holds(claim.evidence, name.text):
            yield Edit(start=at, end=at, new=f", at the request of {name.text}", kind="name added")


def _fill(template: str, rng: random.Random) -> str:
    return template.format(
        cost=rng.choice((3.5, 12, 45, 120)),
        share=rng.choice((7, 12, 18, 23)),
        count=rng.choice((85, 340, "1,200", "3,000")),
        staff=rng.choice((15, 40, 110)),
        person=rng.choice(_PEOPLE),
        body=rng.choice(_BODIES),
        town=rng.choice(_TOWNS),
        month=rng.choice(_MONTHS),
        year=rng.choice((2027, 2029, 2031)),
    )


def _is_known(detail: str, known: tuple[str, ...]) -> bool:
    return share_held(detail, " ".join(known)) >= _MOSTLY_HELD
