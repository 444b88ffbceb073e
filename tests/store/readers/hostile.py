"""Tasks that misbehave in a reading child, each in one way."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
import time
from pathlib import Path


def echo(data: bytes, name: str) -> list[object]:
    """Behave well."""
    return [name, len(data)]


def hog_memory(data: bytes, _: str) -> int:
    """Take four times the memory allowed."""
    return len(bytearray(4 << 30)) + len(data)


def burn_processor(_: bytes, __: str) -> None:
    """Never come to an end."""
    while True:
        pass


def sleep(_: bytes, __: str) -> None:
    """Use no processor and never come to an end."""
    time.sleep(600)


def shout(_: bytes, __: str) -> str:
    """Send more than the limit."""
    return "x" * (8 << 20)


def crash(_: bytes, __: str) -> str:
    """Read from nowhere, as a parser with a bug in C does."""
    return ctypes.string_at(0).decode()


def leave(_: bytes, __: str) -> None:
    """End without an answer."""
    os._exit(0)


def connect(_: bytes, __: str) -> str:
    """Try to reach the network and say what came of it."""
    try:
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    except PermissionError as error:
        return f"refused: {error}"
    except OSError as error:
        return f"tried: {error}"
    return "connected"


def show_environment(_: bytes, __: str) -> dict[str, str]:
    """Return what the child can learn from its environment."""
    return dict(os.environ)


def write(_: bytes, name: str) -> str:
    """Try to write a file."""
    try:
        Path(name).write_text("x", encoding="ascii")
    except PermissionError:
        return "refused"
    return "written"


def start_program(_: bytes, __: str) -> str:
    """Try to start another program."""
    try:
        subprocess.run([sys.executable, "-V"], check=False)
    except PermissionError:
        return "refused"
    return "started"


def lie(_: bytes, __: str) -> dict[str, object]:
    """Return a reading whose blocks point outside its text."""
    return {
        "media_type": "text/plain",
        "text": "abc",
        "blocks": [(0, 999, "body", None, [], None, 0)],
        "places": [],
        "title": None,
        "pages": None,
        "notes": [],
        "metadata": [],
    }
