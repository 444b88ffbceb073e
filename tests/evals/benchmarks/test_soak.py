"""The kill loop itself, short: `make soak` runs it 500 times."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.benchmarks.soak import main, soak, tabulate
from store.errors import BadInput


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_nothing_acknowledged_is_lost_by_kills(tmp_path: Path) -> None:
    tally = soak(tmp_path, kills=20, seed=7)
    assert sum(tally.kills.values()) == 20
    assert tally.faults == []
    assert tally.acknowledged > 20
    assert "faults (lost, half, back)          0" in tabulate(tally)


@pytest.mark.slow
def test_a_loss_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check must be able to fail: here a version vanishes behind the library's back."""
    from store.library import Library

    shown = Library.documents

    def hide(self: Library, *rest: object) -> object:
        del rest
        return shown(self)[1:]

    monkeypatch.setattr(Library, "documents", hide)
    tally = soak(tmp_path, kills=2, seed=1)
    assert any("was acknowledged and is gone" in fault for fault in tally.faults)
    with pytest.raises((SystemExit, BadInput)):
        main(["--kills", "many"])
