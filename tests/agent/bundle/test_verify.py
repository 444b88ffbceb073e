"""Each statement of a bundle holds or has lost its support, and the report says why."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from agent.bundle.canonical import seal_values
from agent.bundle.model import Bundle
from agent.bundle.read import parse_bundle
from agent.bundle.seal import seal
from agent.bundle.types import Checked, Report, Standing
from agent.bundle.verify import STRANGER, Desks, verify
from agent.types import Evidence, Finding, Judgement, Kind
from store.filters import Filters
from store.library import Library
from tests.agent.bundle.conftest import MakeWorld
from tests.agent.bundle.world import World, bundle, draft, draft_in_full, quote


def only(report: Report) -> Checked:
    (checked,) = report.checked
    return checked


def keep(world: World, *words: str) -> Bundle:
    """Return a bundle of one statement that quotes the sentences with the words."""
    return bundle(world.library, draft(world.library, quote(world.library, *words)))


def forge(sealed: Bundle, **evidence: object) -> Bundle:
    """Return the bundle with its first evidence changed, and sealed anew by whoever did that."""
    values: dict[str, Any] = json.loads(sealed.model_dump_json(exclude={"seal"}))
    item = values["statements"][0]["evidence"][0]
    item |= evidence
    item["selectors"][0]["exact"] = item["quote"]
    item["selectors"][1] |= {"start": item["start"], "end": item["end"]}
    written = {**values, "seal": seal_values(values)}
    return parse_bundle(json.dumps(written).encode(), name="forged.json")


def test_a_fresh_bundle_holds(library: Library) -> None:
    report = verify(bundle(library, draft_in_full(library)), library)
    assert [each.standing for each in report.checked] == [Standing.HOLDS] * 3
    assert report.lost == ()
    assert report.notices == ()
    assert [each.section for each in report.checked] == ["Findings", "Findings", "Dates"]


def test_a_changed_figure_takes_the_support_of_its_sentence_alone(world: World) -> None:
    costs, term = quote(world.library, "12 million"), quote(world.library, "term of three")
    sealed = bundle(world.library, draft(world.library, costs, term))
    world.change("memorandum", "12 million", "15 million")
    first, second = verify(sealed, world.library).checked
    assert first.standing is Standing.CHANGED
    assert first.found[0].instead is not None
    assert "15 million" in first.found[0].instead.quote
    assert second.standing is Standing.MOVED
    assert second.evidence[0].document.version != term.evidence[0].document.version


def test_words_that_moved_still_hold(world: World) -> None:
    sealed = keep(world, "12 million")
    world.change("memorandum", "Each participant", "A new sentence. Each participant")
    report = verify(sealed, world.library)
    assert only(report).standing is Standing.MOVED
    assert only(report).holds
    assert report.lost == ()
    (item,) = only(report).evidence
    assert world.library.text(item.document.version)[item.start : item.end] == item.quote


def test_words_under_another_lead_have_lost_their_support(world: World) -> None:
    sealed = keep(world, "publish an annual report;")
    world.change("memorandum", "The Board shall:", "The Board need not:")
    checked = only(verify(sealed, world.library))
    assert checked.standing is Standing.CHANGED
    assert "lead into the list" in checked.reason


def test_words_inside_a_longer_sentence_have_lost_their_support(world: World) -> None:
    sealed = keep(world, "Each participant bears")
    world.change("memorandum", "Each participant", "Until 2027 it is so that Each participant")
    checked = only(verify(sealed, world.library))
    assert checked.standing is Standing.CHANGED
    assert "inside a longer sentence" in checked.reason


def test_a_removed_document_proves_nothing(world: World) -> None:
    sealed = keep(world, "36 fellowships")
    world.remove("report")
    assert only(verify(sealed, world.library)).standing is Standing.REMOVED


def test_a_file_that_was_removed_and_given_anew_is_looked_into(world: World) -> None:
    sealed = keep(world, "36 fellowships")
    world.remove("report")
    world.change("report", "36", "39")
    checked = only(verify(sealed, world.library))
    assert checked.standing is Standing.CHANGED
    assert checked.found[0].instead is not None
    assert "39 fellowships" in checked.found[0].instead.quote


def test_a_withdrawn_document_proves_nothing(world: World) -> None:
    sealed = keep(world, "30 days before")
    withdrawn = "Published 1 May 2024\n\n> This guidance was withdrawn on 30 April 2025.\n"
    world.change("note", "Published 1 May 2024\n", withdrawn)
    checked = only(verify(sealed, world.library))
    assert checked.standing is Standing.WITHDRAWN
    assert "withdrawn on 30 April 2025" in checked.reason


def test_what_supersedes_a_document_is_named_with_its_nearest_words(world: World) -> None:
    sealed = keep(world, "30 days before")
    world.write(
        newer="# Guidance Note 4: Use of the compute hub\n\nPublished 1 May 2026\n\n"
        "This note replaces Guidance Note 3: Use of the compute hub.\n\n"
        "1.1 Users must apply at least 14 days before they use the hub.\n"
    )
    checked = only(verify(sealed, world.library))
    assert checked.standing is Standing.SUPERSEDED
    assert "Guidance Note 4" in checked.reason
    assert checked.found[0].instead is not None
    assert "14 days" in checked.found[0].instead.quote


def test_what_was_cited_as_withdrawn_holds(make_world: MakeWorld) -> None:
    text = "# Guidance 9\n\n> This guidance was withdrawn on 30 April 2025.\n\nIt was two years."
    world = make_world(old=text)
    assert only(verify(keep(world, "It was two years."), world.library)).holds


def test_an_amendment_that_came_later_takes_the_support(make_world: MakeWorld) -> None:
    world = make_world(
        memorandum="# Memorandum on Shared Compute\n\nSigned on 3 February 2025\n\n"
        "4.3 The period is 180 days, counted from delivery.\n"
    )
    sealed = keep(world, "180 days")
    assert verify(sealed, world.library).lost == ()
    world.write(
        amendment="# Amendment No. 1 to the Memorandum on Shared Compute\n\n"
        "Signed on 9 July 2025\n\n1.2 Paragraph 4.3 of the Memorandum as amended reads: "
        '"The period is 270 days, counted from delivery."\n'
    )
    checked = only(verify(sealed, world.library))
    assert checked.standing is Standing.AMENDED
    assert checked.found[0].instead is not None
    assert "270 days" in checked.found[0].instead.quote


def test_a_sentence_that_another_document_proves_too_still_holds(make_world: MakeWorld) -> None:
    same = "The Compute Board has seven members."
    world = make_world(one=f"# Note One\n\n{same}\n", two=f"# Note Two\n\n{same}\n")
    first, second = (quote(world.library, same, title=each) for each in ("Note One", "Note Two"))
    both = replace(first, evidence=(*first.evidence, *second.evidence))
    sealed = bundle(world.library, draft(world.library, both))
    world.remove("one")
    checked = only(verify(sealed, world.library))
    assert checked.holds
    assert [each.document.title for each in checked.evidence] == ["Note Two"]


def test_a_forged_quotation_is_found_though_the_seal_fits(world: World) -> None:
    sealed = keep(world, "12 million")
    forged = forge(sealed, quote="The hub costs 13 million crowns a year.")
    checked = only(verify(forged, world.library))
    assert checked.standing is Standing.ALTERED
    assert "was altered" in checked.reason


def test_a_forged_statement_fails_its_check_though_the_seal_fits(world: World) -> None:
    values: dict[str, Any] = json.loads(keep(world, "12 million").model_dump_json(exclude={"seal"}))
    values["statements"][0]["text"] = "The hub costs 13 million crowns a year."
    written = json.dumps({**values, "seal": seal_values(values)}).encode()
    checked = only(verify(parse_bundle(written, name="b.json"), world.library))
    assert checked.standing is Standing.CHECK_FAILS
    assert "figures" in checked.reason


def test_a_text_that_is_read_differently_is_searched_for_the_words(world: World) -> None:
    """The file is the same; its hash in the bundle stands for an earlier way of reading it."""
    forged = forge(keep(world, "12 million"), text_hash="1" * 64)
    assert only(verify(forged, world.library)).standing is Standing.MOVED
    lost = forge(keep(world, "12 million"), text_hash="1" * 64, quote="The hub is free of charge.")
    assert only(verify(lost, world.library)).standing is Standing.REREAD


def test_a_check_that_refuses_takes_the_support(library: Library) -> None:
    def refuse(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
        del kind, evidence
        return [Finding(check="mine", judgement=Judgement.OVERSTATED, message=f"no: {text[:7]}")]

    sealed = bundle(library, draft(library, quote(library, "12 million")))
    checked = only(verify(sealed, library, checks=(refuse,)))
    assert checked.standing is Standing.CHECK_FAILS
    assert checked.reason == "the check of mine: no: The hub"


def test_the_wrong_library_is_told_apart(library: Library, make_world: MakeWorld) -> None:
    other = make_world(essay="# Essay\n\nA text on something else.\n")
    sealed = bundle(library, draft(library, quote(library, "12 million")))
    report = verify(sealed, other.library)
    assert STRANGER in report.notices
    assert len(report.lost) == 1


def test_a_changed_library_is_noted_though_all_holds(world: World) -> None:
    sealed = keep(world, "12 million")
    world.write(essay="# Essay\n\nA text on something else.\n")
    report = verify(sealed, world.library)
    assert report.lost == ()
    assert "The library has changed since" in report.notices[0]


def test_a_day_of_the_past_is_looked_back_at(world: World) -> None:
    """What supersedes the note later had not been written on that day."""
    briefing = draft(world.library, quote(world.library, "30 days before"))
    past = replace(briefing, filters=Filters(as_of=date(2025, 1, 1)))
    sealed = parse_bundle(json.dumps(seal(past, world.library)).encode(), name="b.json")
    world.write(
        newer="# Guidance Note 4: Use of the compute hub\n\nPublished 1 May 2026\n\n"
        "This note replaces Guidance Note 3: Use of the compute hub.\n"
    )
    assert verify(sealed, world.library).lost == ()
    assert len(verify(sealed, world.library, as_of=date(2026, 6, 1)).lost) == 1


def test_other_checks_than_those_of_the_drafting_program_are_noted(library: Library) -> None:
    values: dict[str, Any] = json.loads(
        bundle(library, draft_in_full(library)).model_dump_json(exclude={"seal"})
    )
    values["made_by"]["checks"] = "2" * 64
    written = json.dumps({**values, "seal": seal_values(values)}).encode()
    report = verify(parse_bundle(written, name="b.json"), library)
    assert any("The checks are others" in each for each in report.notices)


def test_what_one_bundle_fetched_the_next_need_not(library: Library) -> None:
    sealed = bundle(library, draft_in_full(library))
    desks: Desks = {}
    first = verify(sealed, library, desks=desks)
    (desk,) = desks.values()
    assert verify(sealed, library, desks=desks) == first
    assert list(desks.values()) == [desk]
