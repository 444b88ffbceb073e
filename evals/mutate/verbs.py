"""Forms of English verbs: base, third person, past and participle."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from evals.mutate.words import list_words

_IRREGULAR: Final = {
    "be": ("was", "been"),
    "become": ("became", "become"),
    "begin": ("began", "begun"),
    "bring": ("brought", "brought"),
    "build": ("built", "built"),
    "buy": ("bought", "bought"),
    "choose": ("chose", "chosen"),
    "come": ("came", "come"),
    "cut": ("cut", "cut"),
    "do": ("did", "done"),
    "draw": ("drew", "drawn"),
    "fall": ("fell", "fallen"),
    "find": ("found", "found"),
    "get": ("got", "got"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "grow": ("grew", "grown"),
    "have": ("had", "had"),
    "hold": ("held", "held"),
    "keep": ("kept", "kept"),
    "lead": ("led", "led"),
    "leave": ("left", "left"),
    "lose": ("lost", "lost"),
    "make": ("made", "made"),
    "meet": ("met", "met"),
    "overcome": ("overcame", "overcome"),
    "pay": ("paid", "paid"),
    "put": ("put", "put"),
    "rise": ("rose", "risen"),
    "run": ("ran", "run"),
    "say": ("said", "said"),
    "see": ("saw", "seen"),
    "seek": ("sought", "sought"),
    "sell": ("sold", "sold"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "spend": ("spent", "spent"),
    "stand": ("stood", "stood"),
    "take": ("took", "taken"),
    "undertake": ("undertook", "undertaken"),
    "win": ("won", "won"),
    "withdraw": ("withdrew", "withdrawn"),
    "write": ("wrote", "written"),
}
_DOUBLED: Final = frozenset(
    list_words("admit begin commit cut drop permit plan refer run set ship stop submit transfer")
)
_VOWELS: Final = "aeiou"
AUXILIARY: Final = frozenset(
    list_words(
        "is are was were be been am has have had do does did will would shall should may "
        "might can could must"
    )
)
POLICY_VERBS: Final = frozenset(
    list_words(
        "accept adopt advance agree allow amend announce apply appoint approve ask assess "
        "assist attend attribute award ban begin build carry change circulate close "
        "collect commit complete conclude consider consist consult contain continue "
        "contribute cooperate cover create decide define deliver determine develop "
        "disclose double employ enable encourage end enforce ensure enter establish "
        "evaluate examine exchange expand explore extend facilitate finance fund give "
        "grant guarantee have hold implement impose improve include increase inform "
        "integrate intend introduce invest invite issue join keep launch make meet monitor "
        "need notify obtain offer open oppose pay permit prepare present prevent prohibit "
        "promote propose protect provide publish pursue raise ratify receive recognise "
        "recognize recommend reduce regulate reject release remain renew replace require "
        "respect restrict review revise select send set share sign spend strengthen submit "
        "suspend take terminate test train transfer transpose undertake update use "
        "withdraw work write"
    )
)
"""Verbs of what bodies do; none is left out because a check might know it."""


def write_third(base: str) -> str:
    """Return the form after `it`: applies, has, does, reaches."""
    if base in ("be", "have"):
        return {"be": "is", "have": "has"}[base]
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{base}s"


def write_past(base: str) -> str:
    """Return the simple past."""
    return _IRREGULAR[base][0] if base in _IRREGULAR else _add_ed(base)


def write_participle(base: str) -> str:
    """Return the past participle."""
    return _IRREGULAR[base][1] if base in _IRREGULAR else _add_ed(base)


def _add_ed(base: str) -> str:
    if base in _DOUBLED:
        return f"{base}{base[-1]}ed"
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}ed"


def list_forms(writer: str) -> Iterator[tuple[str, str]]:
    """Yield (form, base) of the policy verbs: `third`, `past` or `participle`."""
    write = {"third": write_third, "past": write_past, "participle": write_participle}[writer]
    for base in sorted(POLICY_VERBS):
        yield write(base), base


@lru_cache(maxsize=1)
def _list_finite() -> frozenset[str]:
    forms = (form for writer in ("third", "past") for form, _ in list_forms(writer))
    return AUXILIARY | POLICY_VERBS.union(forms)


def may_be_verb(word: str) -> bool:
    """Say whether a word can be the verb of a sentence; nouns like `review` can too."""
    return word in _list_finite()


def is_participle(word: str) -> bool:
    """Say whether a word looks like a past participle."""
    return word.endswith("ed") or word in {each[1] for each in _IRREGULAR.values()}
