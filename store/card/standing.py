"""Which documents of a library no longer speak, because a document says so.

A text is withdrawn by its own notice, and superseded when another text in the library says that
it does away with it. Matching is strict: the same number in the title, or the same title. No
match, no change; amendments supersede nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from store.card.notices import REFERENCE
from store.types import DateKind, Document, Status

_ABOUT_OTHERS = frozenset(
    {
        "fact sheet", "press release", "statement", "remarks", "readout", "transcript", "report",
        "newsletter", "crosswalk", "amendment", "joint statement", "white paper",
        "frequently asked questions",
    }
)  # fmt: skip
"""Kinds of text that speak about an instrument: its number in their title is not theirs."""

MIN_TITLE_WORDS = 4
"""A shorter title ("Security policy") is shared by strangers."""

_KIND_IN_FRONT = re.compile(
    r"^(?:an? )?(?:executive order|memorandum|national security memorandum|omb memorandum"
    r"|proclamation|directive|regulation|order)(?: (?:no )?[\dm-]+)?(?: (?:on|for|regarding"
    r"|of))?(?: the)? "
)
_OWN_DATES = (DateKind.SIGNATURE, DateKind.PUBLICATION)


def standings(
    documents: Sequence[Document], as_of: date | None = None
) -> dict[str, tuple[Status, str]]:
    """Return status and reason of each document that is withdrawn or superseded, by version.

    With `as_of`, a notice of withdrawal that is dated later has not been given yet.

    Documents not in the result stay as they are. Versions that the user has replaced neither
    supersede nor are superseded; a withdrawn text supersedes nothing.
    """
    speaking = [one for one in documents if one.status is not Status.REPLACED]
    found: dict[str, tuple[Status, str]] = {}
    for document in speaking:
        notice = document.card.withdrawn
        if notice is not None and not _is_later(document, as_of):
            found[document.version] = (Status.WITHDRAWN, f"It says of itself: “{notice.value}”")
    for newer in speaking:
        if newer.version in found and found[newer.version][0] is Status.WITHDRAWN:
            continue
        for older, value in _find_replaced(newer, speaking):
            reason = f"“{newer.title}” names {value} as revoked or replaced."
            found.setdefault(older.version, (Status.SUPERSEDED, reason))
    return found


def _is_later(document: Document, as_of: date | None) -> bool:
    """Whether every withdrawal that the document dates lies after that day."""
    if as_of is None:
        return False
    dated = [each.value for each in document.card.dates if each.kind is DateKind.WITHDRAWAL]
    return bool(dated) and min(dated) > as_of.isoformat()


def _find_replaced(
    newer: Document, documents: Sequence[Document]
) -> Iterator[tuple[Document, str]]:
    for stated in newer.card.replaces:
        for older in documents:
            if older.id == newer.id or older.version == newer.version:
                continue
            if _names(stated.value, older) and not _is_earlier(newer, older):
                yield older, stated.value


def _names(value: str, document: Document) -> bool:
    """Whether a printed number or title is this document's own."""
    kind = document.card.instrument
    if kind is not None and kind.value in _ABOUT_OTHERS:
        return False
    number = REFERENCE.fullmatch(value)
    if number:
        return _number(value) in _own_numbers(document.title)
    wanted = _plain(value)
    return len(wanted.split()) >= MIN_TITLE_WORDS and wanted == _plain(document.title)


def _own_numbers(title: str) -> set[str]:
    """Return the number a title opens with, or gives in brackets at its end."""
    own = set()
    for found in REFERENCE.finditer(title):
        before, after = title[: found.start()].strip(), title[found.end() :].strip()
        if len(before.split()) <= 1 or (after in {"", ")"} and before.endswith("(")):
            own.add(_number(found.group()))
    return own


def _number(value: str) -> str:
    """Return a reference without the words that some print and some leave out."""
    text = re.sub(r"executive order|e\.o\.|\beo\b", "eo", value.casefold())
    text = re.sub(r"national security memorandum|nsm", "nsm", text)
    text = re.sub(
        r"omb|memorandum|memo|\bno\.?|number|presidential|\(|\)|\beu\b|\bec\b|\beec\b", " ", text
    )
    text = re.sub(r"special publication", "sp", text)
    return re.sub(r"[^a-z0-9/:.-]+", "", text).strip("/.-").replace("nsm-", "nsm")


def _plain(title: str) -> str:
    """Return a title in lower case without punctuation, articles in front, or its kind."""
    words = re.sub(r"[^\w\s]+", " ", title.casefold())
    words = " ".join(words.split())
    words = _KIND_IN_FRONT.sub("", words)
    return words.removeprefix("the ")


def _is_earlier(one: Document, other: Document) -> bool:
    """Whether both are dated and the first is older: then it cannot replace the second."""
    first, second = _own_date(one), _own_date(other)
    return bool(first and second and first < second[: len(first)])


def _own_date(document: Document) -> str:
    dates = [date.value for date in document.card.dates if date.kind in _OWN_DATES]
    return min(dates, default="")
