"""Read what a person took out of a chat window: bytes into text, typographic signs into JSON's.

Only the wrapping is set right, and only where the text cannot be read without it; what a reply
says is never changed, and no brace is closed. Reading it is left to whoever asked.
"""

from __future__ import annotations

import codecs
import json
from typing import Final

LARGEST_REPLY: Final = 1_000_000
"""Bytes. The longest reply that is read has 200,000 characters; in UTF-16 or with the thoughts of a
model around it, it has a few times as many bytes."""

_MOST_TRIES: Final = 200
"""Opening braces looked at: prose has few; what has more is no reply."""

_FENCE: Final = "```"

# Copied from a web page, indentation comes as spaces that do not break, which JSON does not know.
_SPACES: Final = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009"), " ")
_UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"), "")
_QUOTES: Final = dict.fromkeys(map(ord, "“”„‟＂"), '"')


def decode(held: bytes) -> str:
    """Return the text of a file, without a byte order mark, its lines ended by line feeds.

    UTF-8; UTF-16 as Notepad's "Unicode" writes it, known by its mark or by its zero bytes; else
    the Western alphabet of Windows, "ANSI" in Notepad.

    Raises:
        ValueError: it is in none of these.
    """
    try:
        text = held.decode(_find_encoding(held))
    except UnicodeDecodeError:
        raise ValueError("neither UTF-8 nor UTF-16 nor Windows-1252") from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def straighten(text: str, key: str) -> str:
    """Return a text that holds an object with the key, its typographic signs as JSON has them.

    What can be read as it stands is left as it stands; so is what cannot be read either way.
    Quotation marks are only replaced where the object has no straight one: beside straight ones
    they belong to a statement.
    """
    spaced = text.translate(_SPACES | _UNSEEN)
    start, end = spaced.find("{"), spaced.rfind("}") + 1
    quoted = spaced
    if '"' not in spaced[start:end]:
        quoted = spaced[:start] + spaced[start:end].translate(_QUOTES) + spaced[end:]
    for each in (text, spaced, quoted):
        if _find(each, key):
            return each
    return text


def holds_object(text: str, key: str) -> bool:
    """Say whether a complete object with the key stands in the text, whatever is around it."""
    return bool(_find(straighten(text, key), key))


def is_whole(text: str, key: str) -> bool:
    """Say whether the text ends with a complete object that has the key; a fence may follow."""
    if not _strip(text).endswith("}"):
        return False
    body = _strip(straighten(text, key))
    return len(body) in _find(body, key)


def _strip(text: str) -> str:
    return text.rstrip().removesuffix(_FENCE).rstrip()


def _find_encoding(held: bytes) -> str:
    if held.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # A JSON object begins with ASCII: in UTF-16 every other byte of it is zero.
    if b"\0" in held[:2]:
        return "utf-16-be" if held[0] == 0 else "utf-16-le"
    try:
        held.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _find(text: str, key: str) -> list[int]:
    """Return where the outermost complete objects that have the key end."""
    decoder = json.JSONDecoder()
    ends: list[int] = []
    at = text.find("{")
    for _ in range(_MOST_TRIES):
        if at < 0:
            break
        try:
            found, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            if key in found or not key:
                ends.append(end)
        at = text.find("{", end)
    return ends
