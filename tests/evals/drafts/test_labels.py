"""The labelled drafts: what they hold, and that each label stands on text that is there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from evals.drafts import FOLDER, Kind, LabelledDraft, load_drafts
from evals.pairs.load import SAMPLES
from store.errors import BadInput
from store.readers import parse

EACH = {"fault": 10, "sound": 20}
"""How many sentences of these labels a draft has."""

DRAFTS = load_drafts()
NAMES = [each.name for each in DRAFTS]
LABELS = """\
title: A draft
written_by: fresh
sentences:
- text: It rained.
  label: fault
  kind: {kind}
  note: nothing says so
"""


def flat(text: str) -> str:
    """Return text with white space folded, as a line break of a file is none of its words."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    """Return each sample document's text as our readers give it, by its file's name."""
    files = sorted(SAMPLES.iterdir())
    return {path.name: flat(parse(path.read_bytes(), path.name).text) for path in files}


@pytest.mark.parametrize("draft", DRAFTS, ids=NAMES)
def test_every_draft_has_the_agreed_counts(draft: LabelledDraft) -> None:
    """A draft has twenty sound sentences and one fault of each kind."""
    labels = draft.labels.sentences
    counts = Counter(each.label for each in labels)
    assert {label: counts[label] for label in ("fault", "sound")} == EACH
    assert sorted(each.kind for each in labels if each.kind) == sorted(get_args(Kind))


@pytest.mark.parametrize("draft", DRAFTS, ids=NAMES)
def test_every_labelled_sentence_stands_once_in_its_draft(draft: LabelledDraft) -> None:
    """A label names one place of its draft."""
    text = flat(draft.path.read_text(encoding="utf-8"))
    wrong = [s.text for s in draft.labels.sentences if text.count(flat(s.text)) != 1]
    assert wrong == []


@pytest.mark.parametrize("draft", DRAFTS, ids=NAMES)
def test_every_quote_stands_in_its_source(draft: LabelledDraft, sources: dict[str, str]) -> None:
    """What proves a sentence, or what a fault departs from, is there to be read."""
    wrong = [
        (each.source, each.quote)
        for each in draft.labels.sentences
        if each.source and each.quote and flat(each.quote) not in sources[each.source]
    ]
    assert wrong == []


def test_a_part_holds_only_its_own_drafts() -> None:
    """The half for tuning and the half held out share no draft."""
    informed, fresh = load_drafts("informed"), load_drafts("fresh")
    assert {each.name for each in informed}.isdisjoint(each.name for each in fresh)
    assert len(informed) + len(fresh) == len(DRAFTS)


def test_a_label_of_an_unknown_kind_is_refused_by_line(tmp_path: Path) -> None:
    """A wrong label names its file, line and field."""
    (tmp_path / "a.md").write_text("It rained.", encoding="utf-8")
    (tmp_path / "a.yaml").write_text(LABELS.format(kind="weather"), encoding="utf-8")
    with pytest.raises(BadInput, match=r"a\.yaml:6: sentences\[0\]\.kind"):
        load_drafts(folder=tmp_path)


def test_labels_without_their_draft_are_refused(tmp_path: Path) -> None:
    """Labels alone are no draft."""
    (tmp_path / "a.yaml").write_text(LABELS.format(kind="invented"), encoding="utf-8")
    with pytest.raises(BadInput, match=r"'a\.md' is missing"):
        load_drafts(folder=tmp_path)


def test_the_drafts_lie_beside_their_labels() -> None:
    """No draft is without labels."""
    assert sorted(path.stem for path in FOLDER.glob("*.md")) == NAMES
