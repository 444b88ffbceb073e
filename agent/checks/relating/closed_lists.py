"""Find a list told as complete that the source leaves open, and a count told as any number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.checks.clauses import words_in
from agent.checks.fault import Fault
from agent.checks.headed import headed
from agent.checks.values.figures import read_figures
from agent.checks.words import singular

OPEN: Final = headed(
    r"\b(?:includ(?:e|es|ed|ing)|such as|for example|for instance|e\.g\.|inter alia|"
    r"among (?:others?|them|other)|non-exhaustive|not exhaustive|not (?:be )?limited to|"
    r"and so on|and others|etc|notably|in particular|especially)(?!\w)",
    re.IGNORECASE,
)
CLOSED: Final = headed(
    r"\b(?:the (?:only|sole) (?P<only>(?:[\w'-]+ ){0,2}[\w'-]+)|"
    r"(?:an? |the )?(?:complete|full|exhaustive|comprehensive|definitive|closed) "
    r"(?P<whole>list|catalogue|catalog|inventory|set|register)|"
    r"(?P<list>lists?|catalogue|inventory|register) of (?:all|every)|"
    r"consists? (?:only|solely|exclusively) of|(?:is|are) limited to|nothing but)\b",
    re.IGNORECASE,
)
SHUT: Final = headed(
    r"\b(?:only|sole(?:ly)?|exclusive(?:ly)?|exhaustive|complete|full|all|every|limited to|"
    r"nothing but|entire)\b",
    re.IGNORECASE,
)
NOT_SHUT: Final = re.compile(
    r"\bnon-exhaustive\b|\bnot (?:an? )?exhaustive\b|\bnot (?:be )?limited to\b|\bnot the only\b",
    re.IGNORECASE,
)
ANY_NUMBER: Final = re.compile(
    r"\b(?:any number of|(?:an )?unlimited (?:number of )?|an indefinite number of|"
    r"an arbitrary number of|however many|as many) (?:\w+ )?(?P<noun>[a-z]+s|people|persons)\b",
    re.IGNORECASE,
)


def find_closed(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield "the only ones" and "all of the list" where the source says "include" or "such as"."""
    yield from _uncounted(stated, quotes)
    ours = CLOSED.search(NOT_SHUT.sub(" ", stated))
    if ours is None or NOT_SHUT.search(stated):
        return
    for quote in quotes:
        opened = OPEN.search(quote)
        if opened is None or SHUT.search(NOT_SHUT.sub(" ", quote)):
            continue
        said = next((text for text in ours.groupdict().values() if text), ours.group())
        told = {word.stem for word in words_in(quote)}
        if any(word.content and word.stem in told for word in words_in(said)):
            yield Fault(words=ours.group(), why=f"the source says {opened.group()!r}")
            return


def _uncounted(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield "any number of ships" where the source counts the ships."""
    for match in ANY_NUMBER.finditer(stated):
        noun = singular(match["noun"])
        counted = next(
            (
                each
                for quote in quotes
                for each in read_figures(quote).quantities
                if each.noun == noun and not (each.unit or each.ordinal or each.code)
            ),
            None,
        )
        if counted is not None:
            why = f"the source says {f'{counted.words} {counted.noun}'!r}"
            yield Fault(words=match.group(), why=why)
