"""Check details: a reason, an occasion or a circumstance put in from elsewhere is not proven.

"After months of negotiation" and "in response to pressure from industry" are what a model adds to
a true sentence. Behind such a marker, the evidence must have at least some of the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from agent.checks.clauses import Word, words_in
from agent.checks.relating.added import find_added
from agent.checks.relating.compounds import find_compounds
from agent.checks.senses import is_told, sense_at, senses_in
from agent.checks.values.moments import blank, find_moments
from agent.checks.values.quantities import find_quantities
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "details"

_SCHEDULED: Final = (
    r" (?:\w+ly )?(?:be|become|begin|come|go|take|meet|happen|occur|arrive|leave|expire|enter|"
    r"convene|appear|join|conclude|publish|receive|give|bring|make|hold|speak|testify|complete|"
    r"build|get|have|reopen|resume|retire|serve|sit|follow|replace|commence|"
    r"(?:start|open|close|end|finish|report|return|run|visit|deliver|issue|move|pay|sign|launch|"
    r"host|step|stand)"
    r"(?= (?:in|on|at|by|from|to|for|after|before|its|their|the|an?|up|out|back|down|work)\b))\b"
)
"""Behind "due to", what is to be done: "a board due to meet each year" has no reason put in."""
MARKER: Final = re.compile(
    r"(?P<open>^|[,;(] |(?<=\w) )(?P<words>despite|in spite of|notwithstanding|amid(?:st)?|"
    r"in (?:response|reaction) to|in the wake of|against the backdrop of|in (?:an )?effort to|"
    r"in an attempt to|in order to|so as to|with the (?:aim|goal|intention|hope) of|"
    rf"with a view to|because of|due to(?!{_SCHEDULED})|owing to|thanks to|as a result of|"
    r"as a consequence of|"
    r"at the (?:request|urging|insistence|initiative|invitation) of|in line with|"
    r"in accordance with|in keeping with|with (?:the )?support (?:of|from)|"
    r"with (?:the )?backing (?:of|from)|under pressure from|on the (?:recommendation|advice) of|"
    r"(?<=, )(?:following|after|reflecting|building on|drawing on|marking|citing|given|making|"
    r"underlining|highlighting|strengthening|ensuring|helping|allowing|paving the way for|"
    r"raising|boosting|sparking|prompting|signalling|addressing|alongside|as part of))\b",
    re.IGNORECASE,
)
AGENT: Final = re.compile(
    r"\b(?:request|urging|insistence|initiative|invitation|support|backing|"
    r"recommendation|advice|pressure)\b"
)
"""Who asked for something or stands behind it: that a card names somebody proves nothing here."""
PASSIVE: Final = re.compile(r"\b(?:is|are|was|were|be|been|being) (?:\w+ly )?\w+(?:ed|n)\b")
END: Final = re.compile(
    r"[,;:()]|\.(?=\s|$)|\s--\s|\b(?:which|who|that|but|while|whereas|is|are|was|were|has|have|had|"
    r"will|shall|must|may|can|should|would|could)\b"
)
FEWEST: Final = 2
"""Content words behind a marker from which it tells a detail of its own."""
TOLD: Final = 0.34
"""Share of them that the evidence must have. Of the reasons and occasions in the tuning half of
the labelled pairs none has less."""


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each detail of which the evidence says next to nothing."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated, source = plain(text), reach(evidence)
    added = [
        Finding(
            check=NAME,
            judgement=Judgement.UNSUPPORTED,
            message=f"{word!r}: no word of the cited sentences tells this",
            words=word,
        )
        for word in (*find_added(stated, source), *find_compounds(stated, source))
    ]
    found = details(stated)
    if not found:
        return added
    told = frozenset().union(*(senses_in(quote) for quote in source.quotes))
    placed = told.union(*(senses_in(label) for label in source.labels))
    return added + [
        Finding(
            check=NAME,
            judgement=Judgement.UNSUPPORTED,
            message=f"{words!r}: the cited sentences say nothing of this",
            words=words,
        )
        for marker, words, inside in found
        if _share(inside, told if AGENT.search(marker) else placed) < TOLD
    ]


@lru_cache(maxsize=1_000)
def details(text: str) -> tuple[tuple[str, str, tuple[Word, ...]], ...]:
    """Return the details of a plain text, each with its marker, its words, and those undated."""
    if MARKER.search(text) is None:
        return ()
    found = []
    dated = blank(text, find_moments(text))
    for figure in find_quantities(dated):
        # "With the support of two million crowns": the figure is for the check of figures.
        letters = range(figure.start, figure.end)
        dated = dated[: figure.start] + "\u241f" * len(letters) + dated[figure.end :]
    for match in MARKER.finditer(text):
        if match["words"].casefold() == "given" and PASSIVE.search(text, 0, match.start()):
            # "Is read, given a title and stored": one of several things done to it.
            continue
        end = END.search(text, match.end() + 1)
        stop = end.start() if end else len(text)
        inside = words_in(dated, match.end(), stop)
        if sum(word.content for word in inside) >= FEWEST:
            start = match.start("words")
            found.append((match["words"].casefold(), text[start:stop].strip(), inside))
    return tuple(found)


def _share(inside: tuple[Word, ...], told: frozenset[str]) -> float:
    places = [place for place, word in enumerate(inside) if word.content]
    return sum(is_told(sense_at(inside, place), told) for place in places) / len(places)
