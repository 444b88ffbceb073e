"""A file of jobs -> rows, or every fault of it with file and line before anything is done.

A line of JSON, a record of CSV, or an item of a YAML list is one job. Rows are read one after the
other, so that 10,000 of them never stand in memory at once.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from agent.batch.given import Fault, read_row
from agent.batch.types import Row
from agent.marked import decode, read_bytes, read_yaml
from agent.render.safe import visible
from store.errors import BadInput

MOST_FAULTS: Final = 10
"""Named at once: enough to mend a file in one go, few enough to stay on a screen."""

LONGEST_LINE: Final = 1_000_000
"""Bytes of one line; the longest job that is accepted has some 40,000."""

_LONGEST_YAML: Final = 16_000_000
"""Bytes; YAML is read as a whole. Some 50,000 rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A job as it stands in the file, or why none can be read there."""

    line: int
    values: Mapping[str, Any] | None = None
    fault: str = ""


def read_jobs(path: Path, *, as_of: date | None = None) -> Iterator[Row]:
    """Yield the rows of a file of jobs in their order.

    Args:
        path: .jsonl, .csv, or .yaml.
        as_of: the day for which the run asks, where a row names none.

    Raises:
        BadInput: it cannot be read or holds no job; at its end, for all faults that were found
            together. Nothing that was yielded before may then be used.
    """
    faults: list[str] = []
    seen: dict[bytes, int] = {}
    forms = lru_cache(_hash_form)
    for found in _find_rows(path):
        fault = found.fault
        row: Row | list[Fault] = []
        if found.values is not None:
            row = read_row(found.values, as_of=as_of, form_hash=forms)
        if isinstance(row, Row):
            digest = hashlib.sha256(row.id.encode("utf-8", "surrogatepass")).digest()[:16]
            first = seen.setdefault(digest, found.line)
            if first == found.line:
                yield row
                continue
            fault = f"id: {row.id!r} is the id of line {first} already"
        elif row:
            fault = "; ".join(map(str, row))
        faults.append(visible(f"{path}:{found.line}: {fault}"))
    if faults:
        more = len(faults) - MOST_FAULTS
        tail = [f"and {more} more"] if more > 0 else []
        raise BadInput("\n".join([*faults[:MOST_FAULTS], *tail]))
    if not seen:
        raise BadInput(f"{visible(str(path))}:1: the file holds no job")


def _hash_form(name: str) -> str:
    from agent.briefing.computed.compute import COMPUTATIONS
    from agent.briefing.forms import load_form

    return load_form(name, computations=COMPUTATIONS).hash


def digest_file(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _find_rows(path: Path) -> Iterator[_Found]:
    readers: dict[str, Callable[[Path], Iterator[_Found]]] = {
        ".jsonl": _read_jsonl,
        ".ndjson": _read_jsonl,
        ".csv": _read_csv,
        ".yaml": _read_yaml,
        ".yml": _read_yaml,
    }
    reader = readers.get(path.suffix.casefold())
    if reader is None:
        raise BadInput(
            f"{visible(str(path))} is no file of jobs; they stand in a .jsonl, .csv or .yaml file"
        )
    if not path.is_file():
        raise BadInput(f"{visible(str(path))}: there is no such file")
    try:
        yield from reader(path)
    except OSError as error:
        raise BadInput(f"{visible(str(path))}: it cannot be read: {error.strerror}") from error


def _read_lines(path: Path) -> Iterator[tuple[int, str | None]]:
    """Yield each line with its number; None where it is no UTF-8 or too long."""
    with path.open("rb") as file:
        number = 0
        while held := file.readline(LONGEST_LINE + 1):
            number += 1
            if len(held) > LONGEST_LINE:
                yield number, None
                while held and not held.endswith(b"\n"):
                    held = file.readline(LONGEST_LINE)
                continue
            try:
                yield number, held.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                yield number, None


_NO_TEXT: Final = f"the line is no UTF-8, or has more than {LONGEST_LINE:,} bytes"


def _read_jsonl(path: Path) -> Iterator[_Found]:
    for line, text in _read_lines(path):
        if text is None:
            yield _Found(line=line, fault=_NO_TEXT)
        elif text.strip():
            yield _read_object(line, text)


def _read_object(line: int, text: str) -> _Found:
    try:
        value = json.loads(text, object_pairs_hook=_refuse_twice)
    except json.JSONDecodeError as error:
        return _Found(line=line, fault=f"it is no JSON: {error.msg} at column {error.colno}")
    except ValueError as error:
        return _Found(line=line, fault=str(error))
    except RecursionError:
        return _Found(line=line, fault="it is no job: it is nested too deeply")
    if not isinstance(value, dict):
        return _Found(line=line, fault='it is no job; write {"id": …, "question": …} on each line')
    return _Found(line=line, values=value)


def _refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the field {twice!r} is given twice")
    return found


def _read_csv(path: Path) -> Iterator[_Found]:
    """Yield the records of a table whose first line names the fields; empty cells give none."""
    with path.open("rb") as raw:
        first = raw.readline(LONGEST_LINE)
    # A spreadsheet of a country with decimal commas parts its cells by semicolons.
    delimiter = ";" if b";" in first and b"," not in first else ","
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.reader(file, delimiter=delimiter, strict=True)
        header: list[str] | None = None
        line = 1
        try:
            for record in table:
                if header is None:
                    header = [name.strip() for name in record]
                    if len(set(header)) < len(header):
                        yield _Found(line=line, fault="a column is named twice")
                        return
                elif any(cell.strip() for cell in record):
                    yield _read_record(line, header, record)
                line = table.line_num + 1
        except csv.Error as error:
            yield _Found(line=line, fault=f"it is no CSV: {error}")
        except UnicodeDecodeError:
            yield _Found(line=line, fault="it is no UTF-8; save it as CSV UTF-8")


def _read_record(line: int, header: list[str], record: list[str]) -> _Found:
    if len(record) > len(header):
        return _Found(line=line, fault=f"{len(record)} cells under {len(header)} columns")
    cells = zip(header, record, strict=False)
    return _Found(line=line, values={name: cell for name, cell in cells if cell.strip()})


def _read_yaml(path: Path) -> Iterator[_Found]:
    """Yield the items of a list of mappings."""
    too_large = "it is too large for YAML; write it as .jsonl"
    text = decode(read_bytes(path, most_bytes=_LONGEST_YAML, too_large=too_large), path)
    marked = read_yaml(text, path, first=1)
    if not isinstance(marked.value, list):
        yield _Found(line=1, fault="it is no list of jobs; begin each with “- id: …”")
        return
    for place, value in enumerate(marked.value):
        line = marked.lines[(place,)]
        if not isinstance(value, dict):
            yield _Found(line=line, fault="it is no job; write “- id: …” and its fields")
            continue
        deep = next((name for name, held in value.items() if not _is_flat(held)), None)
        if deep is not None:
            what = f"{deep}: it is neither a value nor a list of values"
            yield _Found(line=marked.lines[place, deep], fault=what)
            continue
        yield _Found(line=line, values=value)


def _is_flat(value: object) -> bool:
    items = value if isinstance(value, list) else [value]
    return not any(isinstance(each, (list, dict)) for each in items)
