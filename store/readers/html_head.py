"""What an HTML page says of itself: its title and its metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.readers.headings import is_generic
from store.readers.html_walk import Walked
from store.readers.raw import RawKind

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SITE_SUFFIX = re.compile(r"\s+(?:[|»·]|[–—-])\s+[^|»·]{2,60}$")
_MAX_SITE_WORDS = 4
_TITLE_NAME = re.compile(
    r"(?:^|[-_])(?:main|doc|document|page|entry|article)[-_]?ti(?:tle)?$", re.IGNORECASE
)
# One word with figures in it, a file name, or "EUR-Lex - 32002L0058 - EN": a code, not a title.
_CODE = re.compile(r"|\S*\d\S*|\S+\.\w{2,4}|.*\b\w*\d{4,}\w*\s-\s\w{2}")
_INSTRUMENT = re.compile(
    r"(?:regulation|directive|decision|act|agreement|convention|memorandum|declaration)\b",
    re.IGNORECASE,
)
_META_NAMES = {
    "author": "author",
    "dc.creator": "author",
    "description": "description",
    "og:description": "description",
    "dc.description": "description",
    "article:published_time": "published",
    "dc.date.created": "created",
    "dcterms.issued": "published",
    "date": "date",
    "article:modified_time": "modified",
    "dc.date.modified": "modified",
    "dcterms.modified": "modified",
    "dc.publisher": "publisher",
    "og:site_name": "site",
    "publisher": "publisher",
    "dc.source": "source",
    "og:url": "url",
    "og:title": "og_title",
    "dc.title": "dc_title",
}


def read_metadata(root: Element) -> tuple[tuple[str, str], ...]:
    """Return what the page says of itself in its head, the first value of each name."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").strip().lower()
        value = " ".join((meta.get("content") or "").split())
        if key in _META_NAMES and value:
            found.setdefault(_META_NAMES[key], value)
    language = root.get("lang") or ""
    if language.strip():
        found["language"] = language.strip()
    return tuple(found.items())


def read_title(root: Element, metadata: dict[str, str], walked: Walked) -> str | None:
    """Return the title of the document, not the name of its file or its site."""
    title = _say(next(root.iter("title"), None))
    first = next(
        (b.text for b in walked.blocks if b.kind is RawKind.HEADING and not b.boilerplate), ""
    )
    first = " ".join(first.split())
    if first in title and len(first) > len(title) / 2 and not _CODE.fullmatch(first):
        return first
    if first and _drop_site(title, metadata.get("site", "")) == first:
        return first
    named = _say(next(filter(_is_named_title, root.iter("div", "p", "span", "header")), None))
    described = metadata.get("description", "")
    if title and _CODE.fullmatch(title) and _INSTRUMENT.match(described):
        named = named or described
    for candidate in (title, metadata.get("og_title", ""), named, metadata.get("dc_title", "")):
        if not _CODE.fullmatch(candidate):
            return _drop_site(candidate, metadata.get("site", ""))
    return None if _CODE.fullmatch(first) or is_generic(first) else first


def _drop_site(title: str, site: str) -> str:
    """Return a title without the name of its site, which stands short at its end."""
    match = _SITE_SUFFIX.search(title)
    if match is None:
        return title
    suffix = match.group().strip(" |»·–—-")
    short = suffix.count(" ") < _MAX_SITE_WORDS and not any(map(str.isdigit, suffix))
    return title[: match.start()] if suffix == site or short else title


def _is_named_title(element: Element) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}".split()
    return any(_TITLE_NAME.search(name) for name in names)


def _say(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
