"""Rules say the same in other words, or nothing."""

from __future__ import annotations

import pytest

from evals.personas.paraphrase import paraphrase
from evals.personas.prompt import Prompt, Sentence, Source, Wish

MEMORANDUM = Source(title="Memorandum of Understanding on Ferries", status="current")


def say(text: str, source: Source = MEMORANDUM) -> list[str]:
    """Return the wordings of a sentence that stands alone in a prompt."""
    sentence = Sentence(number=1, text=text, source=source)
    return paraphrase(sentence, Prompt(wish=Wish.COMPOSE, question="", sentences=(sentence,)))


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        (
            "3.1 The Office must publish standards for ferries.",
            "must be published by the Office",
        ),
        (
            "2.2 Either Participant may suspend access where safety so requires.",
            "Access may be suspended by",
        ),
        ("The two Governments intend to establish a committee.", "It is the intention of the two"),
        ("A call for tenders was published on 20 March 2026.", "On 20 March 2026, a call"),
        ("Travel is borne by the home institution of the guest.", "bears the costs of travel"),
    ],
)
def test_a_construction_is_turned(sentence: str, wording: str) -> None:
    """Passive, fronted, or as an intention."""
    assert any(wording.casefold() in each.casefold() for each in say(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "It will inform the other Participant within 48 hours.",
        "We believe that our ferries are safe and sound.",
        "Should we go to the harbour today?",
        'The Minister said: "This is a historic day for us all."',
    ],
)
def test_what_does_not_stand_alone_is_left(sentence: str) -> None:
    """A persona that says too little loses a case; one that says too much measures nothing."""
    assert say(sentence) == []


def test_a_withdrawn_text_is_left() -> None:
    """What it said is no longer so, and no rule can say when it was."""
    over = Source(title="Guidance Note 3", status="withdrawn on 1 May 2025")
    assert say("A body should tell the Office 60 days before it begins.", over) == []


def test_no_wording_is_the_sentence_itself() -> None:
    """Another order or two other words at least."""
    sentence = "The Office must publish standards for ferries."
    assert sentence not in say(sentence)
