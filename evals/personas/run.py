"""Let a persona answer many questions through the whole agent; tell what became of it all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from agent.ask import ask
from agent.checks import ALL, Check
from agent.gate import judge
from agent.model.double import ScriptedModel
from agent.model.types import Request
from agent.quote.shelf import Shelf
from agent.types import Answer, Draft, Finding, Kind
from evals.personas.prompt import Prompt, Wish, read_request
from evals.personas.reply import repeat, write_composed, write_other
from evals.personas.types import Said, Writer

QUESTIONS: Final = Path(__file__).with_name("questions.txt")
AT_ONCE: Final = 30
"""Statements of one reply; forty are read at most."""


class Fate(StrEnum):
    """What became of a statement."""

    SHOWN = "shown"
    QUOTED = "quoted"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A statement, the question it was said to, and what became of it.

    `why` holds what the checks found, empty where nothing was.
    """

    said: Said
    question: str
    fate: Fate
    why: tuple[Finding, ...] = ()


class Speaker:
    """Says what a writer has to say, a part in each answer and nothing twice."""

    def __init__(self, writer: Writer, known: set[object]) -> None:
        self._writer = writer
        self._known = known
        self.now: list[Said] = []
        self.more = False

    def __call__(self, request: Request) -> str:
        """Reply to a request."""
        prompt = read_request(request)
        if prompt.wish is Wish.REWRITE:
            return repeat(prompt, self.now)
        if prompt.wish is not Wish.COMPOSE:
            return write_other(prompt)
        new = list(self._choose(prompt))
        self.now, self.more = new[:AT_ONCE], len(new) > AT_ONCE
        self._known.update(each.key for each in self.now)
        return write_composed(self.now)

    def _choose(self, prompt: Prompt) -> Iterator[Said]:
        """Yield what was not said before; the same words for the same sentences only once."""
        here: set[object] = set()
        for each in self._writer(prompt):
            same = (" ".join(each.text.casefold().split()), frozenset(each.evidence))
            if each.key not in self._known and same not in here:
                here.add(same)
                yield each


def read_questions(file: Path = QUESTIONS) -> list[str]:
    """Return the questions of a file, one a line."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def run(
    library: Shelf,
    questions: Iterable[str],
    writer: Writer,
    *,
    checks: Sequence[Check] = ALL,
) -> list[Case]:
    """Return what became of everything that a writer says to the questions, each case once."""
    known: set[object] = set()
    cases: list[Case] = []
    for question in questions:
        speaker = Speaker(writer, known)
        while True:
            speaker.now, speaker.more = [], False
            model = ScriptedModel(speaker, name="persona")
            answer = ask(library, question, model=model, checks=checks)
            cases += [trace_fate(each, answer) for each in speaker.now]
            if not speaker.more:
                break
    return cases


def trace_fate(said: Said, answer: Answer) -> Case:
    """Return what became of a statement in an answer.

    It is shown only where its words are, with the sentences that it pointed at.
    """
    offered = answer.trace.offered
    cited = {
        (offered[number - 1].document.version, offered[number - 1].ordinal)
        for number in said.evidence
        if 0 < number <= len(offered)
    }
    shown = any(
        each.text == said.text
        and {(item.document.version, item.ordinal) for item in each.evidence} == cited
        for each in answer.statements
    )
    if shown:
        return Case(said=said, question=answer.question, fate=Fate.SHOWN)
    held = [each for each in answer.withheld if each.text.split()[:6] == said.text.split()[:6]]
    fate = Fate.WITHHELD if held else Fate.QUOTED
    return Case(said=said, question=answer.question, fate=fate, why=find_faults(said, answer))


def find_faults(said: Said, answer: Answer) -> tuple[Finding, ...]:
    """Return what the checks find in a statement on the sentences it pointed at."""
    offered = answer.trace.offered
    inside = [number for number in said.evidence if 0 < number <= len(offered)]
    draft = Draft(
        text=said.text,
        kind=Kind(said.kind),
        evidence=tuple(offered[number - 1] for number in inside),
        unoffered=tuple(str(each) for each in said.evidence if each not in inside),
    )
    return judge(draft).verdict.findings
