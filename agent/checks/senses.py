"""Words that stand for one another in paraphrases of policy texts, as families of stems.

A family says only that two words may tell of the same act or thing, never that they are equal:
the checks use it to find the place in the evidence that a statement speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from agent.checks.clauses import Word, root, words_in
from agent.checks.families import FAMILIES, PHRASES


def _index() -> dict[str, frozenset[str]]:
    families: dict[str, set[str]] = {}
    for family in FAMILIES:
        words = family.split()
        for word in words:
            # "Considered" and "consider" have two stems: "er" is an ending only of the second.
            for form in (word, f"{word}ed" if word.endswith("er") else word):
                families.setdefault(root(form), set()).add(words[0])
    return {stem: frozenset(names) for stem, names in families.items()}


_BY_STEM = _index()


def senses_of(stem: str) -> frozenset[str]:
    """Return the families that a stem belongs to, and the stem itself."""
    # "Destroyed" keeps the "y" that "destroy" loses.
    short = stem[:-1] if len(stem) > SHORT + 1 and stem.endswith("y") else stem
    return _BY_STEM.get(stem, frozenset()) | {stem, short}


@lru_cache(maxsize=1_000)
def senses_in(text: str) -> frozenset[str]:
    """Return the senses of the words with content of a plain text, particles with their verbs."""
    words = words_in(text)
    found: set[str] = set()
    for place, word in enumerate(words):
        if word.content:
            found |= sense_at(words, place)
            found |= _senses_of_parts(word.text.casefold())
    return frozenset(found)


def _senses_of_parts(word: str) -> frozenset[str]:
    """Return the senses of what a hyphen joins: "AI-driven" also tells "driven by AI".

    What a prefix denies is not told by it: "non-state" does not tell "state".
    """
    parts = word.split("-")
    if len(parts) == 1 or parts[0] in DENYING:
        return frozenset()
    return frozenset().union(*(_senses_of_word(part, root(part)) for part in parts if part))


def sense_at(words: tuple[Word, ...], place: int) -> frozenset[str]:
    """Return the senses of one word where it stands."""
    word = words[place]
    follower = words[place + 1].text.casefold() if place + 1 < len(words) else ""
    phrase = PHRASES.get((word.stem, follower))
    return senses_of(root(phrase)) if phrase else _senses_of_word(word.text.casefold(), word.stem)


def senses_by_word(text: str) -> tuple[frozenset[str], ...]:
    """Return the senses of each content word of a text, in the order of the text."""
    words = words_in(text)
    return tuple(sense_at(words, place) for place, word in enumerate(words) if word.content)


def without_told(
    senses: Sequence[frozenset[str]], others: Sequence[frozenset[str]]
) -> tuple[frozenset[str], ...]:
    """Return the words, each as its senses, that none of the others tells."""
    told = frozenset().union(*others)
    return tuple(each for each in senses if not is_told(each, told))


def share_met(wanted: Sequence[frozenset[str]], held: Sequence[frozenset[str]]) -> float:
    """Return the share of words, each as its senses, that others tell: 0 to 1, 0 without any."""
    if not wanted:
        return 0.0
    told = frozenset().union(*held)
    return sum(is_told(each, told) for each in wanted) / len(wanted)


@lru_cache(maxsize=20_000)
def _senses_of_word(word: str, stem: str) -> frozenset[str]:
    """Return the senses of a word; short verbs also meet by their base: "ruled" and "rule"."""
    bases = {stem}
    if word.endswith(("ered", "ering")):
        # "Center" loses its own "er" as a stem, "centered" does not.
        bases.add(root(word.removesuffix("ed").removesuffix("ing")))
    if word.endswith(("ced", "cing")):
        # "Evidenced" keeps the "c" that "evidence" loses.
        bases.add(root(word.removesuffix("d").removesuffix("ing")))
    if stem.endswith(("abil", "ibil")):
        # "Flexibility" keeps the "i" that "flexible" loses.
        bases.add(f"{stem[:-2]}l")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) <= SHORT:
            base = word.removesuffix(ending)
            bases |= {base, f"{base}e"}
            if base[-1:] == base[-2:-1]:
                bases.add(base[:-1])
    return frozenset().union(*(senses_of(each) for each in bases))


def share_told(wanted: tuple[Word, ...], told: frozenset[str]) -> float:
    """Return the share of the words with content that have a sense among those told, 0 to 1.

    Two stems also meet if one begins with the other: "assess" and "assessor".
    """
    places = [place for place, word in enumerate(wanted) if word.content]
    if not places:
        return 0.0
    return sum(is_told(sense_at(wanted, place), told) for place in places) / len(places)


def is_told(senses: frozenset[str], told: frozenset[str]) -> bool:
    """Say whether one of the senses is among those told, or begins like one of them."""
    if senses & told:
        return True
    heads = tuple(one[:LIKE] for one in senses if len(one) >= LIKE)
    return bool(heads) and any(
        one.startswith(other) or (other.startswith(one) and len(one) >= LIKE)
        for other in told
        if other.startswith(heads)
        for one in senses
    )


ENDINGS = ("ed", "ing", "ment", "ments", "er", "ers", "age", "ages")
"""Endings that stems keep where little is left without them: "payment", "buyer"."""
DENYING = frozenset({"non", "un", "anti", "de", "ex", "no", "not"})
SHORT = 4
"""Letters of a verb up to which the stem of its past form is another than its own."""
LIKE = 5
"""Letters that two stems share from the start to count as one: shorter ones meet by chance."""
