"""The judge of the fault scenarios: each broken promise is seen and named."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from agent.errors import AnswerUnusable, ModelBusy, QuotaSpent
from agent.model.types import Delta, Event, Reply, Request, Restarted
from agent.types import Attempt, Usage
from evals.faults import FAULTS, list_scenarios
from evals.faults.heard import KEY, SAID, SENTENCE, Time
from evals.faults.run import Opener, run_scenario, wait_for_threads
from evals.faults.types import PATIENT, Place, Promise, Scenario

NOTHING_SENT = Place.REFUSED
"""Scripted models send nothing, so the server's count is left out."""

DONE = Attempt(purpose="compose", outcome="done", seconds=0.0, input_tokens=3, output_tokens=3)
SPENT = Attempt(purpose="compose", outcome="QuotaSpent", seconds=0.0)
WORKS = Scenario(about="", promise=Promise(), place=NOTHING_SENT)
FAILS = Scenario(about="", promise=Promise(outcomes=(QuotaSpent,)), place=NOTHING_SENT)

Script = Callable[[Time], Iterator[Event]]


class Scripted:
    """A model that hands on what a script says."""

    name = "scripted"

    def __init__(self, script: Script, time_: Time) -> None:
        self._script = script
        self._time = time_

    def stream(self, request: Request) -> Iterator[Event]:
        del request
        return self._script(self._time)


def opener(script: Script) -> Opener:
    return lambda _url, _deadlines, time_: Scripted(script, time_)


def judge(scenario: Scenario, script: Script) -> tuple[str, ...]:
    return run_scenario("test", scenario, opener(script)).broken


def usage(*attempts: Attempt) -> Usage:
    return Usage(
        calls=len(attempts),
        input_tokens=sum(each.input_tokens for each in attempts),
        output_tokens=sum(each.output_tokens for each in attempts),
        attempts=attempts,
    )


def reply(text: str = SAID, *attempts: Attempt) -> Reply:
    return Reply(text=text, model="scripted", usage=usage(*(attempts or (DONE,))))


def says(text: str = SAID, *attempts: Attempt) -> Script:
    def script(_: Time) -> Iterator[Event]:
        yield Delta(text=text)
        yield reply(text, *attempts)

    return script


def raises(error: BaseException) -> Script:
    def script(_: Time) -> Iterator[Event]:
        yield from ()
        raise error

    return script


def post(url: str) -> None:
    """Send one empty request."""
    with urllib.request.urlopen(f"{url}/chat/completions", data=b"{}") as answer:  # noqa: S310
        answer.read()


def test_an_honest_model_keeps_the_promise() -> None:
    """And so does one that restarts, and one that fails as promised."""

    def restarting(time_: Time) -> Iterator[Event]:
        yield Delta(text=SAID[:20])
        yield Restarted(reason="broken")
        yield from says()(time_)

    assert judge(WORKS, says()) == ()
    assert judge(WORKS, restarting) == ()
    assert judge(FAILS, raises(QuotaSpent("nothing left", usage=usage(SPENT)))) == ()


def test_a_silent_success_is_seen() -> None:
    """A cut reply, no reply, and a reply where an error was promised."""
    assert any("not what the model said" in each for each in judge(WORKS, says(SAID[:40])))
    assert any("where there is none" in each for each in judge(FAILS, says()))
    assert judge(WORKS, lambda _: iter(()))


def test_glued_attempts_are_seen() -> None:
    """Pieces of a broken attempt are void only once the consumer is told."""

    def glued(time_: Time) -> Iterator[Event]:
        yield Delta(text=SAID[:20])
        yield from says()(time_)

    assert judge(WORKS, glued) == ("the pieces are not the reply",)


@pytest.mark.parametrize("error", [AnswerUnusable("no"), ValueError("no"), ModelBusy("no")])
def test_another_error_is_seen(error: Exception) -> None:
    """Whether it is one of ours or a vendor's."""
    assert any(type(error).__name__ in each for each in judge(FAILS, raises(error)))


def test_a_secret_in_an_error_is_seen() -> None:
    """In its words, and in those of its cause."""
    told = QuotaSpent(f"no credit for {KEY}", usage=usage(SPENT))
    caused = QuotaSpent("nothing left", usage=usage(SPENT))
    caused.__cause__ = ValueError(f"prompt: {SENTENCE}")
    assert judge(FAILS, raises(told)) == ("the key stands in the error",)
    assert judge(FAILS, raises(caused)) == ("the text of a document stands in the error",)


def test_usage_without_sense_is_seen() -> None:
    """Attempts that are missing, negative counts, an estimate that is not called one."""
    assert judge(FAILS, raises(QuotaSpent("nothing left")))
    assert judge(WORKS, says(SAID, replace(DONE, output_tokens=-1)))
    assert judge(WORKS, says(SAID, replace(DONE, estimated=True))) == ("estimated is True",)
    assert judge(WORKS, says(SAID, replace(DONE, outcome="ModelBusy")))


def test_a_pause_that_is_too_short_is_seen() -> None:
    """Never earlier than the server asked."""

    def hasty(time_: Time) -> Iterator[Event]:
        time_.sleep(1.0)
        yield from says()(time_)

    asked = replace(WORKS, promise=Promise(waits_seconds=2))
    assert judge(asked, hasty) == ("waited 1.00 s only",)


def test_a_late_end_is_seen() -> None:
    """Of one request, and of the whole call with its pauses."""

    def patient(time_: Time) -> Iterator[Event]:
        time_.sleep(400.0)
        yield from says()(time_)

    assert judge(WORKS, patient) == ("ended after 400 s, pauses included",)
    assert judge(WORKS, says(SAID, replace(DONE, seconds=9.0))) == ("a request took 9.0 s",)


def test_a_repeated_request_is_seen() -> None:
    """Where the failure was one that repeats itself."""

    def stubborn(url: str) -> Script:
        def script(_: Time) -> Iterator[Event]:
            post(url)
            post(url)
            yield from raises(QuotaSpent("nothing left", usage=usage(SPENT, SPENT)))(_)

        return script

    served = Scenario(about="", promise=Promise(outcomes=(QuotaSpent,), most_requests=2))
    result = run_scenario(
        "test", served, lambda url, _deadlines, time_: Scripted(stubborn(url), time_)
    )
    assert result.broken == (
        "the same request was sent twice, and nothing said that it would help",
    )


def test_too_many_requests_are_seen() -> None:
    """As the server counts them; and tokens that are not those it counted."""

    def eager(url: str) -> Script:
        def script(time_: Time) -> Iterator[Event]:
            post(url)
            post(url)
            yield from says(SAID, DONE, DONE)(time_)

        return script

    served = Scenario(about="", promise=Promise(most_requests=1))
    result = run_scenario(
        "test", served, lambda url, _deadlines, time_: Scripted(eager(url), time_)
    )
    assert result.broken == (
        "sent 2 requests",
        "3 and 3 tokens, the server says (1, 46)",
    )
    assert result.requests == 2


def test_a_thread_that_stays_is_named() -> None:
    """And one that ends in time is not."""
    over = threading.Event()
    before = set(threading.enumerate())
    thread = threading.Thread(target=over.wait, name="forgotten")
    thread.start()
    assert wait_for_threads(before, seconds=0.1) == ["forgotten"]
    over.set()
    assert wait_for_threads(before) == []


def test_faults_that_pass_are_run_as_well() -> None:
    """Every retryable one, and no other."""
    names = list_scenarios()
    assert "429, once" in names
    assert "hang in the stream, once" in names
    assert not {"401, once", "insufficient_quota, once", "length always, once"} & set(names)
    assert names["429, once"].promise.may_show


def test_every_scenario_is_bounded() -> None:
    """No promise allows more than six requests, and each says what it is about."""
    assert all(each.promise.most_requests <= 6 for each in FAULTS.values())
    assert all(each.about for each in FAULTS.values())
    assert all(each.deadlines.whole_seconds <= PATIENT.whole_seconds for each in FAULTS.values())
