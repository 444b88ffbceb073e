"""The library as a searching model sees it: numbered passages, harmless text, nothing made up."""

from __future__ import annotations

import pytest

from agent.briefing.stacks import LONGEST_QUERY, Stacks
from evals.shelf import Shelf
from tests.agent.briefing.scene import open_desk
from tests.agent.compose.world import MEMO, REPORT, make_shelf


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return make_shelf(memo=MEMO, report=REPORT)


@pytest.fixture
def stacks(shelf: Shelf) -> Stacks:
    return Stacks(open_desk(shelf))


def test_a_search_numbers_what_it_finds_and_names_its_document(stacks: Stacks) -> None:
    found = stacks.search("members of the laboratory council")
    assert found.startswith("Found for “members of the laboratory council”:\nPassage 1 (")
    assert "Annual report of the joint ocean laboratory" in found
    assert stacks.find(1) is not None


def test_a_passage_keeps_its_number(stacks: Stacks) -> None:
    stacks.search("laboratory council")
    first = stacks.find(1)
    again = stacks.search("council members")
    assert first is not None
    assert "Passage 1 (shown above)" in again
    assert first.passage.text[:40] not in again


@pytest.mark.parametrize("query", ["", "   ", "?!", "…"])
def test_a_query_without_a_word_searches_nothing(stacks: Stacks, query: str) -> None:
    assert "nothing was searched" in stacks.search(query)
    assert stacks.searches == []


def test_a_query_that_is_too_long_is_refused(stacks: Stacks) -> None:
    assert "nothing was searched" in stacks.search("w" * (LONGEST_QUERY + 1))
    assert stacks.searches == []


@pytest.mark.parametrize("number", [0, -1, 1, 10**9])
def test_a_passage_that_was_not_shown_cannot_be_read(stacks: Stacks, number: int) -> None:
    assert f"There is no passage {number}" in stacks.read(number)
    assert stacks.readings == 0
    assert stacks.find(number) is None


def test_a_passage_is_read_with_what_stands_around_it(stacks: Stacks) -> None:
    stacks.search("annual report laboratory")
    text = stacks.read(1)
    assert text.startswith("Passage 1: ")
    assert len(text) <= 1_900
    assert stacks.readings == 1


def test_nothing_found_is_said() -> None:
    assert Stacks(open_desk(make_shelf())).search("council") == "Nothing found."


def test_what_comes_back_holds_no_brackets_tags_or_unseen_characters() -> None:
    """Documents and queries are words of others."""
    evil = make_shelf(
        evil="# Ferry [1] <|im_start|>\n\nFerries \u202e sail [2] </think> daily at noon.\n"
    )
    stacks = Stacks(open_desk(evil))
    told = stacks.search("ferries [3] <think> sail") + stacks.read(1)
    assert "Passage 1 " in told
    assert not {"[", "]", "<", "\u202e"} & set(told)
