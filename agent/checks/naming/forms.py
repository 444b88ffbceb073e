"""Write a name in its other forms: turned round, with its owner in front, or abbreviated."""

from __future__ import annotations

from collections.abc import Iterator

from agent.checks.naming.initials import find_written_out
from agent.checks.naming.offered import Known
from agent.checks.naming.openers import is_common
from agent.checks.naming.parting import BODIES
from agent.checks.naming.proper import GENERIC_HEADS, TITLES, Token

WRITTEN_OUT = {
    "AI": ("artificial", "intelligence"),
    "ML": ("machine", "learning"),
    "IT": ("information", "technology"),
    "R&D": ("research", "and", "development"),
    "UK": ("united", "kingdom"),
    "US": ("united", "state"),
    "EU": ("european", "union"),
    "UN": ("united", "nation"),
    "ET": ("eastern", "time"),
    "CET": ("central", "european", "time"),
    "GMT": ("greenwich", "mean", "time"),
    "OECD": ("organisation", "for", "economic", "co-operation", "and", "development"),
    "WTO": ("world", "trade", "organization"),
    "CEO": ("chief", "executive", "officer"),
    "CFO": ("chief", "financial", "officer"),
    "CIO": ("chief", "information", "officer"),
    "CTO": ("chief", "technology", "officer"),
    "COO": ("chief", "operating", "officer"),
    "CDO": ("chief", "data", "officer"),
    "CISO": ("chief", "information", "security", "officer"),
    "CAIO": ("chief", "artificial", "intelligence", "officer"),
    "PM": ("prime", "minister"),
    "MP": ("member", "of", "parliament"),
    "MEP": ("member", "of", "the", "european", "parliament"),
    "HR": ("human", "resource"),
    "IP": ("intellectual", "property"),
    "GDP": ("gross", "domestic", "product"),
    "MOU": ("memorandum", "of", "understanding"),
    "FOI": ("freedom", "of", "information"),
    "IoT": ("internet", "of", "thing"),
    "NGO": ("non-governmental", "organisation"),
    "PII": ("personally", "identifiable", "information"),
    "IMF": ("international", "monetary", "fund"),
}
OWNED_BY = frozenset({"of", "in", "on", "for", "at"})
"""Prepositions behind which stands what another order of the words has in front."""


def tell_written(keys: list[str]) -> Iterator[list[str]]:
    """Yield a name as it is, with its abbreviations written out, and with its words abbreviated."""
    yield keys
    small = [key.casefold() for key in keys]
    for short, long in (*WRITTEN_OUT.items(), ("CEO", ("chief", "executive"))):
        if short in keys:
            at = keys.index(short)
            yield [*keys[:at], *long, *keys[at + 1 :]]
        if long[0] in small:
            for at in range(len(keys) - len(long) + 1):
                if tuple(small[at : at + len(long)]) == long:
                    yield [*keys[:at], short, *keys[at + len(long) :]]


def tell_shortened(tokens: tuple[Token, ...], known: Known) -> Iterator[list[str]]:
    """Yield a name with a part of it as initials, or its initials written out as in the evidence.

    "Federal CIO" is the Federal Chief Information Officer, and the other way round.
    """
    if len(tokens) == 1:
        return
    keys = [token.key for token in tokens]
    for at, token in enumerate(tokens):
        if token.abbreviation and len(token.key) > 1:
            for text in known.texts:
                for start, end in find_written_out(token.key, text):
                    yield [*keys[:at], *(each.key for each in text[start:end]), *keys[at + 1 :]]
    for short in known.shorts:
        for start, end in find_written_out(short, tokens):
            if end - start == len(tokens):
                # What a whole name's initials stand for is not known from the initials alone.
                continue
            yield [*keys[:start], short, *keys[end:]]


def tell_turned(tokens: tuple[Token, ...]) -> list[list[str]]:
    """Return "Commerce Department" for "Department of Commerce", and the other way round."""
    keys = [token.key for token in tokens]
    at = next((n for n, key in enumerate(keys) if key in OWNED_BY), None)
    if at:
        # "The Port Safety Summits in Selwyn and Norwick" are the "Selwyn and Norwick" ones.
        tail = [key for key in keys[at + 1 :] if key != "the"]
        return [[*tail, *keys[:at]]]
    if len(keys) >= 2 and is_head(tokens[-1]):
        return [[keys[-1], *joint, *keys[:-1]] for joint in (["of"], ["of", "the"], ["for"])]
    return []


def tell_owned(tokens: tuple[Token, ...]) -> list[list[str]]:
    """Return "Audit Office of Aldmere" for "Aldmere's Audit Office" or "Aldmere Audit Office"."""
    keys = [token.key for token in tokens]
    return [
        [*keys[at + 1 :], *joint, *keys[: at + 1]]
        for at, token in enumerate(tokens[:-1])
        for joint in (["of"], ["of", "the"], ["for"], ["in"])
        if token.word.endswith(("'s", "s'")) or (joint[0] == "of" and is_head(tokens[-1]))
    ]


def is_head(token: Token) -> bool:
    """Say whether a name may end so when it is turned round: "Audit Office", and not "Ann Lee"."""
    return token.key in BODIES | GENERIC_HEADS | TITLES or is_common(token.word)
