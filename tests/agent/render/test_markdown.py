"""The Markdown form: footnotes for every statement, and no markup from documents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from agent.render.markdown import code, escape, render
from tests.agent.render.build import FULL, MEMO, MODELLED, answer, evidence, quotation

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

PAYLOADS = (
    "![x](https://evil.example/?q=1)",
    "[x][r]\n\n[r]: https://evil.example",
    "<img src=x onerror=alert(1)>",
    "<https://evil.example>",
    "https://evil.example/a and www.evil.example",
    "# heading\n\n- item\n\n> quote\n\n| a | b |\n|---|---|",
    "`code` ``` fence ``` *em* __strong__ ~~del~~ &copy; [^1]: note",
    "1. list",
)


def test_a_models_answer_reads_as_recorded(snapshot: SnapshotAssertion) -> None:
    assert render(MODELLED) == snapshot


def test_a_full_answer_reads_as_recorded(snapshot: SnapshotAssertion) -> None:
    assert render(FULL) == snapshot


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_from_documents_is_never_markup(payload: str) -> None:
    """A CommonMark parser sees only words, emphasis of ours and code spans."""
    document = replace(MEMO, title=payload, origin=payload)
    hostile = replace(answer(quotation(evidence(payload, document))), question=payload)
    tokens = MarkdownIt("commonmark", {"html": True, "linkify": False}).parse(render(hostile))
    kinds = {child.type for token in tokens for child in token.children or []}
    assert kinds <= {"text", "strong_open", "strong_close", "em_open", "em_close", "code_inline",
                     "text_special", "softbreak"}  # fmt: skip
    assert {token.type for token in tokens} <= {
        "heading_open", "inline", "heading_close", "paragraph_open", "paragraph_close",
    }  # fmt: skip


def test_addresses_are_broken_so_that_nothing_links_them() -> None:
    assert "https\\://" in escape("see https://example.org")
    assert "www\\.e" in escape("see www.example.org")


def test_a_path_with_backquotes_stays_one_code_span() -> None:
    assert code("a`b") == "``a`b``"
    assert code("`a") == "`` `a ``"
