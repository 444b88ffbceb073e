"""Follow-up questions put into words of their own by rules; what stands alone is left as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from agent.chat.standalone import make_standalone, stands_alone
from agent.chat.types import Spoken, Way

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "follow_ups.yaml").read_text(encoding="utf-8")
)
WRONG = [case for case in CASES if case.get("wrong")]
ALONE = [case for case in CASES if case.get("same")]
FOLLOWING = [case for case in CASES if not case.get("same") and not case.get("wrong")]


def name(case: dict[str, Any]) -> str:
    return f"{case['before'][-1]}-{case['last']}"


def spoken(*questions: str, documents: tuple[str, ...] = ()) -> list[Spoken]:
    return [Spoken(question=each, documents=documents) for each in questions]


def test_there_are_sixty_cases_in_two_halves() -> None:
    assert [len([c for c in CASES if c["part"] == part]) for part in ("tune", "held")] == [30, 30]


@pytest.mark.parametrize("case", FOLLOWING, ids=name)
def test_a_follow_up_is_put_into_words_of_its_own(case: dict[str, Any]) -> None:
    made = make_standalone(case["last"], spoken(*case["before"]))
    assert made.way is Way.BY_RULES
    assert [words for words in case["holds"] if words not in made.text] == []
    assert [words for words in case["gone"] if words in made.text] == []


@pytest.mark.xfail(strict=True, reason="known: what it stands for is not found")
@pytest.mark.parametrize("case", WRONG, ids=name)
def test_a_follow_up_that_is_not_yet_understood(case: dict[str, Any]) -> None:
    made = make_standalone(case["last"], spoken(*case["before"]))
    assert [words for words in case["holds"] if words not in made.text] == []
    assert [words for words in case["gone"] if words in made.text] == []


@pytest.mark.parametrize("case", ALONE, ids=name)
def test_a_question_that_stands_alone_is_not_touched(case: dict[str, Any]) -> None:
    made = make_standalone(case["last"], spoken(*case["before"]))
    assert made.text == case["last"]
    assert made.way is Way.AS_ASKED
    assert made.notes == ()


@pytest.mark.parametrize("case", FOLLOWING, ids=name)
def test_what_was_rewritten_stands_alone(case: dict[str, Any]) -> None:
    made = make_standalone(case["last"], spoken(*case["before"]))
    again = make_standalone(made.text, spoken("What does the Ferry Act say about inspections?"))
    assert again.text == made.text


@pytest.mark.parametrize("case", FOLLOWING, ids=name)
def test_a_first_question_is_asked_as_it_is(case: dict[str, Any]) -> None:
    assert make_standalone(case["last"], []).text == case["last"]


def test_what_stays_unclear_is_said() -> None:
    made = make_standalone("Did she agree?", spoken("How many fellowships were awarded?"))
    assert made.text == "Did she agree?"
    assert made.way is Way.AS_ASKED
    assert "“she”" in made.notes[0]


def test_of_two_persons_none_is_chosen() -> None:
    before = Spoken(
        question="Who signed the letter?",
        statements=("It was signed by Ilse Marren and Tobias Renwick.",),
    )
    assert make_standalone("What did he say?", [before]).way is Way.AS_ASKED
    one = Spoken(question=before.question, statements=("It was signed by Ilse Marren.",))
    assert make_standalone("What did she say?", [one]).text == "What did Ilse Marren say?"


def test_the_one_document_cited_is_named_by_its_title() -> None:
    before = spoken("How many accelerators are there?", documents=("Audit “2025” Report",))
    made = make_standalone("When was it published?", before)
    assert made.text == "When was the “Audit '2025' Report” paper published?"


def test_of_two_documents_cited_none_is_chosen() -> None:
    before = spoken("How many are there?", documents=("One", "Two"))
    assert make_standalone("When was it published?", before).way is Way.AS_ASKED


def test_a_year_in_a_title_is_no_year_asked_for() -> None:
    made = make_standalone("And in 2026?", spoken("What does the Ferry Act 2024 require?"))
    assert made.text == "What does the Ferry Act 2024 require in 2026?"


def test_a_chain_of_follow_ups_does_not_pile_up() -> None:
    first = "How many fellowships were awarded?"
    second = make_standalone("In which year?", spoken(first))
    third = make_standalone("And in 2024?", spoken(first, second.text))
    assert third.text == "How many fellowships were awarded in 2024?"


def test_stands_alone_knows_pronouns_and_what_is_left_out() -> None:
    assert stands_alone("Who signed the memorandum?")
    assert not stands_alone("Who signed it?")
    assert not stands_alone("And in 2024?")


_SAID = """
and what about who when in under it its they that this the there he memorandum Act Part 2 2024
Joint Committee signed say about does is was did how many fellowships ? , “ ” according to
"""
_WORDS = st.sampled_from(_SAID.split())
_TEXT = st.lists(_WORDS, min_size=1, max_size=14).map(" ".join)


@given(last=_TEXT, before=st.lists(_TEXT, max_size=3))
def test_whatever_is_typed_gives_one_clean_line(last: str, before: list[str]) -> None:
    made = make_standalone(last, spoken(*before))
    assert made.text == " ".join(made.text.split()) != ""
    if made.way is Way.AS_ASKED:
        assert made.text == last


@pytest.mark.parametrize(
    ("before", "last", "whole"),
    [
        ("Was the Act changed?", "By whom?", "By whom was the Act changed?"),
        ("Does the Board publish minutes?", "Within how many days?",
         "Within how many days does the Board publish minutes?"),
        ("What does the Act say about use?", "Does it apply to Halden?",
         "Does the Act apply to Halden?"),
        ("How much did Verania spend?", "Was it published?", "Was it published?"),
        ("What does the Act require before use?", "And after?", "And after?"),
        ("What does the Act require?", "What happens after that?", "What happens after that?"),
    ],
)  # fmt: skip
def test_small_words_are_read_with_care(before: str, last: str, whole: str) -> None:
    assert make_standalone(last, spoken(before)).text == whole
