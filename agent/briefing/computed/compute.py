"""A computed section of a form -> the section: the registry of computations by their names."""

from __future__ import annotations

from typing import Final

from agent.briefing.computed import (
    actors,
    agreement_and_difference,
    annex_quotes,
    commitments,
    conflicts,
    disclosure,
    do_not_say,
    evidence_quality,
    facts_and_figures,
    gaps_to_close,
    instruments,
    no_follow_up,
    planned,
    positions,
    reading_list,
    silences,
    source_table,
    timeline,
    undated,
    what_changed,
)
from agent.briefing.computed.context import Compute, Context
from agent.briefing.plan import Planned
from agent.briefing.types import Remark, Section

NOTHING: Final = "Nothing was found for this section."

COMPUTATIONS: Final[dict[str, Compute]] = {
    "actors": actors.compute,
    "agreement_and_difference": agreement_and_difference.compute,
    "annex_quotes": annex_quotes.compute,
    "commitments": commitments.compute,
    "conflicts": conflicts.compute,
    "disclosure": disclosure.compute,
    "do_not_say": do_not_say.compute,
    "evidence_quality": evidence_quality.compute,
    "facts_and_figures": facts_and_figures.compute,
    "gaps_to_close": gaps_to_close.compute,
    "instruments": instruments.compute,
    "no_follow_up": no_follow_up.compute,
    "planned": planned.compute,
    "positions": positions.compute,
    "reading_list": reading_list.compute,
    "silences": silences.compute,
    "source_table": source_table.compute,
    "timeline": timeline.compute,
    "undated": undated.compute,
    "what_changed": what_changed.compute,
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
