"""What the documents do not say, in a model's answer: its words where ours can vouch for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agent.compose.judged import place
from agent.compose.types import Offer
from agent.compose.wording import find_stems, may_say, name_lack
from agent.question.analyse import analyse
from agent.question.words import match_terms
from agent.quote import gaps
from agent.quote.find import Aim
from agent.quote.premise import find_missing
from agent.quote.shelf import Desk
from agent.types import Evidence, Gap, Statement
from store.types import Region

_ASKED = 0.5
"""Share of a gap's words that the question has; the others stand in what is shown."""

_BEARS_ON = 2
"""Words of a gap that a sentence must share to be its nearest passage."""


def name_gaps(
    desk: Desk, aim: Aim, offer: Offer, proposed: Sequence[str], shown: Sequence[Statement]
) -> tuple[Gap, ...]:
    """Return those of a model's gaps that use only words of the question and of what is shown.

    Whatever a shown sentence says is no gap. The nearest passage, what was searched and what would
    help are ours.
    """
    question = aim.question
    evidence = [item for statement in shown for item in statement.evidence]
    ours = gaps.not_said(desk, question, question.parts[0], aim.documents, None)
    found: dict[str, Gap] = {}
    for words in proposed:
        about = name_lack(words)
        asked = _is_asked(about, question.text, shown)
        if asked and may_say(about, question.text, evidence):
            lack = analyse(about)
            nearest = find_nearest(lack.terms, offer, shown, least=_BEARS_ON)
            gap = replace(ours, about=about, nearest=nearest)
            if about.endswith("?"):
                # One of several questions, as it was asked: what helps is what helps with it.
                gap = replace(gap, needed=gaps.name_needed(lack.parts[0].wanted))
            found.setdefault(about.casefold(), gap)
    return tuple(found.values())


def name_whole(desk: Desk, aim: Aim, offer: Offer) -> tuple[Gap, ...]:
    """Return the gaps where nothing answers: names that a document lacks, else the question."""
    question = aim.question
    nearest = find_nearest(question.terms, offer, ())
    missing = find_missing(desk, question, aim.documents)
    if missing:
        found = [gaps.not_there(desk, each, None) for each in missing]
        return tuple(replace(each, nearest=each.nearest or nearest) for each in found)
    gap = gaps.not_said(desk, question, question.parts[0], aim.documents, None)
    return (replace(gap, nearest=nearest),)


def name_rest(desk: Desk, aim: Aim) -> Gap:
    """Return the gap where a part is answered and no words say which part is not."""
    return Gap(
        about=f"a part of what was asked: “{aim.question.text}”",
        searched=gaps.describe_search(desk, aim.documents),
    )


def find_nearest(
    terms: Sequence[str], offer: Offer, shown: Sequence[Statement], *, least: int = 1
) -> Evidence | None:
    """Return the offered sentence with most of the terms that no statement cites, if any has some.

    Headings and page furniture say nothing, and what speaks to a model is shown to nobody.
    """
    wanted = frozenset(terms)
    cited = {place(item) for statement in shown for item in statement.evidence}
    silent = cited | {place(item) for item in offer.addressed}
    best: Evidence | None = None
    most = least - 1
    for item in offer.evidence:
        if item.region in {Region.HEADING, Region.BOILERPLATE} or place(item) in silent:
            continue
        held = len({term for term in match_terms(item.quote, wanted) if term})
        if held > most:
            best, most = item, held
    return best


def _is_asked(about: str, question: str, shown: Sequence[Statement]) -> bool:
    """Say whether a gap is about what was asked, and not what a shown statement tells."""
    words, asked = find_stems([about]), find_stems([question])
    told = [
        find_stems(
            [statement.text, *(f"{item.lead or ''} {item.quote}" for item in statement.evidence)]
        )
        for statement in shown
    ]
    if any(words <= each for each in told):
        return False
    return bool(words) and len(words & asked) >= _ASKED * len(words)
