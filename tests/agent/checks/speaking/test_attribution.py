"""The attribution check: what one speaker says is not told of another, nor as a fact."""

from __future__ import annotations

import pytest

from agent.checks.speaking import attribution
from agent.checks.speaking.speakers import find_sayings
from agent.types import Judgement
from tests.agent.checks.build import FACT, evidence

TWO = "Residents complained that the noise had increased, while the operator argued it had not."


def judgements(text: str, quote: str, issuer: str = "") -> list[Judgement]:
    found = attribution.check(text, FACT, [evidence(quote, issuer=issuer)])
    return [finding.judgement for finding in found]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("According to the police, it rained.", "the police"),
        ("It rained, said the mayor of Lund.", "the mayor of Lund"),
        ("Lena Osk: It rained.", "Lena Osk"),
        ("In the team's opinion, it rained.", "the team"),
        ("The chair, Lena Osk, said that it rained.", "The chair, Lena Osk"),
        ("The body, which has met and warns of rain, is new.", "The body"),
    ],
)
def test_whoever_speaks_is_found_wherever_the_verb_stands(text: str, who: str) -> None:
    assert [saying.who for saying in find_sayings(text)] == [who]


def test_who_is_spoken_of_is_no_speaker() -> None:
    """A passive verb has its speaker elsewhere."""
    assert find_sayings("The mayor was told to leave.") == ()


def test_the_words_of_one_are_not_put_into_the_mouth_of_the_other() -> None:
    assert judgements("According to residents, noise had increased.", TWO) == []
    found = judgements("According to the operator, noise had increased.", TWO)
    assert found == [Judgement.CONTRADICTED]


def test_a_claim_is_not_told_as_a_fact() -> None:
    quote = "The union claims that 40 workers were dismissed."
    assert judgements("40 workers were dismissed.", quote) == [Judgement.OVERSTATED]
    assert judgements("40 workers were dismissed, the union claims.", quote) == []


def test_a_claim_is_not_told_as_proof() -> None:
    quote = "The data suggest that fewer people smoke."
    assert judgements("The data prove that fewer people smoke.", quote) == [Judgement.OVERSTATED]


def test_the_document_and_its_issuer_may_frame_what_is_said() -> None:
    quote = "We estimate that one in five bridges needs repair."
    issuer = "Bridge Inspectorate"
    for frame in ("The report estimates", "The Bridge Inspectorate estimates"):
        assert judgements(f"{frame} that one in five bridges needs repair.", quote, issuer) == []
