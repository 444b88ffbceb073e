"""Find which words of force of a source a word of force of a statement may tell.

A far paraphrase shares few verbs with its source. Where none is shared, a force that is higher than
what stands near it proves nothing by itself: it may tell another force of the source, or stand
beside the one that it seems to have replaced.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.binding.governed import Governed
from agent.checks.binding.ladder import RECITAL, UNDERTAKING
from agent.checks.clauses import FUNCTION, root, words_in
from agent.checks.senses import senses_in, senses_of

STATE = re.compile(
    r"\b(?:able|free|allowed|permitted|entitled|ready|prepared|willing|equipped)\b", re.IGNORECASE
)
"""How somebody is, which another can make sure of."""
ENSURE = senses_of(root("ensure"))
WORD = re.compile(r"[a-z]{4,}", re.IGNORECASE)


def is_same_word(ours: Governed, each: Governed) -> bool:
    """Say whether both are forms of one verb: "required" and "require", not two times "will"."""
    one, other = (force.words.casefold().split() for force in (ours, each))
    verbs = {root(word) for word in one if word not in FUNCTION} & {root(word) for word in other}
    return bool(verbs)


def nearest(ours: Governed, others: Sequence[Governed]) -> list[Governed]:
    """Return those that share most with what a word of force governs, or else with its clause."""
    for shared in (
        [len(ours.senses & each.senses) for each in others],
        [len(ours.around & each.around) for each in others],
    ):
        most = max(shared, default=0)
        if most:
            return [each for each, count in zip(others, shared, strict=True) if count == most]
    return list(others)


def may_tell_another(
    ours: Governed, theirs: Sequence[Governed], beside: Sequence[Governed]
) -> bool:
    """Say whether the source has a force as high that no other word of the statement tells."""
    return any(
        each.height >= ours.height
        # "The office shall:" governs what follows elsewhere.
        # Nor need the same form, which nothing else tells, share words with its far paraphrase.
        and (each.around & ours.around or not each.senses or _is_same_form(ours, each))
        and not any(
            _tells(other, each) and other.height >= min(each.height, UNDERTAKING)
            for other in beside
            if other is not ours
        )
        for each in theirs
    )


def _is_same_form(ours: Governed, each: Governed) -> bool:
    """Say whether both are one form, both denied or neither: "should" and "SHOULD"."""
    return ours.words.casefold() == each.words.casefold() and ours.denied == each.denied


def is_noun_of(ours: Governed, theirs: Sequence[Governed]) -> bool:
    """Say whether the source has the force as a noun: "commitments" for "had committed to"."""
    return any(
        each.loose
        and each.height >= ours.height
        and (is_same_word(ours, each) or ours.verb & senses_in(each.words))
        for each in theirs
    )


def ensuring(ours: Governed, firm: Sequence[Governed], same: Sequence[Governed]) -> list[Governed]:
    """Return the forces that bind to make sure of what a weaker form tells.

    "Must ensure that the crew is prepared to" is told as "the crew must be ready to".
    """
    if not any(each.height < ours.height and STATE.search(each.words) for each in same):
        # "Must ensure order and may sail": the one does not govern the other.
        return []
    return [each for each in firm if each.height >= ours.height and each.verb & ENSURE]


def is_told_in(clause: str, each: Governed) -> bool:
    """Say whether a text has the word of force itself: "is to report, as it was asked to"."""
    own = {root(word) for word in WORD.findall(each.words) if word.casefold() not in FUNCTION}
    return bool(own) and own <= {word.stem for word in words_in(clause)}


def stands_beside(ours: Governed, theirs: Sequence[Governed], beside: Sequence[Governed]) -> bool:
    """Say whether the statement still tells each of these forces, so that none was replaced."""
    return bool(theirs) and all(
        any(_tells(other, each) for other in beside if other is not ours) for each in theirs
    )


def _tells(ours: Governed, each: Governed) -> bool:
    """Say whether a word of force of a statement tells one of the source, no higher than it is."""
    if ours.loose or not RECITAL < ours.height <= each.height:
        # "For this purpose" tells of no aim.
        return False
    return is_same_word(ours, each) or bool(ours.verb & each.senses or each.verb & ours.senses)
