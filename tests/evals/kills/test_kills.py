"""The loop of kills itself, short: `python -m evals.kills` runs it 200 times."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.kills.examine import find_faults, find_torn
from evals.kills.loop import Tally, kill_batches, tabulate
from evals.kills.world import World, name_programme, name_row, state


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    world = World(tmp_path / "world", 12)
    world.build()
    tally = kill_batches(world, kills=4, seed=3, jobs=2)
    assert tally.faults == []
    assert tally.total >= 4
    assert tally.rows == 12
    assert "finished rows sent again                    0" in tabulate(tally, 2)


def write_batch(folder: Path, texts: list[str | None]) -> Path:
    """Write what a batch leaves behind; None for a row that is not there."""
    import hashlib

    rows: list[dict[str, Any]] = []
    (folder / "rows").mkdir(parents=True)
    for number, text in enumerate(texts):
        if text is None:
            continue
        name = name_row(number)
        bundle = {"statements": [{"text": text}], "documents": [], "sources": []}
        held = json.dumps(bundle).encode()
        (folder / "rows" / f"{name}.json").write_bytes(held)
        digest = hashlib.sha256(held).hexdigest()
        file = {"format": "json", "path": f"rows/{name}.json", "sha256": digest}
        rows.append({"id": name, "state": "done", "files": [file]})
    (folder / "manifest.json").write_text(json.dumps({"rows": rows}))
    return folder


def test_a_sound_batch_has_no_faults(tmp_path: Path) -> None:
    out = write_batch(tmp_path / "out", [state(0), state(1)])
    assert list(find_faults(out, World(tmp_path, 2))) == []


def test_a_missing_row_a_damaged_file_and_anothers_source_are_seen(tmp_path: Path) -> None:
    """The examination must be able to fail."""
    out = write_batch(tmp_path / "out", [state(0), None, state(0), state(3), state(4)])
    (out / "rows" / f"{name_row(3)}.json").write_bytes(b"{")
    (out / "rows" / ".x-1.part").write_bytes(b"")
    faults = list(find_faults(out, World(tmp_path, 5)))
    assert f"{name_row(1)} is missing" in faults
    assert f"{name_row(2)} shows ['{name_programme(0)}']" in faults
    assert f"rows/{name_row(3)}.json is damaged" in faults
    assert ".x-1.part was left behind" in faults
    assert list(find_torn(out)) == [f"{name_row(3)}.json is not whole"]


def test_faults_are_counted_by_what_they_mean() -> None:
    tally = Tally()
    for fault in ("row was done, and was sent again", "row is missing", "row shows []", "torn"):
        tally.blame(fault)
    assert (tally.sent_again, tally.missing, tally.mixed, tally.torn) == (1, 1, 1, 1)
