"""A real HTTP server on loopback that speaks the OpenAI protocol and misbehaves on command.

    with FakeOpenAI() as server:
        server.script(Fault(status=429, headers={"Retry-After": "1"}), Fault(status=500))
        ...  # two requests fail, the third is answered
        assert len(server.requests) == 3

A scripted fault answers one request each, in order; when none is left the server is honest. Routes
are functions from the request's JSON to the answer's, so another endpoint is one more entry.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
import zlib
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

DIMENSIONS = 8
Route = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One request as it arrived; header names in lower case."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One misbehaviour, used for one request.

    `status`, `headers` and `body` replace the answer; `change` edits the honest one. `hang_seconds`
    waits before answering; `drip_seconds` sends the answer's first bytes one at a time for so long;
    `reset` tears the connection down before any byte, `cut` after half the body.
    """

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    change: Callable[[dict[str, Any]], object] | None = None
    hang_seconds: float = 0.0
    drip_seconds: float = 0.0
    reset: bool = False
    cut: bool = False


def failed(status: int, code: str, message: str = "no", **headers: str) -> Fault:
    """Return an error in the protocol's own form."""
    error = {"error": {"message": message, "type": code, "code": code}}
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return Fault(status=status, headers=fields, body=json.dumps(error).encode())


def vector(text: str, dimensions: int = DIMENSIONS) -> list[float]:
    """Return the vector that the server gives a text; its length is not 1."""
    seed = zlib.crc32(text.encode())
    return [((seed >> (place * 3)) % 17) + 1.0 for place in range(dimensions)]


def embeddings(request: dict[str, Any]) -> dict[str, Any]:
    """Answer /v1/embeddings honestly."""
    rows = [
        {"object": "embedding", "index": index, "embedding": vector(text)}
        for index, text in enumerate(request["input"])
    ]
    return {"object": "list", "model": request["model"], "data": rows, "usage": {}}


class FakeOpenAI:
    """The server; a context manager. `url` is the base address to give to a client."""

    def __init__(self, routes: Mapping[str, Route] | None = None) -> None:
        self.requests: list[Received] = []
        self.routes: dict[str, Route] = {"/v1/embeddings": embeddings, **(routes or {})}
        self._faults: deque[Fault] = deque()
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def url(self) -> str:
        """Return the base address."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def script(self, *faults: Fault) -> None:
        """Misbehave so on the next requests, one each."""
        self._faults.extend(faults)

    def next_fault(self) -> Fault:
        """Return what is due now."""
        return self._faults.popleft() if self._faults else Fault()

    def wait(self, seconds: float) -> None:
        """Wait, but not beyond the end of the test."""
        self._closing.wait(seconds)

    @property
    def closing(self) -> bool:
        """Return whether the test is over."""
        return self._closing.is_set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler_of(server: FakeOpenAI) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length))
            headers = {name.lower(): value for name, value in self.headers.items()}
            server.requests.append(Received(path=self.path, headers=headers, body=body))
            _answer(self, server, server.next_fault(), body)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    return Handler


def _answer(
    handler: BaseHTTPRequestHandler, server: FakeOpenAI, fault: Fault, request: dict[str, Any]
) -> None:
    server.wait(fault.hang_seconds)
    if fault.reset or server.closing:
        _tear_down(handler)
        return
    body = fault.body if fault.body is not None else _honest(handler, server, fault, request)
    try:
        if fault.drip_seconds:
            _drip(handler, server, fault.drip_seconds)
            return
        handler.send_response(fault.status)
        for name, value in {"Content-Type": "application/json", **fault.headers}.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[: len(body) // 2] if fault.cut else body)
        if fault.cut:
            _tear_down(handler)
    except OSError:
        # The client gave up first, which is what some tests are about.
        handler.close_connection = True


def _honest(
    handler: BaseHTTPRequestHandler, server: FakeOpenAI, fault: Fault, request: dict[str, Any]
) -> bytes:
    answer = server.routes[handler.path](request)
    if fault.change is not None:
        fault.change(answer)
    return json.dumps(answer).encode()


def _drip(handler: BaseHTTPRequestHandler, server: FakeOpenAI, seconds: float) -> None:
    """Send one byte of a body now and then: every read timeout starts anew."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    ends = time.monotonic() + seconds
    while time.monotonic() < ends and not server.closing:
        handler.wfile.write(b" ")
        handler.wfile.flush()
        server.wait(0.05)
    handler.close_connection = True


def _tear_down(handler: BaseHTTPRequestHandler) -> None:
    """Close with a reset instead of an orderly end."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.wfile.flush()
    handler.connection.close()
    handler.close_connection = True
