"""A suite is held against a library before anything is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.shelf import Shelf, build
from evals.suite.load import read_suite
from evals.suite.locate import ends_with, locate
from store.embed.double import HashEmbedder
from store.errors import BadInput
from store.readers import parse
from tests.evals.suite.texts import PORT, SUITE, write_suite


def make_shelf(*origins: str) -> Shelf:
    readings = [(each, parse(PORT.encode(), "port.md")) for each in origins]
    return build(readings, embedder=HashEmbedder())


def test_documents_and_quotations_are_found(tmp_path: Path) -> None:
    shelf = make_shelf("texts/port.md")
    located = locate(read_suite(write_suite(tmp_path)), shelf)
    (gold,) = located.gold["Q1"]
    assert gold.version == located.documents["A"].version
    assert shelf.text(gold.version)[gold.start : gold.end] == "has twelve piers"
    assert gold.quote == "has twelve piers"


def test_a_missing_document_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(
        BadInput, match=r":5: meta\.documents\[0\]\.file: no document .* 'port\.md'"
    ):
        locate(read_suite(write_suite(tmp_path)), make_shelf("texts/airport.md"))


def test_a_file_that_could_be_two_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"any of 'a/port\.md', 'b/port\.md'; write more"):
        locate(read_suite(write_suite(tmp_path)), make_shelf("a/port.md", "b/port.md"))


def test_a_quotation_that_is_not_there_is_named_with_its_line(tmp_path: Path) -> None:
    text = SUITE.replace("twelve   piers", "thirteen piers")
    with pytest.raises(
        BadInput,
        match=r":13: questions\[0\]\.support\[0\]\.quote: \(question Q1\) .* not in document A",
    ):
        locate(read_suite(write_suite(tmp_path, text)), make_shelf("port.md"))


def test_a_fault_is_found_in_its_line_after_a_part_was_chosen(tmp_path: Path) -> None:
    second = SUITE[SUITE.index("- id: Q1") :].replace("Q1", "Q2").replace("piers\n", "quays\n")
    file = read_suite(write_suite(tmp_path, SUITE + second + "  part: held\n"))
    with pytest.raises(BadInput, match=r":21: questions\[1\]"):
        locate(file.choose("held"), make_shelf("port.md"))


def test_paths_end_in_whole_names() -> None:
    assert ends_with("/a/b/act.md", "b/act.md")
    assert not ends_with("/a/b/ai-act.md", "act.md")
