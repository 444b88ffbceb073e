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


def test_a_sentence_in_bold_letters_is_more_than_a_heading() -> None:
    """A long heading with a verb of its own tells what it says; a title tells nothing."""
    told = "If the crew is absent, the pilot notifies the harbour office at once."
    bold = [evidence(told, region=Region.HEADING)]
    assert region.check("The pilot notifies the office if the crew is absent.", FACT, bold) == []
    title = [evidence("Notice to pilots and crews about absence", region=Region.HEADING)]
    assert region.check("Pilots notify crews of absence.", FACT, title) != []


def test_what_may_be_done_is_no_act_of_a_recital() -> None:
    """A permission is told as one."""
    offered = [evidence("Goods may move without further licence.", role=Role.RECITAL)]
    assert region.check("No licence is asked for before goods may move.", FACT, offered) == []
    assert region.check("Goods must move without licence.", FACT, offered) != []
