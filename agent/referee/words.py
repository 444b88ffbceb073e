"""The words that every output of a review uses: rulings, places in the draft, findings."""

from __future__ import annotations

from typing import Final

from agent.referee.types import Claim, Review, Ruled, Ruling
from agent.render import cite
from agent.render.safe import visible
from agent.types import Evidence

TITLES: Final = {
    Ruling.CONTRADICTED: "contradicted",
    Ruling.OVERSTATED: "overstated",
    Ruling.UNSUPPORTED: "unsupported",
    Ruling.SUPPORTED: "supported",
    Ruling.NOT_CHECKABLE: "not a factual claim",
}
ORDER: Final = tuple(TITLES)
"""The rulings as they are listed, the worst first."""
EXPLAINED: Final = {
    Ruling.CONTRADICTED: "The documents say otherwise.",
    Ruling.OVERSTATED: "The documents say less: the sentence goes beyond them.",
    Ruling.UNSUPPORTED: "The documents do not say it, or not where the sentence says they do.",
    Ruling.SUPPORTED: "The passage beside it proves it.",
    Ruling.NOT_CHECKABLE: "It claims nothing that a document could bear out.",
}
CAUTION: Final = (
    "Rules compared each sentence with the passage nearest to it; no model was asked. They say what"
    " the documents of this library bear out, not what is true. A person decides."
)


def describe(ruled: Ruled) -> tuple[str, ...]:
    """Return what is wrong with a sentence, one line for each finding."""
    return tuple(dict.fromkeys(visible(finding.message) for finding in ruled.findings))


def locate(claim: Claim) -> str:
    """Return where a sentence stands in the draft: 'sentence 12, p. 3, para 2.1'."""
    page = f"p. {claim.page}" if claim.page is not None else ""
    number = visible(claim.number) if claim.number else ""
    return ", ".join(part for part in (f"sentence {claim.mark}", page, number) if part)


def headline(review: Review) -> str:
    """Return the review in a line: '3 of 41 sentences ask for a change.'."""
    counts = review.counts
    checked = sum(counts.values()) - counts[Ruling.NOT_CHECKABLE]
    faults = len(review.faults)
    if not faults:
        return f"All {checked} sentences that claim something are supported."
    ask = "asks" if faults == 1 else "ask"
    return f"{faults} of {checked} sentences that claim something {ask} for a change."


def tally(review: Review) -> str:
    """Return how many sentences have each ruling: '2 contradicted, 1 overstated, ...'."""
    counts = review.counts
    return ", ".join(f"{counts[each]} {TITLES[each]}" for each in ORDER if counts[each])


def cite_place(evidence: tuple[Evidence, ...]) -> str:
    """Return document and place of evidence that is of one document."""
    return f"{cite.describe(evidence[0].document)}, {cite.locate(evidence)}"
