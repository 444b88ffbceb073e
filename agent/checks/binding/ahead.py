"""Find an act told as over that the source has ahead wherever it names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.binding.governed import CONDITION
from agent.checks.clauses import clauses, root
from agent.checks.fault import Fault
from agent.checks.finite import has_past, is_participle
from agent.checks.senses import sense_at, senses_of

# "Have set up", "has since been brought", "were agreed"; not "has to" and not "had been told that".
_ADVERBS = r"(?: (?:\w+ly|also|already|now|since|both|all|just|together|in fact|therefore|not))*"
FINISHED = re.compile(
    rf"\b(?:has|have|had|having)(?:{_ADVERBS} been)?{_ADVERBS} (?P<verb>\w+)\b",
    re.IGNORECASE,
)
PAST_PASSIVE = re.compile(rf"\b(?:was|were){_ADVERBS} (?P<verb>\w+)\b", re.IGNORECASE)
COMPLETED_THERE = re.compile(
    r"\b(?:has|have|had|having|was|were|been|did|already|since|signed|done at|to date|so far)\b",
    re.IGNORECASE,
)
REPORTING = re.compile(
    r"^(?:said|told|stated|reported|announced|called|added|noted|argued|asked|claimed|described|"
    r"written|given|explained|made|warned|urged|recommended|proposed|promised|pledged|committed|"
    r"undertaken|agreed|expressed|recogni[sz]ed|acknowledged|reaffirmed|planned|intended|expected|"
    r"to|a|an|the|no|any|its|their|his|her|one|two|yet|more|much|at|in|"
    r"concerned|affected|involved|interested|required|obliged)$",
    re.IGNORECASE,
)
BACKGROUND = re.compile(
    r"\b(?:without|before|unless|prior to|once|after|until|when|where|whether|if|who|which|what)\b|"
    # "Those that have been moved": which ones, not that they were.
    r"\b(?:those|all|any|anything|everything|whatever) that\b|"
    # "By May it will have grown" is as far ahead as "will grow".
    r"\b(?:will|shall|would|may|might|could|should|must|can|to)(?: \w+ly)? $",
    re.IGNORECASE,
)
AHEAD_OF = re.compile(
    r"\b(?:to|will|shall|would|may|might|can|could|should|must)(?: \w+ly| also| then| not)*"
    r"(?: (?:be|continue to|help|help to))? $",
    re.IGNORECASE,
)


def find_ahead_alone(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Find an act told as over that the source has ahead wherever it names it: "steps to open"."""
    for clause in clauses(stated):
        if CONDITION.match(clause.text):
            continue
        for match in (*FINISHED.finditer(clause.text), *PAST_PASSIVE.finditer(clause.text)):
            verb = match["verb"]
            if REPORTING.match(verb) or not is_participle(verb):
                continue
            if BACKGROUND.search(clause.text[: match.start()]):
                continue
            senses = senses_of(root(verb))
            places = [
                _stands_ahead(quote, part.words[place].start)
                for quote in quotes
                for part in clauses(quote)
                for place in range(len(part.words))
                if part.words[place].content and sense_at(part.words, place) & senses
            ]
            if places and all(places):
                return [Fault(words=match.group(), why="told as done; the source has it ahead")]
    return []


def _stands_ahead(quote: str, place: int) -> bool:
    """Say whether the word at that place is an act to come, and nothing in front of it is over."""
    before = quote[:place]
    if AHEAD_OF.search(before) is None:
        return False
    return COMPLETED_THERE.search(before) is None and not has_past(before)
