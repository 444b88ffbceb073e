"""Figures are read with what they count; a sentence is quoted with what it needs to be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.briefing.computed.context import Context
from agent.briefing.computed.figures import find_figures
from agent.briefing.computed.material import Topical, gather_material, says_something
from agent.briefing.computed.quoting import pick, quote
from agent.briefing.computed.who import find_home, is_issuer
from agent.briefing.types import Paragraph, Remark, Section
from agent.checks import Check
from agent.types import Finding, Judgement, Kind
from evals.shelf import Shelf
from store.types import Document, SourceCard, Stated
from tests.agent.briefing.computed.conftest import MakeShelf
from tests.agent.briefing.computed.scene import ask_for, open_context
from tests.agent.briefing.computed.test_grading import write_sentence

DOCUMENT = Document(
    id="d",
    version="v",
    title="A note",
    media_type="text/plain",
    origin="note.txt",
    added="2026-01-01T00:00:00Z",
)


def read(text: str) -> list[str]:
    topical = Topical(document=DOCUMENT, sentence=write_sentence(text), core=False)
    return [each.words for each in find_figures(topical)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It offers up to 5 per cent of the node hours.", ["5 per cent"]),
        ("The fund has 12 million crowns.", ["12 million crowns"]),
        ("They must report within 24 hours.", ["24 hours"]),
        ("2.1 It employs 40 people.", ["40"]),
        ("They intend to meet within six months.", ["six months"]),
        ("Under Articles 15 and 16 of Regulation (EU) 2019/1020 they report.", []),
        ("The hall was closed from 11 to 13 November 2025.", []),
        ("As paragraph 2.2 says, nothing follows.", []),
        ('The office consults the agency:32 and finds a "need"12 for it.', []),
        ("Two years ago the office opened, and grew over the last 12 months.", []),
    ],
)
def test_a_figure_counts_something(text: str, figures: list[str]) -> None:
    assert read(text) == figures


def test_facts_carry_their_figures_and_their_source_as_a_label(laboratory: Shelf) -> None:
    section = ask_for("facts_and_figures", open_context(laboratory))
    labels = [each.label for each in section.blocks if isinstance(each, Paragraph)]
    assert "31 (Audit Office of Sudland, 1 February 2026)" in labels
    assert "40 (Ministry of Research of Norland, 4 May 2025)" in labels


def list_figures(context: Context, most: int) -> list[str]:
    """Return the labels of the figures that a section of so many shows."""
    section = ask_for("facts_and_figures", context, most=most)
    return [each.label for each in section.blocks if isinstance(each, Paragraph)]


def test_a_figure_that_stands_there_already_gives_way_to_a_new_one(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        note="# The tidal archive\n\nThe tidal archive keeps maps of the coast for 10 years.\n\n"
        "The tidal archive lends boats to schools for 24 hours.\n\n"
        "The tidal archive stores letters of its members for 10 years.\n"
    )
    every = list_figures(open_context(shelf, "the tidal archive"), 3)
    assert [label.split(" (")[0] for label in every][-1] == "10 years"
    assert {label.split(" (")[0] for label in every[:2]} == {"10 years", "24 hours"}


def test_figures_that_the_page_cites_come_first(make_shelf: MakeShelf) -> None:
    """Whoever speaks from the page is asked for the figures on it."""
    shelf = make_shelf(
        note="# The tidal archive\n\nThe tidal archive keeps maps of the coast for 10 years.\n\n"
        "The tidal archive answers questions within 24 hours.\n"
    )
    last = list_figures(open_context(shelf, "the tidal archive"), 2)[-1]
    figure = last.split(" (")[0]
    context, topical = find_topical(shelf, "the tidal archive", figure)
    assert isinstance(context, Context)
    statement = quote(context, topical)
    assert statement is not None
    section = Section(key="k", title="K", blocks=(Paragraph(statement=statement),))
    assert list_figures(replace(context, composed=(section,)), 1) == [last]


def find_topical(shelf: Shelf, topic: str, words: str) -> tuple[object, Topical]:
    context = open_context(shelf, topic)
    for document in context.desk.documents():
        every = context.desk.sentences(document)
        for each in every:
            if words in each.text:
                lead = every[each.lead].text if each.lead is not None else ""
                return context, Topical(document=document, sentence=each, core=True, lead=lead)
    raise AssertionError(words)


def test_a_list_item_is_quoted_behind_its_lead(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        note="# The archive\n\nThe archive intends to help by:\n\n"
        "- lending maps;\n- drawing charts.\n"
    )
    context, topical = find_topical(shelf, "the archive", "drawing charts")
    statement = quote(context, topical)  # type: ignore[arg-type]
    assert statement is not None
    assert [item.quote for item in statement.evidence] == [
        "The archive intends to help by:", "drawing charts.",
    ]  # fmt: skip


def test_a_sentence_that_points_back_comes_with_the_one_before(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        note="# The archive\n\nThe archive lends maps. It charges nothing for the loans.\n"
    )
    context, topical = find_topical(shelf, "the archive", "It charges")
    statement = quote(context, topical)  # type: ignore[arg-type]
    assert statement is not None
    assert statement.text == "The archive lends maps. It charges nothing for the loans."


def test_a_sentence_that_points_at_nothing_near_is_not_quoted(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(note="# The archive\n\nThe archive lends maps.\n\nThey charge nothing.\n")
    context, topical = find_topical(shelf, "the archive", "They charge")
    assert quote(context, topical) is None  # type: ignore[arg-type]


def test_an_exception_comes_with_the_rule_it_takes_up(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        note="# The archive\n\nThe archive is open to all.\n\n"
        "However, the vault shall stay closed to visitors.\n"
    )
    context, topical = find_topical(shelf, "the archive", "However")
    statement = quote(context, topical)  # type: ignore[arg-type]
    assert statement is not None
    assert statement.text.startswith("The archive is open to all.")


def refuse(text: str, kind: Kind, evidence: object) -> list[Finding]:
    """A check that lets nothing pass. A double."""
    del text, kind, evidence
    return [Finding(check="double", judgement=Judgement.UNSUPPORTED, message="no")]


def test_what_a_check_refuses_is_shown_nowhere(laboratory: Shelf) -> None:
    checks: tuple[Check, ...] = (refuse,)
    for name in ("timeline", "commitments", "facts_and_figures", "silences", "instruments"):
        section = ask_for(name, replace(open_context(laboratory), checks=checks))
        assert not list(section.statements())


def test_nothing_is_picked_twice(laboratory: Shelf) -> None:
    context = open_context(laboratory)
    every = gather_material(context).sentences
    assert len(pick(context, [*every, *every], 100)) <= len(every)


@pytest.mark.parametrize(
    "text",
    [
        "(6) OJ C 67, 8.2.2022, p. 81.",
        "and that the office will be closed on Mondays in winter.",
        "Contents of the note",
    ],
)
def test_notes_ends_of_sentences_and_headings_say_nothing(text: str) -> None:
    assert not says_something(DOCUMENT, write_sentence(text))


def test_an_issuer_that_is_not_known_is_of_no_country() -> None:
    assert find_home(DOCUMENT) == frozenset()


@pytest.mark.parametrize(
    ("issuer", "actor"),
    [
        ("whitehouse.gov", "United States"),
        ("www.gov.uk", "United Kingdom"),
        ("THE EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION", "EU"),
        ("Ministry of Research of Norland", "Norland"),
    ],
)
def test_an_issuer_is_known_by_its_name_or_by_where_it_publishes(issuer: str, actor: str) -> None:
    document = replace(DOCUMENT, card=SourceCard(issuer=Stated(value=issuer)))
    assert is_issuer(actor, document)
    assert not is_issuer("Japan", document)


def test_the_disclosure_says_that_no_model_took_part(laboratory: Shelf) -> None:
    lines = [
        each.text
        for each in ask_for("disclosure", open_context(laboratory)).blocks
        if isinstance(each, Remark)
    ]
    assert lines[0] == "Status: draft, not yet referenced. No person has signed it off."
    assert any("no generative model took part" in each for each in lines)
    assert "As at 1 June 2026." in lines
    assert any(laboratory.fingerprint[:12] in each for each in lines)
    assert any("4 documents searched" in each for each in lines)


def test_a_model_behind_a_chat_window_has_no_name(laboratory: Shelf) -> None:
    context = replace(open_context(laboratory), model="manual")
    texts = [getattr(each, "text", "") for each in ask_for("disclosure", context).blocks]
    assert any("by a model behind a chat window, which is not known by name" in t for t in texts)


def test_the_disclosure_names_the_model(laboratory: Shelf) -> None:
    context = replace(open_context(laboratory), model="openai:writer")
    texts = [getattr(each, "text", "") for each in ask_for("disclosure", context).blocks]
    assert any("openai:writer" in each for each in texts)
