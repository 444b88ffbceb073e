"""Drafts over the sample library with planted faults, and what a careful editor says of each.

Ten drafts as officials write them, of 30 statements each: ten faults, one of each kind, and 20
sound sentences; a few more that claim nothing. The writer of the `informed` half had read what
this project promises; the writer of the `fresh` half had seen the documents alone. Both halves were
frozen before `agent.referee` was written: the informed one, which alone is for tuning, in commit
7bb4bc2, the fresh one in cbb961b.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from evals.suite.nodes import read_yaml
from store.errors import BadInput

FOLDER: Final = Path(__file__).parent

Part = Literal["informed", "fresh"]
Label = Literal["sound", "fault", "not_checkable"]
Kind = Literal[
    "figure",
    "date",
    "name",
    "negation",
    "force",
    "scope",
    "qualifier",
    "invented",
    "quotation",
    "citation",
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Labelled(_Strict):
    """A sentence as it stands in the draft, and what is true of it.

    `source` is a file of the sample library; `quote` its words that prove a sound sentence, or
    that a fault departs from. What is invented has neither.
    """

    text: str = Field(min_length=1)
    label: Label
    kind: Kind | None = None
    source: str | None = None
    quote: str | None = None
    note: str = ""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.kind is not None) != (self.label == "fault"):
            raise ValueError("a fault has a kind, and nothing else has")
        proven = self.source is not None and self.quote is not None
        if not proven and (self.label == "sound" or self.kind not in (None, "invented")):
            raise ValueError("it needs a source and its words")
        return self


class Labels(_Strict):
    """The labels of one draft, in its order."""

    title: str = Field(min_length=1)
    written_by: Part
    sentences: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledDraft:
    """A draft's file and its labels."""

    path: Path
    labels: Labels

    @property
    def name(self) -> str:
        """Return the draft's name: its file without the ending."""
        return self.path.stem


def load_drafts(part: Part | None = None, *, folder: Path = FOLDER) -> tuple[LabelledDraft, ...]:
    """Return the drafts of a part, or all, by name.

    Raises:
        BadInput: a file of labels is wrong, or its draft is missing; with file, line and field.
    """
    drafts = tuple(_load(path) for path in sorted(folder.glob("*.yaml")))
    return tuple(each for each in drafts if part in (None, each.labels.written_by))


def _load(path: Path) -> LabelledDraft:
    marked = read_yaml(path)
    try:
        labels = Labels.model_validate(marked.value)
    except ValidationError as error:
        first = error.errors()[0]
        raise marked.refuse(first["loc"], first["msg"]) from error
    draft = path.with_suffix(".md")
    if not draft.is_file():
        raise BadInput(f"{path}: its draft {draft.name!r} is missing")
    return LabelledDraft(path=draft, labels=labels)
