"""How firmly a sentence speaks of what was asked, next to how firmly it was asked."""

from __future__ import annotations

import re
from typing import Final

from agent.checks.binding.ladder import DONE, OBLIGATION, UNDERTAKING, Force, find_forces
from agent.checks.words import plain
from agent.question.types import Firmness
from agent.question.words import match_terms, split_words

_WORD: Final = re.compile(r"[\w&'-]+")
_REACH: Final = 4
"""Words after a word of force in which the verb it governs stands."""

_ASKED: Final = {
    Firmness.FUTURE: UNDERTAKING,
    Firmness.OBLIGATION: OBLIGATION,
    Firmness.DONE: DONE,
}
LEVELS: Final = (
    "a reason for acting", "a possibility", "an aim", "an expectation", "an intention",
    "an undertaking", "an obligation", "a fact",
)  # fmt: skip
"""What to call each height of the ladder."""

QUALIFIERS: Final = re.compile(
    r"\b(?:as appropriate|where appropriate|where possible|where feasible|subject to|as needed"
    r"|to the extent (?:possible|practicable|permitted)|could potentially|in principle"
    r"|where relevant|as applicable|in some cases|in many cases)\b",
    re.IGNORECASE,
)
AGENTLESS: Final = re.compile(
    r"\b(?:is|are) (?:widely |generally |also )?(?:expected|set|due|poised|projected|anticipated"
    r"|predicted|believed|thought|said|reported) to\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"ed$|^(?:built|bought|led|paid|spent|sent|held|begun|began|made|given|gave|taken|took|sold|won"
    r"|met|become|became|set|came|went|found|put|written|wrote|chosen|chose)$",
    re.IGNORECASE,
)
_UNFINISHED: Final = re.compile(
    r"\b(?:to|to be|be|not|not been|not yet|will be|shall be|may be|must be|should be|yet been"
    r"|yet to be|if|once|when|until|are|is)\s*$",
    re.IGNORECASE,
)


def find_governing(sentence: str, lead: str, terms: frozenset[str]) -> Force | None:
    """Return the word of force under which the sentence speaks of the question's words.

    The one right before one of them governs, else the last one before the first of them; a list
    item without either speaks with the first word of force of its lead. What comes later in the
    sentence governs other things and counts only where nothing else does. None where there is no
    word of force: then the present is asserted, which ranks with what is done.
    """
    own = plain(sentence)
    forces = find_forces(own)
    ends = [*(each.start for each in forces[1:]), len(own)][: len(forces)]
    near = [
        each for each, end in zip(forces, ends, strict=True) if _governs(own[each.end : end], terms)
    ]
    if near:
        return min(near, key=_height)
    first = _find_first(own, terms)
    before = [each for each in forces if each.end <= first]
    if before:
        return before[-1]
    if led := find_forces(plain(lead)):
        return led[0]
    return min(forces, key=_height, default=None)


def falls_short(asked: Firmness, force: Force | None) -> bool:
    """Say whether the evidence is less firm than the question."""
    height = DONE if force is None else force.height
    return asked in _ASKED and height < _ASKED[asked]


def describe(sentence: str, force: Force | None) -> tuple[str, ...]:
    """Return in sentences how far what is quoted goes: its word of force, hedges, missing agent."""
    notices = []
    if force is not None:
        notices.append(
            f"The text says “{force.words}”: {LEVELS[force.height]}, less than was asked."
        )
    if found := QUALIFIERS.search(sentence):
        notices.append(f"The text quoted is qualified: “{found[0]}”.")
    if found := AGENTLESS.search(sentence):
        notices.append(f"“{found[0]}”: the text does not say by whom.")
    return tuple(notices)


def asserts_done(sentence: str, forms: frozenset[str], stems: frozenset[str]) -> bool:
    """Say whether one of the verbs (forms, or stems) stands as a finished act, not as an aim.

    "have issued guidelines" does; "are working together to establish guidelines" does not. Without
    verbs any sentence without a word of force does.
    """
    text = plain(sentence)
    if not forms and not stems:
        return not find_forces(text)
    return any(
        _PAST.search(found[0])
        and (found[0].lower() in forms or any(match_terms(found[0], stems)))
        and not _UNFINISHED.search(text[: found.start()])
        for found in _WORD.finditer(text)
    )


def _height(force: Force) -> int:
    return force.height


def _governs(rest: str, terms: frozenset[str]) -> bool:
    return any(match_terms(" ".join(split_words(rest)[:_REACH]), terms))


def _find_first(text: str, terms: frozenset[str]) -> int:
    """Return where the first word of the question stands."""
    for found in _WORD.finditer(text):
        if any(match_terms(found[0], terms)):
            return found.start()
    return len(text)
