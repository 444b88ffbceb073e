"""Only what lost its support is redrafted; what is shown afterwards is proven again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.briefing.types import Paragraph, Remark, Section
from agent.bundle.refresh import SUPPORT
from agent.bundle.rewriting import TAKEN_OUT
from agent.bundle.seal import seal
from agent.bundle.types import Standing
from agent.bundle.verify import verify
from agent.types import Judgement
from tests.agent.bundle.conftest import MakeWorld
from tests.agent.bundle.drafter import TODAY, Drafter, keep, one_section, reseal, run, texts
from tests.agent.bundle.world import MEMORANDUM, World, bundle, draft, quote


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
