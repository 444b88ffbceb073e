"""The only place for LangChain's agent loop: a model asks for tools, gets their results, goes on.

The loop is LangChain's `create_agent`. Who is asked is given as a function, so that every request
goes the way of all others: our retries, deadlines, budget, recording, form of the reply. LangChain
sees neither an address nor a key, and sends nothing; its own retry middleware is not used, because
by default it turns an outage into text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from agent.errors import RequestRefused
from agent.model.types import Message

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage, BaseMessage
    from langchain_core.tools import BaseTool

_MOST_STEPS: Final = 200
"""Of LangChain's graph, some six to a turn: only a fault of ours would reach it, and it raises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolCall:
    """A tool that a model asks for, by whatever name, with what it gives to it."""

    tool: str
    arguments: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One reply of a model: as it was written, and the calls in it; without any, it is done."""

    text: str
    calls: tuple[ToolCall, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """Something that only looks: from one argument to a text.

    `argument` is the parameter's name, `kind` its type; LangChain refuses others before `run`.
    """

    name: str
    description: str
    argument: str
    kind: type[str | int]
    run: Callable[[Any], str]


Ask = Callable[[tuple[Message, ...]], Turn]
"""Sends a conversation to a model and reads its reply; raises ModelError."""

Present = Callable[[Sequence[str]], str]
"""Makes one message of the results of a turn, as data: they hold words of documents and models."""


def run_loop(
    ask: Ask,
    opening: Sequence[Message],
    tools: Sequence[Tool],
    *,
    present: Present,
    most_turns: int,
    most_calls: int,
) -> None:
    """Let a model ask for tools until it asks for none, or a bound is reached.

    What comes of it is what `ask` and the tools remember: nothing of LangChain's is returned. Tools
    run one after the other, in the order of the calls, so that the same replies bring the same
    results. A tool that does not exist, or one too many, is an error message to the model.

    Args:
        ask: who replies.
        opening: the messages before the first reply.
        tools: what may be asked for.
        present: makes the message that brings the results.
        most_turns: replies at most.
        most_calls: tools at most, in all turns.

    Raises:
        ModelError: as `ask` raised it.
        RequestRefused: LangChain refuses to run at all, as with its tracing of old switched on.
    """
    from langchain.agents import create_agent
    from langchain.agents.middleware import (
        AgentMiddleware,
        ModelCallLimitMiddleware,
        ToolCallLimitMiddleware,
    )
    from langsmith.run_helpers import tracing_context

    limits: list[AgentMiddleware[Any, Any]] = [
        ModelCallLimitMiddleware(run_limit=most_turns, exit_behavior="end"),
        ToolCallLimitMiddleware(run_limit=most_calls, exit_behavior="continue"),
    ]
    agent = create_agent(
        _build_model(ask, opening, present),
        tools=[_build_tool(each) for each in tools],
        middleware=limits,
    )
    try:
        # Variables of the environment would send every message to a tracing service.
        with tracing_context(enabled=False, parent=False):
            agent.invoke(
                {"messages": []}, config={"max_concurrency": 1, "recursion_limit": _MOST_STEPS}
            )
    except RuntimeError as error:
        raise RequestRefused(f"LangChain's agent cannot run here: {error}") from error


def _build_model(ask: Ask, opening: Sequence[Message], present: Present) -> BaseChatModel:
    """Return `ask` as LangChain's agent wants it."""
    from langchain_core.language_models import BaseChatModel
    from langchain_core.outputs import ChatGeneration, ChatResult

    class Asked(BaseChatModel):
        @property
        def _llm_type(self) -> str:
            return "brief"

        def bind_tools(self, *_: object, **__: object) -> Any:  # noqa: ANN401 - LangChain's own
            """Return itself: the prompt tells of the tools, and the reply's form of calls."""
            return self

        def _generate(self, messages: list[BaseMessage], *_: object, **__: object) -> ChatResult:
            turn = ask((*opening, *_read_messages(messages, present)))
            return ChatResult(generations=[ChatGeneration(message=_write_message(turn, messages))])

    return Asked(cache=False)


def _build_tool(tool: Tool) -> BaseTool:
    from langchain_core.tools import StructuredTool
    from pydantic import create_model

    fields: dict[str, Any] = {tool.argument: (tool.kind, ...)}
    return StructuredTool.from_function(
        lambda **given: tool.run(given[tool.argument]),
        name=tool.name,
        description=tool.description,
        args_schema=create_model(tool.name, **fields),
    )


def _write_message(turn: Turn, before: Sequence[BaseMessage]) -> AIMessage:
    from langchain_core.messages import AIMessage

    calls = [
        {"name": each.tool, "args": dict(each.arguments), "id": f"{len(before)}-{place}"}
        for place, each in enumerate(turn.calls)
    ]
    return AIMessage(content=turn.text, tool_calls=calls)


def _read_messages(messages: Sequence[BaseMessage], present: Present) -> Iterator[Message]:
    """Yield what the loop has collected: replies, and the results of each as one message."""
    results: list[str] = []
    for each in messages:
        if each.type == "tool":
            results.append(str(each.content))
            continue
        if results:
            yield Message(speaker="user", text=present(results))
            results = []
        yield Message(speaker="assistant", text=str(each.content))
    if results:
        yield Message(speaker="user", text=present(results))
