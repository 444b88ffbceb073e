"""Which questions ask about a text as a whole, and of whom duties are asked."""

from __future__ import annotations

import pytest

from agent.question.analyse import analyse
from agent.question.overview import Overview, Whole, find_overview


@pytest.mark.parametrize(
    "text",
    [
        "What is the Harbour Act about?",
        "Summarise the Harbour Act.",
        "Please summarize the Harbour Act",
        "What are the main provisions of the Harbour Act?",
        "Give me an overview of the Harbour Act.",
        "What does the Harbour Act do?",
        "What is the purpose of the Harbour Act?",
        "What is the Harbour Act?",
    ],
)
def test_a_question_about_a_whole_text_is_known(text: str) -> None:
    """Nothing is asked beside the name of the text."""
    assert find_overview(analyse(text)) == Overview(whole=Whole.ABOUT)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("What does the Harbour Act require?", ()),
        ("What are the main obligations under the Harbour Act?", ()),
        ("What is required by the Harbour Act?", ()),
        ("What does the Harbour Act require of operators?", ("operat",)),
        ("What obligations does the Harbour Act impose on port operators?", ("port", "operat")),
        ("What must operators do under the Harbour Act?", ("operat",)),
        ("Under the Harbour Act, what are the duties of operators?", ("operat",)),
        ("What does the Harbour Act require operators to do?", ("operat",)),
    ],
)
def test_duties_are_asked_of_somebody(text: str, who: tuple[str, ...]) -> None:
    """Who is obliged is read from before and behind the name of the text."""
    assert find_overview(analyse(text)) == Overview(whole=Whole.DUTIES, who=who)


@pytest.mark.parametrize(
    "text",
    [
        "What does the Harbour Act say about fees?",
        "What does the Harbour Act require before a ship enters?",
        "What is the fine under the Harbour Act?",
        "When does the Harbour Act enter into force?",
        "Does the Harbour Act require operators to report?",
        "What does section 3 of the Harbour Act require?",
        "Who enforces the Harbour Act?",
        "How does the Harbour Act differ from the Fisheries Act?",
    ],
)
def test_something_particular_is_no_question_about_the_whole(text: str) -> None:
    """Who asks for a fee is not given the purpose of the Act."""
    assert find_overview(analyse(text)) is None


def test_words_behind_the_name_tell_which_text_is_meant() -> None:
    """“The Memorandum on shared berths” is one of several memoranda."""
    found = find_overview(analyse("Summarise the Memorandum on shared berths"))
    assert found == Overview(whole=Whole.ABOUT, called=("shar", "berth"))


def test_an_abbreviation_names_a_text_where_the_caller_knows_it_does() -> None:
    """“HSA” is a word like any other until a title bears it."""
    asked = analyse("What does the HSA require?")
    assert find_overview(asked) is None
    assert find_overview(asked, ["HSA"]) == Overview(whole=Whole.DUTIES)
