"""The one owner of retries for the embedding endpoint: which failures are worth another request.

The SDK's own retries are off: it would repeat a spent quota, and two owners multiply.

Source: RFC 9110 section 10.2.3 (Retry-After).
"""

from __future__ import annotations

import email.utils
import math
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from store.errors import EmbedderError, EmbedderRefused

if TYPE_CHECKING:
    import openai
    import tenacity

Result = TypeVar("Result")

RETRYABLE_STATUSES = frozenset({408, 409, 429})
FIRST_SERVER_ERROR = 500
# A spent quota is sent as 429 but does not come back by waiting.
SPENT_CODES = ("insufficient_quota", "billing_")
WAIT_START_SECONDS = 1.0
WAIT_MOST_SECONDS = 60.0
MESSAGE_CHARACTERS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """What one batch may take: requests, and seconds by the wall clock, waits included."""

    attempts: int = 6
    deadline_seconds: float = 300.0


class Stalled(Exception):
    """A request outlived its time although bytes may have kept coming."""


def call(
    request: Callable[[float], Result],
    *,
    patience: Patience,
    sleep: Callable[[float], None],
    clock: Callable[[], float],
    where: str,
    secret: str | None = None,
) -> Result:
    """Return what `request` returns, trying again where that can help.

    Args:
        request: takes the seconds that are left for it.
        patience: the limits over all attempts.
        sleep: takes seconds.
        clock: gives monotonic seconds.
        where: names the endpoint in errors.
        secret: never repeated in an error.

    Raises:
        EmbedderError: attempts or time ran out.
        EmbedderRefused: another request cannot help.
    """
    import tenacity

    ends = clock() + patience.deadline_seconds
    backoff = tenacity.wait_random_exponential(multiplier=WAIT_START_SECONDS, max=WAIT_MOST_SECONDS)

    def wait(state: tenacity.RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        return max(retry_after_seconds(error), backoff(state))

    def stop(state: tenacity.RetryCallState) -> bool:
        return state.attempt_number >= patience.attempts or clock() + state.upcoming_sleep >= ends

    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception(is_worth_retrying),
        wait=wait,
        stop=stop,
        sleep=sleep,
        reraise=True,
    )
    try:
        return retrying(lambda: request(max(ends - clock(), 0.0)))
    except EmbedderError:
        raise
    except Exception as error:
        if not is_of_the_endpoint(error):
            raise
        raise _explain(error, where=where, secret=secret) from error


def is_worth_retrying(error: BaseException) -> bool:
    """Return whether the same request may succeed later."""
    import httpx2
    import openai

    if isinstance(error, openai.APIStatusError):
        if is_spent(error):
            return False
        return error.status_code in RETRYABLE_STATUSES or error.status_code >= FIRST_SERVER_ERROR
    return isinstance(error, (openai.APIConnectionError, httpx2.TransportError, Stalled))


def is_of_the_endpoint(error: BaseException) -> bool:
    """Return whether the network or the server failed, and not this program."""
    import httpx2
    import openai

    return isinstance(error, (openai.OpenAIError, httpx2.HTTPError, Stalled))


def is_spent(error: openai.APIStatusError) -> bool:
    """Return whether the server says that the account has nothing left."""
    words = [str(getattr(error, field, None) or "") for field in ("code", "type")]
    return any(word.startswith(SPENT_CODES) for word in words)


def retry_after_seconds(error: BaseException | None) -> float:
    """Return how long the server asked to wait; 0 when it did not say, or not clearly."""
    headers = getattr(getattr(error, "response", None), "headers", {})
    for name, divisor in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        text = headers.get(name)
        if text is None:
            continue
        try:
            seconds = float(text) / divisor
        except ValueError:
            seconds = _seconds_until(text)
        if not math.isnan(seconds):
            return max(seconds, 0.0)
    return 0.0


def within(work: Callable[[threading.Event], Result], seconds: float) -> Result:
    """Return what `work` returns, or give up after `seconds` by the wall clock.

    A read timeout is not enough: a server that sends a byte now and then resets it for ever. The
    event tells the abandoned work to end by itself.

    Raises:
        Stalled: time ran out.
    """
    done: queue.Queue[tuple[bool, Any]] = queue.Queue(maxsize=1)
    given_up = threading.Event()

    def run() -> None:
        try:
            done.put((True, work(given_up)))
        except BaseException as error:  # noqa: BLE001 - carried to the caller, never swallowed
            done.put((False, error))

    threading.Thread(target=run, name="embedding-request", daemon=True).start()
    try:
        succeeded, outcome = done.get(timeout=max(seconds, 0.0))
    except queue.Empty:
        raise Stalled(f"no complete answer within {seconds:.0f} s") from None
    finally:
        given_up.set()
    if not succeeded:
        raise outcome
    return outcome  # type: ignore[no-any-return]


def _seconds_until(date: str) -> float:
    try:
        parsed = email.utils.parsedate_to_datetime(date)
        return parsed.timestamp() - time.time()
    except (TypeError, ValueError, OverflowError):
        return math.nan


def _explain(error: Exception, *, where: str, secret: str | None) -> EmbedderError:
    import openai

    said = " ".join(str(error).split())[:MESSAGE_CHARACTERS]
    if secret:
        said = said.replace(secret, "…")
    if is_worth_retrying(error):
        asked = retry_after_seconds(error)
        hint = f"It asked to wait {asked:.0f} s." if asked else "Try again later."
        return EmbedderError(f"The embedding endpoint {where} failed: {said}. {hint}")
    if isinstance(error, openai.APIStatusError) and is_spent(error):
        return EmbedderRefused(f"The quota of {where} is spent: {said}. Top it up, then run again.")
    if isinstance(error, (openai.AuthenticationError, openai.PermissionDeniedError)):
        return EmbedderRefused(f"{where} does not accept the key: {said}. Check the key.")
    return EmbedderRefused(f"{where} refused the request: {said}. Check model and address.")
