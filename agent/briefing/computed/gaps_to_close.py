"""What must be found out or checked before anybody uses the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.computed.limits import most_rows
from agent.briefing.computed.material import gather_material
from agent.briefing.computed.no_follow_up import find_open
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Remark
from agent.quote.gaps import tell_needed
from agent.render.cite import find_date
from agent.render.safe import visible
from store.types import Document, Provenance

MOST: Final = 6


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return one line for each thing to do, the open questions first."""
    lines = list(dict.fromkeys((
        *_close_gaps(context), *_settle_conflicts(context), *_follow_up(context),
        *_check_sources(context),
    )))  # fmt: skip
    return [Remark(text=line) for line in lines[: most_rows(planned, MOST)]]


def _close_gaps(context: Context) -> Iterator[str]:
    for gap in context.gaps:
        about = visible(gap.about).rstrip(".")
        needed = visible(tell_needed(gap))
        end = "" if about.endswith("?") else "."
        yield f"Find out: {about}" + (f" (would help: {needed})." if needed else end)


def _settle_conflicts(context: Context) -> Iterator[str]:
    for conflict in context.conflicts:
        names = "; ".join(
            dict.fromkeys(cards.title(side.evidence[0].document) for side in conflict.sides)
        )
        yield f"Settle which holds: {visible(conflict.about).rstrip('.')} ({names})."


def _follow_up(context: Context) -> Iterator[str]:
    """Yield the plans of which nothing is told since: whether they were kept, a person must ask."""
    for each in find_open(context):
        document = each.topical.document
        yield (
            f"Ask whether what was due ({each.event.written}) was done, as"
            f" “{cards.title(document)}” ({cards.date_of(document)}) had it."
        )


def _check_sources(context: Context) -> Iterator[str]:
    documents = context.cited() or gather_material(context).documents
    for document in documents:
        lacking = _lack(document)
        if lacking:
            yield f"Check before relying on “{cards.title(document)}”: {lacking}."


def _lack(document: Document) -> str:
    """Return what keeps a source from being relied on as it stands, "" if nothing does."""
    found = []
    if document.card.issuer is None or document.card.provenance is Provenance.P6:
        found.append("who issued it")
    if find_date(document.card) is None:
        found.append("when it was written")
    return " and ".join(found)
