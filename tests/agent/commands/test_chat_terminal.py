"""`brief chat` as a person has it: a real terminal, typed lines, pastes, Ctrl-C and Ctrl-D."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from evals.server import FakeOpenAI

PROMPT = "brief>"
PATIENCE_SECONDS = 20.0
"""The machine may be busy; a test that fails waits that long, others do not."""

MEMBERS = "How many members does the Joint Committee have?"
_START = (
    "import fcntl, signal, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from agent.commands.main import run; run()"
)
"""Makes the pseudo-terminal the one whose Ctrl-C reaches the process, also where the tests run in
the background of a shell, which has it ignored."""

_CODES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]|\x1b\][^\x07]*\x07|\r")


class Terminal:
    """A process on a pseudo-terminal; what it shows is read without control codes."""

    def __init__(self, arguments: list[str], environment: dict[str, str]) -> None:
        self._own, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, *arguments],
            stdin=child, stdout=child, stderr=child, env=environment, close_fds=True,
            start_new_session=True,
        )  # fmt: skip
        os.close(child)
        self._raw = b""
        self._read = 0

    @property
    def shown(self) -> str:
        """Everything so far."""
        return _CODES.sub("", self._raw.decode("utf-8", "replace"))

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self._own, text.encode())

    def wait_for(self, words: str) -> str:
        """Return what was shown since the last time, once the words are in it."""
        until = time.monotonic() + PATIENCE_SECONDS
        while words not in self.shown[self._read :]:
            if time.monotonic() > until or not self._take(1.0):
                pytest.fail(f"{words!r} never came; shown: {self.shown[self._read :]!r}")
        seen = self.shown[self._read :]
        end = seen.index(words) + len(words)
        self._read += end
        return seen[:end]

    def leave(self) -> int:
        """Return the exit code once the process has ended."""
        until = time.monotonic() + PATIENCE_SECONDS
        while self._process.poll() is None and time.monotonic() < until:
            self._take(0.2)
        self._take(0.2)
        return self._process.wait(timeout=1)

    def close(self) -> None:
        """End the process if it still runs."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
        os.close(self._own)

    def _take(self, seconds: float) -> bool:
        """Read what is there; False once there will be nothing more."""
        if not select.select([self._own], [], [], seconds)[0]:
            return self._process.poll() is None
        try:
            piece = os.read(self._own, 1 << 16)
        except OSError:  # Linux says so when the other side has closed.
            return False
        self._raw += piece
        # The line editor asks where the cursor stands, as of a real terminal.
        if b"\x1b[6n" in piece:
            os.write(self._own, b"\x1b[1;1R")
        return bool(piece)


Open = Callable[..., Terminal]


@pytest.fixture
def terminal(sample_library: Path, tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens `brief chat` on a terminal."""
    opened: list[Terminal] = []

    def start(*options: str) -> Terminal:
        environment = {
            "PATH": os.environ["PATH"],
            "TERM": "xterm",
            "LANG": "C.UTF-8",
            "HOME": str(tmp_path),
            "COLUMNS": "100",
            "NO_COLOR": "1",
        }
        arguments = ["chat", "--library", str(sample_library), *options]
        opened.append(Terminal(arguments, environment))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def test_questions_are_typed_edited_and_answered_until_ctrl_d(terminal: Open) -> None:
    screen = terminal()
    assert "without a model" in screen.wait_for(PROMPT)
    screen.type("How many membersxx\x7f\x7f does the Joint Committee have?\r")
    screen.wait_for("The Joint Committee has ten members.")
    screen.wait_for(PROMPT)
    screen.type("\x1b[A\r")  # up: the same question again
    screen.wait_for("The Joint Committee has ten members.")
    screen.wait_for(PROMPT)
    screen.type("\x04")
    assert screen.leave() == 0
    assert "brief: 2 questions" in screen.shown


def test_ctrl_c_drops_the_line_and_the_talk_goes_on(terminal: Open) -> None:
    screen = terminal()
    screen.wait_for(PROMPT)
    screen.type("What is the")
    screen.wait_for("What is the")
    screen.type("\x03")
    screen.wait_for(PROMPT)
    screen.type("/quit\r")
    assert screen.leave() == 0
    assert "0 questions" in screen.shown


def test_a_paste_of_two_lines_is_one_question(terminal: Open) -> None:
    screen = terminal()
    screen.wait_for(PROMPT)
    screen.type("\x1b[200~How many members\ndoes the Joint Committee have?\x1b[201~")
    screen.wait_for("have?")
    screen.type("\r")
    screen.wait_for("The Joint Committee has ten members.")
    screen.wait_for(PROMPT)
    screen.type("\x04")
    assert screen.leave() == 0
    assert "brief: 1 question\n" in screen.shown


def test_lines_are_kept_in_a_file_only_if_asked(terminal: Open, tmp_path: Path) -> None:
    file = tmp_path / ".local" / "state" / "brief" / "chat_history"
    for options, kept in (((), False), (("--keep-history",), True)):
        screen = terminal(*options)
        screen.wait_for(PROMPT)
        screen.type("/help\r")
        screen.wait_for("/quit")
        screen.wait_for(PROMPT)
        screen.type("\x04")
        assert screen.leave() == 0
        assert file.exists() is kept
    assert "/help" in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0


def test_ctrl_c_in_an_answer_takes_it_back_and_the_talk_goes_on(terminal: Open) -> None:
    """The first statement is on the screen already when the answer is stopped."""
    release = threading.Event()

    def chat(request: dict[str, Any]) -> str:
        offered = re.findall(r"^\[(\d+)\](.*)$", request["messages"][-1]["content"], re.MULTILINE)
        number = next(place for place, line in offered if "has ten members" in line)
        statement = {
            "text": "The Joint Committee has ten members.",
            "kind": "fact",
            "evidence": [int(number)],
        }
        if "Failed statements" in request["messages"][-1]["content"]:
            release.wait(PATIENCE_SECONDS)
            return json.dumps({"statements": []})
        wrong = {**statement, "text": "The Joint Committee has 99 members."}
        return json.dumps(
            {"outcome": "answer", "statements": [statement, wrong], "conflicts": [], "gaps": []}
        )

    with FakeOpenAI(chat=chat) as server:
        try:
            screen = terminal("--model", "openai:tiny", "--base-url", server.url)
            screen.wait_for(PROMPT)
            screen.type(f"{MEMBERS}\r")
            screen.wait_for("has ten members. [1]")
            screen.wait_for("rewriting")
            screen.type("\x03")
            screen.wait_for("Withdrawn: the statement above.")
            screen.wait_for("nothing of that answer counts")
            screen.wait_for(PROMPT)
            screen.type("/sources\r")
            screen.wait_for(PROMPT)
            screen.type("\x04")
            assert screen.leave() == 0
            assert "brief: 0 questions" in screen.shown
        finally:
            release.set()
