"""A real HTTP server on loopback that speaks the OpenAI protocol and misbehaves on command.

    with FakeOpenAI(chat=lambda request: '{"outcome": "answer"}') as server:
        server.script(Fault(status=429, headers={"Retry-After": "1"}), Fault(status=500))
        ...  # two requests fail, the third is answered
        assert len(server.requests) == 3

A scripted fault spoils one request each, in order; `always` spoils every request after them; else
the server is honest. Routes are functions from a request's JSON to the answer's, so another
endpoint is one more entry.
"""

from evals.server.chat import read_prompt
from evals.server.embeddings import DIMENSIONS, embeddings, vector
from evals.server.fake import FakeOpenAI
from evals.server.script import (
    Chat,
    Ended,
    Fault,
    Received,
    Route,
    Staging,
    Step,
    Torn,
    Wait,
    failed,
)

__all__ = [
    "DIMENSIONS",
    "Chat",
    "Ended",
    "FakeOpenAI",
    "Fault",
    "Received",
    "Route",
    "Staging",
    "Step",
    "Torn",
    "Wait",
    "embeddings",
    "failed",
    "read_prompt",
    "vector",
]
