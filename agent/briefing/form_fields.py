"""What a form file may hold: fields, sorts, limits, and what has to fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from agent.briefing.types import Only
from agent.marked import Loc

PLACEHOLDERS: Final = ("topic", "aim", "actor", "since")
MOST_SECTIONS: Final = 40
"""Twice the longest of our own forms; a form with more is no form."""

_PLACEHOLDER: Final = re.compile(r"\{(\w*)\}")
_KEY: Final = r"^[a-z][a-z0-9_]{0,39}$"
_GIVEN_BY: Final = {Only.WITH_AIM: {"aim"}, Only.WITH_SINCE: {"since"}}
"""What is certain to be given where such a section stands at all."""

Key = Annotated[str, StringConstraints(pattern=_KEY, strict=True)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=600, strict=True)]
Count = Annotated[int, Field(ge=1, le=10_000, strict=True)]
Flag = Annotated[bool, Field(strict=True)]
Label = Annotated[str, StringConstraints(max_length=60, strict=True)]


class SectionFields(BaseModel):
    """One section as written in the file; either `questions` or `computed_by`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Key
    title: Line
    purpose: Line
    questions: Annotated[list[Line], Field(max_length=12)] = []
    labels: Annotated[list[Label], Field(max_length=12)] = []
    computed_by: Key | None = None
    words: Count | None = None
    most: Count | None = None
    words_each: Count | None = None
    only: Only = Only.ALWAYS
    needed: Flag = False
    sums_up: Flag = False
    annex: Flag = False
    empty: Line = "Not in the documents."


class FormFields(BaseModel):
    """A form as written in its file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Key
    title: Line
    purpose: Line
    words: Count
    pages: Annotated[int, Field(ge=1, le=50, strict=True)]
    sections: Annotated[list[SectionFields], Field(min_length=1, max_length=MOST_SECTIONS)]


def find_faults(form: FormFields) -> Iterator[tuple[Loc, str]]:
    """Yield what does not fit together, each with its place in the file."""
    seen: set[str] = set()
    for place, section in enumerate(form.sections):
        here: Loc = ("sections", place)
        if section.key in seen:
            yield (*here, "key"), f"there is a section {section.key!r} already"
        seen.add(section.key)
        if bool(section.questions) == (section.computed_by is not None):
            yield here, "a section has either questions or computed_by"
        if section.words and section.words > form.words:
            yield (*here, "words"), f"the form has room for {form.words} words"
        if section.labels and len(section.labels) != len(section.questions):
            yield (
                (*here, "labels"),
                f"{len(section.labels)} labels for {len(section.questions)} questions",
            )
        yield from _find_placeholder_faults(section, here)


def _find_placeholder_faults(section: SectionFields, here: Loc) -> Iterator[tuple[Loc, str]]:
    lines = [((*here, "title"), section.title)]
    lines += [((*here, "questions", at), text) for at, text in enumerate(section.questions)]
    for loc, text in lines:
        unknown = [name for name in _PLACEHOLDER.findall(text) if name not in PLACEHOLDERS]
        if unknown:
            yield loc, f"{{{unknown[0]}}} is none of {list_placeholders()}"
        elif re.search(r"[{}]", _PLACEHOLDER.sub("", text)):
            yield loc, f"a brace that belongs to none of {list_placeholders()}"
    given = {"topic"} | _GIVEN_BY.get(section.only, set())
    if section.questions and not any(
        find_placeholders(text) <= given for text in section.questions
    ):
        yield (
            (*here, "questions"),
            "one of them must do with {topic} alone: what else there is to put in may not be given",
        )


def find_placeholders(text: str) -> set[str]:
    """Return the names that stand in braces in a title or a question."""
    return set(_PLACEHOLDER.findall(text))


def list_placeholders() -> str:
    """Return what may stand in braces: "{topic}, {aim}, …"."""
    return ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
