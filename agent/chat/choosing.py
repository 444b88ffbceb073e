"""A question asked back, and the choice that answers it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.chat.pronouns import name_title
from agent.question.names import find_references
from agent.question.words import find_terms, fold_word, split_words
from agent.quote.shelf import file_words
from store.types import Document

MOST_OPTIONS: Final = 12
"""More lines than that nobody reads; a part of the title chooses among all."""

_NUMBER: Final = re.compile(
    r"^\s*(?:no\.?|number|option|the)?\s*#?(\d{1,2})[.)]?\s*$", re.IGNORECASE
)
_LONGEST: Final = 12
_PHRASE: Final = re.compile(r"“([^”]+)”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A question that was asked back, and the documents that could be meant."""

    question: str
    about: str
    options: tuple[Document, ...]


def choose(pending: Pending, reply: str) -> Document | None:
    """Return the one document that a reply chooses: by number, or by words of its title alone.

    None where it chooses none, or several; then it may be a new question.
    """
    if number := _NUMBER.match(reply):
        place = int(number[1])
        return pending.options[place - 1] if 1 <= place <= len(pending.options) else None
    words = split_words(reply)
    wanted = frozenset(find_terms(reply))
    if not wanted or len(words) > _LONGEST or reply.rstrip().endswith("?"):
        return None
    fitting = [each for each in pending.options if wanted <= _terms(each)]
    return fitting[0] if len(fitting) == 1 else None


def is_number(reply: str) -> bool:
    """Say whether a reply is a number alone, and so no question."""
    return _NUMBER.match(reply) is not None


def put_in(pending: Pending, document: Document) -> str:
    """Return the question with the chosen document named in it."""
    name = name_title(document.title)
    found = _PHRASE.search(pending.about)
    phrases = [found[1]] if found else []
    phrases += [each.phrase for each in find_references(pending.question)]
    for phrase in phrases:
        if phrase in pending.question:
            start = pending.question.index(phrase)
            opened = name[:1].upper() + name[1:] if start == 0 else name
            return pending.question.replace(phrase, opened, 1)
    question = pending.question.rstrip("?. ")
    return f"According to {name}, {question[:1].lower()}{question[1:]}?"


def _terms(document: Document) -> frozenset[str]:
    """Return the stems of title, file and id; those of a known name also apart."""
    named = f"{document.title} {file_words(document)} {document.id[:8]}"
    return frozenset((*find_terms(named), *map(fold_word, re.findall(r"[^\W_]+", named.lower()))))


def list_shown(options: Sequence[Document]) -> tuple[Document, ...]:
    """Return those of the options that are shown with a number."""
    return tuple(options[:MOST_OPTIONS])
