"""Adjectives that measure one thing, and how far up a text ranks what it calls by them.

"Hard", "tough" and "difficult" are of one measure, so "the hardest" tops what the source calls
"difficult". Only words that are adjectives alone are here: "secure the port" makes it more secure.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from agent.checks.words import listed

MEASURES: Final = tuple(
    map(
        listed,
        (
            "important essential crucial vital significant necessary relevant needed indispensable",
            "hard difficult tough challenging demanding arduous tricky",
            "big large great huge major sizeable sizable considerable substantial vast enormous",
            "fast quick rapid swift speedy",
            "contentious controversial divisive disputed polarised polarized",
            "good fine excellent",
            "bad poor",
            "strong powerful robust mighty potent",
            "easy simple straightforward",
            "old ancient aged",
            "rich wealthy affluent prosperous",
            "high tall lofty",
            "cheap affordable inexpensive",
            "costly expensive dear",
            "serious grave severe acute dire",
            "likely probable",
            "dangerous risky hazardous perilous",
            "useful helpful valuable beneficial",
            "effective efficient",
            "wide broad extensive",
            "strict stringent rigorous",
            "famous renowned celebrated",
            "advanced sophisticated modern",
            "common frequent widespread prevalent",
            "rare scarce uncommon",
            "safe",
            "small little tiny modest",
            "long lengthy",
            "short brief",
            "weak feeble fragile",
            "clear plain evident obvious",
            "new recent novel",
            "slow sluggish",
            "popular",
            "ambitious bold daring",
            "reliable dependable trustworthy",
            "accurate precise exact",
            "complex complicated intricate",
            "vulnerable exposed",
            "competitive",
            "diverse varied",
            "talented gifted skilled",
            "busy crowded",
            "flexible adaptable agile",
            "transparent",
            "resilient",
            "capable able competent",
            "promising",
            "successful",
            "visible",
            "influential",
            "productive",
            "innovative inventive",
            "responsible",
            "critical",
            "attractive appealing",
        ),
    )
)
_MEASURE_OF: Final = {word: number for number, words in enumerate(MEASURES) for word in words}
_IRREGULAR: Final = {
    "better": "good", "best": "good", "worse": "bad", "worst": "bad", "dearer": "dear",
}  # fmt: skip
WEIGHS: Final = re.compile(
    r"\b(?:matter|count|weigh)(?:s|ed|ing)?(?: (?:far|much|even|a lot|rather|somewhat|slightly))? "
    r"(?P<degree>more|less|most|least)\b",
    re.IGNORECASE,
)
"""A verb that tells how important something is: "matters less" is "less relevant"."""
GRADED: Final = re.compile(
    r"\b(?:(?P<degree>more|less|most|least) (?:and (?:more|less) )?(?P<what>[a-z]+)|"
    r"(?P<short>[a-z]{3,}(?P<end>er|est)|worse|worst))\b",
    re.IGNORECASE,
)


def find_measure(word: str) -> int | None:
    """Return the number of the measure that an adjective in its plain form belongs to."""
    return _MEASURE_OF.get(word.casefold())


def find_base(word: str) -> str:
    """Return the plain form of a comparative or superlative, "" for a word that is neither."""
    small = word.casefold()
    if small in _IRREGULAR:
        return _IRREGULAR[small]
    for ending in ("est", "er"):
        if small.endswith(ending):
            stem = small.removesuffix(ending)
            forms = (stem, f"{stem}e", stem[:-1], f"{stem[:-1]}y")
            return next((form for form in forms if form in _MEASURE_OF), "")
    return ""


@lru_cache(maxsize=1_000)
def find_graded(text: str) -> tuple[tuple[int, bool, str], ...]:
    """Return the graded measures of a plain text: which, whether upward, and in which words."""
    found = []
    for match in GRADED.finditer(text):
        base = match["what"] or find_base(match["short"])
        measure = find_measure(base) if base else None
        if measure is not None:
            up = (match["degree"] or "more").casefold() in {"more", "most"}
            found.append((measure, up, match.group()))
    weighing = _MEASURE_OF["important"]
    found += [
        (weighing, match["degree"].casefold() in {"more", "most"}, match.group())
        for match in WEIGHS.finditer(text)
    ]
    return tuple(found)


@lru_cache(maxsize=1_000)
def find_called(text: str) -> frozenset[int]:
    """Return the measures by which a plain text calls something, in no degree."""
    return frozenset(
        measure
        for word in re.findall(r"(?<!more )(?<!most )(?<!less )(?<!least )\b[a-z]{3,}\b", text)
        if (measure := _MEASURE_OF.get(word)) is not None
    )
