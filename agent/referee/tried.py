"""A claim judged on a small set of evidence, and what its findings mean for that set.

Something that is merely not in the set, another sentence may have; what stands in it and says
otherwise, no other sentence makes good.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from agent.checks.overlap.reading import read
from agent.checks.words import plain
from agent.gate import ORDER
from agent.referee.candidates import Candidate
from agent.types import Finding, Judgement, Statement

_ABSENT: Final = frozenset({"cause", "directions"})
"""Checks that miss a cause or a denial: of two sentences one need have it."""
LACKING: Final = frozenset({"names", "dates", "figures", "overlap", "quotation", "details"})
"""Checks that miss something in a sentence, which another may have. What the rest find is wrong
with the sentence itself, and a second one only hides it."""
_NO_SUCH_ACT: Final = "tells of no such act"
"""What the check of force says where the act itself is missing, as in a text that others signed."""
THEIRS: Final = re.compile(r"the source says '([^']+)'")
VALUES: Final = frozenset({"dates", "figures"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A set of evidence with what the gate says of the claim on it.

    `score` is how close the set is to the claim, `met` the share of the claim that it speaks of,
    and `own` the share that its closest sentence speaks of. `quoted` says that the claim quotes
    that sentence word for word.
    """

    statement: Statement
    core: Candidate
    score: float
    met: float
    own: float
    quoted: bool = False

    @property
    def holds(self) -> bool:
        """Whether the gate lets the claim through on this set."""
        return self.statement.verdict.judgement is Judgement.SUPPORTED

    @property
    def place(self) -> int:
        """Where the closest sentence stands among the evidence."""
        key = self.core.key
        keys = [(item.document.version, item.ordinal) for item in self.statement.evidence]
        return keys.index(key)

    @property
    def lacks(self) -> bool:
        """Whether all that is wrong is that something is not in the set."""
        return not self.wrong

    @property
    def wrong(self) -> frozenset[str]:
        """The checks that find fault with what is in the set."""
        return frozenset(
            each.check
            for each in self.statement.verdict.findings
            if not _is_lacking(each, self.statement)
        )

    @property
    def says_otherwise(self) -> bool:
        """Whether words of the set stand against words of the claim, rather than none for them."""
        return any(
            THEIRS.search(each.message) and not _is_lacking(each, self.statement)
            for each in self.statement.verdict.findings
        )

    def holds_core_of(self, other: Tried) -> bool:
        """Say whether the closest sentence of another set is among the evidence."""
        return other.core.key in {
            (item.document.version, item.ordinal) for item in self.statement.evidence
        }

    @property
    def may_be_completed(self) -> bool:
        """Whether a second sentence may have what is missing."""
        return not self.wrong - _ABSENT

    @property
    def checks(self) -> frozenset[str]:
        """The checks that find anything."""
        return frozenset(each.check for each in self.statement.verdict.findings)

    @property
    def badness(self) -> tuple[int, int]:
        """How far it is from passing, for comparing sets."""
        verdict = self.statement.verdict
        return ORDER.index(verdict.judgement), len(verdict.findings)


def _is_lacking(finding: Finding, statement: Statement) -> bool:
    """Say whether a finding only misses something.

    A date or a figure that stands in the place of the source's is wrong; one that stands beside it
    may come from another sentence.
    """
    if finding.check not in VALUES or finding.judgement is not Judgement.CONTRADICTED:
        return finding.check in LACKING or finding.message.endswith(_NO_SUCH_ACT)
    theirs = THEIRS.search(finding.message)
    if theirs is None:
        return False
    if any(item.quote.startswith(theirs[1].removeprefix("para ")) for item in statement.evidence):
        # The number that is printed in front of a paragraph counts nothing.
        return True
    # "14.2 million marks, of which 9.6 million": the figure of the source is told as well.
    return theirs[1] in plain(statement.text) or _is_among(theirs[1], statement.text)


def _is_among(value: str, text: str) -> bool:
    stated = {token.key for token in read(plain(text)).content if token.number}
    own = {token.key for token in read(value).content if token.number}
    return bool(own) and own <= stated
