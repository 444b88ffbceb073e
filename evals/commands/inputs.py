"""What a run is made of: the files that were named, the library, and whoever answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from agent.commands.opening import open_library
from evals.commands.options import find_recording
from evals.report.types import Place, place_answers, place_cases
from evals.running.asking import Asker, Product
from evals.running.given import Given, make_suite, match, name_answers
from evals.running.opening import read_documents
from evals.running.run import Subject, take
from evals.suite.load import SuiteFile, read_suite
from evals.suite.read_answers import AnswerFile, read_answers
from store.errors import BadInput

if TYPE_CHECKING:
    from agent.quote.shelf import Shelf
    from agent.settings import Settings
    from evals.commands.parties import Parties

LINES: Final = ".jsonl"
"""How a file of answers ends that is judged without a suite."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The files that were named: a suite, answers to it, or answers alone."""

    path: Path
    file: SuiteFile | None
    answers: AnswerFile | None

    @property
    def recording(self) -> Path | None:
        """Return the recording beside the suite; None where the answers are there already."""
        return find_recording(self.path) if self.answers is None else None

    def places(self) -> Mapping[str, Place]:
        """Return where each case is written."""
        if self.file is not None:
            return place_cases(self.file)
        assert self.answers is not None, "without a suite there are answers"
        lines = [line for line, _ in self.answers.answers]
        return place_answers(
            self.answers, dict(zip(name_answers(self.answers), lines, strict=True))
        )


def read_inputs(chosen: Mapping[str, Any]) -> Asked:
    """Read what was named before anything is opened.

    Raises:
        BadInput: a file is not as described, or two options exclude each other.
    """
    path = Path(chosen["suite"])
    if chosen.get("documents") and chosen.get("library"):
        raise BadInput("--documents and --library exclude each other: one of them is asked")
    if path.suffix != LINES:
        file, named = read_suite(path), chosen.get("answers")
        return Asked(path=path, file=file, answers=read_answers(Path(named)) if named else None)
    useless = next((name for name in ("answers", "part") if chosen.get(name)), None)
    if useless:
        raise BadInput(f"{path} holds answers itself; --{useless} belongs to a suite")
    return Asked(path=path, file=None, answers=read_answers(path))


@contextmanager
def open_shelf(
    asked: Asked, chosen: Mapping[str, Any], settings: Settings
) -> Iterator[Shelf | None]:
    """Hand out the library; answers that stand alone need none, and get it only where named.

    Raises:
        BadInput: the documents cannot be read.
        LibraryError: the library cannot be used.
    """
    if folder := chosen.get("documents"):
        yield read_documents(Path(folder))
    elif asked.file is not None or chosen.get("library"):
        with open_library(settings) as library:
            yield library
    else:
        yield None


def prepare(
    asked: Asked,
    part: str | None,
    library: Shelf | None,
    parties: Parties,
    as_of: date | None = None,
) -> tuple[Subject, Asker]:
    """Return what is asked, and who answers.

    Args:
        asked: the files.
        part: only the questions of that part.
        library: where to look.
        parties: who takes part.
        as_of: the day of the questions that name none.

    Raises:
        BadInput: the suite points at what the library does not hold, or answers at no question.
    """
    if asked.file is None:
        return _prepare_answers(asked, library)
    assert library is not None, "a suite is asked of a library"
    subject = take(asked.file, library, part=part, as_of=as_of)
    if asked.answers is not None:
        return subject, Given(answers=match(asked.file, asked.answers), library=library)
    product = Product(
        library=library,
        model=parties.model,
        second_look=parties.second_look,
        checks=parties.checking.checks,
    )
    return subject, product


def _prepare_answers(asked: Asked, library: Shelf | None) -> tuple[Subject, Asker]:
    assert asked.answers is not None, "without a suite there are answers"
    suite = make_suite(asked.answers)
    given = (each for _, each in asked.answers.answers)
    answers = dict(zip(name_answers(asked.answers), given, strict=True))
    digest = asked.answers.digest
    subject = Subject(suite=suite, name=suite.meta.title, digest=digest, library=library)
    return subject, Given(answers=answers, library=library)
