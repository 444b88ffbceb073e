"""The region check: where a sentence stands decides what it can prove."""

from __future__ import annotations

from agent.checks import region
from agent.types import Judgement
from store.types import Region, Role
from tests.agent.checks.build import FACT, evidence


def test_boilerplate_is_never_evidence_even_verbatim() -> None:
    offered = [evidence("Accept all cookies.", region=Region.BOILERPLATE)]
    found = region.check("Accept all cookies.", FACT, offered)
    assert [finding.judgement for finding in found] == [Judgement.UNSUPPORTED]


def test_one_boilerplate_sentence_among_good_ones_is_found() -> None:
    offered = [evidence("It opens."), evidence("Home > News", region=Region.BOILERPLATE, start=20)]
    assert region.check("The office opens.", FACT, offered) != []


def test_a_heading_proves_only_itself() -> None:
    offered = [evidence("Closure of the office", region=Region.HEADING)]
    assert region.check("The office was closed.", FACT, offered) != []
    assert region.check("Closure of the office", FACT, offered) == []


def test_a_recital_proves_no_action() -> None:
    offered = [evidence("Recognising the value of shared data,", role=Role.RECITAL)]
    found = region.check("The parties will share data.", FACT, offered)
    assert [finding.judgement for finding in found] == [Judgement.OVERSTATED]
    assert region.check("The text recognises the value of shared data.", FACT, offered) == []
