"""What ends a check before it has begun."""

from __future__ import annotations

from typing import ClassVar

from store.errors import BadInput


class NothingToCheck(BadInput):
    """A draft in which no sentence claims anything."""

    exit_code: ClassVar[int] = 3
