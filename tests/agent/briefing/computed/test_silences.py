"""What the documents do not say: gaps with their search, and what an instrument leaves open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.briefing.computed.items import ITEMS
from agent.briefing.types import Paragraph, Remark
from agent.types import Evidence, Gap
from evals.shelf import Shelf
from tests.agent.briefing.computed.scene import ask_for, list_rows, open_context, tell


def test_an_instrument_is_held_against_what_one_expects_of_it(laboratory: Shelf) -> None:
    rows = {
        row["Expected"].text: row
        for row in list_rows(ask_for("silences", open_context(laboratory)), "Expected")
    }
    assert set(rows) == {item.name for item in ITEMS}
    assert "commits the Participants to spend money" in tell(rows["money"]["Passage"])
    assert "international law" in tell(rows["legal status"]["Passage"])
    assert "six months' notice" in tell(rows["exit"]["Passage"])
    assert rows["dispute"]["Addressed?"].text == "no sentence found"
    assert not rows["dispute"]["Passage"].statements


def test_a_gap_is_told_with_what_was_searched_and_what_would_help(laboratory: Shelf) -> None:
    gap = Gap(about="the cost", searched="4 documents", needed="a budget")
    section = ask_for("silences", replace(open_context(laboratory), gaps=(gap, gap)))
    told = [each.text for each in section.blocks if isinstance(each, Remark)]
    line = "Not found: the cost. Searched: 4 documents. Would help: a budget."
    assert told.count(line) == 1


def test_a_gap_in_the_words_of_a_question_ends_once(laboratory: Shelf) -> None:
    gap = Gap(about="Who pays for it?", searched="4 documents")
    section = ask_for("silences", replace(open_context(laboratory), gaps=(gap,)))
    told = [each.text for each in section.blocks if isinstance(each, Remark)]
    assert "Not found: an answer to “Who pays for it?”. Searched: 4 documents." in told


def test_what_would_help_is_left_out_where_it_tells_nothing(laboratory: Shelf) -> None:
    gap = Gap(about="the cost", searched="4 documents", needed="a document on this subject")
    section = ask_for("silences", replace(open_context(laboratory), gaps=(gap,)))
    told = [each.text for each in section.blocks if isinstance(each, Remark)]
    assert "Not found: the cost. Searched: 4 documents." in told


def test_the_nearest_passage_is_quoted_and_proven(laboratory: Shelf) -> None:
    context = open_context(laboratory)
    document = context.desk.documents()[0]
    nearest = context.desk.show(document, context.desk.sentences(document)[-1])
    gap = Gap(about="the cost", searched="4 documents", nearest=nearest)
    blocks = ask_for("silences", replace(context, gaps=(gap,))).blocks
    assert any(isinstance(each, Paragraph) and each.label == "Nearest passage" for each in blocks)


def test_a_nearest_passage_that_the_store_does_not_have_is_not_shown(laboratory: Shelf) -> None:
    context = open_context(laboratory)
    document = context.desk.documents()[0]
    shown = context.desk.show(document, context.desk.sentences(document)[-1])
    forged: Evidence = replace(shown, quote=shown.quote + " And more.")
    gap = Gap(about="the cost", searched="4 documents", nearest=forged)
    blocks = ask_for("silences", replace(context, gaps=(gap,))).blocks
    assert not any(isinstance(each, Paragraph) for each in blocks)


@pytest.mark.parametrize("most", [1, 3])
def test_a_short_form_gets_lines_only_of_what_is_missing(laboratory: Shelf, most: int) -> None:
    gap = Gap(about="the cost", searched="4 documents")
    section = ask_for("silences", replace(open_context(laboratory), gaps=(gap,)), most=most)
    assert 0 < len(section.blocks) <= most
    assert all(isinstance(each, Remark) for each in section.blocks)


def test_a_form_of_middle_length_names_what_is_missing_in_a_line(laboratory: Shelf) -> None:
    section = ask_for("silences", open_context(laboratory), most=5)
    assert len(section.blocks) == 1
    assert isinstance(section.blocks[0], Remark)
    assert section.blocks[0].text.endswith(
        "no sentence was found on review, body in charge, dispute."
    )


def test_a_library_that_is_silent_is_said_to_be(laboratory: Shelf) -> None:
    section = ask_for("silences", open_context(laboratory, "volcanic ash over Peru"))
    assert section.blocks == (
        Remark(text="Nothing on the topic was found. Searched: 4 documents."),
    )


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("money", "This order is subject to the availability of appropriations."),
        ("deadline", "The group shall meet within six months of the signature."),
        ("review", "The parties will review the implementation of this Declaration."),
        ("body in charge", "The Joint Committee shall oversee the programme."),
        ("body in charge", "Each state shall designate a competent authority."),
        ("legal status", "This Memorandum is not legally binding."),
        ("dispute", "The parties settle any dispute by talks."),
        ("exit", "Either party may end this Agreement at any time."),
    ],
)
def test_an_item_is_known_by_its_words(item: str, text: str) -> None:
    found = next(each for each in ITEMS if each.name == item)
    assert found.telling.search(text)


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("body in charge", "The Council of Economic Advisers knows the talent overseas."),
        ("review", "The application shall be made in accordance with this Regulation."),
        ("dispute", "The differences in height are small."),
        ("exit", "The measures may include withdrawal from the market."),
        ("money", "Research-funding organisations are public bodies."),
    ],
)
def test_words_that_only_look_alike_are_none(item: str, text: str) -> None:
    found = next(each for each in ITEMS if each.name == item)
    assert not found.telling.search(text)
