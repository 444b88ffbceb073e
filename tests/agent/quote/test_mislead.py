"""True quotations that would mislead: what must stand apart, come first, or be marked."""

from __future__ import annotations

from datetime import date

from agent.ask import ask
from agent.question.types import Wanted
from agent.quote.values import find_values
from agent.types import Outcome
from store.filters import Filters
from tests.agent.quote.conftest import MakeShelf

ACT = """# Regulation (EU) 2021/1689 on harbour works

## Article 99 Penalties

1. A breach of the dredging ban shall be subject to fines of up to EUR 35 000 for operators.

## Article 100 Fines on public bodies

1. A breach of the dredging ban shall be subject to fines of up to EUR 1 500 for public bodies.
"""


def test_two_articles_of_one_act_are_no_disagreement(make_shelf: MakeShelf) -> None:
    copy = ACT.replace("on harbour works", "of 3 March 2021 on harbour works")
    shelf = make_shelf(act=ACT, copy=copy)
    answer = ask(shelf, "What fine does a breach of the dredging ban carry?")
    assert answer.statements
    assert answer.conflicts == ()


def test_a_word_is_found_however_its_accents_are_written(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        note="# Note on harbours\n\nThe harbour of Québec has twelve pilots in winter.\n"
    )
    answer = ask(shelf, "How many pilots does the harbour of Quebec have?")
    assert answer.outcome is Outcome.ANSWER
    assert not any("in none of" in gap.about for gap in answer.gaps)


def test_the_same_rule_for_another_case_is_shown_with_it(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(act=ACT)
    answer = ask(shelf, "What fine does a breach of the dredging ban carry?")
    said = " ".join(each.text for each in answer.statements)
    assert "EUR 35 000" in said
    assert "EUR 1 500" in said


PILOTS = """# Regulation (EU) 2021/77 on pilots

Whereas:

(1) Pilots need time to prepare.

(2) This Regulation should apply from 2 August 2026.

HAVE ADOPTED THIS REGULATION:

## Article 8 Entry into force and application

It shall apply from 2 August 2026.

However:

(a) Article 3 shall apply from 2 February 2025;

(b) Article 4 shall apply from 2 May 2025.

## Article 9 Reports

The pilot shall submit:

(a) an early warning of a grounding, within 24 hours of becoming aware of the grounding;

(b) a full notification of a grounding, within 72 hours of becoming aware of the grounding;

(c) a final account.
"""


def test_the_article_comes_before_the_recital_with_what_it_excepts(make_shelf: MakeShelf) -> None:
    answer = ask(make_shelf(act=PILOTS), "When does Regulation (EU) 2021/77 apply?")
    said = " ".join(each.text for each in answer.statements)
    assert "It shall apply from 2 August 2026." in said
    assert "2 February 2025" in said
    assert "should apply" not in said


def test_by_when_is_told_by_a_period_and_all_of_them(make_shelf: MakeShelf) -> None:
    answer = ask(make_shelf(act=PILOTS), "By when must a pilot notify a grounding?")
    said = " ".join(each.text for each in answer.statements)
    assert "within 24 hours" in said
    assert "within 72 hours" in said
    assert any("1 more item stands" in note for note in answer.notices)


def test_a_number_of_an_act_is_no_date() -> None:
    assert find_values("as set out in Directive (EU) 2022/2555", Wanted.DATE) == []


def test_the_date_in_the_name_of_an_order_is_not_that_of_its_end(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        order="# Order on harbours\n\nThe Board shall review all actions taken under the revoked "
        "Harbour Order 14 of October 30, 2023.\n"
    )
    answer = ask(shelf, "When was Harbour Order 14 revoked?")
    assert answer.outcome is Outcome.DOCUMENTS_DO_NOT_SAY


def test_who_defines_is_not_defined(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        note="# Plan of work\n\nHarbourMark has defined a specific set of roles for ports.\n\n"
        "The HarbourMark Registry is the list of ports that take part.\n"
    )
    answer = ask(shelf, "What is HarbourMark?")
    assert answer.outcome is Outcome.DOCUMENTS_DO_NOT_SAY


MEMORANDUM = """# Memorandum on shared harbours

The Government of Arland and the Government of Belmark have agreed as follows:

4.3 The confidentiality period for survey results is 180 days.

Signed in Velm on 3 March 2021 by the Ministers.
"""
AMENDMENT = """# Amendment No. 1 to the Memorandum on shared harbours

The Government of Arland and the Government of Belmark have agreed as follows:

1.2 Paragraph 4.3 of the Memorandum as amended reads: "The confidentiality period for survey \
results is 270 days."

Signed in Velm on 3 March 2022 by the Ministers.
"""


def test_what_is_in_force_comes_before_what_it_amends(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(memorandum=MEMORANDUM, amendment=AMENDMENT)
    answer = ask(shelf, "How long is the confidentiality period for survey results?")
    assert "270 days" in answer.statements[0].text
    assert "180 days" in answer.statements[1].text
    assert any("4.3" in note and "is amended by" in note for note in answer.notices)


def test_conditions_that_leave_no_document_are_named(make_shelf: MakeShelf) -> None:
    answer = ask(make_shelf(act=ACT), "What is dredging?", filters=Filters(issuers=("Nobody",)))
    assert "no document fits the conditions" in answer.gaps[0].about


def test_an_undated_document_is_named_where_a_day_is_asked_for(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(note="# Note on pilots\n\nPilots train in winter on the northern channel.\n")
    answer = ask(shelf, "Do pilots train in winter?", filters=Filters(as_of=date(2023, 11, 1)))
    assert any(note.startswith("Undated") for note in answer.notices)


def test_each_of_several_documents_is_named_with_its_id(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(memorandum=MEMORANDUM, other=MEMORANDUM.replace("shared", "northern"))
    answer = ask(shelf, "Who signed the memorandum, and when?")
    assert answer.outcome is Outcome.NEEDS_CLARIFICATION
    assert all(any(f"ID {each.id[:8]}" in n for n in answer.notices) for each in shelf.documents())


def test_a_text_dates_itself_under_its_heading(make_shelf: MakeShelf) -> None:
    rules = "".join(f"## Article {n}\n\nThis Act shall apply to ship {n}.\n\n" for n in range(40))
    act = f"# Harbour Lights Act\n\n{rules}## Article 71 Entry into force\n\n"
    shelf = make_shelf(act=f"{act}It shall apply from 11 December 2027.\n")
    answer = ask(shelf, "When does the Harbour Lights Act apply?")
    assert "11 December 2027" in answer.statements[0].text
