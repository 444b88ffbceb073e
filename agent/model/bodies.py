"""What a server's body means that is no stream of events: an error, a web page, something else."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from agent.errors import AnswerUnusable, ModelError, RequestRefused
from agent.model.failed import Failed, judge_error
from store.retrying import read_retry_after

FIRST_ERROR = 400
NO_WORDS = "no reason given"
# Servers' names for the words of an error: OpenAI's, FastAPI's, others'.
WORDS = ("message", "detail", "error", "msg", "reason")


def judge_refusal(
    body: bytes, *, status: int, headers: Mapping[str, str], clean: Callable[[str], str]
) -> Failed:
    """Return what a body with a bad status means."""
    if status < FIRST_ERROR:
        return Failed(
            RequestRefused,
            f"the server says {status}: it sends elsewhere, and that is not followed",
            status=status,
            hint="Give the address that it sends to as the base URL.",
        )
    fields = _find_error(body)
    return judge_error(
        _find_words(fields) if fields else _read_text(body),
        clean=clean,
        codes=(fields.get("code"), fields.get("type")),
        status=status,
        asked_seconds=read_retry_after(headers),
    )


def judge_plain(body: bytes, *, clean: Callable[[str], str]) -> Failed:
    """Return what a body with a good status means that is no stream of events."""
    if body.startswith(b"<"):
        hint = "Check the base URL: it usually ends in /v1."
        return Failed(AnswerUnusable, "a web page came back instead of an answer", hint=hint)
    said = _read_object(body)
    if said.get("error"):
        return judge_object(said["error"], clean=clean, otherwise=AnswerUnusable)
    if said.get("choices"):
        return Failed(
            AnswerUnusable,
            "the server answers in one piece although a stream was asked for",
            hint="Check whether the server can stream.",
            reached=True,
        )
    hint = "Check the base URL and what serves it."
    return Failed(AnswerUnusable, "what came back is no answer of a model", hint=hint)


def judge_object(
    error: object,
    *,
    clean: Callable[[str], str],
    otherwise: type[ModelError],
    reached: bool = False,
) -> Failed:
    """Return what an error object of the protocol means that came with a good status."""
    fields = error if isinstance(error, dict) else {"message": str(error)}
    return judge_error(
        _find_words(fields),
        clean=clean,
        codes=(fields.get("code"), fields.get("type")),
        otherwise=otherwise,
        reached=reached,
    )


def _find_error(body: bytes) -> dict[str, object]:
    """Return the object that describes an error, empty if there is none."""
    said = _read_object(body)
    inner = said.get("error")
    return inner if isinstance(inner, dict) else said


def _find_words(fields: Mapping[str, object]) -> str:
    words = next((fields[name] for name in WORDS if fields.get(name)), NO_WORDS)
    return words if isinstance(words, str) else json.dumps(words, ensure_ascii=False)


def _read_object(body: bytes) -> dict[str, object]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _read_text(body: bytes) -> str:
    text = body.decode("utf-8", "replace").strip()
    if text.startswith("<"):
        return "a web page"
    return text or NO_WORDS
