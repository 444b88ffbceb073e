"""The child side: a process that forks one grandchild per document and reports how it ended.

Started once by `store.readers.sandbox` with `python -I`, an empty environment and one socket.
It imports the parsers, never touches a document itself, and has one thread, so forking is safe.
Each job arrives as one message with two descriptors: the document comes in through the first,
the answer leaves through the second. The grandchild takes on the limits before it reads a byte.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import json
import os
import resource
import signal
import socket
import struct
import sys
from typing import Any, NoReturn

_MESSAGE_BYTES = 1 << 16
_CLONE_NEWNET_NEWUSER = 0x40000000 | 0x10000000
_PR_SET_PDEATHSIG = 1
# What a parser of documents never needs; each raises PermissionError inside the grandchild.
_FORBIDDEN_EVENTS = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "os.kill",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.chmod",
    "os.chown",
    "os.truncate",
    "os.putenv",
    "shutil.",
    "urllib.",
    "ftplib.",
    "http.client",
    "smtplib.",
    "webbrowser.",
)


def main(descriptor: int, modules: str) -> None:
    """Serve jobs until the parent closes its end of the socket."""
    channel = socket.socket(fileno=descriptor)
    for module in filter(None, modules.split(",")):
        with contextlib.suppress(ImportError):
            importlib.import_module(module)
    _leave_network()
    gc.collect()
    gc.freeze()
    channel.sendall(b"ready\n")
    while True:
        message, descriptors, _, _ = socket.recv_fds(channel, _MESSAGE_BYTES, 2)
        if not message:
            return
        _serve(channel, json.loads(message), descriptors)


def _serve(channel: socket.socket, job: dict[str, Any], descriptors: list[int]) -> None:
    source, sink = descriptors
    child = os.fork()
    if child == 0:
        _work(channel, job, source, sink)
    os.close(source)
    os.close(sink)
    channel.sendall(struct.pack("!q", child))
    _, status, usage = os.wait4(child, 0)
    report = json.dumps(
        {
            "status": status,
            "cpu_seconds": usage.ru_utime + usage.ru_stime,
            "peak_bytes": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        }
    ).encode()
    channel.sendall(struct.pack("!q", len(report)) + report)


def _work(channel: socket.socket, job: dict[str, Any], source: int, sink: int) -> NoReturn:
    """Run one job in the grandchild; never return."""
    code = 70
    try:
        channel.close()
        os.setsid()
        _die_with_parent()
        _limit(job["limits"])
        _silence()
        sys.dont_write_bytecode = True
        with os.fdopen(source, "rb") as entry, os.fdopen(sink, "wb") as exit_:
            sys.addaudithook(_refuse)
            exit_.write(_run(job, entry.read()))
        code = 0
    except MemoryError:
        code = 71
    finally:
        os._exit(code)


def _run(job: dict[str, Any], data: bytes) -> bytes:
    from store.errors import ReadError
    from store.readers.wire import to_bytes

    module, _, function = job["task"].partition(":")
    try:
        task = getattr(importlib.import_module(module), function)
        return to_bytes({"value": task(data, job["name"])})
    except ReadError as error:
        return to_bytes({"error": type(error).__name__, "message": str(error)})
    except MemoryError:
        raise
    except RecursionError:
        return to_bytes({"error": "Damaged", "message": "its parts are nested too deeply"})
    except Exception as error:  # noqa: BLE001 - the edge: whatever a parser raises ends one file
        message = f"the reader failed on it ({type(error).__name__}: {error})"
        return to_bytes({"error": "Damaged", "message": message[:500]})


def _limit(limits: dict[str, int]) -> None:
    cpu = limits["cpu_seconds"]
    for name, soft, hard in (
        ("RLIMIT_AS", limits["memory_bytes"], limits["memory_bytes"]),
        ("RLIMIT_CPU", cpu, cpu + 2),
        ("RLIMIT_FSIZE", 0, 0),
        ("RLIMIT_NOFILE", limits["open_files"], limits["open_files"]),
        ("RLIMIT_CORE", 0, 0),
    ):
        # macOS has RLIMIT_AS but refuses to set it; the wall clock and processor limits remain.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(getattr(resource, name), (soft, hard))
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)


def _silence() -> None:
    """Send what parsers print to nowhere, before files can no longer be opened."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    import logging

    logging.disable(logging.CRITICAL)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN_EVENTS):
        raise PermissionError(f"a reading child may not do this: {event}")
    if event == "open":
        flags = arguments[2] if len(arguments) > 2 else 0
        if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise PermissionError("a reading child may not write files")


def _leave_network() -> None:
    """Move into a network namespace without interfaces where the system lets us (Linux)."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).unshare(_CLONE_NEWNET_NEWUSER)


def _die_with_parent() -> None:
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
