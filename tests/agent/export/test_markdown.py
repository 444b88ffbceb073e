"""Markdown: footnotes, numbered paragraphs, and nothing that a viewer obeys."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from markdown_it import MarkdownIt

from agent.briefing.types import Paragraph, Remark
from agent.export import markdown
from agent.export.assemble import assemble
from agent.export.paper import Paper
from tests.agent.export.scene import brief, find, quote, section, shelve, show

HOSTILE = (
    "An image ![x](http://evil.example/a.png) and a [link](http://evil.example).",
    "See <http://evil.example> and www.evil.example and a@evil.example too.",
    "<script>alert(1)</script> and <img src=x onerror=alert(1)> stay.",
    "[ref]: http://evil.example 'a definition' here.",
    "Maths $x^2$ and `code` and **bold** and ~~struck~~ and :smile: too.",
    "{#id .class} and [^1] and [[wiki]] and ^[a note inside] too.",
    "7. a list inside a paragraph, or 7) one.",
    "+ a bullet, - another, * a third, # a heading, > a quotation, | a cell |",
    "&lt;b&gt; and &#106;avascript: and \\[escaped\\] too.",
    "--- and === and ``` and $$ are rules and fences.",
)


def _list_nodes(tree: object) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        if "t" in tree:
            yield tree
        for each in tree.values():
            yield from _list_nodes(each)
    elif isinstance(tree, list):
        for each in tree:
            yield from _list_nodes(each)


def _read(written: str, dialect: str) -> dict[str, Any]:
    """Return what a viewer of a dialect makes of it; pandoc knows the greedy ones."""
    import pypandoc  # type: ignore[import-untyped]

    done = subprocess.run(
        [pypandoc.get_pandoc_path(), f"--from={dialect}", "--to=json"],
        input=written.encode(),
        capture_output=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_mark_has_its_note_and_every_note_its_mark(paper: Paper) -> None:
    written = markdown.write(paper)
    defined = re.findall(r"^\[\^(\d+)\]:", written, re.MULTILINE)
    marked = re.findall(r"\[\^(\d+)\](?!:)", written)
    assert defined == marked == [str(note.number) for note in paper.notes]


def test_paragraphs_keep_their_numbers_over_the_sections(paper: Paper) -> None:
    written = markdown.write(paper)
    assert re.findall(r"^(\d+)\. ", written, re.MULTILINE) == ["1", "2", "3", "4", "5", "6"]
    tokens = MarkdownIt("commonmark").parse(written)
    starts = [token.attrGet("start") or 1 for token in tokens if token.type == "ordered_list_open"]
    assert starts == [1, 4]


def test_the_same_paper_is_the_same_text(paper: Paper) -> None:
    assert markdown.write(paper) == markdown.write(paper)


def test_a_table_row_is_one_line_whatever_its_cells_hold(paper: Paper) -> None:
    rows = [line for line in markdown.write(paper).splitlines() if line.startswith("|")]
    widths = {len(re.findall(r"(?<!\\)\|", row)) for row in rows[:4]}
    assert widths == {4}


@pytest.mark.parametrize("dialect", ["gfm+footnotes", "markdown", "commonmark_x"])
def test_no_words_of_a_document_become_markup(dialect: str) -> None:
    """In no dialect: the words come out of a viewer as they stand in the document."""
    shelf = shelve(HOSTILE, title="[T](http://evil.example) | <b>")
    document = find(shelf, "note.txt")
    sentences = shelf.sentences(document.version)
    paragraphs = [
        Paragraph(statement=quote(show(shelf, document, each.text))) for each in sentences
    ]
    remarks = [Remark(text=words) for words in HOSTILE]
    paper = assemble(brief(section(*paragraphs, *remarks)))
    tree = _read(markdown.write(paper), dialect)
    kinds = {node["t"] for node in _list_nodes(tree)}
    assert not kinds & {"Image", "RawInline", "RawBlock", "Math", "Code", "CodeBlock", "Strikeout"}
    # Bare addresses of mail are made links by one dialect whatever is done; they fetch nothing.
    links = [node for node in _list_nodes(tree) if node["t"] == "Link"]
    assert not links
    shown = "".join(
        node["c"] if node["t"] == "Str" else " "
        for node in _list_nodes(tree)
        if node["t"] in {"Str", "Space", "SoftBreak"}
    )
    for sentence in sentences:
        assert _plain(sentence.text) in _plain(shown)


def _plain(text: str) -> str:
    """Return letters, digits and signs; typographic viewers turn dashes, quotes and dots."""
    return re.sub(r"[\s'’‘\"“”–—…-]+|\.\.\.", "", text)


def test_a_whole_briefing_has_no_address_that_opens(paper: Paper) -> None:
    """CommonMark as a viewer on a phone reads it."""
    html = MarkdownIt("commonmark", {"html": True}).render(markdown.write(paper))
    assert not re.findall(r"<(?:a|img|script)\b", html)
