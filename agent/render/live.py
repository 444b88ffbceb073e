"""Show an answer while it is being made: each statement when it is proven, the rest at the end."""

from __future__ import annotations

from collections.abc import Callable

from agent.compose.types import Progress, Said, Step, Withdrawn
from agent.render import cite
from agent.render.layout import Style, wrap
from agent.render.safe import clip, visible
from agent.render.text import WIDTH, render, write_statement
from agent.types import Answer, Statement


class Live:
    """Writes statements with their marks as they come, and marks what is taken back.

    Args:
        write: takes text for the reader of the answer.
        note: takes lines on what is being done.
        width: columns to stay within.
        colour: set the sources off with ANSI.
        number: who numbers the places.

    """

    def __init__(
        self,
        write: Callable[[str], None],
        note: Callable[[str], None],
        *,
        width: int = WIDTH,
        colour: bool = False,
        number: cite.Numbering = cite.number,
    ) -> None:
        self._write = write
        self._note = note
        self._width = width
        self._style = Style(colour=colour)
        self._number = number
        self._told: list[Statement] = []

    def listen(self, progress: Progress) -> None:
        """Show one piece of news."""
        match progress:
            case Said(statement=statement):
                self._say(statement)
            case Withdrawn(reason=reason):
                self._withdraw(reason)
            case Step(text=text):
                self._note(f"{visible(text)} …\n")

    def finish(self, answer: Answer) -> str:
        """Return what is left to write: how it ended, conflicts, gaps, what is withheld, sources.

        Statements that were told are not written twice; where none was, the whole answer is.
        """
        told = tuple(self._told)
        if any(statement not in told for statement in answer.statements):
            told = ()
        return render(
            answer,
            width=self._width,
            colour=self._style.colour,
            told=told,
            number=self._number,
        )

    def _say(self, statement: Statement) -> None:
        before = self._number(self._told)
        self._told.append(statement)
        citations = self._number(self._told)
        lines = write_statement(citations.statements[-1], self._width)
        for place in citations.places[len(before.places) :]:
            where = cite.locate(place.evidence)
            source = f"[{place.number}] {where} of {cite.describe(place.document)}"
            lines.append("      " + self._style.faint(clip(source, self._width - 6)))
        self._write("\n".join(lines) + "\n\n")

    def _withdraw(self, reason: str) -> None:
        count = len(self._told)
        self._told.clear()
        what = "the statement above" if count == 1 else f"the {count} statements above"
        line = f"Withdrawn: {what}. Why: {visible(reason).rstrip('. ')}."
        lines = [self._style.strong(each) for each in wrap(line, self._width)]
        self._write("\n".join(lines) + "\n\n")
