"""Dates a document gives of itself and of events, each with what it dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.card.calendar import Dated, find_dates
from store.card.source import Source
from store.types import DateKind, Region, Sentence, Span, StatedDate

MAX_EVENTS = 12
"""A card is no timeline: the first events of a long report are enough to see it is dated."""

REACH = 120
"""Characters before a date in which words can say what it dates."""

SHORT_LINE = 90
"""Characters of a date line with its label ("Last updated: 3 May 2024 by the Cabinet Office")."""

_ITSELF = re.compile(
    r"[\W\d]*(?:\([a-z0-9]+\) )?(?:This|The present|It|These|Effective|EFFECTIVE|THIS)\b"
)
_LABELS = (
    (
        DateKind.UPDATE,
        re.compile(
            r"(?:last|page) (?:updated|modified|revised|changed|amended)|\b(?:updated|modified"
            r"|revised)\b(?: on| at)?:? ?$|\blast (?:update|change|revision)",
            re.IGNORECASE,
        ),
    ),
    (
        DateKind.PUBLICATION,
        re.compile(
            r"^\W*(?:adopted|approved|issued|published|released|agreed)\b[^.;]{0,80}\bon $|"
            r"\b(?:publi(?:shed|cation)|released?|issued?|posted|press release|adopted)\b"
            r"(?: date| on)?[:,]? ?(?:on )?$|^\W*date(?:d)?:? ?$|\bdate:? ?$",
            re.IGNORECASE,
        ),
    ),
)
_CUES = (
    (DateKind.WITHDRAWAL, re.compile(r"\b(?:withdrawn|rescinded|revoked|cancelled)\b[^.;]{0,30}$")),
    (
        DateKind.EXPIRY,
        re.compile(
            r"\b(?:expires?|expiry(?: date)?:?|sunsets?|valid until|terminates?"
            r"|ceases? to have effect"
            r"|remains? in (?:force|effect) until)\b[^.;]{0,30}$",
            re.IGNORECASE,
        ),
    ),
    (
        DateKind.EFFECTIVE,
        re.compile(
            r"\b(?:(?:effective(?: date)?:?|takes? effect|(?:comes?|enters?) into (?:force|effect"
            r"|operation))\b[^.;]{0,30}"
            r"|(?:shall apply|applies|in force|with effect) (?:from|on|as of|since)"
            r" (?:and including )?)$",
            re.IGNORECASE,
        ),
    ),
)
_SIGNED = re.compile(
    r"\W*(?:Approved by (?:the )?(?:Governor|President)\b|Royal Assent\b"
    r"|(?:Signed|Done|Executed|Dated|SIGNED|DONE|DATED) (?:in|at|on|this|by|as|IN|AT"
    r"|ON)\b)[^.;]{0,100}$"
)
_CLOSING_LINE = re.compile(r"[A-Z][A-Z .]{2,40}, ?\n*$")
_PLANNED = re.compile(
    r"\b(?:will|shall|must|should|may|expected|plans?|planned|deadline|due|to be|requests? that"
    r"|submitted by)\b"
)
_NOT_AN_EVENT = re.compile(
    r"(?:\b(?:by|before|until|than|after|from|since|as of|through|to|dated|and|or|between|ending"
    r"|beginning|retrieved|accessed)|[(\[;]|\bof|\d,|No\.? ?\S+) ?$",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:announced|signed|launched|published|unveiled|released|issued|met|held|adopted|agreed"
    r"|convened"
    r"|established|began|took place|visited|entered|approved|passed|hosted|awarded|opened|was|were"
    r"|celebrated|joined|submitted|received|completed|introduced|updated|secured|directed)\b"
)


def read_dates(source: Source, *, spoken: bool = False) -> tuple[StatedDate, ...]:
    """Return the dates of a document: of itself first, then of events it reports.

    `spoken`: the text is a speech or a transcript, so that a bare date line dates the occasion.
    """
    own = [*_read_labelled(source, spoken=spoken), *_read_closing(source), *_read_clauses(source)]
    own += _read_fields(source)
    events = _read_events(source, {(date.span.start if date.span else -1) for date in own})
    kept: dict[tuple[str, DateKind], StatedDate] = {}
    for date in [*own, *events]:
        kept.setdefault((date.value, date.kind), date)
    return tuple(kept.values())


def _stated(dated: Dated, kind: DateKind, offset: int) -> StatedDate:
    span = Span(start=offset + dated.start, end=offset + dated.end)
    return StatedDate(value=dated.value, precision=dated.precision, kind=kind, span=span)


def _read_labelled(source: Source, *, spoken: bool) -> Iterator[StatedDate]:
    """Yield dates of short lines: "Published 3 May 2024", "Last updated: …", a bare date line.

    A bare date counts in the opening only; a label counts in page furniture as well.
    """
    opening_until = source.opening[-1].end if source.opening else 0
    bare_until = _find_end_of_head(source)
    for sentence in source.sentences:
        if sentence.end - sentence.start > SHORT_LINE or sentence.region is Region.TABLE:
            continue
        boilerplate = sentence.region is Region.BOILERPLATE
        opening = sentence.start < opening_until and not boilerplate
        if not opening and not _UPDATE_LINE.search(sentence.text):
            continue
        for dated in find_dates(sentence.text):
            before = sentence.text[: dated.start]
            kind = _kind_of_label(before) or _kind_after(sentence.text[dated.end :])
            bare = not re.search(r"\w", sentence.text[dated.end :]) and _is_place(before)
            if (
                kind is None
                and bare
                and opening
                and sentence.start < bare_until
                and sentence.region is not Region.LIST
            ):
                kind = DateKind.EVENT if spoken else DateKind.PUBLICATION
            if kind is not None:
                yield _stated(dated, kind, sentence.start)


def _find_end_of_head(source: Source) -> int:
    """Return where the third paragraph of an opening begins: dates below it date its entries."""
    prose = [
        block
        for block in source.opening
        if block.region is Region.BODY
        and block.end - block.start > PROSE
        and source.text(block).endswith((".", ":"))
    ]
    if len(prose) > HEAD_PARAGRAPHS:
        return prose[HEAD_PARAGRAPHS].start
    return source.opening[-1].end if source.opening else 0


PROSE = 60
"""Characters from which on a block that ends a sentence is a paragraph, and no letterhead."""

HEAD_PARAGRAPHS = 2
"""Paragraphs that may stand above the date line: a summary, a notice of withdrawal."""

_UPDATE_LINE = re.compile(r"updated|modified|revised|published", re.IGNORECASE)


_PLACE = re.compile(
    r"\W*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? ?"
    r"|[A-Z][\w.’'-]+(?:,? [\w.’'-]+){0,4}, )?\W*$"
)
_NO_PLACE = re.compile(
    r"\b(?:by|on|in|until|since|from|of|before|after|due|deadline"
    r"|as at)(?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?\W*$",
    re.IGNORECASE,
)


def _is_place(before: str) -> bool:
    """Whether what stands before a date is nothing, a weekday, or "Geneva, "."""
    if not re.search(r"\w", before):
        return True
    return bool(_PLACE.match(before)) and not _NO_PLACE.search(before)


def _kind_after(after: str) -> DateKind | None:
    """Some pages set the label last: "5 November 2024 14:44 Updated"."""
    return (
        DateKind.UPDATE if re.fullmatch(r"[\s\d:,]*(?:Updated|updated|UPDATED)\W*", after) else None
    )


_OF_OTHERS = re.compile(
    r"^(?!\W*(?:this|it|these|the following|the present|page|last|first)\b)"
    r".*\b(?:was|were|is|are|has been|have been|will be)\b",
    re.IGNORECASE,
)
"""A sentence about another text: "A call for tenders was published on …"."""


def _kind_of_label(before: str) -> DateKind | None:
    if _OF_OTHERS.match(before):
        return None
    for kind, label in _LABELS:
        if label.search(before):
            return kind
    return None


def _read_closing(source: Source) -> Iterator[StatedDate]:
    """Yield dates of signature: "Signed in … on …", "THE WHITE HOUSE, 30 October 2023."."""
    closing = source.closing[0].start if source.closing else 0
    for sentence in source.spoken:
        for dated in find_dates(sentence.text[: 2 * REACH]):
            before = sentence.text[: dated.start]
            line = sentence.start >= closing and _CLOSING_LINE.match(before)
            if line is None or line is False:
                line = _SIGNED.match(before)
            if line:
                yield _stated(dated, DateKind.SIGNATURE, sentence.start)


_OF_ANOTHER = re.compile(r"\b(?:which|that|who|whose|replaces|supersedes)\b")


def _read_clauses(source: Source) -> Iterator[StatedDate]:
    """Yield effect, expiry and withdrawal where the document speaks of itself."""
    for sentence in source.spoken:
        if not _ITSELF.match(sentence.text):
            continue
        for dated in find_dates(sentence.text):
            for kind, cue in _CUES:
                before = sentence.text[: dated.start]
                if (
                    cue.search(before)
                    and not _OF_ANOTHER.search(before)
                    and not before.endswith((" of ", " dated "))
                ):
                    yield _stated(dated, kind, sentence.start)
                    break


_FIELDS = (
    ("published", DateKind.PUBLICATION),
    ("date", DateKind.PUBLICATION),
    ("modified", DateKind.UPDATE),
    ("updated", DateKind.UPDATE),
)


def _read_fields(source: Source) -> Iterator[StatedDate]:
    """Yield dates of metadata; those of PDF and Word files date the file, not its text."""
    if source.reading.media_type not in {"text/html", "text/markdown", "text/plain"}:
        return
    seen: set[str] = set()
    for name, kind in _FIELDS:
        for dated in find_dates(source.fields.get(name, "")):
            if dated.value not in seen:
                seen.add(dated.value)
                yield StatedDate(
                    value=dated.value,
                    precision=dated.precision,
                    kind=kind,
                    origin=f"metadata {name}",
                )


def _read_events(source: Source, taken: set[int]) -> list[StatedDate]:
    events: list[StatedDate] = []
    for sentence in source.spoken:
        if sentence.region in {Region.TABLE, Region.HEADING}:
            continue
        if _PLANNED.search(sentence.text) or not _HAPPENED.search(sentence.text):
            continue
        for dated in find_dates(sentence.text):
            if sentence.start + dated.start not in taken and _is_event(sentence, dated):
                events.append(_stated(dated, DateKind.EVENT, sentence.start))
                if len(events) == MAX_EVENTS:
                    return events
    return events


def _is_event(sentence: Sentence, dated: Dated) -> bool:
    """Whether the date is the sentence's own, and no deadline, span or citation of a text."""
    before = sentence.text[max(0, dated.start - REACH) : dated.start]
    return not _NOT_AN_EVENT.search(before)
