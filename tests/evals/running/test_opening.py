"""A folder of documents is the same library wherever it lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.running.opening import read_documents
from store.embed.double import HashEmbedder
from store.errors import BadInput
from tests.evals.suite.texts import PORT


def fill(folder: Path) -> Path:
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "port.md").write_text(PORT, encoding="utf-8")
    (folder / ".hidden.md").write_text("# Hidden", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def test_documents_come_from_their_path_below_the_folder(tmp_path: Path) -> None:
    one = read_documents(fill(tmp_path / "a"), embedder=HashEmbedder())
    two = read_documents(fill(tmp_path / "b"), embedder=HashEmbedder())
    assert [each.origin for each in one.documents()] == ["sub/port.md"]
    assert one.fingerprint == two.fingerprint


def test_a_folder_that_holds_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no such folder"):
        read_documents(tmp_path / "none")
    with pytest.raises(BadInput, match="holds no document"):
        read_documents(tmp_path)


def test_a_damaged_document_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing else")
    with pytest.raises(BadInput, match=r"broken\.pdf"):
        read_documents(tmp_path)
