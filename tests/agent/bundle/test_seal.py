"""A briefing comes back from its bundle as it was, with all that proves it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from agent.bundle.canonical import hash_text
from agent.bundle.seal import dump, hash_checks, seal
from agent.bundle.unseal import unseal
from agent.types import Trace
from store.errors import LibraryMissing
from store.library import Library
from tests.agent.bundle.world import World, bundle, draft, draft_in_full, quote


def test_a_briefing_comes_back_as_it_was(library: Library) -> None:
    briefing = draft_in_full(library)
    assert unseal(bundle(library, briefing)) == briefing


def test_sealing_twice_gives_the_same(library: Library) -> None:
    briefing = draft_in_full(library)
    once = seal(briefing, library)
    assert dump(seal(unseal(bundle(library, briefing)), library)) == dump(once)


def test_what_is_written_is_what_is_sealed(library: Library) -> None:
    values = seal(draft_in_full(library), library)
    assert json.loads(dump(values)) == json.loads(json.dumps(values))


def test_every_quotation_has_its_place_and_the_words_around_it(library: Library) -> None:
    sealed = bundle(library, draft(library, quote(library, "12 million")))
    (item,) = sealed.statements[0].evidence
    words, place = item.selectors
    text = library.text(item.version)
    assert item.text_hash == hash_text(text)
    assert text[place.start : place.end] == words.exact == item.quote
    assert words.prefix == text[place.start - 32 : place.start]
    assert words.suffix == text[place.end : place.end + 32]


def test_the_words_that_lead_into_a_list_are_kept(library: Library) -> None:
    sealed = bundle(library, draft(library, quote(library, "Board shall:", "annual report;")))
    lead, task = sealed.statements[0].evidence
    assert task.lead == lead.quote == "The Board shall:"


def test_the_first_wordings_of_a_model_are_not_kept(library: Library) -> None:
    first = quote(library, "12 million")
    proposed = replace(draft(library, first), trace=Trace(proposed=(first,)))
    assert unseal(bundle(library, proposed)).trace == Trace()


def test_the_checks_have_one_hash() -> None:
    assert hash_checks() == hash_checks()
    assert len(hash_checks()) == 64


def test_what_cites_a_document_that_is_not_there_cannot_be_sealed(world: World) -> None:
    briefing = draft(world.library, quote(world.library, "36 fellowships"))
    world.remove("report")
    with pytest.raises(LibraryMissing):
        seal(briefing, world.library)


def test_what_an_earlier_bundle_cited_is_taken_over(world: World) -> None:
    """A document may be gone that a withheld statement of the earlier bundle pointed at."""
    briefing = draft(world.library, quote(world.library, "36 fellowships"))
    before = bundle(world.library, briefing)
    world.remove("report")
    again = seal(briefing, world.library, follows=before)
    assert again["follows"] == before.seal.whole
    assert again["statements"] == json.loads(before.model_dump_json())["statements"]


def test_half_a_character_in_a_topic_does_not_spoil_the_bundle(library: Library) -> None:
    """A terminal of another encoding hands one on; no reader of JSON takes it."""
    briefing = draft(library, quote(library, "12 million"))
    typed = replace(briefing, assignment=replace(briefing.assignment, topic="AI \udcff safety"))
    assert bundle(library, typed).assignment.topic == "AI \ufffd safety"
