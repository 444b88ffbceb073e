"""The checks on paraphrases: sound ones pass, one with a single thing changed does not."""

from __future__ import annotations

import pytest

from agent.gate import judge
from agent.types import Draft, Judgement, Kind
from tests.agent.checks.build import evidence
from tests.agent.checks.pairs import TUNING, Case, Changed

# Both sentences deny something, of different things: words alone do not show the difference.
NOT_SEEN = "The pilot found that automated marking does not work for any group of pupils."


def judgement(case: Case, text: str) -> Judgement:
    offered = (evidence(case.quote, title=case.title, issuer=case.issuer),)
    return judge(Draft(text=text, kind=Kind.FACT, evidence=offered)).verdict.judgement


@pytest.mark.parametrize("case", TUNING, ids=lambda case: case.quote[:40])
def test_sound_paraphrases_pass_the_gate(case: Case) -> None:
    """A paraphrase that changes nothing is supported."""
    assert {judgement(case, text) for text in case.sound} == {Judgement.SUPPORTED}


@pytest.mark.parametrize(
    ("case", "changed"),
    [
        pytest.param(
            case, changed, marks=pytest.mark.xfail(strict=True) if changed.text == NOT_SEEN else ()
        )
        for case in TUNING
        for changed in case.changed
    ],
    ids=lambda value: f"{value.fault}: {value.text[:50]}" if isinstance(value, Changed) else "",
)
def test_one_changed_thing_is_stopped(case: Case, changed: Changed) -> None:
    """A figure, date, name, negation, exception, hedge or word of force is enough to withhold."""
    assert judgement(case, changed.text) is not Judgement.SUPPORTED
