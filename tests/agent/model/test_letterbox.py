"""Manual mode by files: requests written, replies awaited, whatever an editor does to them."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from agent.errors import AnswerUnusable, ReplyAwaited
from agent.model.letter import write_letter
from agent.model.letterbox import ENDINGS, Letterbox
from agent.model.pasted import LARGEST_REPLY
from store.errors import BadInput
from tests.agent.model.asked import REPLY, request

LETTER = write_letter(request())
QUICK_SECONDS = 0.02
SETTLED_SECONDS = 0.5


def open_box(
    folder: Path,
    *,
    wait: float | None = 0,
    tell: Callable[[str], None] = lambda _: None,
    stop: threading.Event | None = None,
    settle: float = SETTLED_SECONDS,
) -> Letterbox:
    return Letterbox(
        folder,
        wait_seconds=wait,
        tell=tell,
        stop=stop,
        poll_seconds=QUICK_SECONDS,
        settle_seconds=settle,
    )


def reply_path(folder: Path, ending: str = ".md") -> Path:
    return folder / f"{LETTER.name}.reply{ending}"


def request_path(folder: Path) -> Path:
    return folder / f"{LETTER.name}.request.md"


class Later:
    """A box that is asked in a thread of its own, and what came of it."""

    def __init__(self, box: Letterbox) -> None:
        self.text = ""
        self.error: Exception | None = None
        self._box = box
        self._thread = threading.Thread(target=self._ask)
        self._thread.start()

    def _ask(self) -> None:
        try:
            self.text = self._box.reply_to(LETTER)
        except (ReplyAwaited, AnswerUnusable) as error:
            self.error = error

    def join(self) -> None:
        self._thread.join(60)
        assert not self._thread.is_alive()

    @property
    def waits(self) -> bool:
        return self._thread.is_alive()


def until(true: Callable[[], bool]) -> None:
    ends = time.monotonic() + 60
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.005)


def test_without_waiting_the_request_is_left_and_the_next_run_finds_its_reply(
    tmp_path: Path,
) -> None:
    """Hours may lie between the two runs."""
    folder = tmp_path / "deep" / "letters"
    with pytest.raises(ReplyAwaited, match="run the same command again") as left:
        open_box(folder).reply_to(LETTER)
    assert left.value.exit_code == 5
    assert str(request_path(folder)) in str(left.value)
    assert LETTER.text in request_path(folder).read_text(encoding="utf-8")
    reply_path(folder).write_text(REPLY, encoding="utf-8")
    assert open_box(folder).reply_to(LETTER) == REPLY


def test_only_the_owner_reads_what_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    with pytest.raises(ReplyAwaited):
        open_box(folder).reply_to(LETTER)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {each.stat().st_mode & 0o777 for each in folder.iterdir()} == {0o600}
    assert {each.name for each in folder.iterdir()} == {"README.txt", request_path(folder).name}


def test_a_request_that_stands_there_is_not_written_again(tmp_path: Path) -> None:
    """Its file keeps its time, by which a person sees what is new."""
    for _ in range(2):
        with pytest.raises(ReplyAwaited):
            open_box(tmp_path).reply_to(LETTER)
        os.utime(request_path(tmp_path), (1, 1)) if _ == 0 else None
    assert request_path(tmp_path).stat().st_mtime == 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_reply_is_found_under_every_usual_name(tmp_path: Path, ending: str) -> None:
    reply_path(tmp_path, ending).write_text(REPLY, encoding="utf-8")
    assert open_box(tmp_path).reply_to(LETTER) == REPLY


def test_a_reply_in_utf_16_is_read(tmp_path: Path) -> None:
    reply_path(tmp_path).write_bytes(REPLY.replace(" ", "\r\n").encode("utf-16"))
    assert open_box(tmp_path).reply_to(LETTER) == REPLY.replace(" ", "\n")


def test_a_reply_that_comes_later_is_awaited(tmp_path: Path) -> None:
    """One line says what is awaited, however often it is looked for."""
    told: list[str] = []
    later = Later(open_box(tmp_path, wait=None, tell=told.append))
    until(lambda: bool(told))
    time.sleep(5 * QUICK_SECONDS)
    assert later.waits
    reply_path(tmp_path).write_text(REPLY, encoding="utf-8")
    later.join()
    assert later.text == REPLY
    assert len(told) == 1
    assert str(reply_path(tmp_path)) in told[0]


def test_a_file_that_is_no_plain_text_is_named_once(tmp_path: Path) -> None:
    """Saved by a word processor, or as a second copy, it would be waited for without end."""
    reply_path(tmp_path, ".docx").write_bytes(b"PK")
    reply_path(tmp_path, " (1).md").write_text(REPLY, encoding="utf-8")
    told: list[str] = []
    with pytest.raises(ReplyAwaited):
        open_box(tmp_path, wait=0, tell=told.append).reply_to(LETTER)
    assert len(told) == 2
    told.clear()
    with pytest.raises(ReplyAwaited):
        open_box(tmp_path, wait=5 * QUICK_SECONDS, tell=told.append).reply_to(LETTER)
    assert sum(".docx' is not read" in each for each in told) == 1
    assert sum("(1).md' is not read" in each for each in told) == 1


def test_waiting_ends_after_the_time_given(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(ReplyAwaited):
        open_box(tmp_path, wait=0.3).reply_to(LETTER)
    assert time.monotonic() - started >= 0.3


def test_waiting_ends_when_it_is_stopped(tmp_path: Path) -> None:
    stop = threading.Event()
    told: list[str] = []
    later = Later(open_box(tmp_path, wait=None, stop=stop, tell=told.append))
    until(lambda: bool(told))
    stop.set()
    later.join()
    assert isinstance(later.error, ReplyAwaited)


def test_a_file_that_is_still_being_written_is_not_read_half(tmp_path: Path) -> None:
    """Empty, then growing: only the whole object counts, and then at once."""
    later = Later(open_box(tmp_path, wait=None, settle=60))
    with reply_path(tmp_path).open("w", encoding="utf-8") as file:
        for letter in REPLY:
            time.sleep(QUICK_SECONDS / 2)
            assert later.waits
            file.write(letter)
            file.flush()
    later.join()
    assert later.text == REPLY


def test_a_reply_that_never_closes_counts_when_it_has_settled(tmp_path: Path) -> None:
    """It is read as the reply it is: the form is asked for again, nobody waits for ever."""
    reply_path(tmp_path).write_text("I cannot answer that.", encoding="utf-8")
    started = time.monotonic()
    assert open_box(tmp_path).reply_to(LETTER) == "I cannot answer that."
    assert time.monotonic() - started >= SETTLED_SECONDS


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe\r\0\n\0"])
def test_an_empty_file_is_no_reply(tmp_path: Path, content: bytes) -> None:
    reply_path(tmp_path).write_bytes(content)
    with pytest.raises(ReplyAwaited):
        open_box(tmp_path).reply_to(LETTER)


def test_two_replies_that_differ_are_refused_and_two_alike_are_one(tmp_path: Path) -> None:
    reply_path(tmp_path).write_text(REPLY, encoding="utf-8")
    reply_path(tmp_path, ".txt").write_text(REPLY, encoding="utf-8")
    assert open_box(tmp_path).reply_to(LETTER) == REPLY
    reply_path(tmp_path, ".txt").write_text("{}", encoding="utf-8")
    with pytest.raises(AnswerUnusable, match="they differ"):
        open_box(tmp_path).reply_to(LETTER)


def test_what_is_no_text_or_too_large_is_refused_by_name(tmp_path: Path) -> None:
    reply_path(tmp_path).write_bytes(b"\x81\x8d\x8f")
    with pytest.raises(AnswerUnusable, match=f"{LETTER.name}.reply.md.*save it as UTF-8"):
        open_box(tmp_path).reply_to(LETTER)
    reply_path(tmp_path).write_bytes(b"x" * (LARGEST_REPLY + 1))
    with pytest.raises(AnswerUnusable, match="more than 1,000,000 bytes"):
        open_box(tmp_path).reply_to(LETTER)


def test_a_pipe_or_a_folder_of_that_name_holds_nobody_up(tmp_path: Path) -> None:
    os.mkfifo(reply_path(tmp_path))
    reply_path(tmp_path, ".txt").mkdir()
    with pytest.raises((ReplyAwaited, BadInput)):
        open_box(tmp_path).reply_to(LETTER)


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(BadInput, match="--manual-dir"):
        open_box(file)


def test_many_requests_wait_at_once_and_each_gets_its_own(tmp_path: Path) -> None:
    """A batch: the replies come in another order than the requests."""
    letters = [write_letter(request(f"Question {number}?")) for number in range(20)]
    box = open_box(tmp_path, wait=None)
    heard: dict[str, str] = {}
    threads = [
        threading.Thread(target=lambda each=each: heard.update({each.name: box.reply_to(each)}))
        for each in letters
    ]
    for each in threads:
        each.start()
    until(lambda: len(list(tmp_path.glob("*.request.md"))) == len(letters))
    for letter in reversed(letters):
        path = tmp_path / f"{letter.name}.reply.json"
        path.write_text(f'{{"outcome": "{letter.name}"}}', encoding="utf-8")
    for each in threads:
        each.join(60)
    assert heard == {each.name: f'{{"outcome": "{each.name}"}}' for each in letters}


def test_names_come_from_our_hash_alone() -> None:
    """Nothing of a question reaches a path."""
    name = write_letter(request("../../etc/passwd\n\0")).name
    purpose, _, key = name.rpartition("-")
    assert purpose == "compose"
    assert len(key) == 16
    assert set(key) <= set("0123456789abcdef")


def test_a_request_names_what_it_is_about_above_what_is_pasted(tmp_path: Path) -> None:
    """Of eight requests for a page a person sees which section each is for."""
    letter = write_letter(replace(request(), subject="section “Timing” of the\x1b[31m note"))
    heard: list[str] = []
    with pytest.raises(ReplyAwaited):
        open_box(tmp_path, wait=QUICK_SECONDS, tell=heard.append).reply_to(letter)
    text = (tmp_path / f"{letter.name}.request.md").read_text(encoding="utf-8")
    assert text.startswith("This is for: section “Timing” of the\\x1b[31m note\nCopy everything")
    assert "Timing" not in text[text.index("FROM HERE") :]
    assert "section “Timing”" in heard[0]


def test_the_subject_changes_neither_name_nor_text() -> None:
    """A reply that is there is found, and a recording, too."""
    named = write_letter(replace(request(), subject="section “Timing”"))
    assert (named.name, named.text, named.reply_key) == (
        LETTER.name, LETTER.text, LETTER.reply_key,
    )  # fmt: skip
