"""The wire below LangChain: only what was given goes out, and what comes in is looked at first.

This file needs httpx2, which the OpenAI SDK is built on; the adapter imports it on first use.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from functools import cache
from typing import Any

import httpx2

from agent.errors import AnswerUnusable, StreamBroken
from agent.model.bodies import judge_plain, judge_refusal
from agent.model.deadline import Line
from agent.model.events import FIRST_BYTES, MARK_OF_ORDER, EventReader, Notes
from agent.model.failed import FIRST_ERROR_STATUS, Failed

# 16,000 tokens, each in an event of 500 bytes, are 8 MB.
MAX_BODY_BYTES = 64_000_000
# An error, a web page or a whole answer where a stream should be: the start says what it is.
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
OWN_HEADERS = {
    "Accept": "text/event-stream, application/json",
    # A compressed body can be a thousand times larger than it looks.
    "Accept-Encoding": "identity",
    "User-Agent": "policy-briefing-agent",
}
ENCODING = "content-encoding"


class Wire(httpx2.BaseTransport):
    """One request's way out and back.

    Args:
        notes: what is seen goes there.
        line: hanging it up shuts the socket.
        api_key: None for a server that wants none.
        connect_seconds: for the connection.
        seconds: for each read, should our own deadlines fail.

    """

    def __init__(
        self,
        notes: Notes,
        line: Line,
        *,
        api_key: str | None,
        connect_seconds: float,
        seconds: float,
    ) -> None:
        self._inner = httpx2.HTTPTransport(verify=trust(), trust_env=False)
        self._timeout = httpx2.Timeout(seconds, connect=min(connect_seconds, seconds))
        self._notes = notes
        self._line = line
        self._api_key = api_key

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send it with the headers that are needed and no others.

        Raises:
            Failed: the server answered with an error.
        """
        for name in list(request.headers):
            if name.lower() not in NEEDED_HEADERS:
                del request.headers[name]
        request.headers.update(OWN_HEADERS)
        if self._api_key:
            request.headers["Authorization"] = f"Bearer {self._api_key}"
        request.extensions = {
            **request.extensions,
            "timeout": self._timeout.as_dict(),
            "trace": self._trace,
        }
        answer = self._inner.handle_request(request)
        self._notes.status = answer.status_code
        assert isinstance(answer.stream, httpx2.SyncByteStream), "the transport is synchronous"
        headers = httpx2.Headers(answer.headers)
        packed = headers.pop(ENCODING, "identity").lower() != "identity"
        body = _Body(answer.stream, self._line)
        if answer.status_code >= FIRST_ERROR_STATUS:
            # The SDK would turn it into an error of its own, with less in it.
            try:
                start = b"" if packed else _read_start(iter(body))
            finally:
                body.close()
            raise judge_refusal(
                start, status=answer.status_code, headers=headers, clean=self._notes.clean
            )
        return httpx2.Response(
            answer.status_code,
            headers=headers,
            stream=_Events(body, self._notes, packed=packed),
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


class _Body(httpx2.SyncByteStream):
    """A body within bounds, which ends when nobody wants it any more."""

    def __init__(self, inner: httpx2.SyncByteStream, line: Line) -> None:
        self._inner = inner
        self._line = line

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for piece in self._inner:
            if self._line.given_up:
                raise Failed(StreamBroken, "the answer was no longer wanted", reached=True)
            size += len(piece)
            if size > MAX_BODY_BYTES:
                said = f"the answer exceeds {MAX_BODY_BYTES:,} bytes"
                raise Failed(AnswerUnusable, said, reached=True)
            yield piece

    def close(self) -> None:
        self._inner.close()


class _Events(httpx2.SyncByteStream):
    """A stream of events in the exact form of the protocol, without comments."""

    def __init__(self, body: _Body, notes: Notes, *, packed: bool) -> None:
        self._body = body
        self._notes = notes
        self._packed = packed

    def __iter__(self) -> Iterator[bytes]:
        if self._packed:
            raise Failed(AnswerUnusable, "the server compresses its answer, unasked", reached=True)
        reader = EventReader()
        pieces = iter(self._body)
        begun = False
        for piece in pieces:
            begun = begun or self._looks_like_events(piece, pieces)
            for data in reader.feed(piece):
                yield _frame(self._notes.settle(data))
        for data in reader.finish():
            yield _frame(self._notes.settle(data))

    def close(self) -> None:
        self._body.close()

    def _looks_like_events(self, piece: bytes, pieces: Iterator[bytes]) -> bool:
        """Return whether a stream began with this piece; blanks alone do not tell.

        Raises:
            Failed: it is something else.
        """
        start = piece.removeprefix(MARK_OF_ORDER[: len(piece)]).lstrip()
        if not start:
            return False
        if start[:1] in FIRST_BYTES:
            return True
        raise judge_plain(start + _read_start(pieces), clean=self._notes.clean)


@cache
def trust() -> ssl.SSLContext:
    """Return the trusted certificates; reading them takes longer than the rest of a request."""
    return httpx2.create_ssl_context(trust_env=False)


def _read_start(pieces: Iterator[bytes]) -> bytes:
    body = b""
    for piece in pieces:
        body += piece
        if len(body) > MAX_PLAIN_BYTES:
            break
    return body[:MAX_PLAIN_BYTES]


def _frame(data: bytes) -> bytes:
    return b"data: " + data + b"\n\n"
