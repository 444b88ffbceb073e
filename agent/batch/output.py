"""One row's briefing as a file of a format."""

from __future__ import annotations

from agent.briefing.types import Briefing
from agent.quote.shelf import Shelf
from store.errors import BadInput

JSON = "json"


def render(briefing: Briefing, form: str, shelf: Shelf) -> bytes:
    """Return the file.

    Raises:
        BadInput: the format needs a package that is not installed.
    """
    if form == JSON:
        from agent.bundle.seal import dump, seal

        return (dump(seal(briefing, shelf)) + "\n").encode()
    raise BadInput(f"{form} is not there yet")
