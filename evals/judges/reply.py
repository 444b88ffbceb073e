"""Read a model's verdicts: tolerant in how they are wrapped, strict in what they say.

Nothing malformed is ever a verdict. What one entry does wrong does not cost the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from agent.compose.disarm import disarm
from agent.compose.extract import extract
from agent.compose.schema import describe_fault, plain_schema
from agent.errors import AnswerUnusable
from evals.judges.types import JudgeFailure, Opinion, Verdict
from evals.types import Support

LIST: Final = "verdicts"
MISSING: Final = "no verdict came back"
_LONGEST_WHY: Final = 160
"""Characters of the model's reason that are kept; it was asked for twenty words."""


class ReplyVerdict(BaseModel):
    """One entry of a reply; `id` is the number of the statement in the request, from 1."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: int = Field(ge=1)
    why: str = ""
    verdict: Literal["full", "partial", "none", "contradicted"]

    @field_validator("verdict", mode="before")
    @classmethod
    def _fold(cls, given: object) -> object:
        return given.strip().casefold() if isinstance(given, str) else given


class JudgeReply(BaseModel):
    """The reply to `judge`: what the schema is made of."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verdicts: tuple[ReplyVerdict, ...]


SCHEMA: Final[Mapping[str, Any]] = plain_schema(JudgeReply)


def read_verdicts(text: str, count: int) -> dict[int, Opinion]:
    """Return what a reply says of the statements 1 to `count`; of several verdicts the last.

    A statement whose last entry is malformed has failed, even if an earlier one was sound. Those
    that are not mentioned are left out; entries on statements that were not asked about are void.

    Raises:
        AnswerUnusable: the reply holds no list of verdicts, or several different ones.
    """
    found = extract(text, (LIST,), [])
    entries = found[LIST]
    if not isinstance(entries, list) or len(found) > 1:
        raise AnswerUnusable(f'the reply\'s JSON object must hold "{LIST}", a list, and no more')
    said: dict[int, Opinion] = {}
    for entry in entries:
        number = entry.get("id") if isinstance(entry, dict) else None
        # True is 1 to Python.
        if isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= count:
            said[number] = _read(entry)
    return said


def _read(entry: object) -> Opinion:
    try:
        read = ReplyVerdict.model_validate(entry)
    except ValidationError as error:
        return JudgeFailure(reason=f"its verdict is malformed: {describe_fault(error)}")
    return Verdict(support=Support(read.verdict), why=disarm(read.why, _LONGEST_WHY))
