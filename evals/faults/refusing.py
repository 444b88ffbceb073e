"""Servers that answer with an error: busy, spent, denied, refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any, Final

from agent.errors import (
    ContextTooLong,
    ModelBusy,
    ModelDenied,
    ModelError,
    QuotaSpent,
    RequestRefused,
)
from evals.faults.bomb import pack_blanks
from evals.faults.types import MOST_ATTEMPTS, Promise, Scenario
from evals.server import Fault, failed

_BUSY: Final = Promise(outcomes=(ModelBusy,), most_requests=MOST_ATTEMPTS)
_GIVE_UP: Final = Promise(outcomes=(ModelBusy,), most_requests=1)
_HTML: Final = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


def _limited(**headers: str) -> Fault:
    return failed(429, "rate_limit_exceeded", "Rate limit reached", **headers)


def _soon() -> Fault:
    later = datetime.now(UTC) + timedelta(seconds=30)
    return _limited(Retry_After=format_datetime(later, usegmt=True))


def _form_is(*kinds: str) -> Any:  # noqa: ANN401
    return lambda body: (body.get("response_format") or {}).get("type") in kinds


def _unknown_form(*kinds: str) -> Fault:
    message = "Invalid parameter: 'response_format' is not supported with this model."
    error = failed(400, "invalid_request_error", message)
    return Fault(status=400, body=error.body, when=_form_is(*kinds))


def _waiting(seconds: float) -> Promise:
    return Promise(outcomes=(ModelBusy,), most_requests=MOST_ATTEMPTS, waits_seconds=seconds)


def _once(outcome: type[ModelError]) -> Promise:
    return Promise(outcomes=(outcome,), most_requests=1)


LIMITED: Final[Mapping[str, Scenario]] = {
    "429 Retry-After seconds": Scenario(
        about="too many requests, come back in 2 seconds",
        promise=_waiting(2),
        lasting=_limited(Retry_After="2"),
    ),
    "429 retry-after-ms": Scenario(
        about="too many requests, come back in 1500 milliseconds",
        promise=_waiting(1.5),
        lasting=_limited(retry_after_ms="1500"),
    ),
    "429 Retry-After date": Scenario(
        about="too many requests, come back at a time half a minute from now",
        promise=_waiting(20),
        lasting=_soon,
    ),
    "429 Retry-After past": Scenario(
        about="too many requests, come back at a time long ago",
        promise=_BUSY,
        lasting=_limited(Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"),
    ),
    "429 Retry-After garbage": Scenario(
        about="too many requests, come back 'soon'",
        promise=_BUSY,
        lasting=_limited(Retry_After="soon"),
    ),
    "429 Retry-After not finite": Scenario(
        about="too many requests, come back in 'nan' seconds",
        promise=_BUSY,
        lasting=_limited(Retry_After="nan"),
    ),
    "429 Retry-After negative": Scenario(
        about="too many requests, come back in -5 seconds",
        promise=_BUSY,
        lasting=_limited(Retry_After="-5"),
    ),
    "429 Retry-After 300": Scenario(
        about="come back in 300 seconds, which is all the time there is",
        promise=_GIVE_UP,
        lasting=_limited(Retry_After="300"),
    ),
    "429 Retry-After far date": Scenario(
        about="come back in 2099",
        promise=_GIVE_UP,
        lasting=_limited(Retry_After="Wed, 21 Oct 2099 07:28:00 GMT"),
    ),
    "429 Retry-After 100": Scenario(
        about="come back in 100 seconds, which fits into the time there is twice",
        promise=Promise(outcomes=(ModelBusy,), most_requests=3, waits_seconds=100),
        lasting=_limited(Retry_After="100"),
    ),
    "429": Scenario(about="too many requests", promise=_BUSY, lasting=_limited()),
}

SPENT: Final[Mapping[str, Scenario]] = {
    "insufficient_quota": Scenario(
        about="429, the account has nothing left",
        promise=_once(QuotaSpent),
        lasting=failed(429, "insufficient_quota", "You exceeded your current quota"),
    ),
    "quota with Retry-After": Scenario(
        about="429, nothing left, and come back in a second",
        promise=_once(QuotaSpent),
        lasting=failed(429, "insufficient_quota", "You exceeded your quota", Retry_After="1"),
    ),
    "billing_not_active": Scenario(
        about="429, the account is not active",
        promise=_once(QuotaSpent),
        lasting=failed(429, "billing_not_active", "Your account is not active"),
    ),
    "billing_hard_limit_reached": Scenario(
        about="400, the limit of the bill is reached",
        promise=_once(QuotaSpent),
        lasting=failed(400, "billing_hard_limit_reached", "Billing hard limit has been reached"),
    ),
    "402": Scenario(
        about="payment required",
        promise=_once(QuotaSpent),
        lasting=failed(402, "invalid_request_error", "Insufficient Balance"),
    ),
    "401": Scenario(
        about="the key is not accepted",
        promise=_once(ModelDenied),
        lasting=failed(401, "invalid_api_key", "Incorrect API key provided"),
    ),
    "401 that repeats the key": Scenario(
        about="the key is not accepted, and the message says which",
        promise=_once(ModelDenied),
        lasting=failed(401, "invalid_api_key", "Incorrect API key provided: {key}"),
    ),
    "403": Scenario(
        about="the key may not do this",
        promise=_once(ModelDenied),
        lasting=failed(403, "permission_denied", "You are not allowed"),
    ),
    "404": Scenario(
        about="there is no such model",
        promise=_once(RequestRefused),
        lasting=failed(404, "model_not_found", "The model does not exist"),
    ),
    "422": Scenario(
        about="the request cannot be processed",
        promise=_once(RequestRefused),
        lasting=failed(422, "invalid_request_error", "messages: field required"),
    ),
    "context_length_exceeded": Scenario(
        about="400, more than the model reads",
        promise=_once(ContextTooLong),
        lasting=failed(400, "context_length_exceeded", "maximum context length is 4096 tokens"),
    ),
    "context length in words": Scenario(
        about="400, more than the model reads, said in the message alone",
        promise=_once(ContextTooLong),
        lasting=failed(
            400,
            "BadRequestError",
            "This model's maximum context length is 4096 tokens. However, you requested 9001.",
        ),
    ),
}

UNABLE: Final[Mapping[str, Scenario]] = {
    "no json_schema": Scenario(
        about="400 for response_format json_schema",
        promise=Promise(most_requests=2),
        lasting=_unknown_form("json_schema"),
    ),
    "no json_schema, no json_object": Scenario(
        about="400 for every response_format",
        promise=Promise(most_requests=3),
        lasting=_unknown_form("json_schema", "json_object"),
    ),
}

FAILING: Final[Mapping[str, Scenario]] = {
    "408": Scenario(about="timed out there", promise=_BUSY, lasting=failed(408, "timeout")),
    "409": Scenario(about="conflict", promise=_BUSY, lasting=failed(409, "conflict")),
    "500": Scenario(about="failed there", promise=_BUSY, lasting=failed(500, "server_error")),
    "502 with HTML": Scenario(
        about="a proxy's page",
        promise=_BUSY,
        lasting=Fault(status=502, headers={"Content-Type": "text/html"}, body=_HTML),
    ),
    "500 that repeats the prompt": Scenario(
        about="failed there, and the message holds what we sent",
        promise=_BUSY,
        lasting=failed(500, "server_error", "cannot process: {sentence}"),
    ),
    "503 overloaded": Scenario(
        about="overloaded", promise=_BUSY, lasting=failed(503, "overloaded_error", "Overloaded")
    ),
    "529": Scenario(about="overloaded", promise=_BUSY, lasting=failed(529, "overloaded_error")),
    "500 with a gzip bomb": Scenario(
        about="an error whose body unpacks to 200 MB",
        promise=Promise(outcomes=(ModelBusy,), most_requests=MOST_ATTEMPTS, within_seconds=5),
        lasting=lambda: Fault(status=500, headers={"Content-Encoding": "gzip"}, body=pack_blanks()),
    ),
}
