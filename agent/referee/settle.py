"""Of the sets that were tried for a claim, the one that decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.checks.words import plain
from agent.referee import quotations
from agent.referee.opposing import is_of_same_thing
from agent.referee.parts import has_verb
from agent.referee.tried import VALUES, Tried
from store.types import Region, Role

NEAR: Final = 0.15
"""How much less close than the closest sentence one may be that proves a claim: what is closer and
says otherwise is what the claim departs from."""
NEARLY: Final = 0.05
"""How much less of a claim a sentence that says otherwise may speak of, to tell against another."""
ENOUGH: Final = 2.1
"""What closeness and the share of the claim that is met must make together. Tried from 1.7 to 2.3
on the drafts and labelled pairs for tuning (167 sound texts, 185 faults): 29 rulings are wrong at
2.1, 30 at 2.0, 31 at 2.2, 31 at 1.7 and 35 at 2.3."""
QUOTED: Final = 0.3
"""How much less it takes where the claim quotes the sentence: most of its words tell who spoke."""
LEAST_MET: Final = 0.4
LEAST_OWN: Final = 0.3
"""Share of a claim that the closest sentence of a set must tell without the others beside it."""
_OPEN_END: Final = re.compile(
    r"\b(?:shall|must|may|can|will|should|would|could|is|are|was|were|be|has|have|had|does|do|"
    r"to|of|for|by|in|on|with|from|that|which|who|where|if|and|or)(?: (?:not|also|include|be))?"
    r" ?[:\u2014\u2013]\s*$",
    re.IGNORECASE,
)
"""The end of a sentence that says nothing without the items behind it: "Operators shall:"."""
_WEAK: Final = frozenset({"overlap", "region", "attribution"})


def holding(tried: Sequence[Tried]) -> list[Tried]:
    """Return the sets that prove a claim, without those that it is not about."""
    against = [each for each in tried if _fails_on_its_own(each)]
    if any(quotations.NAME not in each.checks for each in tried):
        # What does not hold the quotation is not what was quoted.
        against = [each for each in against if quotations.NAME not in each.checks]
    return [
        each
        for each in tried
        if proves(each) and not any(_is_rather_meant(other, each) for other in against)
    ]


def _is_rather_meant(other: Tried, proof: Tried) -> bool:
    """Say whether a claim speaks of what fails it rather than of what would prove it.

    Where only words differ, the one that fails must also speak of clearly more of the claim. What
    says otherwise is not made good by standing beside another: only that one's own words count.
    """
    if other.checks <= VALUES and _has_its_value(other, proof):
        return False
    words = other.checks <= _WEAK or (
        other.lacks and other.core.document.version != proof.core.document.version
    )
    margin = NEAR if words else -NEARLY
    met = proof.own if proof.holds_core_of(other) and other.says_otherwise else proof.met
    return other.score > proof.score + NEAR and other.met > met + margin


def _has_its_value(other: Tried, proof: Tried) -> bool:
    """Say whether a claim's date or figure is another's only in what fails it, and stands here."""
    said = plain(proof.core.sentence.text)
    values = [each.words for each in other.statement.verdict.findings]
    return all(value and value in said for value in values) and not is_of_same_thing(
        other.statement.text, other.core.sentence.text
    )


def proves(tried: Tried) -> bool:
    """Say whether a set on which the gate lets a claim through is also about that claim."""
    if not tried.holds or tried.met < LEAST_MET or _is_bare_lead(tried):
        return False
    if tried.quoted:
        return tried.score + tried.met >= ENOUGH - QUOTED
    return tried.own >= LEAST_OWN and tried.score + tried.met >= ENOUGH


def _is_label(tried: Tried) -> bool:
    """Say whether the closest sentence has neither a stop, nor a number, nor a lead over it."""
    core = tried.statement.evidence[tried.place]
    closed = core.quote.rstrip().endswith((".", ";", ",", ":"))
    return core.region is Region.BODY and not (closed or core.lead or core.number)


def _is_bare_lead(tried: Tried) -> bool:
    """Say whether a set has the lead of a list for its core, "Providers shall:", and no item."""
    core = tried.core
    if not _OPEN_END.search(core.sentence.text):
        return False
    version, at = core.key
    return all(
        item.document.version != version or item.ordinal <= at for item in tried.statement.evidence
    )


def _fails_on_its_own(tried: Tried) -> bool:
    """Say whether a set speaks against a claim: a recital or a heading only does not prove it.

    Neither does a line that tells of no act, as the one with a document's kind and date.
    """
    sentence = tried.core.sentence
    if _is_label(tried) and not has_verb(sentence.text):
        return False
    if sentence.role is Role.RECITAL or sentence.region is Region.HEADING:
        return False
    return not tried.holds


def settle(tried: Sequence[Tried]) -> Tried | None:
    """Return the set that decides: the closest that holds, else the closest of all."""
    if not tried:
        return None
    proven = holding(tried)
    if proven:
        return max(proven, key=lambda each: each.score)
    failing = [each for each in tried if not each.holds]
    return max(failing or tried, key=lambda each: (each.score, [-n for n in each.badness]))
