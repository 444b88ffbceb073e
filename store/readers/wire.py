"""A reading as bytes, for the pipe between the reading child and its parent.

JSON, never pickle: the child has parsed hostile bytes and is not trusted. Whatever does not fit
the types, or points outside the text, is refused here.
"""

from __future__ import annotations

import json

from store.errors import Damaged
from store.types import Block, Note, NoteKind, Place, Reading, Region, Role


def encode(reading: Reading) -> dict[str, object]:
    """Return the reading as plain lists and strings."""
    return {
        "media_type": reading.media_type,
        "text": reading.text,
        "blocks": [
            (b.start, b.end, b.region, b.role, b.heading_path, b.number, b.level)
            for b in reading.blocks
        ],
        "places": [
            (p.start, p.end, p.page, p.byte_start, p.byte_end, p.paragraph) for p in reading.places
        ],
        "title": reading.title,
        "pages": reading.pages,
        "notes": [(n.kind, n.message, n.pages) for n in reading.notes],
        "metadata": reading.metadata,
    }


def decode(value: object) -> Reading:
    """Return the reading that `encode` took apart.

    Raises:
        Damaged: the value is not a reading, so the child cannot be believed.
    """
    try:
        return _decode(value)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise Damaged(f"the reading child sent something that is no reading ({error})") from error


def _decode(value: object) -> Reading:
    if not isinstance(value, dict):
        raise TypeError(type(value).__name__)
    text = _string(value["text"])
    # A lone surrogate cannot be stored or hashed as UTF-8; encoding raises for it.
    text.encode("utf-8")
    size = len(text)
    blocks: list[Block] = []
    floor = 0
    for start, end, region, role, heads, number, level in value["blocks"]:
        _check_span(start, end, size)
        if start < floor:
            raise ValueError("blocks overlap")
        floor = end
        blocks.append(
            Block(
                start=start,
                end=end,
                region=Region(region),
                role=None if role is None else Role(role),
                heading_path=tuple(_string(head) for head in heads),
                number=_string_or_none(number),
                level=_whole(level),
            )
        )
    places: list[Place] = []
    for start, end, page, byte_start, byte_end, paragraph in value["places"]:
        _check_span(start, end, size)
        places.append(
            Place(
                start=start,
                end=end,
                page=_whole_or_none(page),
                byte_start=_whole_or_none(byte_start),
                byte_end=_whole_or_none(byte_end),
                paragraph=_whole_or_none(paragraph),
            )
        )
    return Reading(
        media_type=_string(value["media_type"]),
        text=text,
        blocks=tuple(blocks),
        places=tuple(places),
        title=_string_or_none(value["title"]),
        pages=_whole_or_none(value["pages"]),
        notes=tuple(
            Note(kind=NoteKind(kind), message=_string(message), pages=tuple(map(_whole, pages)))
            for kind, message, pages in value["notes"]
        ),
        metadata=tuple((_string(name), _string(entry)) for name, entry in value["metadata"]),
    )


def to_bytes(value: object) -> bytes:
    """Return `value` as JSON in UTF-8; lone surrogates become U+FFFD."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _check_span(start: object, end: object, size: int) -> None:
    if not 0 <= _whole(start) <= _whole(end) <= size:
        raise ValueError(f"span {start!r}..{end!r} of {size}")


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _string_or_none(value: object) -> str | None:
    return None if value is None else _string(value)


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError(type(value).__name__)
    return value


def _whole_or_none(value: object) -> int | None:
    return None if value is None else _whole(value)
