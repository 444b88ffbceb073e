"""The seal of a bundle: hashes over its parts, and which of them no longer fit.

The seal has no key. It shows that a file is not, to the letter, what was sealed, and in which
part: a slip of an editor, a broken transfer, a hand that changed a figure. It cannot show who
sealed it or when, and whoever can compute SHA-256 can seal a changed file anew. Two things hold
against that one: the documents, for a forged sentence still needs a passage in the reader's own
library that passes every check; and the hash of the whole, kept in another place by whoever
wants to recognise the file.

A hash is SHA-256, in hex, over JSON with sorted keys, without blanks, with everything beyond
ASCII escaped. So blanks, line ends and the order of keys may change; nothing else may.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from agent.render.safe import clip, visible

METHOD: Final = "sha-256 of JSON with sorted keys, no blanks, escaped to ASCII; no key"
SEAL: Final = "seal"

_NAMES: Final = {
    "statements": "statement",
    "withheld": "withheld statement",
    "documents": "document",
    "sections": "section",
    "gaps": "gap",
    "notices": "notice",
    "sources": "source",
}
_SAID_BY: Final = ("text", "title", "about")
_NAMED_COLUMNS: Final = 60


def seal_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the seal of everything but the seal: a hash for each part, and one for all hashes.

    A part that is a list has a hash for each item, so that a changed one can be named.
    """
    parts = {
        key: [hash_values(item) for item in value]
        if isinstance(value, (list, tuple))
        else hash_values(value)
        for key, value in values.items()
        if key != SEAL
    }
    return {"method": METHOD, "parts": parts, "whole": _hash_whole(METHOD, parts)}


def find_changed(values: Mapping[str, Any]) -> list[str]:
    """Return which parts do not fit the seal, in words; nothing where all do.

    Args:
        values: a bundle as parsed from JSON, its seal in it.
    """
    given = values.get(SEAL)
    sealed = given.get("parts") if isinstance(given, dict) else None
    if not isinstance(given, dict) or not isinstance(sealed, dict):
        return ["the seal itself"]
    found = seal_values(values)["parts"]
    changed: list[str] = []
    for key in [*found, *(key for key in sealed if key not in found)]:
        if key not in found:
            changed.append(f"{_part(key)} (taken out)")
        elif key not in sealed:
            changed.append(f"{_part(key)} (put in)")
        else:
            changed += _compare(key, values[key], found[key], sealed[key])
    whole = _hash_whole(given.get("method"), sealed)
    if not changed and (given.get("whole") != whole or set(given) != {"method", "parts", "whole"}):
        changed.append("the seal itself")
    return changed


def hash_values(value: object) -> str:
    """Return the hash of anything that JSON can say."""
    written = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def hash_text(text: str) -> str:
    """Return the hash of a canonical text: SHA-256 over its UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _hash_whole(method: object, parts: object) -> str:
    return hash_values({"method": method, "parts": parts})


def _compare(key: str, value: object, found: object, sealed: object) -> Iterator[str]:
    """Yield the names of a part, or of its items, whose hashes differ."""
    if not (isinstance(found, list) and isinstance(sealed, list) and isinstance(value, list)):
        if found != sealed:
            yield _part(key)
        return
    if len(found) != len(sealed):
        yield f"{_part(key)} ({len(sealed)} were sealed, {len(found)} are there)"
    for place, (one, other) in enumerate(zip(found, sealed, strict=False)):
        if one != other:
            yield _item(key, place, value[place])


def _part(key: str) -> str:
    return f"the part {visible(key)!r}"


def _item(key: str, place: int, value: object) -> str:
    name = f"{_NAMES.get(key, visible(key))} {place + 1}"
    said = value if isinstance(value, str) else _find_words(value)
    return f"{name} (“{clip(visible(said), _NAMED_COLUMNS)}”)" if said else name


def _find_words(value: object) -> str:
    if not isinstance(value, dict):
        return ""
    return next((str(value[key]) for key in _SAID_BY if value.get(key)), "")
