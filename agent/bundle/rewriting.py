"""The sections of a briefing with their lost statements replaced, and everything else as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from agent.briefing.answered import OUR_READING
from agent.briefing.types import Block, Briefing, Cell, Paragraph, Remark, Section, Table
from agent.bundle.substitute import Substitute, Substitutes
from agent.bundle.types import WORDS, Checked, Standing
from agent.quote.shelf import label
from agent.render.cite import main_date
from agent.types import Kind, Statement

TAKEN_OUT: Final = "A sentence was taken out here"
NOTHING_NOW: Final = "nothing was found that says the same and is proven"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A statement that lost its support, and what stands in its place; None where nothing does.

    `drawn`: it was drafted anew for the section, and need not say the same. `remade`: its section
    was made anew as a whole.
    """

    lost: Checked
    after: Statement | None = None
    drawn: bool = False
    remade: bool = False


@dataclass(slots=True, kw_only=True)
class Rewriting:
    """Rewrites the sections of one briefing and keeps what it changed.

    `checked` are all statements in reading order; `fresh` the sections drafted anew, by key;
    `wholes` the keys of those that are made as a whole, and `repeating` of those that may say
    again what stands elsewhere. Without `substitutes` what is lost is taken out.
    """

    checked: tuple[Checked, ...]
    fresh: Mapping[str, Section] = field(default_factory=dict)
    wholes: frozenset[str] = frozenset()
    repeating: frozenset[str] = frozenset()
    substitutes: Substitutes | None = None
    changes: list[Change] = field(default_factory=list)
    _place: int = 0

    def write(self, before: Briefing) -> tuple[Section, ...]:
        """Return the sections; a whole one that lost a statement has no blocks left."""
        return tuple(map(self._section, before.sections))

    def _section(self, section: Section) -> Section:
        count = sum(1 for _ in section.statements())
        lost = [each for each in self.checked[self._place : self._place + count] if not each.holds]
        if lost and section.key in self.wholes:
            self._place += count
            self.changes += [Change(lost=each, remade=True) for each in lost]
            return replace(section, blocks=())
        return replace(
            section, blocks=tuple(self._block(section.key, each) for each in section.blocks)
        )

    def _block(self, key: str, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return self._paragraph(key, block)
        if isinstance(block, Table):
            rows = (self._row(row) for row in block.rows)
            return replace(block, rows=tuple(row for row in rows if row is not None))
        return block

    def _paragraph(self, key: str, paragraph: Paragraph) -> Block:
        checked = self._next()
        old = paragraph.statement
        if checked.holds:
            return replace(paragraph, statement=renew(old, checked))
        found = self._find(key, checked)
        if found is None:
            self.changes.append(Change(lost=checked))
            why = WORDS[checked.standing]
            return Remark(text=f"{TAKEN_OUT}: {why}, and {NOTHING_NOW}.")
        after = found.statement
        self.changes.append(Change(lost=checked, after=after, drawn=found.drawn))
        words = found.label if found.drawn else _relabel(paragraph.label, old, after)
        return Paragraph(statement=after, label=words)

    def _find(self, key: str, checked: Checked) -> Substitute | None:
        if self.substitutes is None:
            return None
        blocks = self.fresh[key].blocks if key in self.fresh else ()
        drawn = [block for block in blocks if isinstance(block, Paragraph)]
        return self.substitutes.find(checked, drawn, again=key in self.repeating)

    def _row(self, row: tuple[Cell, ...]) -> tuple[Cell, ...] | None:
        """Return the row, None where a statement of it is lost: its labels speak of that one."""
        cells, lost = [], []
        for cell in row:
            kept = []
            for statement in cell.statements:
                checked = self._next()
                kept.append(renew(statement, checked))
                lost += [] if checked.holds else [Change(lost=checked)]
            cells.append(replace(cell, statements=tuple(kept)))
        self.changes += lost
        return None if lost else tuple(cells)

    def _next(self) -> Checked:
        self._place += 1
        return self.checked[self._place - 1]


def renew(statement: Statement, checked: Checked) -> Statement:
    """Return a statement that holds with the places where its words stand now."""
    if all(each.standing is Standing.HOLDS for each in checked.found):
        return statement
    return replace(statement, evidence=checked.evidence)


def _relabel(words: str, old: Statement, new: Statement) -> str:
    """Return what stands in bold before a statement that says nearly the same: words that tell of
    the document or of the kind of statement change with it, those of the form stay.
    """
    before, after = old.evidence[0].document, new.evidence[0].document
    day = main_date(after.card)
    if words == OUR_READING:
        return OUR_READING if new.kind is Kind.INFERENCE else ""
    if words == label(before):
        return label(after)
    if words == f"As of {main_date(before.card)}":
        return f"As of {day}" if day else ""
    return words
