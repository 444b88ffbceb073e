"""Manual mode at a terminal: a real one, with the line mode that cuts what is pasted."""

from __future__ import annotations

import io
import json
import os
import pty
import termios
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

import pytest

from agent.errors import AnswerUnusable, ReplyAwaited
from agent.model.letter import write_letter
from agent.model.pasted import LARGEST_REPLY
from agent.model.pasting import Pasting
from agent.model.types import Message
from tests.agent.model.asked import REPLY, request

LETTER = write_letter(request())


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A terminal: `keyboard` is the person's end of it, `source` is ours."""

    keyboard: int
    source: TextIO

    def paste(self, text: str) -> None:
        """Write as a terminal does it, in a thread: its buffer may be smaller than the text."""
        threading.Thread(target=self._write, args=(text.encode(),), daemon=True).start()

    def _write(self, left: bytes) -> None:
        while left:
            left = left[os.write(self.keyboard, left[:512]) :]


@pytest.fixture
def screen() -> Iterator[Screen]:
    keyboard, ours = pty.openpty()
    with os.fdopen(ours, "r", encoding="utf-8") as source:
        yield Screen(keyboard=keyboard, source=source)
    os.close(keyboard)


class Shown(io.StringIO):
    """What is shown; tells when the reply is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()

    def flush(self) -> None:
        super().flush()
        if "Paste the reply here" in self.getvalue():
            self.asked.set()


def ask(screen: Screen, *pasted: str, shown: Shown | None = None) -> str:
    """Paste when the terminal is ready for it, and return what was read."""
    shown = shown or Shown()

    def type_later() -> None:
        assert shown.asked.wait(60)
        while termios.tcgetattr(screen.source.fileno())[3] & termios.ICANON:
            pass
        for each in pasted:
            screen.paste(each)

    typist = threading.Thread(target=type_later)
    typist.start()
    try:
        return Pasting(screen.source, shown).reply_to(LETTER)
    finally:
        typist.join(60)
        assert termios.tcgetattr(screen.source.fileno())[3] & termios.ICANON


def test_a_reply_ends_where_its_object_closes(screen: Screen) -> None:
    assert ask(screen, f"Sure!\n```json\n{REPLY}\n```\n").strip().startswith("Sure!")


def test_a_long_reply_on_one_line_is_read_whole(screen: Screen) -> None:
    """A terminal in line mode would cut it at 4,095 bytes and say nothing."""
    long = json.dumps({"outcome": "answer", "statements": ["x" * 50] * 400})
    assert len(long) > 20_000
    assert json.loads(ask(screen, long)) == json.loads(long)


def test_what_follows_the_object_does_not_stay_in_the_terminal(screen: Screen) -> None:
    """It would be read as the next reply, or by the shell as commands."""
    more = "Shall I go on?\n" * 2_000
    assert ask(screen, f"{REPLY}\n{more}rm -rf x\n").endswith("rm -rf x\n")


def test_a_line_end_ends_a_reply_without_an_object(screen: Screen) -> None:
    assert ask(screen, "I cannot say.\nEND\n") == "I cannot say."


def test_control_d_gives_up(screen: Screen) -> None:
    with pytest.raises(ReplyAwaited, match="--manual-dir"):
        ask(screen, '{"outcome"\x04')


def test_a_correction_takes_a_character_away(screen: Screen) -> None:
    assert ask(screen, "noé\x7f\x7f\x7fyes\nEND\n") == "yes"


def test_what_is_pasted_is_seen_and_steers_nothing(screen: Screen) -> None:
    shown = Shown()
    ask(screen, f"\x1b[2JHere:\n\u202e{REPLY}\n", shown=shown)
    echoed = shown.getvalue().partition("Ctrl-D gives up.\n")[2]
    assert echoed.startswith(f" [2JHere:\n {REPLY}")
    assert not set("\x1b\u202e") & set(echoed)


def test_a_pipe_may_hold_several_replies_one_after_another() -> None:
    source = io.StringIO(f"{REPLY}\nNo object.\nEND\n{REPLY}")
    pasting = Pasting(source, io.StringIO())
    assert [pasting.reply_to(LETTER) for _ in range(3)] == [f"{REPLY}\n", "No object.\n", REPLY]
    with pytest.raises(ReplyAwaited):
        pasting.reply_to(LETTER)


def test_a_pipe_without_end_is_bounded() -> None:
    source = io.StringIO("x" * 99 + "\n" * LARGEST_REPLY)
    with pytest.raises(AnswerUnusable, match="pasted"):
        Pasting(source, io.StringIO()).reply_to(LETTER)


def test_the_prompt_is_shown_as_one_text_between_two_lines() -> None:
    """The system's part first; the last line asks for the object alone."""
    shown = io.StringIO()
    Pasting(io.StringIO(REPLY), shown).reply_to(LETTER)
    between = shown.getvalue().split(f" {LETTER.marker} =====\n")[1]
    lines = between.splitlines()
    assert lines[0] == "You answer questions."
    assert "[1] There are 40." in lines
    assert lines[-2].startswith("Answer with the JSON object alone")
    assert lines[-1] == "===== TO HERE"


def test_nothing_in_a_prompt_steers_the_terminal() -> None:
    """A reply that is sent back for repair may hold anything."""
    shown = io.StringIO()
    echoed = Message(speaker="assistant", text="\x1b[2J\x1b]0;x\x07\u202egnp.exe")
    letter = write_letter(request(earlier=(echoed, Message(speaker="user", text="Again."))))
    Pasting(io.StringIO(REPLY), shown).reply_to(letter)
    assert not set("\x1b\x07\u202e") & set(shown.getvalue())
    assert "Your earlier reply" in shown.getvalue()
