"""A suite's file -> the suite, or an error that names file, line and field."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from agent.marked import Loc, Marked
from evals.suite.nodes import read_yaml
from evals.suite.types import VERSION, Suite
from store.errors import BadInput

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_EMPTY: Final = "too_short"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuiteFile:
    """A suite with the file it was read from.

    `digest` is the SHA-256 of the file, in hex.
    """

    path: Path
    suite: Suite
    digest: str
    marked: Marked

    def refuse(self, loc: Loc, what: str) -> BadInput:
        """Return the error for a place of the suite; a question is also named by its id."""
        return self.marked.refuse(loc, self._name(loc) + what)

    def choose(self, part: str | None = None) -> SuiteFile:
        """Return the suite with the questions of one part alone; with all of them when None.

        Raises:
            BadInput: no question is of that part.
        """
        if part is None:
            return self
        kept = tuple(each for each in self.suite.questions if each.part == part)
        if not kept:
            parts = ", ".join(sorted({each.part for each in self.suite.questions}))
            raise BadInput(f"{self.path}: no question is of part {part!r}; there are {parts}")
        return replace(self, suite=self.suite.model_copy(update={"questions": kept}))

    def place(self, case: str) -> int:
        """Return the position of a question in the file, by its id."""
        ids = [each.get("id") for each in self.marked.value["questions"]]
        return ids.index(case)

    def _name(self, loc: Loc) -> str:
        return name_case(self.marked.value, loc)


def load_suite(path: Path) -> Suite:
    """Return the suite in a YAML file.

    Raises:
        BadInput: as `read_suite` says.
    """
    return read_suite(path).suite


def read_suite(path: Path) -> SuiteFile:
    """Return the suite in a YAML file, with the lines of everything in it.

    Raises:
        BadInput: it cannot be read, is of another version, has no question, a field is missing,
            unknown, given twice or of the wrong kind, or an id is used twice or not at all.
    """
    marked = read_yaml(path)
    _refuse_other_version(marked)
    try:
        suite = Suite.model_validate(marked.value)
    except ValidationError as error:
        raise explain(marked, error) from None
    for loc, what in _find_faults(suite):
        raise marked.refuse(loc, name_case(marked.value, loc) + what)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return SuiteFile(path=path, suite=suite, digest=digest, marked=marked)


def explain(marked: Marked, error: ValidationError) -> BadInput:
    """Return the first fault of a file that is not as described, and how many more there are."""
    # A list whose items are at fault is called too short besides: not one of them is left.
    faults = [
        each
        for each in error.errors(include_url=False)
        if each["type"] != _EMPTY or not each["input"]
    ]
    first = faults[0]
    loc = first["loc"]
    rest = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return marked.refuse(loc, name_case(marked.value, loc) + _describe(first) + rest)


def name_case(value: Any, loc: Loc) -> str:  # noqa: ANN401 - a file's value, of any form
    """Return the id of the question that a place lies in, "" where it lies in none."""
    if len(loc) < 2 or loc[0] != "questions":
        return ""
    try:
        name = value["questions"][loc[1]]["id"]
    except (KeyError, IndexError, TypeError):
        return ""
    return f"(question {name}) " if isinstance(name, str) else ""


def _describe(fault: ErrorDetails) -> str:
    kind, given = fault["type"], fault["input"]
    if kind == "extra_forbidden":
        return "unknown field"
    if kind == "missing":
        return "the field is missing"
    if kind == _EMPTY:
        return "it is empty"
    what = str(fault["msg"]).removeprefix("Value error, ")
    what = what[:1].lower() + what[1:]
    if isinstance(given, (str, int, float, bool)):
        what += f", not {_shorten(given)}"
    if kind == "string_type" and isinstance(given, (int, float, bool)):
        what += "; put it in quotation marks"
    return what


def _shorten(given: object) -> str:
    written = repr(given)
    return written if len(written) <= 60 else written[:57] + "…" + written[0]


def _refuse_other_version(marked: Marked) -> None:
    meta = marked.value.get("meta") if isinstance(marked.value, dict) else None
    version = meta.get("schema") if isinstance(meta, dict) else None
    if version is not None and str(version) != VERSION:
        raise marked.refuse(
            ("meta", "schema"), f"the suite is of version {version!s:.20}, and we read {VERSION}"
        )


def _find_faults(suite: Suite) -> Iterator[tuple[Loc, str]]:
    """Yield what no field shows alone: ids used twice, or for nothing."""
    documents: set[str] = set()
    for place, document in enumerate(suite.meta.documents):
        if document.id in documents:
            yield ("meta", "documents", place, "id"), f"the id {document.id!r} is used twice"
        documents.add(document.id)
    cases: set[str] = set()
    for place, case in enumerate(suite.questions):
        if case.id in cases:
            yield ("questions", place, "id"), f"the id {case.id!r} is used twice"
        cases.add(case.id)
        for number, gold in enumerate(case.support):
            if gold.doc not in documents:
                known = ", ".join(sorted(documents)) or "none"
                yield (
                    ("questions", place, "support", number, "doc"),
                    f"no document has the id {gold.doc!r}; there are {known}",
                )
