"""The pace of requests: fewer at once when the server asks for it, never earlier than it asked."""

from __future__ import annotations

import threading

import pytest

from agent.batch.pace import LONGEST_PAUSE_SECONDS, NoMoreRequests, Pace
from agent.errors import ModelBusy, ModelDenied, ModelUnreachable
from agent.model.failed import Failed
from tests.agent.batch.kit import Clock

BUSY = Failed(ModelBusy, "busy", status=429)


def told(seconds: float) -> Failed:
    return Failed(ModelBusy, "busy", status=429, asked_seconds=seconds)


def test_only_so_many_are_under_way_at_once() -> None:
    pace = Pace(2)
    numbers = [pace.take(), pace.take()]
    third = threading.Thread(target=pace.take)
    third.start()
    third.join(0.1)
    assert third.is_alive()
    pace.give_back(numbers[0], None)
    third.join(5)
    assert not third.is_alive()
    assert pace.under_way == 2


def test_a_refusal_halves_the_limit_once_for_all_that_were_under_way() -> None:
    pace = Pace(32)
    numbers = [pace.take() for _ in range(32)]
    for number in numbers:
        pace.give_back(number, BUSY)
    assert pace.limit == 16
    pace.give_back(pace.take(), BUSY)
    assert pace.limit == 8


def test_one_request_is_always_allowed() -> None:
    pace = Pace(1)
    for _ in range(5):
        pace.give_back(pace.take(), BUSY)
    assert pace.limit == 1
    assert pace.take() is not None


def test_answers_raise_the_limit_slowly_and_not_beyond_what_was_asked_for() -> None:
    pace = Pace(8)
    for _ in range(2):
        pace.give_back(pace.take(), BUSY)
    assert pace.limit == 2
    for _ in range(3):
        pace.give_back(pace.take(), None)
    assert pace.limit == 3
    for _ in range(100):
        pace.give_back(pace.take(), None)
    assert pace.limit == 8


def test_a_wait_that_is_asked_for_holds_for_every_request() -> None:
    clock = Clock()
    pace = Pace(4, clock=clock)
    pace.give_back(pace.take(), told(30))
    assert pace.pause_seconds == 30
    waiting = threading.Thread(target=pace.take)
    waiting.start()
    waiting.join(0.2)
    assert waiting.is_alive()
    clock.now += 31
    waiting.join(5)
    assert not waiting.is_alive()


def test_a_shorter_wait_does_not_end_a_longer_one() -> None:
    pace = Pace(4, clock=Clock())
    numbers = [pace.take(), pace.take()]
    pace.give_back(numbers[0], told(30))
    pace.give_back(numbers[1], told(1))
    assert pace.pause_seconds == 30


def test_a_wait_beyond_all_patience_is_noted() -> None:
    pace = Pace(4, clock=Clock())
    pace.give_back(pace.take(), told(LONGEST_PAUSE_SECONDS + 1))
    assert pace.too_long == LONGEST_PAUSE_SECONDS + 1


@pytest.mark.parametrize(
    "failed",
    [
        Failed(ModelDenied, "no", status=401),
        Failed(ModelBusy, "failed", status=500),
        Failed(ModelUnreachable, "no connection"),
    ],
)
def test_other_failures_say_nothing_about_the_load(failed: Failed) -> None:
    pace = Pace(4)
    pace.give_back(pace.take(), failed)
    assert pace.limit == 4


def test_a_stop_wakes_whoever_waits() -> None:
    pace = Pace(1)
    pace.take()
    heard: list[str] = []

    def wait() -> None:
        try:
            pace.take()
        except NoMoreRequests:
            heard.append("stopped")

    waiting = threading.Thread(target=wait)
    waiting.start()
    pace.stop()
    waiting.join(5)
    assert heard == ["stopped"]
