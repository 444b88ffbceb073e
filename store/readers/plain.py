"""Plain text: paragraphs by blank lines or by lines, list items, and nothing else assumed."""

from __future__ import annotations

import re

from store.readers.encoding import Decoded, decode
from store.readers.lines import Line, find_wrap_width, split_lines, was_wrapped
from store.readers.raw import RawBlock, RawKind, RawReading

MEDIA_TYPE = "text/plain"

# A mark and white space; the mark stays out of the text, since it is drawn, not said.
_BULLET = re.compile(r"[-*+•‣◦▪●○■–—·]\s+(?=\S)")
_LABEL = re.compile(
    r"(?:\(\d{1,3}\)|\([a-z]{1,4}\)|\d{1,3}[.)]|[a-z][.)]|[ivxlc]{1,5}[.)])\s+(?=\S)"
)
_RULE = re.compile(r"[\W_]+")
_STARTS_BLOCK = re.compile(
    r"(?:(?:article|section|chapter|part|annex|clause)\s+[\divxlc]|q\d{0,3}[.:]\s|a[.:]\s"
    r"|\d{1,2}(?:\.\d{1,3}){1,3}\.?\s)",
    re.IGNORECASE,
)
_SENTENCE_END = (".", "!", "?", ":", ";", "。", "؟", "।")


def read(data: bytes, *, name: str) -> RawReading:  # noqa: ARG001 - one signature for all readers
    """Return the paragraphs of a plain text file, each with its byte range."""
    decoded = decode(data)
    groups = _group(split_lines(decoded.text))
    return RawReading(
        media_type=MEDIA_TYPE,
        blocks=tuple(_block(group, decoded_at) for group, decoded_at in _locate(groups, decoded)),
        notes=decoded.notes,
    )


def _group(lines: list[Line]) -> list[list[Line]]:
    """Return the lines of each paragraph together."""
    width = find_wrap_width(lines)
    groups: list[list[Line]] = []
    open_group = False
    for line in lines:
        if not line.text:
            open_group = False
            continue
        if open_group and _continues(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
        open_group = True
    return groups


def _continues(group: list[Line], line: Line, width: int | None) -> bool:
    """Return whether `line` goes on with the paragraph above it."""
    if _BULLET.match(line.text) or _LABEL.match(line.text) or _STARTS_BLOCK.match(line.text):
        return False
    before = group[-1]
    if width is not None and was_wrapped(before, line, width):
        return True
    return not before.text.endswith(_SENTENCE_END) and line.text[0].islower()


def _locate(groups: list[list[Line]], decoded: Decoded) -> list[tuple[list[Line], tuple[int, int]]]:
    """Return each group with its byte range."""
    edges = [edge for group in groups for edge in (group[0].start, group[-1].end)]
    at = decoded.byte_offsets(edges)
    return [(group, (at[group[0].start], at[group[-1].end])) for group in groups]


def _block(group: list[Line], where: tuple[int, int]) -> RawBlock:
    text = "\n".join(line.text for line in group)
    bullet = None if _RULE.fullmatch(text) else _BULLET.match(text)
    label = _LABEL.match(text)
    return RawBlock(
        text=text[bullet.end() :] if bullet else text,
        kind=RawKind.ITEM if bullet or label else RawKind.PARAGRAPH,
        level=1 + group[0].indent // 4 if bullet or label else 0,
        byte_start=where[0],
        byte_end=where[1],
    )
