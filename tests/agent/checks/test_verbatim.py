"""A quotation always passes: what the documents say cannot fail its own evidence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.checks import ALL, pointer, region
from agent.gate import judge
from agent.types import Draft, Judgement, Kind
from tests.agent.checks.build import FACT, evidence
from tests.agent.checks.real import real_sentences

# The text's own place and characters are judged also where it is quoted.
READING = [check for check in ALL if check not in {pointer.check, region.check}]
AT_LEAST = 20_000
CLOSELY = 1_000
"""Sentences read without the short cut for quotations; 25,000 were clean when this was written,
at 2 ms each."""


@pytest.mark.slow
def test_no_real_sentence_fails_as_its_own_quotation(shared: Path) -> None:
    """0 false alarms over more than 20,000 sentences, with other white space too."""
    sentences = real_sentences(shared)
    assert len(sentences) >= AT_LEAST
    for sentence in sentences:
        offered = [evidence(sentence)]
        respaced = sentence.replace(" ", "\n  ", 2).replace(" ", "\u00a0", 1)
        for check in READING:
            assert check(sentence, FACT, offered) == [], sentence
            assert check(respaced, FACT, offered) == [], sentence


@pytest.mark.slow
def test_no_figure_date_or_name_of_a_real_sentence_is_missed_in_itself(shared: Path) -> None:
    """Read closely, behind an introduction, a sentence still carries all its own values.

    Only words like "today" are refused there, for they are not between quotation marks.
    """
    for sentence in real_sentences(shared)[:CLOSELY]:
        offered = [evidence(sentence)]
        typeset = sentence.replace("'", "’").replace("-", "\u2011")
        for text in ("It says: " + sentence, typeset + " *"):
            found = judge(Draft(text=text, kind=Kind.FACT, evidence=tuple(offered))).verdict
            typed = [f for f in found.findings if f.check in {"figures", "dates", "names"}]
            assert [f for f in typed if "depends on the day" not in f.message] == [], sentence


@given(st.text(min_size=1, max_size=200).filter(lambda text: bool(text.split())))
def test_any_text_passes_as_its_own_quotation(text: str) -> None:
    """Whatever the characters are, equal is equal."""
    quote = " ".join(text.split())
    for check in READING:
        assert check(text, FACT, [evidence(quote)]) == []


@given(st.text(max_size=300), st.text(max_size=300))
def test_every_check_is_total(text: str, quote: str) -> None:
    """No text of a model or a document makes a check raise."""
    for check in ALL:
        check(text, FACT, [evidence(quote)])


@given(
    st.lists(
        st.sampled_from(
            ["12", "1.2.3", "5(1)", "Art. 5", "-", "to", "and", "2020", "Q3", "May", "of", "%",
             "$5m", "between", "half", "third", "the", "(", ")", "FY", "25/09/2020", "Annex", "IV",
             "one", "hundred", "million", "per cent", "no", "not", "shall", "unless", "U.S.", "'s"]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_every_heap_of_value_words_passes_as_its_own_quotation(words: list[str]) -> None:
    """Odd neighbours make odd figures, but the same ones on both sides."""
    text = "It says " + " ".join(words)
    for check in READING:
        assert check(text, FACT, [evidence(text)]) == []
        found = check(text + " *", FACT, [evidence(text)])
        assert [finding for finding in found if finding.check in {"figures", "dates"}] == []


def test_two_quotations_in_a_row_are_a_quotation() -> None:
    one, two = evidence("It opened on 3 May."), evidence("Today 12 staff work there.", start=40)
    text = f"{one.quote} {two.quote}"
    verdict = judge(Draft(text=text, kind=Kind.FACT, evidence=(one, two))).verdict
    assert verdict.judgement is Judgement.SUPPORTED


def test_some_quotations_in_order_are_one_and_turned_round_are_none() -> None:
    """A composer may leave out a cited sentence; it may not reorder them unseen."""
    one, two, three = (evidence(f"Today {n} staff work.", start=40 * n) for n in (1, 2, 3))
    skipped, turned = f"{one.quote} {three.quote}", f"{three.quote} {one.quote}"
    for text, passes in ((skipped, True), (turned, False)):
        verdict = judge(Draft(text=text, kind=Kind.FACT, evidence=(one, two, three))).verdict
        assert (verdict.judgement is Judgement.SUPPORTED) is passes


def test_a_quotation_with_one_word_taken_out_is_none() -> None:
    """A cut quotation is read as a statement of its own."""
    quote = "The office does not open today with 12 staff."
    text = re.sub(" not", "", quote)
    assert judge(Draft(text=text, kind=Kind.FACT, evidence=(evidence(quote),))).verdict.findings
