"""A run as it is watched: a live table at a terminal, a line for each row anywhere else."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from agent.batch.news import Began, Ended, News, Noted, Tell
from agent.batch.pace import Pace
from agent.batch.page import SAID
from agent.batch.records import Records
from agent.batch.types import State
from agent.commands.command import Terminal
from agent.render.safe import clip, visible

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

SHOWN_ENDED: Final = 8
SHOWN_UNDER_WAY: Final = 8
A_SECOND: Final = 4
"""How often the table is drawn anew; each time costs some milliseconds of processor time."""

_ID: Final = 24
_TITLE: Final = 60


@contextmanager
def show_run(terminal: Terminal, records: Records, pace: Pace) -> Iterator[Tell]:
    """Hand out what takes the news of a run and shows it."""
    if not terminal.err.isatty():
        yield _Lines(terminal, records).tell
        return
    from rich.console import Console
    from rich.live import Live

    board = Board(records, pace)
    with Live(
        get_renderable=board.draw,
        console=Console(file=terminal.err),
        refresh_per_second=A_SECOND,
        transient=True,
    ):
        yield board.tell


def say_ended(news: Ended) -> str:
    """Return how a row ended, on one line."""
    if news.state is State.DONE and news.outcome is not None:
        shown = f"{news.statements} shown"
        withheld = f", {news.withheld} withheld" if news.withheld else ""
        return f"{SAID[news.outcome]}: {shown}{withheld}, {news.seconds:.1f} s"
    said = {State.FAILED: "failed", State.WAITING: "waiting", State.PENDING: "put back"}
    error = f": {visible(news.error)}" if news.error else ""
    return f"{said.get(news.state, news.state.value)}{error}"


class _Lines:
    """Writes a line for each row that has ended."""

    def __init__(self, terminal: Terminal, records: Records) -> None:
        counts = records.count()
        self._terminal = terminal
        self._total = counts.total
        self._ended = counts.done + counts.failed
        self._lock = threading.Lock()

    def tell(self, news: News) -> None:
        """Write what is to be said."""
        with self._lock:
            if isinstance(news, Ended):
                self._ended += news.state in {State.DONE, State.FAILED}
                name = clip(visible(news.row), _ID, words=False)
                self._note(f"[{self._ended}/{self._total}] {name}: {say_ended(news)}")
            elif isinstance(news, Noted):
                self._note(f"stopping: {visible(news.text)}")

    def _note(self, line: str) -> None:
        self._terminal.note(line + "\n")


class Board:
    """A table of the rows under way and the last that ended, under the counts."""

    def __init__(self, records: Records, pace: Pace) -> None:
        counts = records.count()
        self._pace = pace
        self._total = counts.total
        self._done, self._failed = counts.done, counts.failed
        self._waiting: set[str] = set()
        self._spent = records.spent()
        self._began = time.monotonic()
        self._before = self._done + self._failed
        self._under_way: dict[str, tuple[str, float]] = {}
        self._ended: deque[Ended] = deque(maxlen=SHOWN_ENDED)
        self._noted = ""
        self._lock = threading.Lock()

    def tell(self, news: News) -> None:
        """Take the news in."""
        with self._lock:
            if isinstance(news, Began):
                self._waiting.discard(news.row)
                self._under_way[news.row] = (news.title, time.monotonic())
            elif isinstance(news, Noted):
                self._noted = news.text
            else:
                self._end(news)

    def draw(self) -> RenderableType:
        """Return the table as it is now."""
        from rich.table import Table
        from rich.text import Text

        with self._lock:
            now = time.monotonic()
            table = Table(box=None, pad_edge=False, title=Text(self._head(now)))
            for name in ("row", "about", "how it goes"):
                table.add_column(name, no_wrap=True)
            for ended in self._ended:
                self._add(table, ended.row, ended.title, say_ended(ended))
            shown = list(self._under_way.items())[:SHOWN_UNDER_WAY]
            for row, (title, since) in shown:
                self._add(table, row, title, f"… {now - since:.0f} s")
            more = len(self._under_way) - len(shown)
            if more:
                self._add(table, "", "", f"and {more} more under way")
            if self._noted:
                self._add(table, "", "", f"stopping: {visible(self._noted)}")
            return table

    def _end(self, news: Ended) -> None:
        self._under_way.pop(news.row, None)
        self._ended.append(news)
        self._done += news.state is State.DONE
        self._failed += news.state is State.FAILED
        if news.state is State.WAITING:
            self._waiting.add(news.row)
        # The single requests are not shown, and would be kept for every row of the run.
        self._spent += replace(news.usage, attempts=())

    def _add(self, table: Table, row: str, title: str, said: str) -> None:
        from rich.text import Text

        # As text, not as markup: brackets in a question would be read as colours.
        table.add_row(
            Text(clip(visible(row), _ID, words=False)),
            Text(clip(visible(title), _TITLE)),
            Text(said),
        )

    def _head(self, now: float) -> str:
        done, failed = self._done, self._failed
        parts = [f"{done} of {self._total} done"]
        parts += [f"{failed} failed"] if failed else []
        parts += [f"{len(self._waiting)} waiting"] if self._waiting else []
        if self._spent.calls:
            tokens = self._spent.input_tokens + self._spent.output_tokens
            parts.append(f"{self._spent.calls} requests, {tokens:,} tokens")
        if self._spent.cost_usd:
            parts.append(f"${self._spent.cost_usd:.4f}")
        ended = done + failed - self._before
        if ended:
            left = (self._total - done - failed) * (now - self._began) / ended
            parts.append(f"about {left / 60:.0f} min left")
        if self._pace.limit < self._pace.most:
            parts.append(f"{self._pace.limit} at once, as the server asks")
        if self._pace.pause_seconds:
            parts.append(f"pausing {self._pace.pause_seconds:.0f} s")
        return " · ".join(parts)
