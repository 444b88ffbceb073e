"""A statement that lost its support -> what may stand in its place, proven and not said before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from agent.briefing.types import Cell, Paragraph
from agent.bundle.anchor import RESEMBLES, find_nearest, resemble
from agent.bundle.types import Checked
from agent.checks import Check
from agent.checks.words import plain, words_of
from agent.prove import holds, prove
from agent.quote.draft import draft_sentences
from agent.quote.shelf import Desk
from agent.types import Evidence, Statement
from store.types import Sentence

SEARCHED = 8
"""Passages looked into for a sentence that says the same: a copy of a sentence is among the first
three, as its own words are what is searched for."""

Place = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitute:
    """What may stand in the place of a lost statement.

    `drawn`: it was drafted anew for the section, with its label, and need not say the same.
    """

    statement: Statement
    label: str = ""
    drawn: bool = False


@dataclass(slots=True)
class Substitutes:
    """Finds one substitute a statement; what it has given, and what still stands, is not given.

    With `own_words` a fresh draft comes first, for a model wrote it; else the nearest quotation.
    """

    desk: Desk
    checks: Sequence[Check]
    standing: Iterable[Statement]
    own_words: bool = False
    _said: set[Place] = field(default_factory=set)
    _given: dict[str, Substitute] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for statement in self.standing:
            self._said |= _places(statement)

    def find(
        self, lost: Checked, fresh: Sequence[Paragraph], *, again: bool = False
    ) -> Substitute | None:
        """Return what may stand in the place of a lost statement, None if nothing may.

        Args:
            lost: the statement; lost in several places, it is replaced alike.
            fresh: what its section would say today.
            again: whether it may be said though it stands elsewhere: its section sums up.
        """
        known = self._given.get(lost.text)
        if known is not None:
            return known
        said, self._said = self._said, set() if again else self._said
        found = self._draw(lost, fresh) if self.own_words else None
        found = found or self._quote(lost) or self._search(lost) or self._draw(lost, fresh)
        self._said = said
        if found is not None:
            self._said |= _places(found.statement)
            self._given[lost.text] = found
        return found

    def match(self, lost: Checked, fresh: Sequence[Paragraph]) -> Substitute | None:
        """Return the fresh statement that says nearly the same, with its label; None without one.

        For a section that a program computes: what stands beside a statement tells of that one.
        """
        found = self._draw(lost, [each for each in fresh if is_alike(lost, each.statement)])
        if found is not None:
            self._said |= _places(found.statement)
        return replace(found, drawn=False) if found is not None else None

    def _quote(self, lost: Checked) -> Substitute | None:
        """Return what stands now where the lost words stood, in the document's words."""
        instead = (each.instead for each in lost.found if each.instead is not None)
        return next(filter(None, map(self._prove, instead)), None)

    def _search(self, lost: Checked) -> Substitute | None:
        """Return a sentence of the library that says nearly the same."""
        passages = [hit.passage for hit in self.desk.search(lost.text, k=SEARCHED)]
        sentences: list[Sentence] = []
        for passage in passages:
            sentences += self.desk.shelf.passage_sentences(passage)
        nearest = find_nearest(lost.text, sentences)
        by_version = {each.version: each for each in self.desk.documents()}
        if nearest is None or nearest.version not in by_version:
            return None
        return self._prove(self.desk.show(by_version[nearest.version], nearest))

    def _draw(self, lost: Checked, fresh: Sequence[Paragraph]) -> Substitute | None:
        """Return the freshly drafted statement that is most like the lost one."""
        unsaid = [
            each
            for each in fresh
            if holds(each.statement) and not _places(each.statement) <= self._said
        ]
        best = max(unsaid, key=lambda each: _rate(lost, each.statement), default=None)
        if best is None:
            return None
        return Substitute(statement=best.statement, label=best.label, drawn=True)

    def _prove(self, item: Evidence) -> Substitute | None:
        """Return a sentence as a quotation with what leads into it, None if it does not hold."""
        if (item.document.version, item.start) in self._said:
            return None
        current = {each.version: each for each in self.desk.documents()}
        document = current.get(item.document.version)
        if document is None:
            return None
        sentences = self.desk.sentences(document)
        sentence = sentences[item.ordinal]
        led = [sentence] if sentence.lead is None else [sentences[sentence.lead], sentence]
        statement = prove(self.desk, draft_sentences(self.desk, document, led), checks=self.checks)
        return Substitute(statement=statement) if holds(statement) else None


def is_alike(lost: Checked, statement: Statement) -> bool:
    """Say whether a statement says nearly the same as the lost one."""
    return _rate(lost, statement) >= RESEMBLES


def pick_alike(
    lost: Checked, rows: Iterable[tuple[Cell, ...]], standing: Iterable[tuple[Cell, ...]]
) -> tuple[Cell, ...] | None:
    """Return the row of a table whose statement says nearly what the lost one said.

    Args:
        lost: the statement.
        rows: those of the table as it would be today.
        standing: rows of the table that stay; their statements are not shown twice.
    """
    said = {each.text for row in standing for cell in row for each in cell.statements}
    rated = [
        (max((_rate(lost, each) for cell in row for each in cell.statements), default=0.0), row)
        for row in rows
        if not any(each.text in said for cell in row for each in cell.statements)
    ]
    likeness, best = max(rated, key=lambda each: each[0], default=(0.0, None))
    return best if likeness >= RESEMBLES else None


def _rate(lost: Checked, statement: Statement) -> float:
    return resemble(Counter(words_of(plain(lost.text))), Counter(words_of(plain(statement.text))))


def _places(statement: Statement) -> set[Place]:
    return {(each.document.version, each.start) for each in statement.evidence}
