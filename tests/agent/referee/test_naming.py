"""The documents that a sentence names, and those that it gives as its source."""

from __future__ import annotations

import pytest

from agent.referee.naming import find_mentions, find_titled
from evals.shelf import Shelf
from tests.agent.compose.world import make_shelf


def cited(shelf: Shelf, text: str) -> list[str]:
    """Return the titles of the documents that a sentence cites."""
    mentions = find_mentions(text, shelf.documents())
    return [each.documents[0].title for each in mentions if each.cited]


@pytest.mark.parametrize(
    "text",
    [
        "The Charter provides that records are kept.",
        "According to the Charter, records are kept.",
        "Under the Charter, records are kept.",
        "Records, the Charter says, are kept.",
        "Section 1 of the Charter keeps the records.",
        "The Charter itself also states that records are kept.",
    ],
)
def test_who_tells_it_is_cited(shelf: Shelf, text: str) -> None:
    """The document is given as the source."""
    assert cited(shelf, text) == ["Charter of the Harbour Office"]


@pytest.mark.parametrize(
    "text",
    [
        "The Charter was adopted in March.",
        "He spoke of the Charter.",
        "Older inspections remain under the Charter.",
        "The committee welcomed the Charter and moved on.",
        "Pilotage report requires more staff.",
    ],
)
def test_who_is_only_spoken_of_is_not_cited(shelf: Shelf, text: str) -> None:
    """A subject is no source."""
    assert cited(shelf, text) == []


def test_another_document_of_the_kind_is_not_meant(shelf: Shelf) -> None:
    """A name that fits nothing names nothing."""
    assert cited(shelf, "According to the ATO report, records are kept.") == []


def test_a_year_must_fit(shelf: Shelf) -> None:
    """The report of another year is another report."""
    assert cited(shelf, "According to the report of 2019, records are kept.") == []


def test_a_numbered_note_is_found_by_its_number(shelf: Shelf) -> None:
    """The number is a part of the name."""
    everything = [each for each in shelf._documents.values()]  # noqa: C416  withdrawn too
    mentions = find_mentions("Guidance Note 3 says that lines are used.", everything)
    assert [each.documents[0].title for each in mentions] == ["Guidance Note 3: Mooring"]


def test_a_whole_title_is_found_in_a_note(shelf: Shelf) -> None:
    """As a footnote writes it."""
    found = find_titled("Audit Chamber, Report on pilotage 2022, p. 3.", shelf.documents())
    assert [each.title for each in found] == ["Report on pilotage 2022"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Under the HLA, every quay is lit.", ["Statute 9 of 2020 (Harbour Lighting Act)"]),
        ("The HLA says that quays are lit.", ["Statute 9 of 2020 (Harbour Lighting Act)"]),
        ("The HLB says that quays are lit.", []),
        ("The hla says that quays are lit.", []),
    ],
)
def test_the_initials_of_a_short_title_name_it(text: str, titles: list[str]) -> None:
    act = "---\ntitle: Statute 9 of 2020 (Harbour Lighting Act)\n---\n\nQuays are lit.\n"
    assert cited(make_shelf(act=act), text) == titles
