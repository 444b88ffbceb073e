"""How long a page is, and what is taken out of it until it is as long as its form allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from agent.briefing.types import (
    Block,
    Content,
    Form,
    FormSection,
    Paragraph,
    Remark,
    Section,
    Table,
)

LEAST: Final = 3
"""Paragraphs that a section which must not be empty keeps, however long the page."""


LEAST_ROWS: Final = 3
"""Rows that a table keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How much was taken out to keep to the length."""

    paragraphs: int = 0
    rows: int = 0

    def count(self, *, is_row: bool) -> Cut:
        """Return it with one more."""
        return Cut(paragraphs=self.paragraphs + (not is_row), rows=self.rows + is_row)


def count_words(section: Section) -> int:
    """Return the words of a section as a reader counts them, notes and titles left out."""
    return sum(_count_block(block) for block in section.blocks)


def _count_block(block: Block) -> int:
    if isinstance(block, Remark):
        return len(block.text.split())
    if isinstance(block, Paragraph):
        return len(f"{block.label} {block.statement.text}".split())
    return sum(
        len(cell.text.split()) + sum(len(each.text.split()) for each in cell.statements)
        for row in block.rows
        for cell in row
    )


def shorten(
    form: Form, forms: Sequence[FormSection], sections: Sequence[Section]
) -> tuple[list[Section], Cut]:
    """Take out what is weakest until the form's length is kept.

    Whoever fills a section puts the weakest last. The longest section gives way first: paragraphs
    of composed sections and rows of tables, what is dated only when nothing else is left. None
    gives all; one that must not be empty keeps a few.
    """
    kept = list(sections)
    cut = Cut()
    for may_give, drop in (
        (_has_spare_row, _drop_row),
        (_has_spare_paragraph, _drop_paragraph),
        (_has_spare_date, _drop_date),
    ):
        while count_all(forms, kept) > form.words:
            places = [at for at, one in enumerate(forms) if may_give(one, kept[at])]
            if not places:
                break
            longest = max(places, key=lambda at: count_words(kept[at]))
            kept[longest] = drop(kept[longest])
            cut = cut.count(is_row=drop is not _drop_paragraph)
    return kept, cut


def count_all(forms: Sequence[FormSection], sections: Sequence[Section]) -> int:
    """Return the words of a page as its form counts them: without annexes."""
    return sum(
        count_words(section) for one, section in zip(forms, sections, strict=True) if not one.annex
    )


def _has_spare_paragraph(one: FormSection, section: Section) -> bool:
    paragraphs = sum(isinstance(block, Paragraph) for block in section.blocks)
    least = LEAST if one.needed and not one.sums_up else 1
    return one.content is Content.COMPOSED and paragraphs > least


def _has_spare_row(one: FormSection, section: Section) -> bool:
    return one.content is Content.COMPUTED and _find_table(section, dated=False) is not None


def _has_spare_date(one: FormSection, section: Section) -> bool:
    return one.content is Content.COMPUTED and _find_table(section, dated=True) is not None


def _find_table(section: Section, *, dated: bool) -> int | None:
    """Return the place of the longest table with a row to spare; of undated ones if not `dated`."""
    rows = {
        place: len(block.rows)
        for place, block in enumerate(section.blocks)
        if isinstance(block, Table)
        and len(block.rows) > LEAST_ROWS
        and (dated or "date" not in block.columns[0].casefold())
    }
    return max(rows, key=lambda place: rows[place], default=None)


def _drop_paragraph(section: Section) -> Section:
    last = max(at for at, block in enumerate(section.blocks) if isinstance(block, Paragraph))
    blocks = (*section.blocks[:last], *section.blocks[last + 1 :])
    return replace(section, blocks=blocks)


def _drop_row(section: Section) -> Section:
    return _cut_table(section, _find_table(section, dated=False))


def _drop_date(section: Section) -> Section:
    return _cut_table(section, _find_table(section, dated=True))


def _cut_table(section: Section, place: int | None) -> Section:
    """Take the last row out of a table."""
    blocks = list(section.blocks)
    table = blocks[place] if place is not None else None
    if place is not None and isinstance(table, Table):
        blocks[place] = replace(table, rows=table.rows[:-1])
    return replace(section, blocks=tuple(blocks))
