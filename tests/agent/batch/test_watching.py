"""A reply that a person saves ends the wait for it."""

from __future__ import annotations

import threading
from pathlib import Path

from agent.batch.watching import list_replies, watch


def test_a_file_that_is_gone_again_is_no_reply(tmp_path: Path) -> None:
    """Editors put drafts beside what is written, and take them away while one looks."""
    (tmp_path / "a.reply.txt").write_text("{}", encoding="utf-8")
    (tmp_path / "a.reply.txt~").symlink_to(tmp_path / "gone")
    assert [name for name, _, _ in list_replies(tmp_path)] == ["a.reply.txt"]


def test_a_changed_reply_is_news(tmp_path: Path) -> None:
    """The wait ends at once; without news it ends with its time."""
    reply = tmp_path / "a.reply.txt"
    reply.write_text("{}", encoding="utf-8")
    seen = list_replies(tmp_path)
    never = threading.Event()
    assert not watch(tmp_path, seen, until=0.0, stop=never)
    reply.write_text('{"statements": []}', encoding="utf-8")
    assert watch(tmp_path, seen, until=0.0, stop=never)
