"""A file -> a bundle, or one line that says why it is none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from agent.bundle.canonical import find_changed
from agent.bundle.model import KIND, SCHEMA_VERSION, Bundle
from agent.render.safe import clip, visible
from store.errors import BadInput

LARGEST: Final = 64 * 1024 * 1024
"""Bytes. A dossier of 40 pages that cites 60 documents takes less than 1 MB; a file beyond this
was not written here, and parsing it would take gigabytes."""

_OF_OUR_KIND: Final = re.compile(rb'"kind"\s*:\s*"' + KIND.encode() + rb'"')
"""What a bundle says of itself, wherever in it: another program may have sorted its keys."""

_NAMED: Final = 3
"""Changed parts that an error names; the number of the others follows."""
_MADE: Final = "`--bundle FILE` makes one"


def read_bundle(path: Path) -> Bundle:
    """Return the bundle in a file, whole and as it was sealed.

    Raises:
        BadInput: there is no such file, it is no bundle, a later version made it, or it was
            changed after it was sealed; then every changed part up to three is named.
    """
    return parse_bundle(_read(path), name=str(path))


def parse_bundle(written: bytes, *, name: str) -> Bundle:
    """Return the bundle that was written; errors are those of `read_bundle`, and say `name`."""
    shown = repr(visible(name))
    values = _parse(written, shown)
    _require_kind(values, shown)
    changed = find_changed(values)
    if changed:
        raise BadInput(
            f"{shown} was changed after it was sealed, so it proves nothing: {_list(changed)}"
        )
    try:
        return Bundle.model_validate_json(written)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise BadInput(
            f"{shown} is no bundle as this program writes it: {visible(where)}: {first['msg']}"
        ) from None


def list_bundles(path: Path) -> list[Path]:
    """Return the bundles in a folder and below, by name; of a file, the file alone.

    Other files that end in .json are passed over: a batch has a manifest beside its bundles.

    Raises:
        BadInput: there is no bundle in the folder.
    """
    if not path.is_dir():
        return [path]
    found = [file for file in sorted(path.rglob("*.json")) if _calls_itself_bundle(file)]
    if not found:
        raise BadInput(f"there is no bundle in the folder {visible(str(path))!r}; {_MADE}")
    return found


def _calls_itself_bundle(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return _OF_OUR_KIND.search(opened.read(LARGEST)) is not None
    except OSError:
        # Whoever reads it next says why that cannot be done.
        return True


def _read(path: Path) -> bytes:
    shown = repr(visible(str(path)))
    try:
        with path.open("rb") as file:
            written = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise BadInput(f"there is no file {shown}") from None
    except OSError as error:
        raise BadInput(f"{shown} cannot be read: {error.strerror or error}") from None
    if len(written) > LARGEST:
        raise BadInput(f"{shown} is no bundle: it is larger than {LARGEST // 1024**2} MB")
    return written


def _parse(written: bytes, shown: str) -> dict[str, Any]:
    try:
        values = json.loads(
            written.decode("utf-8"), object_pairs_hook=_unite, parse_constant=_refuse
        )
    except (ValueError, RecursionError) as error:
        why = clip(visible(str(error)), 100)
        raise BadInput(f"{shown} is no bundle, for it is no JSON: {why}") from None
    if not isinstance(values, dict):
        raise BadInput(f"{shown} is no bundle: it holds no JSON object; {_MADE}")
    return values


def _unite(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the pairs as an object; of a name given twice, readers would show one or the other."""
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return values


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _require_kind(values: dict[str, Any], shown: str) -> None:
    if values.get("kind") != KIND:
        if "kind" not in values and "statements" in values and "question" in values:
            raise BadInput(
                f"{shown} is an answer as --json prints it, and no bundle; {_MADE}: it keeps the "
                "hashes that a later check needs"
            )
        raise BadInput(
            f"{shown} is no bundle: its kind is {clip(repr(values.get('kind')), 60)}; {_MADE}"
        )
    version = values.get("schema_version")
    if version == SCHEMA_VERSION:
        return
    if isinstance(version, str) and version.isdecimal() and int(version) > int(SCHEMA_VERSION):
        raise BadInput(
            f"{shown} was made by a later version of this program (schema {version}, this one "
            f"reads {SCHEMA_VERSION}); update it, or check the bundle where it was made"
        )
    raise BadInput(f"{shown} has the schema_version {clip(repr(version), 60)}, which no bundle has")


def _list(changed: Iterable[str]) -> str:
    names = list(changed)
    more = len(names) - _NAMED
    return "; ".join(names[:_NAMED]) + (f"; and {more} more" if more > 0 else "")
