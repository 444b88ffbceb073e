"""The statements that a run has shown, as subjects to spoil."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from agent.quote.shelf import as_evidence
from agent.types import Evidence
from evals.benchmark.world import Subject, World
from evals.running.store import read_run
from store.errors import BadInput

BANK: Final = "answers"


class _Loose(BaseModel):
    """A part of an answer, of which the rest is not needed here."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Cited(_Loose):
    """A place that a statement cites."""

    version: str
    start: int
    end: int


class Shown(_Loose):
    """A statement of an answer."""

    text: str
    evidence: tuple[Cited, ...]


class Said(_Loose):
    """An answer, as `brief ask --json` prints it."""

    statements: tuple[Shown, ...] = ()


def list_answered(path: Path, world: World) -> list[Subject]:
    """Return the statements of a run, each once, with their evidence in the library.

    Raises:
        BadInput: it is no run, shows nothing, or cites what the library does not hold.
    """
    found: dict[str, Subject] = {}
    for case in read_run(path).cases:
        for each in _list_shown(path, case.id, case.said or {}):
            evidence = tuple(_find(path, case.id, place, world) for place in each.evidence)
            if evidence:
                found[each.text] = Subject(bank=BANK, text=each.text, evidence=evidence)
    if not found:
        raise BadInput(f"{path}: the run shows no statement to spoil")
    return list(found.values())


def _list_shown(path: Path, case: str, said: Mapping[str, Any]) -> Iterator[Shown]:
    try:
        yield from Said.model_validate(said).statements
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(map(str, fault["loc"]))
        raise BadInput(f"{path}: case {case}: {field}: {fault['msg']}") from None


def _find(path: Path, case: str, place: Cited, world: World) -> Evidence:
    document, sentences = world.documents.get(place.version, (None, ()))
    for each in sentences:
        if document is not None and (each.start, each.end) == (place.start, place.end):
            return as_evidence(document, each, sentences)
    raise BadInput(
        f"{path}: case {case} cites a sentence that this library does not hold; name the library "
        "that the run was made on"
    )
