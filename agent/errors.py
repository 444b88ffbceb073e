"""What can go wrong between us and a chat model.

    BriefingError                     (store/errors.py)
    └── ModelError                    carries what was spent before it failed
        ├── ModelUnreachable          no connection could be made           (retryable)
        ├── ModelStalled              a deadline of ours passed             (retryable)
        ├── ModelBusy                 408, 409, 429, 5xx, overloaded        (retryable)
        ├── StreamBroken              an answer ended before its end        (retryable)
        ├── QuotaSpent                the account has nothing left
        ├── ModelDenied               401, 403: the key is not accepted
        ├── RequestRefused            400, 404, 422: this request never works
        │   └── ContextTooLong        more than the model reads at once
        ├── AnswerCutOff              it reached the limit of its length
        ├── AnswerRefused             the model declines to answer
        ├── AnswerFiltered            the provider's filter stopped it
        ├── AnswerUnusable            it is not in the form that was asked for, or out of all bounds
        ├── BudgetSpent               the user's limit of tokens, cost or calls (exit 5)
        ├── NoRecording               a replay does not hold this request   (exit 2)
        └── ReplyAwaited              a person's reply is not there yet     (exit 5)

Messages say what happened, the offending value, and what to do next; never a key, never the text
of a document.
"""

from __future__ import annotations

from agent.types import Usage
from store.errors import BriefingError


class ModelError(BriefingError):
    """A call of a chat model did not end in an answer. `usage` holds every attempt it cost."""

    def __init__(self, message: str, *, usage: Usage | None = None) -> None:
        super().__init__(message)
        self.usage = usage or Usage()


class ModelUnreachable(ModelError):
    """No connection could be made."""

    retryable = True


class ModelStalled(ModelError):
    """A deadline of ours passed: for the first token, the next one, or the whole call."""

    retryable = True


class ModelBusy(ModelError):
    """The server asks to come back later, or failed by itself (408, 409, 429, 5xx)."""

    retryable = True


class StreamBroken(ModelError):
    """An answer ended before its end: reset, cut, a broken piece, no reason to stop."""

    retryable = True


class QuotaSpent(ModelError):
    """The account has nothing left; waiting does not help."""


class ModelDenied(ModelError):
    """The key is missing or not accepted."""


class RequestRefused(ModelError):
    """The server refuses this request for good."""


class ContextTooLong(RequestRefused):
    """The request is longer than the model reads at once."""


class AnswerCutOff(ModelError):
    """The answer reached the limit of its length; what is there of it is no answer."""


class AnswerRefused(ModelError):
    """The model declines to answer."""


class AnswerFiltered(ModelError):
    """The provider's filter stopped the answer."""


class AnswerUnusable(ModelError):
    """The answer is not in the form that was asked for, or out of all bounds."""


class BudgetSpent(ModelError):
    """The user's own limit of tokens, cost or calls leaves no room for another request."""

    exit_code = 5


class NoRecording(ModelError):
    """A replay does not hold this request."""

    exit_code = 2


class ReplyAwaited(ModelError):
    """The request is written, and a person's reply is not there yet."""

    exit_code = 5
