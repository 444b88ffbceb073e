"""The three seed documents, read as an analyst would mark them up."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.readers import parse
from store.types import NoteKind, Reading, Region, Role
from tests.store.readers.making import find_block, note_kinds, texts


@pytest.fixture(scope="module")
def declaration(shared: Path) -> Reading:
    """The page that carries a declaration, with breadcrumb and footer."""
    (path,) = (shared / "corpus" / "seeds").glob("001_*.txt")
    return parse(path.read_bytes(), path.name)


@pytest.fixture(scope="module")
def trade_article(shared: Path) -> Reading:
    """The article with takeaways and an FAQ."""
    (path,) = (shared / "corpus" / "seeds").glob("002_*.txt")
    return parse(path.read_bytes(), path.name)


def test_the_declarations_parts_are_told_apart(declaration: Reading) -> None:
    """Seven recitals, six operative blocks, twelve lines of signature, the rest of the site."""
    assert len(texts(declaration, role=Role.RECITAL)) == 7
    assert len(texts(declaration, role=Role.OPERATIVE)) == 6
    assert len(texts(declaration, Region.SIGNATURE)) == 12
    assert declaration.title is not None
    assert declaration.title.startswith("Declaration of the United States")


@pytest.mark.parametrize(
    "line",
    ["[Home]", "[Remarks", "Begin Text", "End Text", "TAGS", "USA.gov", "[FOIA]", "Archives"],
)
def test_no_footer_or_breadcrumb_line_is_content(declaration: Reading, line: str) -> None:
    """They are searchable, and never evidence."""
    assert find_block(declaration, line).region is Region.BOILERPLATE


@pytest.mark.parametrize("line", ["U.S. DEPARTMENT", "OTHER RELEASE", "BUREAU OF", "SEPTEMBER 25"])
def test_dateline_and_issuer_are_content(declaration: Reading, line: str) -> None:
    """Who issued it, and when, can be quoted."""
    assert find_block(declaration, line).region is Region.BODY


def test_the_sentence_printed_twice_stands_once(declaration: Reading) -> None:
    """And the merge is noted."""
    assert declaration.text.count("we intend to advance our shared vision") == 1
    assert "an AI R&D ecosystem that embodies this approach by:" in declaration.text
    assert note_kinds(declaration) == {NoteKind.MERGED_REPEAT}


def test_the_articles_restatements_are_marked(trade_article: Reading) -> None:
    """Four takeaways, four questions with answers, eight headings and two titles."""
    assert len(texts(trade_article, Region.SUMMARY)) == 4
    assert len(texts(trade_article, Region.FAQ)) == 8
    assert not texts(trade_article, Region.BOILERPLATE)
    assert {"Takeaways", "FAQs"} <= set(texts(trade_article, Region.HEADING))
