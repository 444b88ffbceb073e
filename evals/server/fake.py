"""The server itself: it counts what arrives and answers, honestly or as it was told."""

from __future__ import annotations

import json
import random
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Final, Self

from evals.server.chat import SILENT, make_choice
from evals.server.embeddings import embeddings
from evals.server.reply import Task, answer
from evals.server.script import Chat, Fault, Received, Route
from evals.server.wire import ClientGone, Wire

CHAT_PATH: Final = "/v1/chat/completions"
_POLL_SECONDS: Final = 0.02


class _Listener(ThreadingHTTPServer):
    """Enough places in the queue for a batch that connects all at once."""

    request_queue_size = 256
    daemon_threads = True


class FakeOpenAI:
    """The server; a context manager. `url` is the base address to give to a client.

    Args:
        routes: more endpoints, or others than the honest ones.
        chat: what the model says to a request: a text, or a whole choice of the protocol.
        delay_seconds: how long an honest answer takes to begin.
        seed: cuts the stream into the same pieces again.
    """

    def __init__(
        self,
        routes: Mapping[str, Route] | None = None,
        *,
        chat: Chat | None = None,
        delay_seconds: float = 0.0,
        seed: int = 0,
    ) -> None:
        self.requests: list[Received] = []
        self.routes: dict[str, Route] = {"/v1/embeddings": embeddings, **(routes or {})}
        self.chat: Chat = chat or (lambda _: SILENT)
        self.delay_seconds = delay_seconds
        self.abandoned = 0
        self.connections = 0
        self.most_at_once = 0
        self.at_work = 0
        self._seed = seed
        self._faults: deque[Fault] = deque()
        self._lasting: Fault | None = None
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._server = _Listener(("127.0.0.1", 0), _handler_of(self))
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": _POLL_SECONDS}, daemon=True
        )

    @property
    def url(self) -> str:
        """Return the base address."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def script(self, *faults: Fault) -> None:
        """Misbehave so on the next requests, one each."""
        with self._lock:
            self._faults.extend(faults)

    def always(self, fault: Fault | None) -> None:
        """Misbehave so on every request that nothing else is scripted for."""
        with self._lock:
            self._lasting = fault

    @property
    def purposes(self) -> Counter[str]:
        """Return how many requests came for each purpose."""
        return Counter(each.purpose for each in list(self.requests))

    def wait_until(self, holds: Callable[[], bool], *, seconds: float = 5.0) -> bool:
        """Wait for something that another thread brings about; return whether it did."""
        ends = time.monotonic() + seconds
        while not (done := holds()) and time.monotonic() < ends:
            self._closing.wait(_POLL_SECONDS)
        return done

    def serve(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        """Answer one request."""
        headers = {name.lower(): value for name, value in handler.headers.items()}
        received = Received(
            path=handler.path, headers=headers, body=body, purpose=name_purpose(handler.path, body)
        )
        place = self._enter(received)
        wire = Wire(handler, self._closing)
        try:
            fault = self._next_fault(body)
            answer(wire, fault, self._make_task(received, place))
        except ClientGone:
            # Which is what some tests are about.
            handler.close_connection = True
            with self._lock:
                self.abandoned += 1
        finally:
            with self._lock:
                self.at_work -= 1

    def _make_task(self, received: Received, place: int) -> Task:
        return Task(
            path=received.path,
            body=received.body,
            route=self.routes.get(received.path),
            choose=(
                (lambda: make_choice(self.chat(received.body)))
                if received.path == CHAT_PATH and CHAT_PATH not in self.routes
                else None
            ),
            delay_seconds=self.delay_seconds,
            chance=random.Random(f"{self._seed} {place}"),
        )

    def _enter(self, received: Received) -> int:
        with self._lock:
            self.requests.append(received)
            self.at_work += 1
            self.most_at_once = max(self.most_at_once, self.at_work)
            return len(self.requests)

    def _next_fault(self, body: dict[str, Any]) -> Fault:
        with self._lock:
            if self._faults and _concerns(self._faults[0], body):
                return self._faults.popleft()
            if not self._faults and self._lasting and _concerns(self._lasting, body):
                return self._lasting
            return Fault()

    def count_connection(self, change: int) -> None:
        """Keep the number of open connections."""
        with self._lock:
            self.connections += change

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


def name_purpose(path: str, body: dict[str, Any]) -> str:
    """Return what a request is for: the name of the schema that its reply must follow, else what
    its path ends with.
    """
    wanted = body.get("response_format") or {}
    named = (wanted.get("json_schema") or {}).get("name")
    return str(named) if named else path.rsplit("/", 1)[-1]


def _concerns(fault: Fault, body: dict[str, Any]) -> bool:
    return fault.when is None or fault.when(body)


def _handler_of(server: FakeOpenAI) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            super().setup()
            server.count_connection(1)

        def finish(self) -> None:
            server.count_connection(-1)
            super().finish()

        def handle(self) -> None:
            try:
                super().handle()
            except ConnectionError:
                # An idle client may reset instead of closing.
                self.close_connection = True

        def do_GET(self) -> None:
            server.serve(self, {})

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            server.serve(self, json.loads(self.rfile.read(length) or b"{}"))

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    return Handler
