"""A suite of questions with what is expected of each answer, as its file says it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from agent.types import Outcome

VERSION: Final = "1"
HASH_LENGTH: Final = 16
"""Hexadecimal digits that stand for a stretch of words: 64 bits, so that two of the millions of
stretches of a document collection practically never share them."""

Name = Annotated[str, Field(min_length=1, pattern=r"^\S(.*\S)?$")]
Text = Annotated[str, Field(min_length=1, pattern=r"\S")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SuiteDocument(_Strict):
    """A document that questions refer to by a short id; `file` is the end of its path."""

    id: Name
    file: Name
    label: str = ""


class GoldQuote(_Strict):
    """A passage that should be among those shown: its words, or where they stand and their hash.

    A suite over texts that are not ours holds no words of theirs: `at` is the ordinal of the
    first word of the canonical text, `words` their number, `sha256` the first digits of the hash
    over the words joined by single spaces.
    """

    doc: Name
    role: Literal["supports", "closest_passage", "contrast"]
    quote: Text | None = None
    at: Annotated[int, Field(ge=0)] | None = None
    words: Annotated[int, Field(ge=1)] | None = None
    sha256: Annotated[str, Field(pattern=f"^[0-9a-f]{{{HASH_LENGTH}}}$")] | None = None

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        place = (self.at, self.words, self.sha256)
        if self.quote is not None and any(each is not None for each in place):
            raise ValueError("give the words (quote) or their place (at, words, sha256), not both")
        if self.quote is None and any(each is None for each in place):
            raise ValueError("give the words (quote), or their place: at, words and sha256")
        return self


class Case(_Strict):
    """One question, or the last question of a chat whose earlier ones are `turns`.

    `expected_outcome` is None where only what is said counts: answers of other systems, for
    which nobody has written down what was expected.
    `part` says what the case may be used for ("dev" for tuning); a case that `must_pass` fails
    the gate alone; `as_of` asks as on that day; `tags` are free words to choose and count by.
    """

    id: Name
    question: Text
    kind: tuple[Name, ...] = ()
    expected_outcome: Outcome | None
    gold_answer: str = ""
    support: tuple[GoldQuote, ...] = ()
    nuggets_vital: tuple[Text, ...] = ()
    nuggets_okay: tuple[Text, ...] = ()
    must_not_claim: tuple[Text, ...] = ()
    trap: str = ""
    difficulty: int = 0
    part: Name = "dev"
    must_pass: bool = False
    turns: tuple[Text, ...] = ()
    tags: tuple[Name, ...] = ()
    as_of: date | None = None


class Meta(_Strict):
    """What a suite says of itself."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    title: Text
    schema_version: Literal["1"] = Field(alias="schema")
    note: str = ""
    normalisation: str = ""
    outcomes: dict[str, str] = {}
    roles: dict[str, str] = {}
    scoring: str = ""
    documents: tuple[SuiteDocument, ...] = ()


class Suite(_Strict):
    """All questions of a file."""

    meta: Meta
    questions: Annotated[tuple[Case, ...], Field(min_length=1)]
