"""Running pandoc: in bounded time, in its sandbox, and its failures in our words."""

from __future__ import annotations

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from agent.export import tree
from agent.export.errors import ExportFailed
from agent.export.pandoc import convert

HELLO = tree.document([tree.paragraph(tree.text("Hello there"))])


def test_words_go_in_and_come_out_as_words() -> None:
    made = json.loads(convert(HELLO, to="json"))
    assert made["blocks"] == HELLO["blocks"]


def test_what_pandoc_says_is_repeated() -> None:
    with pytest.raises(ExportFailed, match=r"pandoc ended with \d+ and said: .*nonsense"):
        convert(HELLO, to="nonsense")


def test_what_does_not_end_is_stopped() -> None:
    with pytest.raises(ExportFailed, match=r"did not end within 0\.001 seconds"):
        convert(HELLO, to="docx", seconds=0.001)


def test_no_file_beyond_those_named_is_read(tmp_path: Path) -> None:
    """A picture that a tree names stays where it is: the sandbox has no files."""
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"\x89PNG\r\n\x1a\nsecret words")
    image = {"t": "Image", "c": [["", [], []], [], [str(secret), ""]]}
    made = convert(tree.document([tree.paragraph([image])]), to="docx")
    with ZipFile(io.BytesIO(made)) as package:
        assert not any(b"secret words" in package.read(name) for name in package.namelist())
