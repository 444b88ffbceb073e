"""How the briefing was made, for whoever has to sign it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.briefing.computed.context import Context
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Remark
from agent.model.manual import NAME as MANUAL
from agent.quote.gaps import describe_search
from agent.render.cite import write_date
from agent.render.safe import visible
from store.types import Precision

STATUS: Final = "Status: draft, not yet referenced. No person has signed it off."
WITHOUT: Final = (
    "AI use: no generative model took part. Every statement is a quotation that a program chose;"
    " headings, labels, counts and tables are the program's own."
)
CHECKED: Final = (
    "Every statement shown was checked against the passage it cites by rules that do not ask a"
    " model; a statement that failed was left out."
)
FINGERPRINT: Final = 12
"""Characters of a fingerprint that tell two libraries apart."""


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return the lines of disclosure: status, model, day, library, search, what failed."""
    del planned
    day = write_date(context.as_at.isoformat(), Precision.DAY)
    drafted = write_date(context.today.isoformat(), Precision.DAY)
    withheld = len(context.withheld)
    fingerprint = context.desk.shelf.fingerprint[:FINGERPRINT]
    lines = (
        STATUS,
        _tell_model(context),
        CHECKED,
        f"As at {day}." if day == drafted else f"As at {day}; drafted on {drafted}.",
        f"Library: fingerprint {fingerprint}; {describe_search(context.desk, ())} searched.",
        f"Statements withheld because a check failed: {withheld}.",
    )
    return tuple(Remark(text=line) for line in lines)


def _tell_model(context: Context) -> str:
    if context.model is None:
        return WITHOUT
    return (
        f"AI use: the wording of composed sections was proposed by {_name(context.model)};"
        " computed sections were made without it."
    )


def _name(model: str) -> str:
    """Return who wrote; behind a chat window stands a model that nobody named to us."""
    if model == MANUAL:
        return "a model behind a chat window, which is not known by name here"
    return f"the model {visible(model)}"
