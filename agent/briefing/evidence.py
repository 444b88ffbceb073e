"""What a section may be written from: sentences found for its questions, or cited on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from agent.ask import read_question
from agent.briefing.picking import Pick, Picker
from agent.briefing.plan import Planned
from agent.briefing.types import Section
from agent.compose.fill import Unit, estimate_tokens
from agent.compose.gather import BUDGET_TOKENS, PASSAGES, as_units, gather_all, is_addressed
from agent.compose.judged import place
from agent.compose.types import Offer
from agent.question.analyse import analyse
from agent.question.types import Question
from agent.quote.approach import approach
from agent.quote.find import Aim, take_aim
from agent.quote.shelf import Desk
from agent.types import Evidence
from store.types import Hit, Provenance, Sentence

_UNATTRIBUTED: Final = frozenset({Provenance.P5, Provenance.P6})
"""Reports that lack author, date or sources, and unknown sources: none of them alone may carry
what sums up a page."""

_ORDER_TOKENS: Final = 500
"""What a section is for, its questions and its limits, and the longer rules, beyond what an answer
is asked with: so that a section fits the same 8,192 tokens."""

_PLACE_TOKENS: Final = 12
"""The number of a sentence, its labels, and its share of the lines that describe its document."""

_PICKED: Final = 6
"""Sentences that are offered for a question because they speak of the topic and answer it, beside
those that its search finds: of the best six, the search alone offered 45 in 100 on the policy
library (5 topics, 2 forms)."""

_ENOUGH_ON_TOPIC: Final = 12
"""Sentences on the topic from which on no other document is searched: with fewer, what the topic is
called there may not be known."""


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
    desk: Desk,
    planned: Planned,
    *,
    picker: Picker | None = None,
    also: Sequence[Hit] = (),
    beside: Sequence[str] = (),
) -> Ground:
    """Return what the documents hold on the questions of a section, within one budget.

    A question that could mean several documents is no reason to ask back here: all are searched.

    Args:
        desk: the library as this briefing sees it.
        planned: the section, with its questions.
        picker: knows the sentences on the topic; where it knows enough, only the documents that
            speak of it are searched: "What are the risks of …?" finds the risks of anything.
        also: passages that were found otherwise, wherever they stand.
        beside: lines that are to stand in the same request, and leave it less room.
    """
    joined = analyse(" ".join(planned.questions))
    if not desk.documents():
        return Ground(question=joined, aim=_widest(joined), offer=Offer(evidence=()))
    asked = list(zip(planned.questions, planned.labels, strict=True))
    picks = [_pick(picker, *each) for each in asked]
    near = _narrow(desk, picker)
    gathered = gather_all(
        near,
        [_take_aim(near, text) for text in planned.questions],
        also=[*(_as_units(desk, each) for each in picks), as_units(desk, also)],
        budget_tokens=BUDGET_TOKENS - _ORDER_TOKENS - sum(map(estimate_tokens, beside)),
    )
    if near is not desk:
        desk.search_seconds += near.search_seconds
    found = tuple(
        places | {each.topical.key for each in own}
        for places, own in zip(gathered.found, picks, strict=True)
    )
    return Ground(question=joined, aim=_widest(joined), offer=gathered.offer, found=found)


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
    kept = list(_take_what_fits((better or cited).values()))
    order = {version: at for at, version in enumerate(dict.fromkeys(map(_version, kept)))}
    kept.sort(key=lambda item: (order[_version(item)], item.ordinal))
    evidence = tuple(kept)
    joined = analyse(" ".join(planned.questions))
    offer = Offer(
        evidence=evidence,
        left_out=len(better or cited) - len(evidence),
        addressed=tuple(filter(is_addressed, evidence)),
    )
    return Ground(question=joined, aim=_widest(joined), offer=offer)


def _take_what_fits(cited: Iterable[Evidence]) -> Iterator[Evidence]:
    """Yield sentences in the order of the page until the room of an offer is spent."""
    room = BUDGET_TOKENS - _ORDER_TOKENS
    for item in cited:
        room -= estimate_tokens(item.quote) + _PLACE_TOKENS
        if room < 0:
            return
        yield item


def _pick(picker: Picker | None, question: str, label: str) -> list[Pick]:
    return picker.pick(question, label)[:_PICKED] if picker is not None else []


def _narrow(desk: Desk, picker: Picker | None) -> Desk:
    """Return the desk with the documents on the topic alone, where these say enough about it."""
    if picker is None or len(picker.pool.sentences) < _ENOUGH_ON_TOPIC:
        return desk
    return desk.narrow(picker.pool.documents)


def _as_units(desk: Desk, picks: Sequence[Pick]) -> Iterator[Unit]:
    """Yield sentences as what may be offered, each with the lead of its list."""
    for pick in picks:
        yield Unit(document=pick.topical.document, read=partial(_read, desk, pick))


def _read(desk: Desk, pick: Pick) -> tuple[Sentence, ...]:
    sentence = pick.topical.candidate.sentence
    if sentence.lead is None:
        return (sentence,)
    return (desk.sentences(pick.topical.document)[sentence.lead], sentence)


def _take_aim(desk: Desk, text: str) -> Aim:
    asked = analyse(read_question(text))
    aim = approach(desk, asked, passages=PASSAGES)
    return aim if isinstance(aim, Aim) else take_aim(desk, asked, passages=PASSAGES)


def _widest(question: Question) -> Aim:
    """Return the aim at the whole library: a section's gaps are gaps of all that was searched."""
    return Aim(question=question, named=(), unknown=(), titled=(), hits=())


def _version(item: Evidence) -> str:
    return item.document.version
