"""Verbs that name what somebody did, and which of them mean the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.question.words import fold_word

_GROUPS: Final = (
    "attend attended participate participated participant participants attendee attendees present",
    "issue issued issues publish published release released",
    "sign signed signs signing signatory signatories signature conclude concluded",
    "adopt adopted enact enacted pass passed ratify ratified approve approved",
    "establish established create created set-up found founded form formed launch launched",
    "begin began begun start started commence commenced launch launched",
    "end ended expire expires expired expiry terminate terminated termination lapse",
    "fund funded funding finance financed invest invested investing investment investments spend"
    " spent allocate allocated",
    "appoint appointed nominate nominated designate designated",
    "lead leads led chair chairs chaired head headed oversee oversees overseen",
    "meet met meeting convene convened",
    "visit visited travel travelled",
    "ban banned prohibit prohibits prohibited forbid forbidden prohibition",
    "require requires required requirement requirements oblige obliged mandate mandated",
    "repeal repealed revoke revoked rescind rescinded withdraw withdrawn withdrew supersede"
    " superseded replace replaced",
    "amend amended amendment amendments revise revised modify modified",
    "hire hired employ employed recruit recruited",
    "pay paid payment cost costs price priced fee fees",
    "report reported notify notified notification",
    "exchange exchanged exchanges",
    "win won award awarded contract contracted",
    "build built construct constructed",
    "buy bought purchase purchased procure procured acquire acquired",
    "announce announced unveil unveiled",
    "elect elected vote voted",
    "sue sued fine fined penalise penalised penalty penalties",
    "affect affected affects impact impacted impacts influence influenced",
    "define defined defines definition",
    "deploy deployed",
    "test tested testing",
    "train trained training",
)

_STEMS: Final = tuple(frozenset(fold_word(word) for word in group.split()) for group in _GROUPS)


def find_events(words: Sequence[str]) -> tuple[str, ...]:
    """Return the stems of the words that name an event, in order."""
    return tuple(
        dict.fromkeys(
            stem for stem in map(fold_word, words) if any(stem in group for group in _STEMS)
        )
    )


def find_kin(stem: str) -> frozenset[str]:
    """Return the stems that mean nearly the same act, the given one included."""
    kin = {stem}
    for group in _STEMS:
        if stem in group:
            kin |= group
    return frozenset(kin)
