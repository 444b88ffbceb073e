"""Records of other tools -> answers: question, answer and contexts under their usual names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from store.errors import ReadError
from store.readers import parse
from store.text.segment import segment

QUESTION: Final = ("question", "user_input", "query", "input")
ANSWER: Final = ("answer", "response", "actual_output", "output", "prediction")
CONTEXTS: Final = ("contexts", "retrieved_contexts", "retrieval_context", "context", "docs")
"""Where record shapes keep the three parts, the first name found counts. Source: the documented
fields of Ragas 0.1 and 0.2 (question, user_input …), DeepEval (input, actual_output,
retrieval_context), LangChain's evaluators (query, answer, context) and ALCE (question, output,
docs)."""
BODY: Final = ("text", "content", "page_content", "document")

_MARK: Final = re.compile(r"\s*\[(\d{1,3})\]")
_FULL_STOP: Final = re.compile(r"([.!?])((?:\s*\[\d{1,3}\])+)")


def is_record(values: Mapping[str, Any]) -> bool:
    """Say whether an object has the three parts under names that are known."""
    return all(_find(values, names) is not None for names in (QUESTION, ANSWER, CONTEXTS))


def import_record(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record as the fields of a `GivenAnswer`.

    The answer's sentences become statements. Where one is marked, "[2]", its evidence are the
    contexts of those numbers (from 1, as ALCE counts); where none is, every context is.

    Raises:
        ValueError: a part is not of the usual form.
    """
    question = _find(values, QUESTION)
    answer = _find(values, ANSWER)
    if not isinstance(answer, str):
        raise ValueError("the answer is no text")  # noqa: TRY004 - the fault is in the file
    contexts = list(_read_contexts(_find(values, CONTEXTS)))
    sentences = _cut(answer)
    marked = any(_MARK.search(each) for each in sentences)
    name = values.get("id")
    return {
        "id": None if name is None else str(name),
        "question": question,
        "statements": [_read_statement(each, contexts, marked=marked) for each in sentences],
    }


def _find(values: Mapping[str, Any], names: Sequence[str]) -> Any:  # noqa: ANN401 - any JSON
    return next((values[name] for name in names if values.get(name) is not None), None)


def _read_contexts(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    items: Iterable[Any] = value if isinstance(value, list) else [value]
    for number, item in enumerate(items, start=1):
        body = _find(item, BODY) if isinstance(item, dict) else item
        if not isinstance(body, str) or not body.strip():
            raise ValueError(f"context {number} is no text")
        yield body


def _cut(answer: str) -> list[str]:
    """Return the sentences; marks behind a full stop belong to the sentence before it."""
    if not answer.strip():
        return []
    moved = _FULL_STOP.sub(lambda found: found[2] + found[1], answer)
    try:
        reading = parse(moved.encode(), "answer.txt")
    except ReadError as error:
        raise ValueError(f"the answer cannot be read: {error}") from error
    cut = segment(reading, document="", version="")
    return [each.text for each in cut if any(letter.isalnum() for letter in each.text)]


def _read_statement(sentence: str, contexts: Sequence[str], *, marked: bool) -> dict[str, Any]:
    numbers = [int(each) for each in _MARK.findall(sentence)]
    lost = [each for each in numbers if not 1 <= each <= len(contexts)]
    if lost:
        raise ValueError(f"the mark [{lost[0]}] has no context; there are {len(contexts)}")
    chosen = [contexts[each - 1] for each in dict.fromkeys(numbers)] if marked else contexts
    return {"text": _MARK.sub("", sentence).strip() or sentence, "contexts": list(chosen)}
