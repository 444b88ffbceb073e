"""The wire below LangChain: what goes out is cut to what was given, what comes in is looked at.

LangChain drops what matters here: a refusal, reasoning, the end mark, a body that is no stream at
all. So the bytes are read on their way, and nothing is changed. This file needs httpx2, which the
OpenAI SDK is built on; the adapter imports it on first use.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from typing import Any

import httpx2

from agent.errors import AnswerUnusable, ModelError, StreamBroken
from agent.model.deadline import Line
from agent.model.failed import FIRST_ERROR_STATUS, Failed, judge_error

# 16,000 tokens, each in an event of 500 bytes, are 8 MB.
MAX_BODY_BYTES = 64_000_000
MAX_LINE_BYTES = 1_000_000
MAX_PLAIN_BYTES = 1_000_000
NEEDED_HEADERS = frozenset(
    (
        "host",
        "connection",
        "content-type",
        "content-length",
        "transfer-encoding",
        # The SDK itself knows by it that it must not read the body.
        "x-stainless-raw-response",
    )
)
THOUGHTS = ("reasoning", "reasoning_content", "thinking", "tool_calls")


class Notes:
    """What was seen on the wire for one request."""

    def __init__(self, on_thought: Callable[[], None], clean: Callable[[str], str]) -> None:
        self.clean = clean
        self.status: int | None = None
        self.headers: httpx2.Headers = httpx2.Headers()
        self.refusal = ""
        self.thought = False
        self.done = False
        self.events = 0
        self._on_thought = on_thought

    def read_line(self, line: bytes) -> None:
        """Note what one line of an event stream says."""
        if not line.startswith(b"data:"):
            return
        text = line[len(b"data:") :].strip()
        if text == b"[DONE]":
            self.done = True
            return
        self.events += 1
        try:
            self._read_event(json.loads(text))
        except (ValueError, AttributeError, TypeError, IndexError, KeyError):
            # The SDK reads it, too, and says what is wrong with it.
            return

    def _read_event(self, event: Any) -> None:  # noqa: ANN401 - a server's JSON
        for choice in event.get("choices") or ():
            delta = choice.get("delta") or {}
            self.refusal += delta.get("refusal") or ""
            if any(delta.get(name) for name in THOUGHTS):
                self.thought = True
                self._on_thought()


class Wire(httpx2.BaseTransport):
    """One request's way out and back.

    Args:
        notes: what is seen goes there.
        line: hanging it up shuts the socket.
        api_key: None for a server that wants none.

    """

    def __init__(self, notes: Notes, line: Line, *, api_key: str | None) -> None:
        self._inner = httpx2.HTTPTransport(trust_env=False)
        self._notes = notes
        self._line = line
        self._api_key = api_key

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send it with the headers that are needed and no others."""
        for name in list(request.headers):
            if name.lower() not in NEEDED_HEADERS:
                del request.headers[name]
        request.headers["Accept"] = "text/event-stream, application/json"
        # A compressed body could be larger than it looks, and its events come late.
        request.headers["Accept-Encoding"] = "identity"
        request.headers["User-Agent"] = "policy-briefing-agent"
        if self._api_key:
            request.headers["Authorization"] = f"Bearer {self._api_key}"
        request.extensions = {**request.extensions, "trace": self._trace}
        answer = self._inner.handle_request(request)
        self._notes.status = answer.status_code
        self._notes.headers = answer.headers
        assert isinstance(answer.stream, httpx2.SyncByteStream), "the transport is synchronous"
        return httpx2.Response(
            answer.status_code,
            headers=answer.headers,
            stream=_Watched(answer.stream, self._notes, self._line),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """Close every connection."""
        self._inner.close()

    def _trace(self, event: str, info: dict[str, Any]) -> None:
        if not event.endswith(("connect_tcp.complete", "start_tls.complete")):
            return
        opened = info["return_value"].get_extra_info("socket")
        if isinstance(opened, socket.socket):
            # Shutting wakes a thread that reads; closing does not.
            self._line.on_hang_up(lambda: opened.shutdown(socket.SHUT_RDWR))


class _Watched(httpx2.SyncByteStream):
    """A body that passes through unchanged while it is looked at."""

    def __init__(self, inner: httpx2.SyncByteStream, notes: Notes, line: Line) -> None:
        self._inner = inner
        self._notes = notes
        self._line = line
        self._size = 0

    def __iter__(self) -> Iterator[bytes]:
        if self._notes.headers.get("content-encoding", "identity").lower() != "identity":
            raise Failed(AnswerUnusable, "the server compresses its answer, unasked")
        if self._notes.status is not None and self._notes.status >= FIRST_ERROR_STATUS:
            yield self._read_plain(self._pass())
            return
        buffered = b""
        began = False
        for piece in self._pass():
            buffered += piece
            if not began and buffered.lstrip():
                began = True
                self._refuse_other_kinds(buffered)
            *lines, buffered = buffered.splitlines(keepends=True) or [b""]
            if buffered.endswith((b"\n", b"\r")):
                lines.append(buffered)
                buffered = b""
            for each in lines:
                self._notes.read_line(each)
            if len(buffered) > MAX_LINE_BYTES:
                raise Failed(
                    AnswerUnusable,
                    f"one event has more than {MAX_LINE_BYTES:,} bytes",
                    reached=True,
                )
            yield piece

    def close(self) -> None:
        """Close the connection's body."""
        self._inner.close()

    def _pass(self) -> Iterator[bytes]:
        for piece in self._inner:
            if self._line.given_up:
                raise Failed(StreamBroken, "the answer was no longer wanted", reached=True)
            self._size += len(piece)
            if self._size > MAX_BODY_BYTES:
                raise Failed(
                    AnswerUnusable, f"the answer exceeds {MAX_BODY_BYTES:,} bytes", reached=True
                )
            yield piece

    def _read_plain(self, pieces: Iterator[bytes]) -> bytes:
        body = b""
        for piece in pieces:
            body += piece
            if len(body) > MAX_PLAIN_BYTES:
                break
        return body

    def _refuse_other_kinds(self, begun: bytes) -> None:
        """Say so where a body is no stream of events: a web page, an error, a whole answer."""
        first = begun.lstrip()[:1]
        if first == b"<":
            raise Failed(
                AnswerUnusable,
                "a web page came back instead of an answer",
                hint="Check the base URL: it usually ends in /v1.",
            )
        if first not in b"{[":
            return
        body = begun + self._read_plain(self._pass())
        try:
            said = json.loads(body)
        except ValueError:
            said = None
        error = said.get("error") if isinstance(said, dict) else None
        if error:
            raise judge_error_object(error, clean=self._notes.clean, otherwise=AnswerUnusable)
        raise Failed(
            AnswerUnusable,
            "the server answers in one piece although a stream was asked for",
            hint="Check whether the server can stream.",
            reached=True,
        )


def judge_error_object(
    error: object,
    *,
    clean: Callable[[str], str],
    otherwise: type[ModelError],
    reached: bool = False,
) -> Failed:
    """Return what an error object of the protocol means that came with a good status."""
    fields = error if isinstance(error, dict) else {"message": str(error)}
    codes = (fields.get("code"), fields.get("type"))
    return judge_error(
        str(fields.get("message") or "an error"),
        clean=clean,
        codes=codes,
        otherwise=otherwise,
        reached=reached,
    )
