"""Read who speaks where no verb has him for its subject: "stressed by X", "concerns from X".

A paraphrase turns "teachers fear" into "fears of teachers", "feared by teachers", "in the belief of
teachers": the speaker stands behind the verb or the noun of what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from agent.checks.headed import headed

_END: Final = (
    r"(?=[,;:.()\"]|$| -- | (?:is|are|was|were|has|have|had|will|would|shall|must|may|can|could|"
    r"should|that|which|who|as|in|on|at|to|with|for|from|when|while|if|about|over|during|after|"
    r"before|because|under|against|into|since|until|through|regarding|concerning)\b)"
)
_WHO: Final = (
    rf"(?P<who>(?:the |an? |its |their |his |her |our |my )?[^\s,;:.()\"][^,;:()\"]{{1,70}}?){_END}"
)
_PARTICIPLES: Final = (
    r"said|stated|argued|claimed|alleged|contended|asserted|maintained|insisted|stressed|"
    r"emphasi[sz]ed|underlined|underscored|highlighted|noted|observed|remarked|pointed out|"
    r"mentioned|announced|declared|proclaimed|reported|told|explained|described|outlined|expressed|"
    r"voiced|raised|reiterated|reaffirmed|affirmed|confirmed|acknowledged|admitted|conceded|"
    r"denied|disputed|contested|rejected|criticised|criticized|condemned|praised|welcomed|"
    r"applauded|commended|recommended|suggested|proposed|advised|advocated|endorsed|favou?red|"
    r"urged|encouraged|requested|demanded|called for|asked for|promised|pledged|vowed|predicted|"
    r"forecast|expected|anticipated|feared|hoped|estimated|calculated|reckoned|concluded|found|"
    r"believed|thought|held|deemed|considered"
)
_PASSIVE: Final = headed(rf"\b(?P<verb>{_PARTICIPLES})(?: [a-z]+ly)? by {_WHO}", re.IGNORECASE)
_SITE: Final = headed(
    rf"\b(?P<verb>{_PARTICIPLES}) (?:on|in) (?:the )?"
    rf"(?P<who>(?-i:[A-Z])[\w'-]*(?: (?-i:[A-Z])[\w'-]*)*){_END}",
    re.IGNORECASE,
)
"""Where something is said: "as reported in the Port Gazette"."""
_NOUNS: Final = (
    r"concerns?|worries|doubts?|fears?|hopes?|criticisms?|objections?|complaints?|warnings?|"
    r"protests?|accusations?|allegations?|claims?|assertions?|arguments?|contentions?|assurances?|"
    r"commitments?|pledges?|promises?|vows?|undertakings?|proposals?|recommendations?|"
    r"suggestions?|requests?|demands?|appeals?|praise|forecasts?|predictions?|estimates?|"
    r"warnings?|announcements?|remarks?|statements?|calls"
)
_MADE: Final = (
    r"(?:,? (?:that (?:was|is|were|are|had been) )?(?:made|given|voiced|expressed|raised|issued|"
    r"put forward|uttered|undertaken|entered into|coming) )"
)
_NOUN: Final = headed(
    rf"\b(?P<verb>{_NOUNS})(?:{_MADE}| (?:(?!by|from|of)[\w-]+ ){{0,4}}?)(?:by|from) {_WHO}",
    re.IGNORECASE,
)
_COMING: Final = headed(
    rf"\b(?P<verb>{_NOUNS})\b[^.;:]*? (?:comes?|came|stem|stems|stemmed|originat\w+) from {_WHO}",
    re.IGNORECASE,
)
_OWNED: Final = headed(
    r"\b(?P<who>(?:the|his|her|their|its|our|my) [\w-]+(?: [\w-]+){0,2}?|"
    r"(?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+){0,3})'s? "
    rf"(?:own )?(?P<verb>{_NOUNS}|saying|words|motto|view|opinion|belief|conviction)"
    r"(?= (?:that|of|about|over|for|to|on)\b)",
    re.IGNORECASE,
)
_MIND: Final = headed(
    r"\b(?:in|by|on|to) (?:the )?(?P<verb>belief|opinion|view|words|eyes|mind|judge?ment|"
    rf"estimation|assessment|telling|account|reckoning|conviction|word|submission|verdict) "
    rf"of {_WHO}",
    re.IGNORECASE,
)
_TRACED: Final = headed(
    rf"\b(?P<verb>attribut(?:es?|ed)|credit(?:s|ed)|ascrib(?:es?|ed)|trac(?:es?|ed))"
    rf"(?: [^,;:.]{{1,40}}?)? to {_WHO}",
    re.IGNORECASE,
)
"""Whose words somebody says they are."""
FORMS: Final = (_PASSIVE, _SITE, _NOUN, _COMING, _OWNED, _MIND, _TRACED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker behind the word of what is said: the span of both, who it is, and the word."""

    start: int
    end: int
    who: str
    verb: str


def find_voices(text: str) -> Iterator[Voice]:
    """Yield the speakers of a plain text that stand behind what they say, in no order."""
    for form in FORMS:
        for match in form.finditer(text):
            yield Voice(
                start=match.start("verb") if form is _COMING else match.start(),
                end=max(match.end("who"), match.end("verb")),
                who=match["who"].strip(),
                verb=match["verb"].casefold(),
            )
