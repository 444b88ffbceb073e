"""A paper as a Word document: true footnotes, numbered paragraphs, real headings and tables.

Numbers of notes inside notes are cross-references: Word sets them again when notes are added.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from agent.export import pandoc, tree
from agent.export.columns import share
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
from agent.export.tree import Node
from agent.export.word_package import finish, make_reference

LINE: Final = 84
"""Letters in a line of a table, in the widest sans face that may stand in for Calibri."""
_FIRST_BOOKMARK: Final = 9_000
"""Above the numbers that pandoc gives to its own."""


def write(paper: Paper) -> bytes:
    """Return the paper as DOCX.

    Raises:
        BadInput: pandoc is not installed.
        ExportFailed: pandoc could not write it.
    """
    with TemporaryDirectory(prefix="brief-") as folder:
        reference = Path(folder) / "reference.docx"
        reference.write_bytes(make_reference(paper))
        made = pandoc.convert(
            _Writer(paper).write(),
            to="docx",
            options=[f"--reference-doc={reference}"],
        )
    return finish(made, paper)


class _Writer:
    """Makes the tree of one paper."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def write(self) -> Node:
        paper = self._paper
        blocks = [
            _style("Form Name", tree.text(paper.form)),
            _style("Title", tree.text(paper.title)),
            *(
                _style("Fact", [*_soft(fact.name), _TAB, *tree.text(fact.value)])
                for fact in paper.facts
            ),
        ]
        for part in paper.parts:
            blocks += self._write_part(part)
        if paper.works:
            blocks.append(tree.heading(1, tree.text("References")))
            blocks += [tree.paragraph(_runs(work)) for work in paper.works]
        blocks.append(_style("Made", tree.text(paper.made)))
        return tree.document(blocks, {"lang": tree.words("en-GB")})

    def _write_part(self, part: Part) -> list[Node]:
        blocks = [tree.heading(1, tree.text(part.title))]
        # Paragraphs that follow each other are one list: Word then numbers on when one is added.
        for is_numbered, group in groupby(part.pieces, key=lambda p: isinstance(p, Numbered)):
            pieces = list(group)
            if is_numbered:
                numbered = [piece for piece in pieces if isinstance(piece, Numbered)]
                items = [[tree.paragraph(self._write_numbered(piece))] for piece in numbered]
                if pieces[-1] is not part.pieces[-1]:
                    # What comes next is a table, which its introduction must not be torn from.
                    items[-1] = [tree.block("Table Lead", items[-1])]
                blocks.append(tree.numbered(numbered[0].number, items))
            else:
                blocks += map(self._write_piece, pieces)
        return blocks

    def _write_piece(self, piece: Piece) -> Node:
        match piece:
            case Numbered():
                return tree.paragraph(self._write_numbered(piece))
            case Grid():
                return self._write_grid(piece)
            case Listing():
                return tree.bulleted([[tree.line(self._write_item(box))] for box in piece.items])
            case Plain():
                return tree.paragraph(tree.text(piece.text))

    def _write_numbered(self, piece: Numbered) -> list[Node]:
        label = [tree.strong(tree.text(piece.label)), _SPACE] if piece.label else []
        if piece.said is not None:
            return [*label, *self._write_said(piece.said)]
        return [*label, *tree.text(piece.text)]

    def _write_grid(self, grid: Grid) -> Node:
        head = [[_style("Table Head", tree.text(column))] for column in grid.columns]
        rows = [[self._write_cell(box) for box in row] for row in grid.rows]
        return tree.table(share(grid, LINE), head, rows)

    def _write_cell(self, box: Box) -> list[Node]:
        lines = [own] if (own := _write_own(box)) else []
        lines += [self._write_said(said) for said in box.said]
        return [_style("Table Text", inlines) for inlines in lines]

    def _write_item(self, box: Box) -> list[Node]:
        inlines = _write_own(box)
        for said in box.said:
            inlines += [_SPACE, *self._write_said(said)]
        return inlines

    def _write_said(self, said: Said) -> list[Node]:
        inlines: list[Node] = []
        if said.lead:
            inlines += [tree.slanted(tree.text(f"{said.lead}:")), _SPACE]
        inlines += tree.text(f"“{said.words}”" if said.quoted else said.words)
        for place, number in enumerate(said.notes):
            if place:
                inlines.append(tree.raised(tree.text(",")))
            inlines += _write_note(self._paper.notes[number - 1])
        if said.speaker:
            inlines += [_SPACE, *_soft(f"—\u00a0{said.speaker}")]
        if said.why:
            inlines += [_SPACE, *_soft(f"({said.why})")]
        return inlines


_SPACE: Final[Node] = {"t": "Space"}
_TAB: Final = tree.raw("<w:r><w:tab/></w:r>")


def _style(style: str, inlines: list[Node]) -> Node:
    return tree.block(style, [tree.paragraph(inlines)])


def _soft(words: str) -> list[Node]:
    return [tree.styled("Soft", tree.text(words))]


def _write_own(box: Box) -> list[Node]:
    """Return what of a box is no statement: its level of force, our words, its folded cells."""
    inlines: list[Node] = []
    if box.force is not None:
        # Spaces that do not break: on the edges of the colour, and inside.
        label = {"t": "Str", "c": f" {box.force.label} ".replace(" ", "\u00a0")}
        inlines.append(tree.styled(f"Force {box.force.slug}", [label]))
    if box.text:
        inlines += [{"t": "LineBreak"}] if inlines else []
        inlines += tree.text(box.text)
    for place, fact in enumerate(box.facts):
        inlines += [*tree.text(";"), _SPACE] if place else []
        inlines += [*_soft(f"{fact.name}:"), _SPACE, *tree.text(fact.value)]
    return inlines


def _write_note(note: Note) -> list[Node]:
    """Return a footnote whose mark can be referred to."""
    inlines: list[Node] = []
    for place, reference in enumerate(note.references):
        inlines += [*tree.text(";"), _SPACE] if place else []
        inlines += _runs(reference.runs)
        if reference.quotes:
            quoted = " … ".join(f"“{quote}”" for quote in reference.quotes)
            inlines += tree.text(f": {quoted}")
    inlines += tree.text(note.end)
    number = _FIRST_BOOKMARK + note.number
    return [
        tree.raw(f'<w:bookmarkStart w:id="{number}" w:name="{_name(note.number)}"/>'),
        tree.note(inlines),
        tree.raw(f'<w:bookmarkEnd w:id="{number}"/>'),
    ]


def _runs(runs: tuple[Run, ...]) -> list[Node]:
    inlines: list[Node] = []
    for run in runs:
        if run.note is not None:
            inlines.append(_cross_refer(run.note, run.text))
        elif run.slanted:
            inlines.append(tree.slanted(tree.text(run.text)))
        else:
            inlines += tree.text(run.text)
    return inlines


def _cross_refer(number: int, shown: str) -> Node:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> NOTEREF {_name(number)} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{escape(shown)}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return tree.raw(field)


def _name(number: int) -> str:
    return f"note_{number}"
