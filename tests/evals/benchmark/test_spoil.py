"""Statements made wrong, with evidence that can be shown; and what a judge makes of them."""

from __future__ import annotations

import pytest

from evals.benchmark.catching import catch, look_twice, write_table
from evals.benchmark.spoil import ALL_WAYS, SUPERSEDED, UNTOUCHED, leave, spoil
from evals.benchmark.world import list_verbatim, take
from evals.judges.offline import OfflineJudge
from evals.judges.types import JudgedPair, JudgeFailure, Opinion, ScriptedJudge, Verdict
from evals.types import Support
from store.types import Status
from tests.evals.benchmark.worlds import cite, make_world

MUST = "A harbour board must"


def say(support: Support) -> ScriptedJudge:
    return ScriptedJudge(lambda _: Verdict(support=support))


def test_the_withdrawn_text_is_known_for_one() -> None:
    world = make_world()
    status = {document.origin: document.status for document, _ in world.documents.values()}
    assert status == {
        "old.md": Status.WITHDRAWN,
        "new.md": Status.CURRENT,
        "other.md": Status.CURRENT,
    }


def test_a_superseded_text_is_cited_for_what_it_does_not_say() -> None:
    world = make_world()
    made = spoil(cite(world, MUST), world, SUPERSEDED, seed=1)
    assert made is not None
    assert made.text.startswith(MUST)
    assert made.evidence[0].document.origin == "old.md"
    assert "60 days" in made.evidence[0].quote
    assert not made.supported


def test_a_superseded_text_that_says_the_same_spoils_nothing() -> None:
    world = make_world()
    same = cite(world, MUST, "A harbour board should notify the Inspectorate 60 days before.")
    assert spoil(same, world, SUPERSEDED, seed=1) is None


def test_a_text_of_another_subject_is_not_an_older_version() -> None:
    world = make_world()
    assert spoil(cite(world, "The port of Velm"), world, SUPERSEDED, seed=1) is None


def test_a_changed_figure_keeps_its_evidence() -> None:
    world = make_world()
    subject = cite(world, MUST)
    made = spoil(subject, world, "digit", seed=1)
    assert made is not None
    assert made.text != subject.text
    assert made.evidence == subject.evidence


def test_a_swapped_pointer_is_a_sentence_of_the_document_at_its_place() -> None:
    world = make_world()
    made = spoil(cite(world, MUST), world, "swap_pointer", seed=1)
    assert made is not None
    (item,) = made.evidence
    document, sentences = world.documents[item.document.version]
    assert document.origin == "new.md"
    assert sentences[item.ordinal].text == item.quote


def test_an_unknown_way_is_an_error() -> None:
    world = make_world()
    with pytest.raises(KeyError):
        spoil(cite(world, MUST), world, "no such way", seed=1)


def test_sentences_of_documents_out_of_force_are_no_subjects() -> None:
    world = make_world()
    texts = [each.text for each in list_verbatim(world, most=100)]
    assert any(text.startswith(MUST) for text in texts)
    assert not any("60 days" in text for text in texts)


def test_the_same_subjects_are_taken_whatever_their_order() -> None:
    world = make_world()
    every = list_verbatim(world, most=100)
    assert take(every, 2) == take(every[::-1], 2)


def test_our_checks_catch_and_let_pass() -> None:
    world = make_world()
    subjects = [cite(world, MUST)]
    found = {each.way: each for each in catch(subjects, world, OfflineJudge())}
    assert list(found) == [UNTOUCHED, *ALL_WAYS]
    shares = {way: each.share.mean for way, each in found.items() if each.share is not None}
    assert shares[UNTOUCHED] == 0
    assert (shares["digit"], shares["pointer_missing"], shares[SUPERSEDED]) == (1, 1, 1)


def test_what_is_withheld_anyway_is_not_counted_as_caught() -> None:
    world = make_world()
    untouched, *ways = catch([cite(world, MUST)], world, say(Support.NONE))
    assert untouched.share is not None
    assert untouched.share.mean == 1
    assert {each.made for each in ways} == {0}
    assert {each.share for each in ways} == {None}


def test_failed_judgements_are_counted_and_catch_nothing() -> None:
    world = make_world()
    subject = cite(world, MUST)

    def judge(pair: JudgedPair) -> Opinion:
        sound = pair.text == subject.text and pair.evidence == subject.evidence
        return Verdict(support=Support.FULL) if sound else JudgeFailure(reason="no reply")

    found = {
        each.way: each for each in catch([subject], world, ScriptedJudge(judge), ways=["digit"])
    }
    assert (found["digit"].made, found["digit"].failed, found["digit"].share) == (1, 1, None)


def test_the_second_look_sees_only_what_the_first_let_pass() -> None:
    world = make_world()
    second = say(Support.NONE)
    found = look_twice([cite(world, MUST)], world, say(Support.FULL), second)
    assert found[0].share is not None
    assert found[0].share.mean == 1
    assert len(second.batches[0]) == 1
    silent = say(Support.NONE)
    look_twice([cite(world, MUST)], world, say(Support.PARTIAL), silent)
    assert silent.batches == []


def test_the_table_names_every_way() -> None:
    world = make_world()
    lines = list(write_table(catch([cite(world, MUST)], world, OfflineJudge())))
    assert lines[0] == "test"
    assert all(any(way in line for line in lines) for way in ALL_WAYS)


def test_an_untouched_statement_is_labelled_sound() -> None:
    assert leave(cite(make_world(), MUST)).supported
