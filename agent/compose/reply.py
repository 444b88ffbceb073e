"""A model's reply in JSON, read strictly in what it says and tolerantly in how it is wrapped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, Generic, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from agent.compose.extract import extract
from agent.compose.pointers import drop_trailing, read_pointers
from agent.compose.schema import describe_fault, plain_schema
from agent.compose.types import Offer, Proposal, ProposedConflict
from agent.errors import AnswerUnusable
from agent.types import Draft, Evidence, Kind, Outcome

LONGEST_TEXT: Final = 600
"""Characters of a statement. The prompt asks for 40 words, about 260 characters."""

MOST_STATEMENTS: Final = 40
MOST_GAPS: Final = 20
MOST_CONFLICTS: Final = 20

Pointer = Annotated[int | str, WithJsonSchema({"type": "integer"})]
"""The number of an offered sentence; what cannot be read as one is kept as it was written."""


class _Reply(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Pointing(_Reply):
    """A text with the numbers of the sentences that prove it.

    The fields stand in its kinds: their order is the order in which a model writes them.
    """

    @model_validator(mode="before")
    @classmethod
    def _tidy(cls, given: object, info: ValidationInfo) -> object:
        """Bring numbers and capitals into the form that was asked for, and name what was not."""
        if not isinstance(given, dict):
            return given
        noise = _noise(info)
        evidence = read_pointers(given.get("evidence"), noise)
        tidied = {**given, "evidence": evidence}
        if isinstance(given.get("text"), str):
            tidied["text"] = drop_trailing(given["text"].strip(), evidence, noise)
        return tidied

    @field_validator("text", mode="after", check_fields=False)
    @classmethod
    def _bounded(cls, text: str) -> str:
        if len(text) > LONGEST_TEXT:
            raise ValueError(
                f"{len(text):,} characters; a statement has at most {LONGEST_TEXT}: one fact each"
            )
        return text


class ReplyStatement(_Pointing):
    """One statement as the model wrote it."""

    text: str
    kind: Kind
    evidence: tuple[Pointer, ...]

    @model_validator(mode="before")
    @classmethod
    def _name_kind(cls, given: object, info: ValidationInfo) -> object:
        if not isinstance(given, dict):
            return given
        if given.get("kind") is None:
            _noise(info).append("no kind")
            return {**given, "kind": Kind.FACT}  # No check asks less of another kind.
        return {**given, "kind": _fold(given["kind"], info)}


class SectionStatement(ReplyStatement):
    """One statement of a section; `question` is the number of the one it answers, 0 for none."""

    question: int = 0


class ReplyConflict(_Reply):
    """What the documents disagree about; `sides` are places in the list of statements, from 1."""

    about: str
    sides: tuple[int, ...]

    @field_validator("about", mode="after")
    @classmethod
    def _short(cls, about: str) -> str:
        if len(about) > LONGEST_TEXT:
            raise ValueError(f"name the subject in at most {LONGEST_TEXT} characters")
        return about.strip()


class ComposedReply(_Reply):
    """The reply to `compose`."""

    outcome: Outcome
    statements: tuple[ReplyStatement, ...]
    conflicts: tuple[ReplyConflict, ...] = ()
    gaps: tuple[str, ...] = ()

    @field_validator("outcome", mode="before")
    @classmethod
    def _outcome(cls, value: object, info: ValidationInfo) -> object:
        return _fold(value, info)

    @field_validator("statements", "conflicts", "gaps", mode="after")
    @classmethod
    def _few(cls, items: tuple[Any, ...], info: ValidationInfo) -> tuple[Any, ...]:
        most = {"statements": MOST_STATEMENTS, "conflicts": MOST_CONFLICTS}
        limit = most.get(info.field_name or "", MOST_GAPS)
        if len(items) > limit:
            raise ValueError(f"{len(items):,} of them; at most {limit} are read")
        return items

    @field_validator("gaps", mode="after")
    @classmethod
    def _short(cls, gaps: tuple[str, ...]) -> tuple[str, ...]:
        if any(len(gap) > LONGEST_TEXT for gap in gaps):
            raise ValueError(f"a gap is told in at most {LONGEST_TEXT} characters")
        return tuple(gap.strip() for gap in gaps if gap.strip())


class SectionReply(ComposedReply):
    """The reply to `section`."""

    statements: tuple[SectionStatement, ...]


class RewrittenStatement(_Pointing):
    """A statement written anew; `id` is its number in the request, from 1."""

    id: int
    text: str
    evidence: tuple[Pointer, ...]


class RewrittenReply(_Reply):
    """The reply to `rewrite`: statements left out are given up."""

    statements: tuple[RewrittenStatement, ...]


class ReplyVerdict(_Reply):
    """A second look at one statement; `id` is its number in the request, from 1."""

    id: int
    holds: bool
    why: str


class SecondLookReply(_Reply):
    """The reply to `second_look`."""

    verdicts: tuple[ReplyVerdict, ...]


class StandaloneReply(_Reply):
    """The reply to `standalone`: the question in words that need no conversation."""

    question: str


COMPOSED: Final[Mapping[str, Any]] = plain_schema(ComposedReply)
SECTION: Final[Mapping[str, Any]] = plain_schema(SectionReply)
REWRITTEN: Final[Mapping[str, Any]] = plain_schema(RewrittenReply)
SECOND_LOOK: Final[Mapping[str, Any]] = plain_schema(SecondLookReply)
STANDALONE: Final[Mapping[str, Any]] = plain_schema(StandaloneReply)

ReplyT = TypeVar("ReplyT", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed(Generic[ReplyT]):
    """A reply that follows its form, and what of its wrapping did not, by name."""

    reply: ReplyT
    noise: tuple[str, ...] = ()


def parse(text: str, form: type[ReplyT]) -> Parsed[ReplyT]:
    """Return the reply in a model's text.

    Raises:
        AnswerUnusable: it does not follow the form; the message says how, to be sent back.
    """
    noise: list[str] = []
    first = next(iter(form.model_fields))
    wanted = ["outcome", "statements"] if issubclass(form, ComposedReply) else [first]
    found = extract(text, wanted, noise)
    left_out = {"conflicts", "gaps"}.intersection(form.model_fields).difference(found)
    noise += [f"no {key}" for key in sorted(left_out)]
    try:
        reply = form.model_validate(found, context={"noise": noise})
    except ValidationError as error:
        raise AnswerUnusable(
            f"the reply does not follow the form: {describe_fault(error)}"
        ) from None
    return Parsed(reply=reply, noise=tuple(noise))


def read_reply(text: str, offer: Offer, form: type[ComposedReply] = ComposedReply) -> Proposal:
    """Return what a model proposes, its numbers turned into evidence.

    Raises:
        AnswerUnusable: the reply does not follow the form, or contradicts itself.
    """
    reply = parse(text, form).reply
    speaks = reply.outcome in {Outcome.ANSWER, Outcome.PARTIAL_ANSWER, Outcome.CORRECT_THE_PREMISE}
    if speaks and not reply.statements:
        raise AnswerUnusable(f"the outcome is {reply.outcome.value!r}, but there is no statement")
    return Proposal(
        outcome=reply.outcome,
        drafts=tuple(draft(each, offer) for each in reply.statements),
        conflicts=tuple(_read_conflict(each, len(reply.statements)) for each in reply.conflicts),
        gaps=reply.gaps,
        answers=tuple(
            each.question if isinstance(each, SectionStatement) else 0 for each in reply.statements
        ),
    )


def draft(statement: ReplyStatement, offer: Offer) -> Draft:
    """Return the statement with the sentences that its numbers stand for."""
    evidence, unoffered = point(statement.evidence, offer)
    return Draft(text=statement.text, kind=statement.kind, evidence=evidence, unoffered=unoffered)


def point(
    pointers: tuple[int | str, ...], offer: Offer
) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
    """Return the sentences with these numbers, and the numbers that no sentence has."""
    known = range(1, len(offer.evidence) + 1)
    offered = [each for each in pointers if isinstance(each, int) and each in known]
    return (
        tuple(offer.evidence[each - 1] for each in offered),
        tuple(str(each) for each in pointers if each not in offered),
    )


def _read_conflict(conflict: ReplyConflict, statements: int) -> ProposedConflict:
    sides = tuple(dict.fromkeys(conflict.sides))
    if len(sides) < 2 or not all(1 <= side <= statements for side in sides):
        raise AnswerUnusable(
            f"a conflict has the sides {list(sides)[:10]}: name two or more of the statements "
            f"1 to {statements}"
        )
    return ProposedConflict(about=conflict.about, sides=tuple(side - 1 for side in sides))


def _noise(info: ValidationInfo) -> list[str]:
    noise = (info.context or {}).get("noise")
    return noise if isinstance(noise, list) else []


def _fold(value: object, info: ValidationInfo) -> object:
    """Return a name in small letters with underscores: "Source says" is `source_says`."""
    if not isinstance(value, str):
        return value
    folded = "_".join(value.lower().replace("-", " ").replace("_", " ").split())
    if folded != value:
        _noise(info).append("capitals or spaces in a name")
    return folded
