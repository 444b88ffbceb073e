"""Who issues a document, and in what capacity: as it says itself, else as its metadata says."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from store.card.source import Source, in_opening
from store.types import Block, Region, Span, Stated

_BODY = (
    r"(?:Institute|Agency|Commission|Authority|Committee|Board|Cent(?:re|er)|Department"
    r"|DEPARTMENT|Ministry|MINISTRY|Office|OFFICE|Bureau|BUREAU|Directorate|Government"
    r"|Governments|GOVERNMENT|Secretariat|Council|COUNCIL|Parliament|PARLIAMENT|Senate|Congress"
    r"|Embassy|Court|Treasury|House of (?:Commons|Lords|Representatives)|Bank|University)"
)
_TAIL = (
    r"(?:Department|Agency|AGENCY|Commission|COMMISSION|Institute|INSTITUTE|Council|COUNCIL"
    r"|Authority"
    r"|AUTHORITY|Administration|ADMINISTRATION|Parliament|Board|Committee|Corporation|Foundation"
    r"|University|Ministry|Treasury|Secretariat|Office|OFFICE|Bureau|Centre|Center|Association"
    r"|Federation|Inc\.?|Ltd\.?|Limited|LLC|plc|PLC|GmbH|Corp\.?|S\.A\.)"
)
_NAME = r"(?:[A-Z][\w.&’'-]*|\*?of\*?|for|and|the|&|on|in|de|la|,)"
_LETTERHEAD = re.compile(
    rf"(?:The |THE )?(?:(?:{_NAME} ){{0,5}}{_BODY} (?:\*?of\*?|OF|for|FOR|on"
    rf"|ON)(?:,? {_NAME}){{1,12}}"
    rf"|(?:{_NAME} ){{1,10}}{_TAIL}"
    r"|(?:The |THE )(?:White House|WHITE HOUSE)"
    r"|(?:\w*[Mm]inisterium|Ministère|Ministerio|Ministero|Ministério) \w.{2,100}"
    r")(?: \([A-Z]{2,10}\))?$"
)
_NOT_A_LETTERHEAD = re.compile(
    r"^(?:About|Contact|MEMORANDUM|Memorandum|Inside|Role|How|What|Why|Using|Declaration|Agreement"
    r"|Remarks|Statement|Readout|FACT|Fact|Executive Order|TO|FROM|SUBJECT|Recommendations"
    r"|Reports?|Guide|Establish|Background)\b",
)
_ENDS_OTHERWISE = re.compile(
    r"\b(?:Challenge|Guide|Guidance|Strategy|Policy|Framework|Program(?:me)?|Plan|Report|Memorandum"
    r"|Statement|Initiative|Project|Review|Update|Overview|Summary|Team|Act|Order|Agreement|Code"
    r"|Section|Services?|Requirements?|Standards?|Rules?|Procedures?|Notice|Form)s?$"
)
"""A line that ends so names a thing of the body, not the body."""

_OFFICE_OF = re.compile(
    r"(?:Office|Department|Ministry|Bureau|Directorate) (?:of|for) .*(?:Policy|Services|Standards"
    r"|Review|Procedure)(?: \([A-Z]+\))?$"
)
"""What follows is what the body is for ("Office of Government-wide Policy")."""

_RUN = r"(?:(?:the )?[A-Z][\w.&’'-]*(?:\([A-Z]+\))?|of|for|and|the|&)"
_ISSUED = re.compile(
    r"\b(?:[Ii]ssued|[Pp]ublished|[Rr]eleased|[Pp]repared|[Pp]roduced|[Aa]dopted"
    r"|[Ss]ubmitted) (?:jointly )?by (?:the )?"
    rf"(?P<name>[A-Z][\w.&’'-]*(?:,? {_RUN})*)"
)
_ITSELF = re.compile(
    r"^\W*(?:This|The following|The present|Issued|Published|Released|Prepared|Produced"
    r"|Submitted)\b"
)
_DANGLING = re.compile(r"(?:,? (?:of|for|and|the|&)|[.,])+$")
_CLOSING = re.compile(r"(?P<name>THE WHITE HOUSE)\b,?")
_MAKES_LAW = re.compile(
    r"(?:^(?P<a>THE EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION)"
    r"|^An Act of (?:the )?(?P<d>(?:Parliament|Congress|Legislature) of [A-Z]\w+(?: [A-Z]\w+)*)"
    r"|^The people of the (?P<b>State of [A-Z]\w+(?: [A-Z]\w+)?) do enact"
    r"|\bBe it enacted by the (?P<c>Senate and House of Representatives of the United States of"
    r" America))"
)
_FROM = re.compile(r"^(?:FROM|From|Issued by|Issuer|Publisher|Issuing body): ?(?P<name>.{3,120})$")
_CAPACITY = re.compile(
    r"\b(?:[Bb]y the authority vested in me (?P<a>as [A-Z]\w+(?: of the [A-Z][\w ]+?)?)(?= by|,)"
    r"|in (?:his|her|its|their|my) capacity (?P<b>as [^,.;]{3,80})"
    r"|(?P<c>(?:(?:[Aa]cting|[Ss]igned"
    r"|[Ii]ssued) (?:[\w.]+ ){0,3})on behalf of (?:the )?[A-Z][^,.;]{3,80}))"
)
LETTERHEAD_BLOCKS = 6
LETTERHEAD_WORDS = 16
LAW_SENTENCES = 60
"""A web page of the Official Journal has its own furniture above the enacting body."""

OFFICIAL_HOST = re.compile(
    r"(?:^|\.)(?:gov|mil|int|europa\.eu|gov\.[a-z]{2}|go\.[a-z]{2}|gc\.ca|gouv\.[a-z]{2}|bund\.de"
    r"|parliament\.uk)$"
)
"""Hosts that only public bodies can have. Source: registries' rules for these domains."""


def read_issuer(source: Source) -> Stated | None:
    """Return the issuing body, or None.

    In order: what the text says of its issue, the enacting or letterhead lines, the closing line,
    the publisher in the metadata, the host it was published on.
    """
    return (
        _read_statement(source)
        or _read_letterhead(source)
        or _read_closing(source)
        or _read_metadata(source)
    )


def read_parties(source: Source, title: Stated | None) -> Stated | None:
    """Return the parties of a text between several, as its opening names them ("A and the B")."""
    named = _PARTIES.search(title.value) if title else None
    if named and title and title.span is None:
        return Stated(value=named.group("name"), origin=title.origin)
    for sentence in source.spoken[:PARTY_SENTENCES]:
        found = _PARTIES.search(sentence.text) or _PARTIES_DEFINED.match(sentence.text)
        if found:
            return _cite(sentence.start, found, "name")
    return None


PARTY_SENTENCES = 2
"""The parties stand in the title or the first sentence below it; "between" is common elsewhere."""


_PARTIES = re.compile(
    r"\b[Bb](?:etween|ETWEEN) (?:the )?(?P<name>[A-Z][^;:]{3,120}? and (?:the )?[A-Z][^;:]{3,120}?)"
    r"(?=[,.;:(]| on [A-Z]| [Rr]egarding | [Cc]oncerning | for [A-Z]|$)"
)


_PARTIES_DEFINED = re.compile(
    r"(?:The )?(?P<name>[A-Z][^;:(]{3,200}? and (?:the )?[A-Z][^;:(]{3,200}?),? \(?(?:hereinafter"
    r"|hereafter|together|collectively|jointly)\b"
)
"""How a treaty begins: "The Government of A and the Government of B (hereinafter …)"."""


def read_capacity(source: Source) -> Stated | None:
    """Return in what capacity the issuer speaks ("as President"), where the text says so."""
    for sentence in in_opening(source):
        found = _CAPACITY.search(sentence.text)
        if found:
            group = next(name for name in "abc" if found.group(name))
            return _cite(sentence.start, found, group)
    return None


def is_official(issuer: Stated | None, source: Source) -> bool:
    """Whether a public body issued it, going by its name or by the host it was published on."""
    if issuer is not None and _PUBLIC.search(issuer.value):
        return True
    return bool(OFFICIAL_HOST.search(read_host(source)))


_PUBLIC = re.compile(
    r"\b(?:(?:Department|Ministry|Office|Bureau) (?:of|for)|Governments?|Parliament|Congress|Senate"
    r"|White House|Cabinet Office|Prime Minister|Secretary of State|Minister (?:of|for)"
    r"|\w*ministerium|Ministère|Minist[eé]ri?o|Agency|Treasury|European (?:Commission|Union)"
    r"|Home Office"
    r"|National (?:Institute|Science|Security))\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:Inc|Ltd|Limited|LLC|plc|PLC|GmbH|Corp|Corporation|S\.A|Foundation)\b\.?$"
)


def is_private(issuer: Stated | None) -> bool:
    """Whether the issuer's name is that of a company or foundation."""
    return issuer is not None and bool(_COMPANY.search(issuer.value))


def is_host(issuer: Stated | None) -> bool:
    """Whether all that is known is the address it was found at."""
    return issuer is not None and issuer.origin == HOST_ORIGIN


HOST_ORIGIN = "metadata url"


def read_host(source: Source) -> str:
    """Return the host of the address in the metadata, without "www.", or ""."""
    found = source.field("url", "source_url", "canonical", "og_url")
    if found is None:
        return ""
    address = _ARCHIVED.sub("", found[1])
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return "" if _CARRIER.search(host) else host


_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\w+/(?=https?://)")
_CARRIER = re.compile(
    r"(?:^|\.)(?:archive\.(?:org|ph|is)|github(?:usercontent)?\.com|gitlab\.com)$"
)
"""Hosts that carry what others issued."""


def _cite(offset: int, found: re.Match[str], group: str) -> Stated:
    value = _DANGLING.sub("", found.group(group)) or found.group(group)
    start = offset + found.start(group)
    return Stated(value=value, span=Span(start=start, end=start + len(value)))


def _read_statement(source: Source) -> Stated | None:
    for sentence in in_opening(source):
        label = _FROM.match(sentence.text)
        if label:
            return _cite(sentence.start, label, "name")
        found = _ISSUED.search(sentence.text)
        if found and _ITSELF.match(sentence.text):
            return _cite(sentence.start, found, "name")
    return None


def _read_letterhead(source: Source) -> Stated | None:
    for sentence in source.spoken[:LAW_SENTENCES]:
        law = _MAKES_LAW.match(sentence.text)
        if law:
            return _cite(sentence.start, law, law.lastgroup or "a")
    for at, block in enumerate(source.opening[:LETTERHEAD_BLOCKS]):
        text = source.text(block)
        if block.region in {Region.LIST, Region.TABLE} or (
            block.region is Region.HEADING and at > 1
        ):
            continue
        if _is_letterhead(block, text, source):
            return Stated(value=text, span=Span(start=block.start, end=block.end))
    return None


def is_organisation(text: str) -> bool:
    """Whether a line is nothing but the name of a body."""
    if _NOT_A_LETTERHEAD.match(text):
        return False
    if _ENDS_OTHERWISE.search(text) and not _OFFICE_OF.match(text):
        return False
    return bool(_LETTERHEAD.match(text))


def _is_letterhead(block: Block, text: str, source: Source) -> bool:
    if len(text.split()) > LETTERHEAD_WORDS or text == source.reading.title:
        return False
    following = [other for other in source.opening if other.start > block.start]
    return is_organisation(text) and bool(following)


def _read_closing(source: Source) -> Stated | None:
    for block in source.closing:
        found = _CLOSING.match(source.text(block))
        if found:
            return _cite(block.start, found, "name")
    return None


_SLUG = re.compile(r"[a-z0-9_-]+")
"""An account name such as "site-help" is nobody's name."""


def _read_metadata(source: Source) -> Stated | None:
    if source.reading.media_type not in {"text/html", "text/markdown"}:
        author = source.fields.get("author", "").strip()
        return source.state(author, origin="metadata author") if is_organisation(author) else None
    found = source.field(
        "publisher", "site", "og:site_name", "issuer", "organisation", "organization"
    )
    if found is not None and not _SLUG.fullmatch(found[1]):
        return source.state(found[1], origin=f"metadata {found[0]}")
    host = read_host(source)
    return Stated(value=host, origin=HOST_ORIGIN) if host else None
