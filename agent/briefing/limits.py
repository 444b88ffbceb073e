"""The limits of a section: words of a statement, statements, words together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from agent.briefing.page import MOST_CITATIONS
from agent.briefing.section_request import recommends
from agent.briefing.types import FormSection, Section
from agent.checks import Check
from agent.compose.hearing import prove_offered
from agent.compose.judged import Judged, Prove, identify
from agent.compose.types import Offer
from agent.prove import blame
from agent.quote.shelf import Desk
from agent.types import Draft, Finding, Judgement, Statement

LENGTH: Final = "length"
CITATIONS: Final = "citations"
"""The checks of findings that are no fault of the proof: the statement is longer than its section
takes, or cites more documents than anybody checks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """What of a reply stands in its section.

    `shown` holds each statement with its place in the reply, from 0. What was too long, cited too
    much or had no room is no statement that failed: it is told in a notice, and not in the list of
    withheld ones.
    """

    shown: tuple[tuple[Statement, int], ...]
    withheld: tuple[Judged, ...]
    notices: tuple[str, ...] = ()


def prove_short(desk: Desk, offer: Offer, checks: Sequence[Check], words_each: int) -> Prove:
    """Return the proof of an offered statement, which must be as short as its section takes it.

    Args:
        desk: the library.
        offer: what may be cited.
        checks: what a statement must pass.
        words_each: words of a statement at most; 0 for any.
    """
    return partial(_prove_short, desk, offer, checks, words_each)


def fit(section: FormSection, judged: Sequence[Judged], known: Sequence[Statement] = ()) -> Fitted:
    """Return what fits of the statements, in the order written; the first one always does.

    Args:
        section: whose limits are kept.
        judged: the reply.
        known: what the page says already: it is not said twice.
    """
    shown: list[tuple[Statement, int]] = []
    said = {identify(each) for each in known}
    words = 0
    left_out = 0
    for at, each in enumerate(judged):
        for statement in each.shown:
            if identify(statement) in said:
                continue
            said.add(identify(statement))
            length = count_words(statement.text)
            if shown and _is_full(section, len(shown), words + length):
                left_out += 1
                continue
            shown.append((statement, at))
            words += length
    failed = [each for each in judged if not each.shown]
    proven = [each for each in failed if _is_proven(each)]
    long = sum(LENGTH in each.checks for each in proven)
    return Fitted(
        shown=tuple(shown),
        withheld=tuple(each for each in failed if each not in proven),
        notices=(
            *_note(left_out, "beyond the length of the section"),
            *_note(long, f"longer than {section.words_each} words"),
            *_note(len(proven) - long, f"citing more than {MOST_CITATIONS} documents"),
        ),
    )


def list_known(section: FormSection, so_far: Sequence[Section]) -> list[Statement]:
    """Return the statements that a section must not say again: what sums up, or asks for a
    decision, says again what stands elsewhere on the page.
    """
    if section.sums_up or recommends(section):
        return []
    return [statement for each in so_far for statement in each.statements()]


def count_words(text: str) -> int:
    """Return the number of words as a reader counts them: what stands between spaces."""
    return len(text.split())


def _prove_short(
    desk: Desk, offer: Offer, checks: Sequence[Check], words_each: int, draft: Draft
) -> Statement:
    statement = prove_offered(desk, offer, checks, draft)
    words = count_words(statement.text)
    cited = len({item.document.version for item in statement.evidence})
    findings = []
    if 0 < words_each < words:
        told = f"it has {words} words; a statement of this section has at most {words_each}"
        findings.append(_find(LENGTH, told))
    if cited > MOST_CITATIONS:
        told = (
            f"it cites {cited} documents; cite the best {MOST_CITATIONS}, or write two statements"
        )
        findings.append(_find(CITATIONS, told))
    return blame(statement, findings)


def _find(check: str, message: str) -> Finding:
    return Finding(check=check, judgement=Judgement.OVERSTATED, message=message)


def _is_full(section: FormSection, statements: int, words: int) -> bool:
    return 0 < section.most <= statements or 0 < section.words < words


def _is_proven(judged: Judged) -> bool:
    """Say whether nothing is wrong with a statement but its form."""
    findings = judged.statement.verdict.findings
    formal = all(each.check in {LENGTH, CITATIONS} for each in findings)
    return formal and bool(judged.statement.evidence)


def _note(count: int, why: str) -> tuple[str, ...]:
    if not count:
        return ()
    what = "a proven statement was" if count == 1 else f"{count} proven statements were"
    return (f"{what} left out, {why}.",)
