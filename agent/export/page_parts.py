"""The sections of a paper as HTML: numbered paragraphs, tables, lists, and their sentences."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from agent.export.paper import Box, Fact, Grid, Listing, Numbered, Part, Piece, Plain, Said

SHORT: Final = 12
"""Letters of a cell that is kept on one line: a class, a count, a short date."""


class Sections:
    """Writes the sections of one page, and numbers its sentences."""

    def __init__(self) -> None:
        self._sentences = 0

    def list_part(self, part: Part, number: int) -> Iterator[str]:
        """Yield a section under its heading; `number` tells its heading from others."""
        plain = not any(isinstance(piece, Numbered) for piece in part.pieces)
        kind = ' class="annex"' if plain else ""
        yield f'<section{kind} aria-labelledby="part-{number}">'
        yield f'<h2 id="part-{number}" dir="auto">{escape(part.title)}</h2>'
        yield from map(self._write_piece, part.pieces)
        yield "</section>"

    def _write_piece(self, piece: Piece) -> str:
        match piece:
            case Numbered():
                return self._write_numbered(piece)
            case Grid():
                return self._write_grid(piece)
            case Listing():
                items = "".join(f"<li>{self._write_item(item)}</li>" for item in piece.items)
                return f"<ul>{items}</ul>"
            case Plain():
                return f"<p>{escape(piece.text)}</p>"

    def _write_numbered(self, piece: Numbered) -> str:
        name = f"para-{piece.number}"
        label = f'<span class="label">{escape(piece.label)}</span> ' if piece.label else ""
        text = self._write_said(piece.said) if piece.said is not None else escape(piece.text)
        return (
            f'<div class="para" id="{name}"><a class="no" href="#{name}">{piece.number}.</a>'
            f'<p dir="auto">{label}{text}</p></div>'
        )

    def _write_grid(self, grid: Grid) -> str:
        # The roles say what the tags say: on a phone the rows are set as cards, and then the tags
        # alone are no table to a screen reader any more.
        head = "".join(
            f'<th role="columnheader" scope="col">{escape(column)}</th>' for column in grid.columns
        )
        rows = "".join(self._write_row(grid, row) for row in grid.rows)
        return (
            '<div class="scroll"><table role="table"><thead role="rowgroup">'
            f'<tr role="row">{head}</tr></thead><tbody role="rowgroup">{rows}</tbody></table></div>'
        )

    def _write_row(self, grid: Grid, row: tuple[Box, ...]) -> str:
        cells = map(self._write_cell, grid.columns, row)
        return f'<tr role="row">{"".join(cells)}</tr>'

    def _write_cell(self, column: str, box: Box) -> str:
        named = f'role="cell" data-head="{escape(column)}"'
        if not box.said:
            own = _write_own(box)
            short = ' class="short"' if box.text and len(own) <= SHORT else ""
            return f"<td {named}{short}>{own}</td>"
        parts = [own] if (own := _write_own(box)) else []
        parts += map(self._write_said, box.said)
        paragraphs = "".join(f'<p dir="auto">{part}</p>' for part in parts)
        return f"<td {named}>{paragraphs}</td>"

    def _write_item(self, box: Box) -> str:
        parts = [own] if (own := _write_own(box)) else []
        return " ".join([*parts, *map(self._write_said, box.said)])

    def _write_said(self, said: Said) -> str:
        self._sentences += 1
        words = f"“{escape(said.words)}”" if said.quoted else escape(said.words)
        lead = f'<span class="lead">{escape(said.lead)}:</span> ' if said.lead else ""
        speaker = (
            f' <span class="speaker">—\u00a0{escape(said.speaker)}</span>' if said.speaker else ""
        )
        why = f' <span class="why">({escape(said.why)})</span>' if said.why else ""
        numbers = " ".join(map(str, said.notes))
        links = " ".join(
            f'<a id="mark-{number}" href="#note-{number}" aria-label="Note {number}">{number}</a>'
            for number in said.notes
        )
        return (
            f'{lead}<span class="said" id="s{self._sentences}" data-notes="{numbers}">{words}'
            f'</span><span class="marks">{links}</span>{speaker}{why}'
        )


def _write_own(box: Box) -> str:
    """Return what of a box is no statement: its level of force, our words, its folded cells."""
    parts = []
    if box.force is not None:
        label = escape(box.force.label)
        parts.append(f'<span class="force force-{box.force.slug}">{label}</span>')
    if box.text:
        parts.append(f'<span dir="auto">{escape(box.text)}</span>' if parts else escape(box.text))
    if box.facts:
        parts.append("; ".join(map(_write_fact, box.facts)))
    return " ".join(parts)


def _write_fact(fact: Fact) -> str:
    return f'<span class="name">{escape(fact.name)}:</span> {escape(fact.value)}'
