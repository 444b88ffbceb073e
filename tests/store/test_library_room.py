"""A full disk: a clear error, nothing lost, and the same command works once there is room."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.kit import MEMORANDUM, PRESS, add, found, make_library, open_library, write

_ADD = """
import sys, resource
from pathlib import Path
from store.errors import BriefingError
from tests.store.kit import add, open_library
limit = int(sys.argv[3])
library = open_library(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    add(library, Path(sys.argv[2]), index=True)
    print("done")
except BriefingError as error:
    print(type(error).__name__, error)
"""

KILOBYTE = 1024


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs a limit on file sizes")
@pytest.mark.parametrize("limit", [24 * KILOBYTE, 170 * KILOBYTE])
def test_no_room_is_named_and_nothing_is_lost(tmp_path: Path, limit: int) -> None:
    """At 24 kB the truth cannot grow; at 170 kB it can, and the index cannot be built."""
    library = make_library(tmp_path / "library")
    write(tmp_path / "files", memo=MEMORANDUM)
    add(library, tmp_path / "files", index=True)
    write(tmp_path / "files", press=PRESS + "\nA sentence more. " * 300)

    run = subprocess.run(
        [sys.executable, "-c", _ADD, library.folder, tmp_path / "files", str(limit)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert run.stdout.startswith("DiskFull"), run.stdout + run.stderr
    assert "free some" in run.stdout
    assert found(library, "joint evaluations")[0].startswith("Memo")

    report = add(library, tmp_path / "files", index=True)
    assert report.complete
    with open_library(tmp_path / "library") as opened:
        titles = found(opened, "forty laboratories take part in the evaluation of frontier models")
        assert any(title.startswith("Press") for title in titles)
        assert opened.check().sound
