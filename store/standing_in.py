"""Imports that end at something of ours, or nowhere: what a vendor loads and we never use."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import cast


@contextmanager
def standing_in(name: str, module: ModuleType | None) -> Iterator[None]:
    """Let imports of a module find another; None as where it is not installed.

    One that is loaded stays. Afterwards the module itself can be imported again.
    """
    if name in sys.modules:
        yield
        return
    # None there says that it cannot be imported. Source: docs.python.org, sys.modules.
    sys.modules[name] = cast("ModuleType", module)
    try:
        yield
    finally:
        sys.modules.pop(name, None)
