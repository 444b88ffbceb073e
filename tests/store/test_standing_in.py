"""A module is absent, or another, while something is imported, and itself again afterwards."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

import pytest

from store.standing_in import standing_in

UNLOADED = "this"


def test_a_package_is_absent_inside_and_there_again_afterwards(
    capsys: pytest.CaptureFixture[str],
) -> None:
    sys.modules.pop(UNLOADED, None)
    with standing_in(UNLOADED, None), pytest.raises(ModuleNotFoundError):
        importlib.import_module(UNLOADED)
    assert UNLOADED not in sys.modules
    assert importlib.import_module(UNLOADED).__name__ == UNLOADED
    assert "Zen" in capsys.readouterr().out


def test_a_package_that_is_loaded_stays() -> None:
    with standing_in("json", None):
        assert importlib.import_module("json") is sys.modules["json"]
    assert "json" in sys.modules


def test_an_error_inside_leaves_no_package_absent() -> None:
    sys.modules.pop(UNLOADED, None)
    with pytest.raises(ZeroDivisionError), standing_in(UNLOADED, None):
        _ = 1 // 0
    assert UNLOADED not in sys.modules


def test_another_module_is_found_inside() -> None:
    """It is ours while the import lasts, and the module's own name afterwards."""
    ours = ModuleType(UNLOADED)
    sys.modules.pop(UNLOADED, None)
    with standing_in(UNLOADED, ours):
        assert importlib.import_module(UNLOADED) is ours
    assert UNLOADED not in sys.modules
