"""The lines that pass between us and a user's checker."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent.external.checker import SCORE_THAT_HOLDS, Claim, Opinion
from agent.render.safe import clip, visible

_WHY_COLUMNS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A line that speaks of one claim."""

    id: str
    opinion: Opinion


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)

    id: str
    score: float | None = Field(default=None, ge=0, le=1)
    supported: bool | None = None
    why: str = ""


def write_line(name: str, claim: Claim) -> bytes:
    """Return the line that asks about a claim."""
    line = {"id": name, "claim": claim.text, "evidence": claim.evidence, "kind": claim.kind}
    return json.dumps(line).encode() + b"\n"


def read_line(line: bytes) -> Answered | None:
    """Return what a line says of a claim; None where it names none, like a model's greeting.

    One with an id that says nothing else we understand is an answer without a verdict.
    """
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict) or not isinstance(read.get("id"), str):
        return None
    try:
        said = _Line.model_validate(read)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in fault["loc"])
        return _no_verdict(read["id"], f"{place}: {fault['msg']}")
    why = shorten(said.why)
    if said.supported is None and said.score is None:
        return _no_verdict(said.id, "neither `score` nor `supported`")
    by_score = said.score is None or said.score >= SCORE_THAT_HOLDS
    if said.score is not None:
        why = f"score {said.score:.2f}{f', {why}' * bool(why)}"
    holds = by_score if said.supported is None else said.supported
    return Answered(id=said.id, opinion=Opinion(holds=holds, why=why))


def shorten(text: str) -> str:
    """Return words of the checker's own, fit to be shown in a line."""
    return clip(visible(text), _WHY_COLUMNS)


def _no_verdict(name: str, fault: str) -> Answered:
    return Answered(id=name, opinion=Opinion(holds=None, why=f"its line is malformed: {fault}"))
