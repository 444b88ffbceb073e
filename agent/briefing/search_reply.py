"""The form in which a model asks for tools and keeps passages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, field_validator

from agent.compose.schema import plain_schema
from agent.model.research import ToolCall

_MOST_CALLS: Final = 10
"""Of one reply; the prompt asks for three. Runaway lists are sent back like any other fault."""
_MOST_KEPT: Final = 60
_LONGEST_NAME: Final = 40
"""Characters of the name of a tool that does not exist, which goes back to the model."""


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AskedTool(_Form):
    """A tool that is asked for; the field that it does not need is empty."""

    tool: str
    query: str = ""
    passage: int = 0


class KeptPassage(_Form):
    """A passage for a section, by their numbers."""

    section: int
    passage: int


class ResearchReply(_Form):
    """The reply to `research`: without calls, it is the last one."""

    calls: tuple[AskedTool, ...]
    keep: tuple[KeptPassage, ...] = ()

    @field_validator("calls", mode="after")
    @classmethod
    def _few_calls(cls, calls: tuple[AskedTool, ...]) -> tuple[AskedTool, ...]:
        if len(calls) > _MOST_CALLS:
            raise ValueError(f"{len(calls):,} calls; ask for at most three at a time")
        return calls

    @field_validator("keep", mode="after")
    @classmethod
    def _few_kept(cls, keep: tuple[KeptPassage, ...]) -> tuple[KeptPassage, ...]:
        if len(keep) > _MOST_KEPT:
            raise ValueError(f"{len(keep):,} passages kept; keep the few that answer")
        return keep


RESEARCH: Final[Mapping[str, Any]] = plain_schema(ResearchReply)


def read_call(asked: AskedTool) -> ToolCall:
    """Return the call with the argument that its tool takes; an unknown tool gets none."""
    name = asked.tool.strip().casefold()
    if name == "search":
        return ToolCall(tool=name, arguments={"query": asked.query})
    if name == "read":
        return ToolCall(tool=name, arguments={"passage": asked.passage})
    return ToolCall(tool=asked.tool[:_LONGEST_NAME])
