"""The checks of the product as a judge: no model, no network, the same verdict every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from agent.checks import ALL, Check
from agent.gate import judge
from agent.types import Draft, Evidence, Finding, Judgement, Kind
from evals.judges.types import JudgedPair, JudgeFailure, Opinion, Prompts, Verdict
from evals.types import Support

NAME: Final = "offline"

SUPPORTS: Final[Mapping[Judgement, Support]] = MappingProxyType(
    {
        Judgement.SUPPORTED: Support.FULL,
        Judgement.OVERSTATED: Support.PARTIAL,
        Judgement.UNSUPPORTED: Support.NONE,
        Judgement.CONTRADICTED: Support.CONTRADICTED,
    }
)
"""What a judgement of the gate means as support: what goes beyond its evidence has some of it."""


class OfflineJudge:
    """Puts each pair through the gate that the product shows its statements through."""

    def __init__(self, *, checks: Sequence[Check] = ALL) -> None:
        self._checks = checks

    @property
    def name(self) -> str:
        """Name it."""
        return NAME

    @property
    def prompts(self) -> Prompts:
        """Return none: it uses no prompt."""
        return ()

    def judge(self, pairs: Sequence[JudgedPair]) -> list[Opinion]:
        """Return one opinion for each pair; a check that breaks is a failed judgement."""
        return [self._judge(each) for each in pairs]

    def _judge(self, pair: JudgedPair) -> Opinion:
        watched = [_Watched(each) for each in self._checks]
        draft = Draft(text=pair.text, kind=pair.kind, evidence=pair.evidence)
        verdict = judge(draft, checks=watched).verdict
        broken = [each.fault for each in watched if each.fault]
        if broken:
            return JudgeFailure(reason="; ".join(broken))
        why = "; ".join(f"{each.check}: {each.message}" for each in verdict.findings)
        return Verdict(support=SUPPORTS[verdict.judgement], why=why)


class _Watched:
    """A check that notes that it broke: the gate turns that into a finding, and we must not."""

    def __init__(self, check: Check) -> None:
        self._check = check
        self.fault = ""

    def __call__(self, text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
        try:
            return self._check(text, kind, evidence)
        except Exception as error:
            name = getattr(self._check, "__module__", "check").rpartition(".")[2]
            self.fault = f"the check {name!r} broke: {type(error).__name__}: {error}"
            raise
