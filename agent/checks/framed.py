"""Take the title out of a statement that opens or closes with it: "In TITLE, the parties say".

A composer is told to name a document by its title. "Statement to Mark One Year of the Pact" counts
nothing, "Preventing Fraud in Ports" denies nothing, and "Pledge to Plant Trees" promises nothing:
a title that is copied is a name, and not what the statement tells. Of 455 true sentences behind
"In TITLE," 21 were refused for words of the title alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Protocol

from agent.checks.words import plain
from agent.types import Evidence, Finding, Kind

FEWEST: Final = 3
"""Words of a title from which it is a name: "The Plan" and "Annual Report" are words in use."""
LEAST_REST: Final = 4
"""Words that a statement must have beside the title: it may not vanish into its own frame."""
STANDS_FOR: Final = "the document"
"""What is put in the place of a title: words that every check lets pass as a frame."""
OPENS: Final = re.compile(
    r"^(?:(?:in|under|according to|as per|per|on|by) (?:the |its |a )?|the |a )?[\"']?$",
    re.IGNORECASE,
)
SAYS: Final = (
    r"(?:also )?(?:says|states|notes|reports|explains|describes|adds|announces|"
    r"sets out|points out|recalls|stresses|mentions|records|lists)\b"
)
GOES_ON: Final = re.compile(rf"^[\"']?(?:,|:| {SAYS})", re.IGNORECASE)
NAMES_IT: Final = re.compile(r"(?:, | )(?:according to|in|under) (?:the )?[\"']?$", re.IGNORECASE)
SPEAKS: Final = re.compile(r", (?:the )?[\"']?$", re.IGNORECASE)
SAID_LAST: Final = re.compile(rf"^[\"']? {SAYS}[.]?$", re.IGNORECASE)
CLOSES: Final = re.compile(r"^[\"']?[.]?$")
KIND_IN_FRONT: Final = re.compile(
    r"^(?:fact sheet|readout|statement|icymi|\d+[.)])[:.)]? +", re.IGNORECASE
)


class Look(Protocol):
    """A check of one statement: no finding is a pass."""

    def __call__(self, text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
        """Return one finding for each fault."""
        ...


def without_title(text: str, evidence: Sequence[Evidence]) -> str:
    """Return a statement with "the document" for a title that frames it; else as it is."""
    titles = {title for item in evidence for title in _titles(item)}
    return _without(text, tuple(sorted(titles, key=lambda each: (-len(each), each))))


@lru_cache(maxsize=1_000)  # Sixteen checks ask it of one statement.
def _without(text: str, titles: tuple[str, ...]) -> str:
    stated = plain(text)
    small = stated.lower()
    for title in titles:
        if title.isascii() and stated.isascii() and title.lower() not in small:
            # To compile a title takes half a millisecond, and few statements hold one.
            continue
        for match in _whole(title).finditer(stated):
            before, behind = stated[: match.start()], stated[match.end() :]
            opening = OPENS.search(before) is not None and GOES_ON.match(behind) is not None
            closing = NAMES_IT.search(before) is not None and CLOSES.match(behind) is not None
            said = SPEAKS.search(before) is not None and SAID_LAST.match(behind) is not None
            rest = len(before.split()) + len(behind.split())
            if (opening or closing or said) and rest >= LEAST_REST:
                return f"{re.sub('the $', '', before, flags=re.IGNORECASE)}{STANDS_FOR}{behind}"
    return text


def unframed(check: Look) -> Look:
    """Return a check that reads a statement without the title that frames it."""

    def look(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
        return check(without_title(text, evidence), kind, evidence)

    # The gate names a check that breaks by its module.
    look.__module__ = check.__module__
    return look


def _titles(item: Evidence) -> tuple[str, ...]:
    card = item.document.card.title
    return _read_titles(item.document.title, card.value if card else "")


@lru_cache(maxsize=1_000)
def _read_titles(title: str, of_the_card: str) -> tuple[str, ...]:
    written = [plain(each) for each in (title, of_the_card) if each]
    bare = [each.strip(" *_#\"'.") for each in written]
    bare += [KIND_IN_FRONT.sub("", each) for each in bare]
    return tuple(each for each in bare if len(each.split()) >= FEWEST)


@lru_cache(maxsize=1_000)
def _whole(title: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(title)}(?!\w)", re.IGNORECASE)
