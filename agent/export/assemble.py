"""Lay a briefing out as a paper: the head, numbered paragraphs, tables, notes, and the annexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from agent.briefing.answered import OUR_READING
from agent.briefing.types import Block, Briefing, Cell, Paragraph, Remark, Section, Table
from agent.export import annex
from agent.export.columns import fold
from agent.export.force import name_force
from agent.export.notes import Notebook
from agent.export.paper import Box, Fact, Grid, Numbered, Paper, Part, Piece, Said
from agent.export.wording import word
from agent.prove import holds
from agent.render import cite
from agent.render.names import tame
from agent.render.safe import visible
from agent.types import Evidence, Outcome, Statement
from store.types import Precision

STATUS: Final = "Draft, not yet referenced"
"""Until a second person has held each sentence against its passage, that is all a paper is."""
CLASSIFICATION: Final = "to be set by the originator"
CUT: Final = "…"
SHORTEST_HEAD: Final = 12
"""Letters of a name that is cut, which still tell whose it is."""
_OUTCOMES: Final = {
    Outcome.PARTIAL_ANSWER: "The documents answer a part",
    Outcome.CORRECT_THE_PREMISE: "Not as the question assumes",
    Outcome.DOCUMENTS_DO_NOT_SAY: "The documents do not say",
    Outcome.NEEDS_CLARIFICATION: "A question back is needed",
}


def assemble(briefing: Briefing) -> Paper:
    """Return the briefing laid out; whatever the sections leave out of what every paper carries
    follows them.

    A statement that the gate did not pass is never laid out: it joins the withheld ones.
    """
    setter = _Setter()
    parts = [setter.set(section) for section in briefing.sections if section.blocks]
    withheld = (*briefing.withheld, *setter.unproven)
    parts += annex.list_parts(briefing, withheld, setter.show, setter.book)
    return Paper(
        title=_head(visible(briefing.question or briefing.assignment.topic)),
        form=visible(briefing.form.title),
        status=STATUS,
        as_at=visible(briefing.as_at),
        day=_write_day(briefing.as_at),
        facts=tuple(_list_facts(briefing)),
        parts=tuple(parts),
        notes=tuple(setter.book.notes),
        made=annex.write_made(briefing),
    )


class _Setter:
    """Sets sections one after the other: paragraphs and notes are numbered through the paper."""

    def __init__(self) -> None:
        self.book = Notebook()
        self.unproven: list[Statement] = []
        self._paragraphs = 0

    def set(self, section: Section) -> Part:
        """Return a section as a part."""
        pieces = tuple(piece for block in section.blocks for piece in self._set_block(block))
        return Part(key=section.key, title=visible(section.title), pieces=pieces)

    def show(self, evidence: Evidence) -> Said:
        """Return a passage that answers nothing as the words it has."""
        return Said(words=visible(evidence.quote), quoted=True, notes=(self.book.point(evidence),))

    def _set_block(self, block: Block) -> Iterator[Piece]:
        match block:
            case Remark():
                yield self._number(text=visible(block.text))
            case Paragraph():
                if said := self._say(block.statement, block.label):
                    yield self._number(said=said, label=visible(block.label))
            case Table():
                rows = tuple(self._set_row(row) for row in block.rows)
                if rows:
                    yield fold(Grid(columns=tuple(map(visible, block.columns)), rows=rows))

    def _number(self, *, text: str = "", label: str = "", said: Said | None = None) -> Numbered:
        self._paragraphs += 1
        closed = not label or label.endswith((":", "?", "!", "."))
        return Numbered(
            number=self._paragraphs, text=text, label=label if closed else f"{label}:", said=said
        )

    def _set_row(self, row: Sequence[Cell]) -> tuple[Box, ...]:
        named = [visible(cell.text) for cell in row]
        return tuple(self._set_cell(cell, named) for cell in row)

    def _set_cell(self, cell: Cell, named: Sequence[str]) -> Box:
        said = (self._say(statement, *named) for statement in cell.statements)
        shown = tuple(each for each in said if each is not None)
        if not cell.level:
            return Box(text=visible(cell.text), said=shown)
        force, rest = name_force(visible(cell.level), visible(cell.text))
        return Box(text=rest, said=shown, force=force)

    def _say(self, statement: Statement, *beside: str) -> Said | None:
        """Return a statement as it is shown; `beside` are the words that stand next to it."""
        if not holds(statement):
            self.unproven.append(statement)
            return None
        labelled = any(text.casefold().startswith(OUR_READING.casefold()) for text in beside)
        lead, words = word(statement, labelled=labelled)
        speaker = tame(cite.speaker(statement))
        document = statement.evidence[0].document
        named = any(
            _names(text, speaker) or _names(text, cite.name(document)) for text in (words, *beside)
        )
        return Said(
            words=words,
            notes=self.book.cite(statement),
            quoted=cite.is_quotation(statement),
            lead=lead,
            speaker="" if named else speaker,
            why=visible(cite.replaced(statement)),
        )


def _names(text: str, name: str) -> bool:
    """Say whether a text gives a name, or its beginning where the rest did not fit."""
    shown, wanted = text.casefold(), name.casefold()
    if wanted in shown:
        return True
    head, cut, _ = shown.partition(CUT)
    return bool(cut) and len(head) >= SHORTEST_HEAD and wanted.startswith(head.strip())


def _list_facts(briefing: Briefing) -> Iterator[Fact]:
    given = briefing.assignment
    yield from _state("For", given.reader)
    yield from _state("By", given.due)
    if briefing.question and briefing.question != given.topic:
        yield from _state("Topic", given.topic)
    yield from _state("Aim", given.aim)
    yield Fact(name="As at", value=_write_day(briefing.as_at))
    if given.since is not None:
        yield Fact(name="Changes since", value=_write_day(given.since.isoformat()))
    yield from _state("Actors", "; ".join(given.actors))
    yield from _state("Documents", "; ".join(given.documents))
    yield from _state("Result", _OUTCOMES.get(briefing.outcome))
    yield from _state("Cut short", briefing.cut_short)
    yield Fact(name="Status", value=f"{STATUS}; {annex.write_help(briefing)}")
    yield Fact(name="Classification", value=CLASSIFICATION)


def _head(text: str) -> str:
    """Return a topic as a title: as it was typed, but for the first letter."""
    return text[:1].upper() + text[1:]


def _state(name: str, value: str | None) -> Iterator[Fact]:
    if value and (shown := visible(value)):
        yield Fact(name=name, value=shown)


def _write_day(day: str) -> str:
    return cite.write_date(visible(day)[:10], Precision.DAY)
