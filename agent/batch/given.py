"""One job as its file gives it, and the row that it becomes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from agent.ask import LONGEST_QUESTION, read_question
from agent.batch.types import FORMATS, Row
from agent.briefing.types import Assignment
from agent.render.safe import visible
from store.errors import BadInput
from store.filters import Filters
from store.types import Status

LONGEST_ID: Final = 1_000
"""Characters; an id is a name to find a row by, and stands in tables and file names."""

LONGEST_TEXT: Final = LONGEST_QUESTION

FormHash = Callable[[str], str]
"""From the name or path of a form to the hash of its file; raises BadInput where there is none."""

_OF_A_BRIEFING: Final = ("form", "topic", "aim", "for", "by", "actors")


def _split_list(value: object) -> object:
    """Return a list; a text, as a table's cell holds it, is parted at semicolons."""
    return [part.strip() for part in value.split(";")] if isinstance(value, str) else value


def _split_formats(value: object) -> object:
    """Return a list; a text may be parted as on the command line, too."""
    return _split_list(value.replace(",", ";")) if isinstance(value, str) else value


def _read_day(value: object) -> object:
    """Read a day as the command line does: pydantic takes numbers, in quotes too, for seconds."""
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value).strip())
    except ValueError:
        raise ValueError("it is no day; write it as 2025-09-18") from None


_Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
_List = Annotated[
    tuple[Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)], ...],
    BeforeValidator(_split_list),
]
_Formats = Annotated[tuple[str, ...], BeforeValidator(_split_formats)]
_Day = Annotated[date, BeforeValidator(_read_day)]


class GivenRow(BaseModel):
    """The fields of a job: those of a question, or those of a briefing; filters for both.

    `documents`, `issuers`, `since`, `until`, `as_of` and `all_versions` narrow a question as the
    options of `brief ask` do; for a briefing `since` and `documents` belong to the assignment.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)

    id: Annotated[str, Field(min_length=1, max_length=LONGEST_ID)]
    question: str | None = None
    form: _Text | None = None
    topic: _Text | None = None
    aim: _Text | None = None
    reader: _Text | None = Field(default=None, alias="for")
    due: _Text | None = Field(default=None, alias="by")
    actors: _List = ()
    documents: _List = ()
    issuers: _List = ()
    since: _Day | None = None
    until: _Day | None = None
    as_of: _Day | None = None
    all_versions: bool = False
    formats: _Formats = ()

    @model_validator(mode="after")
    def _is_one_job(self) -> Self:
        if self.question is not None and self.form is not None:
            raise ValueError("it is a question and a briefing at once; give one of them")
        if self.question is None and self.form is None:
            raise ValueError("it is no job: give a question, or a form with its topic")
        if self.form is not None and self.topic is None:
            raise ValueError("a briefing needs a topic")
        if self.question is not None:
            read_question(self.question)
            given = self.model_dump(by_alias=True)
            alien = [name for name in _OF_A_BRIEFING if given[name]]
            if alien:
                raise ValueError(f"{alien[0]!r} is for a briefing, not for a question")
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"since {self.since} is later than until {self.until}")
        unknown = [each for each in self.formats if each not in FORMATS]
        if unknown:
            raise ValueError(f"{unknown[0]!r} is no format; there are {', '.join(FORMATS)}")
        if not self.id.strip():
            raise ValueError("the id is empty")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a job: the field, "" for the job as a whole, and why."""

    field: str
    what: str

    def __str__(self) -> str:
        """Return it as it stands behind the line."""
        return visible(f"{self.field}: {self.what}" if self.field else self.what)


def read_row(
    values: Mapping[str, Any], *, as_of: date | None, form_hash: FormHash
) -> Row | list[Fault]:
    """Return the row of a job, or what is wrong with it.

    Args:
        values: the fields as given.
        as_of: the day for which the run asks, where the row names none.
        form_hash: looks a form up.
    """
    try:
        given = GivenRow.model_validate(values)
    except ValidationError as error:
        return [_explain(each) for each in error.errors(include_url=False)]
    except BadInput as error:
        return [Fault(field="question", what=str(error))]
    digest = ""
    if given.form is not None:
        try:
            digest = form_hash(given.form)
        except BadInput as error:
            return [Fault(field="form", what=str(error))]
    return make_row(given, as_of=as_of, form_hash=digest)


def make_row(given: GivenRow, *, as_of: date | None, form_hash: str) -> Row:
    """Return the row of a job that is sound."""
    day = given.as_of or as_of
    content = given.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"id"})
    if day is not None:
        content["as_of"] = day.isoformat()
    if form_hash:
        content["form_hash"] = form_hash
    asks = given.question is not None
    assignment = Assignment(
        topic=given.topic or "",
        aim=given.aim,
        reader=given.reader,
        due=given.due,
        since=given.since,
        as_of=day,
        actors=given.actors,
        documents=given.documents,
    )
    return Row(
        id=given.id,
        content=json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":")),
        question=given.question,
        form=given.form,
        assignment=None if asks else assignment,
        formats=given.formats,
        filters=Filters(
            documents=given.documents if asks else (),
            issuers=given.issuers,
            statuses=tuple(Status) if given.all_versions else (Status.CURRENT,),
            dated_from=given.since if asks else None,
            dated_to=given.until,
            as_of=day,
        ),
    )


def restore_row(name: str, content: str) -> Row:
    """Return the row that the ledger keeps as `content`."""
    values = json.loads(content)
    form_hash = values.pop("form_hash", "")
    return make_row(
        GivenRow.model_validate({"id": name, **values}), as_of=None, form_hash=form_hash
    )


def _explain(error: Mapping[str, Any]) -> Fault:
    kind, loc = error["type"], ".".join(str(part) for part in error["loc"])
    if kind == "extra_forbidden":
        known = [each.alias or name for name, each in GivenRow.model_fields.items()]
        return Fault(field=loc, what=f"unknown field; there are {', '.join(known)}")
    if kind == "missing":
        return Fault(field=loc, what="the field is missing")
    if kind == "string_unicode":
        return Fault(field=loc, what="it holds half a character")
    if kind == "string_type":
        return Fault(field=loc, what="it is no text; put it in quotes")
    return Fault(field=loc, what=str(error["msg"]).removeprefix("Value error, "))
