"""Answers that another system made, as they are given: a JSON line each."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from agent.types import Outcome
from evals.suite.types import Name, Text


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GivenStatement(_Strict):
    """One sentence, and what its system shows as proof.

    `quotes` claim to stand in a document of the library, word for word; `contexts` are passages
    that count as they are, from wherever.
    """

    text: Text
    quotes: tuple[Text, ...] = ()
    contexts: tuple[Text, ...] = ()


class GivenAnswer(_Strict):
    """One answer. With a suite it belongs to the question of that id, else of that wording.

    `outcome` is what the system itself says; when None, an answer with statements counts as an
    answer, and one without as silence.
    """

    id: Name | None = None
    question: Text
    outcome: Outcome | None = None
    statements: Annotated[tuple[GivenStatement, ...], Field(max_length=1_000)]
