"""What a sentence takes from those before it: what "it" is, and which document "the note" is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.checks.words import plain
from agent.referee.naming import Mention, find_mentions, find_titled
from agent.referee.quotations import Standing, find_quoted
from agent.referee.rule import Setting
from agent.referee.types import Claim, Ruled, Ruling
from store.types import Document

_REMEMBERED: Final = 6
_POINTS: Final = re.compile(
    r"\b(?:it|its|itself|they|their|them|he|his|she|her|hers|him|this|that|these|those|both|either|"
    r"neither|former|latter|same|such|there|then|here|one|ones|another|others?|further)\b",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    r"^The [a-z]+ (?:is|are|was|were|has|have|had|will|shall|may|must|can|could|should|would|does|"
    r"did|[a-z]+(?:s|ed))\b"
)
"""A noun with "the" and nothing else: the reader knows which from what he has just read."""


@dataclass(slots=True)
class Thread:
    """What a draft has spoken of so far; ruled sentences are told to it in their order."""

    documents: Sequence[Document]
    _recent: tuple[Document, ...] = ()
    _named: tuple[Document, ...] = ()
    _before: str = ""
    _last: Ruled | None = None

    def set_out(self, claim: Claim, standings: Sequence[Standing]) -> Setting:
        """Return what a claim brings along."""
        mentions = find_mentions(claim.text, self.documents, self._recent)
        cited = next((each for each in mentions if each.cited), None)
        noted = _find_noted(claim, self.documents, self._recent)
        last = self._last
        near = last.evidence if last is not None and last.ruling is Ruling.SUPPORTED else ()
        return Setting(
            before=self._before if _points_back(plain(claim.text)) else "",
            cited=cited.documents if cited else noted,
            phrase=cited.phrase if cited else "",
            called=tuple(
                (each.documents[0].version, each.phrase, each.kind)
                for each in mentions
                if each.exact
            ),
            mentioned=tuple(document for each in mentions for document in each.documents),
            named=self._named,
            recent=self._recent,
            standings=tuple(standings),
            near=tuple((item.document.version, item.ordinal) for item in near),
        )

    def go_on(self, ruled: Ruled) -> None:
        """Remember a sentence for those behind it."""
        claim = ruled.claim
        mentions = find_mentions(claim.text, self.documents, self._recent)
        spoken = [each.documents[0] for each in mentions if len(each.documents) == 1]
        self._named = tuple(spoken)
        if ruled.ruling is Ruling.SUPPORTED:
            spoken.insert(0, ruled.evidence[0].document)
        ordered = (*_cited_first(mentions), *spoken, *self._recent)
        self._recent = tuple(dict.fromkeys(ordered))[:_REMEMBERED]
        self._before = claim.text
        self._last = ruled


def _points_back(text: str) -> bool:
    return _POINTS.search(text) is not None or _BARE.match(text) is not None


def quotes_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return every quotation of a draft, each once."""
    return tuple(dict.fromkeys(quote for each in claims for quote in find_quoted(each.text)))


def _cited_first(mentions: Sequence[Mention]) -> tuple[Document, ...]:
    cited = [each for each in mentions if each.cited and len(each.documents) == 1]
    return tuple(each.documents[0] for each in cited[:1])


def _find_noted(
    claim: Claim, documents: Sequence[Document], recent: Sequence[Document]
) -> tuple[Document, ...]:
    """Return the documents that the footnotes of a claim name."""
    found: list[Document] = []
    for note in claim.notes:
        titled = find_titled(note, documents)
        longest = [
            each
            for each in titled
            if not any(one is not each and each.title in one.title for one in titled)
        ]
        named = [
            each for mention in find_mentions(note, documents, recent) for each in mention.documents
        ]
        found += longest or named
    return tuple(dict.fromkeys(found))
