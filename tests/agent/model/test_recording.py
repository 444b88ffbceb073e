"""The file of a recording: every complete reply is in it, whoever writes and whatever breaks."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.model.recording import Recorded, Recording, read_recording
from agent.model.types import Purpose
from store.errors import BadInput


def entry(name: str, reply: str = "{}", **more: object) -> Recorded:
    key = hashlib.sha256(name.encode("utf-8")).hexdigest()
    held = {
        "key": key,
        "purpose": Purpose.COMPOSE,
        "by": "model",
        "model": "m",
        "reply": reply,
        "input_tokens": 3,
        "output_tokens": 4,
    }
    return Recorded.model_validate({**held, **more})


def silent(_: str) -> None:
    """Take what is said and keep nothing."""


ENTRIES = st.builds(
    entry,
    st.sampled_from("abcd"),
    st.text(st.characters(codec="utf-8"), max_size=30),
    by=st.sampled_from(["model", "manual"]),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(ENTRIES, max_size=12))
def test_the_last_reply_to_a_request_is_the_one_that_counts(entries: list[Recorded]) -> None:
    """The file is the list of what was recorded; an entry that changes nothing adds nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "calls.jsonl"
        recording, again = Recording(path, tell=silent), Recording(path, tell=silent)
        for number, each in enumerate(entries):
            (recording if number % 2 else again).append(each)
        wanted = {each.key: each for each in entries}
        changes, last = 0, dict[str, Recorded]()
        for each in entries:
            changes += last.get(each.key) != each
            last[each.key] = each
        assert path.read_bytes().count(b"\n") == changes
        if entries:
            assert read_recording(path) == wanted


@settings(deadline=None, max_examples=60)
@given(st.lists(ENTRIES, min_size=1, max_size=5, unique_by=lambda each: each.key), st.data())
def test_a_file_cut_anywhere_loses_only_the_line_that_was_cut(
    entries: list[Recorded], data: st.DataObject
) -> None:
    """The writer was killed: reading names the line, recording on removes it and says so."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "calls.jsonl"
        recording = Recording(path, tell=silent)
        for each in entries:
            recording.append(each)
        held = path.read_bytes()
        cut = data.draw(st.integers(1, len(held)))
        path.write_bytes(held[:cut])
        whole = held[:cut].count(b"\n")
        torn = not held[:cut].endswith(b"\n")
        if torn:
            with pytest.raises(BadInput, match=f"line {whole + 1}: it was cut off"):
                read_recording(path)
        told: list[str] = []
        Recording(path, tell=told.append).append(entries[-1])
        assert len(told) == torn
        assert read_recording(path) == {each.key: each for each in (*entries[:whole], entries[-1])}


def test_threads_and_processes_write_whole_lines(tmp_path: Path) -> None:
    """Four threads here, and two processes that know nothing of each other."""
    path = tmp_path / "calls.jsonl"
    script = (
        "import sys; from pathlib import Path\n"
        "from agent.model.recording import Recorded, Recording\n"
        "recording = Recording(Path(sys.argv[1]), tell=print)\n"
        "for number in range(40):\n"
        "    recording.append(Recorded(key=f'{sys.argv[2]}{number:063x}', purpose='compose',\n"
        "        by='model', model='m', reply='x' * 20_000, input_tokens=1, output_tokens=1))\n"
    )
    others = [subprocess.Popen([sys.executable, "-c", script, str(path), first]) for first in "ab"]
    recording = Recording(path, tell=silent)

    def write(number: int) -> None:
        for each in range(25):
            recording.append(entry(f"{number}-{each}", "y" * 20_000))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [each.wait(60) for each in others] == [0, 0]
    assert len(read_recording(path)) == 2 * 40 + 4 * 25
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_writer_waits_for_the_one_before(tmp_path: Path) -> None:
    """Who holds the file may be in the middle of a line."""
    path = tmp_path / "calls.jsonl"
    recording = Recording(path, tell=silent)
    writer = threading.Thread(target=lambda: recording.append(entry("a")))
    with path.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        writer.start()
        writer.join(0.5)
        assert writer.is_alive()
        assert path.read_bytes() == b""
    writer.join(60)
    assert len(read_recording(path)) == 1


def test_a_file_that_was_replaced_is_read_anew(tmp_path: Path) -> None:
    """Somebody removed it while we recorded: what comes is recorded all the same."""
    path = tmp_path / "calls.jsonl"
    recording = Recording(path, tell=silent)
    recording.append(entry("a"))
    path.unlink()
    recording.append(entry("a"))
    recording.append(entry("b"))
    assert len(read_recording(path)) == 2


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b"not json\n", "line 2: it is no JSON"),
        (b"\n", "line 2: it is no JSON"),
        (b"\xff\xfe\n", "line 2: it is no JSON"),
        (b"[]\n", "line 2"),
        (b'{"schema_version": 1}\n', "line 2: key"),
        (b'{"schema_version": 2, "new": 1}\n', "line 2: it is of version 2"),
        (b"notes without an end", "line 2: it is no recorded reply"),
    ],
)
def test_what_is_no_recording_is_refused_by_its_line_and_left_alone(
    tmp_path: Path, line: bytes, fault: str
) -> None:
    path = tmp_path / "calls.jsonl"
    Recording(path, tell=silent).append(entry("a"))
    held = path.read_bytes() + line
    path.write_bytes(held)
    with pytest.raises(BadInput, match=fault):
        read_recording(path)
    with pytest.raises(BadInput, match=fault):
        Recording(path, tell=silent)
    assert path.read_bytes() == held


def test_an_unknown_field_or_a_key_that_is_none_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "calls.jsonl"
    good = json.loads(entry("a").model_dump_json())
    for bad in ({**good, "prompt": "text"}, {**good, "key": "short"}, {**good, "purpose": "sing"}):
        path.write_text(json.dumps(bad) + "\n", encoding="utf-8")
        with pytest.raises(BadInput, match="line 1"):
            read_recording(path)


def test_a_missing_an_empty_and_an_odd_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No such file"):
        read_recording(tmp_path / "none.jsonl")
    (tmp_path / "empty.jsonl").touch()
    with pytest.raises(BadInput, match="holds no recorded reply"):
        read_recording(tmp_path / "empty.jsonl")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput, match="no plain file"):
        Recording(tmp_path / "pipe", tell=silent)
    with pytest.raises(BadInput, match="cannot be used"):
        Recording(tmp_path / "no" / "folder.jsonl", tell=silent)


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """Half a line is taken back; what was recorded before can be replayed."""
    path = tmp_path / "calls.jsonl"
    Recording(path, tell=silent).append(entry("a"))
    held = path.read_bytes()
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from agent.model.recording import Recording\n"
        "from tests.agent.model.test_recording import entry, silent\n"
        "from store.errors import BadInput\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "recording = Recording(Path(sys.argv[1]), tell=silent)\n"
        "limit = int(sys.argv[2]) + 5_000\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))\n"
        "try:\n    recording.append(entry('b', 'x' * 20_000))\n"
        "except BadInput as error:\n    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path), str(len(held))],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "File too large" in done.stdout
    assert path.read_bytes() == held
