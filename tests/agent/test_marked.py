"""What people write is read with the line of everything in it, or refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.marked import decode, name_field, read_bytes, read_yaml
from store.errors import BadInput


def test_each_value_has_its_line() -> None:
    """Lists and fields alike; a place that is not there has the line of what holds it."""
    marked = read_yaml("a: 1\nb:\n- x\n- c: 2\n", "f.yaml")
    assert marked.value == {"a": 1, "b": ["x", {"c": 2}]}
    assert marked.lines["b", 1, "c"] == 4
    assert str(marked.refuse(("b", 1, "d"), "it is missing")) == "f.yaml:4: b[1].d: it is missing"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a: !!timestamp soon", "f.yaml:1: a: 'soon' cannot be read as timestamp"),
        ("a: 1\nb: !!bool perhaps", "f.yaml:2: b: 'perhaps' cannot be read as bool"),
        ("a:\n- !!int ''", "f.yaml:2: a[0]: '' cannot be read as int"),
        ("a: 2025-02-30", "f.yaml:1: a: '2025-02-30' cannot be read as timestamp"),
        ("a: &x 1\nb: *x", "f.yaml:2: b: aliases (*name) are not read here"),
        ("a: 1\na: 2", "f.yaml:2: a: the field is given twice"),
        ("", "f.yaml:1: the file is empty"),
        ("[" * 5_000, "f.yaml:1: it is nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(written: str, said: str) -> None:
    """A tag that is written out is taken at its word by the library, whatever stands behind it."""
    with pytest.raises(BadInput) as refused:
        read_yaml(written, "f.yaml")
    assert str(refused.value).startswith(said)


def test_a_reader_may_count_from_one() -> None:
    """As people count the sections of a form."""
    assert name_field(("sections", 0, "words"), 1) == "sections[1].words"
    assert name_field(("sections", 0, "words")) == "sections[0].words"


def test_no_more_is_read_than_a_file_may_have(tmp_path: Path) -> None:
    """What is too large is never held whole."""
    path = tmp_path / "f.yaml"
    path.write_bytes(b"a: 1\n")
    assert read_bytes(path, most_bytes=5, too_large="too much") == b"a: 1\n"
    with pytest.raises(BadInput, match="too much"):
        read_bytes(path, most_bytes=4, too_large="too much")
    with pytest.raises(BadInput, match="no plain file"):
        read_bytes(tmp_path, most_bytes=5, too_large="too much")


def test_what_is_no_utf_8_is_refused_with_its_line() -> None:
    """The mark that some editors put first is no part of the text."""
    assert decode(b"\xef\xbb\xbfa", "f") == "a"
    with pytest.raises(BadInput, match=r"^f:2: it is no UTF-8"):
        decode(b"a\n\xff", "f")
