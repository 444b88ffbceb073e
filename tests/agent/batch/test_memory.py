"""What a long run does to keep little memory leaves the process as it was."""

from __future__ import annotations

import gc
import importlib
import sys

import pytest

from agent.batch.memory import absent, settled

UNLOADED = "this"


def test_a_package_is_absent_inside_and_there_again_afterwards(
    capsys: pytest.CaptureFixture[str],
) -> None:
    sys.modules.pop(UNLOADED, None)
    with absent(UNLOADED), pytest.raises(ModuleNotFoundError):
        importlib.import_module(UNLOADED)
    assert UNLOADED not in sys.modules
    assert importlib.import_module(UNLOADED).__name__ == UNLOADED
    assert "Zen" in capsys.readouterr().out


def test_a_package_that_is_loaded_stays() -> None:
    with absent("json"):
        assert importlib.import_module("json") is sys.modules["json"]
    assert "json" in sys.modules


def test_an_error_inside_leaves_no_package_absent() -> None:
    sys.modules.pop(UNLOADED, None)
    with pytest.raises(ZeroDivisionError), absent(UNLOADED):
        _ = 1 // 0
    assert UNLOADED not in sys.modules


def test_what_is_loaded_is_out_of_the_collectors_sight_only_while_rows_are_done() -> None:
    before = gc.get_freeze_count()
    with settled([None]):
        assert gc.get_freeze_count() > before + 1_000
        # The last full collection saw next to nothing, so that the next one comes soon.
        assert len(gc.get_objects()) < 1_000
    assert gc.get_freeze_count() == 0
