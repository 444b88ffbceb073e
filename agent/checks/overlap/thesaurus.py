"""Words that careful writers exchange in policy texts without changing what is said.

Each line of `exchanged.txt` is a group: in the place of one term of it another may stand in a
near-verbatim statement. Most terms are words; "make_public" is a phrase, whose words may stand
apart. Where a line begins with a phrase, its terms stand for phrases alone: both "adopt" and
"accept" tell "take up", and yet neither tells the other. Force, hedges, figures, dates, names and
order are for their own checks: words that differ in one of these may stand together there, words
of contrary sense never do.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple, TypeAlias

from agent.checks.clauses import FUNCTION, root

_BASES: Final = {
    form: base
    for base, forms in {
        "be": "is are was were am been being",
        "come": "came coming",
        "do": "does did done doing",
        "get": "got gotten getting",
        "give": "giving",
        "go": "went gone goes going",
        "have": "has had having",
        "lay": "laying",
        "let": "letting",
        "make": "made making",
        "pay": "paying",
        "put": "putting",
        "run": "running",
        "set": "setting",
        "take": "taking",
        "use": "using",
    }.items()
    for form in forms.split()
}
"""Forms of the short verbs of phrases that their stem does not bring together."""

Term: TypeAlias = frozenset[str]


class _Groups(NamedTuple):
    """The table, by stem: the single words of its groups, and the groups that have a phrase."""

    words: dict[str, frozenset[str]]
    phrased: dict[str, tuple[tuple[Term, ...], ...]]


def find_exchanged(key: str) -> frozenset[str]:
    """Return the stems that may stand in the place of a stem; none for one of no group."""
    return _groups().words.get(key, frozenset())


def tells_phrase(key: str, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether a word is of a term that stands for one of the other side; one is a phrase.

    Args:
        key: the stem of a word that one side has and the other has not.
        ours: all words that its side alone has, as `find_base` gives them.
        theirs: the same of the other side.
    """
    for group in _groups().phrased.get(key, ()):
        mine = [term for term in group if key in term and term <= ours]
        if any(
            max(len(one), len(other)) > 1 and other <= theirs
            for one in mine
            for other in group
            if other != one
        ):
            return True
    return False


def find_base(word: str) -> str:
    """Return what a word of a phrase is compared by: a small word itself, of another the stem."""
    base = _BASES.get(word, word)
    return base if base in FUNCTION or base in _BASES.values() else root(base)


@cache
def _groups() -> _Groups:
    text = (files("agent.checks.overlap") / "exchanged.txt").read_text(encoding="utf-8")
    words: dict[str, set[str]] = {}
    phrased: dict[str, list[tuple[Term, ...]]] = {}
    for line in text.splitlines():
        written = line.split()
        if "_" not in written[0]:
            stems = frozenset().union(*(_stems(term) for term in written if "_" not in term))
            for each in stems:
                words.setdefault(each, set()).update(stems)
        if "_" in line:
            terms = tuple(one for term in written for one in _terms(term))
            for each in frozenset().union(*terms):
                phrased.setdefault(each, []).append(terms)
    return _Groups(
        words={each: frozenset(others - {each}) for each, others in words.items()},
        phrased={each: tuple(groups) for each, groups in phrased.items()},
    )


def _terms(term: str) -> set[Term]:
    """Return a term as the stems of its words: of a single word, one for each of its stems."""
    parts = term.split("_")
    if len(parts) == 1:
        return {frozenset({stem}) for stem in _stems(term)}
    return {frozenset(map(find_base, parts))}


@cache
def _stems(word: str) -> frozenset[str]:
    """Return the stems of a word and its forms: "receive" has another one than "received".

    So has "set" than "setting", whose consonant is doubled.
    """
    bare = word.removesuffix("e")
    past = f"{word[:-1]}ied" if word.endswith("y") else f"{bare}ed"
    return frozenset(map(root, (word, past, f"{bare}ing", f"{word}{word[-1]}ing")))
