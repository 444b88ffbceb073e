"""Vendors' errors, known by their fields and the names of their classes, turned into our own.

Their classes cannot be imported for every provider. LangChain's own are among the ancestors of
most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from agent.errors import (
    AnswerFiltered,
    AnswerUnusable,
    ModelBusy,
    ModelDenied,
    ModelError,
    ModelStalled,
    ModelUnreachable,
    RequestRefused,
    StreamBroken,
)
from agent.model.bodies import NO_WORDS
from agent.model.failed import Failed, judge_error
from store.retrying import read_retry_after


def find_own(error: BaseException) -> Failed | None:
    """Return the error of our own behind a vendor's: what the wire raises, the SDK wraps."""
    return next((each for each in _chain(error) if isinstance(each, Failed)), None)


def judge_vendor_error(error: Exception, *, clean: Callable[[str], str], begun: bool) -> Failed:
    """Return what a vendor's error means, and clean its words: they stand in tracebacks.

    Args:
        error: whatever was raised in the vendor's code.
        clean: makes words fit to be shown.
        begun: whether the server had begun to answer.

    """
    judged = _judge(error, clean=clean, begun=begun)
    for each in _chain(error):
        _redact(each, clean)
    return judged


def _judge(error: Exception, *, clean: Callable[[str], str], begun: bool) -> Failed:
    words = _find_words(error)
    if begun:
        return _judge_broken(error, clean(words))
    response = getattr(error, "response", None)
    status = getattr(error, "status_code", None) or getattr(response, "status_code", None)
    if not isinstance(status, int):
        return _judge_by_class(error, clean(words))
    return judge_error(
        words,
        clean=clean,
        codes=(getattr(error, "code", None), getattr(error, "type", None)),
        status=status,
        asked_seconds=read_retry_after(getattr(response, "headers", {})),
    )


def _judge_broken(error: Exception, said: str) -> Failed:
    """Return what an error means that came after the answer had begun."""
    names = {each.__name__ for each in type(error).__mro__}
    if names & {"APIConnectionError", "TransportError"}:
        return Failed(StreamBroken, f"the stream broke ({said})", reached=True)
    told = f"a piece of the answer is not in the protocol ({type(error).__name__})"
    return Failed(StreamBroken, told, reached=True)


def _find_words(error: Exception) -> str:
    """Return the server's own words where the vendor kept them, else the vendor's."""
    body = getattr(error, "body", None)
    if isinstance(body, dict):
        inner = body.get("error")
        for fields in (inner if isinstance(inner, dict) else {}, body):
            if isinstance(fields.get("message"), str):
                return str(fields["message"])
    words = getattr(error, "message", None) or getattr(error, "error", None) or str(error)
    return str(words) or NO_WORDS


def _judge_by_class(error: Exception, said: str) -> Failed:
    """Return what an error means that has no HTTP status."""
    names = {each.__name__ for each in type(error).__mro__}
    cause = type(error.__cause__).__name__ if error.__cause__ else ""
    kinds: tuple[tuple[set[str], type[ModelError]], ...] = (
        ({"ModelAuthenticationError", "ModelPermissionDeniedError"}, ModelDenied),
        ({"ModelRateLimitError", "ModelAPIError"}, ModelBusy),
        ({"ModelInvalidRequestError", "ModelNotFoundError"}, RequestRefused),
        ({"ContentFilterFinishReasonError"}, AnswerFiltered),
    )
    for classes, kind in kinds:
        if names & classes:
            return Failed(kind, f"the server says: {said}")
    if cause == "ReadTimeout":
        return Failed(ModelStalled, "no answer began in time", reached=True)
    if names & {"ModelConnectionError", "ModelTimeoutError", "APIConnectionError", "OSError"}:
        hint = "Check the base URL and whether the server runs."
        return Failed(ModelUnreachable, f"no connection ({cause or said})", hint=hint)
    if names & {"TransportError", "ConnectError"}:
        return Failed(ModelUnreachable, f"no connection ({said})")
    told = f"the provider's package failed ({type(error).__name__}: {said})"
    # Broken JSON passes; a mistake in somebody's code does not.
    kind = StreamBroken if "JSONDecodeError" in names else AnswerUnusable
    return Failed(kind, told, reached=True)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and those behind it."""
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield each
        each = each.__cause__ or each.__context__


def _redact(error: BaseException, clean: Callable[[str], str]) -> None:
    """Clean the words of an error: they stand in tracebacks."""
    error.args = tuple(clean(arg) if isinstance(arg, str) else arg for arg in error.args)
    for field in ("message", "body"):
        held = getattr(error, field, None)
        if isinstance(held, str):
            setattr(error, field, clean(held))
        elif isinstance(held, dict):
            setattr(error, field, None)
