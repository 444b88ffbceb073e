"""The real adapter, opened on the fake server."""

from __future__ import annotations

from agent.model.deadline import Deadlines
from agent.model.open import open_model
from agent.model.types import ChatModel
from evals.faults.heard import KEY, Time


def open_endpoint(url: str, deadlines: Deadlines, time_: Time) -> ChatModel:
    """Return the model at an address, as a user would name it."""
    return open_model(
        "openai:small",
        base_url=url,
        api_key=KEY,
        deadlines=deadlines,
        sleep=time_.sleep,
        clock=time_.clock,
    )
