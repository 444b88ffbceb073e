"""Find what the source lessens and the statement ends: "less" may not become "nothing"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agent.checks.clauses import root, words_in
from agent.checks.fault import Fault
from agent.checks.senses import is_told, sense_at, senses_by_word
from agent.checks.words import listed

# What lessens a thing, and what leaves nothing of it.
LESSENS = frozenset(
    root(word)
    for word in listed(
        "reduce reduced reducing reduction reductions minimise minimize minimised minimized "
        "minimising "
        "minimizing minimises minimizes lower lowers lowered lowering cut cutting limit limits "
        "limited "
        "limiting lessen lessens lessened lessening ease eases eased easing mitigate mitigates "
        "mitigated mitigating mitigation diminish diminished diminishing decrease decreased "
        "decreasing curb curbed curbing narrow narrowed soften softened shrink shrinking shrank "
        "slow slowed slowing weaken weakened restrict restricted restricting"
    )
)
ENDS = re.compile(
    r"\b(?:eliminat\w*|abolish\w*|eradicat\w*|(?<![\w-])end(?:s|ed|ing)?(?= \w)|put(?:s|"
    r"ting)? an end to|"
    r"stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|phas(?:e|es|ed|ing) out|eras(?:e|es|ed|ing)|"
    r"get(?:s|ting)? rid of|do(?:es|ing)? away with|remov(?:e|es|ed|ing|al of)|clos(?:e|es|ed|ing)|"
    r"prevent(?:s|ed|ing)?|prohibit\w*|ban(?:s|ned|ning)?|wip(?:e|es|ed|ing) out|"
    r"rul(?:e|es|ed|ing) out)\b",
    re.IGNORECASE,
)
SAME = 0.5
"""Share of a verb's object that must meet for two verbs to act on one thing."""
OBJECT = 3
"""Content words behind a verb that are its object."""


def find_ended(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield what the source lessens and the statement ends."""
    lessened: list[frozenset[str]] = []
    for quote in quotes:
        words = words_in(quote)
        for place, word in enumerate(words):
            if word.stem in LESSENS:
                behind = [n for n in range(place + 1, len(words)) if words[n].content][:OBJECT]
                lessened += [sense_at(words, n) for n in behind]
    if not lessened or any(ENDS.search(quote) for quote in quotes):
        return
    for match in ENDS.finditer(stated):
        wanted = senses_by_word(stated[match.end() :])[:OBJECT]
        met = [each for each in wanted if any(is_told(each, other) for other in lessened)]
        if wanted and len(met) >= SAME * len(wanted):
            yield Fault(words=match.group(), why="the source says less: it is lessened")
