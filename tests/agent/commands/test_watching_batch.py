"""A run as it is watched: a table for a person, lines for a file."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from agent.batch.news import Began, Ended, News, Noted
from agent.batch.pace import Pace
from agent.batch.types import State
from agent.commands.command import Terminal
from agent.commands.watching_batch import SHOWN_UNDER_WAY, Board, say_ended, show_run
from agent.errors import ModelBusy
from agent.model.failed import Failed
from agent.types import Outcome, Usage
from tests.agent.batch.kit import make_rows, open_run

SPENT = Usage(calls=2, input_tokens=1_000, output_tokens=34, cost_usd=0.5)
HOSTILE = "\x1b[31m[red]\u202e"


class Screen(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def open_terminal(err: io.StringIO) -> Terminal:
    return Terminal(out=io.StringIO(), err=err, width=100, table_width=100, colour=False)


def end(row: str, state: State = State.DONE, *, error: str = "") -> Ended:
    done = state is State.DONE
    return Ended(
        row=row,
        title=f"about {row}",
        state=state,
        seconds=1.25,
        usage=SPENT,
        outcome=Outcome.ANSWER if done else None,
        statements=3 if done else 0,
        withheld=1 if done else 0,
        error=error,
    )


def test_a_file_receives_a_line_for_each_row_that_ended(tmp_path: Path) -> None:
    err = io.StringIO()
    with (
        open_run(tmp_path, make_rows(3)) as ledger,
        show_run(open_terminal(err), ledger, Pace(1)) as tell,
    ):
        news: list[News] = [
            Began(row="r0", title="x"),
            end("r0"),
            end("r1", State.FAILED, error=HOSTILE),
            end("r2", State.PENDING, error="busy"),
            Noted(text="no key"),
        ]
        for each in news:
            tell(each)
    assert err.getvalue().splitlines() == [
        "[1/3] r0: answered: 3 shown, 1 withheld, 1.2 s",
        r"[2/3] r1: failed: \x1b[31m[red]\u202e",
        "[2/3] r2: put back: busy",
        "stopping: no key",
    ]


def test_a_person_sees_a_table_that_is_drawn_again(tmp_path: Path) -> None:
    screen = Screen()
    with (
        open_run(tmp_path, make_rows(3)) as ledger,
        show_run(open_terminal(screen), ledger, Pace(1)) as tell,
    ):
        tell(Began(row="r0", title="x"))
        tell(end("r0"))
    assert "1 of 3 done" in screen.getvalue()


def draw(board: Board) -> str:
    console = Console(file=io.StringIO(), width=160, record=True)
    console.print(board.draw())
    return console.export_text()


def test_the_table_counts_shows_the_last_and_hides_the_many(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(20)) as ledger:
        pace = Pace(8)
        board = Board(ledger, pace)
        for number in range(SHOWN_UNDER_WAY + 3):
            board.tell(Began(row=f"r{number}", title="[bold]who pays[/bold]"))
        board.tell(end("r0"))
        board.tell(end("r1", State.FAILED, error=HOSTILE))
        pace.give_back(pace.take(), Failed(ModelBusy, "busy", status=429, asked_seconds=30))
        text = draw(board)
    assert "1 of 20 done · 1 failed · 4 requests, 2,068 tokens · $1.0000" in text
    assert "4 at once, as the server asks · pausing" in text
    assert "[bold]who pays[/bold]" in text
    assert "and 1 more under way" in text
    assert "\u202e" not in text


def test_a_row_waits_no_more_once_its_reply_has_come(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(2)) as ledger:
        board = Board(ledger, Pace(1))
        for each in (Began(row="r0", title="x"), end("r0", State.WAITING)):
            board.tell(each)
        assert "0 of 2 done · 1 waiting" in draw(board)
        for again in (Began(row="r0", title="x"), end("r0")):
            board.tell(again)
        text = draw(board)
    assert "1 of 2 done" in text
    assert "1 waiting" not in text


def test_every_end_of_a_row_has_its_words() -> None:
    assert say_ended(end("r", State.WAITING)) == "waiting"
    assert say_ended(end("r", State.FAILED, error="why")) == "failed: why"
