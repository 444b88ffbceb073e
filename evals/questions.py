"""Ask a suite of questions and score the answers: `python -m evals.questions FILE …`."""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from agent.ask import ask
from agent.gate import quotes_hold
from agent.quote.shelf import Shelf
from agent.types import Answer, Evidence, Outcome
from evals.question_suite import Case, Suite, find_quote, load_suite, normalise
from store.types import Document

_RUN: Final = 5
"""Words in a row that a shown quotation and a listed one must share, unless the listed one is
shorter: then all of it."""

_ANSWERED: Final = frozenset({Outcome.ANSWER, Outcome.PARTIAL_ANSWER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one answer did.

    `points`: 2 right outcome, a listed quotation shown, all vital nuggets; 1 right outcome only;
    0 wrong outcome; -1 something forbidden is asserted. `missing` names listed quotations that no
    document holds: a fault of the suite or of the reading, never of the answer.
    """

    case: Case
    answer: Answer
    points: int
    outcome_right: bool
    quote_shown: bool
    quotes_true: bool
    nuggets: float
    missing: int = 0

    @property
    def seconds(self) -> float:
        """How long the answer took."""
        return self.answer.usage.total_seconds


def run_suite(suite: Suite, library: Shelf) -> list[Score]:
    """Return the score of every question of a suite, asked of one library."""
    files = {each.id: each.file for each in suite.meta.documents}
    return [
        score_answer(case, ask(library, case.question), library, files) for case in suite.questions
    ]


def score_answer(case: Case, answer: Answer, library: Shelf, files: dict[str, str]) -> Score:
    """Return how an answer did against what its case expects."""
    listed = [
        (support, _find(library, files.get(support.doc, support.doc))) for support in case.support
    ]
    quotes = [
        find_quote(support, library.text(document.version)) if document else None
        for support, document in listed
    ]
    right = answer.outcome is case.expected_outcome
    shown = [normalise(each.quote) for each in list_shown(answer)]
    hit = not case.support or any(
        overlap(quote, each) for quote in quotes if quote for each in shown
    )
    nuggets = _share_nuggets(case, answer)
    true = all(_is_true(each, library) for each in list_shown(answer))
    points = 0 if not right else 2 if hit and nuggets == 1.0 else 1
    if _claims_forbidden(case, answer) or not true:
        points = -1
    return Score(
        case=case,
        answer=answer,
        points=points,
        outcome_right=right,
        quote_shown=hit,
        quotes_true=true,
        nuggets=nuggets,
        missing=sum(quote is None for quote in quotes),
    )


def list_shown(answer: Answer) -> list[Evidence]:
    """Return every passage that an answer shows: proofs, and nearest passages of gaps."""
    proofs = [item for statement in answer.statements for item in statement.evidence]
    return proofs + [gap.nearest for gap in answer.gaps if gap.nearest is not None]


def overlap(listed: str, shown: str) -> bool:
    """Say whether two quotations share a run of words."""
    one, two = listed.split(), shown.split()
    size = min(_RUN, len(one), len(two))
    runs = {tuple(two[at : at + size]) for at in range(len(two) - size + 1)}
    return listed in shown or any(
        tuple(one[at : at + size]) in runs for at in range(len(one) - size + 1)
    )


def _find(library: Shelf, file: str) -> Document | None:
    return next((each for each in library.documents() if file in each.origin), None)


def _is_true(evidence: Evidence, library: Shelf) -> bool:
    return quotes_hold([evidence], library.text(evidence.document.version))


def _share_nuggets(case: Case, answer: Answer) -> float:
    """Return the share of vital nuggets that occur in what is shown; their absence is counted only
    where the documents answer: how a gap is worded is not for containment to judge.
    """
    if not case.nuggets_vital or case.expected_outcome is not Outcome.ANSWER:
        return 1.0
    text = _all_text(answer)
    return sum(normalise(each).casefold() in text for each in case.nuggets_vital) / len(
        case.nuggets_vital
    )


def _claims_forbidden(case: Case, answer: Answer) -> bool:
    said = " ".join(normalise(each.text).casefold() for each in answer.statements)
    return any(normalise(claim).casefold() in said for claim in case.must_not_claim)


def _all_text(answer: Answer) -> str:
    parts = [each.text for each in answer.statements]
    parts += [each.quote for each in list_shown(answer)]
    parts += [gap.about for gap in answer.gaps]
    parts += list(answer.notices)
    return normalise(" ".join(parts)).casefold()


def print_table(scores: Sequence[Score]) -> None:
    """Print one line for each question and the sums below."""
    for score in scores:
        mark = {2: "2", 1: "1", 0: "0", -1: "-1"}[score.points]
        got = score.answer.outcome.value
        want = "" if score.outcome_right else f" (expected {score.case.expected_outcome.value})"
        quote = "quote" if score.quote_shown else "  -  "
        print(f"{score.case.id:5} {mark:>2} {quote} {score.nuggets:4.2f} {got}{want}")
    total = len(scores)
    answerable = [each for each in scores if each.case.expected_outcome in _ANSWERED]
    print(f"right outcome          {sum(each.outcome_right for each in scores)} of {total}")
    shown = sum(each.quote_shown for each in answerable)
    print(f"listed quote shown     {shown} of {len(answerable)} answerable")
    print(f"quotes not in document {sum(not each.quotes_true for each in scores)}")
    print(f"mean points (0-2)      {statistics.fmean(each.points for each in scores):.2f}")
    print(f"median seconds         {statistics.median(each.seconds for each in scores):.3f}")
    if lost := sum(each.missing for each in scores):
        print(f"listed quotes found in no document: {lost}")


def open_library(library: str | None, documents: str | None) -> Shelf:
    """Return a library on disk, or one in memory of a folder's documents."""
    if library is not None:
        from store.library import Library

        return Library.open(Path(library))
    from evals.shelf import read_folder

    return read_folder(Path(str(documents)))


def main(arguments: Sequence[str]) -> int:
    """Run a suite from the command line and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.questions", description=__doc__)
    parser.add_argument("suite", type=Path)
    parser.add_argument("--part", help="only the questions of this part (dev, held)")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--library", help="a library on disk")
    where.add_argument("--documents", help="a folder of documents, read into memory")
    given = parser.parse_args(arguments)
    suite = load_suite(given.suite)
    if given.part:
        kept = tuple(each for each in suite.questions if each.part == given.part)
        suite = suite.model_copy(update={"questions": kept})
    print_table(run_suite(suite, open_library(given.library, given.documents)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
