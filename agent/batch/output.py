"""One row's briefing as a file of a format, and what that needs, looked at before the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from agent.briefing.types import Briefing
from agent.bundle.seal import dump, seal
from agent.export.write import Format, export, require_format
from agent.quote.shelf import Shelf

Render = Callable[[Briefing, str, Shelf], bytes]
"""From a briefing to a file of a format."""


def open_render(style: Path | None = None) -> Render:
    """Return what writes briefings as files.

    A bundle stands on one line: with an indent it takes six times the processor time to write,
    which was a tenth of a row's, and half as much room again. It has no style of citation.

    Raises:
        BadInput: the style cannot be used.
    """

    def render(briefing: Briefing, form: str, shelf: Shelf) -> bytes:
        if form == Format.JSON:
            return (dump(seal(briefing, shelf), indent=None) + "\n").encode()
        return export(briefing, form, shelf=shelf, style=style)

    return render


def require_formats(formats: Iterable[str], style: Path | None = None) -> None:
    """Refuse before the first row what no row could be written as.

    Raises:
        BadInput: a format, or the style, needs what is not installed; or the style is none.
    """
    for form in dict.fromkeys(formats):
        require_format(Path(f"row.{form}"), style=None if form == Format.JSON else style)
