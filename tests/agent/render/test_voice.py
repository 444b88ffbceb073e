"""Who speaks in a sentence of a page."""

from __future__ import annotations

import pytest

from agent.render.voice import is_quoted

ISSUER = "Ministry of the Sea"


@pytest.mark.parametrize(
    "text",
    [
        "@Tidewater is proud to be investing in harbours.",
        "We will invest in harbours.",
        "“This is a great day for every harbour in the country,” said Ilva Torren.",
        "Ilva Torren said: “This is a great day.”",
        "Tide Nation enthusiastically supports the harbour plan.",
        "I am proud of the harbours.",
        "The harbours will create jobs in the process.”",
    ],
)
def test_the_word_of_another_is_told(text: str) -> None:
    assert is_quoted(text, ISSUER)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour plan sets out twelve measures.",
        "The Ministry welcomes the harbour plan.",
        "Annex I of the plan lists the harbours.",
        "The term “harbour” includes every roadstead.",
    ],
)
def test_the_issuer_speaks_for_itself(text: str) -> None:
    assert not is_quoted(text, ISSUER)
