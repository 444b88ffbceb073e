"""What a draft gathers on its way: each thing once, sections in the order of the plan."""

from __future__ import annotations

from dataclasses import replace

from agent.briefing.composer import Composed
from agent.briefing.plan import Planned
from agent.briefing.types import Content, FormSection, Section
from agent.briefing.work import Work
from agent.types import Conflict, Gap, Trace, Usage
from tests.agent.render.build import evidence, quotation


def plan_section(key: str) -> Planned:
    return Planned(section=FormSection(key=key, title=key, content=Content.COMPOSED, purpose="-"))


def make_work() -> Work:
    return Work(plan=(plan_section("one"), plan_section("two")))


def compose(key: str = "one", **changes: object) -> Composed:
    section = Section(key=key, title=key)
    return replace(Composed(section=section), **changes)  # type: ignore[arg-type]


def miss(*names: str) -> tuple[Gap, ...]:
    return tuple(Gap(about=name, searched="3 documents") for name in names)


def test_sections_stand_in_the_order_of_the_plan_whenever_they_come() -> None:
    work = make_work()
    work.add(compose("two"))
    work.add(compose("one"))
    assert [each.key for each in work.sections] == ["one", "two"]


def test_a_section_that_comes_again_takes_its_place() -> None:
    work = make_work()
    work.add(compose())
    work.place((Section(key="one", title="new"),))
    assert [each.title for each in work.sections] == ["new"]


def test_a_gap_is_told_once_and_in_its_widest_form() -> None:
    work = make_work()
    work.add(compose(gaps=miss("the events since May", "the cost")))
    work.add(compose(gaps=miss("The events", "the costs", "the cost of it")))
    assert [each.about for each in work.gaps] == ["the cost", "The events", "the costs"]


def test_what_was_withheld_twice_is_listed_once() -> None:
    work = make_work()
    statement = quotation(evidence("The hub opens in May."))
    work.add(compose(withheld=(statement,)))
    work.add(compose("two", withheld=(statement,), notices=("a", "b")))
    assert work.withheld == (statement,)


def test_costs_are_added_and_remarks_and_searches_told_once() -> None:
    work = make_work()
    conflict = Conflict(about="the cost", sides=())
    for key in ("one", "two"):
        work.add(
            compose(
                key,
                usage=Usage(calls=2),
                notices=("a",),
                conflicts=(conflict,),
                trace=Trace(searches=("x", key), rewritten=1),
                model="openai:x",
            )
        )
    assert work.usage.calls == 4
    assert work.notices == ("a",)
    assert work.conflicts == (conflict,)
    assert work.trace.searches == ("x", "one", "two")
    assert work.trace.rewritten == 2
    assert work.model == "openai:x"
