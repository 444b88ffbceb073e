"""A form and an assignment -> what each section asks, in sentences that a search understands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from agent.briefing.types import Assignment, Form, FormSection, Only
from agent.render.cite import write_date
from store.types import Precision

_PLACEHOLDER: Final = re.compile(r"\{(topic|aim|actor|since)\}")
_MOST_QUESTIONS: Final = 10
"""Of one section: each costs a search, and a model reads what it finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A section of the form with what it asks; `title` and questions have no braces left.

    `labels` stand beside `questions`: what is put in bold before that which answers each of them.
    A computed section asks nothing.
    """

    section: FormSection
    questions: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def plan(form: Form, assignment: Assignment) -> tuple[Planned, ...]:
    """Return the sections that stand in this briefing, in order, with their questions.

    A question with {aim}, {actor} or {since} is left out where none was given, and asked for each
    actor where several were.
    """
    return tuple(
        _plan_section(section, assignment)
        for section in form.sections
        if _stands(section, assignment)
    )


def _stands(section: FormSection, assignment: Assignment) -> bool:
    return {
        Only.ALWAYS: True,
        Only.WITH_AIM: assignment.aim is not None,
        Only.WITHOUT_AIM: assignment.aim is None,
        Only.WITH_SINCE: assignment.since is not None,
    }[section.only]


def _plan_section(section: FormSection, assignment: Assignment) -> Planned:
    asked: dict[str, str] = {}
    labels = section.labels or ("",) * len(section.questions)
    for question, label in zip(section.questions, labels, strict=True):
        for text in _put_in(question, assignment):
            asked.setdefault(text, label)
    kept = dict(list(asked.items())[:_MOST_QUESTIONS])
    title = next(iter(_put_in(section.title, assignment)), _PLACEHOLDER.sub("…", section.title))
    return Planned(
        section=replace(section, title=title),
        questions=tuple(kept),
        labels=tuple(kept.values()),
    )


def _put_in(text: str, assignment: Assignment) -> list[str]:
    """Return the text with everything put in: once, once for each actor, or not at all."""
    names = set(_PLACEHOLDER.findall(text))
    given = {
        "topic": write_inside(assignment.topic),
        "aim": write_inside(assignment.aim or ""),
        "since": write_day(assignment.since) if assignment.since else "",
    }
    if any(not given[name] for name in names - {"actor"}):
        return []
    actors = assignment.actors if "actor" in names else ("",)
    return [_replace(text, {**given, "actor": write_inside(actor)}) for actor in actors]


def _replace(text: str, given: Mapping[str, str]) -> str:
    """Put everything in at one pass: what is put in may hold braces of its own."""
    return _PLACEHOLDER.sub(lambda found: given[found[1]], text)


def write_inside(text: str) -> str:
    """Return what a person typed as it fits into a sentence: on one line, without its full stop."""
    return " ".join(text.split()).rstrip(" .?!;:,")


def write_day(day: date) -> str:
    """Return a day as people write it: "18 September 2025"."""
    return write_date(day.isoformat(), Precision.DAY)


def tell_empty(label: str, why: str) -> str:
    """Return "Risks: not in the documents.", or "Is it binding? Not in the documents."."""
    return f"{label} {why[:1].upper()}{why[1:]}" if label.endswith("?") else f"{label}: {why}"
