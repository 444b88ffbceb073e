"""Replies that are right as far as they go, and an endpoint that fails before or after them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from agent.errors import AnswerCutOff, QuotaSpent, StreamBroken
from agent.model.types import Purpose
from evals.faults.content import Content
from evals.faults.replies import change_figure, edit
from evals.faults.types import MOST_ATTEMPTS
from evals.server import Fault, failed, stages

_LATE: Final = 5
"""Events before the end: the statement is complete, the object around it is not."""


def _is_rewrite(request: dict[str, Any]) -> bool:
    wanted = request.get("response_format") or {}
    named: object = (wanted.get("json_schema") or {}).get("name")
    return named == Purpose.REWRITE


def _at_rewrite(fault: Fault) -> Fault:
    return Fault(status=fault.status, body=fault.body, when=_is_rewrite)


MIDWAY: Final[Mapping[str, Content]] = {
    "break after a statement": Content(
        about="the stream breaks off when a statement has been shown already",
        reply=edit(),
        shows=True,
        faults=(Fault(stage=stages.end_before_end(_LATE)),),
    ),
    "break after a statement, always": Content(
        about="the stream breaks off again and again when a statement has been shown",
        reply=edit(),
        outcomes=(StreamBroken,),
        most_requests=MOST_ATTEMPTS,
        lasting=Fault(stage=stages.end_before_end(_LATE)),
    ),
    "limit after a statement": Content(
        about="the reply reaches its limit when a statement has been shown",
        reply=edit(),
        outcomes=(AnswerCutOff,),
        lasting=Fault(stage=stages.cut_short(_LATE)),
    ),
    "busy at the rewriting": Content(
        about="a statement fails a check, and the request to mend it is never answered",
        reply=change_figure,
        most_requests=1 + MOST_ATTEMPTS,
        lasting=_at_rewrite(failed(500, "server_error")),
    ),
    "nothing left at the rewriting": Content(
        about="a statement fails a check, and then the account has nothing left",
        reply=change_figure,
        lasting=_at_rewrite(failed(429, "insufficient_quota")),
    ),
    "nothing left at the start": Content(
        about="the account has nothing left",
        reply=edit(),
        outcomes=(QuotaSpent,),
        most_requests=1,
        lasting=failed(429, "insufficient_quota"),
    ),
}
