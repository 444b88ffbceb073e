"""The steps of the commitment ladder as a table shows them: a number, a name, a colour.

Source: BRIEFING_CRAFT section 4.
"""

from __future__ import annotations

from typing import Final

from agent.export.paper import Force

NAMES: Final = {
    "0": "recital",
    "1": "possibility",
    "2": "aim",
    "3": "expectation",
    "4": "intention",
    "5": "undertaking",
    "6": "obligation",
    "7": "done",
    "P": "said to be so",
}
_BRACKET: Final = " ("


def name_force(level: str, text: str) -> tuple[Force, str]:
    """Return a level as it is shown, and what of the cell's text stands behind it.

    Args:
        level: "0" to "7" or "P"; another is shown as it is, in the palest colour.
        text: of the cell: "4 intention (“intends to”)" is parted before the bracket; without a
            text the level is named.
    """
    mark = level.upper()
    slug = mark.casefold() if mark in NAMES else "0"
    shown, bracket, rest = text.partition(_BRACKET)
    if not shown:
        shown = f"{mark} {NAMES[mark]}" if mark in NAMES else level
    elif mark in NAMES and not shown.upper().startswith(mark):
        shown = f"{mark} {shown}"
    return Force(slug=slug, label=shown), (bracket + rest).strip()
