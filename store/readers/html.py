"""HTML pages and fragments.

lxml (BSD; libxml2's parser never fails on tag soup, is fast, and is needed for DOCX anyway)
builds the tree; the walk over it is ours.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from store.errors import LimitReached
from store.readers import templates
from store.readers.encoding import Decoded, decode
from store.readers.html_align import Source
from store.readers.html_head import read_metadata, read_title
from store.readers.html_walk import Walked, walk
from store.readers.instructions import find
from store.readers.raw import RawBlock, RawKind, RawReading
from store.types import Note, NoteKind

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MEDIA_TYPE = "text/html"
MAX_BYTES = 20_000_000
"""A page above this is no page; parsing it would need more memory than a reading child has."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_SELF_CLOSED = re.compile(
    r"<(script|style|title|iframe|textarea|noscript|template|object)\b([^<>]{0,2000})/>",
    re.IGNORECASE,
)
_WRAPPER = re.compile(
    r"(?:</?(?:div|span|section|article|font|b|i|u|em|strong|center|blockquote|ul|ol|li|dl|dd"
    r"|table|tbody|tr|td|th)\b[^<>]*>\s*)+",
    re.IGNORECASE,
)
# libxml2 gives up at 2,047 open elements and says nothing. On 41 pages both counts of the text are
# equal; what falls below this lost a passage.
_KEPT = 0.98
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\r?\n.*?\r?\n---[ \t]*(?=\r?\n|\Z)", re.DOTALL)


def read(data: bytes, *, name: str) -> RawReading:
    """Return the blocks of an HTML page or fragment, each with its byte range.

    Raises:
        LimitReached: the file is larger than `MAX_BYTES`.
    """
    if len(data) > MAX_BYTES:
        message = f"{name!r} is {len(data)} bytes; HTML is read up to {MAX_BYTES}. Split the file."
        raise LimitReached(message)
    decoded = decode(data, declares=True)
    source = mask_templates(decoded.text)
    words = Source(source)
    root, notes = _parse_whole(source, words)
    if root is None:
        return RawReading(media_type=MEDIA_TYPE, blocks=(), notes=(*decoded.notes, *notes))
    walked = walk(root)
    metadata = read_metadata(root)
    return RawReading(
        media_type=MEDIA_TYPE,
        blocks=_place(walked.blocks, decoded, words),
        title=read_title(root, dict(metadata), walked),
        notes=(*decoded.notes, *notes, *_note(root, walked, source)),
        metadata=metadata,
    )


def mask_templates(text: str) -> str:
    """Return `text` with template tags and front matter blanked, every offset kept.

    Only where the file shows that it is a template: front matter or a `{% tag %}`.
    """
    text = _CONTROL.sub(" ", text)
    if not templates.has_tags(text) and not _FRONT_MATTER.match(text):
        return text
    text = _FRONT_MATTER.sub(lambda match: " " * len(match.group()), text)
    return templates.blank(text, filler=" ")


def parse(source: str) -> Element | None:
    """Return the root of the tree, or None where there is nothing in `source`."""
    from lxml import etree

    if not source.strip():
        return None
    source = _SELF_CLOSED.sub(r"<\1\2></\1>", source)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        return None
    except etree.XMLSyntaxError:
        return None


def _parse_whole(source: str, words: Source) -> tuple[Element | None, list[Note]]:
    """Return a tree that holds the text of `source`, with a note where some is not in it.

    A parser that stops at its limit of nesting keeps silent, so the text is counted. What it lost
    is read again with the wrappers turned into plain paragraphs.
    """
    root = parse(source)
    if _holds(root, words):
        return root, []
    flat = parse(_WRAPPER.sub("<p>", source))
    if _holds(flat, words):
        message = "the page is nested too deeply; it was read as plain paragraphs"
        return flat, [Note(kind=NoteKind.DAMAGED, message=message)]
    kept = _measure(root)
    message = f"only {kept} of {words.size} characters of the page's text could be parsed"
    return root, [Note(kind=NoteKind.TRUNCATED, message=message)]


def _holds(root: Element | None, words: Source) -> bool:
    return _measure(root) >= _KEPT * words.size


def _measure(root: Element | None) -> int:
    """Return how many characters of text a tree holds, without white space."""
    if root is None:
        return 0
    skipped = {"script", "style"}
    return sum(
        sum(map(len, (text or "").split()))
        for element in root.iter("*")
        for text in (None if element.tag in skipped else element.text, element.tail)
    )


def _place(blocks: list[RawBlock], decoded: Decoded, words: Source) -> tuple[RawBlock, ...]:
    """Return the blocks with their byte ranges."""
    texts = [
        block.text.replace(" | ", " ") if block.kind is RawKind.ROW else block.text
        for block in blocks
    ]
    spans = words.locate(texts)
    at = decoded.byte_offsets(edge for span in spans for edge in span)
    return tuple(
        replace(block, byte_start=at[start], byte_end=at[end])
        for block, (start, end) in zip(blocks, spans, strict=True)
    )


def _note(root: Element, walked: Walked, source: str) -> list[Note]:
    """Return what a user should know: hidden text, orders in comments, direction."""
    notes = []
    if walked.hidden:
        words = sum(len(text.split()) for text in walked.hidden)
        orders = any(map(find, walked.hidden))
        notes.append(
            Note(
                kind=NoteKind.HIDDEN_TEXT,
                message=f"hidden words were left out, {words} in all"
                f"{', orders to a model among them' if orders else ''}, "
                f"beginning {walked.hidden[0][:60]!r}",
            )
        )
    # Comments are the business of a page's makers, unless they speak to its machine readers.
    comments = [" ".join(match.group(1).split()) for match in _COMMENT.finditer(source)]
    order = next(filter(find, comments), None)
    if order:
        message = f"a comment with orders to a model was left out, beginning {order[:60]!r}"
        notes.append(Note(kind=NoteKind.HIDDEN_TEXT, message=message))
    if any(element.get("dir", "").lower() == "rtl" for element in root.iter("html", "body")):
        notes.append(
            Note(kind=NoteKind.DIRECTION, message="the page declares right-to-left direction")
        )
    return notes
