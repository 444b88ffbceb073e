"""An end at a named step, for the kill tests: BRIEF_FAULT=after_output_before_commit:3."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Mapping
from typing import Final

from agent.batch.types import At, ignore

VARIABLE: Final = "BRIEF_FAULT"

STEPS: Final = (
    "begun",
    "claimed",
    "replied",
    "after_output_before_commit",
    "in_commit",
    "committed",
    "file_half",
    "file_written",
    "file_placed",
    "projected",
    "put_back",
    "freed",
    "summing_up",
)
"""Every step that a run passes, in the order of a row's way."""


def read_fault(environment: Mapping[str, str]) -> At:
    """Return what is called at each step: nothing, or an end without any warning at one of them.

    The variable is "STEP" or "STEP:COUNT", the count of the passing at which it ends.
    """
    wanted = environment.get(VARIABLE)
    if not wanted:
        return ignore
    step, _, count = wanted.partition(":")
    passed = 0
    lock = threading.Lock()

    def at(name: str) -> None:
        nonlocal passed
        if name != step:
            return
        with lock:
            passed += 1
            if passed == int(count or 1):
                os.kill(os.getpid(), signal.SIGKILL)

    return at
