"""Tell whether a date belongs to the document that a statement names: "the 2018 Act"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.values.carried import carries
from agent.checks.values.moments import Moment, find_moments
from agent.checks.words import listed, plain, reach
from agent.types import Evidence
from store.filters import DATING
from store.types import StatedDate

DOCUMENTS = listed(
    "act advice agreement amendment announcement answer article assessment audit blog brief "
    "briefing bulletin card circular code communique convention decision declaration decree "
    "directive document factsheet framework guidance guide guidelines instrument law letter "
    "memorandum message minutes mou newsletter note notice order page paper plan post proclamation "
    "protocol publication readout regulation release remarks report resolution review rules sheet "
    "speech statement strategy study summary terms transcript treaty update"
)
"""Heads of the names of documents. A date beside one is its own, if its card has that date."""
OF = re.compile(r"(?P<head>[^\W\d_]+),? (?:of|from|dated)(?: the)? $")
JOINT = re.compile(r",?(?: (?:of|on|from|dated))?(?: the)? *$")
RUN = 4
"""Words in front of a date that stand so in a title which has the date."""
OWNER = re.compile(r"(?:\b(?:the|this|that|its|their|an?)|'s|s') $", re.IGNORECASE)
BEHIND = re.compile(r" ([^\W\d_]+)(?: ([^\W\d_]+))?")
"""The words that a date stands before as an adjective: "its March 2021 joint statement"."""


def is_titled(stated: str, moment: Moment, evidence: Sequence[Evidence]) -> bool:
    """Say whether the date is part of a title that the statement copies, or dates the document.

    A date of the card alone proves nothing that happened on it: only "the statement of 5 May" and
    "the May statement" may take it, where a document is what is dated.
    """
    labels = reach(evidence).labels
    titled = [known for label in labels for known in find_moments(label)]
    if any(carries(known, moment) for known in titled) and _is_copied(stated, moment, labels):
        return True
    carded = [known for item in evidence for known in map(_read, item.document.card.dates) if known]
    if not any(carries(known, moment) for known in (*titled, *carded)):
        return False
    head = OF.search(stated, 0, moment.start)
    if head is not None and head["head"].casefold() in DOCUMENTS:
        return True
    named = BEHIND.match(stated, moment.end)
    return (
        named is not None
        and OWNER.search(stated, 0, moment.start) is not None
        and any(word.casefold() in DOCUMENTS for word in named.groups() if word)
    )


def _is_copied(stated: str, moment: Moment, labels: Sequence[str]) -> bool:
    lead = JOINT.sub("", stated[: moment.start]).split()[-RUN:]
    if len(lead) == RUN and any(" ".join(lead).casefold() in each.casefold() for each in labels):
        # "The briefing by the Harbour Master of 5 May", titled "Briefing by the Harbour Master".
        return True
    before = stated[: moment.start].split()[-1:]
    after = stated[moment.end :].split()[:1]
    near = {
        " ".join([*before, moment.words]).casefold(),
        " ".join([moment.words, *after]).casefold(),
    }
    return any(
        len(words.split()) > 1 and words.strip(".,;:") in label.casefold()
        for words in near
        for label in labels
    )


def _read(date: StatedDate) -> Moment | None:
    """Return a date of a card that dates its document, None if it dates something else."""
    if date.kind not in DATING:
        return None
    parts = [int(part) for part in date.value.split("-")[:3] if part.isdigit()]
    year, month, day = (*parts, None, None, None)[:3]
    return Moment(start=0, end=0, words=plain(date.value), year=year, month=month, day=day)
