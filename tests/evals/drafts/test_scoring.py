"""Rulings against labels: what counts as found, and what as a false alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.referee.types import Claim, Review, Ruled, Ruling
from evals.drafts import Labelled, LabelledDraft, Labels
from evals.drafts.__main__ import run
from evals.drafts.report import render
from evals.drafts.score import Scored, score
from store.types import Region

FIRST, SECOND = "The first sentence.", "The second one."


def draft(*labelled: Labelled) -> LabelledDraft:
    """Return a draft with these labels."""
    labels = Labels(title="A draft", written_by="informed", sentences=labelled)
    return LabelledDraft(path=Path("a.md"), labels=labels)


def review(*rulings: tuple[str, Ruling]) -> Review:
    """Return a review of sentences with these rulings."""
    ruled = tuple(
        Ruled(
            claim=Claim(mark=at, text=text, start=0, end=len(text), region=Region.BODY),
            ruling=ruling,
        )
        for at, (text, ruling) in enumerate(rulings, start=1)
    )
    return Review(name="a.md", digest="", media_type="", ruled=ruled, documents=1, fingerprint="")


def sound(text: str) -> Labelled:
    """Return a sound sentence."""
    return Labelled(text=text, label="sound", source="a.md", quote="words")


def fault(text: str) -> Labelled:
    """Return a sentence that nothing says."""
    return Labelled(text=text, label="fault", kind="invented")


@pytest.mark.parametrize(
    ("ruling", "right"),
    [
        (Ruling.SUPPORTED, True),
        (Ruling.OVERSTATED, False),
        (Ruling.UNSUPPORTED, False),
        (Ruling.NOT_CHECKABLE, False),
    ],
)
def test_a_sound_sentence_must_be_supported(ruling: Ruling, right: bool) -> None:
    """To pass one over is an alarm as well: its reader gets no proof."""
    scored = score(draft(sound(FIRST)), review((FIRST, ruling)))
    assert scored[0].right is right


@pytest.mark.parametrize(
    ("ruling", "right"),
    [(Ruling.CONTRADICTED, True), (Ruling.SUPPORTED, False), (Ruling.NOT_CHECKABLE, False)],
)
def test_a_fault_must_be_flagged(ruling: Ruling, right: bool) -> None:
    """What is not checked is not found."""
    scored = score(draft(fault(FIRST)), review((FIRST, ruling)))
    assert scored[0].right is right


def test_a_sentence_cut_in_two_has_the_worse_ruling() -> None:
    """Half a proof is none."""
    whole = f"{FIRST} {SECOND}"
    scored = score(
        draft(sound(whole)), review((FIRST, Ruling.SUPPORTED), (SECOND, Ruling.UNSUPPORTED))
    )
    assert scored[0].ruling is Ruling.UNSUPPORTED


def test_a_label_has_only_its_own_sentence() -> None:
    """The ruling on a neighbour is none of it."""
    rulings = review((FIRST, Ruling.SUPPORTED), (SECOND, Ruling.UNSUPPORTED))
    scored = score(draft(sound(FIRST), fault(SECOND)), rulings)
    assert [each.right for each in scored] == [True, True]


def test_a_sentence_that_was_not_read_is_not_checked() -> None:
    """It counts against us, whatever its label."""
    scored = score(draft(sound(FIRST)), review((SECOND, Ruling.SUPPORTED)))
    assert scored[0].ruling is Ruling.NOT_CHECKABLE


def test_the_table_counts_by_kind_and_author() -> None:
    """Shares stand with their interval and the goal."""
    made = Scored(
        draft="a", author="fresh", labelled=fault(FIRST), ruling=Ruling.SUPPORTED, ruled=()
    )
    table = render([made, *score(draft(sound(FIRST)), review((FIRST, Ruling.SUPPORTED)))])
    assert "invented" in table
    assert "found: 0 of 1, 0.0%" in table
    assert "false alarms: 0 of 1, 0.0%" in table


def test_the_fresh_part_is_only_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """Its sentences are never listed, so that nothing is tuned on them."""
    assert run(["--part", "fresh", "--wrong"]) == 0
    assert "ruled" not in capsys.readouterr().out
