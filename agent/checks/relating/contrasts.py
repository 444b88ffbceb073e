"""Find a degree that has moved to the other half of a contrast.

"May be paid in cash, but is more often paid by card" says nothing of cash being more usual: where a
word of degree stands in another half than in the source, the two halves have changed places.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from agent.checks.clauses import Word, words_in
from agent.checks.fault import Fault
from agent.checks.headed import Headed, headed
from agent.checks.senses import is_told, sense_at
from agent.checks.words import listed

# Of one family each: where the source has one of them, the statement may have another.
DEGREES: Final = tuple(
    headed(rf"\b(?:{form})\b", re.IGNORECASE)
    for form in (
        r"more (?:likely|probable|probably)|likelier|likeliest|most (?:likely|probably)",
        r"less (?:likely|probable)|least (?:likely|probably)|unlikel\w+",
        (
            r"more (?:often|frequently|usually|common(?:ly)?|usual)|most(?:ly| often| commonly)|"
            r"mainly|chiefly|primarily|usually|normally|typically|predominantly|largely"
        ),
        r"less (?:often|frequently|common(?:ly)?)|rarer|rarely|seldom|occasionally",
        r"better|best|preferable|preferred|superior|more (?:effective|successful)\w*",
        r"worse|worst|inferior|less (?:effective|successful)\w*",
        r"easier|easiest|simpler|simplest|more easily",
        r"harder|hardest|more difficult|most difficult",
        r"faster|fastest|quicker|quickest|more (?:quickly|rapidly|swiftly)",
        r"slower|slowest|more slowly",
        r"cheaper|cheapest|less (?:expensive|costly)",
        r"dearer|more (?:expensive|costly)|most (?:expensive|costly)",
        r"larger|largest|bigger|biggest|greater|greatest",
        r"smaller|smallest|lesser",
        r"higher|highest",
        r"lower|lowest",
        r"longer|longest",
        r"shorter|shortest",
        r"stronger|strongest",
        r"weaker|weakest",
        r"safer|safest",
        r"riskier|more (?:risky|dangerous)",
        r"stricter|strictest|tighter|more stringent",
        r"more (?:important|serious|urgent|significant)|most (?:important|serious|urgent)",
        r"newer|newest|younger|youngest",
        r"older|oldest",
        r"earlier|earliest|sooner|(?<!\bthe )(?<!\bits )(?<!\bour )first(?!-)",
        r"later|latest|afterwards",
    )
)
HALVES: Final = re.compile(
    r"[;:]|,(?!\d)|\s--\s|\b(?:but|although|though|while|whilst|whereas|however|even if|yet)\b",
    re.IGNORECASE,
)
SENTENCE: Final = re.compile(r"[.?!](?= [A-Z\"'])")
LIGHT: Final = listed(
    "done take takes taken took taking place happen happens happened occur occurs occurred "
    "possible used using way ways thing things case cases likely allowed permitted according"
)
FEWEST: Final = 2
"""Words that must have changed halves."""
STAYED: Final = 4
"""Words that must have changed halves for each that has stayed."""


def find_moved(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for each word of degree that stands with the other half of the source."""
    if not HALVES.search(stated):
        return
    for form in DEGREES:
        if not form.search(stated):
            continue
        ours = _halves(stated, form)
        if ours is None:
            continue
        theirs = [each for quote in quotes if (each := _halves(quote, form)) is not None]
        if len(theirs) == 1 and _is_crossed(ours, theirs[0]):
            found = form.search(stated)
            if found is not None:
                yield Fault(words=found.group(), why="the source says it of the other")


@lru_cache(maxsize=1_000)
def _halves(
    text: str, form: Headed
) -> tuple[tuple[frozenset[str], ...], tuple[frozenset[str], ...]] | None:
    """Return the senses of the half with a word of degree, and of the rest; None if not in two."""
    marks = list(form.finditer(text))
    if len(marks) != 1 or not HALVES.search(text):
        return None
    cuts = (each.end() for form in (HALVES, SENTENCE) for each in form.finditer(text))
    edges = [0, *sorted(cuts), len(text)]
    own, rest = [], []
    for start, end in itertools.pairwise(edges):
        words = words_in(text, start, end)
        senses = [sense_at(words, at) for at, word in enumerate(words) if _names(word, marks[0])]
        if start <= marks[0].start() < end:
            own += senses
        else:
            rest += senses
    return (tuple(own), tuple(rest)) if own and rest else None


def _names(word: Word, mark: re.Match[str]) -> bool:
    """Say whether a word names something of its half: no light verb, and not the degree itself."""
    within = mark.start() <= word.start < mark.end()
    return word.content and not within and word.text.casefold() not in LIGHT


def _is_crossed(
    ours: tuple[tuple[frozenset[str], ...], tuple[frozenset[str], ...]],
    theirs: tuple[tuple[frozenset[str], ...], tuple[frozenset[str], ...]],
) -> bool:
    told = [frozenset().union(*half) for half in ours]
    all_theirs = [frozenset().union(*half) for half in theirs]
    only = [
        [each for each in theirs[0] if not is_told(each, all_theirs[1])],
        [each for each in theirs[1] if not is_told(each, all_theirs[0])],
    ]
    straight = sum(is_told(e, told[0]) for e in only[0]) + sum(is_told(e, told[1]) for e in only[1])
    swapped = [sum(is_told(each, told[1 - at]) for each in only[at]) for at in (0, 1)]
    return straight * STAYED <= sum(swapped) and min(swapped) >= 1 and sum(swapped) >= FEWEST
