"""A user's command as a judge: JSON lines in and out, the same as for `--checker`."""

from __future__ import annotations

from collections.abc import Sequence

from agent.external.checker import Checker, Claim
from agent.external.checker import Opinion as Said
from evals.judges.types import JudgedPair, JudgeFailure, Opinion, Prompts, Verdict
from evals.types import Support


class CommandJudge:
    """A checker that says yes or no: full support or none, never partial, never contradicted.

    Unlike the check of the same command, it is asked about quotations, too: a judge is measured,
    and must not be spared what it may get wrong.
    """

    def __init__(self, checker: Checker, *, name: str) -> None:
        """Take a checker that is open; whoever opened it closes it.

        Args:
            checker: `agent.external.command.open_checker(…)`, or a double.
            name: what the report calls it; the command itself may hold paths or keys.
        """
        self._checker = checker
        self._name = f"command:{name}"

    @property
    def name(self) -> str:
        """Name it."""
        return self._name

    @property
    def prompts(self) -> Prompts:
        """Return none: it uses no prompt."""
        return ()

    def judge(self, pairs: Sequence[JudgedPair]) -> list[Opinion]:
        """Return one opinion for each pair; no verdict in time is a failed judgement."""
        said = self._checker.judge([_claim(each) for each in pairs])
        return [_read(each) for each in said]


def _claim(pair: JudgedPair) -> Claim:
    sentences = tuple(
        f"{each.lead} {each.quote}" if each.lead else each.quote for each in pair.evidence
    )
    return Claim(text=pair.text, kind=pair.kind.value, evidence=sentences)


def _read(said: Said) -> Opinion:
    if said.holds is None:
        reason = f"the command gave no verdict{f': {said.why}' if said.why else ''}"
        return JudgeFailure(reason=reason)
    return Verdict(support=Support.FULL if said.holds else Support.NONE, why=said.why)
