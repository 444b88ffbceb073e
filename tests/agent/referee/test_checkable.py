"""Which sentences claim something that a document could bear out."""

from __future__ import annotations

import pytest

from agent.referee import checkable
from agent.referee.types import Claim
from store.types import Region


def why(text: str, region: Region = Region.BODY) -> str | None:
    """Return why a sentence is not checked."""
    claim = Claim(mark=1, text=text, start=0, end=len(text), region=region)
    return checkable.why_not(claim)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("What does the memorandum say about costs?", checkable.QUESTION),
        ("The Minister is invited to agree.", checkable.ASK),
        ("You are asked to approve the attached reply.", checkable.ASK),
        ("The committee may wish to press the Department.", checkable.ASK),
        ("Please treat this dossier as background only.", checkable.ASK),
        ("In our view the wording was chosen with care.", checkable.VIEW),
        ("We will come back to you with a draft.", checkable.VIEW),
        ("This note sets out what was agreed.", checkable.ITSELF),
        ("Prepared for the clerk", checkable.FRAGMENT),
        ("Main points:", checkable.FRAGMENT),
    ],
)
def test_what_claims_nothing_is_passed_over(text: str, reason: str) -> None:
    """Each kind has its own reason."""
    assert why(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "The two Governments intend to establish a committee.",
        "The secretariat was asked to prepare a call for tenders.",
        "We note that Verania spent 11.3 million crowns.",
        "The Ministry replied: “We cannot promise that it will be agreed.”",
        "The Department should publish the full cost every year.",
        "This note replaces Guidance Note 7.",
        "He asked: “Who pays for this?”",
    ],
)
def test_what_claims_something_is_checked(text: str) -> None:
    """In doubt a sentence is checked."""
    assert why(text) is None


def test_a_heading_is_passed_over() -> None:
    """It names what follows."""
    assert why("Costs have doubled since 2021.", Region.HEADING) == checkable.HEADING


@pytest.mark.parametrize(
    "text",
    [
        "The register should be kept again.",
        "This is a welcome step.",
        "The timing remains unclear.",
    ],
)
def test_advice_and_judgements_are_known(text: str) -> None:
    """They weigh or advise, without a figure."""
    assert checkable.is_judgement(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Office should pay 40 florins.",
        "The Office keeps records.",
        "It is “an important step”.",
    ],
)
def test_figures_quotations_and_plain_facts_are_no_judgements(text: str) -> None:
    """They can be looked up."""
    assert not checkable.is_judgement(text)
