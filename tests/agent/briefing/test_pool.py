"""What the library has on a topic: the right documents and parts of them, nothing akin."""

from __future__ import annotations

import pytest

from agent.briefing.core import find_articles
from agent.briefing.pool import Pool, gather_pool
from agent.briefing.types import Assignment
from evals.shelf import Shelf
from tests.agent.briefing.papers import ACT, DEAL, DUTIES, MEMO, NEWS, TWIN, make_papers, open_desk
from tests.agent.compose.world import make_shelf


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return make_papers()


def gather(shelf: Shelf, topic: str, **given: object) -> Pool:
    return gather_pool(open_desk(shelf), Assignment(topic=topic, **given))  # type: ignore[arg-type]


def texts(pool: Pool) -> list[str]:
    return [each.text for each in pool.sentences]


def test_the_parts_of_an_act_that_are_headed_for_the_topic_are_found(shelf: Shelf) -> None:
    """What the topic calls “reporting duties” is headed “Reporting obligations of operators”."""
    found = texts(gather(shelf, DUTIES))
    assert any("report every serious accident" in each for each in found)
    assert not any("light every quay" in each for each in found)


def test_what_refers_to_such_a_part_is_found_wherever_it_stands(shelf: Shelf) -> None:
    """The fine for not reporting, and the day from which it is due, stand in other articles."""
    found = texts(gather(shelf, DUTIES))
    assert any("EUR 40 000" in each for each in found)
    assert any("Article 3 shall apply from 1 January 2025" in each for each in found)
    assert not any("EUR 500" in each for each in found)


def test_the_document_that_is_the_topic_is_read_whole(shelf: Shelf) -> None:
    pool = gather(shelf, DEAL)
    assert any("expenditure of funds" in each for each in texts(pool))
    assert "memo.md" in {each.origin for each in pool.core.documents}


def test_headings_questions_and_furniture_are_left_out(shelf: Shelf) -> None:
    found = texts(gather(shelf, DEAL))
    assert not any(each.startswith("#") or each.endswith("?") for each in found)
    assert not any("newsletter" in each for each in found)


def test_the_same_deal_with_another_country_is_left_out() -> None:
    shelf = make_shelf(memo=MEMO, twin=TWIN, news=NEWS)
    found = texts(gather(shelf, "the UK–Japan Ocean Data Deal"))
    assert not any("port of Velm" in each for each in found)


def test_nothing_on_the_topic_is_nothing_found(shelf: Shelf) -> None:
    pool = gather(shelf, "the price of tulips")
    assert pool.sentences == ()


def test_each_content_stands_once() -> None:
    shelf = make_shelf(one=ACT, two=ACT.replace("2024-05-03", "2024-05-04"))
    found = texts(gather(shelf, DUTIES))
    assert sum("report every serious accident" in each for each in found) == 1


_BUYERS_AND_SELLERS = """---
issuer: Port Authority of Velm
date: 2024-05-03
---
# Buoy Act

## Article 1 Obligations of importers of buoys

Importers of buoys shall keep the papers of each buoy for nine years.

## Article 2 Obligations of dealers in buoys

Dealers in buoys shall paint every buoy red before it is sold.

Dealers in buoys shall tell the importers of buoys of each defect of a buoy.

## Article 3 Wide obligations

The obligations of this Act shall apply to buoys from 1 May 2025.
"""


def test_what_is_headed_for_others_is_not_on_the_topic() -> None:
    """Unless it speaks of those whom the topic is about."""
    found = texts(gather(make_shelf(act=_BUYERS_AND_SELLERS), "obligations of importers of buoys"))
    assert any("for nine years" in each for each in found)
    assert any("of each defect" in each for each in found)
    assert not any("paint every buoy" in each for each in found)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("However, Article 14 shall apply from 11 September 2026.", {"14"}),
        ("pursuant to Article 14(1) and (3) and Article 15(2) of this Regulation", {"14", "15"}),
        ("the obligations set out in Articles 13 and 14", {"13", "14"}),
        ("established under Article 16 of Directive (EU) 2022/2555", set()),
        ("in accordance with Article 10(2) and (3) of Regulation (EU) 2019/1020", set()),
        ("no reference at all in 2024", set()),
    ],
)
def test_articles_of_other_acts_are_not_this_acts(text: str, numbers: set[str]) -> None:
    assert find_articles(text) == numbers
