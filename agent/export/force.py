"""The steps of the commitment ladder as a table shows them: a number, a name, a colour.

Source: BRIEFING_CRAFT section 4.
"""

from __future__ import annotations

import re
from typing import Final

from agent.briefing.computed.grading import NAMES
from agent.export.paper import Force

_END: Final = re.compile(r",| \(|:|;")


def name_force(level: str, text: str) -> tuple[Force, str]:
    """Return a level as it is shown, and what of the cell's text stands behind it.

    Args:
        level: "0" to "7" or "P"; another is shown as it is, in the palest colour.
        text: of the cell. One that begins with the level, "4 intention (“intends to”)", names it,
            up to the first bracket or comma; the level stands in front of any other by its name.
    """
    mark = level.upper()
    if mark not in NAMES:
        return Force(slug="0", label=level), text
    if not text.upper().startswith(f"{mark} "):
        return Force(slug=mark.casefold(), label=f"{mark} {NAMES[mark]}"), text
    end = _END.search(text)
    shown, rest = (text[: end.start()], text[end.start() :]) if end else (text, "")
    return Force(slug=mark.casefold(), label=shown), rest.lstrip(",:; ")
