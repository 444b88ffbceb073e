"""One request that failed: what the adapter makes of a vendor's error, before anyone gives up.

Every vendor error is turned into a `Failed` in one place, so that retries, the ladder of forms and
the usage look at our own words and never at a vendor's classes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from agent.errors import (
    AnswerFiltered,
    ContextTooLong,
    ModelBusy,
    ModelDenied,
    ModelError,
    QuotaSpent,
    RequestRefused,
)
from store.retrying import is_passing, is_spent

MESSAGE_CHARACTERS = 200
# Shorter runs occur in any two English texts; a policy sentence is longer.
ECHO_CHARACTERS = 24
PAYMENT_STATUS = 402
DENIED_STATUSES = frozenset({401, 403})
UNFIT_STATUSES = frozenset({400, 422})
# Statuses from here on are no answers: redirects are not followed, errors are errors.
FIRST_ERROR_STATUS = 300
UNABLE_STATUSES = frozenset({500, 501})
SIGNS_OF_LENGTH = (
    "context_length",
    "context length",
    "context window",
    "context size",
    "prompt is too long",
    "maximum context",
    "input tokens exceed",
    "too many tokens",
)
SIGNS_OF_A_FILTER = ("content_filter", "content_policy", "responsibleaipolicyviolation")
# Codes that compatible servers put into an error of a stream or of a 200, where no status is.
PASSING_CODES = (
    "server_error",
    "internal",
    "overloaded",
    "rate_limit",
    "timeout",
    "unavailable",
    "engine_overloaded",
    "api_error",
)


class Failed(Exception):
    """Why one request did not end in an answer.

    Args:
        kind: the error that the caller will see if nothing more is tried.
        said: what happened, in a sentence without its full stop.
        status: the HTTP status, where there was one.
        asked_seconds: what the server asked to wait.
        hint: what to do next, a sentence.
        reached: whether the model may have read the prompt, so that it costs something.
        unsupported: the server's words if it does not take the request in this form.

    """

    def __init__(
        self,
        kind: type[ModelError],
        said: str,
        *,
        status: int | None = None,
        asked_seconds: float = 0.0,
        hint: str = "",
        reached: bool = False,
        unsupported: str = "",
    ) -> None:
        super().__init__(said)
        self.kind = kind
        self.said = said
        self.status = status
        self.asked_seconds = asked_seconds
        self.hint = hint
        self.reached = reached
        self.unsupported = unsupported

    @property
    def retryable(self) -> bool:
        """Return whether the same request may succeed later."""
        return self.kind.retryable


class EndlessSpace(Failed):
    """The model writes white space and nothing else; one form down it may write an answer."""


class CutOff(Failed):
    """The answer reached the limit of its length."""


def judge_error(
    message: str,
    *,
    clean: Callable[[str], str],
    codes: Iterable[object] = (),
    status: int | None = None,
    asked_seconds: float = 0.0,
    otherwise: type[ModelError] = RequestRefused,
    reached: bool = False,
) -> Failed:
    """Return what a server's error means, by its codes, its status, and its words last.

    Args:
        message: the server's words.
        clean: makes them fit to be shown.
        codes: its `code` and `type`; a number among them is a status.
        status: the HTTP status; None or 200 for an error inside an answer.
        asked_seconds: what it asked to wait.
        otherwise: the kind where nothing tells.
        reached: whether the model may have read the prompt.

    """
    named = [str(each).lower() for each in codes if each is not None]
    if status is None or status < FIRST_ERROR_STATUS:
        status = next((int(each) for each in named if each.isdigit()), status)
    words = " ".join((*named, message.lower()))
    shown = clean(message)
    told = f"the server says {status}: {shown}" if status else f"the server says: {shown}"

    kind, hint = _find_kind(named, words, status) or (otherwise, "")
    asked = status in UNFIT_STATUSES or status in UNABLE_STATUSES
    about_form = asked and kind in {RequestRefused, ModelBusy}
    return Failed(
        kind,
        told,
        status=status,
        asked_seconds=asked_seconds,
        hint=hint,
        reached=reached,
        unsupported=words if about_form else "",
    )


def _find_kind(
    named: list[str], words: str, status: int | None
) -> tuple[type[ModelError], str] | None:
    """Return the error and what to do next; None where nothing tells."""
    if is_spent(named) or status == PAYMENT_STATUS:
        return QuotaSpent, "Waiting does not help: top up the account, then run it again."
    if any(sign in words for sign in SIGNS_OF_LENGTH):
        return ContextTooLong, "Ask about fewer documents, or use a model that reads more."
    if any(sign in words for sign in SIGNS_OF_A_FILTER):
        return AnswerFiltered, "Ask differently, or use another model."
    if status in DENIED_STATUSES:
        return ModelDenied, "Check the key and what it may use."
    if status is not None and status >= FIRST_ERROR_STATUS:
        return (ModelBusy if is_passing(status) else RequestRefused), ""
    if any(name.startswith(PASSING_CODES) for name in named):
        return ModelBusy, ""
    return None


def quote_safely(message: str, *, secret: str | None, prompt: str) -> str:
    """Return a server's words in one short line, without the key and without our prompt's text."""
    said = " ".join(message.split())[: MESSAGE_CHARACTERS * 4]
    if secret:
        said = said.replace(secret, "…")
    flat = " ".join(prompt.split())
    start = 0
    kept: list[str] = []
    while start < len(said):
        length = _echoed(said, start, flat)
        kept.append("…" if length else said[start])
        start += length or 1
    return "".join(kept)[:MESSAGE_CHARACTERS] or "(no words)"


def _echoed(said: str, start: int, prompt: str) -> int:
    """Return how many characters from `start` on stand in the prompt just so, 0 if few."""
    end = start + ECHO_CHARACTERS
    if end > len(said) or said[start:end] not in prompt:
        return 0
    while end < len(said) and said[start : end + 1] in prompt:
        end += 1
    return end - start
