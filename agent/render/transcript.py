"""Write a whole conversation: as Markdown with footnotes, or as one JSON object."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from agent.chat.labels import Labels
from agent.chat.types import Turn, Way
from agent.render import cite
from agent.render import json as as_json
from agent.render.markdown import code, escape, list_cited, write_footnote, write_parts
from agent.render.text import describe_usage
from agent.types import Usage

SCHEMA_VERSION: Final = "1"
HOW: Final = {
    Way.BY_RULES: "rewritten by rules",
    Way.BY_MODEL: "rewritten by the model",
    Way.CHOSEN: "as chosen",
}


def turn_as_values(turn: Turn, labels: Labels) -> dict[str, Any]:
    """Return one turn as plain values: the answer as `brief ask --json` gives it, and more."""
    citations = labels.number(list_cited(turn.answer))
    return {
        "turn": turn.number,
        "asked": turn.asked,
        "asked_as": turn.standalone.text,
        "rewritten": turn.standalone.way.value,
        "notes": [*turn.standalone.notes, *turn.notes],
        "narrowed_to": list(turn.documents),
        **as_json.render(turn.answer),
        "labels": [_label(place) for place in citations.places],
        "options": [
            {"number": number, "document": each.id, "title": each.title}
            for number, each in enumerate(turn.answer.options, start=1)
        ],
    }


def as_values(turns: Sequence[Turn], labels: Labels, spent: Usage) -> dict[str, Any]:
    """Return the conversation as plain values."""
    return {
        "schema_version": SCHEMA_VERSION,
        "turns": [turn_as_values(turn, labels) for turn in turns],
        "usage": asdict(spent),
    }


def as_markdown(turns: Sequence[Turn], labels: Labels, spent: Usage) -> str:
    """Return the conversation as Markdown; every cited place has its footnote, with its label."""
    parts = ["# Conversation"]
    used: dict[int, cite.Citation] = {}
    for turn in turns:
        citations = labels.number(list_cited(turn.answer))
        used |= {place.number: place for place in citations.places}
        parts.append(f"## {turn.number}. {escape(turn.asked)}")
        if turn.standalone.way is not Way.AS_ASKED:
            how = HOW[turn.standalone.way]
            parts.append(f"*Asked as ({how}): {escape(turn.standalone.text)}*")
        parts += [f"*Note: {escape(note)}*" for note in (*turn.standalone.notes, *turn.notes)]
        parts += write_parts(turn.answer, citations)
        parts.append(
            f"*Library {code(turn.answer.fingerprint)}, "
            f"model {escape(turn.answer.model or 'none')}*"
        )
    parts += [_footnote(used[number]) for number in sorted(used)]
    if spent.calls:
        parts.append(f"*Spent: {escape(describe_usage(spent))}*")
    return "\n\n".join(parts) + "\n"


def _footnote(place: cite.Citation) -> str:
    return f"{write_footnote(place)} version {code(place.document.version[:16])}"


def _label(place: cite.Citation) -> dict[str, Any]:
    return {
        "number": place.number,
        "document": place.document.id,
        "version": place.document.version,
        "where": cite.locate(place.evidence),
        "quotes": [item.quote for item in place.evidence],
    }
