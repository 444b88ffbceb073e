"""A question that its document answers with "No" bears out nothing that it asks about.

"Does the note apply to earlier inspections? No." A claim that the note applies to them is met by
every word of the question, and denied by the answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.checks.words import is_quotation, plain
from agent.referee.relevance import FREE, cover, uncovered, units
from agent.types import Evidence, Finding, Judgement, Kind

NAME: Final = "answers"
_NO: Final = re.compile(
    r"^(?:A\d*[.:] )?(?:No|Not at all|It does not|They do not)\b[.,;:]?", re.IGNORECASE
)
_DENIES: Final = re.compile(
    r"\b(?:not|no|none|never|neither|nor|nothing|nobody|without|cannot|except|exempt\w*|excluded?s?|"
    r"lacks?|fails?|refus\w+|den(?:y|ies|ied)|outside)\b|n't\b",
    re.IGNORECASE,
)
_ASKED: Final = 0.6
"""Share of a claim that a question tells, from which on the claim is what was asked."""


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding where a claim affirms what the evidence answers with "No"."""
    del kind
    stated = plain(text)
    if _DENIES.search(stated) or is_quotation(text, evidence):
        return []
    return [
        Finding(
            check=NAME,
            judgement=Judgement.CONTRADICTED,
            message="the source asks whether it is so, and answers 'No'",
        )
        for question, answer in _list_denied(evidence)
        if _affirms(stated, question, answer)
    ][:1]


def _list_denied(evidence: Sequence[Evidence]) -> list[tuple[str, str]]:
    """Return each question of the evidence that is answered with "No", and its answer."""
    places = {(item.document.version, item.ordinal): plain(item.quote) for item in evidence}
    return [
        (quote, answer)
        for (version, at), quote in places.items()
        if quote.rstrip().endswith("?")
        and (answer := places.get((version, at + 1))) is not None
        and _NO.match(answer)
    ]


def _affirms(text: str, question: str, answer: str) -> bool:
    """Say whether a claim tells what is asked, and nothing that only the answer has."""
    asked, told = units(question), units(_NO.sub("", answer))
    if cover(text, asked, free=FREE) < _ASKED:
        return False
    beyond = uncovered(text, asked)
    return not any(senses & told for senses in beyond)
