"""A paper as Markdown with footnotes. Nothing in it becomes a link, an image or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from agent.export.paper import (
    Box,
    Grid,
    Listing,
    Note,
    Numbered,
    Paper,
    Part,
    Piece,
    Plain,
    Run,
    Said,
)

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~$&^@]|:(?=//|\w)|(?<=www)\.|-(?=-))", re.IGNORECASE)
"""What is markup wherever it stands, in CommonMark or a dialect: also addresses that viewers link
by themselves, and the names of pictures between colons. Round brackets only matter behind square
ones.
"""
_OPENING: Final = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=]))")


def write(paper: Paper) -> str:
    """Return the paper as Markdown that ends with a line end."""
    parts = [
        f"**{_text(paper.form)}**",
        f"# {_text(paper.title)}",
        "\n".join(f"- **{_text(fact.name)}:** {_text(fact.value)}" for fact in paper.facts),
    ]
    for part in paper.parts:
        parts += _write_part(part)
    if paper.works:
        parts.append("## References")
        parts += [_write_runs(work) for work in paper.works]
    parts.append(f"*{_text(paper.made)}*")
    parts += map(_write_note, paper.notes)
    return "\n\n".join(parts) + "\n"


def _write_part(part: Part) -> Iterator[str]:
    yield f"## {_text(part.title)}"
    yield from map(_write_piece, part.pieces)


def _write_piece(piece: Piece) -> str:
    match piece:
        case Numbered():
            label = f"**{_text(piece.label)}** " if piece.label else ""
            said = _write_said(piece.said) if piece.said is not None else _text(piece.text)
            return f"{piece.number}. {label}{said}"
        case Grid():
            return _write_grid(piece)
        case Listing():
            return "\n".join(f"- {_write_box(item, ' ')}" for item in piece.items)
        case Plain():
            return _text(piece.text)


def _write_said(said: Said) -> str:
    words = f"“{_escape(said.words)}”" if said.quoted else _text(said.words)
    lead = f"*{_text(said.lead)}:* " if said.lead else ""
    marks = "".join(f"[^{number}]" for number in said.notes)
    speaker = f" — {_escape(said.speaker)}" if said.speaker else ""
    why = f" *({_escape(said.why)})*" if said.why else ""
    return f"{lead}{words}{marks}{speaker}{why}"


def _write_box(box: Box, between: str) -> str:
    own = [f"**{_text(box.force.label)}**"] if box.force is not None else []
    own += [_text(box.text)] if box.text else []
    parts = [" ".join(own)] if own else []
    parts += map(_write_said, box.said)
    facts = "; ".join(f"*{_text(fact.name)}:* {_text(fact.value)}" for fact in box.facts)
    return between.join([*parts, facts] if facts else parts)


def _write_grid(grid: Grid) -> str:
    lines = [_write_row([_text(column) for column in grid.columns])]
    lines.append(_write_row(["---"] * len(grid.columns)))
    # A line break inside a cell is only to be had by HTML; a middle dot parts statements as well.
    lines += [_write_row([_write_box(box, " · ") for box in row]) for row in grid.rows]
    return "\n".join(lines)


def _write_row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _write_note(note: Note) -> str:
    written = "; ".join(
        _write_runs(each.runs) + _write_quotes(each.quotes) for each in note.references
    )
    return f"[^{note.number}]: {written}{note.end}"


def _write_quotes(quotes: tuple[str, ...]) -> str:
    return ": " + " … ".join(f"“{_escape(quote)}”" for quote in quotes) if quotes else ""


def _write_runs(runs: tuple[Run, ...]) -> str:
    written = ""
    for run in runs:
        text = _escape(run.text)
        slanted = run.slanted and text.strip() == text != ""
        written += f"*{text}*" if slanted else text
    return _guard(written)


def _escape(text: str) -> str:
    """Return the text as Markdown shows it within a line."""
    return _MARKUP.sub(r"\\\1", text)


def _text(text: str) -> str:
    """Return the text as Markdown shows it at the beginning of a line."""
    return _guard(_escape(text))


def _guard(escaped: str) -> str:
    """Keep what opens a line from being the mark of a list."""
    return _OPENING.sub(r"\1\\", escaped)
