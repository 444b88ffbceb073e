"""Does a document speak of the countries that a question names, or of others alone?

Instruments of one kind are made with one country after another, in nearly the same words: an
answer about Japan taken from the text signed with the United Kingdom reads well and is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from agent.checks.naming.places import OTHER_NAMES
from agent.quote.shelf import Desk
from store.types import Document

_BY_NAME: Final[dict[str, str]] = {
    " ".join(name): min(" ".join(each) for each in (name, *others))
    for name, others in OTHER_NAMES.items()
}
_LONGEST_FIRST: Final = sorted(_BY_NAME, key=len, reverse=True)
_DOTS: Final = re.compile(r"\b(?:[A-Z]\.){2,}")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, _LONGEST_FIRST)) + r")\b")


def find_places(text: str) -> frozenset[str]:
    """Return the countries and unions that a text names, each under one name of its own.

    Capitals count: "US" is a country, "us" is not. "U.S." reads as "US".
    """
    plain = _DOTS.sub(lambda found: found[0].replace(".", ""), text)
    return frozenset(_BY_NAME[found[0]] for found in _pattern().finditer(plain))


def speaks_of_others(desk: Desk, document: Document, asked: Iterable[str]) -> bool:
    """Say whether a document is headed for other countries and never names one of those asked.

    Only what its title says makes it another country's: a text that names none may be about any.
    """
    wanted = frozenset(asked)
    headed = find_places(document.title)
    if not wanted or not headed - wanted:
        return False
    named = headed.union(*(find_places(each.text) for each in desk.sentences(document)))
    return not wanted <= named
