"""Best matches by words and by pairs of words: a tantivy index in a folder.

The question is a bag of words: query syntax is text like any other. The double that tests use is
`store.index.lexical_double`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from store.errors import IndexDamaged
from store.finding.words import REPEAT_POWER, STOP_WORDS, make_pairs, question_words
from store.ports import Scored

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import tantivy

    from store.types import Passage

_WRITER_BYTES: Final = 64_000_000
"""Memory of the one writing thread: 15,000 passages fit without a second segment, so that ties
come out in the order of writing."""

LAYOUT: Final = "words 1"
"""Changes whenever `build` would write other fields or other words; an index is then stale."""

_LONGEST_WORD: Final = 80
_ID, _VERSION, _WORDS, _PAIRS, _SPACED = "id", "version", "words", "pairs", "spaced"


def build(folder: Path, passages: Iterable[Passage]) -> None:
    """Write a whole index of `passages` into `folder`, which is made where it is missing.

    13,732 passages take 0.9 s. The folder must not hold an index already.
    """
    import tantivy

    folder.mkdir(parents=True, exist_ok=True)
    _fill(tantivy.Index(_schema(), path=str(folder), reuse=False), passages)


def hold(passages: Iterable[Passage]) -> TantivyLexical:
    """Return an index of `passages` in memory, which ranks as one in a folder does."""
    import tantivy

    index = tantivy.Index(_schema())
    _fill(index, passages)
    index.reload()
    return TantivyLexical(index, _analyzer())


def _fill(index: tantivy.Index, passages: Iterable[Passage]) -> None:
    import tantivy

    analyzer = _analyzer()
    index.register_tokenizer(_SPACED, _spaced())
    writer = index.writer(_WRITER_BYTES, 1)
    for passage in passages:
        words = analyzer.analyze(passage.indexed)
        document = tantivy.Document(
            id=passage.id,
            version=passage.version,
            words=" ".join(words),
            pairs=" ".join(make_pairs(words)),
        )
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def open(folder: Path) -> TantivyLexical:  # noqa: A001 - the verb of the house: build, open
    """Return the index in `folder`.

    Raises:
        IndexDamaged: there is none, or it cannot be read; the catalog can rebuild it.
    """
    import tantivy

    try:
        index = tantivy.Index.open(str(folder))
        index.register_tokenizer(_SPACED, _spaced())
        return TantivyLexical(index, _analyzer())
    except (ValueError, OSError) as error:
        message = f"the word index in {str(folder)!r} cannot be opened ({error}); it can be rebuilt"
        raise IndexDamaged(message) from error


class TantivyLexical:
    """BM25 over a folder written by `build` (k1 = 1.2, b = .75: tantivy's own, not adjustable)."""

    def __init__(self, index: tantivy.Index, analyzer: tantivy.TextAnalyzer) -> None:
        self._schema = index.schema
        self._searcher = index.searcher()
        self._analyzer = analyzer

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(self, query: str, *, k: int, versions: frozenset[str] | None = None) -> list[Scored]:
        """Return the `k` best passages for plain text, best first; no query syntax is obeyed."""
        words = self._analyzer.analyze(question_words(query))
        return self._best(_WORDS, words, k, versions)

    def search_pairs(
        self, query: str, *, k: int, versions: frozenset[str] | None = None
    ) -> list[Scored]:
        """Return the `k` best passages by words that stand side by side in the question."""
        words = self._analyzer.analyze(question_words(query))
        return self._best(_PAIRS, make_pairs(words), k, versions)

    def _best(
        self, field: str, terms: list[str], k: int, versions: frozenset[str] | None
    ) -> list[Scored]:
        if not terms or k < 1 or (versions is not None and not versions):
            return []
        query = self._compose(field, terms, versions)
        found = [
            Scored(passage=self._searcher.doc(address)[_ID][0], score=float(score))
            for score, address in self._searcher.search(query, k, count=False).hits
        ]
        return sorted(found, key=lambda hit: (-hit.score, hit.passage))

    def _compose(
        self, field: str, terms: list[str], versions: frozenset[str] | None
    ) -> tantivy.Query:
        import tantivy

        query, should, must = tantivy.Query, tantivy.Occur.Should, tantivy.Occur.Must
        parts = []
        for term, times in Counter(terms).items():
            part = query.term_query(self._schema, field, term, index_option="freq")
            parts.append((should, query.boost_query(part, times**REPEAT_POWER)))
        anyof = query.boolean_query(parts)
        if versions is None:
            return anyof
        inside = query.term_set_query(self._schema, _VERSION, sorted(versions))
        return query.boolean_query([(must, anyof), (must, query.const_score_query(inside, 0.0))])


def _schema() -> tantivy.Schema:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field(_ID, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(_VERSION, tokenizer_name="raw", index_option="basic")
    for field in (_WORDS, _PAIRS):
        builder.add_text_field(field, tokenizer_name=_SPACED, index_option="freq")
    return builder.build()


def _analyzer() -> tantivy.TextAnalyzer:
    import tantivy

    steps = (
        tantivy.Filter.remove_long(_LONGEST_WORD),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.custom_stopword(sorted(STOP_WORDS)),
        tantivy.Filter.stemmer("english"),
    )
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in steps:
        builder = builder.filter(step)
    return builder.build()


def _spaced() -> tantivy.TextAnalyzer:
    """Return the tokenizer of text that is cut into words already."""
    import tantivy

    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
