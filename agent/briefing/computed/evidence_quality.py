"""How many sources of which class and date a briefing rests on, and what that allows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.computed.material import gather_material
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Remark
from agent.quote.gaps import describe_search
from agent.render.card import CLASSES
from agent.render.cite import find_date
from agent.types import Statement
from store.types import Document

ORIGINS: Final = (
    "Whether several documents go back to one origin is not worked out here: repetition is not"
    " corroboration."
)


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return the paragraph on the evidence, from counts and cards alone."""
    del planned
    documents = context.cited() or gather_material(context).documents
    if not documents:
        return ()
    lines = (
        *_count_documents(context, documents), *_tell_dates(documents), *_tell_support(context),
        *_tell_faults(documents), ORIGINS,
    )  # fmt: skip
    return [Remark(text=" ".join(lines))]


def _count_documents(context: Context, documents: Sequence[Document]) -> Iterator[str]:
    total, searched = len(documents), describe_search(context.desk, ())
    noun = "document" if total == 1 else "documents"
    used = "cited" if context.cited() else "found on the topic"
    yield f"{total} {noun} {used}, of {searched} searched."
    classes = Counter(cards.grade(each) for each in documents)
    shown = [
        f"{classes[found.value]} of class {found.value} ({meaning})"
        for found, meaning in CLASSES.items()
        if classes[found.value]
    ]
    if classes[""]:
        shown.append(f"{classes['']} that could not be classed")
    yield f"By class: {'; '.join(shown)}."
    if not any(map(cards.is_official, documents)):
        yield "No official text or statement is among them: nothing here can carry a bottom line."


def _tell_dates(documents: Sequence[Document]) -> Iterator[str]:
    dated = sorted((each for each in documents if find_date(each.card)), key=cards.order)
    if len(dated) > 1:
        yield f"Dates run from {cards.date_of(dated[0])} to {cards.date_of(dated[-1])}."
    elif dated:
        yield f"The only date is {cards.date_of(dated[0])}."
    undated = len(documents) - len(dated)
    if undated:
        yield f"{undated} {'is' if undated == 1 else 'are'} undated."


def _tell_support(context: Context) -> Iterator[str]:
    """Yield how many statements rest on one document, and how many on secondary ones alone."""
    statements = list(_list_statements(context))
    if not statements:
        return
    single = sum(len({item.document.id for item in each.evidence}) == 1 for each in statements)
    if single:
        yield f"{single} of {len(statements)} statements rest on a single document."
    secondary = sum(
        not any(cards.is_official(item.document) for item in each.evidence) for each in statements
    )
    if secondary:
        yield f"{secondary} rest on no official text or statement."


def _list_statements(context: Context) -> Iterator[Statement]:
    """Yield each statement of the sections before this one once."""
    seen: set[tuple[str, ...]] = set()
    for section in context.composed:
        for each in section.statements():
            key = (each.text, *(item.document.version for item in each.evidence))
            if key not in seen:
                seen.add(key)
                yield each


def _tell_faults(documents: Sequence[Document]) -> Iterator[str]:
    unresolved = sum(bool(each.card.unresolved) for each in documents)
    if unresolved:
        verb = "leaves" if unresolved == 1 else "leave"
        yield f"{unresolved} {verb} open who is meant by some of its words."
    addressed = sum(bool(each.card.instructions) for each in documents)
    if addressed:
        verb = "holds" if addressed == 1 else "hold"
        yield f"{addressed} {verb} words addressed to a model; they were read as text only."
