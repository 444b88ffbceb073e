"""A user's checker as one check among the others: what it finds is added, nothing is taken away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.checks.words import is_quotation
from agent.external.checker import Checker, Claim, Opinion
from agent.types import Draft, Evidence, Finding, Judgement, Kind

CHECK: Final = "checker"
NO_VERDICT: Final = "the checker gave no verdict"
NOT_PROVEN: Final = "the checker does not hold it for proven"


class ExternalCheck:
    """Asks the checker about a statement, each one once; it fails closed.

    A statement that is nothing but the cited words is its own proof, and is not asked about.
    """

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self._opinions: dict[Claim, Opinion] = {}

    def __call__(self, text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
        """Return a finding unless the checker says that the evidence supports the statement."""
        return self.check_all([Draft(text=text, kind=kind, evidence=tuple(evidence))])[0]

    def check_all(self, drafts: Sequence[Draft]) -> list[list[Finding]]:
        """Return the findings of each draft, in order; all are put to the checker at once."""
        claims = [_claim(each) for each in drafts]
        asked = [claim for claim in dict.fromkeys(claims) if claim is not None]
        new = [claim for claim in asked if claim not in self._opinions]
        said = dict(zip(new, self._checker.judge(new), strict=True)) if new else {}
        # No verdict may be a matter of the moment: the same claim is put again when it comes again.
        self._opinions.update((each, said[each]) for each in new if said[each].holds is not None)
        return [
            [] if claim is None else _blame(said.get(claim) or self._opinions[claim])
            for claim in claims
        ]


def _claim(draft: Draft) -> Claim | None:
    """Return what to ask about; None where the cited words are all there is."""
    if is_quotation(draft.text, draft.evidence):
        return None
    sentences = tuple(
        f"{each.lead} {each.quote}" if each.lead else each.quote for each in draft.evidence
    )
    return Claim(text=draft.text, kind=draft.kind.value, evidence=sentences)


def _blame(opinion: Opinion) -> list[Finding]:
    if opinion.holds:
        return []
    fault = NO_VERDICT if opinion.holds is None else NOT_PROVEN
    message = f"{fault}: {opinion.why}" if opinion.why else fault
    return [Finding(check=CHECK, judgement=Judgement.UNSUPPORTED, message=message)]
