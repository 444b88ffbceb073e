"""One whole briefing in each format, as recorded: whoever changes how papers read sees it here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from agent.briefing.types import Briefing
from agent.export.write import export
from evals.shelf import Shelf
from store.readers import parse

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion


def test_markdown_reads_as_recorded(
    briefing: Briefing, shelf: Shelf, snapshot: SnapshotAssertion
) -> None:
    assert export(briefing, "md", shelf=shelf).decode() == snapshot


def test_the_page_reads_as_recorded(
    briefing: Briefing, shelf: Shelf, snapshot: SnapshotAssertion
) -> None:
    """Its body; style and script have files of their own."""
    written = export(briefing, "html", shelf=shelf).decode()
    (body,) = re.findall(r"(?s)<body>\n(.*)\n<script>", written)
    assert body == snapshot


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_word_and_pdf_read_as_recorded(
    form: str, briefing: Briefing, shelf: Shelf, snapshot: SnapshotAssertion
) -> None:
    """As our own readers read them."""
    made = export(briefing, form, shelf=shelf)
    assert parse(made, f"briefing.{form}").text == snapshot
