"""Deadlines by the wall clock: which is next, and what happens when one passes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import ModelStalled
from agent.model.deadline import Deadlines, Line, Watch, follow
from agent.model.failed import Failed

SECONDS = st.floats(0.01, 1000, allow_nan=False)


@given(first=SECONDS, gap=SECONDS, whole=SECONDS, heard=st.lists(SECONDS, max_size=6), now=SECONDS)
def test_the_next_deadline_is_the_nearest(
    first: float, gap: float, whole: float, heard: list[float], now: float
) -> None:
    """The first token's until one came, then the gap since the last, and always the whole."""
    deadlines = Deadlines(first_token_seconds=first, gap_seconds=gap, whole_seconds=whole)
    watch = Watch(deadlines, started=100.0, ends=100.0 + whole)
    for at in sorted(heard):
        watch.hear(100.0 + at)
    part = 100.0 + (max(heard) + gap if heard else first)
    assert watch.left(100.0 + now) == pytest.approx(min(part, 100.0 + whole) - 100.0 - now)


def test_a_longer_call_has_longer_parts_and_a_shorter_one_keeps_them() -> None:
    """A slow machine is slow in every part; a hurried user only wants an end."""
    longer = Deadlines().scaled_to(600)
    assert (longer.connect_seconds, longer.first_token_seconds) == (10, 120)
    assert (longer.gap_seconds, longer.whole_seconds) == (60, 600)
    shorter = Deadlines().scaled_to(20)
    assert (shorter.first_token_seconds, shorter.gap_seconds) == (60, 30)
    assert shorter.whole_seconds == 20


Work = Callable[[Callable[[str], None], Line], None]


def listen(work: Work, deadlines: Deadlines | None = None) -> Iterator[str]:
    """Return what the work hands over; empty texts do not count."""
    given_ = deadlines or Deadlines()
    started = time.monotonic()
    watch = Watch(given_, started=started, ends=started + given_.whole_seconds)
    return follow(work, watch, counts=bool)


def test_items_come_in_order() -> None:
    """And the end of the work is the end."""

    def work(hand_over: Callable[[str], None], line: Line) -> None:
        del line
        for each in "abc":
            hand_over(each)

    assert list(listen(work)) == ["a", "b", "c"]


def test_an_error_of_the_work_reaches_the_listener() -> None:
    """After everything that came before it."""

    def work(hand_over: Callable[[str], None], line: Line) -> None:
        del line
        hand_over("a")
        raise ZeroDivisionError

    items = listen(work)
    assert next(items) == "a"
    with pytest.raises(ZeroDivisionError):
        next(items)


@pytest.mark.parametrize(
    ("deadlines", "words"),
    [
        (Deadlines(first_token_seconds=0.1), "no first token within 0.1 s"),
        (Deadlines(whole_seconds=0.1), "no complete answer within 0.1 s"),
    ],
)
def test_what_does_not_count_holds_no_deadline(deadlines: Deadlines, words: str) -> None:
    """Empty pieces may come for ever."""
    ended = threading.Event()

    def work(hand_over: Callable[[str], None], line: Line) -> None:
        while not line.given_up:
            hand_over("")
            time.sleep(0.01)
        ended.set()

    with pytest.raises(Failed, match=words) as caught:
        list(listen(work, deadlines))
    assert caught.value.kind is ModelStalled
    assert ended.wait(5), "the work was told to end"


def test_an_early_stop_hangs_up() -> None:
    """What blocks the other thread is cut, and it ends."""
    cut = threading.Event()
    ended = threading.Event()

    def work(hand_over: Callable[[str], None], line: Line) -> None:
        line.on_hang_up(cut.set)
        hand_over("a")
        cut.wait(30)
        ended.set()

    items = listen(work)
    assert next(items) == "a"
    items.close()  # type: ignore[attr-defined]
    assert cut.is_set()
    assert ended.wait(5)


def test_a_line_hung_up_before_cuts_at_once() -> None:
    """A connection may open just after everyone has gone; a socket may be closed by then."""
    line = Line()
    line.hang_up()
    cuts: list[int] = []

    def fail() -> None:
        cuts.append(1)
        raise OSError("already closed")

    line.on_hang_up(fail)
    line.hang_up()
    assert cuts == [1]
