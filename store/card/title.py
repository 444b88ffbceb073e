"""What a document is called: by its file, its first heading, or its first line."""

from __future__ import annotations

import re

from store.card.issuer import is_organisation
from store.card.source import Source
from store.types import Block, Region, Span, Stated

_GENERIC = re.compile(
    r"(?:table of )?contents|introduction|overview|abstract|(?:foreword|preface)\b.*|home|menu"
    r"|(?:executive )?summary|untitled|document\d*|microsoft word.*|acknowledge?ments|search"
    r"|navigation"
    r"|(?:official|secure) (?:websites|\.gov).*|here.s how you know|skip to .*|.*\bcookies\b.*",
    re.IGNORECASE,
)
"""First headings and file titles that name no document."""

_NO_TITLE = re.compile(
    r"^\||[.:;,?!>|]$|\]\(| > |^\W*$|^(?:for immediate release|press release|page \d)",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"\S*_\S*")
"""Words joined by low lines are the name of a file."""

_SITE = re.compile(r" \| ")
"""What web pages put between their title and the name of the site."""

_WORD = re.compile(r"\w+")

TITLE_WORDS = (3, 45)
"""Fewer words are a label, more are prose."""

TITLE_BLOCKS = 6
HEADING_BLOCKS = 3
"""A heading further down heads a section, not the document."""


def read_title(source: Source, issuer: Stated | None) -> Stated | None:
    """Return the title: the file's own, else the first heading, else the first line like one.

    A file title that carries the name of its site gives way to the page's own heading.
    """
    given = source.reading.title or ""
    if _GENERIC.fullmatch(given) or _FILE_NAME.fullmatch(given):
        given = ""
    lines = {source.text(block): block for block in reversed(source.opening)}
    name = next((name for name in (given, _SITE.split(given)[0]) if name in lines), None)
    if name is not None:
        return _cite(lines[name], name)
    if not given:
        return _read_opening(source, issuer)
    short = _SITE.split(given)[0]
    same = _find_fuller(source, short, share=SHARED_WORDS if short != given else 1.0)
    return same or Stated(value=given, origin="metadata title")


def _find_fuller(source: Source, short: str, *, share: float) -> Stated | None:
    """Return a line of the opening that says the short title, or this share of it, in full."""
    words = set(_WORD.findall(short.casefold()))
    if len(short.split()) < TITLE_WORDS[0]:
        return None
    for block in source.opening[:HEADING_BLOCKS]:
        text = source.text(block)
        shared = words.intersection(_WORD.findall(text.casefold()))
        fits = len(text.split()) <= TITLE_WORDS[1] and not _NO_TITLE.search(text)
        if fits and len(shared) >= share * len(words):
            return _cite(block, text)
    return None


SHARED_WORDS = 0.6
"""Share of the words of a file title that a heading must repeat to be the same title."""


def _read_opening(source: Source, issuer: Stated | None) -> Stated | None:
    for at, block in enumerate(source.opening[:TITLE_BLOCKS]):
        text = source.text(block)
        if _GENERIC.fullmatch(text) or (issuer is not None and issuer.value == text):
            continue
        if block.region is Region.HEADING:
            return _cite(block, text) if at < HEADING_BLOCKS else None
        if block.region is not Region.BODY or _NO_TITLE.search(text):
            continue
        if TITLE_WORDS[0] <= len(text.split()) <= TITLE_WORDS[1] and not is_organisation(text):
            return _cite(block, text)
    return None


def _cite(block: Block, text: str) -> Stated:
    return Stated(value=text, span=Span(start=block.start, end=block.end))
