"""Check names: each person, body, place, title and address must be in the evidence or its card."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from agent.checks.naming.grafted import find_grafted
from agent.checks.naming.institutions import find_institutions, is_institution
from agent.checks.naming.instruments import find_exchanged, find_upgraded, report
from agent.checks.naming.known import is_known
from agent.checks.naming.offered import Known, know
from agent.checks.naming.openers import SURNAMES, is_common
from agent.checks.naming.parting import BODIES
from agent.checks.naming.proper import GENERIC_HEADS, LINKS, TITLES, Name, find_names
from agent.checks.naming.ranks import find_reranked
from agent.checks.naming.seats import find_homes, is_seat
from agent.checks.values.moments import blank, find_moments
from agent.checks.words import Reach, is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

FILE_WORD = re.compile(r"[^\W\d_]+")
FIRST_PERSON = re.compile(r"\b(?:I|my|me)\b")
WHITE_HOUSE = re.compile(r"white ?house", re.IGNORECASE)
OTHERS_SPEAK = re.compile(
    r"remarks|speech|press|briefing|call|statement|letter from|interview|readout|fact sheet|"
    r"vice president|first lady",
    re.IGNORECASE,
)
"""Titles of documents in which others say "I" as well."""
CURRENCY = re.compile(
    r"\b(?:US|U\.S\.|[A-Z][a-z]+(?:an|ish|ese)) (?=(?:dollar|pound|cent|yen|krone)s?\b)"
)
"""Whose money it is: for the figures check."""
UNIT = re.compile(
    r"(?<=\d)[ -]?(?:[kMGT]?Wh?|[kMGTP]B|[kMG]?Hz|[kMG]bps|[kM]?V|dB|[kM]?Pa|GL|ML|MMT|GtCO2e?|"
    r"MtCO2e?|TEU|PFLOPS|FLOPs?|FLOPS)\b"
)
"""Behind a number: for the figures check."""
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|[\w.+-]+@[\w-]+\.[\w.-]+", re.IGNORECASE)


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each name that neither the evidence nor its source card has."""
    del kind
    if is_quotation(text, evidence):
        return []
    source = reach(evidence)
    files = tuple(dict.fromkeys(_read_file_name(item.document.origin) for item in evidence))
    offered = (*source.quotes, *source.labels, *files, *_named_anew(source), *_signer(evidence))
    offered += tuple(find_homes(evidence))
    institutions = find_institutions(evidence)
    known = know(offered)
    stated = plain(text)
    origins = "\n".join(item.document.origin for item in evidence)
    findings = _addresses(stated, known.plain + "\n" + origins)
    bare = _without(UNIT, _without(ADDRESS, stated))
    bare = _without(CURRENCY, blank(bare, find_moments(bare)))
    findings += _alphabets(bare, known.plain)
    for name in find_names(bare):
        if _is_plain_word(name) or is_seat(name, bare, known):
            continue
        if is_institution(name, institutions):
            continue
        if not is_known(name.tokens, known, opening=name.opening):
            findings.append(_unknown(name, known))
    findings += find_grafted(stated, source.labels)
    findings += [
        report(Judgement.CONTRADICTED, ours, f"the source says {theirs!r}")
        for ours, theirs in find_reranked(stated, known.plain)
    ]
    upgraded = find_upgraded(stated, known.plain)
    return findings + (upgraded or find_exchanged(stated, known.plain))


def _without(form: re.Pattern[str], text: str) -> str:
    """Return the text with spaces for what is no name, every offset kept."""
    return form.sub(lambda match: " " * len(match.group()), text)


def _named_anew(source: Reach) -> list[str]:
    """Return titles as a sentence has them: "Trend Report on Ports" for "Trend Report: Ports"."""
    return [label.replace(": ", " on ", 1) for label in source.labels if ": " in label]


def _signer(evidence: Sequence[Evidence]) -> list[str]:
    """Return "the President" for the "I" of an order or a message from the White House."""
    return [
        "the President"
        for item in evidence
        if FIRST_PERSON.search(plain(item.quote))
        and item.document.card.issuer is not None
        and WHITE_HOUSE.search(item.document.card.issuer.value)
        and not OTHERS_SPEAK.search(item.document.title)
    ][:1]


def _read_file_name(origin: str) -> str:
    """Return the words of a file's name and of its folder, which a reader sees, also in capitals.

    A text is often called by them: "the MOD challenge" lies in "challenges__mod__security.md".
    """
    words = " ".join(FILE_WORD.findall(re.sub(r"\.\w{1,5}$", "", "/".join(origin.split("/")[-2:]))))
    return f"{words} | {words.upper()}"


def _is_plain_word(name: Name) -> bool:
    """Say whether a lone capitalised word is a common noun that names nobody: "the Parties".

    The head of a body, a title, an instrument and a surname do name somebody.
    """
    token = name.tokens[0]
    small = token.word.casefold()
    return (
        len(name.tokens) == 1
        and "-" not in token.word
        and not token.abbreviation
        and token.key not in BODIES | TITLES | GENERIC_HEADS
        and small not in SURNAMES
        and is_common(token.word)
    )


def _unknown(name: Name, known: Known) -> Finding:
    keys = {t.key for t in name.tokens if t.word not in LINKS and t.key not in TITLES}
    other = next(
        (
            rival.words
            for part in known.plain.split("\n")
            for rival in find_names(part)
            if keys & {t.key for t in rival.tokens} and len(rival.tokens) > 1
        ),
        None,
    )
    if other is not None and len(name.tokens) > 1:
        return report(Judgement.CONTRADICTED, name.words, f"the source says {other!r}")
    return report(
        Judgement.UNSUPPORTED, name.words, "neither the cited sentences nor their source names it"
    )


def _addresses(stated: str, offered: str) -> list[Finding]:
    return [
        report(Judgement.UNSUPPORTED, match.group(), "this address is not in the cited sentences")
        for match in ADDRESS.finditer(stated)
        if match.group().rstrip(".,;:)") not in offered
    ]


def _alphabets(stated: str, offered: str) -> list[Finding]:
    """Find words in letters of another alphabet than Latin that the evidence does not have."""
    if stated.isascii():
        return []
    return [
        report(
            Judgement.UNSUPPORTED, word, "letters of another alphabet, not in the cited sentences"
        )
        for word in dict.fromkeys(re.findall(r"\w+", stated))
        if any(c.isalpha() and not _latin(c) for c in word) and word not in offered
    ]


def _latin(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("LATIN", "FEMININE", "MASCULINE"))
