"""How a statement reads: without the number printed before it, with what a reader must know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.export.wording import trim, word
from agent.types import Evidence, Kind
from evals.shelf import Shelf
from store.types import Role
from tests.agent.export.scene import find, quote, say, show


@pytest.fixture
def place(shelf: Shelf) -> Evidence:
    return show(shelf, find(shelf, "annual-report-2025.pdf"), "calendar year")


@pytest.mark.parametrize(
    ("text", "number", "shown"),
    [
        ("1.1 This Memorandum sets out.", "para 1.1", "This Memorandum sets out."),
        ("1. A manufacturer shall notify.", "Article 14(1)", "A manufacturer shall notify."),
        ("(a) an early warning;", "Article 14(2)(a)", "an early warning;"),
        ("(75) Products should be safe.", "recital 75", "Products should be safe."),
    ],
)
def test_the_printed_number_is_left_to_the_note(text: str, number: str, shown: str) -> None:
    assert trim(text, number) == shown


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("36 fellowships were awarded.", "para 3.6"),
        ("2024 was a good year.", None),
        ("2. Another paragraph's number.", "Article 14(1)"),
        ("12 months after signature it ends.", "para 1"),
        ("1.", "para 1"),
    ],
)
def test_a_number_that_says_something_stays(text: str, number: str | None) -> None:
    """A figure at the beginning is no printed number unless the document counts so."""
    assert trim(text, number) == text


def test_a_recital_is_said_to_be_one(place: Evidence) -> None:
    """Instead of "Whereas:", which leads in all of them."""
    led = replace(place, quote="Whereas:", role=None, number=None)
    recital = replace(
        place, quote="(75) Products should be safe.", role=Role.RECITAL, number="recital 75"
    )
    assert word(quote(led, recital), labelled=False) == ("Recital 75", "Products should be safe.")
    assert word(quote(recital), labelled=False) == ("Recital 75", "Products should be safe.")


def test_words_of_ours_are_left_as_they_are(place: Evidence) -> None:
    counted = replace(place, number="para 1")
    assert word(say("1 text covers it.", counted), labelled=False) == ("", "1 text covers it.")
    read = say("Whereas: one.", counted, kind=Kind.INFERENCE)
    assert word(read, labelled=False) == ("Our reading", "Whereas: one.")
