"""Actors that a document speaks of without ever saying who they are."""

from __future__ import annotations

import re

from store.card.source import Source
from store.types import Region, Span, Stated

_SELF = re.compile(r"\b[Oo]ur (?:nation|country|government|homeland)\b")
_VAGUE = re.compile(
    r"\b(?:[Hh]igh-level officials|(?:government|senior|industry|security) (?:officials|sources"
    r"|insiders)"
    r"(?= (?:said|say|told|confirmed|believe))|[Ss]ources (?:said|say|close to|familiar)"
    r"|(?:[Ss]ome |[Mm]any )?(?:experts|analysts|observers|critics)(?= (?:said|say|argue|believe"
    r"|warn|agree)))"
)
_OFFICES = {
    "the Government": r"[Gg]overnments? of |\b[A-Z]\w+(?:’s|'s|n|sh|se|ch|S)? [Gg]overnment\b"
    r"|[“\"](?:the )?Government[”\"]",
    "the Minister": r"Minister (?:of|for|[A-Z])|[“\"](?:the )?Minister[”\"]",
    "the Ministry": r"Ministry (?:of|for)|[“\"](?:the )?Ministry[”\"]",
    "the Department": r"Department (?:of|for)|[A-Z]\w+ Department|[“\"](?:the )?Department[”\"]",
    "the Secretary": r"Secretary (?:of|for|[A-Z])|[“\"](?:the )?Secretary[”\"]",
    "the Company": r"[“\"](?:the )?Company[”\"]|\b(?:Inc|Ltd|LLC|plc|Corp|Corporation|GmbH)\b",
    "the Agency": r"[A-Z]\w+ Agency|Agency (?:of|for)|[“\"](?:the )?Agency[”\"]",
    "the Authority": r"[A-Z]\w+ Authority|Authority (?:of|for)|[“\"](?:the )?Authority[”\"]",
}
MAX_KINDS = 8


def read_unresolved(source: Source, *, speaker_known: bool) -> tuple[Stated, ...]:
    """Return the first place of each unresolved actor, as printed.

    "Our nation" is resolved where issuer, signatory or speaker are known; "the Minister" where
    the text names the office or defines the word; an unnamed source never is.
    """
    found: list[Stated] = []
    whole = "\n".join(sentence.text for sentence in source.spoken)
    if not speaker_known:
        found += _first_of_each(source, _SELF)
    found += _first_of_each(source, _VAGUE)
    for office, resolved in _OFFICES.items():
        if office in whole and not re.search(resolved, whole):
            found += _first_of_each(
                source, re.compile(rf"\b{office}\b(?![-’'])(?! (?:[A-Z(]|to |of |for ))")
            )
    return tuple(sorted(found, key=_start))[:MAX_KINDS]


def _start(one: Stated) -> int:
    return one.span.start if one.span else 0


def _first_of_each(source: Source, pattern: re.Pattern[str]) -> list[Stated]:
    seen: dict[str, Stated] = {}
    for sentence in source.spoken:
        if sentence.region in {Region.HEADING, Region.TABLE}:
            continue
        for match in pattern.finditer(sentence.text):
            start = sentence.start + match.start()
            span = Span(start=start, end=start + len(match.group()))
            seen.setdefault(match.group().casefold(), Stated(value=match.group(), span=span))
    return list(seen.values())
