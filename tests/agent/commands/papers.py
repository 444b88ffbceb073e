"""A few sample documents that a test may change, and the library made of them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.agent.commands.conftest import SAMPLES, Brief, Said

FACTS = "fact-sheet-partnership.md"
NOTE = "guidance-note-11.md"
FELLOWSHIPS = "How many fellowships were awarded?"
NOTIFY = "How many days before the evaluation must a public body notify the Institute?"


@dataclass(frozen=True, slots=True)
class Papers:
    """Files on disk, and a library that follows what a user does to them."""

    folder: Path
    library: Path
    brief: Brief

    def run(self, *arguments: object) -> Said:
        """Run `brief` on the library."""
        return self.brief("--library", self.library, *arguments)

    def ask(self, question: str, name: str = "answer.json") -> Path:
        """Ask, and return the bundle of the answer."""
        file = self.folder / name
        assert self.run("ask", question, "--bundle", file).code == 0
        return file

    def change(self, name: str, old: str, new: str) -> None:
        """Change a file and read it again."""
        file = self.folder / "papers" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        self.add()

    def write(self, name: str, text: str) -> None:
        """Write a file and read it."""
        (self.folder / "papers" / name).write_text(text, encoding="utf-8")
        self.add()

    def add(self) -> None:
        """Read what is new."""
        assert self.run("add", self.folder / "papers").code == 0


def write_papers(folder: Path) -> Path:
    """Return a folder with two sample documents."""
    papers = folder / "papers"
    papers.mkdir()
    for name in (FACTS, NOTE):
        shutil.copy(SAMPLES / name, papers / name)
    return papers
