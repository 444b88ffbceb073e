"""LangChain's loop under our rules: tools in order, bounds that hold, nothing sent by itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from agent.errors import BudgetSpent
from agent.model.research import Tool, ToolCall, Turn, run_loop
from agent.model.types import Message
from tests.agent.model.test_privacy import PLACES, TRACING, Canary, start

OPENING = (Message(speaker="system", text="Look."), Message(speaker="user", text="Begin."))


@dataclass(slots=True)
class World:
    """Who replies by a list of turns, and tools that remember what they were asked."""

    turns: list[Turn]
    asked: list[tuple[Message, ...]] = field(default_factory=list)
    done: list[str] = field(default_factory=list)

    def ask(self, messages: tuple[Message, ...]) -> Turn:
        """Return the next turn, the last one for ever."""
        self.asked.append(messages)
        return self.turns.pop(0) if len(self.turns) > 1 else self.turns[0]

    def search(self, query: str) -> str:
        """Remember the query."""
        self.done.append(f"search {query}")
        return f"found {query}"

    def read(self, passage: int) -> str:
        """Remember the passage."""
        self.done.append(f"read {passage}")
        return f"text of {passage}"

    def run(self, *, most_turns: int = 9, most_calls: int = 99) -> None:
        """Run the loop."""
        run_loop(
            self.ask,
            OPENING,
            [
                _tool("search", "query", str, self.search),
                _tool("read", "passage", int, self.read),
            ],
            present=_present,
            most_turns=most_turns,
            most_calls=most_calls,
        )


def _present(results: Sequence[str]) -> str:
    return " | ".join(results)


def _tool(name: str, argument: str, kind: type[str | int], run: Callable[..., str]) -> Tool:
    return Tool(name=name, description="Looks.", argument=argument, kind=kind, run=run)


def calls(*asked: tuple[str, dict[str, object]]) -> Turn:
    """Return a turn with these calls."""
    return Turn(text="{…}", calls=tuple(ToolCall(tool=n, arguments=a) for n, a in asked))


END = Turn(text="done")


def test_results_come_back_as_one_message_in_the_order_of_the_calls() -> None:
    """The same replies bring the same requests: recordings hang on it."""
    turn = calls(("search", {"query": "a"}), ("read", {"passage": 3}), ("search", {"query": "b"}))
    world = World([turn, END])
    world.run()
    assert world.done == ["search a", "read 3", "search b"]
    first, second = world.asked
    assert first == OPENING
    assert second == (
        *OPENING,
        Message(speaker="assistant", text="{…}"),
        Message(speaker="user", text="found a | text of 3 | found b"),
    )


def test_a_reply_without_calls_ends_it() -> None:
    """A model that never calls a tool is asked once."""
    world = World([END])
    world.run()
    assert len(world.asked) == 1
    assert world.done == []


def test_a_tool_that_does_not_exist_is_an_error_message_to_the_model() -> None:
    """Nothing is run by a name that a model made up."""
    world = World([calls(("run_shell", {}), ("search", {"query": "a"})), END])
    world.run()
    assert world.done == ["search a"]
    assert "run_shell is not a valid tool" in world.asked[1][-1].text


@pytest.mark.parametrize("arguments", [{}, {"passage": "two"}, {"passage": None}])
def test_arguments_of_the_wrong_kind_never_reach_a_tool(arguments: dict[str, object]) -> None:
    """They are refused before it runs."""
    world = World([calls(("read", arguments)), END])
    world.run()
    assert world.done == []
    assert "Error" in world.asked[1][-1].text


def test_turns_are_bounded() -> None:
    """A model that never stops is stopped."""
    world = World([calls(("search", {"query": "a"}))])
    world.run(most_turns=3)
    assert len(world.asked) == 3


def test_calls_are_bounded_over_all_turns() -> None:
    """However many a turn asks for."""
    many = Turn(text="", calls=(ToolCall(tool="search", arguments={"query": "a"}),) * 8)
    world = World([many])
    world.run(most_turns=4, most_calls=5)
    assert 0 < len(world.done) <= 5


def test_an_error_of_ours_comes_through_as_it_is() -> None:
    """A spent budget is no text of a model, and no reason to try again."""

    class Failing(World):
        def ask(self, messages: tuple[Message, ...]) -> Turn:
            """Fail at the second request."""
            if len(messages) > len(OPENING):
                raise BudgetSpent("no room")
            return calls(("search", {"query": "a"}))

    world = Failing([END])
    with pytest.raises(BudgetSpent, match="no room"):
        world.run()
    assert world.done == ["search a"]


def test_a_fault_of_a_tool_is_not_hidden() -> None:
    """A broken library is told, and not handed to the model as a result."""

    class Broken(World):
        def search(self, query: str) -> str:
            """Fail."""
            raise OSError(query)

    with pytest.raises(OSError, match="a"):
        Broken([calls(("search", {"query": "a"})), END]).run()


THEIRS = """
import time
from langchain_core.runnables import RunnableLambda
RunnableLambda(len).invoke("hello")
time.sleep(60)
"""
OURS = """
import time
from agent.errors import RequestRefused
from tests.agent.model.test_research import END, World, calls
world = World([calls(("search", {"query": "a"})), END])
try:
    world.run()
    print(*world.done)
except RequestRefused:
    print("refused")
time.sleep(3)
"""
"""What is traced is sent by a thread within a second."""


def test_the_canary_sings_where_langchain_is_left_alone() -> None:
    """Else the test below would prove nothing."""
    with Canary() as canary, start(THEIRS, "", _tracing_to(canary)) as running:
        ends = time.monotonic() + 100
        while not canary.connections and time.monotonic() < ends:
            time.sleep(0.05)
        running.kill()
        assert canary.connections


@pytest.mark.parametrize(
    ("old", "said"), [({}, "search a"), ({"LANGCHAIN_TRACING": "true"}, "refused")]
)
def test_nothing_is_sent_to_a_tracing_service_whatever_the_environment_says(
    old: dict[str, str], said: str
) -> None:
    """LangChain would send every message where its variables point."""
    with Canary() as canary, start(OURS, "", _tracing_to(canary) | old) as running:
        told, complaints = running.communicate(timeout=100)
        assert (told.strip(), running.returncode) == (said, 0), complaints
        assert canary.connections == 0


def _tracing_to(canary: Canary) -> dict[str, str]:
    return (
        dict.fromkeys(TRACING, "true")
        | dict.fromkeys(PLACES, canary.url)
        | {"LANGSMITH_API_KEY": "x", "LANGCHAIN_API_KEY": "x"}
    )
