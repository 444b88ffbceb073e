"""Every fault of an endpoint, through the real SDK and LangChain: what is promised holds."""

from __future__ import annotations

import threading
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from agent.model.types import Delta
from evals.faults import FAULTS, list_scenarios
from evals.faults.heard import SAID, Time
from evals.faults.opening import open_endpoint
from evals.faults.run import listen, make_request, run_scenario, wait_for_threads
from evals.faults.types import PATIENT, Result
from evals.server import FakeOpenAI, Fault, stages

AT_ONCE = 12
BOMBS = ("gzip bomb", "500 with a gzip bomb", "10 MB of output", "a piece of 10 MB")
BUSY_SECONDS = 20.0
"""How late a request may end on a machine that is busy with other tests. What hangs here hangs for
60 s, so a deadline that does not work is still seen; `python -m evals.faults` allows 2 s."""

MOST_BYTES = 60_000_000
"""The bombs unpack to 200 MB; the largest piece that is really sent has 10 MB."""


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    """Return what came of every scenario; they run side by side, since most only wait."""
    run_scenario("nothing", FAULTS["nothing"], open_endpoint)
    before = set(threading.enumerate())
    scenarios = list_scenarios()
    run = partial(run_scenario, open_model=open_endpoint, grace_seconds=BUSY_SECONDS)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        jobs = {name: pool.submit(run, name, each) for name, each in scenarios.items()}
        found = {name: job.result() for name, job in jobs.items()}
    left = wait_for_threads(before)
    assert not left, f"threads left behind: {left}"
    return found


@pytest.mark.parametrize("name", list_scenarios())
def test_the_promise_is_kept(name: str, results: dict[str, Result]) -> None:
    """Outcome, number of requests, time, pauses, usage, and nothing secret in the error."""
    assert results[name].broken == ()


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_not_taken_into_memory(name: str) -> None:
    """Neither what a body unpacks to nor what is sent beyond any bound."""
    run_scenario("nothing", FAULTS["nothing"], open_endpoint)
    tracemalloc.start()
    try:
        run_scenario(name, FAULTS[name], open_endpoint)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MOST_BYTES


def test_a_reader_who_stops_early_leaves_nothing_running() -> None:
    """The request ends at the server, and no thread is left."""
    before = set(threading.enumerate())
    with FakeOpenAI(chat=lambda _: SAID) as server:
        server.always(Fault(stage=stages.hang_after(5)))
        events = open_endpoint(server.url, PATIENT, Time()).stream(make_request())
        assert isinstance(next(events), Delta)
        assert server.at_work == 1
        events.close()  # type: ignore[attr-defined]
        assert server.wait_until(lambda: server.abandoned == 1 and server.connections == 0)
    assert wait_for_threads(before) == []


def test_many_calls_run_side_by_side() -> None:
    """Slow answers to one model do not wait for each other."""
    with FakeOpenAI(chat=lambda _: SAID, delay_seconds=0.3) as server:
        model = open_endpoint(server.url, PATIENT, Time())
        with ThreadPoolExecutor(16) as pool:
            heard = list(pool.map(lambda _: listen(model, make_request()), range(16)))
        assert [each.outcome for each in heard] == ["reply"] * 16
        assert server.most_at_once > 8
