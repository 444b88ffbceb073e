"""A user's checker as one check among the others: what it finds is added, nothing is taken away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.external.checker import Checker, Claim, Opinion
from agent.types import Draft, Evidence, Finding, Judgement, Kind

CHECK: Final = "checker"
NO_VERDICT: Final = "the checker gave no verdict"
NOT_PROVEN: Final = "the checker does not hold it for proven"


class ExternalCheck:
    """Asks the checker about a statement, each one once; it fails closed."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self._opinions: dict[Claim, Opinion] = {}

    def __call__(self, text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
        """Return a finding unless the checker says that the evidence supports the statement."""
        return self._find([_claim(text, kind, evidence)])[0]

    def check_all(self, drafts: Sequence[Draft]) -> list[list[Finding]]:
        """Return the findings of each draft, in order; all are put to the checker at once."""
        return self._find([_claim(each.text, each.kind, each.evidence) for each in drafts])

    def _find(self, claims: Sequence[Claim]) -> list[list[Finding]]:
        new = [each for each in dict.fromkeys(claims) if each not in self._opinions]
        said = dict(zip(new, self._checker.judge(new), strict=True)) if new else {}
        # No verdict may be a matter of the moment: the same claim is put again when it comes again.
        self._opinions.update((each, said[each]) for each in new if said[each].holds is not None)
        return [_blame(said.get(each) or self._opinions[each]) for each in claims]


def _claim(text: str, kind: Kind, evidence: Sequence[Evidence]) -> Claim:
    sentences = (f"{each.lead} {each.quote}" if each.lead else each.quote for each in evidence)
    return Claim(text=text, kind=kind.value, evidence=tuple(sentences))


def _blame(opinion: Opinion) -> list[Finding]:
    if opinion.holds:
        return []
    fault = NO_VERDICT if opinion.holds is None else NOT_PROVEN
    message = f"{fault}: {opinion.why}" if opinion.why else fault
    return [Finding(check=CHECK, judgement=Judgement.UNSUPPORTED, message=message)]
