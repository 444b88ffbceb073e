"""Draft a bundle's briefing again from what the documents say today: an answer, or a form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from agent.ask import ask
from agent.briefing.answered import FORM, as_briefing
from agent.briefing.types import Briefing
from agent.bundle.model import Bundle
from agent.bundle.refresh import SILENCES, Redraft
from agent.checks import ALL, Check
from agent.compose.teller import Listen, ignore
from agent.model.types import ChatModel
from agent.quote.shelf import Shelf
from agent.types import Usage

CONFLICTS: Final = "conflicts"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAgain:
    """Asks an answer's question again, of the documents that were allowed to speak then."""

    library: Shelf
    today: date
    model: ChatModel | None = None
    second_look: ChatModel | None = None
    checks: Sequence[Check] = ALL
    listen: Listen = ignore

    @property
    def wholes(self) -> frozenset[str]:
        """The sides of a conflict, and what is not said: each was found by looking at the whole."""
        return frozenset({CONFLICTS, SILENCES})

    @property
    def own_words(self) -> bool:
        """Whether a model writes."""
        return self.model is not None

    def __call__(self, before: Briefing, touched: frozenset[str]) -> Briefing:
        """Return the answer of today; it has all its sections."""
        del touched
        answer = ask(
            self.library,
            before.question or before.assignment.topic,
            filters=before.filters,
            model=self.model,
            second_look=self.second_look,
            checks=self.checks,
            listen=self.listen,
        )
        searched = len(self.library.documents(before.filters))
        return as_briefing(answer, as_at=self.today, filters=before.filters, searched=searched)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveOut:
    """Drafts nothing: each sentence is replaced by a quotation that says the same, or taken out."""

    wholes: frozenset[str] = frozenset()
    own_words: bool = False

    def __call__(self, before: Briefing, touched: frozenset[str]) -> Briefing:
        """Return the briefing without sections and without what it cost."""
        del touched
        return replace(before, sections=(), usage=Usage())


def open_redraft(
    bundle: Bundle,
    library: Shelf,
    *,
    today: date,
    model: ChatModel | None = None,
    second_look: ChatModel | None = None,
    checks: Sequence[Check] = ALL,
    listen: Listen = ignore,
) -> Redraft:
    """Return what drafts the sections of a bundle anew."""
    if bundle.form.name != FORM.name:
        return LeaveOut()
    return AskAgain(
        library=library,
        today=today,
        model=model,
        second_look=second_look,
        checks=checks,
        listen=listen,
    )
