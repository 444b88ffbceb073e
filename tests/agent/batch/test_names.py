"""File names from ids: none leads out of the folder, no two rows share one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.batch.names import LONGEST_NAME, name_rows

HOSTILE = [
    "../../x", "..", ".", "/etc/passwd", "a/b", "a\\b", "CON", "con.md", "nul", "COM1", "a:b",
    "x" * 300, "é", "e\u0301", "名前", "\u202egnp", "a\nb", "a\x00b", " ", "-rf", "~root", "$HOME",
    ".hidden", "a.", "a ", "%2e%2e", "a~b", "row", "row~0123456789abcdef",
]  # fmt: skip


def test_plain_ids_keep_their_names() -> None:
    plain = ["q1", "UK-US_2.1", "a" * LONGEST_NAME, "7"]
    assert name_rows(plain) == plain


@pytest.mark.parametrize("row", HOSTILE)
def test_a_hostile_id_stays_in_the_folder(tmp_path: Path, row: str) -> None:
    (name,) = name_rows([row])
    path = tmp_path / f"{name}.docx"
    path.write_text("x")
    assert [each.name for each in tmp_path.iterdir()] == [f"{name}.docx"]
    assert name.isascii()
    assert name[0] not in ".-"


def test_hostile_ids_share_no_name() -> None:
    names = name_rows(HOSTILE)
    assert len({name.casefold() for name in names}) == len(HOSTILE)


def test_ids_that_differ_in_case_alone_share_no_name() -> None:
    names = name_rows(["Q1", "q1", "q2"])
    assert len({name.casefold() for name in names}) == 3
    assert names[2] == "q2"


def test_ids_equal_after_escaping_share_no_name() -> None:
    names = name_rows(["a/b", "a:b", "a_b", "a b", "a//b"])
    assert len({name.casefold() for name in names}) == 5


@given(st.lists(st.text(min_size=1, max_size=400), unique=True, max_size=20))
def test_names_are_safe_and_their_own_whatever_the_ids(ids: list[str]) -> None:
    names = name_rows(ids)
    assert len({name.casefold() for name in names}) == len(ids)
    for name in names:
        assert set(name) <= set(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-~"
        )
        assert len(name) <= LONGEST_NAME
        assert name[0] not in ".-~"
