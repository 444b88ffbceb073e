"""Take statements out of a reply while it is still being written, each as its brace closes."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final

from pydantic import ValidationError

from agent.compose.extract import read_object
from agent.compose.reply import MOST_STATEMENTS, ReplyStatement

_LONGEST: Final = 20_000
"""Characters of one statement that are held: thirty times what a statement may have."""

_LIST: Final = "statements"
_IN_OBJECT, _IN_LIST = 1, 2
"""How deep the keys of the reply stand, and the items of its lists."""

_TAGS: Final = "think|thinking|thought|reasoning"
_OUTSIDE: Final = re.compile(rf"\{{|<(?:{_TAGS})>", re.IGNORECASE)
_THOUGHT_END: Final = re.compile(rf"</(?:{_TAGS})>", re.IGNORECASE)
_LONGEST_TAG: Final = len("</reasoning>")
_NO_SPACE: Final = re.compile(r"\S")
_STRUCTURE: Final = re.compile(r'["{}\[\]]')
_STRING: Final = re.compile(r'["\\]')


class _At(Enum):
    """Where in a reply the next character stands."""

    OUTSIDE = auto()
    THOUGHT = auto()
    OPENING = auto()
    STRUCTURE = auto()
    STRING = auto()
    ESCAPE = auto()
    END = auto()


class StatementScanner:
    """Reads a reply piece by piece: every character is looked at once, however it is cut.

    What it returns is a first sight: the whole reply decides, and may yet be refused.
    """

    def __init__(self, form: type[ReplyStatement] = ReplyStatement) -> None:
        self._form = form
        self.reset()

    def reset(self) -> None:
        """Forget everything: a new reply begins."""
        self._at = _At.OUTSIDE
        self._rest = ""
        self._depth = 0
        self._last = ""
        self._listing = False
        self._listed = False
        self._held: list[str] | None = None
        self._length = 0
        self._mark = 0
        self._found = 0

    def feed(self, text: str) -> list[ReplyStatement]:
        """Return the statements that this piece completes; never raises, whatever the text."""
        found: list[ReplyStatement] = []
        text, self._rest, self._mark = self._rest + text, "", 0
        place = 0
        while place < len(text) and self._at is not _At.END:
            place = self._step(text, place, found)
        if self._held is not None:
            self._hold(text[self._mark :])
        return found

    def _step(self, text: str, place: int, found: list[ReplyStatement]) -> int:
        """Read up to the next character that matters; return the place behind it."""
        match self._at:
            case _At.OUTSIDE:
                return self._leave(text, place, _OUTSIDE)
            case _At.THOUGHT:
                return self._leave(text, place, _THOUGHT_END)
            case _At.OPENING:
                return self._open(text, place)
            case _At.ESCAPE:
                self._at = _At.STRING
                return place + 1
            case _At.STRING:
                return self._read_string(text, place)
            case _:
                return self._read_structure(text, place, found)

    def _leave(self, text: str, place: int, form: re.Pattern[str]) -> int:
        match = form.search(text, place)
        if match is None:
            cut = text.rfind("<", max(place, len(text) - _LONGEST_TAG))
            self._rest = text[cut:] if cut >= 0 else ""
            return len(text)
        if match.group() == "{":
            self._at = _At.OPENING
        else:
            self._at = _At.OUTSIDE if self._at is _At.THOUGHT else _At.THOUGHT
        return match.end()

    def _open(self, text: str, place: int) -> int:
        """Tell an object from a brace in prose: a key follows, or its end."""
        match = _NO_SPACE.search(text, place)
        if match is None:
            return len(text)
        opens = match.group() in {'"', "}"}
        self._at = _At.STRUCTURE if opens else _At.OUTSIDE
        self._depth = _IN_OBJECT if opens else 0
        self._last = ""
        return match.start()

    def _read_string(self, text: str, place: int) -> int:
        match = _STRING.search(text, place)
        if match is None:
            return len(text)
        if match.group() == "\\":
            self._at = _At.ESCAPE
            return match.end()
        self._at = _At.STRUCTURE
        if self._depth == _IN_OBJECT:
            self._last = self._take(text, match.end())
        return match.end()

    def _read_structure(self, text: str, place: int, found: list[ReplyStatement]) -> int:
        match = _STRUCTURE.search(text, place)
        if match is None:
            return len(text)
        mark = match.group()
        if mark == '"':
            self._at = _At.STRING
            if self._depth == _IN_OBJECT:
                self._begin(match.start())
        elif mark in "{[":
            if mark == "[" and self._depth == _IN_OBJECT:
                self._listing = _is_list_key(self._last)
                self._listed |= self._listing
            if mark == "{" and self._depth == _IN_LIST and self._listing:
                self._begin(match.start())
            self._depth += 1
        else:
            self._close(text, match.end(), found)
        return match.end()

    def _close(self, text: str, end: int, found: list[ReplyStatement]) -> None:
        self._depth -= 1
        if self._depth == _IN_LIST and self._held is not None:
            statement = _read(self._take(text, end), self._form)
            if statement is not None and self._found < MOST_STATEMENTS:
                self._found += 1
                found.append(statement)
        elif self._depth == _IN_OBJECT:
            self._listing = False
        elif self._depth == 0:
            self._at = _At.END if self._listed else _At.OUTSIDE

    def _begin(self, place: int) -> None:
        self._held, self._length, self._mark = [], 0, place

    def _hold(self, piece: str) -> None:
        assert self._held is not None, "something has begun"
        self._length += len(piece)
        if self._length <= _LONGEST:
            self._held.append(piece)

    def _take(self, text: str, end: int) -> str:
        """Return what was held; what was too long to be read is let go."""
        self._hold(text[self._mark : end])
        assert self._held is not None, "something has begun"
        taken = "".join(self._held) if self._length <= _LONGEST else ""
        self._held = None
        return taken


def _is_list_key(written: str) -> bool:
    try:
        return bool(read_object(written) == _LIST)
    except (ValueError, RecursionError):
        return False


def _read(written: str, form: type[ReplyStatement]) -> ReplyStatement | None:
    try:
        return form.model_validate(read_object(written))
    except (ValueError, RecursionError, ValidationError):
        return None
