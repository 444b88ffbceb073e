"""Days that a section has before it and its reader behind: no plan is told as one still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from agent.briefing.computed.grading import grade_text
from agent.briefing.computed.moments import find_events
from agent.briefing.terms import find_terms
from agent.briefing.types import Section
from agent.render.cite import write_date
from store.types import Precision


def tell_passed(section: Section, as_at: date, told: set[str]) -> str:
    """Return the line that names the days that had passed on `as_at`, "" where none had.

    Whoever wrote the sentences need not have known the day on which they are read. `told` are the
    days that the page has named already: each is named once.
    """
    days = [day for day in dict.fromkeys(_find_passed(section, as_at)) if day not in told]
    if not days:
        return ""
    told.update(days)
    return f"Already past on {write_date(as_at.isoformat(), Precision.DAY)}: {'; '.join(days)}."


def _find_passed(section: Section, as_at: date) -> Iterator[str]:
    today = as_at.isoformat()
    for statement in section.statements():
        document = statement.evidence[0].document
        for term in find_terms(statement.text, document):
            if term.last < as_at:
                day = write_date(term.last.isoformat(), Precision.DAY)
                yield f"{day} ({term.words})"
        for event in find_events(statement.text, grade_text(statement.text), document, as_at):
            if event.is_planned and event.value < today[: len(event.value)]:
                yield event.written
