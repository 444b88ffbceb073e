"""The one owner of retries for the embedding endpoint: which failures are worth another request."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from store.errors import EmbedderError, EmbedderRefused
from store.retrying import Patience, is_passing, make_retrying, read_retry_after
from store.retrying import is_spent as are_spent

if TYPE_CHECKING:
    import openai

Result = TypeVar("Result")

MESSAGE_CHARACTERS = 200


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
    ends = clock() + patience.deadline_seconds
    retrying = make_retrying(
        patience,
        is_worth_it=is_worth_retrying,
        asked_seconds=retry_after_seconds,
        sleep=sleep,
        clock=clock,
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
        return not is_spent(error) and is_passing(error.status_code)
    return isinstance(error, (openai.APIConnectionError, httpx2.TransportError, Stalled))


def is_of_the_endpoint(error: BaseException) -> bool:
    """Return whether the network or the server failed, and not this program."""
    import httpx2
    import openai

    return isinstance(error, (openai.OpenAIError, httpx2.HTTPError, Stalled))


def is_spent(error: openai.APIStatusError) -> bool:
    """Return whether the server says that the account has nothing left."""
    return are_spent(getattr(error, field, None) for field in ("code", "type"))


def retry_after_seconds(error: BaseException | None) -> float:
    """Return how long the server asked to wait; 0 when it did not say, or not clearly."""
    return read_retry_after(getattr(getattr(error, "response", None), "headers", {}))


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
