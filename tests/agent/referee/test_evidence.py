"""What a draft says in one sentence is proven by several of a document, and faults stay faults."""

from __future__ import annotations

from typing import Final

import pytest

from agent.referee.answers import check as check_answers
from agent.referee.reading import split
from agent.referee.referee import referee
from agent.referee.types import Ruled, Ruling
from agent.types import Evidence, Kind
from evals.shelf import Shelf, build
from store.readers import parse
from tests.agent.checks.build import evidence

ANSWERS: Final = """\
# Written answers on the ports

Parliament of Tamar

Tuesday 7 May 2024

## Ports: Lorne

Ms Ada Quill (Brae North): To ask the Minister for Ports, how much his Ministry has spent on the\
 harbour at Lorne since 2021.

Jonas Felt: The Ministry has spent 12.5 million florins on the harbour at Lorne.

Of this sum, 8.1 million florins were spent on dredging and 4.4 million florins on lights.
"""
RULES: Final = """\
# Rules of the Pilots' Council

Adopted by the Council on 3 June 2023

1.1 The Council has eight members. Each port appoints four.

1.2 The Council takes its decisions by simple majority.

2.1 The chair may invite guests from the fishing ports. Guests do not vote.

## Questions

Q1. Do these rules apply to pilots who were licensed before 3 June 2023?

No. Pilots who were licensed before that date keep the earlier terms.
"""


@pytest.fixture(scope="module")
def library() -> Shelf:
    """Return two documents whose facts are spread over several sentences."""
    texts = {"written-answers.md": ANSWERS, "rules-pilots-council.md": RULES}
    return build([(name, parse(text.encode(), name)) for name, text in texts.items()])


def rule(library: Shelf, sentence: str) -> Ruled:
    """Return the ruling on the only sentence of a draft."""
    reading = parse(f"{sentence}\n".encode(), "draft.txt")
    ruled = referee(split(reading, name="draft.txt", digest="0" * 64), library).ruled
    return ruled[0]


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "The Minister for Ports split 12.5 million florins into 8.1 million for dredging and"
            " 4.4 million for lights."
        ),
        "The Council takes its decisions by simple majority, and guests do not vote.",
        "The Pilots' Council has eight members and takes its decisions by simple majority.",
    ],
)
def test_facts_of_several_sentences_are_put_together(library: Shelf, sentence: str) -> None:
    """A total with its parts, an answer with its question, two clauses with their own sentences."""
    assert rule(library, sentence).ruling is Ruling.SUPPORTED


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "The Minister for Ports split 12.5 million florins into 4.4 million for dredging and"
            " 8.4 million for lights."
        ),
        "The Pilots' Council has four members and takes its decisions by simple majority.",
        "The Pilots' Council has eight members and takes its decisions by consensus.",
    ],
)
def test_a_fault_in_one_part_is_not_excused_by_the_other(library: Shelf, sentence: str) -> None:
    """Each part answers for itself."""
    assert rule(library, sentence).ruling is not Ruling.SUPPORTED


QUESTION: Final = "Q1. Do these rules apply to pilots who were licensed before 3 June 2023?"
DENIED: Final = "No. Pilots who were licensed before that date keep the earlier terms."


def make_evidence(*quotes: str) -> list[Evidence]:
    """Return sentences that follow one another as evidence."""
    return [evidence(quote, start=place) for place, quote in enumerate(quotes)]


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("The rules apply to pilots who were licensed before 3 June 2023.", True),
        ("The rules do not apply to pilots who were licensed before 3 June 2023.", False),
        ("Pilots who were licensed before 3 June 2023 keep the earlier terms.", False),
    ],
)
def test_what_is_answered_with_no_is_not_so(claim: str, *, found: bool) -> None:
    """A question bears out nothing that its answer denies; what the answer tells stands."""
    assert bool(check_answers(claim, Kind.FACT, make_evidence(QUESTION, DENIED))) is found


def test_a_question_that_is_not_denied_is_left_alone() -> None:
    """Without the answer, or with another, nothing is found."""
    claim = "The rules apply to pilots who were licensed before 3 June 2023."
    assert not check_answers(claim, Kind.FACT, make_evidence(QUESTION, "Yes, they do."))
    assert not check_answers(claim, Kind.FACT, make_evidence(QUESTION))
