"""Build the request for one section of a briefing: what it is for, what it may use, its limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from agent.briefing.plan import Planned, write_day
from agent.briefing.types import Assignment, Form, FormSection, Section
from agent.compose.fence import defuse
from agent.compose.layout import fence, write_offer
from agent.compose.reply import SECTION
from agent.compose.types import Offer
from agent.compose.write import build_request
from agent.model.types import Purpose, Request
from agent.render.safe import clip
from prompts import load

SECTION_TOKENS: Final = 2_000
"""As an answer has: ten statements of 45 words with their numbers take about 1,100 tokens."""

_LONGEST_STANDING: Final = 160
"""Characters of a statement that are shown so that it is not repeated: enough to know it by."""

_MOST_STANDING: Final = 16
"""Statements, the last ones: 640 tokens at their longest, which the offer has less."""

_SUM_UP: Final = (
    "Sum up the page from the sentences above, which prove what stands on it: the strongest first, "
    "in as few words as carry it. On how many sources it rests, and of what kind, a program adds."
)
_RECOMMEND: Final = (
    "Write only what the sentences say and the reader should note before deciding on the aim, what "
    "speaks against it too. A program puts the verb before it: do not write agree, note, approve "
    "or recommend."
)


def write_section(
    planned: Planned,
    form: Form,
    assignment: Assignment,
    offer: Offer,
    *,
    standing: Sequence[str] = (),
    as_of: date | None = None,
) -> Request:
    """Return the request for a section from the offered sentences.

    Args:
        planned: the section, with its questions.
        form: what it is a section of.
        assignment: what the person at the desk gave.
        offer: what may be cited.
        standing: what is on the page already, from `list_standing`.
        as_of: the day for which the section must hold, if the user named one.
    """
    section = planned.section
    blocks = [write_offer(offer)]
    if standing:
        lines = "\n".join(f"- {each}" for each in standing)
        blocks.append(f"On the page already (not to be repeated, not to be cited):\n{lines}")
    questions = "\n".join(
        f"{number}. {defuse(each)}" for number, each in enumerate(planned.questions, start=1)
    )
    about = write_about(assignment)
    beside = f"{section.title}\n{section.purpose}\n{assignment.topic}\n{about}\n{questions}"
    fenced = fence(*blocks, beside=beside)
    prompt = load("section").render(
        title=defuse(section.title),
        purpose=defuse(section.purpose),
        form=defuse(f"{form.title}: {form.purpose}"),
        topic=defuse(assignment.topic),
        about=about,
        limits=_write_limits(section),
        as_of=write_day(as_of) if as_of else "not given",
        questions=questions,
        marker=fenced.marker,
        documents=fenced.text,
        reminder=_remind(section),
    )
    subject = f"section “{section.title}” of the {form.title} on “{assignment.topic}”"
    return build_request(Purpose.SECTION, prompt, SECTION, SECTION_TOKENS, subject=subject)


def list_standing(so_far: Sequence[Section]) -> tuple[str, ...]:
    """Return what stands on the page, as harmless lines short enough to be shown beside an offer.

    What documents say stands there, too: it belongs between the marker lines.
    """
    said = [each.text for section in so_far for each in section.statements()]
    return tuple(clip(defuse(each), _LONGEST_STANDING) for each in said[-_MOST_STANDING:])


def recommends(section: FormSection) -> bool:
    """Say whether a section asks its reader for a decision."""
    return section.key.startswith("recommendation")


def write_about(assignment: Assignment) -> str:
    """Return what the person at the desk gave beside the topic, a line each."""
    return "\n".join(_describe(assignment))


def _describe(assignment: Assignment) -> Iterator[str]:
    yield f"Aim of the reader's side: {defuse(assignment.aim) if assignment.aim else 'not given'}"
    if assignment.reader:
        yield f"Reader: {defuse(assignment.reader)}"
    if assignment.actors:
        yield f"Actors it is about: {'; '.join(map(defuse, assignment.actors))}"
    if assignment.since:
        yield f"New is what has happened since {write_day(assignment.since)}"


def _write_limits(section: FormSection) -> str:
    limits = [
        f"at most {number} {what}"
        for number, what in (
            (section.most, "statement" if section.most == 1 else "statements"),
            (section.words, "words together"),
            (section.words_each, "words a statement"),
        )
        if number
    ]
    return ", ".join(limits) or "none but the purpose"


def _remind(section: FormSection) -> str:
    if recommends(section):
        return _RECOMMEND
    return _SUM_UP if section.sums_up else ""
