"""Files of labelled claims: what is read, and what is refused with file, line and field."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from evals.benchmark.read import read_labelled
from store.errors import BadInput

ROW = {"claim": "The port has twelve piers.", "evidence": "It has twelve piers. It is old."}


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("\n".join(json.dumps(each) for each in rows), encoding="utf-8")
    return path


def test_evidence_is_cut_into_sentences_that_stand_where_they_say(tmp_path: Path) -> None:
    (row,) = read_labelled(write(tmp_path / "a.jsonl", ROW | {"label": 1})).rows
    assert [each.quote for each in row.evidence] == ["It has twelve piers.", "It is old."]
    assert (row.evidence[1].start, row.evidence[1].end) == (21, 31)
    assert row.supported


@pytest.mark.parametrize(
    ("label", "supported"),
    [(1, True), (0, False), (True, True), ("supported", True), ("overstated", False)],
)
def test_labels_are_numbers_or_words(label: object, supported: object, tmp_path: Path) -> None:
    (row,) = read_labelled(write(tmp_path / "a.jsonl", ROW | {"label": label})).rows
    assert row.supported is supported


def test_rows_without_a_group_stand_alone(tmp_path: Path) -> None:
    file = read_labelled(write(tmp_path / "a.jsonl", ROW | {"label": 1}, ROW | {"label": 0}))
    assert not file.is_grouped
    assert len({row.cluster for row in file.rows}) == 2


def test_a_packed_file_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(ROW | {"label": 0, "group": 3}).encode()))
    file = read_labelled(path)
    assert (file.rows[0].cluster, file.is_grouped) == ("3", True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"a\.jsonl:1: the file holds no labelled claim"),
        ("{", r"a\.jsonl:1: it is no JSON"),
        (json.dumps(ROW), r"a\.jsonl:1: label: the field is missing"),
        (json.dumps(ROW | {"label": 2}), r"a\.jsonl:1: label: 1, 0, or supported"),
        (json.dumps(ROW | {"label": None}), r"a\.jsonl:1: label: 1, 0, or supported"),
        (json.dumps(ROW | {"label": 1, "lable": 1}), r"a\.jsonl:1: lable: unknown field"),
        (json.dumps(ROW | {"label": 1, "claim": ""}), r"a\.jsonl:1: claim: "),
        (json.dumps(ROW | {"label": 1, "evidence": [1]}), r"a\.jsonl:1: evidence: "),
        ("\n\n[]", r"a\.jsonl:3: "),
    ],
)
def test_what_is_no_row_is_refused_with_its_line(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=message):
        read_labelled(path)


def test_a_damaged_packed_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b"{}" * 900)[:-20])
    with pytest.raises(BadInput, match="cannot be read"):
        read_labelled(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_labelled(tmp_path / "none.jsonl")
