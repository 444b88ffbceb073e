"""What a section may be written from: sentences found for its questions, or cited on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.ask import read_question
from agent.briefing.plan import Planned
from agent.briefing.types import Section
from agent.compose.fill import estimate_tokens
from agent.compose.gather import BUDGET_TOKENS, PASSAGES, gather_all, is_addressed
from agent.compose.judged import place
from agent.compose.types import Offer
from agent.question.analyse import analyse
from agent.question.types import Question
from agent.quote.approach import approach
from agent.quote.find import Aim, take_aim
from agent.quote.shelf import Desk
from agent.types import Evidence
from store.types import Hit, Provenance

_UNATTRIBUTED: Final = frozenset({Provenance.P5, Provenance.P6})
"""Reports that lack author, date or sources, and unknown sources: none of them alone may carry
what sums up a page."""

_ORDER_TOKENS: Final = 500
"""What a section is for, its questions and its limits, and the longer rules, beyond what an answer
is asked with: so that a section fits the same 8,192 tokens."""

_MOST_OF_THE_PAGE: Final = 60
"""Sentences that a summary is written from: a page of four has about as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a section is written from.

    `question` joins the questions, `aim` is what the joined question is about. `found` holds for
    each of the planned questions the places of the sentences that its own search found.
    """

    question: Question
    aim: Aim
    offer: Offer
    found: tuple[frozenset[tuple[str, int]], ...] = ()


def find_ground(
    desk: Desk, planned: Planned, *, also: Sequence[Hit] = (), beside: Sequence[str] = ()
) -> Ground:
    """Return what the documents hold on the questions of a section, within one budget.

    A question that could mean several documents is no reason to ask back here: all are searched.

    Args:
        desk: the library as this briefing sees it.
        planned: the section, with its questions.
        also: passages that were found otherwise.
        beside: lines that are to stand in the same request, and leave it less room.
    """
    joined = analyse(" ".join(planned.questions))
    if not desk.documents():
        return Ground(question=joined, aim=_widest(joined), offer=Offer(evidence=()))
    aims = [_take_aim(desk, text) for text in planned.questions]
    room = BUDGET_TOKENS - _ORDER_TOKENS - sum(map(estimate_tokens, beside))
    gathered = gather_all(desk, aims, also=also, budget_tokens=room)
    return Ground(question=joined, aim=_widest(joined), offer=gathered.offer, found=gathered.found)


def find_ground_on_page(planned: Planned, so_far: Sequence[Section]) -> Ground:
    """Return the sentences that the page cites, for a section that sums it up.

    What only unattributed reports say is left out where anything better is cited.
    """
    cited: dict[tuple[str, int], Evidence] = {}
    for section in so_far:
        for statement in section.statements():
            for item in statement.evidence:
                cited.setdefault(place(item), item)
    better = {
        at: item for at, item in cited.items() if item.document.card.provenance not in _UNATTRIBUTED
    }
    kept = list((better or cited).values())[:_MOST_OF_THE_PAGE]
    order = {version: at for at, version in enumerate(dict.fromkeys(map(_version, kept)))}
    kept.sort(key=lambda item: (order[_version(item)], item.ordinal))
    evidence = tuple(kept)
    joined = analyse(" ".join(planned.questions))
    offer = Offer(evidence=evidence, addressed=tuple(filter(is_addressed, evidence)))
    return Ground(question=joined, aim=_widest(joined), offer=offer)


def _take_aim(desk: Desk, text: str) -> Aim:
    asked = analyse(read_question(text))
    aim = approach(desk, asked, passages=PASSAGES)
    return aim if isinstance(aim, Aim) else take_aim(desk, asked, passages=PASSAGES)


def _widest(question: Question) -> Aim:
    """Return the aim at the whole library: a section's gaps are gaps of all that was searched."""
    return Aim(question=question, named=(), unknown=(), titled=(), hits=())


def _version(item: Evidence) -> str:
    return item.document.version
