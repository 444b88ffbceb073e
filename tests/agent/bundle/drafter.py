"""A double of what drafts again, and the steps that every test of a refresh takes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from agent.briefing.types import Block, Briefing, Cell, Section, Table
from agent.bundle.model import Bundle
from agent.bundle.read import parse_bundle
from agent.bundle.refresh import Fresh, Refreshed, refresh
from agent.bundle.seal import seal
from agent.types import Statement, Usage
from tests.agent.bundle.world import World, bundle, draft, quote

TODAY = date(2026, 11, 20)


@dataclass(slots=True)
class Drafter:
    """A double: hands out the sections it was given, and remembers what it was asked for."""

    sections: tuple[Section, ...] = ()
    wholes: frozenset[str] = frozenset()
    matching: frozenset[str] = frozenset()
    repeating: frozenset[str] = frozenset()
    own_words: bool = False
    asked: frozenset[str] | None = None
    completed: bool = False

    def compose(self, kept: Briefing, touched: frozenset[str]) -> Fresh:
        del kept
        self.asked = touched
        return Fresh(sections=self.sections, usage=Usage(calls=1), model="double")

    def complete(self, after: Briefing, touched: frozenset[str]) -> Briefing:
        del touched
        self.completed = True
        made = {each.key: each for each in self.sections if each.key in self.wholes}
        sections = tuple(made.get(each.key, each) for each in after.sections)
        return replace(after, sections=sections)


def run(world: World, sealed: Bundle, drafter: Drafter | None = None) -> Refreshed:
    return refresh(sealed, world.library, redraft=drafter or Drafter(), today=TODAY)


def reseal(world: World, done: Refreshed, before: Bundle) -> Bundle:
    """Return the refreshed briefing as a bundle that has been written and read."""
    values = seal(done.briefing, world.library, follows=before)
    return parse_bundle(json.dumps(values).encode(), name="new.json")


def texts(briefing: Briefing) -> list[str]:
    return [each.text for each in briefing.statements()]


def keep(world: World, *words: str) -> Bundle:
    statements = [quote(world.library, each) for each in words]
    return bundle(world.library, draft(world.library, *statements))


def one_section(key: str, *blocks: Block) -> Section:
    return Section(key=key, title="Fresh", blocks=blocks)


def rows(statements: Iterable[Statement], *, day: str) -> Table:
    cells = ((Cell(text=day), Cell(statements=(each,))) for each in statements)
    return Table(columns=("Day", "What"), rows=tuple(cells))


def with_table(world: World, *statements: Statement) -> Bundle:
    briefing = draft(world.library, *statements)
    table = Section(key="table", title="Table", blocks=(rows(statements, day="2025"),))
    return bundle(world.library, replace(briefing, sections=(table,)))
