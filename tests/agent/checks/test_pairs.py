"""The typed checks on paraphrases: sound ones pass, a changed figure, date or name does not."""

from __future__ import annotations

import pytest

from agent.gate import judge
from agent.types import Draft, Judgement, Kind
from tests.agent.checks.build import evidence
from tests.agent.checks.pairs import TUNING, Case, Changed

TYPED = {"figure", "date", "name"}


def judgement(case: Case, text: str) -> Judgement:
    offered = (evidence(case.quote, title=case.title, issuer=case.issuer),)
    return judge(Draft(text=text, kind=Kind.FACT, evidence=offered)).verdict.judgement


@pytest.mark.parametrize("case", TUNING, ids=lambda case: case.quote[:40])
def test_sound_paraphrases_pass_the_gate(case: Case) -> None:
    """A paraphrase that changes nothing is supported."""
    assert [judgement(case, text) for text in case.sound] == [Judgement.SUPPORTED] * 2


@pytest.mark.parametrize(
    ("case", "changed"),
    [(case, changed) for case in TUNING for changed in case.changed if changed.fault in TYPED],
    ids=lambda value: value.text[:50] if isinstance(value, Changed) else "",
)
def test_a_changed_figure_date_or_name_is_stopped(case: Case, changed: Changed) -> None:
    """One changed value is enough to withhold the statement."""
    assert judgement(case, changed.text) is not Judgement.SUPPORTED
