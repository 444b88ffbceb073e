"""Who asks for a provision of an instrument is shown what has become of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from agent.ask import ask
from agent.quote.amended import find_amending
from agent.quote.shelf import Desk
from evals import samples as sample_package
from evals.shelf import Shelf, read_folder
from store.filters import Filters

ASKED = "What is the confidentiality period under paragraph 4.3 of the Memorandum?"


@pytest.fixture(scope="module")
def samples() -> Shelf:
    return read_folder(Path(sample_package.__file__).parent / "library")


def test_words_in_force_stand_before_the_former_ones(samples: Shelf) -> None:
    answer = ask(samples, ASKED)
    quoted = [each.text for each in answer.statements]
    assert "270 days" in quoted[0]
    assert "180 days" in quoted[1]
    assert any("is amended by" in each for each in answer.notices)


def test_the_wording_of_a_place_comes_with_its_amendment(samples: Shelf) -> None:
    answer = ask(samples, "What does paragraph 4.3 of the Memorandum say?")
    assert "270 days" in answer.statements[0].text


def test_before_the_amendment_the_first_words_stand_alone(samples: Shelf) -> None:
    answer = ask(samples, ASKED, filters=Filters(as_of=date(2025, 3, 1)))
    assert ["180 days" in each.text for each in answer.statements] == [True]


@pytest.mark.parametrize("number", ["5.1", "6.1"])
def test_provision_that_nothing_amends_stands_alone(samples: Shelf, number: str) -> None:
    answer = ask(samples, f"What does paragraph {number} of the Memorandum say?")
    cited = [item.document.title for each in answer.statements for item in each.evidence]
    assert cited
    assert not any("Amendment" in title for title in cited)


def test_a_paper_of_the_same_bodies_is_not_amended(samples: Shelf) -> None:
    desk = Desk(shelf=samples, filters=Filters())
    amended = {
        document.title.partition(":")[0]
        for document in desk.documents()
        if find_amending(desk, [document])
    }
    assert len(amended) == 1
    assert next(iter(amended)).startswith("Memorandum of Understanding")
