"""The one owner of retries for a chat model: another request, after a pause, from nothing.

Which failures pass is said by their classes (agent/errors.py); the SDK's own retries are off.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from agent.errors import ModelError
from agent.model.failed import Failed
from agent.model.types import Event, Restarted
from store.retrying import Patience, make_retrying

LONGEST_NAMED_WAIT_SECONDS = 1e8
"""About three years; a date beyond it is a joke of the server's."""


def try_again(
    attempt: Callable[[float], Iterator[Event]],
    *,
    patience: Patience,
    where: str,
    sleep: Callable[[float], None],
    clock: Callable[[], float],
    now: Callable[[], datetime],
) -> Iterator[Event]:
    """Yield the events of the first attempt that ends well, after `Restarted` for each before it.

    Args:
        attempt: takes the seconds that were waited before it.
        patience: the limits over all attempts.
        where: names the model in errors.
        sleep: takes seconds.
        clock: gives monotonic seconds.
        now: the time of day, for saying when to resume.

    Raises:
        ModelError: another request cannot help, or patience ended.
    """
    import tenacity

    began = clock()
    retrying = make_retrying(
        patience,
        is_worth_it=lambda error: isinstance(error, Failed) and error.retryable,
        asked_seconds=lambda error: error.asked_seconds if isinstance(error, Failed) else 0.0,
        sleep=sleep,
        clock=clock,
    )
    # `Retrying` runs a function; ours yields, so its steps are taken here one by one.
    state = tenacity.RetryCallState(retry_object=retrying, fn=None, args=(), kwargs={})
    retrying.begin()
    waited = 0.0
    last: Failed | None = None
    while True:
        try:
            step = retrying.iter(retry_state=state)
        except Failed as failed:
            raise conclude(
                failed,
                where=where,
                attempts=state.attempt_number,
                seconds=clock() - began,
                now=now,
            ) from failed.__cause__
        if isinstance(step, tenacity.DoSleep):
            assert last is not None, "nobody waits before the first attempt"
            waited = float(step)
            yield Restarted(reason=f"{last.said}; asking again in {waited:.0f} s")
            state.prepare_for_next_attempt()
            sleep(waited)
            continue
        try:
            yield from attempt(waited)
        except Failed as failed:
            last = failed
            # tenacity keeps it for its decisions on the next step.
            state.set_exception(sys.exc_info())  # type: ignore[arg-type]
        else:
            return


def conclude(
    failed: Failed,
    *,
    where: str,
    attempts: int,
    seconds: float,
    now: Callable[[], datetime],
) -> ModelError:
    """Return the error for the caller: what happened, how often, and what to do next."""
    parts = [f"{where}: {failed.said}."]
    if failed.retryable and attempts > 1:
        parts.append(f"Gave up after {attempts} requests in {seconds:.0f} s.")
    if failed.retryable and failed.asked_seconds:
        parts.append(_say_when(failed.asked_seconds, now()))
    elif failed.hint:
        parts.append(failed.hint)
    elif failed.retryable:
        parts.append("Try again later.")
    return failed.kind(" ".join(parts))


def _say_when(asked_seconds: float, now: datetime) -> str:
    if asked_seconds > LONGEST_NAMED_WAIT_SECONDS:
        return "It asks to wait longer than anyone would."
    until = now + timedelta(seconds=asked_seconds)
    return f"It asks to wait {asked_seconds:.0f} s: run it again after {until:%Y-%m-%d %H:%M:%S}."
