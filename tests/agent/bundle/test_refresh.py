"""Only what lost its support is redrafted; what is shown afterwards is proven again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.briefing.answered import OUR_READING
from agent.briefing.types import Block, Briefing, Cell, Paragraph, Remark, Section, Table
from agent.bundle.model import Bundle
from agent.bundle.read import parse_bundle
from agent.bundle.refresh import SUPPORT, Fresh, Refreshed, refresh
from agent.bundle.rewriting import TAKEN_OUT
from agent.bundle.seal import seal
from agent.bundle.types import Standing
from agent.bundle.verify import verify
from agent.types import Judgement, Statement, Usage
from tests.agent.bundle.conftest import MakeWorld
from tests.agent.bundle.world import MEMORANDUM, World, bundle, draft, quote

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


def test_what_holds_is_kept_to_the_letter(world: World) -> None:
    sealed = keep(world, "12 million", "36 fellowships")
    world.change("memorandum", "12 million", "15 million")
    done = run(world, sealed)
    again = reseal(world, done, sealed)
    assert again.statements[1] == sealed.statements[1]
    assert texts(done.briefing) == [
        "The hub costs 15 million crowns a year.",
        "In 2024, 36 fellowships were awarded.",
    ]
    assert done.briefing.sections[0].blocks[0] == Remark(text="We read:")


def test_nothing_is_drafted_where_nothing_is_lost(world: World) -> None:
    sealed = keep(world, "12 million", "36 fellowships")
    drafter = Drafter()
    done = run(world, sealed, drafter)
    assert drafter.asked is None
    assert done.changes == ()
    assert reseal(world, done, sealed).statements == sealed.statements
    assert reseal(world, done, sealed).sections == sealed.sections
    assert done.briefing.as_at == TODAY.isoformat()


def test_moved_words_are_cited_where_they_stand_now(world: World) -> None:
    sealed = keep(world, "12 million")
    world.change("memorandum", "Each participant", "One more sentence. Each participant")
    drafter = Drafter()
    done = run(world, sealed, drafter)
    assert texts(done.briefing) == ["The hub costs 12 million crowns a year."]
    assert drafter.completed
    report = verify(reseal(world, done, sealed), world.library)
    assert [each.standing for each in report.checked] == [Standing.HOLDS]


def test_only_the_sections_with_a_lost_statement_are_drafted(world: World) -> None:
    costs, report = quote(world.library, "12 million"), quote(world.library, "36 fellow")
    briefing = draft(world.library, costs)
    other = Section(key="other", title="Other", blocks=(Paragraph(statement=report),))
    sealed = bundle(world.library, replace(briefing, sections=(*briefing.sections, other)))
    world.change("memorandum", "12 million", "15 million")
    drafter = Drafter()
    done = run(world, sealed, drafter)
    assert drafter.asked == frozenset({"findings"})
    assert done.briefing.sections[1] == other
    assert done.briefing.usage.calls == 1


def test_what_nothing_proves_is_taken_out_and_said_so(world: World) -> None:
    sealed = keep(world, "36 fellowships", "12 million")
    world.remove("report")
    done = run(world, sealed)
    remark = done.briefing.sections[0].blocks[1]
    assert isinstance(remark, Remark)
    assert remark.text.startswith(f"{TAKEN_OUT}: the document is gone")
    assert "36 fellowships" not in remark.text
    (held,) = done.briefing.withheld
    assert held.verdict.judgement is Judgement.UNSUPPORTED
    assert [each.check for each in held.verdict.findings] == [SUPPORT]
    again = reseal(world, done, sealed)
    assert again.follows == sealed.seal.whole
    assert verify(again, world.library).lost == ()
    assert "1 taken out" in done.briefing.notices[-1]


def test_another_document_that_says_the_same_takes_its_place(world: World) -> None:
    sealed = keep(world, "36 fellowships")
    world.write(essay="# Essay on the Board\n\nIn 2024, some 36 fellowships were awarded.\n")
    world.remove("report")
    done = run(world, sealed)
    (statement,) = done.briefing.statements()
    assert statement.evidence[0].document.title == "Essay on the Board"
    assert [each.title for each in done.briefing.sources] == ["Essay on the Board"]


def test_what_stands_already_is_not_said_again(make_world: MakeWorld) -> None:
    world = make_world(
        one="# Note One\n\nThe hub costs 12 million crowns a year.\n",
        two="# Note Two\n\nThe hub costs 13 million crowns a year.\n",
    )
    sealed = keep(world, "12 million", "13 million")
    world.remove("one")
    done = run(world, sealed)
    assert texts(done.briefing) == ["The hub costs 13 million crowns a year."]


def test_a_section_that_sums_up_may_say_again_what_stands_elsewhere(make_world: MakeWorld) -> None:
    world = make_world(
        one="# Note One\n\nThe hub costs 12 million crowns a year.\n",
        two="# Note Two\n\nThe hub costs 13 million crowns a year.\n",
    )
    sealed = keep(world, "12 million", "13 million")
    world.remove("one")
    done = run(world, sealed, Drafter(repeating=frozenset({"findings"})))
    assert texts(done.briefing) == ["The hub costs 13 million crowns a year."] * 2


def test_what_was_said_twice_is_replaced_alike(world: World) -> None:
    sealed = keep(world, "12 million", "12 million")
    world.change("memorandum", "12 million", "15 million")
    done = run(world, sealed)
    assert texts(done.briefing) == ["The hub costs 15 million crowns a year."] * 2


def test_a_model_s_draft_comes_before_a_quotation(world: World) -> None:
    sealed = keep(world, "12 million")
    world.change("memorandum", "12 million", "15 million")
    fresh = Paragraph(statement=quote(world.library, "36 fellowships"), label="Fresh")
    drafter = Drafter(sections=(one_section("findings", fresh),), own_words=True)
    done = run(world, sealed, drafter)
    assert done.briefing.sections[0].blocks[1] == fresh
    assert done.changes[0].drawn


def test_a_fresh_draft_stands_in_where_no_document_says_the_same(world: World) -> None:
    sealed = keep(world, "36 fellowships")
    world.remove("report")
    fresh = Paragraph(statement=quote(world.library, "12 million"), label="Fresh")
    done = run(world, sealed, Drafter(sections=(one_section("findings", fresh),)))
    assert done.briefing.sections[0].blocks[1] == fresh


@pytest.mark.parametrize(
    ("label", "after"),
    [
        ("Money", "Money"),
        (OUR_READING, ""),
        ("Annual Report 2024 of the Compute Board", "Annual Report of the Board for 2024"),
        ("As of 1 March 2025", "As of 2 April 2025"),
    ],
)
def test_labels_that_tell_of_the_document_change_with_it(
    world: World, label: str, after: str
) -> None:
    briefing = draft(world.library)
    labelled = Paragraph(statement=quote(world.library, "36 fellowships"), label=label)
    section = Section(key="findings", title="Findings", blocks=(labelled,))
    sealed = bundle(world.library, replace(briefing, sections=(section,)))
    world.remove("report")
    world.write(
        newer="# Annual Report of the Board for 2024\n\nPublished on 2 April 2025.\n\n"
        "In 2024, 38 fellowships were awarded.\n"
    )
    (paragraph,) = run(world, sealed).briefing.sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.statement.text, paragraph.label) == (
        "In 2024, 38 fellowships were awarded.",
        after,
    )


def test_a_row_of_a_table_is_exchanged_as_a_whole(world: World) -> None:
    costs, report = quote(world.library, "12 million"), quote(world.library, "36 fellow")
    sealed = with_table(world, costs, report)
    world.change("memorandum", "12 million", "15 million")
    fresh = rows([quote(world.library, "15 million")], day="2026")
    drafter = Drafter(sections=(one_section("table", fresh),), matching=frozenset({"table"}))
    (table,) = run(world, sealed, drafter).briefing.sections[0].blocks
    assert isinstance(table, Table)
    assert [row[0].text for row in table.rows] == ["2026", "2025"]
    assert [row[1].statements[0].text[:11] for row in table.rows] == ["The hub cos", "In 2024, 36"]


def test_a_row_without_a_like_is_taken_out(world: World) -> None:
    costs, report = quote(world.library, "12 million"), quote(world.library, "36 fellow")
    sealed = with_table(world, costs, report)
    world.remove("report")
    fresh = rows([quote(world.library, "term of three years")], day="2026")
    drafter = Drafter(sections=(one_section("table", fresh),), matching=frozenset({"table"}))
    done = run(world, sealed, drafter)
    assert texts(done.briefing) == [costs.text]
    world.remove("memorandum")
    done = run(world, sealed)
    assert texts(done.briefing) == []
    (remark,) = done.briefing.sections[0].blocks
    assert isinstance(remark, Remark)
    assert remark.text.startswith(TAKEN_OUT)


def test_a_section_made_as_a_whole_is_made_anew(world: World) -> None:
    sealed = keep(world, "12 million", "term of three years")
    world.change("memorandum", "12 million", "15 million")
    fresh = one_section("findings", Paragraph(statement=quote(world.library, "36 fellowships")))
    drafter = Drafter(sections=(fresh,), wholes=frozenset({"findings"}))
    done = run(world, sealed, drafter)
    assert done.briefing.sections == (fresh,)
    assert [each.remade for each in done.changes] == [True]


def test_a_day_of_the_past_stays_the_day(world: World) -> None:
    briefing = draft(world.library, quote(world.library, "12 million"))
    past = replace(briefing, filters=replace(briefing.filters, as_of=date(2026, 1, 1)))
    assert run(world, bundle(world.library, past)).briefing.as_at == "2026-01-01"


EDITS: list[tuple[str, str]] = [
    ("12 million", "15 million"),
    ("Each participant bears", "No participant bears"),
    ("three years", "five years"),
    ("The Board shall:", "The Board may:"),
    ("Costs are reviewed every two years.", ""),
    ("# Memorandum on Shared Compute", "# Memorandum on Shared Compute (revised)"),
    (
        "This Memorandum was signed",
        "> This Memorandum was withdrawn on 1 May 2026.\n\nIt was signed",
    ),
]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8, deadline=None
)
@given(chosen=st.sets(st.sampled_from(EDITS), min_size=1))
def test_whatever_was_edited_everything_shown_afterwards_is_proven(
    make_world: MakeWorld, chosen: set[tuple[str, str]]
) -> None:
    world = make_world()
    words = ("12 million", "Each participant", "three years", "every two", "keep a list", "36 f")
    sealed = keep(world, *words)
    text = MEMORANDUM
    for old, new in chosen:
        text = text.replace(old, new)
    world.write(memorandum=text)
    done = run(world, sealed)
    again = reseal(world, done, sealed)
    report = verify(again, world.library)
    assert report.lost == ()
    assert {each.standing for each in report.checked} <= {Standing.HOLDS}
    assert len(report.checked) + len(done.briefing.withheld) == len(words)


def test_the_refreshed_bundle_has_the_same_shape(world: World) -> None:
    sealed = keep(world, "36 fellowships")
    world.remove("report")
    values: dict[str, Any] = seal(run(world, sealed).briefing, world.library, follows=sealed)
    assert set(values) == set(json.loads(sealed.model_dump_json()))
