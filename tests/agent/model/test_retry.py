"""Trying again: what is worth it, how long it waits, and when it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import ModelBusy, ModelDenied, ModelError, ModelStalled, StreamBroken
from agent.model.failed import Failed
from agent.model.retry import try_again
from agent.model.types import Delta, Event, Restarted
from store.retrying import WAIT_MOST_SECONDS, WAIT_START_SECONDS, Patience
from tests.agent.model.kit import NOON


@dataclass
class Still:
    """A clock that only sleeping and working move."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


@dataclass
class Attempts:
    """Attempts that take a while each and then fail, until there are no failures left."""

    failures: list[Failed]
    clock: Still
    work_seconds: float = 0.0
    waited: list[float] = field(default_factory=list)

    def __call__(self, waited: float) -> Iterator[Event]:
        self.waited.append(waited)
        self.clock.now += self.work_seconds
        yield Delta(text="a")
        if self.failures:
            raise self.failures.pop(0)
        yield Delta(text="b")


def run(
    failures: list[Failed], *, patience: Patience | None = None, work_seconds: float = 0.0
) -> tuple[list[Event], Attempts, Still, ModelError | None]:
    """Return the events, the attempts, the clock, and the error that it ended with."""
    clock = Still()
    attempts = Attempts(failures, clock, work_seconds)
    events: list[Event] = []
    try:
        events.extend(
            try_again(
                attempts,
                patience=patience or Patience(),
                where="'m'",
                sleep=clock.sleep,
                clock=clock.clock,
                now=lambda: NOON,
            )
        )
    except ModelError as error:
        return events, attempts, clock, error
    return events, attempts, clock, None


def busy(asked_seconds: float = 0.0) -> Failed:
    return Failed(ModelBusy, "busy", asked_seconds=asked_seconds)


@given(
    asked=st.lists(st.floats(0, 400), max_size=9),
    work_seconds=st.floats(0, 120),
    deadline=st.floats(1, 400),
    most=st.integers(1, 8),
)
def test_retries_are_bounded_and_polite(
    asked: list[float], work_seconds: float, deadline: float, most: int
) -> None:
    """Never earlier than asked, never shorter than a second, never beyond attempts or deadline."""
    wishes = list(asked)
    patience = Patience(attempts=most, deadline_seconds=deadline)
    _, attempts, clock, error = run(
        [busy(seconds) for seconds in asked], patience=patience, work_seconds=work_seconds
    )
    assert len(attempts.waited) <= most
    assert attempts.waited == [0.0, *clock.slept]
    for wish, slept in zip(wishes, clock.slept, strict=False):
        assert slept >= wish
        assert WAIT_START_SECONDS <= slept <= max(WAIT_MOST_SECONDS, wish)
    # Only the work of the last attempt may pass the deadline; its own deadlines end that.
    assert clock.now - work_seconds < deadline
    assert (error is None) is (len(attempts.waited) == len(asked) + 1)


def test_each_attempt_begins_from_nothing() -> None:
    """A `Restarted` stands before every further attempt, and says why."""
    events, _, clock, error = run([Failed(StreamBroken, "the stream broke"), busy()])
    assert error is None
    restarts = [isinstance(event, Restarted) for event in events]
    assert restarts == [False, True, False, True, False, False]
    reasons = [event.reason for event in events if isinstance(event, Restarted)]
    assert reasons[0] == f"the stream broke; asking again in {clock.slept[0]:.0f} s"


def test_what_cannot_pass_is_not_tried_again() -> None:
    """The hint says what to do instead."""
    failed = Failed(ModelDenied, "the server says 401: no", hint="Check the key.")
    _, attempts, clock, error = run([failed])
    assert isinstance(error, ModelDenied)
    assert str(error) == "'m': the server says 401: no. Check the key."
    assert (len(attempts.waited), clock.slept) == (1, [])


def test_a_deadline_that_passed_leaves_no_time_for_another() -> None:
    """The deadline is one of the whole call."""
    stalled = Failed(ModelStalled, "no complete answer within 300 s", hint="Use --timeout.")
    _, attempts, _, error = run([stalled], work_seconds=300)
    assert isinstance(error, ModelStalled)
    assert len(attempts.waited) == 1
    assert str(error).endswith("Use --timeout.")


@pytest.mark.parametrize("seconds", [1e300, float("inf")])
def test_a_wait_for_ever_is_no_date(seconds: float) -> None:
    """No calendar goes that far."""
    _, _, clock, error = run([busy(seconds)])
    assert clock.slept == []
    assert "longer than anyone would" in str(error)


def test_the_vendors_error_stays_behind_ours() -> None:
    """Whoever looks for the cause finds it."""
    failed = busy()
    failed.__cause__ = cause = OSError("reset")
    _, _, _, error = run([failed], patience=Patience(attempts=1))
    assert error is not None
    assert error.__cause__ is cause
