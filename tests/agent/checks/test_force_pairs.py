"""Force, hedges and speakers in invented policy sentences: sound paraphrases and changed ones.

The examples of `force_pairs.json` were written in eleven lots, each before the checks had seen it.
At first sight the checks refused 12 of 105, 6 of 80, 8 of 52, 9 of 48, 0 of 40, 3 of 40, 5 of 40,
1 of 24, 17 of 165, 9 of 68 and 5 of 49 sound ones and caught 74 of 97, 58 of 74, 34 of 53, 29 of
43, 32 of 38, 27 of 40, 22 of 23, 107 of 139, 36 of 55 and, in the last lot, 27 of 34 changed ones;
then each lot was used for tuning. The last three put a force into a noun, an adjective, a cleft or
the other voice.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from agent.checks import region
from agent.checks.binding import force
from agent.checks.speaking import attribution
from agent.types import Evidence, Finding
from store.types import Role
from tests.agent.checks.build import FACT, evidence

# A strict editor sees these, the checks do not: they need the meaning of the words.
BEYOND = {
    "A Fund to help regions hit by plant closures is planned.",
    "The Commissioner announced further measures.",
    "The Commissioner said that further measures would be taken.",
    "A deal was close.",
    "Users are able to appeal against automated decisions.",
    # The check of polarity sees this one.
    "Negotiators reached an agreement.",
    "The Department has reached a deal.",
    "The central bank forecasts growth of 1.8 per cent next year.",
    (
        "Users may be given an explanation of decisions that significantly affect them at the "
        "provider's choice."
    ),
    # The check of names sees this one.
    "The Ministry of Transport estimates that one bridge in five needs repair.",
    # Sound, and refused: a right of one told as the duty of the other.
    "Any decision significantly affecting users must be explained to them if they ask.",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with the sentence it points at, and the kind of fault that was put in, if any."""

    text: str
    offered: Evidence
    fault: str = ""
    beyond: bool = False


def _claims() -> list[Claim]:
    rows = json.loads(Path(__file__).with_name("force_pairs.json").read_text(encoding="utf-8"))
    claims = []
    for row in rows:
        offered = evidence(
            row["quote"],
            issuer=row.get("issuer", ""),
            lead=row.get("lead"),
            role=Role.RECITAL if "role" in row else None,
        )
        claims += [Claim(text, offered) for text in row["sound"]]
        claims += [Claim(text, offered, beyond=True) for text in row.get("refused", [])]
        claims += [
            Claim(each["text"], offered, each["fault"], beyond="unseen" in each)
            for each in row["changed"]
        ]
    return claims


def _params(*, faulty: bool) -> list[object]:
    return [
        pytest.param(
            claim,
            id=f"{claim.fault} {claim.text[:60]}",
            marks=(pytest.mark.xfail(strict=True) if claim.beyond or claim.text in BEYOND else ()),
        )
        for claim in _claims()
        if bool(claim.fault) is faulty
    ]


def find(claim: Claim) -> list[Finding]:
    """Return what the three checks of this family find."""
    return [
        finding
        for check in (force.check, region.check, attribution.check)
        for finding in check(claim.text, FACT, [claim.offered])
    ]


@pytest.mark.parametrize("claim", _params(faulty=False))
def test_a_sound_paraphrase_keeps_force_hedges_and_speakers(claim: Claim) -> None:
    """Other words for the same force pass."""
    assert find(claim) == []


@pytest.mark.parametrize("claim", _params(faulty=True))
def test_one_changed_force_hedge_or_speaker_is_found(claim: Claim) -> None:
    """One change is enough to withhold."""
    assert find(claim) != []
