"""Verbs that name what somebody did, and which of them mean the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from agent.question.words import fold_word, split_words

_GROUPS: Final = """
attend participate participant participated attendee present
issue publish release released
sign signatory signatories signature conclude
adopt enact pass ratify ratified approve
establish create set-up found form launch
begin began begun start commence launch
expire expiry terminate termination lapse ends ended ending
fund finance invest investment spend spent expenditure allocate
decide
select selection choose chose chosen
appoint appointment nominate designate
lead led head oversee oversaw overseen
chair co-chair
meet met meeting convene
visit travel travelled
ban prohibit prohibition forbid forbidden
require requirement oblige mandate
repeal revoke rescind withdraw withdrawn withdrew supersede replace
amend amendment revise modify modified
hire employ recruit
pay paid payment cost price fee
report notify notified notification
exchange
win won award contract
build built construct
buy bought purchase procure acquire
announce unveil
elect vote
sue fine penalise penalize penalty penalties
affect impact influence
define definition
deploy
test
train
inforce effective
"""
"""One group a line, in base forms; regular endings are added, irregular ones are listed."""


def _inflect(word: str) -> Iterator[str]:
    yield word
    stem = word.removesuffix("e")
    yield from (f"{word}s", f"{stem}ed", f"{stem}ing", f"{word}d", f"{word}es")
    if word.endswith("y"):
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied")
    if word[-1:] in "tndg":
        yield from (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")


_FORMS: Final = tuple(
    frozenset(form for word in group.split() for form in _inflect(word))
    for group in _GROUPS.strip().splitlines()
)


def find_events(words: Sequence[str]) -> tuple[str, ...]:
    """Return the stems of the words that name an act, in order."""
    return tuple(
        dict.fromkeys(fold_word(word) for word in words if any(word in forms for forms in _FORMS))
    )


def speaks_of(text: str, event: str) -> bool:
    """Say whether a text names the act, by this verb (a stem) or one that means nearly the same.

    Forms are compared, not stems: "leaders" do not lead.
    """
    forms = find_forms(event)
    return any(word in forms for word in split_words(text))


@lru_cache(maxsize=1_000)
def find_forms(event: str) -> frozenset[str]:
    """Return the forms of all verbs that mean nearly the same as one, given by its stem."""
    return frozenset().union(
        *(forms for forms in _FORMS if any(fold_word(form) == event for form in forms))
    )
