"""A file of questions with what is expected of each answer."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent.types import Outcome
from store.errors import BadInput

HASH_LENGTH: Final = 16


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SuiteDocument(_Strict):
    """A document that questions refer to by a short id; `file` is the end of its path."""

    id: str
    file: str
    label: str = ""


class Support(_Strict):
    """A passage that should be among those shown: its words, or where they stand and their hash.

    A suite over texts that are not ours holds no words of theirs: `at` is the ordinal of the
    first word of the canonical text, `words` their number, `sha256` the first 16 digits over the
    words joined by single spaces.
    """

    doc: str
    role: str
    quote: str | None = None
    at: int | None = None
    words: int | None = None
    sha256: str | None = None


class Case(_Strict):
    """One question."""

    id: str
    question: str
    kind: tuple[str, ...] = ()
    expected_outcome: Outcome
    gold_answer: str = ""
    support: tuple[Support, ...] = ()
    nuggets_vital: tuple[str, ...] = ()
    nuggets_okay: tuple[str, ...] = ()
    must_not_claim: tuple[str, ...] = ()
    trap: str = ""
    difficulty: int = 0
    part: str = "dev"


class Meta(_Strict):
    """What a suite says of itself."""

    title: str
    schema_version: str = Field(alias="schema")
    note: str = ""
    normalisation: str = ""
    outcomes: dict[str, str] = {}
    roles: dict[str, str] = {}
    scoring: str = ""
    documents: tuple[SuiteDocument, ...] = ()


class Suite(_Strict):
    """All questions of a file."""

    meta: Meta
    questions: tuple[Case, ...]


def load_suite(path: Path) -> Suite:
    """Return the suite in a YAML file.

    Raises:
        BadInput: it cannot be read, or a field is missing, unknown or of the wrong kind.
    """
    import yaml

    try:
        return Suite.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise BadInput(f"{path.name!r} is no suite of questions: {error}") from error


def find_quote(support: Support, text: str) -> str | None:
    """Return the words of a support, from the suite or, by place and hash, from the text.

    The place is where the words were when the suite was made; if the text has changed since,
    every place is tried.
    """
    if support.quote is not None:
        return normalise(support.quote)
    if support.at is None or support.words is None or support.sha256 is None:
        return None
    words = text.split()
    size = support.words
    for at in (support.at, *range(len(words) - size + 1)):
        stretch = " ".join(words[at : at + size])
        if hash_words(stretch) == support.sha256:
            return stretch
    return None


def point_to(quote: str, text: str) -> tuple[int, int, str] | None:
    """Return place, number of words and hash of the first run of words that holds the quote."""
    wanted, words = normalise(quote), text.split()
    joined = " ".join(words)
    start = joined.find(wanted)
    if start < 0:
        return None
    first = joined[:start].count(" ")
    count = joined[: start + len(wanted)].count(" ") - first + 1
    return first, count, hash_words(" ".join(words[first : first + count]))


def hash_words(stretch: str) -> str:
    """Return the hash that stands for a stretch of words."""
    return hashlib.sha256(stretch.encode()).hexdigest()[:HASH_LENGTH]


def normalise(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())
