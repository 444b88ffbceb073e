"""A file of labelled claims: JSON lines, plain or gzipped, each with its evidence and its label."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent.marked import decode, name_field, refuse
from evals.benchmark.evidence import quote
from evals.benchmark.types import Labelled
from evals.suite.nodes import MOST_BYTES, read_text
from evals.support.sets import cut
from store.errors import BadInput

SUPPORTED: Final = frozenset({1, "supported"})
Words = Annotated[str, Field(min_length=1)]


class Row(BaseModel):
    """One line: `label` says whether the evidence proves the claim, 1 and 0 as well as in words.

    `evidence` is a text, which is cut into sentences, or a list of sentences. `group` is what
    rows depend on, a document or a question: intervals and folds keep it whole. `error` names
    what is wrong with an unsupported claim. `set` and `detail` are read over.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    claim: Words
    evidence: str | list[str]
    label: Literal[0, 1, "supported", "unsupported", "overstated", "contradicted"] | bool
    id: str | int | None = None
    group: str | int | None = None
    error: str = ""
    set: Any = None
    detail: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledFile:
    """The rows of a file, the SHA-256 of its bytes, and whether rows name their groups."""

    path: Path
    sha256: str
    rows: tuple[Labelled, ...]
    is_grouped: bool


def read_labelled(path: Path) -> LabelledFile:
    """Return the rows of a file.

    Raises:
        BadInput: "file:line: field: what": it cannot be read, is empty, or a line is no row.
    """
    text = _open(path)
    read = list(_read_lines(path, text))
    if not read:
        raise refuse(path, 1, "", "the file holds no labelled claim")
    return LabelledFile(
        path=path,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        rows=tuple(_label(path.name, line, row) for line, row in read),
        is_grouped=all(row.group is not None for _, row in read),
    )


def _open(path: Path) -> str:
    if path.suffix != ".gz":
        return read_text(path)
    try:
        with gzip.open(path) as file:
            held = file.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise BadInput(f"{path}: it cannot be read: {error}") from error
    if len(held) > MOST_BYTES:
        raise BadInput(f"{path}: unpacked it has more than {MOST_BYTES:,} bytes, the most we read")
    return decode(held, path)


def _read_lines(path: Path, text: str) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise refuse(path, number, "", f"it is no JSON: {error}") from None
        try:
            yield number, Row.model_validate(values)
        except ValidationError as error:
            raise _explain(path, number, error) from None


def _explain(path: Path, number: int, error: ValidationError) -> BadInput:
    fault = error.errors(include_url=False, include_input=False)[0]
    field = name_field(fault["loc"][:1])
    what = {"extra_forbidden": "unknown field", "missing": "the field is missing"}.get(
        fault["type"], str(fault["msg"])
    )
    if field == "label" and fault["type"] != "missing":
        what = "1, 0, or supported, overstated, unsupported, contradicted"
    return refuse(path, number, field, what)


def _label(source: str, line: int, row: Row) -> Labelled:
    sentences = cut(row.evidence) if isinstance(row.evidence, str) else tuple(row.evidence)
    name = str(line) if row.id is None else str(row.id)
    return Labelled(
        id=name,
        source=source,
        cluster=f"line {line}" if row.group is None else str(row.group),
        text=row.claim,
        evidence=quote(sentences),
        supported=row.label in SUPPORTED,
        error=row.error,
    )
