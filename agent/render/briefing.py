"""Write a briefing for the terminal: section by section, then where every sentence stands."""

from __future__ import annotations

from collections.abc import Iterator

from agent.briefing.answered import OUR_READING
from agent.briefing.types import Block, Briefing, Cell, Paragraph, Remark, Section, Table
from agent.prove import holds
from agent.render import cite
from agent.render.layout import Style, wrap
from agent.render.safe import visible
from agent.render.text import (
    WIDTH,
    describe_usage,
    list_places,
    list_withheld,
    write_statement,
)
from agent.types import Statement
from store.types import Precision

STATUS = "Draft, not yet referenced by a person."
WITH_MODEL = "AI-assisted draft, not yet referenced by a person."


def render(briefing: Briefing, *, width: int = WIDTH, colour: bool = False) -> str:
    """Return a briefing as text for a terminal; it ends with a line end.

    Args:
        briefing: as drafted; a statement that is not proven is counted among the withheld.
        width: columns to stay within.
        colour: set titles and sources off with ANSI; nothing else is ever coloured.
    """
    style = Style(colour=colour)
    citations = cite.number(filter(holds, briefing.statements()))
    unproven = tuple(each for each in briefing.statements() if not holds(each))
    numbers = {_key(each.statement): each for each in citations.statements}
    blocks = [_write_head(briefing, width, style)]
    for section in briefing.sections:
        blocks += _write_section(section, numbers, width, style)
    blocks += list_withheld((*briefing.withheld, *unproven), width, style)
    blocks += [wrap(visible(each), width, first="Note: ") for each in briefing.notices]
    if citations.places:
        blocks.append([style.strong("Passages"), *list_places(citations, width, style)])
    if briefing.usage.calls:
        line = f"{visible(briefing.model or 'a model')}: {describe_usage(briefing.usage)}"
        blocks.append([style.faint(each) for each in wrap(line, width)])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


_Numbers = dict[tuple[str, tuple[tuple[str, int], ...]], cite.Cited]


def _key(statement: Statement) -> tuple[str, tuple[tuple[str, int], ...]]:
    places = tuple((item.document.version, item.start) for item in statement.evidence)
    return statement.text, places


def _write_head(briefing: Briefing, width: int, style: Style) -> list[str]:
    given = briefing.assignment
    title = f"{visible(briefing.form.title)}: {visible(given.topic or briefing.question or '')}"
    lines = [style.strong(line) for line in wrap(title, width)]
    known = [
        ("For", given.reader),
        ("By", given.due),
        ("Aim", given.aim),
        ("About", "; ".join(given.actors) or None),
    ]
    for name, value in known:
        if value:
            lines += wrap(visible(value), width, first=f"{name}: ")
    status = WITH_MODEL if briefing.model else STATUS
    lines += wrap(f"As at {_write_day(briefing.as_at)}. {status}", width)
    return lines


def _write_day(day: str) -> str:
    return cite.write_date(visible(day), Precision.DAY)


def _write_section(
    section: Section, numbers: _Numbers, width: int, style: Style
) -> Iterator[list[str]]:
    """Yield the section's title with its first block, then each of the others."""
    title = [style.strong(line) for line in wrap(visible(section.title), width)]
    written = [lines for block in section.blocks for lines in _write_block(block, numbers, width)]
    first, *rest = written or [[]]
    yield [*title, *first]
    yield from rest


def _write_block(block: Block, numbers: _Numbers, width: int) -> Iterator[list[str]]:
    if isinstance(block, Remark):
        yield wrap(visible(block.text), width, first="  ")
    elif isinstance(block, Paragraph):
        # A statement says of itself that it is a reading.
        label = "" if block.label == OUR_READING else visible(block.label)
        lines = _write_statement(block.statement, numbers, width)
        mark = "" if label.endswith("?") else ":"
        yield [*wrap(f"{label}{mark}", width, first="  "), *lines] if label else lines
    else:
        yield from _write_table(block, numbers, width)


def _write_statement(statement: Statement, numbers: _Numbers, width: int) -> list[str]:
    cited = numbers.get(_key(statement))
    return write_statement(cited, width) if cited else []


def _write_table(block: Table, numbers: _Numbers, width: int) -> Iterator[list[str]]:
    """Yield one block for each row: sentences do not fit the columns of a terminal."""
    for row in block.rows:
        lines: list[str] = []
        for column, cell in zip(block.columns, row, strict=False):
            lines += _write_cell(visible(column), cell, numbers, width, first=not lines)
        if lines:
            yield lines


def _write_cell(
    column: str, cell: Cell, numbers: _Numbers, width: int, *, first: bool
) -> list[str]:
    mark = "- " if first else "  "
    text = visible(cell.text)
    lines = wrap(f"{column}: {text}" if text else f"{column}:", width, first=mark, rest="    ")
    for each in cell.statements:
        lines += [f"  {line}" for line in _write_statement(each, numbers, width - 2)]
    return lines if text or cell.statements else []
