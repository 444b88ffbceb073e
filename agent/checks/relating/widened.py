"""Find what was widened by a word of the statement's own: "any member" for "a member who decides".

A universal in the statement is proof where the source has none and narrows the same thing by words
that are gone. So is "already in use" of what the source says of things to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.checks.clauses import Word, words_in
from agent.checks.fault import Fault
from agent.checks.headed import headed
from agent.checks.senses import is_told, sense_at, senses_in

UNIVERSAL: Final = headed(
    r"(?<!not )(?<!in )(?<!at )(?<!after )(?<!above )(?<!first of )(?<!if )(?<!without )"
    r"\b(?P<all>any(?: and all)?|all(?: of)?(?: the| their| its)?|every|each(?: and every)?|"
    r"whatever|whichever|no matter (?:what|which))\b (?!of\b|the more\b)",
    re.IGNORECASE,
)
UNIVERSAL_THERE: Final = re.compile(
    r"\b(?:any\w*|all|every\w*|each|whatever|whichever|no|none|both|entire\w*|whole|"
    r"throughout|across|regardless|irrespective|always|never|universal\w*|respective|total|full\w*)\b"
    r"(?: [\w'-]+){0,4} ?$",
    re.IGNORECASE,
)
ATTRIBUTES: Final = re.compile(
    r"\b(?:the|an?|its|their|these|those|such|for|of|to|with|on|by|are|is) "
    r"(?P<which>[a-z][\w-]+(?: [a-z][\w-]+)?)(?: [A-Z]+)? $"
)
RELATIVE: Final = re.compile(
    r"(?: of(?: [\w'-]+){1,6}?)? (?:that|who|whom|which|whose|where)\b(?P<what>[^.;,]{3,120})|"
    r" (?P<link>relevant to|related to|relating to|unrelated to|subject to|used (?:for|in|by)|"
    r"intended (?:for|to)|made (?:by|for)|produced by|provided by|issued by|in the|for the|within|"
    r"under|with|below|above|over) (?P<rest>[^.;,]{3,80})",
    re.IGNORECASE,
)
TO_COME: Final = headed(
    r"\b(?:future|upcoming|forthcoming|prospective|planned|new|yet to come|to come|proposed)\b",
    re.IGNORECASE,
)
IN_BEING: Final = headed(
    r"\b(?:existing|current(?:ly)?|present(?:ly)?|already|in place|in use|on sale|in operation|"
    r"in service|of today|today's)\b",
    re.IGNORECASE,
)
EARLIER: Final = re.compile(
    r"\b(?:previous(?:ly)?|so far|earlier|before|prior|old)\b", re.IGNORECASE
)
"""What may stand in a source for "already" and "existing"."""
NOUN: Final = 4
"""Words behind a universal among which its noun stands."""
GONE: Final = 2
"""Words of a clause that narrows a noun that must all be gone: one may be told otherwise."""


def find_widened(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for each thing that the statement widens by a word of its own."""
    yield from _of_another_time(stated, quotes)
    offered = " . ".join(quotes)
    for match in UNIVERSAL.finditer(stated):
        gone = _narrowed(stated, match.end(), offered)
        if gone:
            yield Fault(words=match.group().strip(), why=f"the source narrows it: {gone!r}")
            return


def _narrowed(stated: str, start: int, offered: str) -> str:
    """Return what narrows, in the source, the noun behind a universal, and is gone."""
    said = senses_in(stated)
    for noun in words_in(stated, start)[:NOUN]:
        if not noun.content:
            break
        uses = [word for word in words_in(offered) if word.stem == noun.stem]
        if len(uses) != 1 or UNIVERSAL_THERE.search(offered, 0, uses[0].start):
            continue
        gone = _behind(offered, uses[0], said) or _in_front(offered, uses[0], said)
        if gone:
            return gone
    return ""


def _behind(offered: str, noun: Word, said: frozenset[str]) -> str:
    relative = RELATIVE.match(offered, noun.end)
    if relative is None:
        return ""
    words = words_in(relative["what"] or relative["rest"])
    content = [sense_at(words, n) for n, word in enumerate(words) if word.content]
    gone = [each for each in content if not is_told(each, said)]
    all_gone = len(gone) >= GONE and len(gone) == len(content)
    return relative.group().strip() if all_gone else ""


def _in_front(offered: str, noun: Word, said: frozenset[str]) -> str:
    """Return the attribute in front of a noun that the statement has in no wording."""
    before = ATTRIBUTES.search(offered, 0, noun.start)
    words = words_in(before["which"]) if before else ()
    gone = [
        word.text
        for n, word in enumerate(words)
        if word.content and word.text.islower() and not is_told(sense_at(words, n), said)
    ]
    return gone[0] if gone and len(gone) == len(words) else ""


def _of_another_time(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield "services already in use" where the source speaks of future ones, and the reverse."""
    offered = " . ".join(quotes)
    for theirs, ours in ((TO_COME, IN_BEING), (IN_BEING, TO_COME)):
        if theirs.search(stated) or ours.search(offered) or EARLIER.search(offered):
            continue
        here = ours.search(stated)
        if here is None:
            continue
        for match in theirs.finditer(offered):
            noun = words_in(offered, match.end())[:1]
            if (
                noun
                and noun[0].content
                and noun[0].start == match.end() + 1
                and any(word.stem == noun[0].stem for word in words_in(stated))
            ):
                yield Fault(words=here.group(), why=f"the source says {match.group()!r} of it")
                return
