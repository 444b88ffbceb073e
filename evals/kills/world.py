"""A library in which each document holds one number, and the questions for these numbers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, Final

from evals.benchmarks.soak_world import name_unique
from evals.server import read_prompt

ROOT: Final = Path(__file__).resolve().parents[2]
BRIEF: Final = (sys.executable, "-m", "agent.commands.main")

_ASKED: Final = re.compile(r"How many members does the (Q[a-p]{12}) programme have\?")
_OFFERED: Final = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
_FIRST: Final = 100


@dataclass(frozen=True, slots=True)
class World:
    """Documents, the library of them, and the file of jobs; row `n` is about document `n`."""

    folder: Path
    rows: int

    @property
    def library(self) -> Path:
        """Return the folder of the library."""
        return self.folder / "library"

    @property
    def jobs(self) -> Path:
        """Return the file of jobs."""
        return self.folder / "jobs.jsonl"

    def build(self) -> None:
        """Write the documents and the jobs, and read the documents into the library."""
        files = self.folder / "files"
        files.mkdir(parents=True)
        jobs = []
        for number in range(self.rows):
            (files / f"programme{number:05}.md").write_text(_write(number))
            jobs.append(json.dumps({"id": name_row(number), "question": ask(number)}))
        self.jobs.write_text("\n".join(jobs) + "\n")
        command = [*BRIEF, "--library", str(self.library), "add", str(files)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def name_row(number: int) -> str:
    """Return the id of a row."""
    return f"row{number:05}"


def name_programme(number: int) -> str:
    """Return the word that only document `number` has."""
    return name_unique(number).capitalize()


def ask(number: int) -> str:
    """Return the question for the number in a document."""
    return f"How many members does the {name_programme(number)} programme have?"


def state(number: int) -> str:
    """Return the sentence of document `number` that answers it."""
    return f"The {name_programme(number)} programme has {_FIRST + number} members."


def _write(number: int) -> str:
    name = name_programme(number)
    return (
        f"# The {name} programme\n\n{state(number)} It was founded by the ministers of the parties "
        f"to further research.\n\nThe {name} programme reports to the council every year.\n"
    )


@dataclass(slots=True)
class Respondent:
    """What the model says, and how often it was asked for each programme.

    Programmes among `refusing` are refused the first time: their rows fail, and are tried again.
    """

    refusing: set[str] = field(default_factory=set)
    asked: Counter[str] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def chat(self, request: dict[str, Any]) -> str:
        """Reply with the sentence of the document that was asked for."""
        prompt = read_prompt(request)
        name = next(iter(find_asked(prompt)), "")
        with self._lock:
            self.asked[name] += 1
        cited = [(int(at), words) for at, words in _OFFERED.findall(prompt) if name in words]
        said = [(at, words) for at, words in cited if "members" in words][:1]
        statements = [
            {"text": words, "kind": "fact", "evidence": [number]} for number, words in said
        ]
        reply = {"outcome": "answer", "statements": statements, "conflicts": [], "gaps": []}
        return json.dumps(reply)

    def refuses(self, request: dict[str, Any]) -> bool:
        """Return whether this request is one to be refused, and count it then."""
        name = next(iter(find_asked(read_prompt(request))), "")
        with self._lock:
            refused = name in self.refusing
            self.refusing.discard(name)
            self.asked[name] += refused
        return refused


def find_asked(prompt: str) -> Iterator[str]:
    """Yield the programmes that a prompt asks for."""
    yield from _ASKED.findall(prompt)
