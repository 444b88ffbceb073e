"""Pandoc's document tree, the few nodes that are needed. A text is a text: nothing reads it again.

Source: pandoc-types 1.23, Text.Pandoc.Definition.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

API_VERSION: Final = [1, 23, 1]
_PLAIN: Final[list[Any]] = ["", [], []]

Node = dict[str, Any]


def document(blocks: list[Node], meta: dict[str, Node] | None = None) -> Node:
    """Return a whole document."""
    return {"pandoc-api-version": API_VERSION, "meta": meta or {}, "blocks": blocks}


def text(words: str) -> list[Node]:
    """Return words as inlines, parted at their spaces."""
    nodes: list[Node] = []
    for place, word in enumerate(words.split(" ")):
        if place:
            nodes.append({"t": "Space"})
        if word:
            nodes.append({"t": "Str", "c": word})
    return nodes


def strong(inlines: list[Node]) -> Node:
    """Return inlines in bold."""
    return {"t": "Strong", "c": inlines}


def slanted(inlines: list[Node]) -> Node:
    """Return inlines in italics."""
    return {"t": "Emph", "c": inlines}


def raised(inlines: list[Node]) -> Node:
    """Return inlines as superscript."""
    return {"t": "Superscript", "c": inlines}


def styled(style: str, inlines: list[Node]) -> Node:
    """Return inlines in a character style of the reference document."""
    return {"t": "Span", "c": [_custom(style), inlines]}


def raw(xml: str) -> Node:
    """Return WordprocessingML of ours as an inline."""
    return {"t": "RawInline", "c": ["openxml", xml]}


def note(inlines: list[Node]) -> Node:
    """Return a footnote of one paragraph."""
    return {"t": "Note", "c": [paragraph(inlines)]}


def cite(citations: list[Node]) -> Node:
    """Return a citation for citeproc."""
    return {"t": "Cite", "c": [citations, []]}


def paragraph(inlines: list[Node]) -> Node:
    """Return a paragraph."""
    return {"t": "Para", "c": inlines}


def line(inlines: list[Node]) -> Node:
    """Return a paragraph without space around, as cells and items have."""
    return {"t": "Plain", "c": inlines}


def heading(level: int, inlines: list[Node]) -> Node:
    """Return a heading."""
    return {"t": "Header", "c": [level, _PLAIN, inlines]}


def block(style: str, blocks: list[Node]) -> Node:
    """Return blocks in a paragraph style of the reference document."""
    return {"t": "Div", "c": [_custom(style), blocks]}


def numbered(start: int, items: list[list[Node]]) -> Node:
    """Return a list with numbers from `start` on."""
    return {"t": "OrderedList", "c": [[start, {"t": "Decimal"}, {"t": "Period"}], items]}


def bulleted(items: list[list[Node]]) -> Node:
    """Return a list without numbers."""
    return {"t": "BulletList", "c": items}


def table(
    widths: Sequence[float], head: Iterable[list[Node]], rows: Iterable[Iterable[list[Node]]]
) -> Node:
    """Return a table with one row of heads; a cell is a list of blocks."""
    columns = [[{"t": "AlignLeft"}, {"t": "ColWidth", "c": width}] for width in widths]
    body = [_PLAIN, 0, [], [_row(row) for row in rows]]
    caption: list[Any] = [None, []]
    return {
        "t": "Table",
        "c": [_PLAIN, caption, columns, [_PLAIN, [_row(head)]], [body], [_PLAIN, []]],
    }


def words(name: str) -> Node:
    """Return a text as a value of the metadata."""
    return {"t": "MetaInlines", "c": text(name)}


def _row(cells: Iterable[list[Node]]) -> list[Any]:
    return [_PLAIN, [[_PLAIN, {"t": "AlignDefault"}, 1, 1, blocks] for blocks in cells]]


def _custom(style: str) -> list[Any]:
    return ["", [], [["custom-style", style]]]
