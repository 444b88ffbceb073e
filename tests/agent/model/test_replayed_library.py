"""A recording outlives its library: the same documents, read again elsewhere, ask the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.ask import ask
from agent.errors import NoRecording
from agent.model.recorder import open_replay, record
from agent.model.types import ChatModel
from agent.types import Answer
from store.library import Library
from tests.agent.compose.world import COUNCIL, MEMO, REPORT, Line, writer

QUESTION = "How many members does the laboratory council have?"
FERRIES = "# Ferry memorandum\n\nThe ferry council has nine members.\n"
SAID = "The laboratory council has twelve members."


def ask_of(folder: Path, model: ChatModel, **files: str) -> Answer:
    """Read the files, in the order given, into a new library in the folder, and ask."""
    source = folder / "papers"
    source.mkdir(parents=True)
    with Library.create(folder / "library") as library:
        for name, text in files.items():
            path = source / f"{name}.md"
            path.write_text(text, encoding="utf-8")
            library.add([path])
        return ask(library, QUESTION, model=model)


def test_the_same_documents_read_elsewhere_bring_the_recorded_answer(tmp_path: Path) -> None:
    """Other folders, another order of reading, another time: the request is the same."""
    path = tmp_path / "calls.jsonl"
    model = writer(Line(text=SAID, cites=(COUNCIL,)))
    recorded = ask_of(
        tmp_path / "here",
        record(model, path, tell=pytest.fail),
        memo=MEMO,
        report=REPORT,
        ferries=FERRIES,
    )
    replayed = ask_of(
        tmp_path / "there" / "deeper",
        open_replay(path),
        ferries=FERRIES,
        report=REPORT,
        memo=MEMO,
    )
    assert [each.text for each in recorded.statements] == [SAID]
    assert [each.text for each in replayed.statements] == [SAID]
    assert replayed.fingerprint == recorded.fingerprint
    assert replayed.model == "replay of scripted"
    assert str(tmp_path) not in "".join(
        message.text for request in model.requests for message in request.messages
    )


def test_a_changed_document_is_not_answered_from_the_recording(tmp_path: Path) -> None:
    path = tmp_path / "calls.jsonl"
    model = writer(Line(text=SAID, cites=(COUNCIL,)))
    ask_of(tmp_path / "here", record(model, path, tell=pytest.fail), memo=MEMO)
    changed = MEMO.replace("twelve", "eleven")
    with pytest.raises(NoRecording, match="documents have changed"):
        ask_of(tmp_path / "there", open_replay(path), memo=changed)
