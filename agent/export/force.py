"""The steps of the commitment ladder as a table shows them: a number, a name, a colour.

Source: BRIEFING_CRAFT section 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A level of force. `slug` names it in a style sheet, `mark` is what stands before its name."""

    slug: str
    mark: str
    name: str


_NAMES: Final = {
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
_BY_NAME: Final = {name: mark for mark, name in _NAMES.items()}


def name_step(level: str) -> Step:
    """Return the step of a level, given by its mark ("4", "P") or by its name ("intention").

    A level that the ladder does not have is shown as it is, without a number.
    """
    mark = level.upper() if level.upper() in _NAMES else _BY_NAME.get(level.casefold(), "")
    if not mark:
        return Step(slug="0", mark="", name=level)
    return Step(slug=mark.casefold(), mark=mark, name=_NAMES[mark])


STEPS: Final = tuple(name_step(mark) for mark in _NAMES)
