"""A chat model behind an address that the user named.

A call is one or more requests: again after a failure that passes, again in a form that the server
takes, once more with a longer limit. Each begins from nothing; two answers are never put together.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from agent.errors import ModelError
from agent.model.budget import Budget, Expense
from agent.model.deadline import Deadlines, Line, Watch, follow
from agent.model.ending import Gauge, check_ending
from agent.model.exchange import Call, Ending, Piece, Source
from agent.model.failed import CutOff, EndlessSpace, Failed
from agent.model.forms import Dialect, Memory
from agent.model.ledger import Ledger, estimate_input, estimate_tokens
from agent.model.prices import Price
from agent.model.retry import try_again
from agent.model.turns import AT_ONCE, Turns
from agent.model.types import Delta, Event, Reply, Request, Restarted
from agent.types import Attempt
from store.retrying import MOST_ATTEMPTS, Patience

DONE = "done"
STOPPED = "stopped"


class Endpoint:
    """One model of one provider or server.

    Args:
        name: "openai:NAME@https://…", as answers and the memory of dialects call it.
        source: sends the requests.
        dialect: what to try first where nothing is remembered.
        memory: what endpoints take.
        price: None where it is not known.
        budget: shared by all models of a run.
        deadlines: of each call.
        attempts: requests of one call that are sent after each other, pauses between them.
        turns: what each request waits for; no deadline counts that.
        sleep, clock, now: for tests; the clock is monotonic seconds, `now` the time of day.

    """

    def __init__(
        self,
        name: str,
        source: Source,
        *,
        dialect: Dialect | None = None,
        memory: Memory | None = None,
        price: Price | None = None,
        budget: Budget | None = None,
        deadlines: Deadlines | None = None,
        attempts: int = MOST_ATTEMPTS,
        turns: Turns = AT_ONCE,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self._name = name
        self._source = source
        self._dialect = dialect or Dialect()
        self._memory = memory or Memory()
        self._price = price
        self._budget = budget or Budget()
        self._deadlines = deadlines or Deadlines()
        self._attempts = attempts
        self._turns = turns
        self._sleep = sleep
        self._clock = clock
        self._now = now

    @property
    def name(self) -> str:
        """Name model and address: two servers may call different weights by one name."""
        return self._name

    def prepare(self) -> None:
        """Load what the first request would load, which takes a second or two."""
        self._source.prepare()

    def stream(self, request: Request) -> Iterator[Event]:
        """Yield the reply piece by piece, and at last the whole `Reply`.

        Raises:
            ModelError: no complete reply; `usage` says what every request cost.
        """
        self._source.prepare()
        task = _Task(
            request=request,
            clock=self._clock,
            ends=self._clock() + self._deadlines.whole_seconds,
            ledger=Ledger(self._price),
            dialect=self._memory.recall(self._name) or self._dialect,
            max_output_tokens=request.max_output_tokens,
        )
        try:
            yield from try_again(
                lambda waited: self._adapt(task, waited),
                patience=Patience(
                    attempts=self._attempts, deadline_seconds=self._deadlines.whole_seconds
                ),
                where=repr(self._name),
                sleep=self._sleep,
                clock=task.now,
                now=self._now,
            )
        except ModelError as error:
            error.usage = task.ledger.usage
            raise

    def _adapt(self, task: _Task, waited: float) -> Iterator[Event]:
        """Yield the events of one attempt, asked differently where the server wants that."""
        while True:
            shown = False
            try:
                for event in self._ask(task, waited):
                    shown = shown or isinstance(event, Delta)
                    yield event
            except Failed as failed:
                change = task.adapt(failed)
                if not change:
                    raise
                if shown:
                    yield Restarted(reason=change)
                waited = 0.0
            else:
                if task.learned:
                    self._memory.keep(self._name, task.learned)
                return

    def _ask(self, task: _Task, waited: float) -> Iterator[Event]:
        """Yield the events of one request, once it has its turn."""
        began = self._clock()
        turn = self._turns.take()
        task.idle_seconds += self._clock() - began
        failed: Failed | None = None
        try:
            yield from self._send(task, waited)
        except Failed as raised:
            failed = raised
            raise
        finally:
            self._turns.give_back(turn, failed)

    def _send(self, task: _Task, waited: float) -> Iterator[Event]:
        """Yield the events of one request."""
        guess = estimate_input(task.request)
        most = task.max_output_tokens
        worst = Expense(tokens=guess + most, cost_usd=task.ledger.cost(guess, most))
        number = self._budget.reserve(worst)
        attempt = _Progress(started=task.now(), waited=waited)
        try:
            for piece in self._receive(task, attempt):
                yield Delta(text=piece)
            text = "".join(attempt.parts)
            check_ending(text, attempt.ending, max_output_tokens=most)
            attempt.outcome = DONE
        except Failed as failed:
            attempt.outcome = failed.kind.__name__
            attempt.status = failed.status
            attempt.reached = failed.reached
            raise
        finally:
            noted = attempt.note(task.request, guess=guess, now=task.now())
            task.ledger.add(noted)
            tokens = noted.input_tokens + noted.output_tokens
            cost = task.ledger.cost(noted.input_tokens, noted.output_tokens)
            self._budget.settle(number, Expense(tokens=tokens, cost_usd=cost))
        yield Reply(text=text, model=self._name, usage=task.ledger.usage)

    def _receive(self, task: _Task, attempt: _Progress) -> Iterator[str]:
        """Yield the pieces of text of one request; its ending is left in `attempt`."""
        call = Call(
            request=task.request,
            dialect=task.dialect,
            max_output_tokens=task.max_output_tokens,
            connect_seconds=self._deadlines.connect_seconds,
            seconds=max(task.ends - attempt.started, 0.0),
        )

        def work(hand_over: Callable[[Piece | Ending], None], line: Line) -> None:
            hand_over(self._source.receive(call, hand_over, line))

        gauge = Gauge(task.max_output_tokens)
        watch = Watch(self._deadlines, started=attempt.started, ends=task.ends)
        for item in follow(work, watch, counts=_is_alive, clock=task.now):
            if isinstance(item, Ending):
                attempt.ending = item
            elif item.text:
                gauge.feed(item.text)
                attempt.parts.append(item.text)
                yield item.text


def _is_alive(item: Piece | Ending) -> bool:
    return isinstance(item, Piece) and item.alive


@dataclass(slots=True, kw_only=True)
class _Task:
    """What one call has come to know; it outlives its requests.

    Its own time stands still while it waits for a turn: `idle_seconds` are not counted.
    """

    request: Request
    clock: Callable[[], float]
    ends: float
    ledger: Ledger
    dialect: Dialect
    max_output_tokens: int
    learned: Dialect | None = None
    lengthened: bool = False
    loosened: bool = False
    idle_seconds: float = 0.0

    def now(self) -> float:
        """Return the seconds of the clock by which the deadlines of this call are kept."""
        return self.clock() - self.idle_seconds

    def adapt(self, failed: Failed) -> str:
        """Ask differently from now on, and say how; "" where this failure asks for nothing."""
        if isinstance(failed, CutOff) and not self.lengthened:
            self.lengthened = True
            self.max_output_tokens *= 2
            return f"{failed.said}; asking once more with {self.max_output_tokens}"
        looser: Dialect | None = None
        if isinstance(failed, EndlessSpace) and not self.loosened:
            # It happens by chance: what is remembered of the endpoint stays as it is.
            self.loosened = True
            looser = self.dialect.looser
        elif failed.unsupported:
            self.learned = looser = self.dialect.without(failed.unsupported, failed.status)
        if looser is None:
            return ""
        self.dialect = looser
        return f"{failed.said}; asking in a simpler form"


@dataclass(slots=True, kw_only=True)
class _Progress:
    """One request on its way."""

    started: float
    waited: float
    parts: list[str] = field(default_factory=list)
    ending: Ending = field(default_factory=lambda: Ending(reason=None))
    outcome: str = STOPPED
    status: int | None = None
    reached: bool = True

    def note(self, request: Request, *, guess: int, now: float) -> Attempt:
        """Return it as it stands in the usage.

        Tokens that the server did not count are estimated; a request that never reached the model
        used none.
        """
        noted = Attempt(
            purpose=request.purpose.value,
            outcome=self.outcome,
            seconds=now - self.started,
            status=self.status,
            waited_seconds=self.waited,
        )
        if not self.reached:
            return noted
        read, written = self.ending.input_tokens, self.ending.output_tokens
        return replace(
            noted,
            input_tokens=guess if read is None else read,
            output_tokens=estimate_tokens("".join(self.parts)) if written is None else written,
            estimated=read is None or written is None,
        )
