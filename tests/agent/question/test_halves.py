"""Two questions in one sentence are taken apart only where each can be read alone."""

from __future__ import annotations

import pytest

from agent.question.halves import split_halves


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        (
            "Who signed the Harbour Act and when does the Fisheries Act take effect?",
            ("Who signed the Harbour Act?", "When does the Fisheries Act take effect?"),
        ),
        (
            "When was the Harbour Act signed, and when did it take effect?",
            ("When was the Harbour Act signed?", "When did the Harbour Act take effect?"),
        ),
        (
            "What is the fine under the Harbour Act and when did the Act enter into force?",
            (
                "What is the fine under the Harbour Act?",
                "When did the Harbour Act enter into force?",
            ),
        ),
        (
            "What does the Harbour Act require and who enforces it?",
            ("What does the Harbour Act require?", "Who enforces the Harbour Act?"),
        ),
    ],
)
def test_each_half_can_be_read_alone(text: str, halves: tuple[str, ...]) -> None:
    assert split_halves(text) == halves


@pytest.mark.parametrize(
    "text",
    [
        "In how many originals and in which language was the Harbour Act signed?",
        "When was the first meeting of the Board held, and when is the third planned?",
        "On which texts does the plan rest, and when was each of them signed?",
        "Who chairs the Board, and who are its members?",
        "How many grants are planned, and who pays for them?",
        "What did the ministers sign, and when?",
        "Who owns the port and the quay?",
    ],
)
def test_what_leans_on_the_first_half_is_not_split(text: str) -> None:
    assert split_halves(text) == (text,)
