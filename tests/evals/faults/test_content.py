"""Wrong replies through the whole agent: nothing of them is shown that is not proven."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from evals.faults import CONTENT
from evals.faults.content import read_offer
from evals.faults.opening import open_endpoint
from evals.faults.run_content import read_samples, run_content
from evals.faults.types import Result
from evals.shelf import Shelf

AT_ONCE = 4


@pytest.fixture(scope="module")
def library() -> Shelf:
    """Return some sample documents."""
    return read_samples()


@pytest.fixture(scope="module")
def results(library: Shelf) -> dict[str, Result]:
    """Return what came of every reply."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        jobs = {
            name: pool.submit(run_content, name, each, library, open_endpoint)
            for name, each in CONTENT.items()
        }
        return {name: job.result() for name, job in jobs.items()}


@pytest.mark.parametrize("name", CONTENT)
def test_the_promise_is_kept(name: str, results: dict[str, Result]) -> None:
    """What may be shown is shown, what may not is not, and no request is wasted."""
    assert results[name].broken == ()


@pytest.mark.parametrize("name", ["a changed figure", "another language", "another sentence"])
def test_without_checks_the_promise_would_be_broken(name: str, library: Shelf) -> None:
    """So it is the checks that keep it, and the judge that sees it."""
    result = run_content(name, CONTENT[name], library, open_endpoint, checks=())
    assert any("shown" in each for each in result.broken)


def test_a_prompt_is_read_as_a_model_reads_it() -> None:
    """Numbers in front of sentences, their labels left out."""
    offered = read_offer(
        "Document: A\n[1] [heading] Article 4\n[2] [4.3] 4.3 The confidentiality period is 180"
        " days.\nNote: [3] is no sentence\n[12] Observers leave."
    )
    assert offered.sentences == {
        1: "Article 4",
        2: "4.3 The confidentiality period is 180 days.",
        12: "Observers leave.",
    }
    assert offered.text == "The confidentiality period is 180 days."
    assert offered.other == 1
