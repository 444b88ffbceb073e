"""The strangers' drafts: whole, over documents that are there, and scored by what is ruled."""

from __future__ import annotations

from collections import Counter

import pytest

from evals.drafts.strangers import Written, judge, load
from evals.pairs.load import SAMPLES
from evals.shelf import read_folder

WRITTEN = load()


def test_each_draft_has_sound_sentences_and_faults() -> None:
    """Some were taken out by the second editor, but never most of a draft."""
    drafts = {each.draft for each in WRITTEN}
    sound = Counter(each.draft for each in WRITTEN if each.error is None)
    faults = Counter(each.draft for each in WRITTEN if each.error is not None)
    assert len(drafts) == 20
    assert all(sound[draft] >= 10 for draft in drafts)
    assert all(4 <= faults[draft] <= 6 for draft in drafts)


def test_each_sentence_names_a_document_of_the_library() -> None:
    """A sentence without its document would be ruled on the wrong texts."""
    assert {each.document for each in WRITTEN} <= {path.name for path in SAMPLES.iterdir()}


def test_no_draft_says_a_sentence_twice() -> None:
    """What stood twice would be counted twice."""
    assert len({(each.draft, each.text) for each in WRITTEN}) == len(WRITTEN)


@pytest.mark.parametrize(
    ("text", "error", "right"),
    [
        ("The Department should publish the full cost of the partnership every year.", None, True),
        ("The Department should publish the full cost of the partnership every day.", "x", True),
        ("The Department should publish the full cost of the partnership every day.", None, False),
        ("The Department should publish the full cost of the partnership every year.", "x", False),
    ],
)
def test_a_label_is_met_by_what_is_ruled(text: str, error: str | None, *, right: bool) -> None:
    """A fault must be asked to change, and a sound sentence must be supported."""
    one = Written(draft="d", document="audit-report-compute.pdf", text=text, error=error)
    [judged] = judge([one], read_folder(SAMPLES))
    assert judged.right is right
