"""The library as a LangChain retriever: anyone's chain can use it. No LangChain type leaves here.

Its documents carry the passage's text; the metadata says which bytes it is proven by.
"""

from __future__ import annotations

from typing import Annotated, Any, Protocol

from langchain_core.callbacks import CallbackManagerForRetrieverRun  # noqa: TC002 - pydantic reads it
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field, SkipValidation

from store.filters import Filters
from store.types import Hit


class Searchable(Protocol):
    """What a retriever needs of a library."""

    def search(self, query: str, *, k: int, filters: Filters | None) -> list[Hit]:
        """Return the best passages, best first."""
        ...


class LibraryRetriever(BaseRetriever):
    """Returns the `k` best passages for a question, best first; `k` may be given per call."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Annotated[Searchable, SkipValidation] = Field(exclude=True)
    k: int = Field(default=10, ge=1)
    filters: Filters | None = None

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain's signature
        k: int | None = None,
        **_: Any,  # noqa: ANN401 - likewise
    ) -> list[LangChainDocument]:
        wanted = self.k if k is None else k
        hits = self.library.search(query, k=wanted, filters=self.filters)
        return [_convert(hit) for hit in hits]


def _convert(hit: Hit) -> LangChainDocument:
    passage, document = hit.passage, hit.document
    return LangChainDocument(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "document": document.id,
            "version": document.version,
            "title": document.title,
            "source": document.origin,
            "status": document.status.value,
            "start": passage.start,
            "end": passage.end,
            "page": passage.page,
            "heading_path": " > ".join(passage.heading_path),
            "score": hit.score,
        },
    )
