"""Check the region: boilerplate proves nothing, a heading only itself, a recital no action."""

from __future__ import annotations

from collections.abc import Sequence

from agent.checks.ladder import ACTION, strongest
from agent.checks.words import is_quotation, plain, stem, words_of
from agent.types import Evidence, Finding, Judgement, Kind
from store.types import Region, Role, Sentence

NAME = "region"
SECONDARY = frozenset({Region.FAQ, Region.SUMMARY, Region.HEADING})
# Share of the cited sentence's content words that a body sentence must hold to say the same.
RESTATES = 0.8


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding where the cited sentences stand in a part that cannot prove it."""
    del kind
    findings = [
        _finding(Judgement.UNSUPPORTED, "boilerplate is never evidence", item)
        for item in evidence
        if item.region is Region.BOILERPLATE
    ]
    speaking = [item for item in evidence if item.region is not Region.BOILERPLATE]
    if not speaking or is_quotation(text, evidence):
        return findings
    if all(item.region is Region.HEADING for item in speaking):
        why = (
            "a heading names a subject and proves nothing: quote it as a heading, or cite the body"
        )
        findings.append(_finding(Judgement.UNSUPPORTED, why, speaking[0]))
    elif all(item.role is Role.RECITAL for item in speaking):
        level = strongest(plain(text))
        if level is not None and level.height >= ACTION:
            why = f"a recital gives a reason, it does not act: {level.words!r} goes beyond it"
            findings.append(_finding(Judgement.OVERSTATED, why, speaking[0]))
    return findings


def body_instead(item: Evidence, sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the body sentence that says what a heading, FAQ or summary sentence says, if any.

    Args:
        item: the evidence at hand.
        sentences: the sentences of the same document version.
    """
    if item.region not in SECONDARY:
        return None
    wanted = _content(item.quote)
    best: tuple[float, Sentence] | None = None
    for sentence in sentences:
        if sentence.region in SECONDARY | {Region.BOILERPLATE, Region.SIGNATURE} or not wanted:
            continue
        share = len(wanted & _content(sentence.text)) / len(wanted)
        if share >= RESTATES and (best is None or share > best[0]):
            best = (share, sentence)
    return best[1] if best else None


def _content(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(plain(text)) if len(word) > 3)


def _finding(judgement: Judgement, why: str, item: Evidence) -> Finding:
    return Finding(check=NAME, judgement=judgement, message=why, words=item.quote[:80])
