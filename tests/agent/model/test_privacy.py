"""No document leaves the machine but to the endpoint that the user named."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from evals.server import FakeOpenAI
from tests.agent.model.kit import KEY, SAID

OURS = """
import sys
from tests.agent.model.kit import make_request, open_at, read_reply
print(read_reply(open_at(sys.argv[1]).stream(make_request())).text)
"""
THEIRS = """
import sys, time
from langchain_openai import ChatOpenAI
for _ in ChatOpenAI(model="small", api_key="x", base_url=sys.argv[1]).stream("hello"):
    pass
time.sleep(60)
"""
TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2")
TRACES = ("LANGSMITH_ENDPOINT", "LANGCHAIN_ENDPOINT")
PLACES = (
    *TRACES,
    "LANGSMITH_GATEWAY",
    "OPENAI_BASE_URL",
    "OPENAI_API_BASE",
    "OPENAI_PROXY",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
)
ADDED = ("OPENAI_ORG_ID", "OPENAI_ORGANIZATION", "OPENAI_PROJECT_ID", "OPENAI_API_KEY")
SECRET = "not-for-this-server"


class Canary:
    """Counts who connects, and hangs up."""

    def __init__(self) -> None:
        self.connections = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def _run(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            connection.close()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Closing alone does not wake a thread that accepts.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()


def start(script: str, url: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    """Return a script that runs in a process of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-W", "error::ResourceWarning", "-c", script, url],
        env={**kept, **environment},
        cwd=Path(__file__).parents[3],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_canary_sings_where_langchain_is_left_alone() -> None:
    """Else the test below would prove nothing."""
    with Canary() as canary, FakeOpenAI(chat=lambda _: SAID) as server:
        environment = dict.fromkeys(TRACING, "true") | dict.fromkeys(TRACES, canary.url)
        with start(THEIRS, server.url, {**environment, "LANGSMITH_API_KEY": "x"}) as running:
            heard = server.wait_until(lambda: canary.connections > 0, seconds=100)
            running.kill()
        assert heard


@pytest.mark.parametrize("old_tracing", [False, True])
def test_no_variable_of_the_environment_sends_anything_elsewhere(
    old_tracing: bool, tmp_path: Path
) -> None:
    """Not tracing, not proxies, not another address; nor is another key or name added."""
    with Canary() as canary, FakeOpenAI(chat=lambda _: SAID) as server:
        environment = (
            dict.fromkeys(TRACING, "true")
            | dict.fromkeys(PLACES, canary.url)
            | dict.fromkeys(ADDED, SECRET)
            | {"LANGSMITH_API_KEY": SECRET, "TIKTOKEN_CACHE_DIR": str(tmp_path)}
        )
        if old_tracing:
            environment["LANGCHAIN_TRACING"] = "true"
        with start(OURS, server.url, environment) as running:
            said, complaints = running.communicate(timeout=100)
        assert (said.strip(), running.returncode) == (SAID, 0), complaints
        assert canary.connections == 0
        (request,) = server.requests
        assert request.headers["authorization"] == f"Bearer {KEY}"
        assert SECRET not in str(request)
    assert not list(tmp_path.iterdir()), "no tokenizer was fetched"
