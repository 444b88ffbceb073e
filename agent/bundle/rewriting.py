"""The sections of a briefing with their lost statements replaced, and everything else as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from agent.briefing.answered import OUR_READING
from agent.briefing.types import Block, Briefing, Cell, Paragraph, Remark, Section, Table
from agent.bundle.substitute import Substitute, Substitutes, pick_alike
from agent.bundle.types import WORDS, Checked, Standing
from agent.quote.shelf import label
from agent.render.cite import main_date
from agent.types import Kind, Statement

TAKEN_OUT: Final = "Taken out here"
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

    `checked` are all statements in reading order; `fresh` the sections drafted anew, by key. Of
    the other keys, `wholes` are made as a whole, `matching` take a row or a paragraph of the fresh
    section only where it says nearly the same, `repeating` may say again what stands elsewhere.
    Without `substitutes` what is lost is taken out.
    """

    checked: tuple[Checked, ...]
    fresh: Mapping[str, Section] = field(default_factory=dict)
    wholes: frozenset[str] = frozenset()
    matching: frozenset[str] = frozenset()
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
            return self._table(key, block)
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
        fresh = found.drawn or key in self.matching
        words = found.label if fresh else _relabel(paragraph.label, old, after)
        return Paragraph(statement=after, label=words)

    def _find(self, key: str, checked: Checked) -> Substitute | None:
        if self.substitutes is None:
            return None
        drawn = [block for block in self._list_fresh(key) if isinstance(block, Paragraph)]
        if key in self.matching:
            return self.substitutes.match(checked, drawn)
        return self.substitutes.find(checked, drawn, again=key in self.repeating)

    def _list_fresh(self, key: str) -> tuple[Block, ...]:
        return self.fresh[key].blocks if key in self.fresh else ()

    def _table(self, key: str, table: Table) -> Block:
        """Return the table; a row that lost a statement gives way to one that says nearly the same.

        A row is exchanged as a whole, for its labels speak of its statements.
        """
        kept = [self._row(row) for row in table.rows]
        standing = [row for row in kept if isinstance(row, tuple)]
        fresh = [
            row
            for block in self._list_fresh(key)
            if isinstance(block, Table) and block.columns == table.columns
            for row in block.rows
        ]
        rows = []
        for each in kept:
            if isinstance(each, tuple):
                rows.append(each)
                continue
            found = pick_alike(each[0], fresh, (*standing, *rows))
            after = next((one for cell in found or () for one in cell.statements), None)
            self.changes += [Change(lost=lost, after=after) for lost in each]
            rows += [found] if found is not None else []
        if table.rows and not rows:
            return Remark(text=f"{TAKEN_OUT}: all rows of a table, and {NOTHING_NOW}.")
        return replace(table, rows=tuple(rows))

    def _row(self, row: tuple[Cell, ...]) -> tuple[Cell, ...] | list[Checked]:
        """Return the row with the places where its words stand now, or its lost statements."""
        cells: list[Cell] = []
        lost: list[Checked] = []
        for cell in row:
            kept = []
            for statement in cell.statements:
                checked = self._next()
                kept.append(renew(statement, checked))
                lost += [] if checked.holds else [checked]
            cells.append(replace(cell, statements=tuple(kept)))
        return lost or tuple(cells)

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
