"""Whether a sentence tells of somebody else than a claim does, by the names in both."""

from __future__ import annotations

import re
from typing import Final

from agent.checks.naming.instruments import NAME as NAMES
from agent.checks.words import plain
from agent.referee.candidates import Candidate
from agent.referee.relevance import units
from agent.referee.tried import Tried

_NAMED: Final = re.compile(
    r"^(?:\(?[\d.]+\)? )?(?:[Tt]he |For example, (?:the )?|[A-Z][a-z]+, (?:the )?)?"
    r"(?P<name>[A-Z][\w.'-]*(?: (?:(?:of|for|and|on|the) ){0,2}[A-Z][\w.'-]*)+|[A-Z]{2,}[\w-]*)"
    r"(?: \([A-Z]+\))?(?: (?:also|then|further))? "
    r"(?:is|are|was|were|has|have|had|will|shall|may|must|can|could|should|would|does|did|"
    r"[a-z]{3,}(?:s|ed))\b",
)
"""A sentence whose subject is a name of several words, or of capitals, with its verb."""
_TOLD_BY: Final = re.compile(
    r"(?:^|[.:,;] |\d )(?P<who>(?:[Tt]he )?(?:[\w'-]+ ){1,5}?)(?:told|tells?|informed|informs?|"
    r"assured|assures?|notified|warned|warns?) (?:the |its |an? )?[A-Za-z]"
)
"""Who tells somebody something, as a subject: "The Department told Parliament"."""
_SPOKEN_BY: Final = re.compile(r"^[^:.]{3,80}: ")


def names_another(core: Candidate, text: str) -> bool:
    """Say whether a sentence tells by name whose act it is, and a claim does not have the name."""
    said = plain(core.sentence.text)
    subject = _NAMED.match(_SPOKEN_BY.sub("", said))
    if subject is None:
        return False
    known = units(text)
    return not any(units(word) & known for word in subject["name"].split() if word[:1].isupper())


def tells_another(core: Candidate, text: str) -> bool:
    """Say whether a sentence and a claim have different people tell something."""
    theirs, ours = (_TOLD_BY.search(plain(each)) for each in (core.sentence.text, text))
    if theirs is None or ours is None:
        return False
    return not units(theirs["who"]) & units(text)


def adds_to_list(text: str, core: Candidate, tried: Tried) -> bool:
    """Say whether a name that is missing was added to one that is there: "Verania and Aldmere"."""
    folded, said = plain(text), plain(core.sentence.text)
    for finding in tried.statement.verdict.findings:
        if finding.check != NAMES or not finding.words:
            continue
        name = re.escape(finding.words)
        beside = re.search(rf"{name}(?:,? and|,|,? or) (?:the )?([A-Z][\w-]+)", folded)
        beside = beside or re.search(rf"([A-Z][\w-]+)(?:,? and|,|,? or) (?:the )?{name}", folded)
        if beside is not None and re.search(rf"\b{re.escape(beside[1])}\b", said):
            return True
    return False
