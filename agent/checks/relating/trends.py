"""Read what goes up and what goes down, in any wording: "cheaper", "costs less", "fewer cases".

`comparison` knows scales of one kind of word. Here verbs, adjectives and nouns of change meet by
the thing that changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from agent.checks.clauses import clauses, words_in
from agent.checks.denying.denials import has_denial
from agent.checks.headed import headed

_UP_BEFORE = r"more|higher|greater|increased|rising|growing|increasing|additional|extra"
_DOWN_BEFORE = r"less|fewer|lower|reduced|smaller|falling|declining|decreasing|diminished|shrinking"
_UP_ACT = r"(?:increas|rais|boost|heighten)(?:e|es|ed|ing)?|(?:push|driv|drov)\w{0,3} up"
_DOWN_ACT = (
    r"(?:reduc|decreas|lower|curb|trim|slash|lessen|diminish|curtail)(?:e|es|ed|ing)?|"
    r"cut(?:s|ting)?|(?:push|driv|drov|bring|brought)\w{0,3} down"
)
_UP_DONE = (
    r"rose|rises|risen|rising|(?:grew|grows|grown)(?! (?:less|worse|\w{3,}er)\b)|climb(?:s|ed)|"
    r"soar(?:s|ed)|surged|"
    r"(?:is|are|was|were) (?:up|higher)|(?:went|goes|go|gone) up"
)
_DOWN_DONE = (
    r"f[ae]ll(?:s|en)?|declin(?:es|ed)|dropped|drops|shr[au]nk|sank|plunged|dwindled|"
    r"(?:is|are|was|were) (?:down|lower)|(?:went|goes|go|gone) down"
)
AHEAD = tuple(
    (up, headed(rf"\b(?:{before}|{act})\b", re.IGNORECASE))
    for up, before, act in ((True, _UP_BEFORE, _UP_ACT), (False, _DOWN_BEFORE, _DOWN_ACT))
)
DONE = tuple(
    (up, headed(rf"\b(?:{form})\b", re.IGNORECASE))
    for up, form in ((True, _UP_DONE), (False, _DOWN_DONE))
)
MEANS = tuple(
    (thing, up, headed(rf"\b(?:{form})\b", re.IGNORECASE))
    for thing, up, form in (
        ("cost", False, r"cheaper|less (?:expensive|costly)|cost(?:s|ing)? (?:\w+ )?less"),
        ("cost", True, r"dearer|costlier|more (?:expensive|costly)|cost(?:s|ing)? (?:\w+ )?more"),
        ("time", False, r"faster|quicker|less time|more (?:quickly|swiftly|rapidly)"),
        ("time", True, r"slower|more time|t(?:ake|akes|aking|ook) longer|more slowly"),
        ("risk", False, r"safer|less (?:risky|dangerous)"),
        ("risk", True, r"riskier|more (?:risky|dangerous)"),
    )
)
PREPOSITION = re.compile(
    r"\b(?:of|to|in|for|from|on|by|at|with|among|between|over|under|per|than|that|which|who|and|or)\b",
    re.IGNORECASE,
)
OBJECT = 3
"""Content words behind a verb of change among which what changes stands."""
LIKE = 5
"""Letters from the start by which two stems name one thing: "dependent", "dependency"."""
THAN = re.compile(r"\bthan\b(?! (?:before|planned|expected|\w+ (?:thought|planned|expected)|in the "
                  r"(?:previous|year)))", re.IGNORECASE)  # fmt: skip


def find_against(stated: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each word for a change with the source's, where the same thing changes the other way.

    Sides of a comparison may be swapped honestly, and a denial turns a change round: statements
    with either are left to the checks that read them.
    """
    source = " . ".join(quotes)
    if THAN.search(stated) or has_denial(stated) != has_denial(source):
        return
    theirs = [each for quote in quotes for each in trends(quote)]
    ours = trends(stated)
    for thing, up, words in ours:
        same = [each for each in theirs if _is_one(thing, each[0])]
        if (
            same
            and all(each[1] != up for each in same)
            and not any(_is_one(thing, each[0]) and each[1] != up for each in ours)
        ):
            yield words, same[0][2]


@lru_cache(maxsize=1_000)
def trends(text: str) -> tuple[tuple[str, bool, str], ...]:
    """Return what changes in a plain text, by its stem: whether it goes up, and in which words."""
    found = []
    for clause in clauses(text):
        taken: list[tuple[int, int]] = []
        for thing, up, form in MEANS:
            for match in form.finditer(clause.text):
                found.append((thing, up, match.group()))
                taken.append(match.span())
        for up, form in AHEAD:
            for match in form.finditer(clause.text):
                if any(start <= match.start() < end for start, end in taken):
                    continue
                end = PREPOSITION.search(clause.text, match.end())
                last = end.start() if end else len(clause.text)
                behind = [w for w in words_in(clause.text, match.end(), last) if w.content]
                found += [(word.stem, up, match.group()) for word in behind[:OBJECT]]
        for up, form in DONE:
            for match in form.finditer(clause.text):
                end = PREPOSITION.search(clause.text, 0, match.start())
                last = end.start() if end and end.start() else match.start()
                before = [w for w in words_in(clause.text, 0, last) if w.content]
                found += [(word.stem, up, match.group()) for word in before[-1:]]
    return tuple(found)


def _is_one(one: str, other: str) -> bool:
    if one == other:
        return True
    short = min(len(one), len(other))
    return short >= LIKE and one[: max(LIKE, short - 2)] == other[: max(LIKE, short - 2)]
