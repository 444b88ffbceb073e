"""Who speaks, where no letterhead says it: as the title or a byline names them."""

from __future__ import annotations

import re

from store.card.issuer import is_organisation
from store.card.source import Source, in_opening
from store.types import Span, Stated

_OF_BODY = re.compile(
    r"^(?:The )?(?P<name>[A-Z][^:–—]{4,80}?)(?::| [–—]) (?:\w+ ){0,2}(?:report|minutes|terms of"
    r" reference|communiqué|statement|press release|rules of procedure|work programme)\b",
    re.IGNORECASE,
)
"""A title that puts the body first: "Joint Committee on Rivers: Annual Report"."""

_BY = re.compile(
    r"^(?:Joint )?(?:Press )?(?:Speech|Remarks|Statement|Address|Keynote(?: \w+)?|Message|Letter)"
    r" (?:by|from) (?:the )?(?P<name>[A-Z].+?)"
    r"(?= (?i:on|at|in|(?<!Ambassador )to|before|during|regarding|marking|announcing|after"
    r"|following|ahead|upon|about|celebrating|welcoming|honoring|commemorating)\b"
    r"|(?<!State)(?<!Minister)(?<!Secretary)(?<!Advis[eo]r)(?<!Spokesperson)(?<!Commissioner)"
    r"(?<!Director) for\b|[:;–—]|$)"
)
_NAMELESS = re.compile(r"\bofficials?\b|\bsources?\b", re.IGNORECASE)
_TEAM = re.compile(
    r"^By (?:the )?(?P<name>[A-Z][^,.]{2,60} (?:[Tt]eam|[Ss]taff|[Ee]ditors|[Ee]ditorial [Bb]oard"
    r"|[Ss]ecretariat))\b(?=,|$)"
)


def read_speaker(source: Source, title: Stated | None) -> Stated | None:
    """Return the body or person that the title or the byline of a team names, or None."""
    if title is not None:
        body = _OF_BODY.match(title.value)
        if body and is_organisation(body.group("name")):
            return _cite(source, title, body)
        speaker = _BY.match(title.value)
        if speaker and not _NAMELESS.search(speaker.group("name")):
            return _cite(source, title, speaker)
    for sentence in in_opening(source):
        team = _TEAM.match(sentence.text)
        if team:
            start = sentence.start + team.start("name")
            name = team.group("name")
            return Stated(value=name, span=Span(start=start, end=start + len(name)))
    return None


def _cite(source: Source, title: Stated, found: re.Match[str]) -> Stated:
    name = found.group("name")
    if title.span is None:
        return source.state(name, origin=title.origin)
    start = title.span.start + found.start("name")
    return Stated(value=name, span=Span(start=start, end=start + len(name)))
