"""A suite against a library: its documents, and the places of its quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from agent.quote.shelf import Shelf
from evals.suite.load import SuiteFile
from evals.suite.quotes import locate_quote, normalise
from evals.suite.types import Case
from evals.types import GoldSpan
from store.filters import Filters
from store.types import Document, Status

_EVERY = Filters(statuses=tuple(Status))


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """The documents of a suite by their short ids, and each question's quotations by its id."""

    documents: Mapping[str, Document]
    gold: Mapping[str, tuple[GoldSpan, ...]]


def locate(file: SuiteFile, library: Shelf) -> Located:
    """Return what a suite points at in a library.

    Raises:
        BadInput: a document is not in the library, could be several, or lacks a quotation.
    """
    documents = dict(_find_documents(file, library))
    texts = {each.version: library.text(each.version) for each in documents.values()}
    gold = {
        case.id: tuple(_find_gold(file, case, documents, texts)) for case in file.suite.questions
    }
    return Located(documents=documents, gold=gold)


def list_documents(library: Shelf) -> list[Document]:
    """Return every document of a library, superseded and withdrawn ones too."""
    return list(library.documents(_EVERY))


def _find_documents(file: SuiteFile, library: Shelf) -> Iterator[tuple[str, Document]]:
    held = list_documents(library)
    for place, listed in enumerate(file.suite.meta.documents):
        fitting = [each for each in held if ends_with(each.origin, listed.file)]
        if len(fitting) != 1:
            what = f"no document of the library comes from {listed.file!r}"
            if fitting:
                origins = ", ".join(repr(each.origin) for each in fitting[:3])
                what = f"{listed.file!r} could be any of {origins}; write more of its path"
            raise file.refuse(("meta", "documents", place, "file"), what)
        yield listed.id, fitting[0]


def ends_with(origin: str, file: str) -> bool:
    """Say whether a document's path ends in the parts of another path."""
    parts = PurePath(file).parts
    return PurePath(origin).parts[-len(parts) :] == parts


def _find_gold(
    file: SuiteFile, case: Case, documents: Mapping[str, Document], texts: Mapping[str, str]
) -> Iterator[GoldSpan]:
    for number, listed in enumerate(case.support):
        document = documents[listed.doc]
        text = texts[document.version]
        span = locate_quote(listed, text)
        if span is None:
            field = "sha256" if listed.quote is None else "quote"
            loc = ("questions", file.place(case.id), "support", number, field)
            raise file.refuse(loc, f"the quotation is not in document {listed.doc}")
        yield GoldSpan(
            role=listed.role,
            document=document.id,
            version=document.version,
            start=span.start,
            end=span.end,
            quote=normalise(text[span.start : span.end]),
        )
