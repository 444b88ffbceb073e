"""From the ids of rows to the names of files: no id can lead out of the folder, or to another's.

An id of plain letters, digits, "-", "_" and "." stays as it is. Any other keeps what of it is plain
and gets a hash behind a "~", which no plain name holds; so two ids never share a name. File systems
that do not tell upper from lower case are taken into account.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

LONGEST_NAME: Final = 60
"""Characters of a plain name: far below the 255 bytes of any file system, with every ending."""

_HASH_DIGITS: Final = 16
"""64 bits: two of 10,000 rows share a hash with a chance of 3e-12, and are refused then."""

_PLAIN: Final = re.compile(rf"[A-Za-z0-9](?:[A-Za-z0-9._-]{{0,{LONGEST_NAME - 2}}}[A-Za-z0-9_-])?")
_KEPT: Final = re.compile(r"[^A-Za-z0-9_-]+")
_KEPT_CHARACTERS: Final = 40

_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever the ending. Source: Microsoft, "Naming Files"."""


def name_rows(ids: Iterable[str]) -> list[str]:
    """Return for each id, in order, the name of its files without their endings."""
    wanted = list(ids)
    alike = Counter(each.casefold() for each in wanted)
    return [_name(each, plain=alike[each.casefold()] == 1) for each in wanted]


def _name(row: str, *, plain: bool) -> str:
    if plain and _PLAIN.fullmatch(row) and not _DEVICES.fullmatch(row):
        return row
    digest = hashlib.sha256(row.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]
    kept = _KEPT.sub("_", row).strip("_-")[:_KEPT_CHARACTERS]
    return f"{kept or 'row'}~{digest}"
