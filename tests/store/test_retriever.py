"""LangChain's own standard tests for retrievers, and what its documents carry."""

from __future__ import annotations

from pathlib import Path

import pytest
from langchain_core.retrievers import BaseRetriever  # noqa: TC002 - one line for one name
from langchain_tests.integration_tests import RetrieversIntegrationTests

from store.filters import Filters
from store.library import Library
from store.retriever import LibraryRetriever
from tests.store.kit import GUIDANCE, MEMORANDUM, PRESS, add, make_library, open_library, write


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("retriever")
    write(folder / "files", memo=MEMORANDUM, press=PRESS, guidance=GUIDANCE)
    with make_library(folder / "library") as library:
        add(library, folder / "files", index=True)
    return folder / "library"


@pytest.fixture(scope="module")
def opened(folder: Path) -> Library:
    return open_library(folder)


# LangChain leaves the choice of an asynchronous runner to us, and forbids overriding its tests.
pytest.mark.asyncio(RetrieversIntegrationTests.test_ainvoke_returns_documents)


class TestStandard(RetrieversIntegrationTests):
    @pytest.fixture(autouse=True)
    def _open(self, opened: Library) -> None:
        type(self).library = opened

    library: Library

    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        return LibraryRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, object]:
        return {"library": self.library}

    @property
    def retriever_query_example(self) -> str:
        return "results of the evaluation"


def test_documents_say_what_proves_them(opened: Library) -> None:
    (document,) = opened.as_retriever(k=1).invoke("laboratories take part")
    version = document.metadata["version"]
    start, end = document.metadata["start"], document.metadata["end"]
    assert opened.text(version)[start:end] == document.page_content
    assert document.metadata["source"].endswith("press.md")
    assert document.metadata["status"] == "current"


def test_filters_hold_for_every_call(opened: Library) -> None:
    memo = next(item for item in opened.documents() if item.title.startswith("Memo"))
    retriever = opened.as_retriever(k=5, filters=Filters(documents=(memo.id,)))
    titles = {item.metadata["title"] for item in retriever.invoke("laboratories")}
    assert titles == {memo.title}
