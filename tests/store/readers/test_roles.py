"""Recitals and operative text."""

from __future__ import annotations

import pytest

from store.types import Role
from tests.store.readers.making import read_text, texts

RECITALS = [
    "Recognising the value of shared research for both countries;",
    "Noting that skills are scarce in both of them, and",
    "Wishing to cooperate;",
]
OPERATIVE = [
    "Building on the pact of 2017, the Participants intend to widen it by:",
    "Taking stock of what exists;",
    "Recognising good work with a prize;",
    "We intend to meet each year.",
]


def test_a_declaration_has_recitals_and_then_commits() -> None:
    """A participle with a commitment behind it is no recital, nor is a list after "by:"."""
    reading = read_text("\n\n".join([*RECITALS, *OPERATIVE]))
    assert texts(reading, role=Role.RECITAL) == RECITALS
    assert texts(reading, role=Role.OPERATIVE) == OPERATIVE


def test_citations_and_numbered_recitals_of_an_act_are_recitals() -> None:
    """Up to the enacting formula."""
    text = """Having regard to the Treaty, and in particular Article 16 thereof,

Whereas:

(1) Data are of value.

They move across borders.

HAVE ADOPTED THIS REGULATION:

Article 1

This Regulation lays down rules."""
    reading = read_text(text)
    assert len(texts(reading, role=Role.RECITAL)) == 4
    assert texts(reading, role=Role.OPERATIVE)[-1] == "This Regulation lays down rules."


def test_articles_without_recitals_are_operative() -> None:
    """What stands before the first is not."""
    text = "Chapter 1 General\n\n" + "\n\n".join(
        f"Article {n} The office keeps it." for n in range(1, 5)
    )
    reading = read_text(f"Issued in May by the office of the examples of this place.\n\n{text}")
    assert len(texts(reading, role=Role.OPERATIVE)) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Following the meeting, talks went on.\n\nTaking a break, they left.\n\nAll was well.",
        "1. Purpose\n\nThe policy is short.\n\n2. Scope\n\nIt is wide.\n\n3. End\n\nIt ends.",
        "Recognising one thing;\n\nThe report then goes on about other matters.",
    ],
)
def test_other_texts_have_no_roles(text: str) -> None:
    """Participles are also style, and numbered headings make no act."""
    reading = read_text(text)
    assert all(block.role is None for block in reading.blocks)


def test_signatures_and_what_follows_have_no_role() -> None:
    """Footnotes after a signature bind nobody."""
    end = ["Signed in Delft on 3 March 2021.", "For Examplia:", "Ada Example", "(1) OJ L 5, p. 1."]
    reading = read_text("\n\n".join([*RECITALS, *OPERATIVE, *end]))
    assert texts(reading, role=Role.OPERATIVE) == OPERATIVE


def test_an_amendment_is_operative_from_its_formula_on() -> None:
    """It has no recitals; the parties say that they have agreed what follows."""
    formula = (
        "The Participants, having met under paragraph 6.2 of the pact, have decided to amend it "
        "as follows:"
    )
    reading = read_text(
        f"{formula}\n\nIn paragraph 4.3, six months becomes nine months.\n\n"
        "All else remains as it is."
    )
    assert texts(reading, role=Role.OPERATIVE)[0] == formula
    assert len(texts(reading, role=Role.OPERATIVE)) == 3


def test_a_report_of_an_agreement_is_not_operative() -> None:
    """Only the formula opens an instrument."""
    text = "Both governments have agreed to meet.\n\nThey will meet in May, said the minister."
    assert not texts(read_text(text), role=Role.OPERATIVE)


def test_a_preamble_in_one_paragraph_counts_each_of_its_recitals() -> None:
    """Two clauses are a run, also where no break stands between them."""
    preamble = "Recalling the pact of bakers; Noting the price of flour;"
    reading = read_text(f"{preamble}\n\nThe sides intend to bake together in May.")
    assert texts(reading, role=Role.RECITAL) == [preamble]
    assert texts(reading, role=Role.OPERATIVE) == ["The sides intend to bake together in May."]
