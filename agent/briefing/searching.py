"""A model looks for passages before a briefing is written: bounded, read-only, never believed.

What it brings is a few more passages for the sections to be written from; its words go nowhere. One
loop serves the whole briefing: a page has eight sections, and they ask for much the same.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from agent.briefing.bounds import Bounds
from agent.briefing.plan import Planned
from agent.briefing.search_reply import RESEARCH, KeptPassage, ResearchReply, read_call
from agent.briefing.section_request import write_about
from agent.briefing.stacks import LONGEST_QUERY, Stacks
from agent.briefing.types import Assignment, Form
from agent.compose.disarm import disarm
from agent.compose.fence import defuse
from agent.compose.layout import fence
from agent.compose.mend import name_failure
from agent.compose.reply import parse
from agent.compose.structured import converse
from agent.compose.teller import Listen, ignore
from agent.compose.types import Step
from agent.compose.write import list_prompts
from agent.errors import ModelError, NoRecording, ReplyAwaited
from agent.model.ledger import estimate_input
from agent.model.research import Tool, Turn, run_loop
from agent.model.types import ChatModel, Message, Purpose, Request
from agent.quote.shelf import Desk
from agent.types import Usage
from prompts import load
from store.types import Hit

_REPLY_TOKENS: Final = 800
"""Three calls and a dozen passages kept take about 300."""

_KEPT_EACH: Final = 6
"""Passages for one section: half of what its own searches offer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """The passages that a model kept, by the key of their section, best first as it named them."""

    hits: Mapping[str, tuple[Hit, ...]] = field(default_factory=dict)
    searches: tuple[str, ...] = ()
    prompts: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    usage: Usage = field(default_factory=Usage)


def search_for(
    desk: Desk,
    form: Form,
    assignment: Assignment,
    planned: Sequence[Planned],
    model: ChatModel,
    *,
    bounds: Bounds,
    listen: Listen = ignore,
    clock: Callable[[], float] = time.monotonic,
) -> Searched:
    """Return the passages that a model finds worth offering to the sections that ask something.

    A model that fails, or does not keep to the form, ends the search: what it kept until then
    counts, and a notice says so. A replay that holds no such request is asked nothing.

    Raises:
        ReplyAwaited: a person has yet to reply.
    """
    asking = [each for each in planned if each.questions and not each.section.sums_up]
    if not asking or not desk.documents():
        return Searched()
    run = _Run(desk=desk, sections=asking, model=model, bounds=bounds, listen=listen, clock=clock)
    failure: ModelError | None = None
    try:
        run_loop(
            run.ask,
            _write_opening(desk, form, assignment, asking),
            run.tools(),
            present=_present,
            most_turns=bounds.requests,
            most_calls=bounds.tools,
        )
    except ReplyAwaited:
        raise
    except ModelError as error:
        run.usage += error.usage
        failure = error
    return run.conclude(failure)


class _Run:
    """One search: what was kept so far, and what it has cost."""

    def __init__(
        self,
        *,
        desk: Desk,
        sections: Sequence[Planned],
        model: ChatModel,
        bounds: Bounds,
        listen: Listen,
        clock: Callable[[], float],
    ) -> None:
        self._sections = sections
        self._stacks = Stacks(desk)
        self._model = model
        self._bounds = bounds
        self._listen = listen
        self._clock = clock
        self._ends = clock() + bounds.seconds
        self._asked = 0
        self._kept: dict[str, dict[str, Hit]] = {}
        self._unknown = 0
        self._over = False
        self.usage = Usage()

    def tools(self) -> tuple[Tool, ...]:
        """Return the two tools; neither has an effect."""
        return (
            Tool(
                name="search",
                description="Find the passages nearest to a query.",
                argument="query",
                kind=str,
                run=self._stacks.search,
            ),
            Tool(
                name="read",
                description="Read a passage in full by its number.",
                argument="passage",
                kind=int,
                run=self._stacks.read,
            ),
        )

    def ask(self, messages: tuple[Message, ...]) -> Turn:
        """Send the conversation, keep what the reply keeps, and return what it asks for.

        Nothing is sent beyond the bounds: the search is over then.

        Raises:
            ModelError: no usable reply.
        """
        request = Request(
            purpose=Purpose.RESEARCH,
            messages=messages,
            schema=RESEARCH,
            max_output_tokens=_REPLY_TOKENS,
            subject="passages to write the briefing from",
        )
        worst = estimate_input(request) + _REPLY_TOKENS
        spent = self.usage.input_tokens + self.usage.output_tokens
        if spent + worst > self._bounds.tokens or self._clock() >= self._ends:
            self._over = True
            return Turn(text="")
        self._asked += 1
        told = f"request {self._asked} of at most {self._bounds.requests}"
        self._listen(Step(text=f"looking for passages with {self._model.name}: {told}"))
        heard = converse(self._model, request, lambda text: parse(text, ResearchReply).reply)
        self.usage += heard.usage
        reply = heard.value
        self._keep(reply.keep)
        return Turn(
            text=reply.model_dump_json(),
            calls=tuple(map(read_call, reply.calls)),
        )

    def conclude(self, failure: ModelError | None) -> Searched:
        """Return what was kept, with what is to be said of it."""
        if isinstance(failure, NoRecording) and not self._asked_any():
            return Searched()
        return Searched(
            hits={key: tuple(hits.values()) for key, hits in self._kept.items()},
            # They are a model's words, and stand in what is written of the run.
            searches=tuple(disarm(each, LONGEST_QUERY) for each in self._stacks.searches),
            prompts=list_prompts(Purpose.RESEARCH),
            notices=tuple(self._tell(failure)),
            usage=self.usage,
        )

    def _asked_any(self) -> bool:
        return bool(self.usage.calls)

    def _keep(self, kept: Sequence[KeptPassage]) -> None:
        for each in kept:
            hit = self._stacks.find(each.passage)
            if hit is None or not 0 < each.section <= len(self._sections):
                self._unknown += 1
                continue
            held = self._kept.setdefault(self._sections[each.section - 1].section.key, {})
            if len(held) < _KEPT_EACH:
                held[hit.passage.id] = hit

    def _tell(self, failure: ModelError | None) -> list[str]:
        """Return in words of ours what the model did; what it made up is counted, not repeated."""
        passages = len({name for held in self._kept.values() for name in held})
        searches = _count(len(self._stacks.searches), "search", "searches")
        readings = _count(self._stacks.readings, "reading")
        added = f"{_count(passages, 'passage')} {'was' if passages == 1 else 'were'} added"
        if failure is not None:
            told = (
                "The model's own search for passages did not come to its end: "
                f"{name_failure(failure)}. The sections rest on the planned searches; to what "
                f"these found, {added}."
            )
        elif not self._stacks.searches:
            told = "The model did not search by itself: the sections rest on the planned searches."
        else:
            told = (
                f"The model looked for passages itself ({searches}, {readings}): to what the "
                f"planned searches found, {added}."
            )
        notes = [told]
        if self._over:
            notes.append("The search for passages was ended at the bounds set for it.")
        if self._unknown:
            what = _count(self._unknown, "passage")
            notes.append(f"The model named {what} that it had not been shown; none was used.")
        return notes


def _write_opening(
    desk: Desk, form: Form, assignment: Assignment, sections: Sequence[Planned]
) -> tuple[Message, ...]:
    lines = []
    for number, each in enumerate(sections, start=1):
        lines.append(
            f"Section {number}, {defuse(each.section.title)}: {defuse(each.section.purpose)}"
        )
        lines += [f"- {defuse(question)}" for question in each.questions]
    prompt = load("research").render(
        form=defuse(f"{form.title}: {form.purpose}"),
        topic=defuse(assignment.topic),
        about=write_about(assignment),
        count=str(len(desk.documents())),
        sections="\n".join(lines),
    )
    return (
        Message(speaker="system", text=prompt.system),
        Message(speaker="user", text=prompt.user),
    )


def _present(results: Sequence[str]) -> str:
    """Return the results of a turn as data: they hold words of documents, and of the model."""
    blocks = ["\n".join(map(defuse, each.split("\n"))) for each in results]
    return f"{fence(*blocks).text}\n\nReply with the JSON object alone."


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"
