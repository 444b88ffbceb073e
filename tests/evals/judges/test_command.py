"""A user's command as a judge."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from agent.external.checker import Claim, Opinion, ScriptedChecker
from agent.external.command import open_checker
from evals.judges.command import CommandJudge
from evals.judges.types import JudgeFailure, Verdict
from evals.types import Support
from tests.evals.judges.pairs import BARE, SOUND, STRONGER

PROGRAM = """\
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    said = {"id": asked["id"], "supported": "will" not in asked["claim"]}
    print(json.dumps(said if asked["evidence"] else {"id": asked["id"]}), flush=True)
"""


def test_a_real_command_says_yes_no_and_nothing(tmp_path: Path) -> None:
    """Its line without a verdict fails that judgement alone."""
    program = tmp_path / "judge.py"
    program.write_text(PROGRAM, encoding="utf-8")
    command = shlex.join([sys.executable, str(program)])
    with open_checker(command) as checker:
        told = CommandJudge(checker, name="words").judge([SOUND, STRONGER, BARE])
    assert [each.support for each in told[:2] if isinstance(each, Verdict)] == [
        Support.FULL,
        Support.NONE,
    ]
    assert isinstance(told[2], JudgeFailure)
    assert "neither `score` nor `supported`" in told[2].reason


def test_quotations_are_asked_about_too() -> None:
    """A judge is measured on what is easy as well."""
    asked: list[Claim] = []

    def note(claim: Claim) -> Opinion:
        asked.append(claim)
        return Opinion(holds=True)

    quotation = SOUND.evidence[0].quote
    CommandJudge(ScriptedChecker(note), name="note").judge(
        [type(SOUND)(text=quotation, kind=SOUND.kind, evidence=SOUND.evidence)]
    )
    assert [each.text for each in asked] == [quotation]
    assert asked[0].evidence == (quotation,)
