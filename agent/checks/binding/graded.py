"""Find an adjective or adverb told as its contrary of the same thing: "minor" for "major delays".

`overlap` sees an exchanged word only near the wording of the source, and `directions` leaves out
pairs that often stand side by side. Here both must describe one thing, in whatever sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from agent.checks.clauses import root, words_in
from agent.checks.denying.denials import has_denial
from agent.checks.words import listed

MUCH: Final = listed(
    "substantial considerable significant major large great strong big sizeable extensive massive "
    "important rapid good material serious severe"
)
LITTLE: Final = listed(
    "small little minor slight weak negligible insignificant minimal tiny marginal trivial "
    "disappointing poor slow"
)
SIDES: Final = (
    (MUCH, LITTLE),
    (listed("current present existing today's"), listed("future former past previous coming")),
    (listed("early earlier initial first"), listed("late later final last subsequent")),
    (
        listed("rightly correctly lawfully properly"),
        listed("wrongly wrongfully unlawfully falsely"),
    ),
    (listed("full complete entire whole"), listed("partial incomplete")),
    (listed("public open"), listed("private secret confidential closed")),
    (listed("domestic internal local"), listed("foreign external overseas")),
    (listed("voluntary optional"), listed("mandatory compulsory binding obligatory")),
    (listed("permanent lasting"), listed("temporary interim provisional")),
    (listed("positive favourable favorable"), listed("negative adverse unfavourable")),
    (listed("direct directly"), listed("indirect indirectly")),
    (listed("written"), listed("oral spoken verbal")),
    (listed("narrow narrower"), listed("wide wider broad broader")),
)
"""Words of which one side is the contrary of the other wherever both describe one thing."""
NEAR: Final = 3
"""Words behind a describing one among which the thing stands: "later design consideration"."""


def find_graded(stated: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each describing word of a statement whose contrary the source has of the same thing."""
    if has_denial(stated) or any(map(has_denial, quotes)):
        return
    ours = _described(stated)
    theirs = frozenset().union(*(_described(quote) for quote in quotes))
    there = {word for word, _ in theirs}
    here = {word for word, _ in ours}
    for word, thing in sorted(ours):
        for one, other in (*SIDES, *((b, a) for a, b in SIDES)):
            if word not in one or there & one or here & other:
                continue
            found = next((w for w, t in sorted(theirs) if w in other and t == thing), None)
            if found is not None:
                yield word, found


@lru_cache(maxsize=1_000)
def _described(text: str) -> frozenset[tuple[str, str]]:
    """Return each word of a side with the roots of the content words right behind it."""
    words = words_in(text)
    sides = frozenset().union(*(one | other for one, other in SIDES))
    return frozenset(
        (word.text.casefold(), root(behind.text))
        for place, word in enumerate(words)
        if word.text.casefold() in sides
        # "Later than the initial date" compares, and describes no date.
        and not any(each.text == "than" for each in words[place + 1 : place + 2])
        for behind in words[place + 1 : place + 1 + NEAR]
        if behind.content
    )
