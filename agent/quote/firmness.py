"""How firmly a sentence speaks of what was asked, next to how firmly it was asked."""

from __future__ import annotations

import re
from typing import Final

from agent.checks.ladder import DONE, OBLIGATION, UNDERTAKING, find_forces
from agent.checks.words import plain
from agent.question.types import Force
from agent.question.words import match_terms, split_words

_REACH: Final = 4
"""Words after a word of force in which the verb it governs stands."""

_ASKED: Final = {
    Force.FUTURE: UNDERTAKING,
    Force.OBLIGATION: OBLIGATION,
    Force.DONE: DONE,
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
_FINISHED: Final = re.compile(
    r"\b(?:has|have|had|was|were) (?:(?:\w+ly|already|also|now|been|both|since) ){0,3}"
    r"[a-z]{2,}(?:ed|wn|en|ught|nt|lt|id|ade)\b"
    r"|\b(?:signed|issued|published|released|launched|adopted|established|announced|entered into"
    r"|approved|enacted|created|concluded|awarded|appointed|met)\b",
    re.IGNORECASE,
)
_UNFINISHED: Final = re.compile(
    r"\b(?:to|to be|be|not|not been|not yet|will be|shall be|may be|must be|should be|yet been"
    r"|yet to be|if|once|when|until|are|is)\s*$",
    re.IGNORECASE,
)


def find_level(sentence: str, lead: str, terms: frozenset[str]) -> int:
    """Return the height at which the sentence speaks of the question's words.

    The word of force right before one of them governs; else the weakest of the sentence, which
    errs on the side of caution. A list item without one of its own speaks at the height of its
    lead. Without any, the present is asserted, which ranks with what is done.
    """
    for text in (plain(sentence), plain(lead)):
        forces = find_forces(text)
        if forces:
            near = [each.height for each in forces if _governs(text[each.end :], terms)]
            return min(near or [each.height for each in forces])
    return DONE


def falls_short(asked: Force, level: int) -> bool:
    """Say whether the evidence is less firm than the question."""
    return asked in _ASKED and level < _ASKED[asked]


def asserts_done(sentence: str, verbs: frozenset[str]) -> bool:
    """Say whether one of the verbs (stems) stands as a finished act, not as an aim.

    "have issued guidelines" does; "are working together to establish guidelines" does not.
    """
    text = plain(sentence)
    return any(
        any(match_terms(found[0], verbs)) and not _UNFINISHED.search(text[: found.start()])
        for found in _FINISHED.finditer(text)
    )


def _governs(rest: str, terms: frozenset[str]) -> bool:
    return any(match_terms(" ".join(split_words(rest)[:_REACH]), terms))
