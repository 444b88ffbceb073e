"""Which sentences of a draft claim nothing that a document could bear out: asks, views, headings.

In doubt a sentence is checked: to pass over a claim is worse than to look one up in vain.
"""

from __future__ import annotations

import re
from typing import Final

from agent.checks.binding.imperative import IMPERATIVE
from agent.checks.words import plain, quoted_parts
from agent.referee.types import Claim
from store.types import Region

_READER: Final = (
    r"(?:you|(?:the |prime )?ministers?|(?:the )?secretary of state|(?:the )?committee|"
    r"(?:the )?(?:sub-)?cabinet|(?:the )?board|(?:the )?members?|(?:the )?council|colleagues|"
    r"readers?|officials|(?:the )?commissioners?|(?:the )?director(?:[ -]general)?|"
    r"(?:the )?president|(?:the )?delegation|(?:the )?working group)"
)
_ASKS: Final = re.compile(
    rf"^{_READER} (?:are|is) (?:therefore |now |also )?(?:invited|asked|requested|recommended|"
    rf"advised|urged|encouraged) to\b|^{_READER} (?:may|might) (?:also )?(?:wish|want|like|care|"
    r"prefer|decide|choose)\b|^(?:it is|we) (?:therefore |also )?(?:recommend(?:ed)?|"
    r"suggest(?:ed)?|proposed?|advised?) that\b|^(?:recommendation|action|decision)s?\b[^.]*:$|"
    r"^(?:please|kindly|thank you|thanks)\b|^for (?:information|decision|action|discussion)\b",
    re.IGNORECASE,
)
_VIEW: Final = re.compile(
    r"\b(?:in (?:our|my|the author's|the writer's) (?:view|judge?ment|opinion|assessment|reading|"
    r"experience)|(?:it )?seems? to (?:us|me)|(?:we|i) (?:would |also |still |do not |therefore )?"
    r"(?:think|believe|consider|regard|judge|suspect|expect|hope|feel|assess|recommend|suggest|"
    r"propose|advise|doubt|welcome|intend|plan|prefer|see|read|take|would)\b|"
    r"our (?:view|judge?ment|assessment|reading|recommendation|advice|conclusion) is|"
    r"on balance|arguably|"
    r"(?:we|i)(?: will|'ll| shall| can| could| have| are| am| stand))\b",
    re.IGNORECASE,
)
_ADDRESSED: Final = re.compile(
    r"\b(?:you|your|yours|yourself|(?-i:us)|our|ours|my|me)\b", re.IGNORECASE
)
"""Words by which a writer speaks to his reader, or of himself; "US" is a country."""
_RELAYED: Final = re.compile(
    r"^(?:we|i) (?:note|recall|understand|observe|found|find|are told|know)\b(?: that)?",
    re.IGNORECASE,
)
_OF_ITSELF: Final = re.compile(
    r"^(?:this|the present|the following|the attached) (?:note|paper|brief|briefing|dossier|"
    r"submission|memo|report|annex|section|document|summary|draft|page|table|chapter|part)"
    r"(?: (?:also|therefore|first|then|only|merely|itself))* (?:sets? out|brings? together|"
    r"summari[sz]es?|covers?|describes?|explains?|provides?|gives?|lists?|seeks?|asks?|aims?|"
    r"looks? at|reviews?|deals? with|is (?:for|intended|meant|based|structured|about|to)|was "
    r"prepared|has been prepared|does not|examines?|considers?|outlines?|presents?|concerns?|"
    r"answers?|compares?|draws? on|uses?|takes?|follows?|focus(?:es)?|begins?|concludes?|turns?)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS: Final = 3
_PREPARED: Final = re.compile(
    r"^(?:prepared (?:by|for)|drafted by|from|to|cc|date|subject|re|classification|status|author|"
    r"for|issue|deadline)\b[^.]{0,80}$",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(r"^[^.]{0,120}:$")
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|should|may|might|must|can|could|"
    r"do|does|did|\w{3,}(?:ed|es|s))\b",
    re.IGNORECASE,
)

HEADING: Final = "a heading"
QUESTION: Final = "a question"
ASK: Final = "an ask or an instruction, not a claim"
VIEW: Final = "the writer's own view or plan"
ITSELF: Final = "what the draft says of itself"
FRAGMENT: Final = "no whole sentence"
JUDGEMENT: Final = "advice or a judgement that no document bears on"

_ADVICE: Final = re.compile(
    r"\b(?:should|ought to|needs? to be|deserves?|merits?|worth|had better|remains? to be seen|"
    r"it (?:is|would be|seems) (?:\w+ )?(?:that|to|for)|would be (?:well|better|wise|prudent|"
    r"useful|helpful|sensible|premature))\b",
    re.IGNORECASE,
)
_PRAISE: Final = re.compile(
    r"\b(?:is|are|was|were|seems?|appears?|remains?|looks?|marks?|makes?|represents?) "
    r"(?:(?:an?|the|very|most|quite|rather|both|perhaps|certainly|clearly|likely|step|point) ){0,3}"
    r"(?:welcome|important|significant|notable|striking|remarkable|encouraging|worrying|awkward|"
    r"unfortunate|regrettable|crucial|vital|key|timely|sensible|reasonable|prudent|wise|modest|weak|"
    r"strong|ambitious|cautious|delicate|sensitive|difficult|simple|unclear|uncertain|clear|"
    r"urgent|pressing|good|bad|better|worse|promising|disappointing|positive|negative|serious|"
    r"interesting|relevant|central|useful|helpful|valuable|unlikely|likely|worth\w*)\b",
    re.IGNORECASE,
)


def is_judgement(text: str) -> bool:
    """Say whether a sentence advises or weighs, with no figure or quotation to be checked.

    A document may give the same advice: only what none speaks of is passed over for this.
    """
    folded = plain(text)
    if quoted_parts(folded) or any(character.isdigit() for character in folded):
        return False
    return _ADVICE.search(folded) is not None or _PRAISE.search(folded) is not None


def why_not(claim: Claim) -> str | None:
    """Return why a sentence is not checked, None where it claims something."""
    text = plain(claim.text)
    outside = _without_quotes(text)
    if claim.region is Region.HEADING:
        return HEADING
    if text.endswith("?") and not quoted_parts(text):
        return QUESTION
    # A heading that runs into its text is a source's: "Secretary of State for Ports" asks nothing.
    if _ASKS.match(outside) or IMPERATIVE.match(outside.strip()):
        return ASK
    if _OF_ITSELF.match(outside):
        return ITSELF
    relayed = _RELAYED.match(outside)
    if relayed is None and (_VIEW.search(outside) or _ADDRESSED.search(outside)):
        return VIEW
    if claim.region is not Region.TABLE and _is_fragment(text):
        return FRAGMENT
    return None


def _without_quotes(text: str) -> str:
    for start, end in reversed(quoted_parts(text)):
        text = text[:start] + '""' + text[end:]
    return text


def _is_fragment(text: str) -> bool:
    """Say whether words make no sentence: a label, a date line, the lead of a list."""
    if _LEADS.match(text) or len(text.split()) < _FEWEST_WORDS or _PREPARED.match(text):
        return True
    closed = text.endswith((".", "!", ";", '"', ")"))
    return not closed and _VERB.search(text) is None
