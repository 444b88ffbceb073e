"""A small library, sections to write, and a model that writes them as a test says."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

from agent.briefing.composer import Composed
from agent.briefing.plan import Planned
from agent.briefing.types import (
    Assignment,
    Content,
    Form,
    FormSection,
    Paragraph,
    Section,
)
from agent.briefing.written import Written
from agent.compose.teller import Listen, ignore
from agent.gate import judge
from agent.model.double import ScriptedModel
from agent.model.types import ChatModel, Purpose, Request
from agent.quote.shelf import Desk
from agent.types import Draft, Kind
from evals.shelf import Shelf
from store.filters import Filters
from tests.agent.compose.world import Line, find

ASSIGNMENT = Assignment(topic="the joint ocean laboratory", aim="join the laboratory next year")
FORM = Form(
    name="note",
    title="One-page note",
    purpose="Tell a busy reader what is known.",
    words=350,
    pages=1,
    sections=(),
    hash="0" * 64,
)
QUESTIONS = (
    "How many members does the laboratory council have?",
    "How many researchers may each side send to the laboratory?",
)


def plan_section(key: str = "key_facts", **changes: object) -> Planned:
    """Return a section that asks both questions; `changes` replace fields of it."""
    section = FormSection(
        key=key,
        title=key.replace("_", " ").capitalize(),
        content=Content.COMPOSED,
        purpose="Facts, one sentence each.",
        questions=QUESTIONS,
    )
    labels = changes.pop("labels", None)
    changed = replace(section, **changes)  # type: ignore[arg-type]  # fields by name
    labels = labels or ("",) * len(changed.questions)
    return Planned(section=changed, questions=changed.questions, labels=labels)  # type: ignore[arg-type]


def open_desk(shelf: Shelf) -> Desk:
    """Return the library as one briefing sees it."""
    return Desk(shelf=shelf, filters=Filters())


class Quoting:
    """A composer that quotes one sentence, and counts how often it was asked. A double."""

    def __init__(self, desk: Desk, words: str = "") -> None:
        self._desk = desk
        self._words = words
        self.asked: list[str] = []

    def compose(self, planned: Planned, so_far: Sequence[Section]) -> Composed:
        """Return the first sentence that holds the words, or nothing."""
        del so_far
        self.asked.append(planned.section.key)
        blocks: list[Paragraph] = []
        for document in self._desk.documents():
            for sentence in self._desk.sentences(document):
                if self._words and self._words in sentence.text and not blocks:
                    evidence = (self._desk.show(document, sentence),)
                    draft = Draft(text=sentence.text, kind=Kind.FACT, evidence=evidence)
                    blocks.append(Paragraph(statement=judge(draft)))
        section = Section(
            key=planned.section.key, title=planned.section.title, blocks=tuple(blocks)
        )
        return Composed(section=section)


def write_reply(
    request: Request,
    lines: Sequence[Line],
    *,
    questions: Sequence[int] = (),
    outcome: str = "answer",
    gaps: Sequence[str] = (),
) -> str:
    """Return the reply to a section as JSON; `questions` says which one each line answers."""
    numbers = [*questions, *[0] * len(lines)]
    return json.dumps(
        {
            "outcome": outcome if lines else "documents_do_not_say",
            "statements": [
                {
                    "text": line.text,
                    "kind": line.kind,
                    "evidence": [*(find(request, each) for each in line.cites), *line.pointers],
                    "question": number,
                }
                for line, number in zip(lines, numbers, strict=False)
            ],
            "conflicts": [],
            "gaps": list(gaps),
        }
    )


def section_writer(
    *lines: Line,
    rewrite: Callable[[Request], str] | None = None,
    questions: Sequence[int] = (),
    gaps: Sequence[str] = (),
) -> ScriptedModel:
    """Return a model that writes these lines into every section."""

    def answer(request: Request) -> str:
        if request.purpose is Purpose.REWRITE:
            return rewrite(request) if rewrite else '{"statements": []}'
        if request.purpose is Purpose.SECOND_LOOK:
            return '{"verdicts": []}'
        return write_reply(request, lines, questions=questions, gaps=gaps)

    return ScriptedModel(answer)


def write(
    shelf: Shelf,
    model: ChatModel,
    planned: Planned,
    so_far: Sequence[Section] = (),
    *,
    second_look: ChatModel | None = None,
    listen: Listen = ignore,
    quotes: str = "",
) -> Composed:
    """Return one section that a model writes; where it fails, the sentence with `quotes`."""
    return make_writer(shelf, model, second_look=second_look, listen=listen, quotes=quotes).compose(
        planned, so_far
    )


def make_writer(
    shelf: Shelf,
    model: ChatModel,
    *,
    second_look: ChatModel | None = None,
    listen: Listen = ignore,
    quotes: str = "",
    assignment: Assignment = ASSIGNMENT,
) -> Written:
    """Return the composer with a model; what it cannot write is filled by the double above."""
    desk = open_desk(shelf)
    return Written(
        desk,
        assignment,
        FORM,
        model,
        second_look=second_look,
        listen=listen,
        fallback=Quoting(desk, quotes),
        bounds=None,
    )


def texts(composed: Composed) -> list[str]:
    """Return what the section says."""
    return [each.text for each in composed.section.statements()]
