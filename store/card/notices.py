"""What a document says of its own withdrawal, and of the documents it takes the place of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.card.source import Source
from store.types import Region, Sentence, Span, Stated

_KIND = (
    r"(?:guidance|note|publication|document|policy|memorandum|memo|order|notice|page|guide|standard"
    r"|circular|directive|regulation|statement|declaration|agreement|arrangement|instruction|code"
    r"|report|advice|strategy|framework|manual|handbook|bulletin|version|revision|edition|playbook"
    r"|proclamation|draft|press release|article|plan|collection)"
)
_WITHDRAWN = re.compile(
    rf"\bThis (?:[\w-]+ ){{0,3}}{_KIND} (?:(?:was|has been|is|is hereby|stands) "
    r"(?:formally |now |hereby |therefore )?(?:withdrawn|rescinded|revoked|cancelled|canceled"
    r"|superseded"
    r"|obsolete)\b|is no longer (?:current|in force|in effect|valid|applicable))",
    re.IGNORECASE,
)
_BANNER = re.compile(
    rf"^\W*(?:withdrawn|rescinded|superseded)(?: {_KIND})?(?:\W*$|:| on \d)", re.IGNORECASE
)
BANNER_SENTENCES = 30
"""A banner ("WITHDRAWN") stands above the text; further down the word labels other things."""

_UNSURE = re.compile(
    r"\b(?:if|unless|until|once|may be|would|whether|when|should|not)\b", re.IGNORECASE
)

REFERENCE = re.compile(
    r"(?:(?:OMB |Presidential )?(?:Memorandum|Memo) )?\b[A-Z]{1,2}-\d{2}-\d{1,3}\b"
    r"|\b(?:Executive Order|E\.O\.|EO)(?: No\.| Number)? ?\d{4,5}\b"
    r"|\b(?:National Security Memorandum|NSM|NSPM|PPD|NSPD|HSPD)[- ]?\d{1,3}\b"
    r"|\b(?:Regulation|Directive|Decision)(?: \((?:EU|EC|EEC"
    r"|Euratom)\))?(?: No\.?)? ?\d{2,4}/\d{1,4}(?:/(?:EU|EC|EEC))?\b"
    r"|\b(?:OMB )?Circular(?: No\.)? A-\d{1,3}\b"
    r"|\b(?:Guidance|Practice|Policy|Technical|Information|Procurement|Planning) (?:Note|Notice"
    r"|Letter|Paper|Bulletin|Circular)(?: No\.)? ?\d{1,4}(?:/\d{2,4})?\b"
    r"|\b(?:NIST )?(?:Special Publication|SP) \d{3,4}(?:-\d+[A-Za-z]?)*\b"
    r"|\b(?:ISO|ISO/IEC|IEC) \d{3,5}(?:-\d+)?(?::\d{4})?\b"
)
"""Numbers by which instruments are cited, as the issuing bodies print them."""

_ENDS = re.compile(r"supersed|rescind|revok|repeal|replac|cancel", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"](?P<title>[A-Z][^”\"]{9,200}?),?[”\"]")
_VERB = (
    r"(?:hereby )?(?:supersedes?|rescinds?|revokes?|repeals?|replaces?|cancels?)"
    r"(?: and (?:supersedes?|rescinds?|revokes?|repeals?|replaces?|cancels?))?"
)
_ACTIVE = re.compile(rf"\b(?:This|The present) (?:[\w-]+ ){{0,3}}?{_KIND} {_VERB}\b", re.IGNORECASE)
_IT_DOES = re.compile(rf"^(?:It|This) (?:also )?{_VERB}\b")
_PASSIVE = re.compile(
    r"\b(?:is|are) (?:hereby )(?:superseded|rescinded|revoked|repealed|replaced|cancell?ed)\b"
    r"|\b(?:is|are) (?:repealed|revoked|rescinded)(?= with effect| from|\.$)",
)
_ALREADY = re.compile(r"\bthe (?:revoked|rescinded|repealed|superseded) (?=[A-Z])")
_LABEL = re.compile(r"^\W*(?:Supersedes|Replaces|Rescinds|Revokes|Cancels)\b:? ?")
_PART_ONLY = re.compile(
    r"\b(?:sections?|subsections?|paragraphs?|articles?|parts?|points?|chapters?|title|annex|items?"
    r"|clauses?|rules?|recitals?|provisions?|appendix|schedules?|tables?"
    r"|references?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
REACH = 90
"""Characters in front of a reference in which "section 4 of" can stand."""

_TITLED = re.compile(
    r"(?P<gap>(?: of [A-Z][a-z]+ \d{1,2}, \d{4})?,? ?)\((?P<title>[A-Z][^()]{9,250})\)"
)


_LISTED = frozenset({Region.TABLE, Region.LIST})


def read_withdrawal(source: Source) -> Stated | None:
    """Return the sentence in which the document says that it no longer stands."""
    for at, sentence in enumerate(source.sentences):
        stated = _WITHDRAWN.search(sentence.text)
        if stated is None and at < BANNER_SENTENCES and sentence.region not in _LISTED:
            stated = _BANNER.search(sentence.text)
        if stated and not _UNSURE.search(sentence.text):
            return _cite(sentence, 0, len(sentence.text))
    return None


def read_replaced(source: Source) -> tuple[Stated, ...]:
    """Return the instruments that the document says it (or its issuer's act) does away with.

    Numbers and titles as printed. Whole instruments only: a repealed section or an amendment is
    no replacement. Reports about other documents' effects do not count.
    """
    kept: dict[str, Stated] = {}
    for sentence in source.spoken:
        if not _ENDS.search(sentence.text):
            continue
        for start, end in _stretches(sentence.text):
            for found in _objects(sentence, start, end):
                kept.setdefault(found.value, found)
    return tuple(kept.values())


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence that name what is done away with."""
    active = _ACTIVE.search(text) or _IT_DOES.search(text) or _LABEL.match(text)
    if active and not _UNSURE.search(text[: active.end()]):
        yield active.end(), len(text)
    for already in _ALREADY.finditer(text):
        yield already.end(), min(len(text), already.end() + 40)
    for passive in _PASSIVE.finditer(text):
        if not _UNSURE.search(text[: passive.start()]):
            yield 0, passive.start()


def _objects(sentence: Sentence, start: int, end: int) -> Iterator[Stated]:
    text = sentence.text
    for found in REFERENCE.finditer(text, start, end):
        if _PART_ONLY.search(text[max(start, found.start() - REACH) : found.start()]):
            continue
        yield _cite(sentence, found.start(), found.end())
        titled = _TITLED.match(text, found.end())
        if titled:
            yield _cite(sentence, titled.start("title"), titled.end("title"))
    for found in _QUOTED.finditer(text, start, end):
        if not _PART_ONLY.search(text[max(start, found.start() - REACH) : found.start()]):
            yield _cite(sentence, found.start("title"), found.end("title"))


def _cite(sentence: Sentence, start: int, end: int) -> Stated:
    span = Span(start=sentence.start + start, end=sentence.start + end)
    return Stated(value=sentence.text[start:end], span=span)
