"""A computed section of a form -> the section: the registry of computations by their names."""

from __future__ import annotations

from typing import Final

from agent.briefing.computed import (
    commitments,
    conflicts,
    disclosure,
    facts_and_figures,
    instruments,
    planned,
    silences,
    source_table,
    timeline,
    undated,
)
from agent.briefing.computed.context import Compute, Context, Planned
from agent.briefing.types import Remark, Section

NOTHING: Final = "Nothing was found for this section."

COMPUTATIONS: Final[dict[str, Compute]] = {
    "source_table": source_table.compute,
    "timeline": timeline.compute,
    "planned": planned.compute,
    "undated": undated.compute,
    "commitments": commitments.compute,
    "conflicts": conflicts.compute,
    "silences": silences.compute,
    "facts_and_figures": facts_and_figures.compute,
    "instruments": instruments.compute,
    "disclosure": disclosure.compute,
}
"""By the name that a form gives in `computed_by`."""


def compute(planned_section: Planned, context: Context) -> Section:
    """Return a computed section; where nothing was found it says so in the form's words.

    Raises:
        KeyError: no computation has the name; `load_form` refuses such a form.
    """
    section = planned_section.section
    blocks = tuple(COMPUTATIONS[section.computed_by or ""](planned_section, context))
    return Section(
        key=section.key,
        title=section.title,
        blocks=blocks or (Remark(text=section.empty or NOTHING),),
    )
