"""Which promises of a scenario were broken."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterator, Sequence

from agent.types import Attempt
from evals.faults.heard import KEY, SAID, SENTENCE, Heard, Time
from evals.faults.types import Place, Promise, Scenario
from evals.server import Received
from evals.server.chat import count_usage, make_choice


def judge(
    scenario: Scenario,
    heard: Heard,
    time_: Time,
    requests: Sequence[Received],
    *,
    grace_seconds: float,
) -> Iterator[str]:
    """Yield each broken promise in a few words."""
    promise = scenario.promise
    if heard.error is None and promise.outcomes:
        yield "a reply, where there is none"
    elif heard.error is not None and not isinstance(heard.error, promise.outcomes or ()):
        yield f"{type(heard.error).__name__}: {heard.error}"
    if heard.reply is not None and heard.reply.text != SAID:
        yield f"the reply is not what the model said: {heard.reply.text[:60]!r}"
    if heard.reply is not None and "".join(heard.pieces) != heard.reply.text:
        yield "the pieces are not the reply"
    most_seconds = promise.within_seconds + grace_seconds
    if heard.seconds > most_seconds * max(heard.usage.calls, 1):
        yield f"took {heard.seconds:.1f} s"
    if any(each.seconds > most_seconds for each in heard.usage.attempts):
        yield f"a request took {max(each.seconds for each in heard.usage.attempts):.1f} s"
    if heard.seconds + sum(time_.slept) > scenario.deadlines.whole_seconds + grace_seconds:
        yield f"ended after {heard.seconds + sum(time_.slept):.0f} s, pauses included"
    if len(requests) > promise.most_requests:
        yield f"sent {len(requests)} requests"
    if any(seconds < promise.waits_seconds for seconds in time_.slept):
        yield f"waited {min(time_.slept):.2f} s only"
    yield from _judge_requests(promise, requests)
    yield from _judge_usage(scenario, heard, requests)
    yield from _judge_words(heard)


def _judge_requests(promise: Promise, requests: Sequence[Received]) -> Iterator[str]:
    bodies = [json.dumps(each.body, sort_keys=True) for each in requests]
    headers = [name for each in requests for name, value in each.headers.items() if KEY in value]
    if any(KEY in body for body in bodies) or set(headers) - {"authorization"}:
        yield "the key stands where it does not belong"
    if promise.outcomes and not promise.retryable and len(set(bodies)) < len(bodies):
        yield "the same request was sent twice, and nothing said that it would help"


def _judge_usage(scenario: Scenario, heard: Heard, requests: Sequence[Received]) -> Iterator[str]:
    usage = heard.usage
    if usage.calls != len(usage.attempts) or not usage.calls:
        yield f"usage says {usage.calls} calls and lists {len(usage.attempts)} attempts"
    if scenario.place is Place.SERVED and usage.calls != len(requests):
        yield f"usage says {usage.calls} calls, the server saw {len(requests)}"
    counts = [usage.input_tokens, usage.output_tokens]
    counts += [each.input_tokens for each in usage.attempts]
    counts += [each.output_tokens for each in usage.attempts]
    # `nan` passes neither comparison.
    if not all(0 <= count < 10**6 and isinstance(count, int) for count in counts):
        yield f"tokens {counts}"
    if heard.reply is not None and usage.attempts:
        yield from _judge_last(scenario, usage.attempts[-1], requests)


def _judge_last(scenario: Scenario, last: Attempt, requests: Sequence[Received]) -> Iterator[str]:
    if last.outcome != "done":
        yield "the last attempt is not done"
    elif last.estimated is not scenario.estimated:
        yield f"estimated is {last.estimated}"
    elif not last.output_tokens:
        yield "no tokens counted"
    elif requests and not last.estimated:
        counted = count_usage(requests[-1].body, make_choice(SAID))
        said = (counted["prompt_tokens"], counted["completion_tokens"])
        if said != (last.input_tokens, last.output_tokens):
            yield f"{last.input_tokens} and {last.output_tokens} tokens, the server says {said}"


def _judge_words(heard: Heard) -> Iterator[str]:
    if heard.error is None:
        return
    shown = "".join((repr(heard.error), *traceback.format_exception(heard.error)))
    if KEY in shown:
        yield "the key stands in the error"
    if SENTENCE in shown:
        yield "the text of a document stands in the error"
    if not str(heard.error).strip():
        yield "the error says nothing"
