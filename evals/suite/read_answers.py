"""Files of answers that other systems made: JSON lines, ours or of a usual record shape."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from agent.marked import name_field, refuse
from evals.suite.answers import GivenAnswer
from evals.suite.importers import import_record, is_record
from evals.suite.nodes import read_text
from store.errors import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFile:
    """Answers in their order, each with its line. `digest` is the file's SHA-256, in hex."""

    path: Path
    digest: str
    answers: tuple[tuple[int, GivenAnswer], ...]


def read_answers(path: Path) -> AnswerFile:
    """Return the answers in a file of JSON lines.

    A line is a `GivenAnswer`, or a record that `evals.suite.importers` knows.

    Raises:
        BadInput: it cannot be read, holds no answer, a line is neither, or an id comes twice.
    """
    text = read_text(path)
    answers = tuple(_read_lines(path, text))
    if not answers:
        raise refuse(path, 1, "", "the file holds no answer")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return AnswerFile(path=path, digest=digest, answers=answers)


def _read_lines(path: Path, text: str) -> Iterator[tuple[int, GivenAnswer]]:
    seen: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        answer = _read(path, number, line)
        if answer.id is not None:
            if answer.id in seen:
                what = f"the id {answer.id!r} is also that of line {seen[answer.id]}"
                raise refuse(path, number, "id", what)
            seen[answer.id] = number
        yield number, answer


def _read(path: Path, number: int, line: str) -> GivenAnswer:
    try:
        values = json.loads(line, object_pairs_hook=_refuse_twice)
    except (ValueError, RecursionError) as error:
        raise refuse(path, number, "", f"it is no JSON: {error}") from None
    if isinstance(values, dict) and "statements" not in values and is_record(values):
        try:
            values = import_record(values)
        except ValueError as error:
            raise refuse(path, number, "", str(error)) from None
    try:
        return GivenAnswer.model_validate(values)
    except ValidationError as error:
        raise _explain(path, number, error) from None


def _explain(path: Path, number: int, error: ValidationError) -> BadInput:
    fault = error.errors(include_url=False, include_input=False)[0]
    what = {"extra_forbidden": "unknown field", "missing": "the field is missing"}.get(
        fault["type"], str(fault["msg"])
    )
    return refuse(path, number, name_field(fault["loc"]), what)


def _refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the field {twice!r} is given twice")
    return values
