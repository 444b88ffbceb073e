"""The gate: the worst finding decides, and a broken check withholds."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from agent.gate import judge, quotes_hold
from agent.prove import holds
from agent.types import Draft, Evidence, Finding, Judgement, Kind
from store.types import Region
from tests.agent.checks.build import evidence


def draft(text: str, *offered: Evidence) -> Draft:
    return Draft(text=text, kind=Kind.FACT, evidence=offered)


def test_a_verbatim_statement_is_supported() -> None:
    quote = "The office opens on 3 May 2024."
    assert judge(draft(quote, evidence(quote))).verdict.judgement is Judgement.SUPPORTED


def test_the_verdict_is_the_worst_finding() -> None:
    """Contradiction outweighs what is merely missing."""
    offered = evidence("The office opens in May 2024 with 12 staff.")
    verdict = judge(draft("The office opens on 3 May 2024 with 14 staff.", offered)).verdict
    assert verdict.judgement is Judgement.CONTRADICTED
    assert {finding.check for finding in verdict.findings} == {"figures", "dates"}


def test_a_check_that_raises_withholds_the_statement() -> None:
    """A fault of ours never lets a statement through."""

    def broken(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
        del text, kind, evidence
        raise ValueError("no such thing")

    verdict = judge(draft("It opens.", evidence("It opens.")), checks=[broken]).verdict
    assert verdict.judgement is Judgement.UNSUPPORTED
    assert "no such thing" in verdict.findings[0].message


@given(
    st.lists(
        st.tuples(
            st.text(max_size=60),
            st.lists(st.tuples(st.text(max_size=60), st.sampled_from(Region)), max_size=3),
        ),
        max_size=4,
    )
)
def test_whatever_is_proposed_nothing_passes_without_evidence_or_fails_without_a_reason(
    proposed: list[tuple[str, list[tuple[str, Region]]]],
) -> None:
    """What passes cites a sentence that may prove it, and what does not says why."""
    for text, cited in proposed:
        offered = [
            evidence(quote, region=region, start=90 * place)
            for place, (quote, region) in enumerate(cited)
        ]
        statement = judge(draft(text, *offered))
        if holds(statement):
            assert statement.evidence
            assert all(item.region is not Region.BOILERPLATE for item in statement.evidence)
        else:
            assert statement.verdict.findings


def test_quotes_hold_only_letter_for_letter() -> None:
    text = "First. The office opens."
    offered = evidence("The office opens.", start=7)
    assert quotes_hold([offered], text)
    assert not quotes_hold([offered], text.replace("office", "0ffice"))
    assert not quotes_hold([offered], "First.")
