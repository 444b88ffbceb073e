"""Vendors' errors, known by their fields and the names of their classes."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from agent.errors import (
    AnswerUnusable,
    ModelBusy,
    ModelDenied,
    ModelError,
    ModelUnreachable,
    RequestRefused,
    StreamBroken,
)
from agent.model.failed import Failed
from agent.model.vendor_errors import find_own, judge_vendor_error
from tests.agent.model.kit import KEY


@dataclass
class Response:
    """What vendors keep of an answer."""

    status_code: int
    headers: dict[str, str] = field(default_factory=dict)


class StatusError(Exception):
    """An error of a vendor's that has a status."""

    def __init__(self, message: str, response: Response, body: object = None) -> None:
        super().__init__(message)
        self.response = response
        self.body = body


class APIConnectionError(Exception):
    """As the SDKs call it."""


class ModelAuthenticationError(Exception):
    """As LangChain calls it."""


class JSONDecodeError(ValueError):
    """As the standard library calls it."""


def clean(words: str) -> str:
    return words.replace(KEY, "…")


def judge(error: Exception, *, begun: bool = False) -> Failed:
    return judge_vendor_error(error, clean=clean, begun=begun)


def test_a_status_tells_more_than_a_class() -> None:
    """With what the server asked for."""
    failed = judge(StatusError("x", Response(429, {"retry-after": "7"})))
    assert (failed.kind, failed.status, failed.asked_seconds) == (ModelBusy, 429, 7.0)


def test_the_servers_words_come_before_the_vendors() -> None:
    """A vendor writes the whole body into its own."""
    body = {"error": {"message": "no such model"}}
    failed = judge(StatusError("Error code: 404 - {...}", Response(404), body))
    assert failed.said == "the server says 404: no such model"
    assert failed.kind is RequestRefused


@pytest.mark.parametrize(
    ("error", "begun", "kind"),
    [
        (APIConnectionError("refused"), False, ModelUnreachable),
        (APIConnectionError("reset"), True, StreamBroken),
        (ModelAuthenticationError("no"), False, ModelDenied),
        (JSONDecodeError("line 1"), False, StreamBroken),
        (ValueError("odd"), True, StreamBroken),
        (AttributeError("a mistake"), False, AnswerUnusable),
        (ConnectionRefusedError("refused"), False, ModelUnreachable),
    ],
)
def test_without_a_status_the_class_tells(
    error: Exception, begun: bool, kind: type[ModelError]
) -> None:
    """And whether the answer had begun."""
    assert judge(error, begun=begun).kind is kind


def test_the_key_is_taken_out_of_the_errors_behind_ours() -> None:
    """They stand in tracebacks."""
    inner = OSError(f"bad header {KEY}")
    error = StatusError(f"key {KEY}", Response(401), {"message": f"key {KEY}"})
    error.__cause__ = inner
    failed = judge(error)
    assert KEY not in failed.said
    assert KEY not in "".join((str(error), repr(error.body), str(inner)))


def test_our_own_error_is_found_behind_a_vendors() -> None:
    """The SDK takes whatever the wire raises for a lost connection."""
    own = Failed(ModelDenied, "the server says 401: no")
    error = APIConnectionError("Connection error.")
    error.__cause__ = own
    assert find_own(error) is own
    assert find_own(APIConnectionError("x")) is None
